"""How a page introduces a person in the place of a bare name: "Hello", "Hi, I'm Ada Example"."""

import re

_HELLO = r"(?:hello|hi|hey|hallo|hola)(?: there| world)?\b\W*+"

GREETING = re.compile(_HELLO, re.IGNORECASE)
"""A greeting, with nothing behind it where it is the whole text."""

INTRODUCED = re.compile(
    rf"(?i:(?:{_HELLO})?(?:i ?['’`] ?m|i am|my name is|my name['’]s))\s+"
    r"(?P<name>[^\W\d_][\w.'’-]*+(?: [\w.'’-]++){0,4}+)[\s!,]*+$"
)
"""A name behind such words; whether it is one, its capitals tell."""

"""Commands whose options were typed as one text, where a platform has no fields for them."""

import re

from coach.chat.catalog import COPIES, LEVELS, REDACTED, ROLES, CommandSpec

FLAG = "true"
HIDE, MENTOR = "hide", "mentor"
"""Options that take the rest of what was typed: words to black out, a question to mentors."""


def to_options(spec: CommandSpec, text: str) -> dict[str, str]:
    """Free text as options: all of it into the main option, else word by word flags, choices by name ("role:data"), a
    level, a role, a copy, a job's address, an industry, each also behind its option's name; what follows "hide:" or
    "mentor:" into that."""
    if not text:
        return {}
    if spec.main:
        return {spec.main: text}
    names = {option.name: option for option in spec.options}
    options: dict[str, str] = {}
    if MENTOR in names and (asked := _QUESTION.fullmatch(text)):
        return {MENTOR: (asked[1] or "").strip()}
    if HIDE in names and f"{HIDE}:" in text:
        text, _, rest = text.partition(f"{HIDE}:")
        options = {"copy": REDACTED, HIDE: rest.strip()}
    for typed in text.split():
        word = typed.lower()
        name, colon, value = re.sub(r"^(\w+)=", r"\1:", word).partition(":")
        if word in names and names[word].kind == "flag":
            options[word] = FLAG
        elif word.rstrip(":=") in names:  # "role backend": what counts is the word behind it
            continue
        elif colon and name in names and value in names[name].choices:
            options[name] = value
        elif "posting" in names and "/" in word:
            options["posting"] = typed
        elif chosen := next((each for each, choices in _BY_WORD if each in names and word in choices), ""):
            options[chosen] = word
        elif "industry" in names:
            options["industry"] = word
    return options


_QUESTION = re.compile(rf"{MENTOR}(?:\s*:(.*))?", re.IGNORECASE | re.DOTALL)
_BY_WORD = (("level", LEVELS), ("role", ROLES), ("copy", COPIES))
"""Options that are told by one of their choices alone."""

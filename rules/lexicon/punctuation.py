"""Slips that are no misspelled words, only where there is no doubt.

A word twice, a missing space, plurals with an apostrophe, "a" before a vowel, a small "i", a sentence that ends twice,
a sign that LaTeX drew as another.
"""

import re
from collections.abc import Iterator

from rules.lexicon.english import is_word
from rules.lexicon.technologies import load as load_technologies

_TWICE = re.compile(
    r"\b(the|a|an|and|of|to|in|for|with|on|by|from|is|was|are|were|as|at|using|my|our|this) \1\b(?![-\u2010\u2011'’])",
    re.IGNORECASE,
)
_NO_SPACE = re.compile(r"(?<![\w./@-])([a-z]{4,})([.,])([A-Z][a-z]{3,}|(?<=,)[a-z]{4,})(?= [a-z])")
_PLURAL = re.compile(
    r"\b((?:API|SPA|KPI|PDF|URL|VM|UI|SLA|SLO|SDK|PR|CV|IDE|OS|DB|PC|CMS|ERP|CRM|LLM|GPU|CPU|SQL|ETL|POC|MVP|FAQ|ID|BOT|GUI|JWT|SME|NGO|VPC|SOP|RFP|LED|PCB)[’'])s\b"
    r"(?= (?:using|with|in|for|and|to|from|by|on|via|that|which|across|of)\b|[,;.]|$)"
)
_ARTICLE = re.compile(
    r"(?:(?<![\w.])(a)|^(A)) ((?!(?:and|or|in|is|as|at|of|on|if|it|an)\b)"
    r"(?:[aeio][a-z]+|API|ETL|ML|AI|IDE|iOS|Android|Angular|Azure|AWS|R&D|A/B|HR|XML|HTML5?|LLM|MVP|NLP|SDK|LMS|MMORPG|NGO|LSTM|RNN"
    r"|FPGA|SVM|SMS|HTTPS?|MQTT|NFC|RPC|RSS|SSL|OCR|OTP|OAuth|EC2|EKS|RFID|LED|LCD|LDAP|NDA|IoT|ESP32|MRI)\b)"
)
_SOUNDS = re.compile(r"(?:one|once|eu|ewe|uni|use|usa|[A-Z]+[0-9])", re.IGNORECASE)
"""Words that begin with a vowel and not with its sound: "a one-off", "a European"."""
_AN = re.compile(
    r"(?:(?<![\w.-])(an)|^(An)) ((?:[bcdfgjklmnpqrstvwxyz][aeiouy]?[a-z]{3,}|front|back|full|user|unique|university"
    r"|European|one|React|Java|Python|Django|Docker|Kubernetes|PostgreSQL|MySQL)(?=[-\s]))"
)
"""\"an\" before a consonant that is spoken; h and names in capitals may sound otherwise."""
_JOINED = re.compile(r"\b[A-Za-z]{2,30}(?:ing|ment|tion|sion|ance|sign|sis|ity)[ ,]{1,2}$")
_NOUN = re.compile(r"(?:ing|ment|tion|sion|ance|sign|sis|ity)$")
"""Nouns of work on both sides of an "an" that lost its d: "Planning an building"."""
_PLURALS = re.compile(
    r"\b(information|software|equipment|feedback|advice|knowledge|research|hardware|firmware|homework)s\b"
)
"""What has no plural."""
_RESPONSIBLE = re.compile(
    r"\bresponsible to (?=(?:manag|develop|maintain|creat|writ|test|design|build|handl|implement)e?\b)", re.I
)
_ENDS_TWICE = re.compile(r"\b([A-Za-z]{3,30})\.\.(?=\s|$)")
_DRAWN = {"¡": "<", "¿": ">"}
_AS_ANOTHER = re.compile(r"([¡¿])(\s?[$€£~]?\d[\d.,]{0,12}\s?(?:%|[a-zA-Z]{1,3}\b)?)")
"""What LaTeX draws for "<" and ">" in running text, before a figure: "¡200ms"."""
_LONE_I = re.compile(r"(?<=[a-z] )i(?= (?:am|was|have|worked|built|developed|used|led|created|also|can|helped)\b)")


_OF_THE_WORD_BEFORE = re.compile(
    r"\b(?:so|later|early|log\w*|sign\w*|check\w*|turn\w*|switch\w*|plug\w*|opt\w*|carr\w+|go\w*|went|mov\w+|stay\w*"
    r"|hold\w*|build?\w*|add\w*|phas\w+|bring\w*|brought|c[ao]m\w+|work\w*)[ -]$",
    re.IGNORECASE,
)
"""Words that make one with the "on" or "in" behind them: "and so on on Linux", "logged in in two steps"."""
_BEFORE = 12
"""Characters in which such a word stands."""


def _says_it_twice(found: re.Match[str]) -> bool:
    """Whether the second word is the same one, and no name ("a A/B test", "an IS is in use"), and the first one is none
    that belongs to the word before it."""
    first, second = found.group().split()
    before = found.string[max(0, found.start() - _BEFORE) : found.start()]
    if second in {"on", "in"} and _OF_THE_WORD_BEFORE.search(before):
        return False
    return second.islower() or first[0].isupper()


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what stands there and of what was meant."""
    for found in filter(_says_it_twice, _TWICE.finditer(text)):
        yield found.group(), found.group(1)
    yield from _without_space(text)
    for found in _PLURAL.finditer(text):
        yield found.group(), f"{found.group(1)[:-1]}s"
    yield from _articles(text)
    for pattern, right in _SIMPLE:
        for found in pattern.finditer(text):
            yield found.group().rstrip(), found.expand(right)
    for found in _AS_ANOTHER.finditer(text):
        yield found.group(), f"{_DRAWN[found.group(1)]}{found.group(2)}"


_SIMPLE = ((_PLURALS, r"\1"), (_RESPONSIBLE, "responsible for"), (_LONE_I, "I"), (_ENDS_TWICE, r"\1."))
"""What is told as it was found, with what was meant."""


def _without_space(text: str) -> Iterator[tuple[str, str]]:
    for found in _NO_SPACE.finditer(text):
        first, sign, second = found.groups()
        if not (is_word(first) and is_word(second.lower())):
            continue  # "pathlib.Path"
        if not load_technologies().canonical(found.group()) and second.lower() not in {"js", "net", "com", "org"}:
            yield found.group(), f"{first}{sign} {second}"


def _articles(text: str) -> Iterator[tuple[str, str]]:
    for found in _ARTICLE.finditer(text):
        if not _SOUNDS.match(found.group(3)):
            yield found.group(), f"{found.group(1) or found.group(2)}n {found.group(3)}"
    for found in _AN.finditer(text):
        if not (is_word(found.group(3).lower()) or found.group(3)[0].isupper()):
            continue  # "an nginx proxy" is spelled out in speech
        joins = _JOINED.search(text[: found.start()]) is not None and _NOUN.search(found.group(3)) is not None
        article = found.group(1) or found.group(2)
        yield found.group(), f"{f'{article}d' if joins else article[:-1]} {found.group(3)}"

"""Do the links lead where they seem to?"""

import re
from collections.abc import Iterator
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Link, SectionKind
from texts import gettext

_TWICE = re.compile(r"^(?:https?:/{0,2}){2,}|^https?:/{0,2}mailto:", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:linkedin\.com/in|github\.com)/(?:your[\w-]*|user-?name|user|profile|first-?name[\w-]*"
    r"|name|handle|xxx+|example)/?$"
    r"|^(?:https?://)?(?:www\.)?(?:example\.(?:com|org)|your-?(?:web)?site\.\w+|your-?domain\.\w+|your-?portfolio\.\w+)\b"
    r"|^mailto:(?:your[\w.-]*|user|name|email|first[\w.-]*|example)@",
    re.IGNORECASE,
)
"""Addresses that templates bring along."""
_OWN = re.compile(r"^(?:file:|(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?:[:/]|$))", re.IGNORECASE)
"""Addresses of somebody's own computer."""
_ROOT = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:linkedin\.com(?:/in|/feed)?|github\.com|gitlab\.com)/?$", re.IGNORECASE
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_ACCOUNT = re.compile(r"(?P<site>linkedin\.com/in|github\.com)/(?P<name>[\w%-]+)/?$", re.IGNORECASE)


@check
class BrokenLinks:
    """Yields each link that leads to nothing of the person: the front page of LinkedIn or GitHub, an address that a
    template brought along, one with a scheme too many, an account or a mail address other than the one shown."""

    def find(self, facts: Facts) -> Iterator[Span]:
        seen: set[str] = set()
        for link in facts.resume.links:
            problem = _problem(link, _is_of_a_tool(link, facts))
            if problem and link.target not in seen:
                seen.add(link.target)
                name = " ".join(link.text.split()).strip(" .,;:|·•") or _bare(link.target)
                quote = facts.resume.lines[link.line].text if link.line is not None else ""
                words = {"link": name, "problem": problem}
                yield Span(SectionKind.CONTACT, " ".join(quote.split()), link.line, link.page, words)


def _is_of_a_tool(link: Link, facts: Facts) -> bool:
    """Whether a link stands where what somebody works with is named, so that a front page is what it is to open."""
    section = facts.section_at(link.line) if link.line is not None else None
    return section is not None and section.kind in _NAME_TOOLS


_NAME_TOOLS = {SectionKind.SKILLS, SectionKind.CERTIFICATIONS, SectionKind.EDUCATION}
"""Sections in which GitHub or a server of one's own is a tool or a house."""


def _problem(link: Link, of_a_tool: bool) -> str:
    target = link.target.strip()
    if _TWICE.search(target):
        return gettext("has an address that begins twice ({address})", address=target[:60])
    if _EXAMPLE.search(target):
        return gettext("leads where a template left it ({address})", address=_bare(target)[:60])
    if _OWN.search(target):
        return gettext("opens on your computer only ({address})", address=_bare(target)[:60])
    if _ROOT.search(target) and not of_a_tool:
        return gettext("leads to the front page of {site}", site=_bare(target).split("/", maxsplit=1)[0])
    return _other(normalize("NFKC", link.text), normalize("NFKC", target))  # a font may join letters: "ﬁ"


def _other(text: str, target: str) -> str:
    """What is wrong where the text shows another account or mail address than the link opens."""
    shown = _MAIL.search(text)
    if shown and target.lower().startswith("mailto:"):
        opened = target[7:].split("?", maxsplit=1)[0]
        if _MAIL.fullmatch(opened) and not _alike(_mailbox(shown.group()), _mailbox(opened)):
            return gettext("writes to {address}", address=opened)
    account, linked = _ACCOUNT.search(text.strip()), _ACCOUNT.search(target)
    if (
        account
        and linked
        and account["site"].lower() == linked["site"].lower()
        and not (_alike(account["name"], linked["name"]) or _are_of_one(account["name"], linked["name"]))
    ):
        return gettext("leads to {address}", address=f"{linked['site']}/{linked['name']}")
    return ""


def _mailbox(address: str) -> str:
    """An address as its house reads it: Gmail has two names, and counts no dots."""
    who, _, host = address.lower().partition("@")
    return f"{who.replace('.', '')}@gmail.com" if host in {"gmail.com", "googlemail.com"} else address


def _are_of_one(shown: str, linked: str) -> bool:
    """Whether two accounts may be one person's: a profile has a short name and a long one, with its owner's in both."""
    one, other = _letters(shown), _letters(linked)
    return any(one[at : at + SAME] in other for at in range(len(one) - SAME + 1)) or one == other


def _letters(name: str) -> str:
    plain = normalize("NFKD", unquote(name).lower().replace("ł", "l"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


SAME = 4
"""Letters in a row that two names of one person share."""


def _alike(shown: str, opened: str) -> bool:
    """Whether one is the other, or its beginning or end: addresses break over lines."""
    one, other = shown.lower().rstrip("./"), opened.lower().rstrip("./")
    return one.startswith(other) or other.startswith(one) or one.endswith(other) or other.endswith(one)


def _bare(target: str) -> str:
    parts = urlsplit(target)
    return f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/") or target

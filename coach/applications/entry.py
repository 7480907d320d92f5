"""Reads what a member typed after `/applied`: a job's address, a company, or "title at company"."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from coach.errors import CoachError

MAX_COMPANY_LENGTH = 200
MAX_TITLE_LENGTH = 300
MAX_URL_LENGTH = 2000

_BARE_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+/\S+|www\.\S+", re.IGNORECASE)
_TITLE_AT_COMPANY = re.compile(r"(?P<title>.*?\S)\s++(?:at\s+|@\s*)(?P<company>.+)", re.IGNORECASE)
_ADDRESS_WITHIN = re.compile(r"<?(https?://[^\s<>|]+)(?:\|[^>]*)?>?", re.IGNORECASE)
_BESIDE = " -–—:,;()"
"""What people put between a company and its address."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_TRACKING = re.compile(
    r"utm_\w+|gh_src|src|source|ref|ref_src|refid|referrer|lever-\w+|trk\w*|trackingid|tracking_id"
    r"|fbclid|gclid|msclkid|igshid|mc_[ce]id|_hs\w+|\$\w+",
    re.IGNORECASE,
)
"""Parameters that tell where a visitor came from, not which job they look at (`gh_jid`, `id`, `jk`, … stay)."""
_ROUTE = re.compile(r"[/!]")
"""How the fragment of a page begins that shows its jobs by fragments; any other is a place within the page."""

_BY_PATH = ("greenhouse.io", "lever.co", "ashbyhq.com", "smartrecruiters.com", "workable.com")
"""Boards on which the first part of the path is the employer."""
_BY_HOST = ("myworkdayjobs.com", "recruitee.com", "personio.de", "personio.com", "bamboohr.com", "teamtailor.com")
"""Boards on which the first part of the host is the employer."""
_NOBODY = (
    "linkedin.com",
    "indeed.com",
    "glassdoor.com",
    "wellfound.com",
    "ycombinator.com",
    "stepstone.de",
    "xing.com",
)
"""Sites that list jobs of many employers: the address does not say whose."""
_SHARED_SUFFIX = {"co", "com", "org", "net", "ac", "gov"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What to note. `company` is "" where an address does not tell it."""

    company: str
    title: str = ""
    url: str = ""


def parse(typed: str) -> Entry:
    """What was typed as an entry. Raises CoachError with what to type instead if there is nothing in it."""
    clean = " ".join(_UNSEEN.sub(" ", typed).split())
    # Chats wrap addresses as <https://…> or <https://…|what is shown>; people write the company beside them.
    if found := _ADDRESS_WITHIN.search(clean):
        beside = f"{clean[: found.start()]} {clean[found.end() :]}".strip(_BESIDE)
        return _with_address(_named(beside), found[1])
    if _BARE_ADDRESS.fullmatch(clean):
        return _with_address(_named(""), f"https://{clean}")
    if not clean.strip("<>"):
        raise CoachError("Say what you applied for: a job's address, a company, or “Backend Engineer at Acme”.")
    return _named(clean)


def _named(text: str) -> Entry:
    if found := _TITLE_AT_COMPANY.fullmatch(text):
        return Entry(found["company"][:MAX_COMPANY_LENGTH], found["title"][:MAX_TITLE_LENGTH])
    return Entry(text[:MAX_COMPANY_LENGTH])


def _with_address(entry: Entry, typed: str) -> Entry:
    url = canonical(typed)
    return Entry(entry.company or company_of(url), entry.title, url)


def canonical(url: str) -> str:
    """The address without what only tracks the visitor, so that two links to the same job are the same.

    Raises CoachError if it is no address of a web page.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        host, port, parts = "", None, SplitResult("", "", "", "", "")
    if "." not in host or len(url) > MAX_URL_LENGTH:
        raise CoachError("This doesn't look like the address of a web page. Paste the job's full link, or the company.")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    at = f"{host}:{port}" if port and port not in (80, 443) else host
    route = parts.fragment if _ROUTE.match(parts.fragment) else ""
    return urlunsplit((parts.scheme.lower(), at, parts.path.rstrip("/"), urlencode(sorted(kept)), route))


def company_of(url: str) -> str:
    """The employer as far as a job's address tells it, "" if it does not."""
    parts = urlsplit(url)
    labels = (parts.hostname or "").split(".")
    if _is_on(labels, _NOBODY):
        return ""
    if _is_on(labels, _BY_PATH):
        first = next((part for part in parts.path.split("/") if part), "")
        return _name(first)
    if _is_on(labels, _BY_HOST):
        return _name(labels[0])
    suffix = 2 if len(labels) > 2 and labels[-2] in _SHARED_SUFFIX and len(labels[-1]) == 2 else 1
    return _name(labels[-suffix - 1])


def _is_on(labels: list[str], sites: tuple[str, ...]) -> bool:
    return ".".join(labels[-2:]) in sites


def _name(slug: str) -> str:
    words = re.sub(r"[-_]+", " ", slug).strip()
    return (words.title() if words.islower() else words)[:MAX_COMPANY_LENGTH]

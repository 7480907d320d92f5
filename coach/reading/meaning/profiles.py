"""A person's addresses on the web: LinkedIn, GitHub, a site of their own, from text and from the links behind it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from rules.accounts import share_letters
from rules.lexicon.spelling import is_known
from rules.resume import Link

_LINKEDIN = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/[\w%.À-ÿ-]+/?", re.IGNORECASE)
_SHORT_LINKEDIN = re.compile(r"(?<![\w/.])/?in/(?P<name>[\w-]{3,60})/?(?![\w/.])")
_GITHUB = re.compile(r"github\.com/[\w.-]+/?", re.IGNORECASE)
_PAGES = re.compile(r"(?<![\w-])[\w-]++\.github\.io", re.IGNORECASE)
_REPOSITORY = re.compile(r"github\.com/(?P<owner>[\w-]+)/(?P<name>[\w.-]+)", re.IGNORECASE)
_SITE = re.compile(
    r"(?<![@\w.])(?:(?<![\w@-]-)|(?=https?://|www\.))(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}"
    r"(?:/[\w./~%-]*)?(?![\w@])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++@[\w-]++(?:\.[\w-]++)+")
_TLDS = frozenset(
    """
    com dev io me net org co ai app tech de fr uk in ca eu xyz games design engineer codes blog page site us ch at nl es
    it info edu be pl se no dk fi ie pt cz sk hu ro gr tr ua br mx ar cl au nz za ng ke jp kr sg my ph il cloud software
    systems online website digital works
    """.split()
)
_SKIPPED_HOSTS = ("linkedin.com", "github.com", "google.com", "doi.org", "mailto")
_BROKEN = re.compile(r"(?:linkedin\.com|github\.com)(?:/[\w%/-]*)?[/-]$|(?:linkedin|github)\.com$", re.IGNORECASE)
_REST = re.compile(r"(?P<rest>/?[\w%-]+(?:/[\w%-]*)*)(?=$|\s*[(|·•,\t]|\s+\()")


def whole_lines(texts: Sequence[str]) -> list[str]:
    """Lines in which an address that was broken at the end of one goes on in the same line."""
    whole: list[str] = []
    taken = 0
    for text, following in pairwise([*texts, ""]):
        own = text[taken:].strip() if taken else text
        taken = 0
        rest = _REST.match(following.strip()) if _BROKEN.search(own.rstrip()) else None
        if (
            rest is not None
            and ("." not in rest["rest"])
            and (own.rstrip()[-1:] in "/-" or rest["rest"].startswith("/"))
        ):
            own = own.rstrip() + rest["rest"]
            taken = len(following) - len(following.lstrip()) + rest.end()
        whole.append(own)
    return whole


def linkedin(
    head: Sequence[str], targets: Sequence[str], everything: Sequence[str], owner: Sequence[str] = ()
) -> str | None:
    """The profile on LinkedIn; the link behind the text where the text shows only its beginning.

    `owner`: name and mail, which an account beside the mark or the name of a site alone must share letters with.
    """
    shown = _first(_LINKEDIN, head)
    linked = _first(_LINKEDIN, targets)
    if shown and linked:
        return linked if _tail(linked).startswith(_tail(shown)) else shown
    short = next((f"in/{match['name']}" for text in head if (match := _SHORT_LINKEDIN.search(text))), None)
    labelled = _labelled("linkedin", head) or _in_row("linkedin", head) or short or _beside(_LINKEDIN_MARK, head, owner)
    return shown or linked or _first(_LINKEDIN, everything) or labelled


def github(head: Sequence[str], targets: Sequence[str], everything: Sequence[str], owner: Sequence[str]) -> str | None:
    """The profile on GitHub, not a project's repository: an address with one path part.

    Where only repositories are named, their owner is the person if it is called alike (`owner`: name, mail, other
    accounts).
    """
    for text in [*head, *targets, *everything]:
        for match in _GITHUB.finditer(text):
            after = text[match.end() :]
            if not after.lstrip("/")[:1].strip() or after[:1] in " \t|,":
                return match.group().rstrip("/")
    pages = _first(_PAGES, [*head, *(target for target in targets if _is_alike(_PAGES, target, owner))])
    labelled = _labelled("github", head) or _in_row("github", head) or _beside(_GITHUB_MARK, head, owner)
    return _first(_GITHUB, head) or pages or labelled or _of_owner([*targets, *everything], owner)


def _of_owner(texts: Iterable[str], owner: Sequence[str]) -> str | None:
    found = Counter(match["owner"] for text in texts for match in _REPOSITORY.finditer(text))
    alike = [name for name, _ in found.most_common() if any(share_letters(name, one) for one in owner)]
    return f"github.com/{alike[0]}" if alike else None


def _is_alike(pattern: re.Pattern[str], text: str, owner: Sequence[str]) -> bool:
    match = pattern.search(text)
    return match is not None and any(share_letters(match.group().split(".")[0], one) for one in owner)


def linked_by_name(site: str, links: Iterable[Link]) -> str | None:
    """The address behind a word that is the name of a site alone, wherever it leads: one may be shortened."""
    for link in links:
        called = re.sub(r"[\W_]", "", link.text).lower()
        if called in (site, f"my{site}", f"{site}profile") and re.match(r"https?://\S+\.\S+", link.target):
            return link.target
    return None


def website(head: Sequence[str]) -> str | None:
    """A site that is on none of the usual platforms."""
    for line in head:
        text = _EMAIL.sub(" ", line)
        for match in _SITE.finditer(text):
            if _ABBREVIATED.fullmatch(match.group()) or _is_of_number(match.group(), text[match.end() :]):
                continue
            site = match.group().rstrip("/.")
            host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
            known = host.rsplit(".", 1)[-1] in _TLDS or host.startswith("www.") or site.lower().startswith("http")
            cut = _CUT_OFF.fullmatch(host) is not None or _REST_OF_PROFILE.match(site) is not None
            if known and not cut and not host.removeprefix("www.").endswith(_SKIPPED_HOSTS):
                return site
    return None


_CUT_OFF = re.compile(r"www\.[\w-]+|(?:www\.)?(?:linkedi?|github?|gitla)", re.IGNORECASE)
"""The beginning of an address that the end of a row cut: "https://www.linkedi" over "n.com/in/maren"."""
_REST_OF_PROFILE = re.compile(r"[a-z]{1,9}\.com/in/", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"[a-wyz]\.(?:[a-z]{2,12})|(?:d|h|ph|mob|tel|dr|st|reg|roll|flat|plot|door|house|cell|contact|phone|mobile|room|lic)\.no"
    r"|(?:asp|vb|ado|ml)\.net|socket\.io",
    re.IGNORECASE,
)
"""Words with a dot that are no address: "D.no" (of a door), "Ph.no", "B.Tech", "ASP.NET"."""


def _is_of_number(site: str, after: str) -> bool:
    """Whether it is a word before "no", for "number", and the number follows: "Dr.no: 3/12"."""
    return site.lower().endswith(".no") and "/" not in site and re.match(r"\s*[:.#–-]+\s*\d", after) is not None


_OF_A_SITE = re.compile(r"(?:my |personal )?(?:portfolio|web ?site|web|home ?page|blog)(?: link)?", re.IGNORECASE)


def linked_website(links: Sequence[Link]) -> str | None:
    """The site behind a word that says what it is: "Portfolio"."""
    for link in links:
        host = urlsplit(link.target).hostname or ""
        named = _OF_A_SITE.fullmatch(link.text.strip(" :|·•"))
        if named and host and not host.removeprefix("www.").endswith(_SKIPPED_HOSTS):
            return link.target.rstrip("/")
    return None


_FIELD = re.compile(r"\t|\s[|•·∙⋄◇–—]\s|\s{2,}|[,;]\s")
_SITES = frozenset(
    """
    linkedin github gitlab twitter facebook instagram portfolio website web blog email mail phone mobile telegram skype
    medium leetcode hackerrank kaggle stackoverflow bitbucket behance dribbble resume youtube discord slack whatsapp
    """.split()
)
"""What stands beside the name of a site in a row of links."""
_LINKEDIN_MARK = re.compile(r"^\W{0,6}(?:in|linked\s?in|[\uf08c\uf0e1])[\s:]+@?(?P<name>[\w-]{3,60})/?", re.IGNORECASE)
_GITHUB_MARK = re.compile(
    r"^\W{0,6}(?:git\s?(?:hub|lab)|[\uf09b\uf113\uf092])[\s:]+@?(?P<name>[\w-]{3,39})/?", re.IGNORECASE
)
"""The name of a site, or its mark as the usual fonts of icons draw it, and an account beside it."""


def _beside(mark: re.Pattern[str], head: Iterable[str], owner: Sequence[str]) -> str | None:
    """An account that stands beside the mark of its site, in a field of its own: "in ada-example"."""
    fields = (field for text in head for field in _FIELD.split(text))
    found = (match["name"] for field in fields if (match := mark.fullmatch(field.strip())))
    return next((name for name in found if any(share_letters(name, one) for one in owner)), None)


def _in_row(site: str, head: Iterable[str]) -> str | None:
    """An account in the cell right of the name of its site, in a table of details: "GitHub", "ada-example"."""
    cell = re.compile(rf"(?:^|\t)\s*{site}\s*\t\s*@?(?P<name>[A-Za-z\d][\w-]{{2,38}})/?\s*(?:\t|$)", re.IGNORECASE)
    found = (match["name"] for text in head for match in cell.finditer(text))
    return next((name for name in found if _is_no_word(name)), None)


def _is_no_word(name: str) -> bool:
    """Whether it is an account, and neither a word, nor a town, nor the name of another site."""
    worded = name.isalpha() and (name.istitle() or name.isupper() or is_known(name.lower()))
    return name.lower() not in _SITES and not name.isdigit() and not worded


def is_top_level(name: str) -> bool:
    """True for the last part of an address on the web: com, io, de, …"""
    return name.lower() in _TLDS


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    return next((match.group().rstrip("/") for text in texts if (match := pattern.search(text))), None)


def _tail(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[-1].lower()


def _labelled(site: str, texts: Iterable[str]) -> str | None:
    """An account told by its name alone: "GitHub: ada-example", "LinkedIn:// ada"."""
    pattern = re.compile(rf"\b{site}\s*(?::\s*/{{0,2}}|/)\s*@?(?P<name>[a-z\d][\w-]{{2,38}})(?![\w:.])", re.IGNORECASE)
    found = next((match["name"] for text in texts if (match := pattern.search(text))), None)
    return None if found is None or found.lower() in ("http", "https", "www", "profile", "link", "portfolio") else found

"""Boards whose own pages declare a posting for machines (schema.org): what is needed is the right page.

Members copy the address of the form for applying, or of a page that only frames the posting; both lead to the page.
"""

import re
from dataclasses import dataclass

from yarl import URL

_ANY = r"[\w.~%-]+"


@dataclass(frozen=True, slots=True)
class Declaring:
    """A board. `page`: its postings' path, in front of whatever follows; `query`: what the page must be asked with."""

    name: str
    host: re.Pattern[str]
    page: re.Pattern[str]
    query: str = ""


def _board(name: str, host: str, page: str, query: str = "") -> Declaring:
    return Declaring(name, re.compile(f"^{host}$"), re.compile(f"^{page}(?=/|$)"), query)


BOARDS = (
    _board("teamtailor", r"[\w-]+(?:\.[\w-]+)?\.teamtailor\.com", rf"(?:/[a-z]{{2}}(?:-[A-Z]{{2}})?)?/jobs/\d{_ANY}"),
    _board("breezy", r"[\w-]+\.breezy\.hr", rf"/p/{_ANY}"),
    _board("jobvite", r"jobs\.jobvite\.com", rf"(?:/careers)?/{_ANY}/job/\w+"),
    _board("jazzhr", r"[\w-]+\.applytojob\.com", rf"/apply/(?:jobs/details/)?(?!jobs(?:/|$))\w+(?:/{_ANY})?"),
    _board("icims", r"[\w-]+\.icims\.com", rf"/jobs/\d+/(?:{_ANY}/)?job", "in_iframe=1"),
    _board("softgarden", r"[\w-]+\.softgarden\.io", rf"/job/\d+(?:/(?!apply(?:/|$)){_ANY})?"),
    _board("weworkremotely", r"weworkremotely\.com", rf"/remote-jobs/(?!search(?:/|$)|new(?:/|$)){_ANY}"),
    _board("remoteok", r"remoteok\.(?:com|io)", rf"/remote-jobs/{_ANY}"),
    _board("arbeitnow", r"www\.arbeitnow\.com", rf"(?:/[a-z]{{2}})?/jobs/companies/{_ANY}/{_ANY}"),
    _board("himalayas", r"himalayas\.app", rf"/companies/{_ANY}/jobs/{_ANY}"),
    _board("builtin", r"(?:www\.)?builtin[a-z]*\.(?:com|org)", rf"/job/(?:{_ANY}/)?{_ANY}/\d+"),
    _board("ycombinator", r"www\.ycombinator\.com", rf"/companies/{_ANY}/jobs/{_ANY}"),
    _board("wellfound", r"wellfound\.com", rf"/(?:company/{_ANY}/)?jobs/\d{_ANY}"),
    _board("successfactors", r"jobs\.[\w-]+(?:\.[a-z]{2,4})+", rf"/(?:[\w-]+/)?job/{_ANY}/\d{{6,}}"),
    _board("join", r"join\.com", rf"/companies/{_ANY}/\d{_ANY}"),
)


def page(url: URL) -> str | None:
    """The page that declares the posting; None if it is of no such board, or this page already."""
    for board in BOARDS:
        found = board.page.match(url.path) if board.host.match(url.host or "") else None
        if found:
            wanted = url.with_path(found.group()).with_query(board.query or None)
            return str(wanted) if (wanted.path, board.query) != (url.path.rstrip("/"), url.query_string) else None
    return None

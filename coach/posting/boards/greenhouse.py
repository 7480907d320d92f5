"""Greenhouse: pages on boards.greenhouse.io and job-boards.greenhouse.io, data from its public Job Board API."""

import re

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, from_slug, path, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(boards|job-boards)(?P<region>\.eu)?\.greenhouse\.io$")
_API = "https://boards-api{region}.greenhouse.io/v1/boards/{board}/jobs/{job}"
_EMBEDDED = re.compile(
    r"(?:boards|job-boards|boards-api)(?P<region>\.eu)?\.greenhouse\.io/"
    r"(?:embed/job_(?:board|app)(?:/js)?\?(?:[^\"'\s]{0,300}&(?:amp;)?)?for=|v1/boards/|(?=[\w-]+/jobs/\d))"
    r"(?P<board>\w[\w-]*)"
)
_OUTER = frozenset({"co", "com", "org", "net", "ac", "gov"})
"""What stands before a country's ending in a host's name, so that the company's own part is one further left."""


def api(url: URL) -> str | None:
    """…/acme/jobs/123 and …/embed/job_app?for=acme&token=123 → the job in the API."""
    host = _HOST.match(url.host or "")
    if not host:
        return None
    parts = path(url)
    board, job = url.query.get("for", ""), _wanted(url)
    if len(parts) >= 3 and parts[1] == "jobs":
        board, job = parts[0], parts[2]
    return _address(board, job, host["region"] or "")


def embedded(url: URL, html: str) -> str | None:
    """The job in the API for a page that shows a Greenhouse job (…?gh_jid=123) and names the company's board."""
    match = _EMBEDDED.search(html) if _wanted(url) else None
    return _address(match["board"], _wanted(url), match["region"] or "") if match else None


def supposed(url: URL) -> str | None:
    """The job in the API under the company's name in its own address (careers.acme.com/…?gh_jid=123).

    Numbers of jobs are Greenhouse's own, over all companies: under another company's board it finds nothing.
    """
    labels = (url.host or "").split(".")
    if "gh_jid" not in url.query or len(labels) < 2:
        return None
    own = labels[-3] if len(labels) > 2 and labels[-2] in _OUTER else labels[-2]
    return _address(own, url.query["gh_jid"], "")


def _wanted(url: URL) -> str:
    return url.query.get("token", url.query.get("gh_jid", ""))


def _address(board: str, job: str, region: str) -> str | None:
    if not re.fullmatch(r"[\w-]+", board) or not job.isdecimal():
        return None
    return _API.format(region=region, board=board, job=job)


def read(data: Json, url: URL | None) -> Advert | None:
    """The job; `content` holds HTML that is escaped once more."""
    if not text(data, "title") or at(data, "content") is None or "absolute_url" not in _keys(data):
        return None
    return Advert(
        source="greenhouse",
        title=text(data, "title"),
        company=text(data, "company_name") or _company(text(data, "absolute_url"), url),
        location=text(data, "location", "name"),
        posted=day(at(data, "first_published")) or day(at(data, "updated_at")),
        closes=day(at(data, "application_deadline")),
        url=text(data, "absolute_url"),
        blocks=blocks(text(data, "content")),
    )


def _keys(data: Json) -> set[str]:
    return set(data) if isinstance(data, dict) else set()


def _company(page: str, url: URL | None) -> str:
    for candidate in (page, str(url or "")):
        match = re.search(r"greenhouse\.io/(?:v1/boards/)?([\w-]+)/jobs/", candidate)
        if match:
            return from_slug(match[1])
    return ""

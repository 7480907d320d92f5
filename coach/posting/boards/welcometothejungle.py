"""Welcome to the Jungle: its pages are drawn by a script; data from the JSON that the script reads."""

import re

from yarl import URL

from coach.posting import errors
from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, items, joined, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(www\.)?welcometothejungle\.com$")
_PAGE = re.compile(r"^/[a-z]{2}/companies/(?P<company>[\w-]+)/jobs/(?P<job>[\w-]+)(?=/|$)")
_REMOTE = {"fulltime": True, "no": False, "none": False, "partial": False, "punctual": False}


def api(url: URL) -> str | None:
    """www.welcometothejungle.com/en/companies/acme/jobs/go-engineer_berlin → the job's data."""
    page = _PAGE.match(url.path)
    if not _HOST.match(url.host or "") or not page:
        return None
    return f"https://api.welcometothejungle.com/api/v1/organizations/{page['company']}/jobs/{page['job']}"


def read(data: Json, url: URL | None) -> Advert | None:
    """The job: what is done stands apart from who is looked for. Raises NoPosting for one that was put away."""
    job = at(data, "job")
    if not text(job, "name") or not text(job, "organization", "name") or not text(job, "description"):
        return None
    if text(job, "archived_at"):
        raise errors.no_posting("expired")
    offices: list[Json] = [*items(job, "offices")] or [at(job, "office")]
    places = [joined(text(each, "city"), text(each, "country_code")) for each in offices]
    return Advert(
        source="welcometothejungle",
        title=text(job, "name"),
        company=text(job, "organization", "name"),
        location="; ".join(dict.fromkeys(filter(None, places))),
        remote=_REMOTE.get(text(job, "remote")),
        posted=day(at(job, "published_at")),
        blocks=(*blocks(text(job, "description")), *heading("Requirements"), *blocks(text(job, "profile"))),
    )

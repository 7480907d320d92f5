"""Workable: pages on apply.workable.com and jobs.workable.com, data from the JSON that its own pages read."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, joined, path, text
from coach.posting.pages.markup import blocks

_PAGE = re.compile(r"^/(?P<account>[\w-]+)/j/(?P<job>[0-9A-Z]+)/?")
_VIEW = re.compile(r"^/view/(?P<job>[A-Za-z0-9]+)(?=/|$)")
_OWN = re.compile(r"^(?P<account>[\w-]+)\.workable\.com$")


def api(url: URL) -> str | None:
    """apply.workable.com/acme/j/ABC123/ and acme.workable.com/j/ABC123 → the job's data; so jobs.workable.com/view/…"""
    view = _VIEW.match(url.path) if url.host == "jobs.workable.com" else None
    if view:
        return f"https://jobs.workable.com/api/v1/jobs/{view['job']}"
    parts, own = path(url), _OWN.match(url.host or "")
    page = _PAGE.match(url.path) if url.host == "apply.workable.com" else None
    if page:
        account, job = page["account"], page["job"]
    elif own and own["account"] not in {"apply", "www", "jobs"} and len(parts) >= 2 and parts[0] in {"j", "jobs"}:
        account, job = own["account"], parts[1]
    else:
        return None
    return f"https://apply.workable.com/api/v2/accounts/{account}/jobs/{job}"


def read(data: Json, url: URL | None) -> Advert | None:
    """The job: description, requirements and benefits stand apart."""
    if not text(data, "title") or not _is_own(data):
        return None
    account = re.search(r"/(?:accounts/)?([\w-]+)/j(?:obs)?/", str(url)) if url else None
    return Advert(
        source="workable",
        title=text(data, "title"),
        company=text(data, "company", "name")
        or text(data, "company", "title")
        or (from_slug(account[1]) if account else ""),
        location=joined(text(data, "location", "city"), _region(data), _country(data)),
        remote=is_remote(at(data, "remote"), at(data, "workplace")),
        posted=day(at(data, "published")) or day(at(data, "created")),
        url=text(data, "url"),
        blocks=(
            *blocks(text(data, "description")),
            *heading("Requirements"),
            *blocks(text(data, "requirements") or text(data, "requirementsSection")),
            *heading("Benefits"),
            *blocks(text(data, "benefits") or text(data, "benefitsSection")),
        ),
    )


def _is_own(data: Json) -> bool:
    """Whether the keys are those of one of its two answers."""
    return bool(text(data, "description")) and bool(text(data, "shortcode") or text(data, "requirementsSection"))


def _country(data: Json) -> str:
    return next(
        (found for key in ("country", "countryName", "countryCode") if (found := text(data, "location", key))), ""
    )


def _region(data: Json) -> str:
    return text(data, "location", "region") or text(data, "location", "subregion")

"""Workday: pages on <tenant>.wd<n>.myworkdayjobs.com, data from the JSON that its own pages read (CXS)."""

import re

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, joined, path, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(?P<tenant>[\w-]+)\.(wd\d+|myworkdayjobs)\.(myworkdayjobs|myworkdaysite)\.com$")
_SITE_HOST = re.compile(r"^wd\d+\.myworkdaysite\.com$")
_LANGUAGE = re.compile(r"^[a-z]{2}-[A-Z]{2}$")
_APPLYING = "apply"
"""The part of the path from which on it is the form for applying (…/apply/applyManually)."""


def api(url: URL) -> str | None:
    """acme.wd5.myworkdayjobs.com/en-US/Careers/job/Berlin/R1 → /wday/cxs/acme/Careers/job/Berlin/R1 on that host.

    Also from the form for applying (…/R1/apply).
    """
    host, parts = _HOST.match(url.host or ""), path(url)
    if parts and _LANGUAGE.match(parts[0]):
        parts = parts[1:]
    if _SITE_HOST.match(url.host or "") and len(parts) > 3 and parts[0] == "recruiting":
        tenant, parts = parts[1], parts[2:]
    elif host:
        tenant = host["tenant"]
    else:
        return None
    if _APPLYING in parts[3:]:
        parts = parts[: parts.index(_APPLYING, 3)]
    if len(parts) < 3 or parts[1] not in {"job", "details"}:
        return None
    return str(
        URL.build(
            scheme="https", host=url.host or "", path="/".join(["/wday/cxs", tenant, parts[0], "job", *parts[2:]])
        )
    )


def read(data: Json, url: URL | None) -> Advert | None:
    """The posting; `startDate` is the day it was put up, `postedOn` only says "Posted 3 Days Ago"."""
    job = at(data, "jobPostingInfo")
    if not text(job, "title") or not text(job, "jobDescription"):
        return None
    host = _HOST.match((url.host if url else "") or URL(text(job, "externalUrl")).host or "")
    return Advert(
        source="workday",
        title=text(job, "title"),
        company=text(data, "hiringOrganization", "name") or (from_slug(host["tenant"]) if host else ""),
        location=joined(text(job, "location"), *_more_places(job)),
        remote=is_remote(at(job, "remoteType")),
        posted=day(at(job, "startDate")),
        url=text(job, "externalUrl"),
        blocks=blocks(text(job, "jobDescription")),
    )


def _more_places(job: Json) -> list[str]:
    places = at(job, "additionalLocations")
    return [place for place in places if isinstance(place, str)] if isinstance(places, list) else []

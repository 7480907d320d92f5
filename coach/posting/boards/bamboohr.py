"""BambooHR: pages on <company>.bamboohr.com, data from the JSON that its own careers pages read."""

import re

from yarl import URL

from coach.posting import errors
from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, from_slug, joined, path, text
from coach.posting.pages.markup import blocks

_HOST = re.compile(r"^(?P<company>[\w-]+)\.bamboohr\.com$")
_REMOTE = {"0": False, "1": True, "2": False}
"""Kinds of places, by number: at the office, anywhere, both."""


def api(url: URL) -> str | None:
    """acme.bamboohr.com/careers/12 and acme.bamboohr.com/jobs/view.php?id=12 → the opening's data."""
    parts = path(url)
    if not _HOST.match(url.host or "") or not parts:
        return None
    job = parts[1] if parts[0] == "careers" and len(parts) > 1 else ""
    if parts[0] == "jobs":
        job = url.query.get("id", "")
    return f"https://{url.host}/careers/{job}/detail" if job.isdecimal() else None


def read(data: Json, url: URL | None) -> Advert | None:
    """The opening; the company's name stands in the address alone. Raises NoPosting for one that is closed.

    Its place stands in either of two objects, of which the other is empty.
    """
    job = at(data, "result", "jobOpening")
    if not text(job, "jobOpeningName") or not text(job, "description"):
        return None
    if text(job, "jobOpeningStatus") not in {"", "Open"}:
        raise errors.no_posting("expired")
    page = text(job, "jobOpeningShareUrl")
    host = _HOST.match(URL(page).host or "") or (_HOST.match(url.host or "") if url else None)
    place = "location" if text(job, "location", "city") else "atsLocation"
    country = text(job, "location", "addressCountry") or text(job, "atsLocation", "country")
    return Advert(
        source="bamboohr",
        title=text(job, "jobOpeningName"),
        company=from_slug(host["company"]) if host else "",
        location=joined(text(job, place, "city"), text(job, place, "state"), country),
        remote=_REMOTE.get(str(at(job, "locationType"))),
        posted=day(at(job, "datePosted")),
        url=page,
        blocks=blocks(text(job, "description")),
    )

"""Gem: pages on jobs.gem.com, data from its public Job Board API, which gives all jobs of a company at once."""

import re

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, path, text
from coach.posting.pages.markup import blocks

_ID = re.compile(r"[\w-]+")


def api(url: URL) -> str | None:
    """jobs.gem.com/acme/<id> → the company's board in the API; the job is picked out of it by its id."""
    parts = path(url)
    if url.host != "jobs.gem.com" or len(parts) < 2 or not all(_ID.fullmatch(part) for part in parts[:2]):
        return None
    return f"https://api.gem.com/job_board/v0/{parts[0]}/job_posts/"


def read(data: Json, url: URL | None) -> Advert | None:
    """The job that the address names, never another one of the board."""
    parts = path(url) if url and url.host == "jobs.gem.com" else []
    if len(parts) < 2 or not isinstance(data, list):
        return None
    found = (job for job in data if isinstance(job, dict) and parts[1] in {text(job, "id"), _last(job)})
    job = next(found, None)
    if not text(job, "title"):
        return None
    return Advert(
        source="gem",
        title=text(job, "title"),
        company=from_slug(parts[0]),
        location=text(job, "location", "name"),
        remote=is_remote(at(job, "location_type")),
        posted=day(at(job, "first_published_at")),
        url=text(job, "absolute_url"),
        blocks=blocks(text(job, "content")) or blocks(text(job, "content_plain")),
    )


def _last(job: Json) -> str:
    """The last part of the job's own address."""
    return text(job, "absolute_url").split("?", maxsplit=1)[0].rstrip("/").rpartition("/")[2]

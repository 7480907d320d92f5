"""Ashby: pages on jobs.ashbyhq.com, data from its public job board API, which gives all jobs of a company at once.

The boards of large companies are larger than a page may be, so the job's own page is asked first: it declares the job.
"""

import re

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, from_slug, is_remote, items, joined, path, text
from coach.posting.pages.markup import blocks

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_EMBEDDED = re.compile(r"jobs\.ashbyhq\.com/(?!api/)(?P<company>[\w.%-]+)")


def api(url: URL) -> str | None:
    """jobs.ashbyhq.com/acme/<id> → the company's board in the API; the job is picked out of it by its id."""
    named = _named(url)
    return str(URL(f"https://api.ashbyhq.com/posting-api/job-board/{named[0]}")) if named else None


def page(url: URL) -> str | None:
    """The job's own page, also from that of the form for applying (…/<id>/application)."""
    named = _named(url)
    return str(URL(f"https://jobs.ashbyhq.com/{named[0]}/{named[1]}")) if named else None


def embedded(url: URL, html: str) -> str | None:
    """The job's own page for a company's page that shows an Ashby job (…?ashby_jid=<id>)."""
    job, found = url.query.get("ashby_jid", ""), _EMBEDDED.search(html)
    return f"https://jobs.ashbyhq.com/{found['company']}/{job}" if found and _ID.fullmatch(job) else None


def _named(url: URL) -> tuple[str, str] | None:
    """The company and the job that an address names."""
    parts = path(url)
    if url.host != "jobs.ashbyhq.com" or len(parts) < 2 or not _ID.fullmatch(parts[1]):
        return None
    return parts[0], parts[1]


def read(data: Json, url: URL | None) -> Advert | None:
    """The job that the address names; without an address, the only job there is."""
    candidates: list[Json] = [*items(data, "jobs")] or [data]
    jobs = [job for job in candidates if "descriptionHtml" in _keys(job) and text(job, "title")]
    wanted = _ID.search(str(url)) if url else None
    for job in jobs:
        if len(jobs) == 1 or (wanted and text(job, "id") == wanted.group()):
            return _advert(job)
    return None


def _keys(data: Json) -> set[str]:
    return set(data) if isinstance(data, dict) else set()


def _advert(job: Json) -> Advert:
    page = text(job, "jobUrl")
    slug = re.search(r"ashbyhq\.com/([^/?#]+)/", page)
    others = [text(each, "location") for each in items(job, "secondaryLocations")]
    return Advert(
        source="ashby",
        title=text(job, "title"),
        company=from_slug(slug[1].replace("%20", " ")) if slug else "",
        location=joined(text(job, "location"), *others),
        remote=is_remote(at(job, "isRemote"), at(job, "workplaceType")),
        posted=day(at(job, "publishedAt")),
        url=page,
        blocks=blocks(text(job, "descriptionHtml") or text(job, "descriptionPlain")),
    )

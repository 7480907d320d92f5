"""SmartRecruiters: pages on jobs.smartrecruiters.com, data from its public Posting API."""

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, is_remote, joined, path, text
from coach.posting.pages.markup import blocks

_HOSTS = frozenset({"jobs.smartrecruiters.com", "careers.smartrecruiters.com"})
_SECTIONS = (
    ("companyDescription", "About us"),
    ("jobDescription", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("additionalInformation", "What we offer"),
)


def api(url: URL) -> str | None:
    """jobs.smartrecruiters.com/Acme/743999-backend-engineer → the posting in the API."""
    parts = path(url)
    if url.host not in _HOSTS or len(parts) < 2:
        return None
    company, job = parts[0], parts[1].split("-", 1)[0]
    if not job.isdecimal():
        return None
    return f"https://api.smartrecruiters.com/v1/companies/{company}/postings/{job}"


def read(data: Json, url: URL | None) -> Advert | None:
    """The posting; its four sections have fixed meanings, whatever titles a company gives them."""
    sections = at(data, "jobAd", "sections")
    if not text(data, "name") or not isinstance(sections, dict):
        return None
    return Advert(
        source="smartrecruiters",
        title=text(data, "name"),
        company=text(data, "company", "name"),
        location=text(data, "location", "fullLocation")
        or joined(text(data, "location", "city"), text(data, "location", "region"), text(data, "location", "country")),
        remote=is_remote(at(data, "location", "remote")),
        posted=day(at(data, "releasedDate")),
        url=text(data, "postingUrl"),
        blocks=tuple(
            block
            for key, meaning in _SECTIONS
            if text(sections, key, "text")
            for block in (*heading(meaning), *blocks(text(sections, key, "text")))
        ),
    )

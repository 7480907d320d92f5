"""Oracle Recruiting Cloud: pages under /hcmUI/CandidateExperience, data from the REST resource that they read."""

import re

from yarl import URL

from coach.posting.advert import Advert, heading
from coach.posting.boards.data import Json, at, day, is_remote, items, joined, text
from coach.posting.pages.markup import blocks

_PAGE = re.compile(
    r"^/hcmUI/CandidateExperience/[\w-]+/sites/(?P<site>[\w-]+)/(?:job|requisitions/(?:preview|job))/(?P<job>\w+)(?=/|$)"
)
_API = (
    "https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
    "?expand=all&onlyData=true&finder=ById;Id=%22{job}%22,siteNumber={site}"
)
_SECTIONS = (
    ("ExternalDescriptionStr", ""),
    ("ExternalResponsibilitiesStr", "Responsibilities"),
    ("ExternalQualificationsStr", "Qualifications"),
)


def api(url: URL) -> str | None:
    """<tenant>.fa.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/123 → the job's data on that host."""
    page = _PAGE.match(url.path)
    return _API.format(host=url.host, job=page["job"], site=page["site"]) if page and url.host else None


def read(data: Json, url: URL | None) -> Advert | None:
    """The job. Whose it is, the data does not say."""
    job = next(iter(items(data, "items")), None)
    if not text(job, "Title") or not any(text(job, key) for key, _ in _SECTIONS):
        return None
    return Advert(
        source="oracle",
        title=text(job, "Title"),
        location=joined(
            text(job, "PrimaryLocation"), *(text(each, "Name") for each in items(job, "secondaryLocations"))
        ),
        remote=is_remote(text(job, "WorkplaceTypeCode").removeprefix("ORA_")),
        posted=day(at(job, "ExternalPostedStartDate")),
        closes=day(at(job, "ExternalPostedEndDate")),
        blocks=tuple(
            block
            for key, meaning in _SECTIONS
            if text(job, key)
            for block in (*heading(meaning), *blocks(text(job, key)))
        ),
    )

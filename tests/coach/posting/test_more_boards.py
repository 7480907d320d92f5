"""Boards by what they answer: invented postings in the shape of each board's data."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import pytest
from yarl import URL

from coach.errors import NoPosting
from coach.posting import Posting, boards
from coach.posting.boards import declared
from coach.posting.finding import from_file
from coach.posting.terms.need import Need
from tests.plan import HOUSE

UUID = "6f1f3a52-8d1b-4c7e-9a53-0c52a4f0d911"
ROLE = "<p>You run the dispatch of parcels.</p>"
ASKED = "<ul><li>5+ years of Go</li><li>PostgreSQL and Kafka</li></ul>"
WHOLE = f"{ROLE}<h3>Requirements</h3>{ASKED}"
ORACLE = "https://acme.fa.em2.oraclecloud.com"
TOLD = {"title": "Go Engineer", "required": {"Go", "PostgreSQL", "Kafka"}, "years": 5}


@dataclass(frozen=True)
class Case:
    """A page, where its data lives, what is answered there, and who, where and when that says."""

    page: str
    api: str
    answer: Any
    company: str
    location: str
    posted: str = "2026-11-20"
    remote: bool | None = None


BAMBOO = {
    "meta": {"totalCount": 1},
    "result": {
        "jobOpening": {
            "jobOpeningName": "Go Engineer",
            "jobOpeningShareUrl": "https://quill-mark.bamboohr.com/careers/12",
            "description": WHOLE,
            "datePosted": "2026-11-20",
            "locationType": "0",
            "location": {"city": "Leipzig", "state": "Saxony", "addressCountry": "Germany"},
        },
        "formFields": {},
    },
}
RIPPLING = {
    "uuid": UUID,
    "name": "Go Engineer",
    "companyName": "Quillmark",
    "description": {"company": "<p>We ship parcels.</p>", "role": WHOLE},
    "workLocations": ["Remote (Germany)"],
    "createdOn": "2026-11-20T17:37:26.093000-07:00",
    "url": f"https://ats.rippling.com/quillmark/jobs/{UUID}",
}
PINPOINT = {
    "id": UUID,
    "title": "Go Engineer",
    "url": f"https://quillmark.pinpointhq.com/en/postings/{UUID}",
    "description": f"<div><!--block-->{ROLE}</div>",
    "key_responsibilities": "<ul><li>Design services</li></ul>",
    "key_responsibilities_header": "What you do",
    "skills_knowledge_expertise": ASKED,
    "skills_knowledge_expertise_header": "What you bring",
    "benefits": "<p>Holidays.</p>",
    "benefits_header": None,
    "workplace_type": "onsite",
    "deadline_at": "2026-12-31T00:00:00Z",
    "location": {"name": "Leipzig, Germany", "city": "Leipzig", "province": "Saxony"},
}
ORACLE_JOB = {
    "items": [
        {
            "Id": "210767",
            "Title": "Go Engineer",
            "PrimaryLocation": "Leipzig, Germany",
            "secondaryLocations": [{"Name": "Dresden, Germany"}],
            "WorkplaceTypeCode": "ORA_ON_SITE",
            "ExternalPostedStartDate": "2026-11-20T09:36:02+00:00",
            "ExternalDescriptionStr": ROLE,
            "ExternalResponsibilitiesStr": "<ul><li>Design services</li></ul>",
            "ExternalQualificationsStr": ASKED,
        }
    ]
}
COMMENT = {
    "by": "quill",
    "id": 12,
    "parent": 11,
    "type": "comment",
    "time": int(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC).timestamp()),
    "text": "Quillmark | Go Engineer | Leipzig, Germany | Full-time<p>We ship parcels."
    "<p>Requirements:<p>- 5+ years of Go<p>- PostgreSQL and Kafka<p>Apply: jobs@quillmark.example",
}
JUNGLE = {
    "job": {
        "name": "Go Engineer",
        "slug": "go-engineer_leipzig",
        "description": ROLE,
        "profile": ASKED,
        "published_at": "2026-11-20T10:00:00.000+01:00",
        "archived_at": None,
        "remote": "fulltime",
        "offices": [{"city": "Leipzig", "country_code": "DE"}],
        "organization": {"name": "Quillmark", "slug": "quillmark"},
    }
}
GEM = [
    {"id": "1", "title": "Baker", "absolute_url": "https://jobs.gem.com/quillmark/am9i-1", "content": WHOLE},
    {
        "id": "4965519002",
        "title": "Go Engineer",
        "absolute_url": "https://jobs.gem.com/quillmark/am9i-2",
        "content": WHOLE,
        "location": {"name": "Leipzig, Germany"},
        "location_type": "in_office",
        "first_published_at": "2026-11-20T10:00:00Z",
    },
]
WORKABLE = {
    "id": UUID,
    "title": "Go Engineer",
    "description": ROLE,
    "requirementsSection": ASKED,
    "benefitsSection": "<p>Holidays.</p>",
    "company": {"title": "Quillmark"},
    "location": {"city": "Leipzig", "subregion": "Saxony", "countryName": "Germany"},
    "workplace": "remote",
    "created": "2026-11-20T00:00:00.000Z",
}

CASES = [
    Case(
        "https://quill-mark.bamboohr.com/careers/12",
        "https://quill-mark.bamboohr.com/careers/12/detail",
        BAMBOO,
        "Quill Mark",
        "Leipzig, Saxony, Germany",
        remote=False,
    ),
    Case(
        "https://quill-mark.bamboohr.com/jobs/view.php?id=12",
        "https://quill-mark.bamboohr.com/careers/12/detail",
        BAMBOO,
        "Quill Mark",
        "Leipzig, Saxony, Germany",
        remote=False,
    ),
    Case(
        f"https://ats.rippling.com/en-GB/quillmark/jobs/{UUID}/apply",
        f"https://ats.rippling.com/api/v2/board/quillmark/jobs/{UUID}",
        RIPPLING,
        "Quillmark",
        "Remote (Germany)",
        remote=True,
    ),
    Case(
        f"https://quillmark.pinpointhq.com/en/postings/{UUID}/applications/new",
        "https://quillmark.pinpointhq.com/postings.json",
        PINPOINT,
        "Quillmark",
        "Leipzig, Germany",
        posted="",
        remote=False,
    ),
    Case(
        f"https://quillmark.pinpointhq.com/postings/{UUID}",
        "https://quillmark.pinpointhq.com/postings.json",
        {"data": [{**PINPOINT, "id": "1", "url": "https://quillmark.pinpointhq.com/en/postings/1"}, PINPOINT]},
        "Quillmark",
        "Leipzig, Germany",
        posted="",
        remote=False,
    ),
    Case(
        f"{ORACLE}/hcmUI/CandidateExperience/en/sites/CX_1/job/210767/?location=Leipzig",
        f"{ORACLE}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
        "?expand=all&onlyData=true&finder=ById;Id=%22210767%22,siteNumber=CX_1",
        ORACLE_JOB,
        "",
        "Leipzig, Germany, Dresden, Germany",
        remote=False,
    ),
    Case(
        "https://news.ycombinator.com/item?id=12",
        "https://hacker-news.firebaseio.com/v0/item/12.json",
        COMMENT,
        "Quillmark",
        "Leipzig, Germany",
    ),
    Case(
        "https://www.welcometothejungle.com/en/companies/quillmark/jobs/go-engineer_leipzig?q=x",
        "https://api.welcometothejungle.com/api/v1/organizations/quillmark/jobs/go-engineer_leipzig",
        JUNGLE,
        "Quillmark",
        "Leipzig, DE",
        remote=True,
    ),
    *(
        Case(
            f"https://jobs.gem.com/quillmark/{number}?source=x",
            "https://api.gem.com/job_board/v0/quillmark/job_posts/",
            GEM,
            "Quillmark",
            "Leipzig, Germany",
            remote=False,
        )
        for number in ("4965519002", "am9i-2")
    ),
    Case(
        "https://jobs.workable.com/view/3wwPqWr4G8/go-engineer-at-quillmark",
        "https://jobs.workable.com/api/v1/jobs/3wwPqWr4G8",
        WORKABLE,
        "Quillmark",
        "Leipzig, Saxony, Germany",
        remote=True,
    ),
]


def read(case: Case) -> Posting:
    return from_file(json.dumps(case.answer).encode(), url=case.page)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.page)
def test_where_its_data_is(case: Case) -> None:
    assert boards.api_of(URL(case.page)) == case.api


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.page)
def test_what_its_data_says(case: Case) -> None:
    posting = read(case)
    found = {"title": posting.title, "required": set(posting.terms(Need.REQUIRED)), "years": posting.years}
    assert found == TOLD
    assert (posting.company, posting.location, posting.posted) == (case.company, case.location, case.posted)
    assert posting.remote is case.remote


def test_every_board_has_its_row_in_the_docs() -> None:
    written = (HOUSE / "docs" / "boards.md").read_text("utf-8").lower().replace(" ", "")
    known = [board.name for board in boards.BOARDS if board.name not in {"data", "declared", "feed"}]
    assert len(known) >= 15
    assert [name for name in (*known, *(board.name for board in declared.BOARDS)) if name not in written] == []


def test_an_archived_posting_is_told_as_closed() -> None:
    archived = {"job": {**JUNGLE["job"], "archived_at": "2026-11-21T10:00:00Z"}}
    with pytest.raises(NoPosting) as caught:
        from_file(json.dumps(archived).encode())
    assert caught.value.reason == "expired"


def test_a_thread_of_postings_is_none() -> None:
    thread = {"by": "whoishiring", "id": 11, "type": "story", "title": "Ask HN: Who is hiring?", "text": WHOLE}
    with pytest.raises(NoPosting):
        from_file(json.dumps(thread).encode())


@pytest.mark.parametrize(
    "page",
    [
        "https://acme.bamboohr.com/careers",
        "https://acme.bamboohr.com/careers/../../x",
        "https://ats.rippling.com/acme/jobs",
        "https://acme.pinpointhq.com/postings",
        f"{ORACLE}/hcmUI/CandidateExperience/en/sites/CX_1/requisitions",
        "https://news.ycombinator.com/item?id=x",
        "https://news.ycombinator.com/jobs",
        "https://www.welcometothejungle.com/en/companies/acme/jobs",
        "https://jobs.workable.com/search",
    ],
)
def test_pages_that_are_no_posting_have_no_data(page: str) -> None:
    assert boards.api_of(URL(page)) is None


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        (
            "https://acme.teamtailor.com/jobs/12-go-engineer/applications/new",
            "https://acme.teamtailor.com/jobs/12-go-engineer",
        ),
        ("https://acme.na.teamtailor.com/en-GB/jobs/12-go?x=1", "https://acme.na.teamtailor.com/en-GB/jobs/12-go"),
        ("https://acme.breezy.hr/p/0a1b-go-engineer/apply", "https://acme.breezy.hr/p/0a1b-go-engineer"),
        ("https://jobs.jobvite.com/acme/job/oA1b2/apply", "https://jobs.jobvite.com/acme/job/oA1b2"),
        ("https://jobs.jobvite.com/careers/acme/job/oA1b2?__jvst=x", "https://jobs.jobvite.com/careers/acme/job/oA1b2"),
        (
            "https://acme.applytojob.com/apply/aB3/Go-Engineer?source=x",
            "https://acme.applytojob.com/apply/aB3/Go-Engineer",
        ),
        (
            "https://careers-acme.icims.com/jobs/12/go-engineer/job?mode=view",
            "https://careers-acme.icims.com/jobs/12/go-engineer/job?in_iframe=1",
        ),
        ("https://careers-acme.icims.com/jobs/12/login", None),
        ("https://acme.softgarden.io/job/42/go-engineer/apply?l=de", "https://acme.softgarden.io/job/42/go-engineer"),
        ("https://join.com/companies/acme/12-go-engineer?pid=x", "https://join.com/companies/acme/12-go-engineer"),
        (
            "https://weworkremotely.com/remote-jobs/quillmark-go-engineer/apply",
            "https://weworkremotely.com/remote-jobs/quillmark-go-engineer",
        ),
        ("https://weworkremotely.com/remote-jobs/search?term=go", None),
        (
            "https://remoteok.com/remote-jobs/remote-go-engineer-quillmark-12?ref=x",
            "https://remoteok.com/remote-jobs/remote-go-engineer-quillmark-12",
        ),
        (
            "https://www.arbeitnow.com/jobs/companies/quillmark/go-engineer-12?q=x",
            "https://www.arbeitnow.com/jobs/companies/quillmark/go-engineer-12",
        ),
        (
            "https://himalayas.app/companies/quillmark/jobs/go-engineer/apply",
            "https://himalayas.app/companies/quillmark/jobs/go-engineer",
        ),
        ("https://www.builtinnyc.com/job/go-engineer/4821?i=x", "https://www.builtinnyc.com/job/go-engineer/4821"),
        (
            "https://www.ycombinator.com/companies/quillmark/jobs/aB3-go-engineer?utm=x",
            "https://www.ycombinator.com/companies/quillmark/jobs/aB3-go-engineer",
        ),
        ("https://wellfound.com/jobs/31-go-engineer?x=1", "https://wellfound.com/jobs/31-go-engineer"),
        (
            "https://jobs.quillmark.com/job/Leipzig-Go-Engineer-SN-04103/117312301/?utm=x",
            "https://jobs.quillmark.com/job/Leipzig-Go-Engineer-SN-04103/117312301",
        ),
        ("https://acme.breezy.hr/p/0a1b-go-engineer", None),
        ("https://acme.applytojob.com/apply/jobs", None),
        ("https://acme.example/jobs/12-go/apply", None),
    ],
)
def test_the_page_that_declares_a_posting(typed: str, page: str | None) -> None:
    assert boards.declaring_page(URL(typed)) == page

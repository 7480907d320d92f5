"""Every board: from the address of a page to the address of its data, and from the data to a posting."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from aiohttp import web
from yarl import URL

from coach.errors import NoPosting
from coach.posting import boards, from_address
from tests.coach.posting.accuracy import LABELLED, labels
from tests.coach.posting.job_site import ENOUGH, Site, read_here

UUID = "6f1f3a52-8d1b-4c7e-9a53-0c52a4f0d911"
WORKDAY = "https://acme.wd5.myworkdayjobs.com"


@pytest.mark.parametrize(
    ("page", "api"),
    [
        ("https://boards.greenhouse.io/acme/jobs/123", "https://boards-api.greenhouse.io/v1/boards/acme/jobs/123"),
        (
            "https://job-boards.greenhouse.io/acme/jobs/123?gh_src=x",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/123",
        ),
        (
            "https://job-boards.eu.greenhouse.io/acme/jobs/123",
            "https://boards-api.eu.greenhouse.io/v1/boards/acme/jobs/123",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=123",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/123",
        ),
        (f"https://jobs.lever.co/acme/{UUID}/apply", f"https://api.lever.co/v0/postings/acme/{UUID}?mode=json"),
        (f"https://jobs.eu.lever.co/acme/{UUID}", f"https://api.eu.lever.co/v0/postings/acme/{UUID}?mode=json"),
        (f"https://jobs.ashbyhq.com/acme%20co/{UUID}", "https://api.ashbyhq.com/posting-api/job-board/acme%20co"),
        (
            "https://jobs.smartrecruiters.com/Acme/743999-backend-engineer",
            "https://api.smartrecruiters.com/v1/companies/Acme/postings/743999",
        ),
        (
            "https://apply.workable.com/acme/j/A1B2C3/apply/",
            "https://apply.workable.com/api/v2/accounts/acme/jobs/A1B2C3",
        ),
        ("https://acme.workable.com/j/A1B2C3", "https://apply.workable.com/api/v2/accounts/acme/jobs/A1B2C3"),
        ("https://acme.recruitee.com/o/backend", "https://acme.recruitee.com/api/offers/backend"),
        ("https://acme.recruitee.com/l/en/o/backend/c/new", "https://acme.recruitee.com/api/offers/backend"),
        ("https://acme.jobs.personio.de/job/12?language=de", "https://acme.jobs.personio.de/xml?language=de"),
        ("https://acme.jobs.personio.com/job/12", "https://acme.jobs.personio.com/xml?language=en"),
        (f"{WORKDAY}/en-US/Careers/job/Berlin/Engineer_R1", f"{WORKDAY}/wday/cxs/acme/Careers/job/Berlin/Engineer_R1"),
        (
            f"{WORKDAY}/en-US/Careers/job/Berlin/Engineer_R1/apply/applyManually?source=x",
            f"{WORKDAY}/wday/cxs/acme/Careers/job/Berlin/Engineer_R1",
        ),
        (f"{WORKDAY}/Careers/details/Engineer_R1", f"{WORKDAY}/wday/cxs/acme/Careers/job/Engineer_R1"),
        ("https://boards.greenhouse.io/acme", None),
        ("https://boards.greenhouse.io/acme/jobs/../../admin", None),
        ("https://greenhouse.io.example.org/acme/jobs/123", None),
        ("https://jobs.lever.co/acme", None),
        ("https://acme.example/jobs/123", None),
    ],
)
def test_where_the_data_of_a_page_is(page: str, api: str | None) -> None:
    assert boards.api_of(URL(page)) == api


GREENHOUSE_JOB = "https://boards-api.greenhouse.io/v1/boards/acme/jobs/123"


@pytest.mark.parametrize(
    ("url", "html", "shown"),
    [
        (
            "https://acme.example/careers?gh_jid=123",
            '<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
            GREENHOUSE_JOB,
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?token=123",
            '<link rel="canonical" href="https://job-boards.greenhouse.io/acme/jobs/123">',
            GREENHOUSE_JOB,
        ),
        (
            f"https://acme.example/jobs?ashby_jid={UUID}",
            '<script src="https://jobs.ashbyhq.com/acme-labs/embed?version=2"></script>',
            f"https://jobs.ashbyhq.com/acme-labs/{UUID}",
        ),
        (
            "https://careers.acme.example/o/go-engineer",
            '<script src="https://cdn.recruitee.com/site.js"></script>',
            "https://careers.acme.example/api/offers/go-engineer",
        ),
        ("https://acme.example/careers?gh_jid=x", "boards.greenhouse.io/embed/job_board/js?for=acme", None),
        ("https://acme.example/careers", "boards.greenhouse.io/embed/job_board/js?for=acme", None),
        ("https://acme.example/o/go-engineer", "<h1>Our own pages</h1>", None),
        ("https://acme.example/jobs?ashby_jid=../..", "https://jobs.ashbyhq.com/acme", None),
    ],
)
def test_company_pages_that_show_a_posting_of_a_board(url: str, html: str, shown: str | None) -> None:
    assert boards.embedded(URL(url), html) == ((shown,) if shown else ())


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://careers.acme.com/open?gh_jid=123", GREENHOUSE_JOB),
        ("https://www.acme.co.uk/open?gh_jid=123", GREENHOUSE_JOB),
        ("https://acme.com/open", None),
        ("https://acme.com/open?gh_jid=../1", None),
    ],
)
def test_a_company_page_drawn_by_a_script_is_tried_under_the_companys_name(url: str, api: str | None) -> None:
    assert boards.supposed(URL(url)) == api


async def test_a_link_that_leads_to_a_board_is_read_by_the_boards_data(site: Site) -> None:
    def to_the_account(_request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("https://apply.workable.com/acme/j/A1B2C3/")

    job = {"title": "Go Engineer", "shortcode": "A1B2C3", "description": ENOUGH, "requirements": "<p>Go</p>"}
    site.pages["apply.workable.com/j/A1B2C3"] = to_the_account
    site.pages["apply.workable.com/acme/j/A1B2C3/"] = (b"<div id='app'></div>", "text/html")
    site.pages["apply.workable.com/api/v2/accounts/acme/jobs/A1B2C3"] = (json.dumps(job).encode(), "application/json")
    posting = await from_address("https://apply.workable.com/j/A1B2C3", site.as_the_internet(), read_here)
    assert (posting.source, posting.title, posting.company) == ("workable", "Go Engineer", "Acme")


async def test_ashby_is_asked_for_one_job_and_only_then_for_all(site: Site) -> None:
    declared = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Go Engineer",
        "hiringOrganization": {"@type": "Organization", "name": "Acme Labs"},
        "description": ENOUGH,
    }
    page = f'<title>Jobs</title><script type="application/ld+json">{json.dumps(declared)}</script>'
    site.pages[f"jobs.ashbyhq.com/acme/{UUID}"] = (page.encode(), "text/html")
    posting = await from_address(f"https://jobs.ashbyhq.com/acme/{UUID}/application", site.as_the_internet(), read_here)
    assert (posting.title, posting.company) == ("Go Engineer", "Acme Labs")
    assert len(site.asked) == 1


@pytest.mark.parametrize("label", [each for each in labels() if each["url"]], ids=lambda label: label["file"])
async def test_a_labelled_posting_by_its_address(site: Site, label: dict[str, Any]) -> None:
    """Each posting is served where its board's data really lives, and asked for by its page's address."""
    api = boards.api_of(URL(label["url"])) or label["url"]
    kinds = {".json": "application/json", ".xml": "application/xml", ".html": "text/html"}
    data = (LABELLED / label["file"]).read_bytes()
    address = URL(api)
    kind = kinds[label["file"][label["file"].rindex(".") :]]
    site.pages[f"{address.host}{address.path}"] = (data, kind)
    posting = await from_address(label["url"], site.as_the_internet(), read_here)
    assert (posting.title, posting.company) == (label["title"], label["company"])
    assert (posting.posted, posting.years) == (label["posted"], label.get("years"))
    assert len(site.asked) == (2 if boards.declaring_page(URL(label["url"])) else 1)


@dataclass(frozen=True)
class Gone:
    """What a board answers when its API has no such posting."""

    page: bytes
    reason: str


@pytest.mark.parametrize(
    "gone",
    [
        Gone(b"<h1>The job posting you are looking for was not found</h1>", "expired"),
        Gone(b"<h1>Current openings</h1><a href='/1'>Engineer</a>", "no_posting"),
    ],
)
async def test_a_posting_that_its_board_no_longer_has(site: Site, gone: Gone) -> None:
    site.pages[f"jobs.lever.co/acme/{UUID}"] = (gone.page, "text/html")
    with pytest.raises(NoPosting) as caught:
        await from_address(f"https://jobs.lever.co/acme/{UUID}", site.as_the_internet(), read_here)
    assert caught.value.reason == gone.reason


async def test_without_the_api_the_page_itself_is_read(site: Site) -> None:
    page = f"<title>Go Engineer at Acme</title><h1>Go Engineer</h1>{ENOUGH}"
    site.pages[f"jobs.lever.co/acme/{UUID}"] = (page.encode(), "text/html")
    posting = await from_address(f"https://jobs.lever.co/acme/{UUID}", site.as_the_internet(), read_here)
    assert (posting.source, posting.title, posting.company, posting.years) == ("html", "Go Engineer", "Acme", 5)


@pytest.mark.parametrize(
    "data", [[], {}, 5, "x", None, {"jobs": [None, 3]}, {"title": 5, "content": {}, "absolute_url": []}]
)
def test_json_that_is_of_no_board(data: Any) -> None:
    assert boards.read_json(data, None) is None


def test_entities_in_a_feed_are_never_expanded() -> None:
    feed = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><workzag-jobs><position><id>1</id><name>&e;&b;</name>'
        b"</position></workzag-jobs>"
    )
    advert = boards.read_xml(feed, None)
    assert advert is not None
    assert advert.title == ""

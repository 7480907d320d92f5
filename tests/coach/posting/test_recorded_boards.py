"""Boards by answers in the shape that was recorded from them: every key and every kind of value as it came, shortened;
companies, texts and numbers are invented.

The shapes are those of answers that public repositories keep for their own tests. Nothing but keys and kinds of values
was taken, which are the boards' own; what a repository says of its licence stands beside it:

- BambooHR: haydenham/vertical-job-digest and Aaronearlerichardson/Jobs, `bamboohr_detail.json` (none stated)
- Rippling: the same two, `rippling_detail.json` (none stated)
- Oracle Recruiting: the same two, `oracle_detail.json`, `oracle_job_detail.json` (none stated)
- Pinpoint, Recruitee, SmartRecruiters, Personio: Aaronearlerichardson/Jobs, `*_board.json`,
  `smartrecruiters_detail.json`, `personio_feed.xml` (none stated); the texts within Personio's `jobDescriptions`, which
  that feed leaves empty, by its documentation
- Breezy, JazzHR, iCIMS, Jobvite: Aaronearlerichardson/Jobs, `breezy_post.html`, `jazzhr_detail.html`,
  `icims_detail.html`, `jobvite_job.html` (none stated)
- Gem: Manojkaipu/job-poller, `gem.json` (none stated)
- Workday: lilliban/eu-job-feeds, `workday_detail.json` (none stated)
- Greenhouse, Lever, Ashby, Remote OK, Himalayas: prettyirrelevant/hunt, `tests/fixtures/` (none stated)
- Workable: the list of keys that a public client notes of the answer it got; the values' kinds by its documentation
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from yarl import URL

from coach.errors import NoPosting
from coach.posting import boards
from coach.posting.finding import from_file
from coach.posting.terms.need import Need

RECORDED = Path(__file__).parent / "recorded"
UUID = "6f1f3a52-8d1b-4c7e-9a53-0c52a4f0d911"
ORACLE = "https://acme.fa.ocs.oraclecloud.com"


class Told(NamedTuple):
    """What a posting's data says: from where, who, where, when, until when, remote."""

    source: str
    company: str
    location: str
    posted: str = "2026-11-20"
    closes: str = ""
    remote: bool | None = None


CASES = {
    "bamboohr.json": (
        "https://quill-mark.bamboohr.com/careers/125",
        Told("bamboohr", "Quill Mark", "Leipzig, Saxony, Germany", remote=False),
    ),
    "rippling.json": (
        f"https://ats.rippling.com/quillmark/jobs/{UUID}",
        Told("rippling", "Quillmark", "Remote (Germany)", remote=True),
    ),
    "pinpoint.json": (
        f"https://quillmark.pinpointhq.com/en/postings/{UUID}",
        Told("pinpoint", "Quillmark", "Leipzig, Germany", posted="", remote=False),
    ),
    "oracle.json": (
        f"{ORACLE}/hcmUI/CandidateExperience/en/sites/CX_1/job/10139",
        Told("oracle", "", "Leipzig, Germany"),
    ),
    "recruitee.json": (
        "https://quillmark.recruitee.com/o/go-engineer",
        Told("recruitee", "Quillmark", "Leipzig, Germany", remote=True),
    ),
    "smartrecruiters.json": (
        "https://jobs.smartrecruiters.com/Quillmark/3743990015568355-go-engineer-remote",
        Told("smartrecruiters", "Quillmark", "Leipzig, SN, Germany", remote=True),
    ),
    "workday.json": (
        "https://quillmark.wd5.myworkdayjobs.com/QuillmarkCareers/job/Germany-Leipzig/Go-Engineer_JR2021705",
        Told("workday", "Quillmark SE", "Germany, Leipzig"),
    ),
    "workable.json": (
        "https://apply.workable.com/quillmark/j/1B7FCA3A83/",
        Told("workable", "Quillmark", "Leipzig, Saxony, Germany", remote=False),
    ),
    "gem.json": (
        "https://jobs.gem.com/quillmark/am9icG9zdDqTzmNG",
        Told("gem", "Quillmark", "Leipzig, Germany", remote=False),
    ),
    "greenhouse.json": (
        "https://job-boards.greenhouse.io/quillmark/jobs/6136160004",
        Told("greenhouse", "Quillmark", "Hybrid - Leipzig", closes="2026-12-31", remote=False),
    ),
    "lever.json": (
        f"https://jobs.lever.co/quillmark/{UUID}",
        Told("lever", "Quillmark", "Leipzig, Dresden", remote=False),
    ),
    "ashby.json": (
        f"https://jobs.ashbyhq.com/quillmark/{UUID}",
        Told("ashby", "Quillmark", "Leipzig", remote=True),
    ),
    "personio.xml": (
        "https://quillmark.jobs.personio.de/job/2415353",
        Told("personio", "Quillmark SE", "Leipzig, Frankfurt am Main"),
    ),
    "remoteok.json": ("", Told("json", "Quillmark", "", remote=True)),
    "himalayas.json": ("", Told("json", "Quillmark", "Germany", remote=True)),
    "breezy.html": ("", Told("jsonld", "Quillmark", "Leipzig, SN, DE")),
    "jazzhr.html": ("", Told("jsonld", "Quillmark", "Leipzig, SN", closes="2026-12-31")),
    "icims.html": ("", Told("jsonld", "Quillmark", "Leipzig, DE", closes="2026-12-31")),
    "jobvite.html": ("", Told("jsonld", "Quillmark", "Leipzig, Saxony, Germany")),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_recorded_answer_says(name: str) -> None:
    page, told = CASES[name]
    posting = from_file((RECORDED / name).read_bytes(), url=page)
    assert posting.title.startswith("Go Engineer")
    found = Told(posting.source, posting.company, posting.location, posting.posted, posting.closes, posting.remote)
    assert found == told
    assert (posting.terms(Need.REQUIRED), posting.years) == (("Go", "PostgreSQL", "Kafka"), 5)


@pytest.mark.parametrize("name", [name for name, (page, _) in CASES.items() if page])
def test_the_page_leads_to_data(name: str) -> None:
    assert boards.api_of(URL(CASES[name][0])) is not None


def test_every_recorded_answer_is_read() -> None:
    assert {each.name for each in RECORDED.iterdir()} == set(CASES)


def test_a_closed_opening_is_told_as_closed() -> None:
    closed = (RECORDED / "bamboohr.json").read_text("utf-8").replace('"Open"', '"Filled"')
    with pytest.raises(NoPosting) as caught:
        from_file(closed.encode())
    assert caught.value.reason == "expired"

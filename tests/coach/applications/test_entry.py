"""What people type after /applied."""

import pytest

from coach.applications.entry import Entry, canonical, parse
from coach.errors import CoachError


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("Acme", Entry("Acme")),
        ("Staff Engineer at Acme Corp", Entry("Acme Corp", "Staff Engineer")),
        ("Backend @ Acme", Entry("Acme", "Backend")),
        ("https://boards.greenhouse.io/acme/jobs/4?gh_src=x", Entry("Acme", url="https://boards.greenhouse.io/acme/jobs/4")),
        ("https://jobs.lever.co/acme-labs/7f?lever-source=x", Entry("Acme Labs", url="https://jobs.lever.co/acme-labs/7f")),
        ("<https://acme.wd5.myworkdayjobs.com/a/b|the job>", Entry("Acme", url="https://acme.wd5.myworkdayjobs.com/a/b")),
        ("careers.acme.co.uk/jobs/1", Entry("Acme", url="https://careers.acme.co.uk/jobs/1")),
        ("https://www.linkedin.com/jobs/view/1/?trk=a", Entry("", url="https://www.linkedin.com/jobs/view/1")),
        ("https://user:secret@acme.com/jobs?id=3&utm_source=x#top", Entry("Acme", url="https://acme.com/jobs?id=3")),
        ("Acme: https://www.indeed.com/viewjob?jk=1&from=serp", Entry("Acme", url="https://www.indeed.com/viewjob?from=serp&jk=1")),
        ("SRE at Acme <https://jobs.lever.co/acme/1|jobs.lever.co/acme/1>", Entry("Acme", "SRE", "https://jobs.lever.co/acme/1")),
        ("Backend Engineer @Acme", Entry("Acme", "Backend Engineer")),
        ("https://careers.acme.com/#/jobs/12", Entry("Acme", url="https://careers.acme.com#/jobs/12")),
        ("Müller & Söhne GmbH", Entry("Müller & Söhne GmbH")),
        ("株式会社メルカリ", Entry("株式会社メルカリ")),
        ("AT&T", Entry("AT&T")),
        ("Acme | Labs", Entry("Acme | Labs")),
        ("Node.js Foundation", Entry("Node.js Foundation")),
        ("Booking.com", Entry("Booking.com")),
        ("Ac\u202eme\n\x07Inc", Entry("Ac me Inc")),
    ],
)  # fmt: skip
def test_parse(typed: str, entry: Entry) -> None:
    assert parse(typed) == entry


@pytest.mark.parametrize("typed", ["", "  ", "\u200b", "https://localhost/x", "https://[::1", "https://a.b:99999/"])
def test_what_cannot_be_noted_is_explained(typed: str) -> None:
    with pytest.raises(CoachError):
        parse(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTPS://Acme.com:443/jobs/1/?utm_medium=a", "https://acme.com/jobs/1?ref=b"),
        ("https://acme.com/jobs?id=1&team=x&gclid=z", "https://acme.com/jobs?team=x&id=1"),
        ("https://www.linkedin.com/jobs/view/7/?trackingId=a%3D&refId=b", "https://www.linkedin.com/jobs/view/7"),
        ("https://acme.com/jobs/1#apply", "https://acme.com/jobs/1"),
    ],
)
def test_two_links_to_one_job_are_the_same(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://acme.com/jobs?gh_jid=1", "https://acme.com/jobs?gh_jid=2"),
        ("https://acme.com/#/jobs/1", "https://acme.com/#/jobs/2"),
        (
            "https://www.linkedin.com/jobs/search/?currentJobId=1",
            "https://www.linkedin.com/jobs/search/?currentJobId=2",
        ),
    ],
)
def test_links_to_two_jobs_are_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)

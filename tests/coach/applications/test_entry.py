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


def test_two_links_to_one_job_are_the_same() -> None:
    assert canonical("HTTPS://Acme.com:443/jobs/1/?utm_medium=a") == canonical("https://acme.com/jobs/1?ref=b")

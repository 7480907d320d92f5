"""Pages that a browser draws: the posting stands in the data that the page hands to its script."""

import html
import json
from typing import Any

import pytest

from coach.errors import NoPosting
from coach.posting import from_file, reading
from coach.posting.terms.need import Need

ROLE = (
    "<p>You run the dispatch of parcels for shops all over Europe, and the team counts on you to keep it going.</p>" * 2
)
ASKED = "<ul><li>5+ years of experience with Go</li><li>PostgreSQL and Kafka</li></ul>"
WHOLE = f"{ROLE}<h3>Requirements</h3>{ASKED}<p>Apply now.</p>"
MARKDOWN = (
    "You run the dispatch of parcels for shops all over Europe, and the team counts on you to keep it going. " * 2
    + "\n\n## Requirements\n\n- 5+ years of experience with Go\n- PostgreSQL and Kafka\n\n"
    + "You will build what ships parcels. Apply now.\n"
    + "Responsibilities: you will own the dispatch service.\n"
)


def next_page(data: Any) -> bytes:
    """The shell of a page that Next.js draws."""
    state = json.dumps({"props": {"pageProps": data}, "page": "/jobs/[slug]"})
    return (
        f'<html><head><title>Jobs</title></head><body><div id="__next"></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    ).encode()


def inertia_page(data: Any) -> bytes:
    """The shell of a page that Inertia draws."""
    state = html.escape(json.dumps({"component": "Job", "props": data}))
    return (
        f'<html><head><title>Jobs</title></head><body><div id="app" data-page="{state}"></div></body></html>'.encode()
    )


CASES = {
    "Next.js, a job with its company": next_page(
        {"job": {"title": "Go Engineer", "descriptionHtml": WHOLE, "company": {"name": "Quillmark"},
                 "location": "Leipzig, Germany", "postedAt": "2026-11-20T08:00:00Z"}}
    ),
    "Next.js, a cache of objects": next_page(
        {"apolloState": {"data": {
            "Startup:1": {"name": "Quillmark", "description": "Parcels for shops."},
            "JobListing:7": {"title": "Go Engineer", "description": WHOLE, "companyName": "Quillmark",
                             "locationNames": ["Leipzig, Germany"], "createdAt": "2026-11-20"},
        }}}
    ),
    "Inertia, in Markdown": inertia_page(
        {"job": {"title": "Go Engineer", "description": MARKDOWN, "startup": {"name": "Quillmark"},
                 "locations": [{"name": "Leipzig, Germany"}], "published_at": "2026-11-20"}}
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", CASES.values(), ids=CASES)
def test_the_posting_in_a_pages_own_data(page: bytes) -> None:
    posting = from_file(page)
    assert (posting.title, posting.company, posting.location) == ("Go Engineer", "Quillmark", "Leipzig, Germany")
    assert set(posting.terms(Need.REQUIRED)) == {"Go", "PostgreSQL", "Kafka"}
    assert (posting.years, posting.posted) == (5, "2026-11-20")


@pytest.mark.parametrize(
    "page",
    [
        next_page({"article": {"title": "How we ship parcels", "body": "Apples and pears are in season. " * 40}}),
        next_page({"job": {"title": "Go Engineer"}}),
        b'<html><body><script type="application/json">{"title": </script></body></html>',
        b'<html><body><div data-page="[[[[[[[["></div></body></html>',
    ],
    ids=["an article", "no description", "broken JSON", "a broken attribute"],
)
def test_data_without_a_posting(page: bytes) -> None:
    with pytest.raises(NoPosting):
        reading.read(page)


def test_data_of_great_depth_and_width_is_given_up() -> None:
    deep: Any = {"title": "Go Engineer", "description": WHOLE}
    for _ in range(40):
        deep = {"next": deep}
    wide = [{"x": [number]} for number in range(30_000)]
    for data in (deep, {"all": wide, "last": [[{"title": "Go Engineer", "description": WHOLE}]]}):
        with pytest.raises(NoPosting):
            reading.read(next_page(data))


def test_what_the_page_shows_counts_before_its_data() -> None:
    items = "".join(f"<li>{each}</li>" for each in ("5+ years of experience with Rust", "Redis", "Docker"))
    shown = f"<h1>Rust Engineer</h1>{ROLE}<h2>Requirements</h2><ul>{items}</ul><p>Apply for this role.</p>"
    data = json.dumps({"similar": {"title": "Go Engineer", "description": WHOLE}})
    page = f'<html><body><main>{shown}</main><script type="application/json">{data}</script></body></html>'
    assert "Rust" in from_file(page.encode()).terms(Need.REQUIRED)

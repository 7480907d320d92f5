"""Reading postings from pages, files and text: structured data first, then the page's own words."""

import json

import pytest

from coach.errors import NoPosting
from coach.posting import from_file, reading
from coach.posting.advert import Block
from coach.posting.pages import markup, schema_org
from coach.posting.terms.parts import PostingPart, split

LD = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Data Engineer",
    "datePosted": "2026-11-20T08:00:00Z",
    "hiringOrganization": {"@type": "Organization", "name": "Acme &amp; Sons"},
    "jobLocation": [{"address": {"addressLocality": "Graz", "addressCountry": {"name": "Austria"}}}],
    "jobLocationType": "TELECOMMUTE",
    "description": "<p>Requirements</p><ul><li>Python</li></ul>",
}


def page(script: str) -> bytes:
    """A page with a JSON-LD script."""
    return (
        f"<html><head><script type='application/ld+json'>{script}</script></head><body><p>…</p></body></html>".encode()
    )


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(LD),
        json.dumps([{"@type": "BreadcrumbList"}, LD]),
        json.dumps({"@graph": [{"@type": "WebSite"}, {**LD, "@type": ["JobPosting", "Thing"]}]}),
        json.dumps({"@type": "WebPage", "mainEntity": LD}),
        json.dumps(
            {**LD, "description": "&lt;p&gt;Requirements&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Python&lt;/li&gt;&lt;/ul&gt;"}
        ),
        json.dumps(LD)[:-1] + ",}",
        "<!--\n" + json.dumps(LD) + "\n-->",
        "//<![CDATA[\n" + json.dumps(LD) + "\n//]]>",
        json.dumps(LD) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(LD),
        json.dumps(LD).replace("<p>Requirements</p>", "<p>Requi\trements</p>\n".replace("\t", "")),
    ],
    ids=[
        "plain",
        "list",
        "graph",
        "main-entity",
        "escaped",
        "comma",
        "comment",
        "cdata",
        "semicolon",
        "two",
        "line-break",
    ],
)
def test_json_ld_as_sites_write_it(script: str) -> None:
    advert = reading.read(page(script))
    assert (advert.source, advert.title, advert.company) == ("jsonld", "Data Engineer", "Acme & Sons")
    assert (advert.location, advert.remote, advert.posted) == ("Graz, Austria", True, "2026-11-20")
    assert advert.blocks[-1] == Block("Python", "item")


@pytest.mark.parametrize("script", ["", "{", "null", "[[[[", '{"@type": 5}', '{"@type": "JobPosting"' + "[" * 5000])
def test_broken_json_ld_is_passed_over(script: str) -> None:
    with pytest.raises(NoPosting):
        reading.read(page(script))


def test_json_ld_that_nests_without_end_is_given_up() -> None:
    deep: object = LD
    for _ in range(40):
        deep = [deep]
    assert list(schema_org.postings(deep)) == []  # type: ignore[arg-type]


MICRODATA = """<!doctype html><html><body><div itemscope itemtype="https://schema.org/JobPosting">
<h1 itemprop="title">Firmware Engineer</h1>
<span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
<b itemprop="name">Voltkraft</b></span>
<meta itemprop="datePosted" content="2026-11-03">
<div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><div itemprop="address" itemscope
 itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Graz</span></div></div>
<div itemprop="description"><h2>Requirements</h2><ul><li>C++</li><li>Git</li></ul></div></div></body></html>"""


def test_microdata_keeps_lists_and_headings() -> None:
    advert = reading.read(MICRODATA.encode())
    assert (advert.source, advert.title, advert.company) == ("microdata", "Firmware Engineer", "Voltkraft")
    assert (advert.location, advert.posted) == ("Graz", "2026-11-03")
    assert advert.blocks == (Block("Requirements", "heading"), Block("C++", "item"), Block("Git", "item"))


PLAIN_PAGE = """<html><head><title>Backend Engineer at Acme | Careers</title></head><body>
<nav><ul><li><a href=/>Home</a></li><li><a href=/php>PHP jobs</a></li></ul></nav>
<main><h1>Backend Engineer</h1><p>We are looking for somebody who likes ledgers. You will work in a team of five people
who keep the books of ten thousand shops, close to the product and to the people who use it every day.</p>
<h2>Requirements</h2><ul><li>4+ years of experience with Go</li><li>PostgreSQL</li></ul>
<h2>Nice to have</h2><ul><li>Kafka</li></ul><h2>Benefits</h2><ul><li>A Java mug</li></ul></main>
<footer>Imprint. Built with Ruby.</footer></body></html>"""


def test_a_plain_page_without_its_menus() -> None:
    advert = reading.read(PLAIN_PAGE.encode())
    lines = split(advert.blocks)
    assert (advert.source, advert.title, advert.company) == ("html", "Backend Engineer", "Acme")
    assert [line.text for line in lines if line.part is PostingPart.REQUIRED] == [
        "4+ years of experience with Go",
        "PostgreSQL",
    ]
    assert [line.text for line in lines if line.part is PostingPart.PREFERRED] == ["Kafka"]
    assert not any("PHP" in line.text or "Ruby" in line.text for line in lines)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<form>Sign in to see this job <input type=password></form>", "login_wall"),
        ("<title>Just a moment...</title><div class=cf-turnstile></div>", "bot_wall"),
        ("<h1>Sorry!</h1><p>We are no longer accepting applications for this job.</p>", "expired"),
        ("<h1>Our fruit</h1><p>" + "Apples and pears are in season. " * 30 + "</p>", "no_posting"),
        ("<div id=root></div><script src=app.js></script>", "no_posting"),
        ("<html></html>", "no_posting"),
    ],
)
def test_pages_that_stand_in_for_a_posting(html: str, reason: str) -> None:
    with pytest.raises(NoPosting) as caught:
        reading.read(html.encode())
    assert caught.value.reason == reason


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04docx", b"\x89PNG\r\n"])
def test_files_that_are_no_text(data: bytes) -> None:
    with pytest.raises(NoPosting) as caught:
        reading.read(data)
    assert caught.value.reason == "unsupported_content"


@pytest.mark.parametrize("data", [b"", b"  \n ", b"hello"])
def test_hardly_any_text(data: bytes) -> None:
    with pytest.raises(NoPosting) as caught:
        reading.read(data)
    assert caught.value.reason == "no_posting"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_text_in_other_encodings(charset: str) -> None:
    text = "Développeur at Café Zürich\nRequirements:\n- Python und Übung mit SQL, drei Jahre"
    assert "Café Zürich" in "\n".join(block.text for block in reading.read(text.encode(charset)).blocks)


def test_headings_in_bold_are_headings_and_bold_words_are_not() -> None:
    html = "<p><strong>Requirements:</strong></p><p><b>Go</b> and more</p><p>• One<br>• Two</p><div>Three</div>"
    assert markup.blocks(html) == (
        Block("Requirements", "heading"),
        Block("Go and more", "text"),
        Block("One", "item"),
        Block("Two", "item"),
        Block("Three", "text"),
    )


@pytest.mark.parametrize(
    "html", ["<p>" * 3000 + "deep", "<", "<>", "a < b > c", "<p>\x00\x01bell</p>", "&lt;p&gt;x&lt;/p&gt;"]
)
def test_markup_of_any_kind_is_survived(html: str) -> None:
    assert all(block.text for block in markup.blocks(html))


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Backend Engineer at Quillmark — Leipzig, Saxony, Germany | Jobs", ""),
        ("Backend Engineer at Quillmark", '<div class="job__location">Leipzig, Germany</div>'),
    ],
)
def test_a_plain_page_tells_its_place(title: str, more: str) -> None:
    items = "".join(
        f"<li>{each}</li>" for each in ("5+ years of experience with Go", "PostgreSQL in production", "Kafka")
    )
    body = (
        f"<h1>Backend Engineer</h1>{more}<p>Apply for this role in our team.</p><h2>Requirements</h2><ul>{items}</ul>"
    )
    filler = "<p>We answer each applicant and like to read what they write to us.</p>" * 4
    page = f"<html><head><title>{title}</title></head><body><main>{body}{filler}</main></body></html>"
    assert from_file(page.encode()).location.startswith("Leipzig")


@pytest.mark.parametrize(
    ("heading", "og", "titled"),
    [
        (
            "Security Engineer - Product",
            "Security Engineer - Product",
            "Application for Security Engineer - Product at Quillmark",
        ),
        ("Engineer – Payments", "Engineer – Payments", "Engineer – Payments | Quillmark"),
        ("Backend Engineer (Search)", "Backend Engineer (Search) @ Quillmark", "Backend Engineer (Search)"),
        ("Backend Engineer", "", "Backend Engineer - Quillmark"),
    ],
)
def test_a_title_that_only_repeats_the_heading_names_no_company(heading: str, og: str, titled: str) -> None:
    body = "".join(f"<p>Requirements: 5+ years of experience with Go. {each}</p>" for each in ("You will build.",) * 6)
    head = f'<meta property="og:title" content="{og}"><title>{titled}</title>'
    advert = reading.read(f"<html><head>{head}</head><body><h1>{heading}</h1>{body}</body></html>".encode())
    assert (advert.title, advert.company) == (heading, "Quillmark")

"""Pages that somebody shaped to be slow or to break something; benchmarks/hostile_pages.py measures how they grow."""

import time

import pytest
from lxml import html

from coach.errors import NoPosting
from coach.posting import from_file, from_text
from coach.posting.pages import encodings, markup, microdata, schema_org

BODY = (
    "<h1>Engineer</h1><h2>Requirements</h2><ul><li>5+ years of Go</li></ul><h2>Responsibilities</h2>"
    + "<p>x y</p>" * 60
)


@pytest.mark.parametrize(
    "name", ["punycode", "undefined", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "zlib", "rot13", "hz"]
)
def test_a_codec_that_no_browser_knows_is_no_encoding(name: str) -> None:
    page = f'<html><meta charset="{name}"><body>{BODY} Kraków</body>'.encode()
    assert "Kraków" in encodings.decode(page)
    assert "Kraków" in encodings.decode(page, name)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("latin1", "cp1252", "“quoted” — café"),
        ("Shift_JIS", "shift_jis", "求人"),
        ("windows-1251", "cp1251", "вакансия"),
        ("gb2312", "gbk", "招聘"),
        ("x-sjis", "shift_jis", "求人"),
        ("euc-kr", "cp949", "채용"),
    ],
)
def test_encodings_go_by_the_names_that_pages_use(label: str, codec: str, text: str) -> None:
    assert encodings.decode(text.encode(codec), label) == text
    assert text in encodings.decode(f'<meta charset="{label}">{text}'.encode(codec))


def test_a_page_that_can_be_read_to_find_its_encoding_is_not_utf_16() -> None:
    assert "Go" in encodings.decode(b'<meta charset="utf-16"><p>Go</p>')


def test_what_the_server_says_goes_before_what_the_page_says() -> None:
    assert encodings.decode('<meta charset="latin1">é'.encode(), "utf-8").endswith("é")


def test_of_very_many_attributes_the_first_are_kept() -> None:
    tag = "<p class=a " + " ".join(f"a{number}=1" for number in range(5000)) + " title='<x>'>text</p>"
    element = html.fragment_fromstring(markup.clean(tag))
    assert element.get("class") == "a"
    assert element.text == "text"
    assert len(element.attrib) == 300


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="/x?a=1&b=2" title="a > b">x</a>',
        "<input disabled value=1/><br/>",
        '<p data-json=\'{"a": "<b>"}\'>x</p>',
        '<div class="a"id="b">x</div>',
        "<a href=/unquoted/path>x</a>",
    ],
)
def test_ordinary_tags_stay_as_they_are(tag: str) -> None:
    assert markup.clean(tag) == tag


def test_declarations_are_taken_out_closed_or_not() -> None:
    assert markup.clean('<?xml version="1.0"?><!DOCTYPE html><p>x') == "  <p>x"
    assert markup.clean("<?xml <?xml <p>x") == "<?xml <?xml <p>x"


@pytest.mark.parametrize("page", [b"", b"<", b"<html>", b"<?xml " * 50, b"[" * 5000, b'{"a":' * 5000, b"\xff\xfe"])
def test_what_is_no_posting_is_said_to_be_none(page: bytes) -> None:
    with pytest.raises(NoPosting):
        from_file(page)


ITEM = """<html><div itemscope itemtype="https://schema.org/JobPosting">
<h1 itemprop="title">Engineer</h1><meta itemprop="datePosted" content="2026-11-20">
<div itemprop="hiringOrganization" itemscope itemtype="Organization"><b itemprop="name">Acme</b></div>
<div itemprop="description"><ul><li>Go</li></ul></div>
<span itemprop="skills">Kafka</span><span itemprop="skills">SQL</span>
</div></html>"""


def test_microdata_are_read_as_json_ld_would_be() -> None:
    (found,) = microdata.items(html.document_fromstring(ITEM), "schema.org/JobPosting")
    assert found == {
        "title": "Engineer",
        "datePosted": "2026-11-20",
        "hiringOrganization": {"name": "Acme"},
        "description": '<div itemprop="description"><ul><li>Go</li></ul></div>',
        "skills": ["Kafka", "SQL"],
    }
    advert = schema_org.read(html.document_fromstring(ITEM), ITEM)
    assert advert is not None
    assert (advert.title, advert.company, advert.source) == ("Engineer", "Acme", "microdata")


def test_items_in_items_end_somewhere() -> None:
    deep = "<div itemprop=a itemscope>" * 200
    page = f'<html><div itemscope itemtype="https://schema.org/JobPosting">{deep}</div>'
    assert next(microdata.items(html.document_fromstring(page), "schema.org/JobPosting"))


def test_very_many_short_lines_take_as_long_as_their_length_asks_for() -> None:
    """Four times as many lines take four times as long, not sixteen times."""
    began = time.process_time()
    from_text("Senior Engineer\nRequirements\n" + "- abc\n" * 12_500)
    quarter, began = time.process_time() - began, time.process_time()
    from_text("Senior Engineer\nRequirements\n" + "- abc\n" * 50_000)
    assert time.process_time() - began < 10 * quarter

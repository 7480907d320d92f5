"""The playground's page for everybody: by keyboard, read aloud, in light and dark; and nothing in it from elsewhere."""

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from itertools import pairwise
from typing import Any, cast

import aiohttp
import pytest
from lxml import html

from adapters.web.html import form_to_html, to_html
from adapters.web.platform import Playground
from adapters.web.playground import routes
from adapters.web.server import application, listening
from coach.chat.answers import Field, Form
from coach.chat.catalog import BY_NAME, ROLES
from coach.chat.typed_options import to_options
from coach.review.thread import to_thread
from tests.reviews import finding, review

STYLE = (files("adapters.web") / "static" / "page.css").read_text("utf-8")
SITE_STYLE = (files("adapters.web") / "pages" / "site.css").read_text("utf-8")
TEXT, EDGE = 4.5, 3.0
"""The least contrast of text, and of what shows where a control is (WCAG 2.2, 1.4.3 and 1.4.11)."""
FORM = Form("posting", "A posting", (Field("text", "Text", "text"), Field("file", "File", "file")))


@pytest.fixture
async def page() -> AsyncIterator[Any]:
    """The page as a browser parses it."""
    platform = Playground()
    table = routes(cast(Any, None), platform, {"Slack": to_html}, max_bytes=1000)
    async with listening(application([table]), "127.0.0.1", 0) as address, aiohttp.ClientSession() as http:
        yield html.fromstring(await (await http.get(address)).text())
    platform.close()


async def test_every_control_has_a_name(page: Any) -> None:
    for control in page.xpath("//input | //select | //textarea"):
        label = page.xpath(f"//label[@for='{control.get('id')}']") or control.xpath("ancestor::label")
        assert control.get("aria-label") or label[0].text_content().strip()
    assert all(button.text_content().strip() for button in page.xpath("//button"))


async def test_the_drop_zone_is_a_file_field_that_the_keyboard_reaches(page: Any) -> None:
    (field,) = page.xpath("//label[@id='drop']/input[@type='file']")
    assert not page.xpath("//*[@tabindex]"), "nothing stops the keyboard that does nothing"
    assert field.get("hidden") is None
    assert not re.search(r"#drop input \{[^}]*(?:display: none|visibility: hidden)", STYLE)
    assert re.search(r"#drop:focus-within \{[^}]*outline: 3px", STYLE), "who tabs there sees it"


async def test_headings_go_down_a_level_at_a_time(page: Any) -> None:
    thread = to_thread(review(finding()), review_id=1)
    page.get_element_by_id("thread").extend(html.fromstring(to_html(each)) for each in thread.messages)
    page.get_element_by_id("answer").append(html.fromstring(form_to_html(FORM, {})))
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert {2, 3} <= set(levels)
    assert all(below - above <= 1 for above, below in pairwise(levels))


async def test_every_offer_is_a_command_that_the_coach_understands(page: Any) -> None:
    offers = {form.get("data-command"): form for form in page.xpath("//form[@data-command]")}
    asked = {offer: _typed(offer + "x") for offer in offers}
    assert asked["/keywords "] == ("keywords", {"url": "x"})
    assert _typed("/resume-check read") == ("resume-check", {"copy": "read"})
    chosen = offers["/resume-check role:"].xpath(".//option/@value")
    assert tuple(chosen) == ROLES
    assert all(_typed(f"/resume-check role:{role}") == ("resume-check", {"role": role}) for role in chosen)
    assert len(offers) == 3


def _typed(line: str) -> tuple[str, dict[str, str]]:
    name, _, rest = line.removeprefix("/").partition(" ")
    return name, to_options(BY_NAME[name], rest)


async def test_the_page_says_what_it_is_and_loads_nothing_from_elsewhere(page: Any) -> None:
    assert page.xpath("string(//meta[@name='description']/@content)")
    assert page.get("lang") == "en"
    loaded = page.xpath("//@src | //link/@href")
    assert all(address.startswith(("/static/", "data:image/svg+xml,")) for address in loaded)
    assert all(each.get("src") or each.get("type") == "application/json" for each in page.xpath("//script"))
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("style", "pairs"),
    [
        (
            STYLE,
            [
                *((ink, ground, TEXT) for ink in ("ink", "soft", "danger") for ground in ("paper", "back")),
                ("on-main", "main", TEXT),
                *((edge, ground, EDGE) for edge in ("edge", "focus", "good") for ground in ("paper", "back")),
            ],
        ),
        (
            SITE_STYLE,
            [
                *((ink, ground, TEXT) for ink in ("ink", "soft", "main") for ground in ("paper", "back")),
                ("back", "main", TEXT),
                ("ink", "line", TEXT),
            ],
        ),
    ],
    ids=["playground", "site"],
)
def test_what_is_read_stands_out(style: str, pairs: list[tuple[str, str, float]], scheme: str) -> None:
    colors = _colors(style, scheme)
    short = {(ink, ground): _contrast(colors[ink], colors[ground]) for ink, ground, _ in pairs}
    assert not [(pair, short[pair[:2]]) for pair in pairs if short[pair[:2]] < pair[2]]


def test_no_color_goes_past_the_named_ones() -> None:
    rules = re.sub(r":root \{[^}]*\}", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,6}\b[^{}]*[;}]", rules)


def _colors(style: str, scheme: str) -> dict[str, tuple[int, ...]]:
    """The named colors of a stylesheet in a scheme, as red, green and blue."""
    light, dark = re.findall(r":root \{([^}]*)\}", style)
    found = re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", light if scheme == "light" else light + dark)
    doubled = {name: value if len(value) == 6 else "".join(2 * digit for digit in value) for name, value in found}
    return {name: tuple(bytes.fromhex(value)) for name, value in doubled.items()}


def _contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: tuple[int, ...]) -> float:
    parts = (each / 255 for each in color)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

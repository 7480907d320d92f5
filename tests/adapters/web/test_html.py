"""Messages as HTML: a browser parses them, and nothing of a resume becomes markup."""

import pytest
from lxml import html

from adapters.web.html import form_to_html, to_html
from coach.chat.answers import Field, Form
from coach.chat.message import Attachment, Button, Buttons, Message
from coach.review.thread import to_thread
from tests.reviews import HOSTILE, finding, review


def test_hostile_text_stays_text() -> None:
    thread = to_thread(review(finding(quote=HOSTILE, rewrite=HOSTILE, message=HOSTILE)), review_id=7)
    tree = html.fromstring("".join(to_html(message) for message in thread.messages))
    assert not tree.xpath("//script | //a | //*[@onload or @onclick]")
    assert "<script>alert(1)</script>" in tree.text_content()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_links_are_web_links_or_no_links(url: str) -> None:
    assert "<a " not in to_html(Message((Buttons((Button("open", url=url),)),)))


def test_buttons_carry_their_action() -> None:
    tree = html.fromstring(to_html(Message((Buttons((Button("More", "more", "7:skills"),)),))))
    (button,) = tree.xpath("//button")
    assert (button.get("data-action"), button.get("data-value")) == ("more", "7:skills")


def test_attachments_hold_their_text() -> None:
    (link,) = html.fromstring(to_html(Message((Attachment("a.csv", "x,y"),)))).xpath(".//a")
    assert link.get("download") == "a.csv"
    assert link.get("href") == "data:text/plain;base64,eCx5"


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("line", "//input[contains(@value, '&')]"),
        ("text", "//textarea"),
        ("file", "//input[@type='file']"),
        ("choice", "//select/option[@selected]"),
        ("choices", "//select[@multiple]/option[@selected]"),
        ("channels", "//input"),
    ],
)
def test_every_kind_of_field_can_be_filled_in(kind: str, path: str) -> None:
    field = Field("f", "Label", kind, value='v&"', choices=(('v&"', "V"), ("w", "W")))  # type: ignore[arg-type]
    tree = html.fromstring(form_to_html(Form("form", "Title", (field,)), {"f": "is wrong"}))
    assert tree.xpath(path)
    assert "is wrong" in tree.text_content()

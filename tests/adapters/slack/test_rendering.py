"""Whatever text arrives: Slack takes the blocks, no word is lost, and nothing pings, links or formats."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.limits import FALLBACK, WEIGHT_A_MESSAGE
from adapters.slack.platform import plain_words
from adapters.slack.preview import page_to_html, to_html
from adapters.slack.rendering import escaped, harmless, to_blocks, to_fallback, to_view_blocks
from adapters.slack.views import home_view, to_view
from adapters.text_splitting import pieces
from coach.chat.answers import Field, Form
from coach.chat.message import (
    Attachment,
    Bar,
    Button,
    Buttons,
    Chart,
    Divider,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Picture,
    Ping,
    Quote,
    Rewrite,
    Run,
    Table,
)
from coach.chat.places import Community, Place
from tests.adapters.slack.blockkit import problems, shown, view_problems

NASTY = (
    "<!channel>", "<!here>", "<!everyone>", "<@U123>", "<#C1>", "<!subteam^S1>", "<https://evil.example|bank>",
    "<mailto:a@b.example>", "https://evil.example", "&lt;!channel&gt;", "&", "*b*", "_i_", "~s~", "`", "```", ":smile:",
    "> q", "\u202e", "שלום", "مرحبا", "z\u0300\u0301\u0302\u0303", "👩\u200d👩\u200d👧", "\x00", "\x1b[31m", "\ud800",
    "\n", "\n\n\n", " ", "\t", "word",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=30)), max_size=40).map("".join)
long_texts = st.one_of(texts, st.builds(lambda text, times: text * times, texts, st.integers(1, 60)))
styled = st.lists(st.builds(Run, long_texts, st.sampled_from(("plain", "bold", "italic", "code"))), max_size=5).map(
    tuple
)
names = st.text("abcdefgh-", min_size=1, max_size=12)
URLS = ("", "https://a.example", "javascript:alert(1)", "https://" + "x" * 4000)
buttons = st.builds(
    Button, label=texts, action=names, value=st.text("0123456789:", max_size=20), url=st.sampled_from(URLS)
)
charts = st.builds(
    Chart, st.just("bars"), texts, st.lists(st.builds(Bar, texts, st.floats(-1, 2), texts), max_size=9).map(tuple)
)
PARTS = st.one_of(
    st.builds(Heading, long_texts), st.builds(Paragraph, styled), st.builds(Quote, long_texts, texts),
    st.builds(Rewrite, long_texts, texts), st.builds(Note, styled), st.just(Divider()), st.builds(Ping, texts),
    st.builds(FieldList, st.lists(st.tuples(texts, long_texts), max_size=30).map(tuple)),
    st.builds(Buttons, st.lists(buttons, max_size=30).map(tuple)),
    st.builds(Attachment, st.just("log.csv"), texts), st.builds(Picture, charts, texts),
)  # fmt: skip


def tables(wide: int):  # type: ignore[no-untyped-def]
    row = st.tuples(*[texts] * wide)
    return st.builds(Table, row, st.lists(row, max_size=9).map(tuple))


TABLES = st.integers(1, 4).flatmap(tables)
messages = st.lists(PARTS | TABLES, max_size=10).map(lambda parts: Message(tuple(parts)))


@settings(max_examples=30, deadline=None)
@given(messages, st.booleans())
def test_slack_takes_every_message(message, pictures) -> None:
    for blocks in to_blocks(message, pictures=pictures):
        assert problems(blocks) == []
        assert len(json.dumps(blocks, ensure_ascii=False)) < WEIGHT_A_MESSAGE + 3000
    assert 1 <= len(to_fallback(message)) <= FALLBACK


@settings(max_examples=40, deadline=None)
@given(st.lists(messages, max_size=4))
def test_slack_takes_every_page(found) -> None:
    assert view_problems(home_view(found)) == []
    assert problems(to_view_blocks(found), "modal") == []


@settings(max_examples=40, deadline=None)
@given(texts, texts, texts)
def test_slack_takes_every_form(title, label, value) -> None:
    kinds: tuple[Any, ...] = ("line", "text", "choice", "choices", "file", "channels")
    fields = tuple(
        Field(f"f{number}", label or "Label", kind, hint=value, value=value, choices=(("a", label), ("b", value)))
        for number, kind in enumerate(kinds)
    )
    view = to_view(Form("name", title or "Title", fields), Place(Community("slack", "T1"), "C1"), {"f0": value})
    assert view_problems(view) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.builds(Quote, long_texts), st.builds(Paragraph, styled)), max_size=8))
def test_no_word_is_lost(parts) -> None:
    said = "".join(part.text if isinstance(part, Quote) else "".join(r.text for r in part.text) for part in parts)
    seen = "".join(shown(blocks) for blocks in to_blocks(Message(tuple(parts))))
    assert "".join(seen.split()) == "".join(harmless(said).split()) or _same_but_joiners(seen, said)


def _same_but_joiners(seen: str, said: str) -> bool:
    """A command that two runs make up together needs no breaking: they are two elements."""

    def bare(text: str) -> str:
        return "".join(harmless(text).replace("\u2060", "").split())

    return bare(seen) == bare(said)


@settings(max_examples=40, deadline=None)
@given(messages)
def test_untrusted_words_stand_only_where_slack_reads_no_markup(message) -> None:
    for blocks in to_blocks(message, pictures=True):
        whole = json.dumps(blocks)
        assert '"mrkdwn"' not in whole
        assert not re.search(r'"type": "(link|user|channel|broadcast|usergroup|emoji|date)"', whole)
        assert '"emoji": true' not in whole
    for text in (to_fallback(message), *(plain_words(blocks) for blocks in to_blocks(message))):
        assert not re.search(r"[<>]", text)
        assert not re.search(r"&(?!amp;|lt;|gt;)", text)


@pytest.mark.parametrize("command", ["<!channel>", "<@U1>", "<#C1>", "<https://x.example|y>", "<mailto:a@b.example>"])
def test_commands_are_broken_wherever_text_may_be_carried(command) -> None:
    assert command not in harmless(command)
    assert escaped(command).startswith("&lt;")


@settings(max_examples=40, deadline=None)
@given(long_texts, st.integers(10, 3000))
def test_pieces_are_the_text_again(text, limit) -> None:
    cut = list(pieces(text, limit))
    assert "".join(cut) == text
    assert all(0 < len(piece) <= limit for piece in cut)


@pytest.mark.parametrize("text", ["\n" * 500, " ", "\u200b", "", "\x00\x01"])
def test_nothing_to_show_makes_no_empty_block(text) -> None:
    parts = (Heading(text), Quote(text), Rewrite(text), Paragraph((Run(text),)), FieldList(((text, text),)))
    for blocks in to_blocks(Message(parts)):
        assert problems(blocks) == []


def test_forty_thousand_characters_arrive_in_order() -> None:
    text = " ".join(f"w{number}" for number in range(7000))
    seen = "".join(shown(blocks) for blocks in to_blocks(Message((Quote(text),))))
    assert "".join(seen.split()) == "".join(text.split())


def test_a_cut_falls_on_a_dividing_line_and_takes_its_place() -> None:
    finding = (Paragraph((Run("a" * 800),)), Quote("b" * 800), Paragraph((Run("c" * 800),)))
    messages = to_blocks(Message(tuple(part for _ in range(6) for part in (*finding, Divider()))))
    assert len(messages) == 2
    for blocks in messages:
        assert shown(blocks[0]).strip().startswith("a")
        assert [block["type"] for block in blocks[:1]] == ["rich_text"]


def test_a_chart_is_drawn_with_characters_where_no_picture_can_go() -> None:
    chart = Chart("history", "Your reviews", (Bar("Nov 20", 0.5, "50"), Bar("Nov 25", 1.0, "100")))
    [[block]] = to_blocks(Message((Picture(chart, "Scores so far: 50, 100."),)), pictures=True)
    assert "Nov 20  ██████████░░░░░░░░░░  50\nNov 25  ████████████████████  100" in shown(block)
    assert to_blocks(Message((Picture(chart, "Scores so far: 50, 100."),))) == []
    [[words]] = to_blocks(Message((Picture(Chart("score", "t", figure=7), "7 of 100"),)), pictures=True)
    assert shown(words) == "7 of 100"


@settings(max_examples=30, deadline=None)
@given(messages)
def test_the_preview_holds_only_our_own_tags(message) -> None:
    message = Message(tuple(part for part in message.parts if not isinstance(part, Picture)))  # drawing takes long
    ours = "article|div|b|i|code|h3|p|hr|img|span|a|button|table|tr|td"
    for html in (to_html(message), page_to_html(home_view([message])["blocks"])):
        assert set(re.findall(r"</?([a-zA-Z!][^\s/>]*)", html)) <= set(ours.split("|"))


@pytest.mark.parametrize("group", ["<!channel>", "S1> <!here", "U1", "s1", "", "<!subteam^S1>"])
def test_nothing_but_the_id_of_a_user_group_calls_anybody(group: str) -> None:
    said = (Paragraph((Run("from "), Run(group, "person"))),)
    leaves = [leaf for each in to_blocks(Message((Ping(group), *said)))[0] for leaf in each["elements"][0]["elements"]]
    assert {leaf["type"] for leaf in leaves} <= {"text"} | ({"user"} if group == "U1" else set())
    assert "<!" not in json.dumps(leaves)


def test_a_group_is_called_and_a_member_is_named_by_their_ids() -> None:
    (blocks,) = to_blocks(Message((Ping("S1"), Paragraph((Run("from "), Run("U1", "person"))))))
    called, named = (block["elements"][0]["elements"] for block in blocks)
    assert called == [{"type": "usergroup", "usergroup_id": "S1"}]
    assert named == [{"type": "text", "text": "from "}, {"type": "user", "user_id": "U1"}]
    assert problems(blocks) == []
    assert "U1" in to_html(Message((Paragraph((Run("U1", "person"),)),)))


def test_names_of_facts_are_bold_and_their_values_beside_them() -> None:
    ((block,),) = to_blocks(Message((FieldList((("Name", "Maren"), ("Website", "not found"))),)))
    told = [(each["text"], "style" in each) for each in block["elements"][0]["elements"]]
    assert told == [("Name: ", True), ("Maren\n", False), ("Website: ", True), ("not found", False)]


def test_a_score_card_in_characters_stands_below_what_it_is_about_and_keeps_its_caption() -> None:
    chart = Chart("score", "Resume review", (Bar("Results", 0.5, "50"),), 80, "Half score between 42 and 60.")
    [blocks] = to_blocks(Message((Picture(chart, "80 of 100"),)), pictures=True)
    words = "\n".join(map(shown, blocks))
    assert "Resume review" not in words
    assert "Half score between 42 and 60." in words

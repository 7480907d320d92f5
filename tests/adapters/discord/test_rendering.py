"""Whatever text arrives: limits are kept, nothing is lost, nothing pings, links or formats."""

import re
from types import SimpleNamespace

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import limits
from adapters.discord.custom_ids import CustomId, parse
from adapters.discord.marks import marks_of, reference, unseen
from adapters.discord.markup import ZERO, clean, escape, fenced, quoted, runs, size
from adapters.discord.preview import to_html
from adapters.discord.rendering import MessagePage, to_contents, to_pages
from adapters.discord.sending import nonce, to_arguments, to_plain_arguments
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
    plain,
)  # fmt: skip

NASTY = (
    "@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#1>", "<t:0:R>", "<id:customize>",
    "<:a:1>", "[x](https://evil.example)", "https://evil.example", "discord.gg/abc", "# big", "-# small", "> quote",
    "```", "`", "``", "**bold**", "__u__", "~~s~~", "||spoiler||", "1. one", "- item", "\\", "\\*", "\u202e", "😀",
    "\n", "\n\n", " ", "word", ":smile:", "<https://evil.example>", "</applied:1>",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=40)), max_size=60).map("".join)
long_texts = st.one_of(texts, st.builds(lambda text, times: text * times, texts, st.integers(1, 60)))
styles = st.sampled_from(("plain", "bold", "italic", "code"))
styled = st.lists(st.builds(Run, long_texts, styles), max_size=5).map(tuple)
names = st.text("abcdefgh-", min_size=1, max_size=12).map(lambda name: name.strip("-") or "a")
URLS = ("https://a.example", "javascript:alert(1)", "https://" + "x" * 600)
buttons = st.one_of(
    st.builds(Button, label=texts, action=names, value=st.text("0123456789:", max_size=20)),
    st.builds(
        Button, label=texts, url=st.sampled_from(["https://a.example", "javascript:alert(1)", "https://" + "x" * 600])
    ),
)
PARTS = st.one_of(
    st.builds(Heading, long_texts), st.builds(Paragraph, styled), st.builds(Quote, long_texts, texts),
    st.builds(Rewrite, long_texts, texts), st.builds(Note, styled), st.just(Divider()), st.builds(Ping, texts),
    st.builds(FieldList, st.lists(st.tuples(texts, long_texts), max_size=30).map(tuple)),
    st.builds(Buttons, st.lists(buttons, max_size=8).map(tuple)),
    st.builds(Attachment, st.just("log.csv"), texts),
    st.just(Picture(Chart("score", "Score", (Bar("a", 0.5),), 50), "50 of 100")),
)  # fmt: skip


def tables(wide: int):  # type: ignore[no-untyped-def]
    row = st.tuples(*[texts] * wide)
    return st.builds(Table, row, st.lists(row, max_size=9).map(tuple))


TABLES = st.integers(1, 4).flatmap(tables)
messages = st.lists(PARTS | TABLES, max_size=14).map(lambda parts: Message(tuple(parts)))

UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|<>\[\]()#:]")


@settings(max_examples=120, deadline=None)
@given(messages)
def test_discords_limits_are_kept(message):
    for page in to_pages(message):
        assert len(page.cards) <= limits.EMBEDS
        assert page.size + 60 <= limits.EMBED_TOTAL
        assert len(page.buttons) <= 25
        assert len(page.files) <= limits.FILES
        for card in page.cards:
            assert size(card.title) <= limits.EMBED_TITLE
            assert size(card.description) <= limits.EMBED_DESCRIPTION
            assert len(card.fields) <= limits.FIELDS
            assert all(0 < size(a) <= 256 and 0 < size(b) <= 1024 for a, b in card.fields)
        assert all(len(button.label) <= limits.BUTTON_LABEL for button in page.buttons)
        assert all(0 < size(text) <= limits.CONTENT for text in to_contents(page))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.builds(Quote, long_texts), st.builds(Rewrite, long_texts)), max_size=4))
def test_no_word_is_lost(parts):
    shown = "".join(words(card.description) for page in to_pages(Message(tuple(parts))) for card in page.cards)
    wanted = "".join(words(escape(part.text)) for part in parts)
    assert letters(shown).replace("Stronger", "") == letters(wanted).replace("Stronger", "")


def words(markdown: str) -> str:
    return re.sub(r"\\(\W)", r"\1", markdown).replace(ZERO, "")


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(texts)
def test_escaped_text_holds_no_mark_that_means_something(text):
    assert not UNESCAPED.search(re.sub(r"\\\W", "", escape(text)))
    assert "@everyone" not in escape(text)


@given(texts)
def test_a_block_to_copy_cannot_be_left(text):
    shown = fenced(text)
    assert shown.count("```") == 2
    assert "@everyone" not in shown


@given(styled)
def test_styled_text_links_nothing(text):
    shown = re.sub(r"\\\W|`[^`]*`", "", runs(text))
    assert "](" not in shown
    assert "://" not in shown
    assert "<" not in shown


@given(texts)
def test_every_line_of_a_quote_is_quoted(text):
    assert all(line.startswith("> ") for line in quoted(text).split("\n"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://evil.example", r"https\://evil.example"),
        ("<t:0:R>", r"\<t\:0\:R\>"),
        ("- item", r"\- item"),
        ("1. one", r"1\. one"),
        ("C++ and C#", r"C++ and C\#"),
        ("state-of-the-art", "state-of-the-art"),
        ("discord.gg/abc", f"discord{ZERO}.gg/abc"),
        ("a\x00b\u202ec", "abc"),
    ],
)
def test_what_people_write_looks_as_they_wrote_it(text, shown):
    assert escape(text) == shown


def test_texts_are_cut_between_sentences():
    text = " ".join(f"Sentence number {n} ends here." for n in range(300))
    blocks = [block for page in to_pages(Message((Quote(text),))) for card in page.cards for block in card.blocks]
    assert len(blocks) > 3
    assert all(block.rstrip().endswith(".") for block in blocks)


def test_many_buttons_go_on_in_the_next_message():
    row = Buttons(tuple(Button(f"B{n}", "more", str(n)) for n in range(40)))
    assert [len(page.buttons) for page in to_pages(Message((row,)))] == [25, 15]


def test_buttons_that_look_alike_name_their_paragraph():
    """Discord shows all buttons below the text."""
    rows = [
        part
        for name in ("Acme", "Initech " * 20)
        for part in (
            Paragraph((Run(name, "bold"), Run("\nApplied, today"))),
            Buttons((Button("Closed", "stage", name),)),
        )
    ]
    (page,) = to_pages(Message((*rows, Paragraph((Run("All", "bold"),)), Buttons((Button("Export as CSV", "csv"),)))))
    first, second, last = [button.label for button in page.buttons]
    assert (first, last) == ("Acme: Closed", "Export as CSV"), "whose label says enough"
    assert second.startswith("Initech Initech")
    assert second.endswith("…: Closed")
    assert len(second) <= limits.BUTTON_LABEL
    (alone,) = to_pages(Message(tuple(rows[:2])))
    assert [button.label for button in alone.buttons] == ["Closed"]


def test_what_stands_between_lines_stays_together():
    finding = (Paragraph((Run("w" * 700),)), Quote("q" * 700), Paragraph((Run("y" * 700),)))
    parts = [part for _ in range(6) for part in (*finding, Divider())]
    pages = to_pages(Message(tuple(parts)))
    assert len(pages) == 3
    assert all(page.cards[0].blocks[0].startswith("w") and page.cards[-1].blocks[-1].startswith("y") for page in pages)


def test_a_message_without_parts_still_says_something():
    assert to_pages(Message((), summary="Hello"))[0].cards[0].description == "Hello"


def test_a_picture_that_cannot_be_drawn_is_told_in_words(monkeypatch):
    def fail(chart: Chart) -> bytes:
        raise OSError

    monkeypatch.setattr("adapters.discord.sending.draw", fail)
    page = to_pages(Message((Picture(Chart("score", "Score", figure=50), "Your score is 50"),)))[0]
    arguments = to_arguments(page)
    assert "files" not in arguments
    assert "Your score is 50" in arguments["embeds"][0].description


@given(st.text(max_size=60), st.integers(0, 5))
def test_keys_fit_discords_nonce(key, number):
    assert 0 < len(nonce(key or "k", number)) <= limits.NONCE
    assert reference(key, number) != reference(key, number + 1)


def test_custom_ids_come_back():
    assert parse(str(CustomId("more", "12:experience", "77"))) == CustomId("more", "12:experience", "77")
    assert parse("somebody-elses") is None
    with pytest.raises(ValueError, match="custom id"):
        str(CustomId("more", "x" * 100))


@settings(max_examples=40, deadline=None)
@given(messages)
def test_the_preview_holds_only_our_own_tags(message):
    without = Message(tuple(part for part in message.parts if not isinstance(part, Picture)))
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z!]+)", to_html(without)))
    assert tags <= {"article", "div", "b", "i", "code", "span", "br", "button", "a"}


def test_pages_are_equal_for_equal_messages():
    message = Message((Heading("A"), Paragraph((Run("x"),))))
    assert to_pages(message) == to_pages(message)
    assert MessagePage() not in to_pages(message)


@given(texts)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


def test_the_role_of_mentors_is_called_alone_and_members_are_only_named() -> None:
    hostile = Paragraph((Run("@everyone <@&700> "), Run("400", "person"), Run("@here", "person")))
    (page,) = to_pages(Message((Ping("600"), hostile)))
    for arguments in (to_arguments(page), *to_plain_arguments(page, reference("m"))):
        assert arguments["content"].startswith("<@&600>")
        assert arguments["allowed_mentions"].to_dict() == {"parse": [], "roles": [600]}
    assert "<@400>" in page.cards[0].description
    assert not re.search(r"@everyone|@here|<@&700>", page.cards[0].description)


@pytest.mark.parametrize("group", ["", "@everyone", "<@&600>", "6 00"])
def test_what_is_no_role_calls_nobody(group: str) -> None:
    (page,) = to_pages(Message((Ping(group), Paragraph(plain("words")))))
    assert to_arguments(page)["allowed_mentions"].to_dict() == {"parse": []}
    assert "content" not in to_arguments(page)


def found(**what):  # type: ignore[no-untyped-def]
    """A message as Discord hands it back."""
    embeds = [discord.Embed.from_dict(each) for each in what.get("embeds", ())]
    return SimpleNamespace(content=what.get("content", ""), embeds=embeds)


@given(st.text(max_size=60), st.integers(0, 5), texts)
def test_a_mark_is_read_back_and_seen_by_nobody(key, number, text):
    mark = reference(key or "k", number)
    assert re.fullmatch(r"[\u200b-\u200d\u2060\u2063]+", unseen(mark))
    sent = to_arguments(to_pages(Message((Paragraph((Run(text),)),), summary="s"))[-1], mark)["embeds"][-1]
    assert marks_of(found(embeds=[sent.to_dict()])) == {mark}
    assert sent.footer.text is None


def test_marks_of_older_versions_are_known_and_words_of_members_are_none():
    mark = reference("r1.0")
    assert marks_of(found(embeds=[{"description": "Words", "footer": {"text": mark}}])) == {mark}
    assert marks_of(found(content=f"Words\n-# {mark}")) == {mark}
    forged = Message((Paragraph((Run(f"Words {unseen(mark)}"),)),))
    own = to_arguments(to_pages(forged)[0], reference("r2.0"))["embeds"][0]
    assert marks_of(found(embeds=[own.to_dict()])) == {reference("r2.0")}


def test_the_bar_beside_a_card_says_how_much_it_matters():
    colours = {
        to_arguments(to_pages(Message((Heading("Skills"),), gravity=gravity))[0])["embeds"][0].colour.value
        for gravity in ("plain", "error", "warning", "suggestion")
    }
    assert len(colours) == 4

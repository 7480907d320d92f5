"""`/keywords` in chat: asked with an address, a file or a pasted text, before and after there is a resume."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import AsyncMock

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from coach.chat.catalog import BY_NAME, Action
from coach.chat.message import Buttons, FieldList, Heading, Message, Picture
from coach.chat.places import Command, Community, FileRef, Member, Place, Press, Submission
from coach.commands import keywords as command
from coach.corrections.applying import Corrected
from coach.corrections.correction import OfContact
from coach.corrections.repository import Remembered
from coach.posting import repository
from coach.reception.by_posting import FETCHER, POSTING_READER
from coach.reception.waiting_postings import answer_waiting
from coach.review.pictures import draw
from coach.running.context import Context
from coach.store import Store
from coach.store.member_keys import vault_of
from coach.store.tables import ApplicationRow, OutboxRow, PostingRow, ResumeRow
from coach.store.vault import Vault
from coach.work.scheduler import Scheduler
from rules.resume import Resume
from tests.coach.posting.job_site import ENOUGH, Site, read_here
from tests.coach.posting.test_match import POSTING, resume

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ADA = Member(Community("slack", "T1"), "U1", timezone="Europe/Berlin")
EVE = replace(ADA, id="U2")
PLACE = Place(ADA.community, "C1", audience="member")


class Shelf:
    """A platform of which only the files are asked."""

    name = "slack"

    async def fetch(self, place: Place, file: FileRef, max_bytes: int) -> bytes:
        return POSTING.encode()


async def no_reader(data: bytes, name: str) -> Resume:
    raise NotImplementedError


def no_reviewer(own: Resume, options: object) -> Any:
    raise NotImplementedError


@pytest.fixture
def context(store: Store, site: Site) -> Context:
    vault = Vault([Fernet.generate_key().decode()])
    parts: Any = {
        "platforms": {"slack": Shelf()},
        "work": None,
        "tools": {FETCHER: site.fetcher(), POSTING_READER: read_here},
    }
    return Context(store, vault, reader=no_reader, reviewer=no_reviewer, clock=lambda: NOW, **parts)


async def give_resume(context: Context, member: Member = ADA) -> None:
    """Lets the member have a resume that was reviewed before."""
    async with context.store.of(member.community.key) as session:
        content = context.vault.seal(Resume, resume())
        row = ResumeRow(member=member.id, sha256="0", content=content, read_at=NOW, expires_at=NOW + timedelta(days=30))
        session.add(row)


def asked(url: str = "", file: FileRef | None = None) -> Command:
    """The command as a platform hands it in."""
    return Command("keywords", ADA, PLACE, {"url": url} if url else {}, file)


def pressed(action: str, posting: int, member: Member = ADA) -> Press:
    """A press on a button below the answer."""
    return Press(action, str(posting), member, PLACE)


def said(message: Message) -> str:
    """All text of a message."""
    return str(message.parts)


async def kept(context: Context, member: Member = ADA) -> PostingRow:
    """The member's only posting."""
    async with context.store.of(member.community.key) as session:
        row = await session.scalar(select(PostingRow).where(PostingRow.member == member.id))
        assert row is not None
        return row


async def test_an_address_is_answered_privately_with_picture_and_buttons(context: Context, site: Site) -> None:
    site.pages["/job"] = (f"<title>Go Engineer at Acme</title><h1>Go Engineer</h1>{ENOUGH}".encode(), "text/html")
    await give_resume(context)
    answer = await command.keywords(asked(site.url("/job")), context)
    (message,) = answer.messages
    kinds = {type(part) for part in message.parts}
    assert answer.private
    assert {Heading, Picture, FieldList, Buttons} <= kinds
    picture = next(part for part in message.parts if isinstance(part, Picture))
    assert draw(picture.chart).startswith(b"\x89PNG")
    assert (await kept(context)).score == pytest.approx((picture.chart.figure or 0) / 100)


async def test_a_file_and_a_pasted_text_work_as_well(context: Context) -> None:
    await give_resume(context)
    by_file = await command.keywords(asked(file=FileRef("F1", "job.txt")), context)
    by_text = await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    assert by_file.messages[0].summary == by_text.messages[0].summary
    assert "Senior Backend Engineer at Acme" in by_text.messages[0].summary


@pytest.mark.parametrize("pasted", [POSTING, " ".join(POSTING.split())], ids=["as it is", "in one line"])
async def test_text_behind_the_command_is_the_posting(context: Context, pasted: str) -> None:
    await give_resume(context)
    answer = await command.keywords(asked(pasted), context)
    assert "match" in answer.messages[0].summary
    assert "web address" not in said(answer.messages[0])


async def test_words_around_an_address_are_no_posting(context: Context, site: Site) -> None:
    site.pages["/job"] = (f"<title>Go Engineer at Acme</title><h1>Go Engineer</h1>{ENOUGH}".encode(), "text/html")
    await give_resume(context)
    answer = await command.keywords(asked(f"what about this one: <{site.url('/job')}> ?"), context)
    assert "Go Engineer" in answer.messages[0].summary


async def test_a_long_posting_fits_into_several_fields(context: Context) -> None:
    await give_resume(context)
    half = POSTING.index("\n", len(POSTING) // 2)
    whole = await command.keywords(asked(POSTING), context)
    parts = {"text": POSTING[:half], "more": POSTING[half:], "rest": ""}
    answer = await command.submitted(Submission(command.FORM, "", ADA, PLACE, parts), context)
    assert answer.messages[0].summary == whole.messages[0].summary
    form = command.ask_form()
    assert len(form.fields) <= 5
    assert [field.kind for field in form.fields].count("file") == 1


async def test_a_wall_is_told_at_once_with_the_way_around_below(context: Context, site: Site) -> None:
    answer = await command.keywords(asked("https://www.linkedin.com/jobs/view/123"), context)
    (message,) = answer.messages
    assert "signed in" in said(message)
    assert site.asked == []
    row = next(part for part in message.parts if isinstance(part, Buttons))
    form = await command.PRESSES[row.buttons[0].action](pressed(row.buttons[0].action, 0), context)
    assert form.form == command.ask_form()


async def test_a_word_is_no_address_and_no_page_is_asked_for_it(context: Context) -> None:
    answer = await command.keywords(asked("python"), context)
    assert "isn't a web address" in answer.messages[0].summary


async def test_without_anything_it_asks_for_the_text(context: Context) -> None:
    answer = await command.keywords(asked(), context)
    assert answer.form is not None
    assert answer.form.name in command.FORMS
    empty = await command.submitted(Submission(command.FORM, "", ADA, PLACE, {}), context)
    assert set(empty.problems) <= {field.name for field in answer.form.fields}
    assert empty.problems


async def test_what_goes_wrong_is_said_kindly(context: Context) -> None:
    answer = await command.keywords(asked("http://10.0.0.1/"), context)
    assert "private network" in said(answer.messages[0])
    form = Submission(command.FORM, "", ADA, PLACE, {"url": "ftp://x", "text": ""})
    assert "url" in (await command.submitted(form, context)).problems


@pytest.mark.parametrize(
    "text",
    ["Some words that somebody typed into the wrong field of the form", "We are nice people with a kitchen. " * 9],
)
async def test_a_posting_that_asks_for_nothing_is_no_match_of_nought(context: Context, text: str) -> None:
    await give_resume(context)
    answer = await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": text}), context)
    assert "nothing in this posting to compare" in said(answer.messages[0])
    assert "%" not in answer.messages[0].summary
    (buttons,) = [part for part in answer.messages[0].parts if isinstance(part, Buttons)]
    assert [each.action for each in buttons.buttons] == [Action.MATCH, Action.TRACK]


async def test_without_a_resume_the_posting_waits_for_one(context: Context) -> None:
    answer = await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    assert "have a resume of yours here yet" in said(answer.messages[0])
    await give_resume(context)
    assert await waiting_letters(context, EVE) == []
    (letter,) = await waiting_letters(context, ADA)
    assert "match" in letter.summary
    assert len(await waiting_letters(context, ADA)) == 1, "given once only"


@pytest.mark.parametrize("way", ["asked", "waiting", "checked"])
async def test_while_a_resume_is_corrected_everybody_else_goes_on(
    context: Context, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Reading lines anew takes seconds of a resume that somebody made for it; the database must not wait for that."""
    await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    await give_resume(context)
    loop = asyncio.get_running_loop()

    async def somebody_else() -> None:
        async with context.store.of(EVE.community.key) as session:
            assert await session.scalar(select(PostingRow).where(PostingRow.member == ADA.id)) is not None

    def correct(own: Resume, corrections: object) -> Corrected:
        asyncio.run_coroutine_threadsafe(somebody_else(), loop).result(20)
        raise Corrections

    line = Remembered(1, OfContact("name", "", "Ada"))
    monkeypatch.setattr("coach.corrections.repository.of_member", AsyncMock(return_value=(line,)))
    monkeypatch.setattr("coach.corrections.repository.apply", correct)
    row = await kept(context)
    ways: dict[str, Callable[[], Awaitable[object]]] = {
        "asked": lambda: command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context),
        "waiting": lambda: waiting_letters(context, ADA),
        "checked": lambda: command.check_for(pressed(Action.CHECK_FOR, row.id), context),
    }
    with pytest.raises(Corrections):
        await ways[way]()


class Corrections(Exception):
    """The corrections were applied."""


async def waiting_letters(context: Context, member: Member) -> list[Message]:
    """What the member is sent after a resume of theirs was read."""
    await answer_waiting(replace(context, work=Scheduler(context.store)), member.community.key, member.id)
    async with context.store.of(member.community.key) as session:
        rows = await session.scalars(select(OutboxRow).where(OutboxRow.member == member.id))
        safe = await vault_of(session, context.vault, member.community.key, member.id)
        return [safe.open(Message, row.message) for row in rows]


async def test_tracking_saves_one_application(context: Context) -> None:
    await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    row = await kept(context)
    first = await command.track(pressed(Action.TRACK, row.id), context)
    again = await command.track(pressed(Action.TRACK, row.id), context)
    assert "Saved" in first.messages[0].summary
    assert "already" in again.messages[0].summary
    async with context.store.of(ADA.community.key) as session:
        saved = (await session.scalars(select(ApplicationRow))).all()
    assert [(each.company, each.title, each.stage) for each in saved] == [("Acme", "Senior Backend Engineer", "saved")]


@pytest.mark.parametrize("action", [Action.TRACK, Action.REMIND_FRESH, Action.CHECK_FOR])
@pytest.mark.parametrize("value", ["own", "0", "x", ""])
async def test_somebody_elses_posting_is_out_of_reach(context: Context, action: str, value: str) -> None:
    await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    row = await kept(context)
    press = replace(pressed(action, row.id, EVE), value=str(row.id) if value == "own" else value)
    answer = await command.PRESSES[action](press, context)
    assert "no longer" in said(answer.messages[0])


@pytest.mark.parametrize(
    ("age", "at", "word"),
    [
        (timedelta(hours=12), datetime(2026, 11, 25, 6, tzinfo=UTC), "less than 48 hours"),
        (timedelta(days=2, hours=12), datetime(2026, 11, 24, 13, tzinfo=UTC), "soon"),
        (timedelta(days=5), None, "too late"),
        (None, datetime(2026, 11, 25, 6, tzinfo=UTC), "doesn't say"),
    ],
)
async def test_reminding_in_time(context: Context, age: timedelta | None, at: datetime | None, word: str) -> None:
    """Seven in the morning in Berlin is six in UTC; what is too old gets no reminder but the truth."""
    await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    async with context.store.of(ADA.community.key) as session:
        row = await session.scalar(select(PostingRow))
        assert row is not None
        row.posted_at = (NOW - age).replace(hour=0) if age is not None else None
    answer = await command.remind_fresh(pressed(Action.REMIND_FRESH, row.id), context)
    assert word in answer.messages[0].summary
    remind_at = (await kept(context)).remind_at
    assert (remind_at.replace(tzinfo=UTC) if remind_at else None) == at


async def test_a_kept_posting_comes_back_as_it_was(context: Context) -> None:
    await command.submitted(Submission(command.FORM, "", ADA, PLACE, {"text": POSTING}), context)
    posting = repository.posting_of(await kept(context))
    assert posting.years == 5
    assert posting.terms(posting.keywords[0].need)[:2] == ("Go", "PostgreSQL")


def test_every_press_and_command_is_in_the_catalog() -> None:
    assert set(command.COMMANDS) <= set(BY_NAME)
    assert set(command.PRESSES) == {Action.MATCH, Action.TRACK, Action.REMIND_FRESH, Action.CHECK_FOR}


def job_pages(site: Site, *names: str) -> list[str]:
    """Pages of postings at the site, and their addresses."""
    for name in names:
        page = f"<title>{name} at Acme</title><h1>{name}</h1>{ENOUGH}"
        site.pages[f"/{len(site.pages)}"] = (page.encode(), "text/html")
    return [site.url(path) for path in list(site.pages)[-len(names) :]]


async def test_several_addresses_are_compared_with_each_other(context: Context, site: Site) -> None:
    await give_resume(context)
    urls = job_pages(site, "Go Engineer", "Platform Engineer")
    answer = await command.keywords(asked(f"<{urls[0]}|this one> and {urls[1]}, {urls[0]}"), context)
    (message,) = answer.messages
    assert answer.private
    assert "Go Engineer at Acme" in said(message)
    assert "Platform Engineer at Acme" in said(message)
    assert "in common" in said(message) or "Add first" in said(message)
    async with context.store.of(ADA.community.key) as session:
        rows = await repository.newest(session, ADA.id, NOW, 9)
    assert [row.score is not None for row in rows] == [True, True]


async def test_the_form_takes_several_addresses_too(context: Context, site: Site) -> None:
    await give_resume(context)
    urls = job_pages(site, "Go Engineer", "Platform Engineer")
    fields = {"url": "\n".join(urls)}
    answer = await command.submitted(Submission(command.FORM, "", ADA, PLACE, fields), context)
    assert "Platform Engineer at Acme" in said(answer.messages[0])


async def test_one_of_several_that_cannot_be_read_is_named_below_the_rest(context: Context, site: Site) -> None:
    await give_resume(context)
    urls = job_pages(site, "Go Engineer", "Platform Engineer")
    wall = "https://www.linkedin.com/jobs/view/123"
    answer = await command.keywords(asked(" ".join([*urls, wall])), context)
    assert "Platform Engineer at Acme" in said(answer.messages[0])
    assert "signed in" in said(answer.messages[0])
    only_walls = await command.keywords(asked(f"{wall} {wall}4"), context)
    assert only_walls.messages[0].summary == "I couldn't read any of these postings."


async def test_of_more_than_five_addresses_the_first_five_are_read(context: Context, site: Site) -> None:
    await give_resume(context)
    urls = job_pages(site, *(f"Engineer {number}" for number in "ABCDEF"))
    answer = await command.keywords(asked(" ".join(urls)), context)
    assert "Engineer E at Acme" in said(answer.messages[0])
    assert "Engineer F at Acme" not in said(answer.messages[0])
    assert "at most 5 postings" in said(answer.messages[0])


async def test_saved_compares_the_postings_that_are_kept(context: Context, site: Site) -> None:
    nothing = await command.keywords(asked("saved"), context)
    assert "any postings of yours" in said(nothing.messages[0])
    await give_resume(context)
    for url in job_pages(site, "Go Engineer", "Platform Engineer"):
        await command.keywords(asked(url), context)
    answer = await command.keywords(asked("Saved"), context)
    assert "2 postings compared with your resume" in answer.messages[0].summary


async def test_comparing_what_is_kept_keeps_nothing_anew(context: Context) -> None:
    await give_resume(context)
    await command.keywords(asked(POSTING), context)
    for _ in range(2):
        await command.keywords(asked("saved"), context)
    async with context.store.of(ADA.community.key) as session:
        assert len(await repository.newest(session, ADA.id, NOW, 9)) == 1


async def test_without_a_resume_several_postings_wait_and_the_first_one_is_answered_later(
    context: Context, site: Site
) -> None:
    urls = job_pages(site, "Go Engineer", "Platform Engineer")
    answer = await command.keywords(asked(" ".join(urls)), context)
    assert "Go Engineer at Acme" in answer.messages[0].summary
    async with context.store.of(ADA.community.key) as session:
        waiting = await repository.waiting(session, ADA.id, NOW)
    assert waiting is not None
    assert waiting.title == "Go Engineer"

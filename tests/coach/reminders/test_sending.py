"""From what is due to the message in the member's hands: once, with something to say, or not at all."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Message, Note, Paragraph
from coach.chat.places import Member, Place, Press
from coach.commands.reminders import press_done
from coach.errors import TryLater
from coach.reminders.enrolling import enroll
from coach.reminders.posting_reminders import send_fresh
from coach.reminders.sending import send_due, send_left
from coach.reminders.weekly_topics import QUICK
from coach.running.context import Context
from coach.store.tables import (
    ApplicationRow,
    FindingRow,
    MemberRow,
    OutboxRow,
    PostingRow,
    ReminderRow,
    ResumeRow,
    ReviewRow,
    Setting,
)
from rules.finding import Finding, Severity
from rules.packs import load
from rules.resume import SectionKind

from .conftest import ACME, NOW, Clock, Inbox, Queue

OLD = NOW - timedelta(days=20)


async def add(context: Context, *rows: object) -> None:
    async with context.store.across("test") as session:
        session.add_all(rows)


def reminder(member: str = "U1", **more: object) -> ReminderRow:
    return ReminderRow(**{"community": "slack:T1", "member": member, "next_at": NOW} | more)


def waiting(member: str = "U1", since: datetime = OLD, company: str = "Acme") -> ApplicationRow:
    return ApplicationRow(
        community="slack:T1", member=member, company=company, stage="applied", created_at=since, changed_at=since,
        history=[["applied", since.isoformat()]],
    )  # fmt: skip


def met(member: str = "U1", **more: object) -> MemberRow:
    return MemberRow(**{"community": "slack:T1", "member": member, "met_at": OLD} | more)


def review(score: int, days_ago: float, member: str = "U1") -> ReviewRow:
    made = NOW - timedelta(days=days_ago)
    return ReviewRow(
        community="slack:T1", key=f"k{member}{days_ago}", member=member, channel="C1", state="posted", request={},
        score=score, created_at=made, changed_at=made,
    )  # fmt: skip


def finding(context: Context, review_id: int, rule: str, weight: float, count: int = 1) -> FindingRow:
    whole = Finding(
        rule,
        Severity.WARNING,
        SectionKind.SKILLS,
        f"Title of {rule}",
        "Message.",
        "Why.",
        "Do.",
        weight=weight,
        count=count,
    )
    return FindingRow(
        community="slack:T1", review=review_id, rule=rule, section="skills", severity="warning", weight=weight,
        content=context.vault.seal(Finding, whole),
    )  # fmt: skip


async def tick(context: Context, queue: Queue) -> None:
    await send_due({}, context)
    await queue.run(context)


def text(message: Message) -> str:
    """All running text of a message."""
    parts = [part.text for part in message.parts if isinstance(part, Paragraph | Note)]
    return "\n".join("".join(run.text for run in runs) for runs in parts)


def buttons(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.buttons]


async def test_a_reminder_arrives_once_with_its_buttons(context: Context, inbox: Inbox, queue: Queue) -> None:
    await add(context, reminder(), waiting())
    await tick(context, queue)
    await tick(context, queue)
    [(key, channel, message)] = inbox.posted
    assert (key.split("-")[1], channel) == ("2026W48", "D-U1")
    assert "No answer for 20 days" in text(message)
    assert {"I followed up", "They answered", "Close it", "Remind me tomorrow", "Stop"} == {
        one.label for one in buttons(message)
    }
    assert len(key) <= 25


async def test_nothing_to_say_is_not_said(context: Context, inbox: Inbox, queue: Queue) -> None:
    await add(context, reminder(), waiting(since=NOW - timedelta(days=3)))
    await tick(context, queue)
    assert not inbox.posted
    async with context.store.across("test") as session:
        assert (await session.scalars(select(ReminderRow.next_at))).one() == NOW + timedelta(days=7)


async def test_each_week_says_something_else(context: Context, inbox: Inbox, queue: Queue, clock: Clock) -> None:
    await add(context, reminder(), *[waiting(company=f"Company {number}") for number in range(4)])
    for _ in range(4):
        await tick(context, queue)
        clock.go(days=7)
    companies = {f"Company {number}" for number in range(4)}
    said = [{company for company in companies if company in text(message)} for _, _, message in inbox.posted]
    assert said[0] | said[1] == companies
    assert not said[0] & said[1]
    assert ["quarter is ending" in text(message) for _, _, message in inbox.posted] == [False, True]


async def test_findings_and_trend_come_from_the_newest_review(context: Context, inbox: Inbox, queue: Queue) -> None:
    old, new = review(58, 40), review(71, 3)
    await add(context, reminder(), old, new)
    await add(context, finding(context, old.id, "SUM-MISSING", 9.0))
    for rule, weight in (("EXP-METRIC", 6.0), ("CON-GITHUB", 2.0), ("EXP-SCALE", 1.0)):
        await add(context, finding(context, new.id, rule, weight))
    await tick(context, queue)
    words = text(inbox.posted[0][2])
    assert "Five minutes: Title of CON-GITHUB" in words
    assert "Worth the most: Title of EXP-METRIC\n" in words
    assert "points" not in words, "the review names none for a single change either"
    assert "SUM-MISSING" not in words
    assert "up from 58 to 71 over 2 versions" in words


def test_what_takes_five_minutes_are_rules_of_the_pack() -> None:
    assert {rule.id for rule in load().rules} >= QUICK


async def test_a_short_task_in_many_places_is_not_called_five_minutes(
    context: Context, inbox: Inbox, queue: Queue
) -> None:
    new = review(71, 3)
    await add(context, reminder(), new)
    await add(context, finding(context, new.id, "EXP-WEAK", 6.0, count=9))
    await tick(context, queue)
    assert "A minute each, in 9 places: Title of EXP-WEAK" in text(inbox.posted[0][2])


async def test_each_member_is_written_to_in_their_language(context: Context, inbox: Inbox, queue: Queue) -> None:
    spanish, french = met("U1", locale="es-MX"), met("U2", locale="fr")
    await add(context, reminder("U1"), reminder("U2"), spanish, french, waiting("U1"), waiting("U2"))
    await tick(context, queue)
    headings = {place: message.summary for _, place, message in inbox.posted}
    assert headings == {
        "D-U1": "Tu semana: una cosa que vale la pena",
        "D-U2": "Your week: one thing worth doing",
    }


async def test_many_silent_applications_leave_room_for_the_rest(context: Context, inbox: Inbox, queue: Queue) -> None:
    new = review(71, 3)
    await add(context, reminder(), new, review(58, 1), *[waiting(company=f"Company {number}") for number in range(20)])
    await add(context, finding(context, new.id + 1, "EXP-METRIC", 6.0))
    await add(context, finding(context, new.id + 1, "CON-GITHUB", 2.0))
    await tick(context, queue)
    [(_, _, message)] = inbox.posted
    openings = [part.text[0].text + part.text[1].text for part in message.parts if isinstance(part, Paragraph)]
    assert [opening.partition("Company")[0] for opening in openings] == [
        "1 · ", "2 · ", "3 · Five minutes: ", "4 · Worth the most: ",
        "Your score is down from 71 to 58 over 2 versions. See what changed with ",
    ]  # fmt: skip
    assert [one.label for one in buttons(message)][:4] == [
        "1 · I followed up",
        "1 · They answered",
        "1 · Close it",
        "2 · I followed up",
    ]


@pytest.mark.parametrize(
    ("hours", "said"), [(30, "Posted 30 hours ago"), (60, "today is the last day"), (80, None), (-5, None)]
)
async def test_saved_postings_while_they_are_fresh(
    context: Context, inbox: Inbox, queue: Queue, hours: int, said: str | None
) -> None:
    posting = PostingRow(
        community="slack:T1", member="U1", url="https://acme.example/1", title="Engineer", company="Acme", content={},
        seen_at=NOW - timedelta(hours=hours), expires_at=NOW + timedelta(days=30),
    )  # fmt: skip
    await add(context, reminder(), posting)
    await tick(context, queue)
    assert [said in text(message) for _, _, message in inbox.posted if said] == ([True] if said else [])
    assert bool(inbox.posted) == bool(said)


@pytest.mark.parametrize(
    ("age", "stage", "arrives"), [(40, None, 1), (40, "saved", 1), (40, "applied", 0), (80, None, 0)]
)
async def test_a_posting_they_asked_about_comes_once_while_it_helps(
    context: Context, inbox: Inbox, queue: Queue, age: int, stage: str | None, arrives: int
) -> None:
    posting = PostingRow(
        community="slack:T1", member="U1", url="https://acme.example/1", title="Engineer", company="Acme", content={},
        seen_at=NOW - timedelta(hours=age), remind_at=NOW, expires_at=NOW + timedelta(days=30),
    )  # fmt: skip
    await add(context, posting)
    if stage:
        row = waiting()
        row.posting, row.stage = posting.id, stage
        await add(context, row)
    for _ in range(2):
        await send_fresh({}, context)
        await queue.run(context)
    assert ["Engineer at Acme" in text(message) for _, _, message in inbox.posted] == [True] * arrives
    assert all(len(key) <= 25 for key, _, _ in inbox.posted)


async def test_late_within_the_morning_is_sent(context: Context, inbox: Inbox, queue: Queue, clock: Clock) -> None:
    await add(context, reminder(), waiting())
    clock.go(hours=4)
    await tick(context, queue)
    assert len(inbox.posted) == 1


async def test_later_than_that_is_skipped_and_owned_up_to(
    context: Context, inbox: Inbox, queue: Queue, clock: Clock
) -> None:
    await add(context, reminder(), waiting())
    clock.go(hours=9)
    await tick(context, queue)
    assert not inbox.posted
    clock.now = NOW + timedelta(days=7)
    await tick(context, queue)
    clock.go(days=7)
    await add(context, waiting(company="Other"))
    await tick(context, queue)
    assert ["I skipped the note of November 24" in text(message) for _, _, message in inbox.posted] == [True, False]


async def test_who_takes_no_messages_is_left_in_peace(context: Context, inbox: Inbox, queue: Queue) -> None:
    await add(context, reminder(), waiting(), met())
    inbox.closed.add("U1")
    await tick(context, queue)
    async with context.store.across("test") as session:
        assert (await session.scalars(select(ReminderRow.next_at))).one() is None
        assert (await session.scalars(select(MemberRow.reachable))).one() is False
        assert (await session.scalars(select(OutboxRow))).all() == []


async def test_who_opted_out_hears_nothing(context: Context, inbox: Inbox, queue: Queue) -> None:
    await add(context, reminder(), waiting(), met(opted_out=True))
    await tick(context, queue)
    assert not inbox.posted


async def test_a_try_that_may_have_arrived_is_asked_after(context: Context, inbox: Inbox, queue: Queue) -> None:
    await add(context, reminder(), waiting())
    inbox.fails = [TryLater(1)]
    with pytest.raises(TryLater):
        await tick(context, queue)
    context.clock.go(minutes=10)  # type: ignore[attr-defined]
    await send_left({}, context)
    await queue.run(context)
    await send_left({}, context)
    assert not queue.jobs
    assert len(inbox.posted) == 1


async def test_a_process_that_dies_before_queueing_loses_nothing(
    context: Context, inbox: Inbox, queue: Queue, clock: Clock
) -> None:
    await add(context, reminder(), waiting())
    await send_due({}, context)
    queue.jobs.clear()
    clock.go(minutes=6)
    await send_left({}, context)
    await queue.run(context)
    assert len(inbox.posted) == 1


@pytest.mark.parametrize(("hours", "arrives"), [(4, 1), (6, 0)])
async def test_what_was_written_in_time_but_not_delivered_is_not_delivered_in_the_afternoon(
    context: Context, inbox: Inbox, queue: Queue, clock: Clock, hours: int, arrives: int
) -> None:
    """The platform was down, or the process died after writing: the next message owns up to it."""
    await add(context, reminder(), waiting())
    await send_due({}, context)
    clock.go(hours=hours)
    await queue.run(context)
    assert len(inbox.posted) == arrives
    clock.now = NOW + timedelta(days=7)
    await add(context, waiting(company="Other"))
    await tick(context, queue)
    _, _, message = inbox.posted[-1]
    assert ("I skipped the note of November 24" in text(message), "Acme" in text(message)) == (not arrives, not arrives)


async def test_one_that_may_have_arrived_is_not_called_skipped(
    context: Context, inbox: Inbox, queue: Queue, clock: Clock
) -> None:
    await add(context, reminder(), waiting())
    inbox.fails = [TryLater(1)]
    with pytest.raises(TryLater):
        await tick(context, queue)
    clock.go(hours=6)
    await send_left({}, context)
    await queue.run(context)
    clock.now = NOW + timedelta(days=7)
    await add(context, waiting(company="Other"))
    await tick(context, queue)
    assert ["skipped" in text(message) for _, _, message in inbox.posted] == [False, False]


async def test_what_is_mended_rests_until_a_newer_version_still_has_it(
    context: Context, inbox: Inbox, queue: Queue, clock: Clock
) -> None:
    async def version(number: int) -> None:
        kept = ResumeRow(
            community="slack:T1", member="U1", sha256=str(number) * 64, content=b"", read_at=clock.now,
            expires_at=clock.now + timedelta(days=365),
        )  # fmt: skip
        await add(context, kept)
        new = review(70, -number)
        new.resume, new.created_at = kept.id, clock.now
        await add(context, new)
        await add(context, finding(context, new.id, "EXP-METRIC", 6.0))

    async def told_in(weeks: int) -> int:
        before = len(inbox.posted)
        for _ in range(weeks):
            clock.go(days=7)
            await tick(context, queue)
        return sum("EXP-METRIC" in text(message) for _, _, message in inbox.posted[before:])

    await add(context, reminder(content=["findings"]))
    await version(1)
    await tick(context, queue)
    button = next(one for one in buttons(inbox.posted[0][2]) if one.action == Action.DONE)
    await press_done(Press(button.action, button.value, Member(ACME, "U1"), Place(ACME, "D1")), context)
    assert await told_in(8) == 0
    await version(2)
    assert await told_in(1) == 1


async def test_the_trend_is_over_versions_weighed_alike(context: Context, inbox: Inbox, queue: Queue) -> None:
    """The same file checked again is no version, and a score by an industry's weights no comparison."""
    other = review(50, 30)
    other.request = {"options": {"industry": "finance"}}
    await add(context, other)
    for number in (1, 2):
        kept = ResumeRow(
            community="slack:T1", member="U1", sha256=str(number) * 64, content=b"", read_at=NOW, expires_at=NOW
        )
        await add(context, kept)
        for day, score in ((20 - number, 50 + number), (10 - number, 60 + number)):
            row = review(score, day)
            row.resume = kept.id
            await add(context, row)
    await add(context, reminder())
    await tick(context, queue)
    assert "up from 61 to 62 over 2 versions" in text(inbox.posted[0][2])


async def test_more_than_a_batch_is_taken_at_one_tick(context: Context, queue: Queue) -> None:
    members = [f"U{number}" for number in range(1100)]
    await add(context, *map(reminder, members), *map(waiting, members))
    await send_due({}, context)
    assert len({job.arguments["key"] for job in queue.jobs}) == len(queue.jobs) == 1100


@pytest.mark.parametrize(
    ("mode", "chosen_by", "arrives"),
    [("opt-in", "member", 1), ("opt-in", "community", 0), ("opt-out", "community", 1), ("off", "member", 0)],
)
async def test_the_community_decides(
    context: Context, inbox: Inbox, queue: Queue, mode: str, chosen_by: str, arrives: int
) -> None:
    await add(context, Setting(community="slack:T1", values={"reminders": mode}))
    await add(context, reminder(chosen_by=chosen_by), waiting())
    await tick(context, queue)
    assert len(inbox.posted) == arrives
    explained = ["turned the weekly note on for its members" in text(message) for _, _, message in inbox.posted]
    assert explained == [chosen_by == "community"] * arrives


async def test_opt_out_gives_a_reminder_to_those_who_never_chose(context: Context) -> None:
    await add(context, Setting(community="slack:T1", values={"reminders": "opt-out"}))
    await add(context, met("U1", timezone="Asia/Tokyo"), met("U2"), met("U3", opted_out=True), met("U4"))
    await add(context, reminder("U4", next_at=None))
    await enroll({}, context)
    await enroll({}, context)
    async with context.store.across("test") as session:
        rows = {row.member: row for row in await session.scalars(select(ReminderRow))}
        assert (await session.execute(select(func.count()).select_from(ReminderRow))).scalar_one() == 3
    assert (rows["U1"].timezone, rows["U1"].hour, rows["U1"].chosen_by) == ("Asia/Tokyo", 7, "community")
    assert (rows["U2"].timezone, rows["U2"].hour) == ("UTC", 15)
    assert rows["U4"].next_at is None


async def test_findings_need_a_paragraph_of_their_own(context: Context, inbox: Inbox, queue: Queue) -> None:
    """The member's lines are not in the message: a notification on a locked screen shows its beginning."""
    new = review(71, 3)
    await add(context, reminder(), new)
    await add(context, finding(context, new.id, "EXP-METRIC", 6.0))
    await tick(context, queue)
    [(_, _, message)] = inbox.posted
    assert message.summary == "Your week: one thing worth doing"
    assert any(isinstance(part, Paragraph) and part.text[0].text == "Worth the most: " for part in message.parts)

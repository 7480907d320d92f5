"""The weekly digest: numbers about enough people, once a week, and no names."""

from datetime import timedelta

from coach.chat.message import FieldList, Message, Paragraph
from coach.reminders.admin_digest import send_digests
from coach.running.context import Context
from coach.store.tables import FindingRow, ReviewRow, Setting
from rules.finding import Finding, Severity
from rules.resume import SectionKind

from .conftest import NOW, Inbox, Queue


async def reviewed(context: Context, people: int) -> None:
    """People with a review each; the first two findings are shared by five, the third by four."""
    async with context.store.across("test") as session:
        session.add(Setting(community="slack:T1", values={"digest_channel": "C-ADMINS"}))
        for number in range(people):
            made = NOW - timedelta(days=1)
            review = ReviewRow(
                community="slack:T1", key=f"k{number}", member=f"U{number}", channel="C", state="posted", request={},
                score=60 + number, created_at=made, changed_at=made,
            )  # fmt: skip
            session.add(review)
            await session.flush()
            for rule, shared_by in (("A-ONE", 99), ("B-TWO", 5), ("C-THREE", 4)):
                if number < shared_by:
                    finding = Finding(rule, Severity.WARNING, SectionKind.SKILLS, f"Title {rule}", "", "", "")
                    session.add(
                        FindingRow(
                            community="slack:T1",
                            review=review.id,
                            rule=rule,
                            section="skills",
                            severity="warning",
                            weight=1.0,
                            content=context.vault.seal(Finding, finding),
                        )
                    )


async def digest(context: Context, inbox: Inbox, queue: Queue) -> Message:
    for _ in range(2):
        await send_digests({}, context)
        await queue.run(context)
    [(key, channel, message)] = inbox.posted
    assert (key[:3], key.split("-")[1], channel) == ("dig", "2026W48", "C-ADMINS")
    return message


async def test_numbers_without_names(context: Context, inbox: Inbox, queue: Queue) -> None:
    await reviewed(context, 7)
    message = await digest(context, inbox, queue)
    facts = next(part for part in message.parts if isinstance(part, FieldList))
    assert facts.pairs == (("Reviews", "7"), ("People", "7"), ("Median score", "63 of 100"))
    [common] = [part for part in message.parts if isinstance(part, Paragraph)]
    assert "".join(run.text for run in common.text) == "Found most often\n• Title A-ONE: 7 of 7\n• Title B-TWO: 5 of 7"


async def test_too_few_people_are_no_numbers(context: Context, inbox: Inbox, queue: Queue) -> None:
    await reviewed(context, 4)
    message = await digest(context, inbox, queue)
    assert not [part for part in message.parts if isinstance(part, FieldList)]
    assert message.summary.startswith("Too few to show")

"""`/applications`: the application log as a funnel, and its export."""

from dataclasses import replace

from sqlalchemy import select

from coach.applications import log, report
from coach.applications.export import Line, to_csv
from coach.applications.version import load
from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.message import Attachment, Message, Paragraph, plain
from coach.chat.places import Command, Press
from coach.commands.following import note_on_log
from coach.running.context import Context
from coach.store.tables import ReviewRow
from texts import ngettext


async def applications(command: Command, context: Context) -> Answer:
    """Shows the member's log."""
    member = command.member
    async with context.store.of(member.community.key) as session:
        rows = await log.entries(session, member.id)
        scored = select(ReviewRow.score).where(ReviewRow.member == member.id, ReviewRow.score.is_not(None))
        score = await session.scalar(scored.order_by(ReviewRow.created_at.desc()).limit(1))
        versions = await load(session, context.vault, member.community.key, member.id, rows, context.clock())
    message = report.to_message(rows, score, context.clock(), versions) if rows else report.nothing_yet()
    notes = await note_on_log(context, member)
    return Answer((replace(message, parts=(*message.parts, *notes)),))


async def press_csv(press: Press, context: Context) -> Answer:
    """Exports the member's log as a file."""
    community, member = press.member.community.key, press.member.id
    async with context.store.of(community) as session:
        rows = await log.entries(session, member)
        versions = await load(session, context.vault, community, member, rows, context.clock())
    if not rows:
        return Answer((report.nothing_yet(),))
    lines = [
        Line(row.company, row.title, row.url, log.to_course(row), sent.name if (sent := versions.of(row.id)) else "")
        for row in reversed(rows)
    ]
    text = ngettext(
        "Your application as a table. Open it in any spreadsheet.",
        "Your {count} applications as a table. Open it in any spreadsheet.",
        len(lines),
    )
    return Answer((Message((Paragraph(plain(text)), Attachment("applications.csv", to_csv(lines))), summary=text),))


COMMANDS = {"applications": applications}
PRESSES = {Action.CSV: press_csv}

"""What changed since the version before: line by line, with what each change closed or opened."""

from collections.abc import Sequence
from dataclasses import replace

from anyio import to_thread as threads

from coach.chat.answers import Answer, sentence
from coach.chat.catalog import Action
from coach.chat.places import Press
from coach.commands.own_reviews import own_review
from coach.corrections.correction import OfLines
from coach.corrections.repository import of_member
from coach.reception.reviewing import own_findings
from coach.review.changes import to_changes
from coach.review.comparison import compare
from coach.review.comparison_message import to_messages
from coach.review.translated_titles import retitled
from coach.running.context import Context
from coach.store.reviews import findings_of, resume_of
from coach.store.tables import ReviewRow
from rules.finding import Finding
from texts import gettext


async def press_changes(press: Press, context: Context) -> Answer:
    """The review's version beside the one before it, for its owner."""
    row = await own_review(context, press.member, press.value)
    async with context.store.of(row.community) as session:
        earlier = await session.get(ReviewRow, row.previous) if row.previous else None
        if earlier is None:
            return sentence(gettext("I no longer have an earlier version to compare this one with."))
        versions = (earlier, row)
        found = [own_findings(retitled(await findings_of(session, context.vault, each.id))) for each in versions]
        before, after = [await resume_of(session, context.vault, each, context.clock()) for each in versions]
        kept = await of_member(session, context.vault, row.community, row.member)
    compared = compare(earlier.score, found[0], row.score, found[1], earlier.score_parts, row.score_parts)
    if before is None or after is None:
        return Answer(tuple(to_messages(compared, None)))
    if any(isinstance(each.correction, OfLines) for each in kept):
        found = [_by_quotes(each) for each in found]
    changes = await threads.run_sync(to_changes, before, found[0], after, found[1], compared)
    return Answer(tuple(to_messages(compared, changes)))


def _by_quotes(found: Sequence[Finding]) -> Sequence[Finding]:
    """Findings without the numbers of their lines: where lines were put elsewhere, those of the page are others."""
    return [replace(each, lines=()) for each in found]


PRESSES = {Action.CHANGES: press_changes}

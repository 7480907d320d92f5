"""What was read wrong, set right by the member: kept for the next versions, and shown at once in what it changes."""

from collections.abc import Iterator, Sequence

from anyio import to_thread as threads

from coach.chat.answers import Answer, filled_again
from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, Part, plain
from coach.chat.places import Options, Press, Submission
from coach.commands.own_reviews import own_review
from coach.commands.parsed import reading_of, shown
from coach.corrections import checking
from coach.corrections.applying import Corrected
from coach.corrections.correction import Correction, OfContact, OfEntry
from coach.corrections.forms import CONTACT_FORM, ENTRY_FORM, LEVEL_FORM, LINE_FORM, UNDO_FORM, to_form
from coach.corrections.repository import Reading, applied, forget, keep, of_member, with_level
from coach.corrections.telling import told
from coach.corrections.wishes import Wish, to_wish
from coach.reception.reviewing import with_defaults
from coach.review.comparison import Comparison, compare, points_of
from coach.review.comparison_message import to_parts
from coach.running.context import Context
from coach.store import settings
from coach.store.member_keys import vault_of
from coach.store.reviews import options_of, upload_of
from coach.store.tables import ReviewRow
from rules.resume import Resume
from texts import gettext, ngettext
from texts.forms import listed


async def ask(press: Press, context: Context) -> Answer:
    """The form for what a button is about, filled with what was read; for the owner of the review."""
    number, _, what = press.value.partition(":")
    row = await own_review(context, press.member, number)
    reading = await reading_of(context, row)
    return Answer(form=to_form(what, reading, press.value))


async def correct(submission: Submission, context: Context) -> Answer:
    """Keeps what the form says, and tells what it changes in the review."""
    number, _, what = submission.value.partition(":")
    row = await own_review(context, submission.member, number)
    reading = await reading_of(context, row)
    # In a thread: a line that is misspelt is looked for among all lines.
    wish, problems = await threads.run_sync(to_wish, submission.form, what, submission.fields, reading)
    if problems:
        return Answer(form=filled_again(to_form(what, reading, submission.value), submission.fields), problems=problems)
    if not (wish.fresh or wish.undone):
        return shown(reading, row.id)
    return await _kept(context, row, reading, wish)


async def _kept(context: Context, row: ReviewRow, reading: Reading, wish: Wish) -> Answer:
    async with context.store.of(row.community) as session:
        chosen = await settings.load(session)
        safe = await vault_of(session, context.vault, row.community, row.member)
        now, days = context.clock(), chosen.retention_days
        await forget(session, row.member, wish.undone)
        await keep(session, safe, row.member, wish.fresh, (*reading.current, *reading.gone), now, days)
        kept = await of_member(session, context.vault, row.community, row.member)
    options = with_defaults(options_of(row), chosen, upload_of(row).place.channel)
    after = await applied(reading.read, kept)
    comparison = await threads.run_sync(_compared, context, reading.corrected, after.corrected, options)
    return Answer((to_message(wish, reading, after.resume, comparison, row.id, days),))


def _compared(context: Context, before: Corrected, after: Corrected, options: Options) -> Comparison:
    """What corrections change in the review of a resume."""
    one, other = (context.reviewer(each.resume, with_level(options, each)) for each in (before, after))
    return compare(one.score, one.all_findings, other.score, other.all_findings, points_of(one), points_of(other))


def to_message(
    wish: Wish, before: Reading, resume: Resume, comparison: Comparison, review_id: int, days: int
) -> Message:
    """What was set right or undone, what it changes, and how to have the whole review anew."""
    undone = [told(each.correction) for each in before.current if each.id in wish.undone]
    parts: list[Part] = [Heading(gettext("Corrected") if wish.fresh else gettext("Undone"))]
    parts += _listed([told(each) for each in wish.fresh])
    if undone and wish.fresh:
        parts.append(Paragraph(plain(gettext("No longer corrected:"))))
    parts += _listed(undone)
    parts += _not_there(wish.fresh, resume)
    changed = tuple(to_parts(comparison))
    parts += changed or [Paragraph(plain(gettext("Nothing else in your review changes.")))]
    parts.append(
        Buttons(
            (
                Button(gettext("Check again"), Action.CHECK_AGAIN, str(review_id), "primary"),
                Button(gettext("What I read"), Action.PARSED, str(review_id)),
            )
        )
    )
    if wish.fresh:
        kept = ngettext(
            "I remember this for your next versions, encrypted, until {count} day after the last review it was in. "
            "Undo it under “What I read”.",
            "I remember this for your next versions, encrypted, until {count} days after the last review it was in. "
            "Undo it under “What I read”.",
            days,
        )
        parts.append(Note(plain(kept)))
    return Message(tuple(parts), summary=gettext("Corrected.") if wish.fresh else gettext("Undone."))


def _listed(lines: Sequence[str]) -> Iterator[Part]:
    if lines:
        yield Paragraph(plain("\n".join(f"• {line}" for line in lines)))


def _not_there(fresh: Sequence[Correction], resume: Resume) -> Iterator[Part]:
    """A word on names that the resume does not have: other programs will not find them there."""
    named = [
        each.value
        for each in fresh
        if (isinstance(each, OfContact) or (isinstance(each, OfEntry) and each.field in {"title", "organization"}))
        and each.value
        and not checking.is_on_page(each.value, resume)
    ]
    if named:
        text = gettext(
            "I can't find {words} in your resume, so other programs won't either. Write it there, too.",
            words=listed([f"“{each}”" for each in named]),
        )
        yield Paragraph(plain(text))


PRESSES = {Action.CORRECT: ask}
FORMS = dict.fromkeys((CONTACT_FORM, ENTRY_FORM, LEVEL_FORM, LINE_FORM, UNDO_FORM), correct)

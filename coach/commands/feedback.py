"""“Helpful” and “Not helpful” below findings, and `/resume-stats`: which advice the members of a community refuse."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from coach.chat.answers import Answer, Chosen, sentence
from coach.chat.catalog import Action
from coach.chat.message import Heading, Message, Note, Paragraph, Part, bold, plain, said
from coach.chat.places import Command, Press
from coach.commands.own_reviews import own_review
from coach.errors import Refused
from coach.review.opinions import helpful, unhelpful, value_of
from coach.review.packs import Packs, of
from coach.running.context import Context
from coach.store import feedback
from coach.store.feedback import ENOUGH, Count
from coach.store.member_keys import vault_of
from coach.store.tables import FindingRow
from rules.packs import DEFAULT, PackError, load, title_of
from texts import gettext, ngettext

SHOWN = 15
"""Rules at most: more than that nobody acts on at once."""


async def press_helpful(press: Press, context: Context) -> Answer:
    """Notes that the member finds the advice helpful."""
    return await _noted(press, context, is_helpful=True)


async def press_unhelpful(press: Press, context: Context) -> Answer:
    """Notes that they do not."""
    return await _noted(press, context, is_helpful=False)


async def _noted(press: Press, context: Context, is_helpful: bool) -> Answer:
    number, rule, *_ = (*press.value.split(":"), "", "")
    review = await own_review(context, press.member, number)
    async with context.store.of(press.member.community.key) as session:
        found = select(FindingRow.id).where(FindingRow.review == review.id, FindingRow.rule == rule).limit(1)
        if await session.scalar(found) is None:
            raise Refused("I no longer have this finding. Drop your resume again for a fresh review.")
        safe = await vault_of(session, context.vault, review.community, review.member)
        changed = await feedback.note(session, safe, review.pack, rule, is_helpful, context.clock())
    value = value_of(review.id, rule)
    again = unhelpful(value) if is_helpful else helpful(value)
    both = tuple(f"{action}:{value}" for action in (Action.HELPFUL, Action.UNHELPFUL))
    told = _told(is_helpful, changed)
    return replace(sentence(told), chosen=Chosen(told, both, (again,)))


def _told(is_helpful: bool, changed: bool) -> str:
    if changed:
        return gettext("Changed to helpful") if is_helpful else gettext("Changed to not helpful")
    return gettext("Helpful, thank you") if is_helpful else gettext("Not helpful, thank you")


async def stats(command: Command, context: Context) -> Answer:
    """What the members of a community say of the advice they get, that which they refuse most first."""
    async with context.store.of(command.member.community.key) as session:
        counts, few = await feedback.counts(session), await feedback.too_few(session)
    return Answer((to_message(counts, few, of(context.tools)),))


def to_message(counts: Sequence[Count], few: int, packs: Packs) -> Message:
    """The numbers as a message; `few`: rules with too few answers to show."""
    title = gettext("How members find the advice")
    parts: list[Part] = [Heading(title)]
    if not counts:
        text = gettext(
            "Too few answers to show. A rule appears here once at least {least} answers are in.", least=ENOUGH
        )
        return Message((*parts, Paragraph(plain(text))), summary=text)
    parts += _lines(counts[:SHOWN], packs)
    notes = [gettext("What members find unhelpful most often comes first. No names, and nobody's words.")]
    if len(counts) > SHOWN:
        notes.append(
            ngettext("{count} more rule isn't shown.", "{count} more rules aren't shown.", len(counts) - SHOWN)
        )
    if few:
        notes.append(
            ngettext(
                "{count} rule has fewer than {least} answers so far.",
                "{count} rules have fewer than {least} answers so far.",
                few,
                least=ENOUGH,
            )
        )
    return Message((*parts, Note(plain(" ".join(notes)))), summary=title)


def _lines(counts: Sequence[Count], packs: Packs) -> Iterator[Part]:
    """A rule each: its title, how many refuse it, its id and the pack of the reviews."""
    for each in counts:
        share = gettext("{some} of {all} say it isn't helpful", some=each.refused, all=each.answers)
        where = " · ".join(filter(None, (share, each.rule, _title_of_pack(each.pack, packs))))
        yield Paragraph(said(bold(_title_of_rule(each, packs)), f"\n{where}"))


def _title_of_rule(count: Count, packs: Packs) -> str:
    try:
        title = load(packs.usable().get(count.pack, DEFAULT)).rule(count.rule).title
    except (PackError, KeyError):  # of a pack or a posting that is not here
        return count.rule
    return count.rule if "{" in title else gettext(title)


def _title_of_pack(name: str, packs: Packs) -> str:
    try:
        return gettext(title_of(packs.usable()[name]))
    except (PackError, KeyError):
        return name.replace("-", " ")


COMMANDS = {"resume-stats": stats}
PRESSES = {Action.HELPFUL: press_helpful, Action.UNHELPFUL: press_unhelpful}

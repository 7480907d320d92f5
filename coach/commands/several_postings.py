"""`/keywords` with several addresses, or with those that are kept: what the postings share, and what to add first."""

import asyncio
from collections.abc import Sequence

from coach.chat.answers import Answer, sentence
from coach.chat.message import Message, Note, Paragraph, marked, plain
from coach.chat.places import Member
from coach.errors import CoachError
from coach.posting import Posting, from_address, match, repository, several_message
from coach.posting.matching import several
from coach.posting.message import without_resume
from coach.posting.terms.vocabulary import load as load_vocabulary
from coach.reception.by_posting import fetcher_of, posting_reader_of
from coach.running import brakes
from coach.running.context import Context
from coach.store import settings
from coach.store.reviews import newest_resume
from texts import gettext, pgettext

_KEPT = "saved"


def asks_for_kept(typed: str) -> bool:
    """Whether a member typed, instead of an address, the word for the postings that they gave before."""
    return typed.casefold() in {_KEPT, pgettext("typed for one's postings", "saved").casefold()}


async def at_addresses(urls: Sequence[str], member: Member, context: Context) -> Answer:
    """The answer to several addresses; what cannot be read is said below the rest. Raises Braked before it begins."""
    taken = urls[: several.MOST]
    found: list[Posting] = []
    problems: list[Paragraph | Note] = []
    for _ in taken:
        await brakes.ask(context.store, context.brakes, "postings", member, context.clock())
    for url in taken:  # one after the other: most of them lie at one board
        try:
            found.append(await from_address(url, fetcher_of(context), posting_reader_of(context)))
        except CoachError as problem:
            problems.append(
                Paragraph(marked(gettext("**{address}**: {problem}"), address=url, problem=problem.message))
            )
    left = len(urls) - len(taken)
    if left:
        text = gettext("I compare at most {most} postings at once, so I read only the first ones.", most=several.MOST)
        problems.append(Note(plain(text)))
    if not found:
        return Answer((Message(tuple(problems), summary=gettext("I couldn't read any of these postings.")),))
    return await _compare(found, tuple(problems), member, context)


async def kept(member: Member, context: Context) -> Answer:
    """The answer to "saved": the member's newest postings that are still kept."""
    async with context.store.of(member.community.key) as session:
        rows = await repository.newest(session, member.id, context.clock(), several.MOST)
        found = [repository.posting_of(row) for row in rows]
    if not found:
        return sentence(
            gettext("I don't have any postings of yours. Give me up to {most} addresses at once.", most=several.MOST)
        )
    return await _compare(found, (), member, context)


async def _compare(
    postings: Sequence[Posting], problems: tuple[Paragraph | Note, ...], member: Member, context: Context
) -> Answer:
    """Keeps the postings and compares them all, or keeps them waiting for a resume."""
    async with context.store.of(member.community.key) as session:
        resume = await newest_resume(session, context.vault, member.id, context.clock())
        chosen = await settings.load(session)
        # The first one is kept last: it is the newest then, which a resume that comes later is held against.
        rows = [
            await repository.keep(session, member.id, posting, context.clock(), chosen.retention_days)
            for posting in reversed(postings)
        ]
        ids = [row.id for row in rows][::-1]
    if resume is None:
        message = without_resume(postings[0])
        return Answer((Message((*message.parts, *problems), summary=message.summary),))
    vocabulary = load_vocabulary()
    found = [await asyncio.to_thread(match, resume, posting, vocabulary) for posting in postings]
    async with context.store.of(member.community.key) as session:
        for number, each in zip(ids, found, strict=True):
            row = await repository.find(session, member.id, number)
            if row is not None:
                row.score = each.score
    message = several_message.to_message(several.compare(found))
    return Answer((Message((*message.parts, *problems), summary=message.summary),))

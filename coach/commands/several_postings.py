"""`/keywords` with several addresses, or with those that are kept: what the postings share, and what to add first."""

from collections.abc import Sequence

from coach.chat.answers import Answer, sentence
from coach.chat.message import Message, Note, Paragraph, marked, plain
from coach.chat.places import Member
from coach.commands import following
from coach.commands.comparing import compare
from coach.errors import CoachError
from coach.posting import Posting, from_address, repository, several_message
from coach.posting.matching import several
from coach.posting.matching.several import MAX_POSTINGS
from coach.posting.message import without_resume
from coach.reception.by_posting import fetcher_of, posting_reader_of
from coach.running import rate_limits
from coach.running.context import Context
from texts import gettext, pgettext

_KEPT = "saved"


def asks_for_kept(typed: str) -> bool:
    """Whether a member typed, instead of an address, the word for the postings that they gave before."""
    return typed.casefold() in {_KEPT, pgettext("typed for one's postings", "saved").casefold()}


async def at_addresses(urls: Sequence[str], member: Member, context: Context) -> Answer:
    """The answer to several addresses; what cannot be read is said below the rest. Raises RateLimited at once."""
    taken = urls[:MAX_POSTINGS]
    found: list[Posting] = []
    problems: list[Paragraph | Note] = []
    for _ in taken:
        await rate_limits.ask(context.store, context.rate_limits, "postings", member, context.clock())
    reader = posting_reader_of(context, member.community.key)
    for url in taken:  # one after the other: most of them lie at one board
        try:
            found.append(await from_address(url, fetcher_of(context), reader))
        except CoachError as problem:
            problems.append(
                Paragraph(marked(gettext("**{address}**: {problem}"), address=url, problem=problem.message))
            )
    left = len(urls) - len(taken)
    if left:
        text = gettext("I compare at most {most} postings at once, so I read only the first ones.", most=MAX_POSTINGS)
        problems.append(Note(plain(text)))
    if not found:
        return Answer((Message(tuple(problems), summary=gettext("I couldn't read any of these postings.")),))
    return await _answer(found, tuple(problems), member, context)


async def kept(member: Member, context: Context) -> Answer:
    """The answer to "saved": the member's newest postings that are still kept."""
    async with context.store.of(member.community.key) as session:
        rows = await repository.newest(session, member.id, context.clock(), MAX_POSTINGS)
        found, numbers = [repository.posting_of(row) for row in rows], [row.id for row in rows]
    if not found:
        return sentence(
            gettext("I don't have any postings of yours. Give me up to {most} addresses at once.", most=MAX_POSTINGS)
        )
    return await _answer(found, (), member, context, tuple(numbers))


async def _answer(
    postings: Sequence[Posting],
    problems: tuple[Paragraph | Note, ...],
    member: Member,
    context: Context,
    numbers: tuple[int, ...] = (),
) -> Answer:
    """The comparison of all with the newest resume, or the request for one, and what went wrong below it."""
    found = (await compare(postings, member, context, numbers)).matches
    message = several_message.to_message(several.compare(found)) if found else without_resume(postings[0])
    message = Message((*message.parts, *problems), summary=message.summary)
    return Answer((message,) if found else await following.or_where_it_is(message, context, member))

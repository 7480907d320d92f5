"""The weekly digest for the admins of a community: numbers only, no names, and none that point at a person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coach import outbox
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import FieldList, Heading, Message, Note, Paragraph, bold, plain, said
from coach.chat.places import Place
from coach.outbox import OutboxMessage
from coach.posting.matching.tailor import RULES as OF_POSTINGS
from coach.reminders.due import week_of
from coach.reminders.member_facts import open_findings
from coach.reminders.sending import community_of, delivery
from coach.review.translated_titles import retitled
from coach.running.context import Context
from coach.store.tables import FindingRow, OutboxRow, ReviewRow, Setting
from texts import choosing, gettext, speaking

SPAN = timedelta(days=7)
TOO_FEW = 5
"""Numbers about fewer people than this could be read as numbers about one of them."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Numbers:
    """A week of a community. `median_score`: over each person's newest review; `common`: titles with people each."""

    reviews: int
    people: int
    median_score: int
    common: tuple[tuple[str, int], ...]


async def send_digests(_arguments: Mapping[str, str | int], context: Context) -> None:
    """Job, weekly: writes each community's digest into the channel its admins chose; once a week, however often run."""
    async with context.store.across("finding communities that want a digest") as session:
        rows = (await session.scalars(select(Setting))).all()
    for row in rows:
        channel = CommunitySettings.model_validate(row.values).digest_channel
        if channel and (written := await _write(row, channel, context)) is not None:
            await context.work.put(delivery(written))


async def count(session: AsyncSession, context: Context, now: datetime) -> Numbers | None:
    """The numbers of the session's community for the last seven days; None if too few people were reviewed."""
    scored = select(ReviewRow.id, ReviewRow.member, ReviewRow.score).where(ReviewRow.score.is_not(None))
    reviews = (await session.execute(scored.where(ReviewRow.created_at > now - SPAN).order_by(ReviewRow.id))).all()
    newest = {row.member: row for row in reviews}
    if len(newest) < TOO_FEW:
        return None
    middle = round(median(row.score for row in newest.values()))
    common = await _common(session, context, [row.id for row in newest.values()])
    return Numbers(len(reviews), len(newest), middle, common)


def to_message(numbers: Numbers | None) -> Message:
    """The digest as a message."""
    heading = Heading(gettext("Resume reviews of the last seven days"))
    if numbers is None:
        text = gettext(
            "Too few to show. Numbers appear once at least {least} people have had a review in one week.", least=TOO_FEW
        )
        return Message((heading, Paragraph(plain(text))), summary=text)
    facts = FieldList(
        (
            (gettext("Reviews"), str(numbers.reviews)),
            (gettext("People"), str(numbers.people)),
            (gettext("Median score"), gettext("{score} of 100", score=numbers.median_score)),
        )
    )
    shares = [(title, gettext("{some} of {all}", some=people, all=numbers.people)) for title, people in numbers.common]
    lines = "\n".join(f"• {title}: {share}" for title, share in shares)
    common = (Paragraph(said(bold(gettext("Found most often")), f"\n{lines}")),) if lines else ()
    note = Note(plain(gettext("No names, and no finding that fewer than {least} people share.", least=TOO_FEW)))
    summary = gettext("{reviews} reviews, median score {score}", reviews=numbers.reviews, score=numbers.median_score)
    return Message((heading, facts, *common, note), summary=summary)


async def _write(row: Setting, channel: str, context: Context) -> OutboxRow | None:
    now = context.clock()
    year, week = week_of(now.date())
    key = f"dig{row.id}-{year}W{week:02d}"
    async with context.store.of(row.community) as session:
        if await session.scalar(select(OutboxRow.id).where(OutboxRow.key == key)) is not None:
            return None
        language = choosing.best([CommunitySettings.model_validate(row.values).language])
        with speaking(language):
            message = to_message(await count(session, context, now))
        outgoing = OutboxMessage(key, "", Place(community_of(row.community), channel), message)
        written = await outbox.write(session, context.vault, outgoing, now)
    return written


async def _common(session: AsyncSession, context: Context, reviews: Sequence[int]) -> tuple[tuple[str, int], ...]:
    columns = select(FindingRow.id, FindingRow.rule, FindingRow.review).where(
        FindingRow.review.in_(reviews), FindingRow.rule.not_in(OF_POSTINGS)
    )
    rows = (await session.execute(columns)).all()
    people = Counter(rule for rule, _ in {(row.rule, row.review) for row in rows})
    often = [(rule, number) for rule, number in people.most_common(SHOWN) if number >= TOO_FEW]
    # A rule's title is the same for everybody (those of postings name companies and are left out); one finding of each
    # is opened to read it.
    samples = {row.rule: row.id for row in rows}
    findings = await open_findings(session, context.vault, [samples[rule] for rule, _ in often])
    titles = {finding.rule: finding.title for finding in retitled(findings.values())}
    return tuple((titles.get(rule, rule), number) for rule, number in often)

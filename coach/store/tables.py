"""The tables. Every row belongs to one community (`community`: its key, "slack:T0123"); see `coach.store.scope`.

The queue of the single-process engine (`jobs`) and the signs of life (`pulses`) are exceptions: they know no people.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

UNPOSTED = "platform_id = ''"
WAITING = "state IN ('open', 'claimed')"
WORKED_ON = "turn AND state IN ('received', 'read', 'reviewed', 'posting')"
Id = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with its zone, also on SQLite, which forgets zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables."""


class OfCommunity:
    """Mixed into each table whose rows belong to a community: all of them."""

    community: Mapped[str] = mapped_column(String(80), index=True)


class Installation(OfCommunity, Base):
    """How the coach was installed in a community; `secrets` is encrypted JSON (tokens)."""

    __tablename__ = "installations"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    platform: Mapped[str] = mapped_column(String(16))
    enterprise: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    secrets: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    installed_by: Mapped[str] = mapped_column(String(40), default="")
    installed_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("community", "enterprise"),)


class Setting(OfCommunity, Base):
    """A community's settings (`coach.chat.community_settings.CommunitySettings` as JSON)."""

    __tablename__ = "settings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    values: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    __table_args__ = (UniqueConstraint("community"),)


class MemberRow(OfCommunity, Base):
    """A member the coach has met. `reachable` turns False when a direct message was refused.

    `locale`: what the platform told last; `language`: what they chose to be answered in, "" if they never did.
    """

    __tablename__ = "members"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    timezone: Mapped[str] = mapped_column(String(64), default="")
    locale: Mapped[str] = mapped_column(String(16), default="")
    language: Mapped[str] = mapped_column(String(16), default="", server_default="")
    reachable: Mapped[bool] = mapped_column(default=True)
    opted_out: Mapped[bool] = mapped_column(default=False)
    follows: Mapped[bool | None]
    """Whether their resume may follow them to other communities of the platform; None: never asked."""
    met_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("community", "member"),)


class MemberKeyRow(OfCommunity, Base):
    """The key by which what is kept of a member is encrypted, itself encrypted by the vault's.

    Deleted with the member: whatever copies of their rows there are (dead rows, logs, backups) cannot be read any more.
    """

    __tablename__ = "member_keys"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("community", "member"),)


class ResumeRow(OfCommunity, Base):
    """A resume as read, encrypted; dies at `expires_at`. The file itself is not kept."""

    __tablename__ = "resumes"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    read_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    brought: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Copied from another community, which its member allowed."""
    __table_args__ = (UniqueConstraint("community", "member", "sha256"),)


class CorrectionRow(OfCommunity, Base):
    """What a member set right in what was read of their resume, encrypted (`coach.corrections`).

    Dies at `expires_at`, which each review that it is in puts off. `lost_at`: since when it fits no longer; it is
    applied no more then, and told of until the next review.
    """

    __tablename__ = "corrections"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(Moment)
    lost_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    __table_args__ = (Index("ix_corrections_member", "community", "member"),)


class ReviewRow(OfCommunity, Base):
    """A review on its way: received → read → reviewed → posting → posted, or failed.

    `request` is the upload as JSON; `file` is empty, but for what older versions kept there until it was read. `turn`
    marks the one of its member that is worked on: of those that are open, the database allows one.
    """

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(200))
    member: Mapped[str] = mapped_column(String(40))
    channel: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(12), index=True)
    request: Mapped[dict[str, object]] = mapped_column(JSON)
    place: Mapped[dict[str, object] | None] = mapped_column(JSON)
    file: Mapped[bytes | None] = mapped_column(LargeBinary)
    resume: Mapped[int | None] = mapped_column(ForeignKey("resumes.id", ondelete="SET NULL"))
    previous: Mapped[int | None] = mapped_column(ForeignKey("reviews.id", ondelete="SET NULL"))
    score: Mapped[int | None]
    section_scores: Mapped[dict[str, int] | None] = mapped_column(JSON)
    score_parts: Mapped[dict[str, int] | None] = mapped_column(JSON)
    level: Mapped[str] = mapped_column(String(12), default="")
    pack: Mapped[str] = mapped_column(String(80), default="", server_default="")
    error: Mapped[str] = mapped_column(String(40), default="")
    tries: Mapped[int] = mapped_column(default=0)
    turn: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (
        UniqueConstraint("community", "key"),
        Index("ix_reviews_member", "community", "member", "created_at"),
        Index(
            "uq_reviews_turn",
            "community",
            "member",
            unique=True,
            sqlite_where=text(WORKED_ON),
            postgresql_where=text(WORKED_ON),
        ),
    )


class FindingRow(OfCommunity, Base):
    """A finding of a review. `content` is the finding as encrypted JSON (it quotes the resume)."""

    __tablename__ = "findings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    review: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    rule: Mapped[str] = mapped_column(String(40))
    section: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(12))
    weight: Mapped[float]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class OutboxRow(OfCommunity, Base):
    """A message to be posted, in order within its review. `message` is encrypted JSON, emptied once posted.

    `tried_at` is set before each try: a row that was tried and has no `platform_id` may or may not have arrived.
    `expires_at`: from then on the message helps nobody any more and is not posted.
    """

    __tablename__ = "outbox"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    review: Mapped[int | None] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    key: Mapped[str] = mapped_column(String(25), unique=True)
    member: Mapped[str] = mapped_column(String(40))
    place: Mapped[dict[str, object]] = mapped_column(JSON)
    message: Mapped[bytes] = mapped_column(LargeBinary)
    tried_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    platform_id: Mapped[str] = mapped_column(String(80), default="")
    posted_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (
        Index("ix_outbox_review", "review", "position"),
        Index("ix_outbox_left", "created_at", sqlite_where=text(UNPOSTED), postgresql_where=text(UNPOSTED)),
    )


class PublicPostRow(OfCommunity, Base):
    """Where the answer to a member stands for others to read though its review, `review`, has outlived its time.

    `keys`: under which its messages were posted. Kept until the member, or their message, is gone. `untold`: it could
    not be taken down, and nobody could be told so yet; kept until they are.
    """

    __tablename__ = "public_posts"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    review: Mapped[int] = mapped_column(Id)
    channel: Mapped[str] = mapped_column(String(40))
    message: Mapped[str] = mapped_column(String(80), default="")
    place: Mapped[dict[str, object]] = mapped_column(JSON)
    keys: Mapped[list[str]] = mapped_column(JSON, default=list)
    noted_at: Mapped[datetime] = mapped_column(Moment)
    untold: Mapped[bool] = mapped_column(default=False, server_default=false())
    __table_args__ = (
        Index("ix_public_posts_member", "community", "member"),
        Index("ix_public_posts_channel", "community", "channel"),
    )


class PostingRow(OfCommunity, Base):
    """A job posting a member held against their resume; `content` is the posting as JSON (public text)."""

    __tablename__ = "postings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    url: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    company: Mapped[str] = mapped_column(String(200), default="")
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    score: Mapped[float | None]
    posted_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    remind_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    __table_args__ = (Index("ix_postings_member", "community", "member", "seen_at"),)


class ApplicationRow(OfCommunity, Base):
    """One application: saved → applied → screen → interview → offer → closed; `history` pairs stage and moment.

    `version`: the version of the resume that was sent (`coach.applications.version.Version`), encrypted.
    """

    __tablename__ = "applications"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    posting: Mapped[int | None] = mapped_column(ForeignKey("postings.id", ondelete="SET NULL"))
    company: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(300), default="")
    url: Mapped[str] = mapped_column(Text, default="")
    stage: Mapped[str] = mapped_column(String(12))
    history: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    version: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index("ix_applications_member", "community", "member", "changed_at"),)


class ReminderRow(OfCommunity, Base):
    """A member's weekly reminder. `next_at` (UTC) is what the claiming query reads; None while it is off.

    `zone_check_at`: when the platform is asked for the member's time zone next; None where it is theirs by hand.
    `served`: the newest ISO week whose reminder was sent ("2026W48"), "" before the first.
    """

    __tablename__ = "reminders"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    weekday: Mapped[int] = mapped_column(default=1)
    hour: Mapped[int] = mapped_column(default=7)
    minute: Mapped[int] = mapped_column(default=0)
    timezone: Mapped[str] = mapped_column(String(64), default="UTC")
    content: Mapped[list[str]] = mapped_column(JSON, default=list)
    next_at: Mapped[datetime | None] = mapped_column(Moment)
    snoozed_until: Mapped[datetime | None] = mapped_column(Moment)
    last_sent_at: Mapped[datetime | None] = mapped_column(Moment)
    last_content: Mapped[list[str]] = mapped_column(JSON, default=list)
    chosen_by: Mapped[str] = mapped_column(String(10), default="member")
    zone_check_at: Mapped[datetime | None] = mapped_column(Moment)
    served: Mapped[str] = mapped_column(String(8), default="")
    __table_args__ = (
        UniqueConstraint("community", "member"),
        Index("ix_reminders_due", "next_at"),
        Index("ix_reminders_zone", "zone_check_at"),
    )


class JobRow(Base):
    """A job of the single-process engine (`coach.work.scheduler`); gone once done. Arguments hold ids only."""

    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, str | int]] = mapped_column(JSON, default=dict)
    lock: Mapped[str] = mapped_column(String(200), default="")
    key: Mapped[str | None] = mapped_column(String(200), unique=True)
    priority: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(Moment, index=True)
    error: Mapped[str] = mapped_column(String(80), default="")
    """The class of the last error."""
    given_up: Mapped[bool] = mapped_column(default=False)


class EventRow(OfCommunity, Base):
    """An event that was taken, so that a second delivery is known as such; swept after a week."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(200))
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
    __table_args__ = (UniqueConstraint("community", "key"),)


class PulseRow(Base):
    """What readiness writes, reads back and deletes; `token` is encrypted."""

    __tablename__ = "pulses"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment)


class BudgetRow(OfCommunity, Base):
    """What is left of how much a member, or the community as a whole (`holder` ""), may ask for; see `budgets`.

    `holder` is a hash, so that the row is not about a member any more than it must. Swept once it says nothing.
    """

    __tablename__ = "budgets"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    left: Mapped[float]
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    __table_args__ = (UniqueConstraint("community", "holder", "kind"),)


class QuestionRow(OfCommunity, Base):
    """A member's question to mentors: open → claimed → done, or withdrawn. Of each member one waits at a time.

    `content` is encrypted, and emptied once the question is over. `place`: where its member reads answers; the question
    stands there, too, unless the review is `private`. `mentors_place`: where mentors see it besides, or only there.
    `nudge_at`: when mentors are reminded of it, once; `link`: the address of the message that asks.
    """

    __tablename__ = "questions"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    review: Mapped[int | None] = mapped_column(ForeignKey("reviews.id", ondelete="SET NULL"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    private: Mapped[bool]
    place: Mapped[dict[str, object]] = mapped_column(JSON)
    mentors_place: Mapped[dict[str, object] | None] = mapped_column(JSON)
    mentor: Mapped[str] = mapped_column(String(40), default="")
    link: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime] = mapped_column(Moment, index=True)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    nudge_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    __table_args__ = (
        Index(
            "uq_questions_waiting",
            "community",
            "member",
            unique=True,
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
    )


class WordingRow(OfCommunity, Base):
    """A line for which its member asked a model for other wordings: waiting → told, or failed.

    `content` is encrypted. `key`: a hash by the member's key of line and model, so that the same line is asked for
    once; `round` counts how often it was asked for again after a failure, `tries` the requests of this one.
    """

    __tablename__ = "wordings"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    member: Mapped[str] = mapped_column(String(40))
    review: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(12))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    round: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("community", "member", "key"), Index("ix_wordings_state", "state", "changed_at"))


class FeedbackRow(OfCommunity, Base):
    """Whether somebody found the advice of a rule helpful, in reviews by a pack; see `feedback`.

    `voter` is a hash by the member's key: a second answer of theirs takes the place of the first, and once the key is
    gone nobody can say whose it was. `at`: the day, without the hour.
    """

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    pack: Mapped[str] = mapped_column(String(80))
    rule: Mapped[str] = mapped_column(String(40))
    voter: Mapped[str] = mapped_column(String(64))
    helpful: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    __table_args__ = (UniqueConstraint("community", "pack", "rule", "voter"),)

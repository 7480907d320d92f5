"""A visit: what members do one after the other, on either platform, and what of it is kept for the pictures."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from sqlalchemy import delete, update

from adapters.slack import answering
from coach.chat.community_settings import CommunitySettings
from coach.commands.feedback import to_message as to_stats
from coach.reminders.admin_digest import Numbers
from coach.reminders.admin_digest import to_message as to_digest
from coach.reminders.sending import send_due
from coach.review.packs import Packs
from coach.review.reviewing import review
from coach.review.thread import to_thread
from coach.store import settings
from coach.store.feedback import Count
from coach.store.tables import ReminderRow, ResumeRow, ReviewRow
from coach.store.wordings import Asked
from coach.wordings import messages as on_wordings
from pictures.discord_room import DiscordRoom
from pictures.example import POSTING, RESUME, TORN, better, first_page_of
from pictures.room import JULES, KIM, Room, Shown
from pictures.slack_room import SlackRoom

Note = Callable[[str, str], None]
"""Keeps what was seen: a scene's name, and HTML."""
Chapter = Callable[[Room, Note], Awaitable[None]]
PDF, DOCX = ("resume.pdf", RESUME), ("resume-v2.docx", better())
THEIRS = ("jules-resume.pdf", RESUME + b"\n%")


def joined(messages: Iterable[Shown]) -> str:
    return "".join(each.html for each in messages)


def top(shown: Shown) -> str:
    """The beginning of a long message."""
    return f'<div style="max-height:330px;overflow:hidden">{shown.html}</div>'


async def channel(room: Room, note: Note) -> None:
    dropped = await room.drop(PDF)
    note("reading", room.beginning(dropped))
    note("dropped", dropped.html)
    note("thread", joined(dropped.thread))
    header, *_, footer = dropped.thread
    note("score", (await room.press(header, "About the score")).html)
    note("role", (await room.press(header, "It's for other work")).html)
    rest = await room.press(footer, "Show the rest")
    note("rest", rest.html)
    note("not-yours", (await room.press(footer, "Show the rest", by=JULES)).html)
    note("checked-again", (await room.press(footer, "Check again")).changed)
    newer = await room.drop(DOCX)
    note("newer", top(newer.thread[0]))
    note("what-changed", (await room.press(newer.thread[0], "What changed")).html)
    theirs = await room.drop(THEIRS, by=JULES, below=newer.message)
    note("two-members", next(top(each) for each in theirs.thread if "@Jules" in each.html))
    async with room.coach.context.store.across("months go by") as session:
        for table in (ReviewRow, ResumeRow):
            await session.execute(delete(table))
    note("gone", (await room.press(newer.thread[0], "What changed")).html)


async def files(room: Room, note: Note) -> None:
    both = await room.drop(("resume-backend.pdf", RESUME), ("resume-platform.docx", better()))
    note("several", "".join(top(each) for each in both.thread if "I read you as" in each.html))
    torn = await room.drop(("resume.pdf", TORN))
    note("refused", torn.html + joined(torn.thread) + joined(await room.direct()))
    busy = to_thread(review(await room.coach.context.reader(RESUME, "resume.pdf")), review_id=1, busy=True)
    note("crowd", room.show(busy.messages[1]))


async def without_score(room: Room, note: Note) -> None:
    await _choose(room, shows_score=False)
    dropped = await room.drop(PDF)
    note("without-score", top(dropped.thread[0]))


async def _choose(room: Room, **chosen: object) -> None:
    """Moderators have chosen this."""
    async with room.coach.context.store.of(room.community.key) as session:
        await settings.save(session, CommunitySettings.model_validate(chosen))


async def too_many(room: Room, note: Note) -> None:
    await room.drop(PDF)
    await room.drop(DOCX)
    note("too-many", joined(await room.direct()))


async def alone(room: Room, note: Note) -> None:
    note("asks-for-file", (await room.type("resume-check")).form_html)
    torn = await room.type("resume-check", file=("resume.pdf", TORN))
    note("torn", torn.html + joined(await room.direct()))
    answer = await room.type("resume-check", file=PDF)
    note("alone", "".join(top(each) for each in (*answer.messages, *await room.direct())[:2]))
    note("slip", (await room.type("resume-check", industry="privat")).html)
    offer = await room.type("resume-check", public=True)
    note("public-offer", offer.html)
    posted = await room.press(offer.messages[-1], "Post it in this channel")
    note("public-posted", posted.html + joined(room.channel()[:1]))
    await room.direct()
    await room.drop(PDF, where=room.direct_channel)
    note("alone-direct", joined((await room.direct())[:1]))


async def copies(room: Room, note: Note) -> None:
    dropped = await room.drop(PDF)
    header, *_, footer = dropped.thread
    redacted = await room.press(footer, "Redacted copy")
    note("redacted", redacted.html + joined(await room.direct()))
    note("redacted-page", first_page_of(room.upload("resume-redacted.pdf")))
    note("redact-more", (await room.press(redacted.messages[0], "Black out more words")).html)
    marked = await room.press(footer, "Copy with notes")
    note("marked", marked.html + joined(await room.direct()))
    page = await room.press(header, "Show me on the page")
    note("page", page.html + joined(await room.direct()))
    read = await room.press(footer, "What I read")
    note("read", read.html)
    form = await room.press(read.messages[0], "1 · Correct")
    note("correct", form.html)
    note("corrected", (await room.submit(form, title="Senior Backend Engineer")).html)


async def data(room: Room, note: Note) -> None:
    dropped = await room.drop(PDF)
    privacy = await room.type("resume-privacy")
    note("privacy", privacy.html)
    exported = await room.press(privacy.messages[0], "Export")
    note("export", exported.html + joined(await room.direct()))
    theirs = await room.drop(THEIRS, by=JULES)
    note("moderator-deletes", (await room.press(theirs.thread[-1], "Delete my data")).html)
    room.hold(dropped.thread[0])
    asked, done = await room.delete(dropped)
    note("delete-asks", asked)
    note("deleted", done.html)
    note("emptied", joined(await room.thread(dropped)))


async def stays(room: Room, note: Note) -> None:
    dropped = await room.drop(PDF)
    room.lock(dropped, dropped.thread[0])
    await room.delete(dropped)
    note("stays", joined(await room.direct()))


async def jobs(room: Room, note: Note) -> None:
    dropped = await room.drop(PDF)
    form = await room.press(dropped.thread[-1], "Match a job")
    note("match", form.html)
    matched = await room.submit(form, text=POSTING)
    note("keywords", matched.html)
    note("tracked", (await room.press(matched.messages[0], "Track this application")).html)
    await room.type("keywords", url=POSTING.replace("Harbour Logistics", "Larkspur Rail").replace("Redis, ", "Rust, "))
    note("keywords-several", (await room.type("keywords", url="saved")).html)
    note("keywords-refused", (await room.type("keywords", url="http://169.254.169.254/latest")).html)
    for company in ("Acme", "Globex"):
        await room.type("applied", what=company)
    applied = await room.type("applied", what="Initech")
    note("applied", applied.html)
    note("stage", (await room.press(applied.messages[0], "Phone screen")).html)
    note("version", (await room.press(applied.messages[0], "Version you sent")).html)
    note("applications", (await room.type("applications")).html)


async def many_applications(room: Room, note: Note) -> None:
    for number in range(1, 10):
        await room.type("applied", what=f"Company {number}")
    note("applications-many", (await room.type("applications")).html)


async def reminders(room: Room, note: Note) -> None:
    await room.drop(PDF)
    await room.type("keywords", url=POSTING)
    form = await room.type("resume-reminders")
    note("reminders", form.html)
    wrong = await room.submit(form, timezone="Atlantis")
    note("reminders-wrong", wrong.html)
    if room.look == "discord":
        note("fill-again", (await room.press(wrong.messages[0], "Fill in again")).html)
    form = await room.type("resume-reminders")
    note("reminders-on", (await room.submit(form, timezone="Europe/Berlin")).html)
    await room.direct()
    context = room.coach.context
    due = context.clock().replace(second=0, microsecond=0) - timedelta(minutes=1)
    async with context.store.across("a week goes by") as session:
        hour = {"weekday": due.weekday(), "hour": due.hour, "minute": due.minute, "timezone": "UTC"}
        await session.execute(update(ReminderRow).values(next_at=due, **hour))
    await send_due({}, context)
    await room.rest()
    (sent,) = await room.direct()
    note("reminder", sent.html)
    note("reminder-done", (await room.press(sent, "2 · Done")).changed)
    note("reminder-stopped", (await room.press(sent, "Stop")).changed)


async def help_(room: Room, note: Note) -> None:
    asked = await room.type("resume-help")
    note("help", asked.html)
    note("topic", (await room.type("resume-help", topic="should I put a photo on it?")).html)
    note("no-topic", (await room.type("resume-help", topic="horoscope")).html)
    form = await room.press(asked.messages[-1], "Language")
    note("language", form.html)
    note("language-chosen", (await room.submit(form, language="es")).html)
    dropped = await room.drop(PDF)
    note("spanish", joined(dropped.thread))


async def mentors(room: Room, note: Note) -> None:
    await _choose(room, mentor_group=room.mentors)
    dropped = await room.drop(PDF)
    rest = await room.press(dropped.thread[-1], "Show the rest")
    asked = await room.press(rest.messages[-1], "Ask a mentor")
    note("ask-mentor", asked.html)
    note("mentor-asked", (await room.submit(asked, question="I changed fields twice. Should I say why?")).html)
    question = (await room.thread(dropped))[-1]
    note("mentor-question", question.html)
    note("mentor-queue", (await room.type("resume-queue")).html)
    note("mentor-taken", (await room.press(question, "I'll answer this", by=KIM)).html)


async def wordings(room: Room, note: Note) -> None:
    asked = Asked(
        "Managed the nightly import at Tidewater Freight", "harbour-small", "Managed the nightly import at NAME1",
        (("NAME1", "Tidewater Freight"),), wordings=("Ran the nightly import at Tidewater Freight",),
    )  # fmt: skip
    note("wording-asks", room.show(on_wordings.agreeing(asked, "models.harbour.example", False, "1:0")))
    note("wording", room.show(on_wordings.offered(asked, 1)))


async def moderators(room: Room, note: Note) -> None:
    note("welcome", room.show(await room.coach.service.welcome(room.community)))
    form = await room.type("resume-settings")
    note("settings", form.html)
    note("settings-wrong", (await room.submit(form, retention_days="900")).html)
    form = await room.type("resume-settings")
    saved = await room.submit(form, retention_days="14")
    note("settings-saved", saved.html)
    note("settings-rules", (await room.press(saved.messages[0], "Rules and channels")).html)
    counts = [Count("", "backend-engineer", "EXP-WEAK", 9, 6), Count("", "backend-engineer", "SUM-LEN", 14, 3)]
    note("stats", room.show(to_stats(counts, 12, Packs())))
    numbers = Numbers(31, 24, 63, (("Put numbers in more lines", 17), ("Open with what you did", 11)))
    note("digest", room.show(to_digest(numbers)))


async def on_slack(room: Room, note: Note) -> None:
    assert isinstance(room, SlackRoom)
    note("home-empty", await room.home())
    await room.drop(PDF)
    await room.drop(DOCX)
    note("home", await room.home())
    note("match-shortcut", (await room.shortcut(POSTING)).html)
    note("usage", (await room.type("applied", what="help")).html)
    patience, answering.PATIENCE = answering.PATIENCE, 0.0
    try:
        slow = await room.type("resume-help", topic="ats")
    finally:
        answering.PATIENCE = patience
    note("moment", slow.messages[0].html)
    room.close_channel()
    closed = await room.drop(("resume-v3.pdf", RESUME + b"\n%3"))
    note("may-not-write", closed.html + joined(await room.direct()))


async def on_discord(room: Room, note: Note) -> None:
    assert isinstance(room, DiscordRoom)
    number, before = await room.post("My resume, for back-end jobs", ("Review me", "Backend"), PDF)
    note("forum-asks", before)
    note("forum-reviewed", room.posted(number))
    room.refuse_threads("4242")
    dropped = await room.drop(PDF, number="4242")
    note("no-thread", dropped.html + "".join(top(each) for each in room.channel()[:2]))


async def elsewhere(room: Room, note: Note) -> None:
    assert isinstance(room, DiscordRoom)
    await room.elsewhere()
    await room.drop(PDF, where=room.direct_channel)
    asked = await room.type("keywords", url=POSTING)
    note("elsewhere", asked.html)
    note("elsewhere-chosen", (await room.press(asked.messages[0], "Use it everywhere")).changed)


EVERYWHERE: tuple[Chapter, ...] = (
    channel, files, without_score, too_many, alone, copies, data, stays, jobs, many_applications, reminders, help_,
    mentors, wordings, moderators,
)  # fmt: skip
CHAPTERS: dict[str, tuple[Chapter, ...]] = {
    "slack": (*EVERYWHERE, on_slack),
    "discord": (*EVERYWHERE, on_discord, elsewhere),
}
SETTINGS: dict[Chapter, dict[str, int]] = {too_many: {"COACH_REVIEWS_PER_HOUR": 1}}
"""Settings under which a chapter takes place, where they are others than usual."""

"""A review weighed by a posting: named by address or chosen from those kept, read or not, before and after a crash."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Message, Paragraph
from coach.chat.places import Command, FileRef, Member, Options, Place, Press, Submission
from coach.errors import TryLater
from coach.posting import from_text, repository
from coach.posting.fetching.fetch import FetchedPage, Fetcher
from coach.posting.matching.tailor import RULES
from coach.reception import by_posting
from coach.reception.by_posting import FETCHER, POSTING_READER
from coach.reminders import admin_digest
from coach.reminders.member_facts import _findings as known_findings
from coach.review.review import Review
from coach.review.reviewing import review
from coach.running.context import utc_now
from coach.store import settings
from coach.store.reviews import options_of, upload_of
from coach.store.tables import FindingRow, OutboxRow, PostingRow, ResumeRow, ReviewRow
from rules.resume import Resume
from tests.coach.posting.job_site import ENOUGH, Site, read_here
from tests.reviews import newer_version

from .conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach

PLACE = Place(COMMUNITY, "C1", message="m1")
FINANCE = "We move payments through ledgers for banks, remote. "
PAGE = f"<title>Staff Engineer at Acme</title><h1>Staff Engineer</h1><p>{FINANCE}</p>{ENOUGH}"
PASTED = """Staff Engineer
Company: Acme
Location: Remote
We move payments through ledgers for banks.
Requirements
- 10 years of Go and PostgreSQL
- Erlang"""


@dataclass
class Chat:
    """A coach with the real rules, a member with a reviewed resume, and a web server with postings."""

    coach: Coach
    site: Site
    fetcher: Fetcher

    async def check(self, member: Member = ANN, key: str = "k2", **options: str) -> Answer:
        """`/resume-check` with options, and all that follows from it."""
        answer = await self.coach.service.command(Command("resume-check", member, PLACE, options, key=key))
        await self.coach.settle()
        return answer

    async def keep(self, text: str = PASTED, member: Member = ANN, days: int = 30, **parts: Any) -> int:
        """A posting that the member held against the resume before; its number."""
        async with self.coach.context.store.of(COMMUNITY.key) as session:
            now = utc_now() if days > 0 else utc_now() - timedelta(days=31)
            row = await repository.keep(session, member.id, replace(from_text(text), **parts), now, max(days, 30))
            row.score = 0.5
            return row.id

    async def choose(self, **values: object) -> None:
        """Settings of the community."""
        async with self.coach.context.store.of(COMMUNITY.key) as session:
            await settings.save(session, CommunitySettings.model_validate(values))

    async def newest(self) -> ReviewRow:
        async with self.coach.context.store.of(COMMUNITY.key) as session:
            return (await session.scalars(select(ReviewRow).order_by(ReviewRow.id.desc()).limit(1))).one()

    async def postings(self) -> list[PostingRow]:
        async with self.coach.context.store.of(COMMUNITY.key) as session:
            return list(await session.scalars(select(PostingRow)))

    def header(self) -> Message:
        """The first message of the newest thread."""
        return [
            message
            for _, _, message in self.coach.platform.messages
            if message.summary == "Your resume has been reviewed."
        ][-1]

    def said(self, label: str) -> str:
        """What the header says after a label; nothing if the label is not there."""
        lines = [part.text for part in self.header().parts if isinstance(part, Paragraph)]
        return "".join(run.text for line in lines if line[0].text == label for run in line[1:]).strip()

    @property
    def weighed_for(self) -> str:
        return self.said("Tailored to:")

    @property
    def problem(self) -> str:
        return self.said("Not tailored to the posting.")

    @property
    def private(self) -> bool:
        return {place.channel for place, _, m in self.coach.platform.messages if m is self.header()} == {"D-ann"}


@pytest.fixture
async def chat(make_coach: Callable[..., Coach], site: Site) -> AsyncIterator[Chat]:
    fetcher = site.fetcher()
    coach = make_coach(reviewer=review, tools={FETCHER: fetcher, POSTING_READER: read_here})
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    yield Chat(coach, site, fetcher)
    await coach.work.stop(1)


@pytest.mark.parametrize(
    ("said", "community", "weighed_for"),
    [
        ({}, {}, "finance, remote, the posting “Staff Engineer at Acme”"),
        ({"industry": "agency"}, {}, "agency, remote, the posting “Staff Engineer at Acme”"),
        ({"remote": "false"}, {}, "finance, the posting “Staff Engineer at Acme”"),
        ({}, {"industry": "startup"}, "startup, remote, the posting “Staff Engineer at Acme”"),
        ({"industry": "agency"}, {"industry": "startup"}, "agency, remote, the posting “Staff Engineer at Acme”"),
    ],
)
async def test_the_option_then_the_community_then_the_posting_choose(
    chat: Chat, said: dict[str, Any], community: dict[str, str], weighed_for: str
) -> None:
    await chat.choose(**community)
    await chat.check(posting=str(await chat.keep()), **said)
    assert chat.weighed_for == weighed_for
    assert "Erlang" in str(chat.coach.platform.messages), "what the posting asks for is among the findings"


async def test_without_a_posting_the_header_names_what_was_chosen_or_nothing(chat: Chat) -> None:
    assert chat.weighed_for == ""
    await chat.check(industry="finance")
    assert (chat.weighed_for, chat.private) == ("finance", False)


async def test_a_posting_leaves_the_level_alone(chat: Chat) -> None:
    before = (await chat.newest()).level
    await chat.check(posting=str(await chat.keep()))
    assert (await chat.newest()).level == before != "staff"
    await chat.check(key="k3", posting=str(await chat.keep()), level="senior")
    assert (await chat.newest()).level == "senior"


async def test_such_a_review_is_private_also_where_the_resume_was_dropped(chat: Chat) -> None:
    answer = await chat.check(posting=str(await chat.keep()))
    assert chat.private
    assert "just for you" in answer.messages[0].summary


async def test_an_address_is_fetched_once_kept_and_waits_for_no_resume(chat: Chat) -> None:
    chat.site.pages["/job"] = (PAGE.encode(), "text/html")
    await chat.check(posting=chat.site.url("/job"))
    assert "the posting “Staff Engineer at Acme”" in chat.weighed_for
    (kept,) = await chat.postings()
    assert kept.score is not None
    await chat.check(key="k3", posting=chat.site.url("/job"))
    assert "Acme" in chat.weighed_for
    assert chat.site.asked == [f"127.0.0.1{path}" for path in ("/job",)]
    async with chat.coach.context.store.of(COMMUNITY.key) as session:
        letters = await session.scalars(select(OutboxRow).where(OutboxRow.review.is_(None)))
        assert not list(letters), "no comparison nobody asked for"


LOGIN = b"<title>Sign in</title><form action='/login'><input type='password' name='p'></form>"


@pytest.mark.parametrize(
    ("path", "page", "says"),
    [
        ("/gone", None, "dead"),
        ("/login", LOGIN, "signed in"),
        ("/empty", b"<p>Hello</p>", "no job posting"),
        ("http://127.0.0.2:1/dead", None, "dead"),
        ("ftp://jobs.example/1", None, "web address"),
        ("http://user:secret@jobs.example/1", None, "without them"),
        ("http://10.0.0.1/job", None, "private network"),
        ("https://www.linkedin.com/jobs/view/1", None, "signed in"),
        ("no address at all", None, "web address"),
    ],
)
async def test_a_posting_that_cannot_be_read_costs_nobody_the_review(
    chat: Chat, path: str, page: bytes | None, says: str
) -> None:
    if page:
        chat.site.pages[path] = (page, "text/html")
    await chat.check(posting=chat.site.url(path) if path.startswith("/") else path)
    assert says in chat.problem
    assert "/keywords" in chat.problem, "what to do instead"
    assert (await chat.newest()).state == "posted"
    assert chat.weighed_for == ""
    assert await chat.postings() == []


async def test_a_page_that_breaks_the_reading_costs_nobody_the_review(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(by_posting, "from_address", breaks)
    await chat.check(posting=chat.site.url("/job"))
    assert "my fault" in chat.problem
    assert (await chat.newest()).state == "posted"


@pytest.mark.parametrize("whose", ["expired", "another member's", "nobody's"])
async def test_a_posting_that_is_not_kept_for_the_member_is_asked_for_again(chat: Chat, whose: str) -> None:
    kept = {"expired": await chat.keep(days=0), "another member's": await chat.keep(member=BOB), "nobody's": 10**17}
    await chat.check(posting=str(kept[whose]))
    assert "no longer have" in chat.problem


async def test_hostile_names_stay_one_short_piece_of_text(chat: Chat) -> None:
    await chat.check(posting=str(await chat.keep(company="<!channel>\n*x* `" + "y" * 300)))
    assert "<!channel> *x*" in chat.weighed_for
    assert len(chat.weighed_for) < 170
    assert "\n" not in chat.weighed_for


async def test_a_second_run_after_the_fetch_finds_the_same_though_the_page_is_gone(chat: Chat) -> None:
    chat.site.pages["/job"] = (PAGE.encode(), "text/html")
    runs = []

    def fails_once(resume: Resume, options: Options) -> Review:
        runs.append(options)
        if len(runs) == 1:
            chat.site.pages.clear()
            chat.fetcher.cache.put(chat.site.url("/job"), FetchedPage("", "", b""))
            raise TryLater(0.01)
        return review(resume, options)

    object.__setattr__(chat.coach.context, "reviewer", fails_once)
    await chat.check(posting=chat.site.url("/job"))
    assert len(runs) == 2
    assert runs[0].industry == runs[1].industry == "finance"
    assert "the posting “Staff Engineer at Acme”" in chat.weighed_for
    assert len(await chat.postings()) == 1
    keys = [key for _, key, _ in chat.coach.platform.messages]
    assert len(keys) == len(set(keys)), "nothing doubled"


async def test_check_again_weighs_as_before(chat: Chat) -> None:
    await chat.check(posting=str(await chat.keep()), level="senior")
    first = await chat.newest()
    place = Place(COMMUNITY, "D-ann", audience="member", is_direct=True)
    await chat.coach.service.press(Press(Action.CHECK_AGAIN, str(first.id), ANN, place, "m9", key="p1"))
    await chat.coach.settle()
    again = await chat.newest()
    assert again.id > first.id
    assert options_of(again) == options_of(first)
    assert "Acme" in chat.weighed_for


async def test_versions_weighed_otherwise_are_not_compared(chat: Chat) -> None:
    """A posting brings rules of its own, by which nothing got better or worse."""
    chat.coach.platform.files["f2"] = newer_version()
    kept = str(await chat.keep())
    for key, options in (("k2", {"posting": kept}), ("k3", {})):
        command = Command("resume-check", ANN, PLACE, options, FileRef("f2", "resume-v2.docx"), key)
        await chat.coach.service.command(command)
        await chat.coach.settle()
        assert ("Since your last version" in str(chat.header())) is (not options)


async def test_the_button_below_a_match_weighs_the_same_way(chat: Chat) -> None:
    press = Press(Action.CHECK_FOR, str(await chat.keep()), ANN, PLACE)
    header, *_ = (await chat.coach.service.press(press)).messages
    assert "finance, remote, the posting “Staff Engineer at Acme”" in str(header)


async def test_who_has_no_resume_yet_gives_it_with_the_posting_in_the_form(chat: Chat) -> None:
    chat.coach.platform.files["f2"] = EXAMPLE.read_bytes()
    kept = str(await chat.keep(member=BOB))
    for number, (typed, changed) in enumerate([(kept, ""), ("jobs.example/1", ""), ("jobs.example/1", kept)]):
        form = (await chat.check(BOB, key=f"b{number}", posting=typed)).form
        assert form is not None
        fields = {"posting": changed or form.fields[1].value}
        sent = Submission(form.name, form.value, BOB, PLACE, fields, FileRef("f2", "resume.pdf"), key=f"s{number}")
        async with chat.coach.context.store.of(COMMUNITY.key) as session:
            await session.execute(delete(ResumeRow).where(ResumeRow.member == BOB.id))
        await chat.coach.service.submit(sent)
        await chat.coach.settle()
        upload = upload_of(await chat.newest())
        asked = (upload.options.posting, upload.options.posting_url)
        assert asked == ((int(kept), "") if typed == kept or changed else (None, "jobs.example/1"))
        assert upload.place.audience == "member"
        async with chat.coach.context.store.of(COMMUNITY.key) as session:
            await session.execute(delete(ResumeRow).where(ResumeRow.member == BOB.id))


async def test_the_form_is_private_once_it_names_a_posting(chat: Chat) -> None:
    fields = {"posting": str(await chat.keep())}
    chat.coach.platform.files["f2"] = EXAMPLE.read_bytes()
    await chat.coach.service.submit(Submission("resume-check", "", ANN, PLACE, fields, FileRef("f2", "r.pdf"), "s1"))
    await chat.coach.settle()
    assert chat.private
    refused = await chat.coach.service.submit(Submission("resume-check", "-7", ANN, PLACE, {}, key="s2"))
    assert refused.form
    assert refused.form.value == "-7", "asked once more, what was said is not forgotten"


async def test_the_members_own_postings_are_suggested_newest_first(chat: Chat) -> None:
    acme, zeta = await chat.keep(), await chat.keep(PASTED.replace("Acme", "Zeta"))
    await chat.keep(PASTED.replace("Acme", "Late"), days=0)
    await chat.keep(PASTED.replace("Acme", "Bobs"), BOB)

    async def suggested(typed: str) -> list[tuple[str, str]]:
        return list(await chat.coach.service.suggest("resume-check", "posting", typed, ANN))

    both = [(str(zeta), "Staff Engineer at Zeta"), (str(acme), "Staff Engineer at Acme")]
    assert await suggested("") == both
    assert await suggested("ACM") == both[1:]
    assert await suggested("https://jobs.example/1") == []


async def test_the_weekly_message_and_the_digest_say_nothing_of_postings(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin_digest, "TOO_FEW", 1)
    monkeypatch.setattr(admin_digest, "SHOWN", 100)
    await chat.check(posting=str(await chat.keep()))
    row = await chat.newest()
    async with chat.coach.context.store.of(COMMUNITY.key) as session:
        kept = set(await session.scalars(select(FindingRow.rule).where(FindingRow.review == row.id)))
        told = {one.rule for one in (await known_findings(session, [row.id]))[row.id]}
        often = await admin_digest._common(session, chat.coach.context, [row.id])
    assert kept & RULES
    assert len(often) == len(kept - RULES)
    assert "Acme" not in str(often)
    assert told == kept - RULES

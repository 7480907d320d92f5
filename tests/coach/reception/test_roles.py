"""The kind of work that a member aims at: said by a command or a button, remembered, forgotten by "auto"."""

from sqlalchemy import select

from coach.chat.answers import Form
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Command, Member, Options, Place, Press, Submission
from coach.review.packs import TOOL, Packs
from coach.store import settings
from coach.store.reviews import upload_of
from coach.store.tables import ReviewRow
from rules.role import Role

from .conftest import ANN, BOB, COMMUNITY, Coach

PLACE = Place(COMMUNITY, "C1")


async def reviewed(coach: Coach) -> int:
    receipt = await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert receipt.review
    return receipt.review


async def options_of_newest(coach: Coach) -> Options:
    async with coach.context.store.of(COMMUNITY.key) as session:
        row = await session.scalar(select(ReviewRow).order_by(ReviewRow.id.desc()).limit(1))
        assert row is not None
        return upload_of(row).options


async def check(coach: Coach, key: str, **options: str) -> None:
    await coach.service.command(Command("resume-check", ANN, PLACE, options, key=key))
    await coach.settle()


async def ask(coach: Coach, review: int, member: Member = ANN) -> Form | None:
    return (await coach.service.press(Press(Action.ROLE, str(review), member, PLACE, "m9", key="p1"))).form


async def test_the_role_of_a_command_is_remembered_until_auto(coach: Coach) -> None:
    await reviewed(coach)
    await check(coach, "1", role="devops")
    assert (await options_of_newest(coach)).role is Role.DEVOPS
    await check(coach, "2")
    assert (await options_of_newest(coach)).role is Role.DEVOPS
    await check(coach, "3", role="auto")
    await check(coach, "4")
    assert await options_of_newest(coach) == Options()


async def test_the_button_asks_the_owner_and_reviews_again_for_what_they_say(coach: Coach) -> None:
    review = await reviewed(coach)
    assert await ask(coach, review, BOB) is None
    form = await ask(coach, review)
    assert form is not None
    (field,) = form.fields
    assert field.value == "auto"
    assert ("devops", "DevOps and infrastructure") in field.choices
    await coach.service.submit(Submission(form.name, form.value, ANN, PLACE, {"role": "devops"}, key="s1"))
    await coach.settle()
    assert (await options_of_newest(coach)).role is Role.DEVOPS


async def test_what_one_member_aims_at_is_nothing_to_another(coach: Coach) -> None:
    await reviewed(coach)
    await check(coach, "1", role="devops")
    receipt = await coach.service.receive(coach.drop("e2", member=BOB))
    await coach.settle()
    assert receipt.review
    assert (await options_of_newest(coach)).role is None


async def test_moderators_choose_packs_and_those_of_channels(coach: Coach) -> None:
    moderator = Member(COMMUNITY, "mod", is_moderator=True)
    more = Press(Action.SETTINGS, "packs", moderator, PLACE)
    form = (await coach.service.press(more)).form
    assert form is not None
    fields = {"packs": "frontend-engineer,data-engineer", "channels": "C7,C8", "channel_pack": "qa-engineer"}
    await coach.service.submit(Submission(form.name, "", moderator, PLACE, fields))
    elsewhere = {"packs": "frontend-engineer", "channels": "C8", "channel_pack": "by-role"}
    await coach.service.submit(Submission(form.name, "", moderator, PLACE, elsewhere))
    async with coach.context.store.of(COMMUNITY.key) as session:
        kept = await settings.load(session)
    assert (kept.packs, kept.channel_packs) == (("frontend-engineer",), {"C7": "qa-engineer"})
    gone = Submission(form.name, "", moderator, PLACE, fields | {"channel_pack": "wizard"})
    assert "no longer exists" in (await coach.service.submit(gone)).messages[0].summary
    stranger = await coach.service.submit(Submission(form.name, "", ANN, PLACE, fields))
    assert "Only moderators" in stranger.messages[0].summary


GUIDE = """
title = "Looms of your own"
also = ["loom"]
source = ["FAQ"]
summary = "Say in the first line whether you bring a loom."
[[passages]]
text = "Readers ask for it before anything else."
"""


async def test_a_packs_guides_answer_where_the_pack_was_chosen(make_coach, tmp_path) -> None:  # type: ignore[no-untyped-def]
    guides = tmp_path / "weavers" / "guides"
    guides.mkdir(parents=True)
    (guides / "looms.toml").write_text(GUIDE)
    (tmp_path / "weavers" / "pack.toml").write_text('extends = "software-engineer"')
    coach = make_coach(tools={TOOL: Packs(str(tmp_path))})
    asked = Command("resume-help", ANN, PLACE, {"topic": "loom"}, key="1")
    assert "no such guide" in (await coach.service.command(asked)).messages[0].summary
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(packs=("weavers",)))
    assert "first line" in (await coach.service.command(asked)).messages[0].summary

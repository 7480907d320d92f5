"""What members can ask: check again, see more, see, export and delete what is kept; moderators: settings."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from coach.chat.catalog import Action
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Attachment, Button, Buttons, FieldList, Message
from coach.chat.places import Command, FileRef, Member, Place, Press, Submission
from coach.privacy import delete_member
from coach.reception.periodic_jobs import retention
from coach.running.context import utc_now
from coach.running.health import exposition, readiness
from coach.store import settings
from coach.store.tables import Base, BudgetRow, EventRow, OfCommunity, ResumeRow, ReviewRow

from .conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach

PLACE = Place(COMMUNITY, "C1")
DIRECT: dict[str, Any] = {"channel": "D-ann", "audience": "member", "is_direct": True}
MODERATOR = Member(COMMUNITY, "mod", is_moderator=True)


async def reviewed(coach: Coach) -> int:
    receipt = await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    assert receipt.review
    return receipt.review


def command(name: str, member: Member = ANN, file: FileRef | None = None, **options: str) -> Command:
    return Command(name, member, PLACE, options, file, key="k1")


def buttons_of(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.buttons]


def press(action: str, value: object = "", member: Member = ANN) -> Press:
    return Press(action, str(value), member, PLACE, message="m9", key="p1")


async def rows(coach: Coach, but: type = object) -> int:
    """Rows of all tables about the community and its members; what they may ask for within the hour names nobody."""
    async with coach.context.store.of(COMMUNITY.key) as session:
        apart = {but, BudgetRow}
        tables = [
            m.class_ for m in Base.registry.mappers if issubclass(m.class_, OfCommunity) and m.class_ not in apart
        ]
        return sum([await session.scalar(select(func.count()).select_from(table)) or 0 for table in tables])


async def test_check_with_a_file_reviews_it(coach: Coach) -> None:
    coach.platform.files["f2"] = EXAMPLE.read_bytes()
    await coach.start()
    await coach.service.command(command("resume-check", file=FileRef("f2", "r.pdf"), private="true"))
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_check_without_a_file_takes_the_newest_resume_or_asks_for_one(coach: Coach) -> None:
    answer = await coach.service.command(command("resume-check"))
    assert answer.form is not None
    assert answer.form.fields[0].kind == "file"
    await reviewed(coach)
    before = len(coach.platform.messages)
    assert (await coach.service.command(command("resume-check"))).messages
    await coach.settle()
    assert len(coach.platform.messages) > before


async def test_the_form_without_a_file_says_so(coach: Coach) -> None:
    answer = await coach.service.submit(Submission("resume-check", "", ANN, PLACE, {}))
    assert "file" in answer.problems


async def test_review_my_resume_on_the_members_page_takes_the_newest_or_asks_for_one(coach: Coach) -> None:
    answer = await coach.service.press(press(Action.CHECK_AGAIN))
    assert answer.form is not None
    await reviewed(coach)
    assert "Checking your newest" in (await coach.service.press(press(Action.CHECK_AGAIN))).messages[0].summary


async def test_check_again_is_for_the_owner(coach: Coach) -> None:
    review = await reviewed(coach)
    before = len(coach.platform.messages)
    refused = await coach.service.press(press(Action.CHECK_AGAIN, review, BOB))
    assert "someone else" in refused.messages[0].summary
    await coach.service.press(press(Action.CHECK_AGAIN, review))
    await coach.settle()
    assert len(coach.platform.messages) > before


async def test_more_shows_all_findings_of_a_section_to_its_owner(coach: Coach) -> None:
    review = await reviewed(coach)
    shown = await coach.service.press(press(Action.MORE, f"{review}:experience"))
    assert shown.private
    assert "Responsible" in str(shown.messages)
    assert "Responsible" not in str(
        (await coach.service.press(press(Action.MORE, f"{review}:experience", BOB))).messages
    )


@pytest.mark.parametrize("value", ["", "x:experience", "99999:experience", "1:nonsense"])
async def test_buttons_with_values_nobody_wrote_are_answered_kindly(coach: Coach, value: str) -> None:
    assert (await coach.service.press(press(Action.MORE, value))).messages


async def test_export_holds_what_is_kept_in_plain_words(coach: Coach) -> None:
    await reviewed(coach)
    answer = await coach.service.press(press(Action.EXPORT))
    (file,) = [part for part in answer.messages[0].parts if isinstance(part, Attachment)]
    kept = json.loads(file.content)
    assert kept["resumes"][0]["content"]["contact"]["email"] == "maren.okafor@example.com"
    assert kept["findings"][0]["content"]["quote"].startswith("Responsible")


async def test_delete_asks_first_and_then_leaves_nothing(coach: Coach) -> None:
    await reviewed(coach)
    await coach.service.receive(coach.drop("bobs", BOB))
    await coach.settle()
    asked = await coach.service.press(press(Action.DELETE))
    (button,) = [b for p in asked.messages[0].parts if isinstance(p, Buttons) for b in p.buttons]
    assert isinstance(button, Button)
    before = await rows(coach)
    await coach.service.press(press(button.action, button.value))
    after = await rows(coach)
    assert 0 < after < before
    await coach.service.press(press(Action.DELETE_SURE, member=BOB))
    assert await rows(coach) == 0


async def test_delete_reaches_the_queue(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.service.press(press(Action.DELETE_SURE))
    await coach.start()
    await coach.settle()
    assert coach.platform.messages == []
    assert await rows(coach, but=EventRow) == 0
    assert (await coach.service.receive(coach.drop())).review is None, "a late second delivery must not bring it back"


async def two_files_of_one_message(coach: Coach) -> None:
    first, second = coach.drop(), coach.drop("e2")
    await coach.start()
    await coach.service.receive(first)
    await coach.service.receive(replace(second, place=first.place))
    await coach.settle()


def answered(coach: Coach) -> set[str]:
    """The reviews that messages are there of."""
    return {key.partition(".")[0] for _, key, _ in coach.platform.messages}


async def test_of_two_files_in_one_message_the_one_that_is_deleted_goes_alone(coach: Coach) -> None:
    await two_files_of_one_message(coach)
    await coach.service.withdraw(COMMUNITY, "C1", file="f1")
    await coach.settle()
    assert answered(coach) == {"r2"}


async def test_with_a_file_go_its_other_reviews_and_no_other_file(coach: Coach) -> None:
    await two_files_of_one_message(coach)
    await coach.service.press(press(Action.CHECK_AGAIN, "1"))
    await coach.settle()
    await coach.service.withdraw(COMMUNITY, "C1", file="f1")
    await coach.settle()
    assert "r1" not in answered(coach)
    assert "r2" in answered(coach)
    in_the_thread = {key.partition(".")[0] for place, key, _ in coach.platform.messages if place.thread == "m-e1"}
    assert in_the_thread == {"r2"}


@pytest.mark.parametrize("how", ["message", "everything"])
async def test_with_the_message_or_everything_go_both_files(coach: Coach, how: str) -> None:
    await two_files_of_one_message(coach)
    if how == "message":
        await coach.service.withdraw(COMMUNITY, "C1", message="m-e1")
    else:
        await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert answered(coach) == set()


class OpensSlowly(InMemoryPlatform):
    """A platform on which a command's thread hangs at a message of the coach; something happens while it is opened."""

    async def open_thread(self, place: Place, title: str, member: Member) -> Place:
        opened = await super().open_thread(place, title, member)
        if not place.message:
            self.messages.append((opened, "root", Message((), summary=title)))
            await self.meanwhile()
        return opened

    async def meanwhile(self) -> None: ...


@pytest.mark.parametrize("deletes", [True, False], ids=["deleted meanwhile", "nothing happens"])
async def test_a_thread_that_is_opened_while_everything_is_deleted_goes_as_well(
    make_coach: Callable[..., Coach], deletes: bool
) -> None:
    platform = OpensSlowly()
    coach = make_coach(platform)

    async def delete_all() -> None:
        await coach.service.press(press(Action.DELETE_SURE))

    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT))
    await coach.start()
    await coach.settle()
    asked = await coach.service.command(command("resume-check", public="true"))
    (button,) = buttons_of(asked.messages[-1])
    if deletes:
        platform.meanwhile = delete_all  # type: ignore[method-assign]
    await coach.service.press(press(button.action, button.value))
    await coach.settle()
    assert bool([place for place, _, _ in platform.messages if place.channel == "C1"]) is not deletes


async def test_only_moderators_delete_what_is_others(coach: Coach) -> None:
    review = await reviewed(coach)
    before = await rows(coach)
    await coach.service.press(press(Action.DELETE_SURE, review, BOB))
    assert await rows(coach) == before
    await coach.service.press(press(Action.DELETE_SURE, review, MODERATOR))
    assert await rows(coach) < before


async def test_settings_are_for_moderators_and_say_what_is_wrong(coach: Coach) -> None:
    assert (await coach.service.command(command("resume-settings"))).form is None
    form = (await coach.service.command(command("resume-settings", MODERATOR))).form
    assert form is not None
    assert len(form.fields) <= 5
    wrong = Submission("resume-settings", "", MODERATOR, PLACE, {"retention_days": "many"})
    assert "retention_days" in (await coach.service.submit(wrong)).problems
    right = replace(wrong, fields={"retention_days": "7", "watched_channels": "C1, C2", "visibility": "private"})
    await coach.service.submit(right)
    async with coach.context.store.of(COMMUNITY.key) as session:
        kept = await settings.load(session)
    assert (kept.retention_days, kept.watched_channels, kept.visibility) == (7, ("C1", "C2"), "private")
    assert "Only moderators" in (await coach.service.submit(replace(right, member=ANN))).messages[0].summary


async def test_moderators_are_asked_which_channels_are_for_resumes_until_they_choose(coach: Coach) -> None:
    assert "which channels are for resumes" in str((await coach.service.welcome(COMMUNITY)).parts)
    assert "which channels are for resumes" in str(await coach.service.home(MODERATOR))
    assert "which channels" not in str(await coach.service.home(ANN))
    asked = await coach.service.press(press(Action.SETTINGS, member=MODERATOR))
    assert asked.form is not None
    assert "watched_channels" in {field.name for field in asked.form.fields}
    await coach.service.submit(Submission("resume-settings", "", MODERATOR, PLACE, {"watched_channels": "C1"}))
    assert "which channels" not in str(await coach.service.home(MODERATOR))


async def test_public_threads_may_keep_the_score_behind_a_button(coach: Coach) -> None:
    chosen = Submission("resume-settings", "", MODERATOR, PLACE, {"visibility": "without-score"})
    await coach.service.submit(chosen)
    kept = await coach.service.watching(COMMUNITY)
    assert (kept.visibility, kept.shows_score) == ("public", False)
    asked = await coach.service.command(Command("resume-settings", MODERATOR, PLACE, {}))
    assert asked.form is not None
    assert asked.form.fields[0].value == "without-score"
    await coach.service.submit(replace(chosen, fields={"visibility": "public"}))
    assert (await coach.service.watching(COMMUNITY)).shows_score


async def test_one_wrong_field_costs_nobody_the_others(coach: Coach) -> None:
    typed = {"retention_days": "many", "watched_channels": "C1", "visibility": "private"}
    form = (await coach.service.submit(Submission("resume-settings", "", MODERATOR, PLACE, typed))).form
    assert form is not None
    assert {field.name: field.value for field in form.fields if field.name in typed} == typed


async def test_of_two_channels_for_the_weekly_numbers_it_is_said_that_there_is_one(coach: Coach) -> None:
    two = {"visibility": "public", "digest_channel": "C1,C2"}
    answer = await coach.service.submit(Submission("resume-settings", "", MODERATOR, PLACE, two))
    assert (await coach.service.watching(COMMUNITY)).digest_channel == "C1"
    assert "one channel: the first" in str(answer.messages[0].parts[0])


async def test_pack_industry_and_exceptions_are_chosen_in_a_second_form(coach: Coach) -> None:
    more = Press(Action.SETTINGS, "rules", MODERATOR, PLACE)
    form = (await coach.service.press(more)).form
    assert form is not None
    assert len(form.fields) <= 5
    assert "Only moderators" in (await coach.service.press(replace(more, member=ANN))).messages[0].summary
    fields = {"pack": "backend-engineer", "industry": "finance", "private_channels": "C7", "public_channels": "C8"}
    await coach.service.submit(Submission(form.name, "", MODERATOR, PLACE, fields))
    async with coach.context.store.of(COMMUNITY.key) as session:
        kept = await settings.load(session)
    assert (kept.industry, kept.visibility_in("C7"), kept.visibility_in("C8")) == ("finance", "private", "public")
    gone = Submission(form.name, "", MODERATOR, PLACE, fields | {"pack": "wizard"})
    assert "no longer exists" in (await coach.service.submit(gone)).messages[0].summary


async def test_home_shows_the_newest_review(coach: Coach) -> None:
    assert "No review yet" in {message.summary for message in await coach.service.home(ANN)}
    await reviewed(coach)
    assert "of 100" in str((await coach.service.home(ANN))[0])


async def test_a_community_that_leaves_is_forgotten(coach: Coach) -> None:
    await reviewed(coach)
    await coach.service.left(COMMUNITY)
    assert await rows(coach) == 0
    assert coach.platform.left == [COMMUNITY]


async def test_a_bug_in_a_handler_is_an_apology(coach: Coach) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret words of a resume")

    coach.service._handlers.commands["resume-check"] = broken  # type: ignore[index]
    answer = await coach.service.command(command("resume-check"))
    assert "on my side" in answer.messages[0].summary


async def test_ready_and_measured(coach: Coach) -> None:
    await reviewed(coach)
    assert await readiness(coach.context, {"slack": lambda: False})() == {"slack": "not connected"}
    assert b'coach_reviews_total{outcome="posted",platform="memory"}' in exposition()


async def test_what_was_given_in_private_is_not_published_by_asking_in_a_channel(coach: Coach) -> None:
    direct: dict[str, Any] = {"channel": "D-ann", "audience": "member", "is_direct": True}
    await coach.service.receive(coach.drop("dm", asked=True, **direct))
    await coach.start()
    await coach.settle()
    answer = await coach.service.command(command("resume-check"))
    await coach.settle()
    assert "just for you" in answer.messages[0].summary
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_a_file_dropped_in_this_channel_is_checked_again_in_its_thread(coach: Coach) -> None:
    await coach.service.receive(coach.drop())
    await coach.start()
    await coach.settle()
    await coach.service.command(command("resume-check"))
    await coach.settle()
    assert {(place.channel, place.thread) for place, _, _ in coach.platform.messages} == {("C1", "m-e1")}


async def test_a_file_given_with_the_command_is_answered_to_the_member_alone(coach: Coach) -> None:
    coach.platform.files["f2"] = EXAMPLE.read_bytes()
    await coach.start()
    await coach.service.command(command("resume-check", file=FileRef("f2", "r.pdf")))
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_public_is_asked_about_before_anything_is_posted(coach: Coach) -> None:
    direct: dict[str, Any] = {"channel": "D-ann", "audience": "member", "is_direct": True}
    await coach.service.receive(coach.drop("dm", asked=True, **direct))
    await coach.start()
    await coach.settle()
    asked = await coach.service.command(command("resume-check", public="true", level="senior"))
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}
    (button,) = asked.messages[-1].parts[-1].buttons  # type: ignore[union-attr]
    await coach.service.press(press(button.action, button.value))
    await coach.settle()
    assert "C1" in {place.channel for place, _, _ in coach.platform.messages}
    async with coach.context.store.of(COMMUNITY.key) as session:
        newest = await session.scalar(select(ReviewRow).order_by(ReviewRow.id.desc()).limit(1))
    assert newest is not None
    assert newest.level == "senior"


async def test_what_is_posted_is_the_resume_that_was_asked_about(coach: Coach) -> None:
    """Another one that came in privately meanwhile is not."""
    await coach.start()
    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT))
    await coach.settle()
    asked = await coach.service.command(command("resume-check", public="true"))
    await coach.service.receive(coach.drop("later", asked=True, **DIRECT | {"message": "m-later"}))
    await coach.settle()
    await coach.service.press(press(buttons_of(asked.messages[-1])[0].action, buttons_of(asked.messages[-1])[0].value))
    await coach.settle()
    async with coach.context.store.of(COMMUNITY.key) as session:
        rows = list(await session.scalars(select(ReviewRow).order_by(ReviewRow.id)))
    assert [row.resume for row in rows] == [1, 2, 1]


async def test_a_file_that_is_still_being_read_is_not_replaced_by_an_older_one(coach: Coach) -> None:
    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT))
    await coach.start()
    await coach.settle()
    await coach.work.stop(5)
    coach.platform.files["f2"] = EXAMPLE.read_bytes() + b"\n%newer\n"
    asked = await coach.service.command(command("resume-check", file=FileRef("f2", "r.pdf"), public="true"))
    (button,) = buttons_of(asked.messages[-1])
    told = await coach.service.press(press(button.action, button.value))
    assert "still reading" in told.messages[0].summary
    assert told.chosen is None, "the button can be pressed again"
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_of_a_file_that_could_not_be_read_there_is_nothing_to_post(coach: Coach) -> None:
    await coach.start()
    coach.platform.files["f2"] = b"no document at all"
    asked = await coach.service.command(command("resume-check", file=FileRef("f2", "r.pdf"), public="true"))
    await coach.settle()
    (button,) = buttons_of(asked.messages[-1])
    told = await coach.service.press(press(button.action, button.value))
    assert "nothing to post" in told.messages[0].summary


async def test_check_again_of_a_private_review_stays_private(coach: Coach) -> None:
    coach.platform.files["f2"] = EXAMPLE.read_bytes()
    await coach.start()
    await coach.service.command(command("resume-check", file=FileRef("f2", "r.pdf")))
    await coach.settle()
    await coach.service.press(press(Action.CHECK_AGAIN, "1"))
    await coach.settle()
    assert {place.channel for place, _, _ in coach.platform.messages} == {"D-ann"}


async def test_a_public_thread_tells_nothing_of_an_earlier_private_review(coach: Coach) -> None:
    """Neither its score nor what was found then; its member sees both behind a button."""
    await coach.start()
    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT))
    await coach.settle()
    await coach.service.receive(coach.drop())
    await coach.settle()
    header = next(message for place, _, message in coach.platform.messages if place.channel == "C1")
    assert "last version" not in str(header)
    (button,) = [each for each in buttons_of(header) if each.label == "What changed"]
    told = await coach.service.press(press(button.action, button.value))
    assert "last version" in str(told.messages[0]) or "changed" in str(told.messages[0])


@pytest.mark.parametrize("earlier", ["in private", "in a channel"])
async def test_a_private_thread_compares_with_whatever_came_before(coach: Coach, earlier: str) -> None:
    await coach.start()
    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT) if earlier == "in private" else coach.drop())
    await coach.settle()
    before = len(coach.platform.messages)
    await coach.service.receive(coach.drop("dm2", asked=True, **DIRECT | {"message": "m-dm2"}))
    await coach.settle()
    assert "last version" in str(coach.platform.messages[before][2])


async def test_check_again_in_public_does_not_publish_a_newer_private_resume(coach: Coach) -> None:
    """The thread's own resume is no longer kept, so the newest is taken: that one came in privately."""
    await coach.start()
    await coach.service.receive(coach.drop())
    await coach.settle()
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(delete(ResumeRow))
    await coach.service.receive(coach.drop("dm", asked=True, **DIRECT))
    await coach.settle()
    public = [message for place, _, message in coach.platform.messages if place.channel == "C1"]
    await coach.service.press(press(Action.CHECK_AGAIN, "1"))
    await coach.settle()
    assert [message for place, _, message in coach.platform.messages if place.channel == "C1"] == public


async def test_deleting_my_data_takes_down_what_others_can_read(coach: Coach) -> None:
    await coach.service.receive(coach.drop("ann"))
    await coach.service.receive(coach.drop("bob", BOB))
    await coach.start()
    await coach.settle()
    told = await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert "taking down" in told.messages[0].summary
    assert {place.thread for place, _, _ in coach.platform.messages} == {"m-bob"}


async def test_what_was_answered_directly_stays_with_its_member(coach: Coach) -> None:
    await coach.service.receive(coach.drop("dm", asked=True, channel="D-ann", audience="member", is_direct=True))
    await coach.start()
    await coach.settle()
    before = len(coach.platform.messages)
    told = await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert "taking down" not in told.messages[0].summary
    assert len(coach.platform.messages) == before


async def test_what_has_to_stay_is_told_directly_once_for_each_channel(coach: Coach) -> None:
    await coach.service.receive(coach.drop("one"))
    await coach.service.receive(coach.drop("two"))
    await coach.start()
    await coach.settle()
    coach.platform.kept_in.add("C1")
    told = await coach.service.press(press(Action.DELETE_SURE))
    assert "If anything has to stay, I'll tell you." in told.messages[0].summary
    await coach.settle()
    (report,) = [(place, message) for place, _, message in coach.platform.messages if place.is_direct]
    assert report[0].channel == "D-ann"
    assert "some of my messages are still there" in report[1].summary
    assert "https://chat.example/C1/m-" in str(report[1].parts), "the way there"


async def stays(coach: Coach) -> None:
    """Everything is deleted by a member with closed direct messages, and two threads of one channel have to stay."""
    await coach.service.receive(coach.drop("one"))
    await coach.service.receive(coach.drop("two"))
    await coach.start()
    await coach.settle()
    coach.platform.kept_in.add("C1")
    coach.platform.closed.add("D-ann")
    coach.platform.messages.clear()
    await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()


async def test_whom_no_direct_message_reaches_is_told_once_where_they_asked(coach: Coach) -> None:
    await stays(coach)
    ((place, member, message),) = coach.platform.whispers
    assert (place.channel, member) == ("C1", "ann")
    assert "some of my messages are still there" in message.summary
    assert "https://chat.example/C1/m-" in str(message.parts), "the way there"
    assert coach.platform.messages == [], "not a word where others read"
    assert "couldn't tell you" not in str(await coach.service.command(command("resume-privacy"))), "told already"


@pytest.mark.parametrize("next_thing", ["press", "command", "form"])
async def test_what_a_member_could_not_be_told_stands_once_below_the_next_answer(coach: Coach, next_thing: str) -> None:
    coach.platform.deaf = True
    await stays(coach)
    assert (coach.platform.messages, coach.platform.whispers) == ([], [])
    elsewhere = replace(command("resume-help"), place=replace(PLACE, message="m7"))
    assert "couldn't tell you" not in str(await coach.service.command(elsewhere)), "others may read that"
    assert "couldn't tell you" not in str(await coach.service.press(press(Action.EXPORT, member=BOB)))
    assert (await coach.service.command(command("resume-check"))).form is not None, "a form has no room for it"

    async def again() -> str:
        if next_thing == "press":
            return str(await coach.service.press(press(Action.EXPORT)))
        if next_thing == "command":
            return str(await coach.service.command(command("resume-privacy")))
        return str(await coach.service.submit(Submission("gone", "", ANN, PLACE, {})))

    told = await again()
    assert told.count("couldn't tell you earlier") == 2, "once, with its summary"
    assert "https://chat.example/C1/m-" in told
    assert "couldn't tell you" not in await again()


async def test_what_had_to_stay_is_still_told_if_that_was_known_before_all_else_was_deleted(coach: Coach) -> None:
    coach.platform.deaf = True
    await stays(coach)
    await delete_member(coach.context, COMMUNITY.key, ANN.id)
    assert "couldn't tell you earlier" in str(await coach.service.command(command("resume-privacy")))


async def test_a_second_try_takes_down_what_had_to_stay_before(coach: Coach) -> None:
    coach.platform.deaf = True
    await stays(coach)
    coach.platform.kept_in.clear()
    await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert "couldn't tell you" not in str(await coach.service.command(command("resume-privacy")))


async def test_a_moderator_is_told_what_has_to_stay_in_place_of_the_member(coach: Coach) -> None:
    review = await reviewed(coach)
    coach.platform.kept_in.add("C1")
    await coach.service.press(press(Action.DELETE_SURE, review, MODERATOR))
    await coach.settle()
    assert [place.channel for place, _, _ in coach.platform.messages if place.is_direct] == [f"D-{MODERATOR.id}"]


async def test_whose_upload_was_deleted_is_told_in_their_language_what_has_to_stay(coach: Coach) -> None:
    await coach.service.receive(coach.drop("e1", replace(ANN, locale="es-MX")))
    await coach.start()
    await coach.settle()
    coach.platform.kept_in.add("C1")
    await coach.service.withdraw(COMMUNITY, "C1", message="m-e1")
    await coach.settle()
    (report,) = [message for place, _, message in coach.platform.messages if place.is_direct]
    assert "No he podido borrar" in report.summary


async def test_a_deleted_upload_takes_its_thread_with_it(coach: Coach) -> None:
    await reviewed(coach)
    await coach.service.withdraw(COMMUNITY, "C1", message="m-e1")
    await coach.settle()
    assert coach.platform.messages == []


async def test_a_moderator_takes_down_a_thread_whose_review_is_gone(coach: Coach) -> None:
    review = await reviewed(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.delete(await session.get_one(ReviewRow, review))
    gone = replace(press(Action.DELETE_SURE, review, MODERATOR), place=replace(PLACE, thread="m-e1"))
    await coach.service.press(gone)
    await coach.settle()
    assert coach.platform.messages == []


async def months_later(coach: Coach) -> None:
    """What is kept of reviews outlives its time."""
    await retention({}, replace(coach.context, clock=lambda: utc_now() + timedelta(days=40)))


async def test_a_thread_whose_review_has_outlived_its_time_goes_with_its_members_data(coach: Coach) -> None:
    review = await reviewed(coach)
    await coach.service.receive(coach.drop("bob", BOB))
    await coach.settle()
    await months_later(coach)
    button = replace(press(Action.DELETE_SURE, review), place=replace(PLACE, thread="m-e1"))
    refused = await coach.service.press(replace(button, member=BOB))
    assert "no longer have this review" in refused.messages[0].summary
    assert {place.thread for place, _, _ in coach.platform.messages} == {"m-e1", "m-bob"}
    told = await coach.service.press(button)
    await coach.settle()
    assert "taking down" in told.messages[0].summary
    assert {place.thread for place, _, _ in coach.platform.messages} == {"m-bob"}


async def test_everything_asked_for_anywhere_takes_old_threads_down_too(coach: Coach) -> None:
    await reviewed(coach)
    await months_later(coach)
    (kept,) = (await coach.service.command(command("resume-privacy"))).messages
    assert ("Threads with older reviews of yours", "1") in next(p for p in kept.parts if isinstance(p, FieldList)).pairs
    await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert coach.platform.messages == []
    assert await rows(coach, but=EventRow) == 0


async def test_a_deleted_upload_takes_its_old_thread_with_it(coach: Coach) -> None:
    await reviewed(coach)
    await months_later(coach)
    await coach.service.withdraw(COMMUNITY, "C1", message="m-e1")
    await coach.settle()
    assert coach.platform.messages == []


@pytest.mark.parametrize(("began", "left"), [("ann", 0), ("bob", 1), ("", 1)])
async def test_of_a_thread_that_nothing_is_known_of_the_platform_says_whose_it_is(coach: Coach, began, left) -> None:
    """Reviews that older versions forgot without a trace."""
    review = await reviewed(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.delete(await session.get_one(ReviewRow, review))
    coach.platform.authors["m-e1"] = began
    await coach.service.press(replace(press(Action.DELETE_SURE, review), place=replace(PLACE, thread="m-e1")))
    await coach.settle()
    assert bool(coach.platform.messages) == bool(left)


async def test_in_a_thread_of_two_members_each_takes_down_their_own(coach: Coach) -> None:
    for key, member in (("ann", ANN), ("bob", BOB)):
        await coach.service.receive(coach.drop(key, member, thread="shared"))
    await coach.start()
    await coach.settle()
    bobs = [key for _, key, _ in coach.platform.messages if key.startswith("r2.")]
    await coach.service.press(press(Action.DELETE_SURE))
    await coach.settle()
    assert [key for _, key, _ in coach.platform.messages] == bobs


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("privat", "Did you mean private"),
        ("redakted", "redacted"),
        ("finanse", "finance"),
        ("hlep", "help"),
        ("zzz", "industries I know"),
    ],
)
async def test_a_word_with_a_slip_is_asked_about_and_begins_no_review(coach: Coach, typed: str, says: str) -> None:
    await reviewed(coach)
    before = await rows(coach)
    answer = await coach.service.command(command("resume-check", industry=typed))
    assert says in answer.messages[0].summary
    assert f"“{typed}”" in answer.messages[0].summary
    assert answer.private
    assert await rows(coach) == before

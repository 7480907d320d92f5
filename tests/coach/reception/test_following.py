"""What a member gave in one place and asks for in another: kept apart until they allow it, deleted from anywhere."""

import json
from collections.abc import Callable
from dataclasses import replace

from coach.chat.answers import Answer
from coach.chat.catalog import PARSED, Action
from coach.chat.in_memory import InMemoryPlatform
from coach.chat.message import Attachment, Button, Buttons, FieldList, Note
from coach.chat.places import Command, Community, Member, Place, Press, Submission
from coach.privacy import communities_of, counts
from coach.reception.by_posting import POSTING_READER
from coach.store.tables import EventRow
from tests.coach.posting.job_site import read_here

from .conftest import ANN, BOB, COMMUNITY, Coach
from .test_commands import rows

DIRECTLY = Community("memory", "@me")
ANN_THERE = Member(DIRECTLY, "ann")
POSTING = "We need you to know Go and PostgreSQL. You will run our services. " * 12


class Everywhere(InMemoryPlatform):
    """One on which an id is the same person in all communities."""

    async def called(self, community: str) -> str:
        return community.partition(":")[2]


async def sent_directly(make_coach: Callable[..., Coach], one_id: bool = True) -> Coach:
    """A coach that Ann sent her resume directly, where direct messages are a community of their own."""
    coach = make_coach(Everywhere() if one_id else InMemoryPlatform(), tools={POSTING_READER: read_here})
    upload = coach.drop(member=ANN_THERE, asked=True, channel="D-ann", audience="member", is_direct=True)
    await coach.service.receive(replace(upload, place=replace(upload.place, community=DIRECTLY)))
    await coach.start()
    await coach.settle()
    return coach


async def asked(coach: Coach, name: str, member: Member = ANN, **options: str) -> Answer:
    return await coach.service.command(Command(name, member, Place(member.community, "C1"), options, key="k1"))


async def pressed(coach: Coach, action: str, value: str = "", member: Member = ANN) -> Answer:
    return await coach.service.press(
        Press(action, value, member, Place(member.community, "C1"), message="m9", key="p1")
    )


def buttons(answer: Answer) -> dict[str, Button]:
    parts = (part for message in answer.messages for part in message.parts)
    return {each.label: each for part in parts if isinstance(part, Buttons) for each in part.buttons}


def notes(answer: Answer) -> str:
    parts = (part for message in answer.messages for part in message.parts)
    return " ".join("".join(run.text for run in part.text) for part in parts if isinstance(part, Note))


async def test_a_resume_sent_directly_is_used_elsewhere_once_its_member_says_so(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    answer = await asked(coach, "keywords", url=POSTING)
    assert answer.messages[0].summary.startswith("You gave me a resume in @me")
    yes = buttons(answer)["Use it everywhere"]
    then = await pressed(coach, yes.action, yes.value)
    assert "match" in then.messages[0].summary.lower(), "the posting that waited is compared"
    assert then.chosen is not None
    assert then.chosen.takes("follow", "no")
    again = await asked(coach, "keywords", url=POSTING + "You lead.")
    assert "You gave me a resume" not in again.messages[0].summary, "asked once"
    await coach.work.stop(1)


async def test_who_keeps_places_apart_is_not_asked_again(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    question = await asked(coach, "resume-check")
    assert "Send another file" in buttons(question)
    no = buttons(question)["Keep them apart"]
    await pressed(coach, no.action, no.value)
    assert (await asked(coach, "resume-check")).form is not None
    (answer,) = (await asked(coach, "keywords", url=POSTING)).messages
    assert "send me" in answer.summary
    assert "The resume you gave me in @me is kept there" in notes(Answer((answer,)))
    assert "is kept there" in notes(await asked(coach, "keywords", url=f"{POSTING}\n\n---\n\n{POSTING}"))
    assert "is kept there" in notes(await asked(coach, "resume-check", copy=PARSED))
    await coach.work.stop(1)


async def test_the_consent_is_taken_back_with_what_was_copied(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    await pressed(coach, Action.FOLLOW, "yes")
    assert (await asked(coach, "resume-check")).form is None
    apart = buttons(await asked(coach, "resume-privacy"))["Keep places apart"]
    await coach.settle()
    await pressed(coach, apart.action, apart.value)
    assert (await asked(coach, "resume-check")).form is not None
    assert (await asked(coach, "resume-check", ANN_THERE)).form is None, "what was given there stays there"
    await coach.work.stop(1)


async def test_a_newer_version_follows_too(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    await pressed(coach, Action.FOLLOW, "yes")
    upload = coach.drop("newer", ANN_THERE, asked=True, channel="D-ann", audience="member", is_direct=True)
    await coach.service.receive(replace(upload, place=replace(upload.place, community=DIRECTLY)))
    await coach.settle()
    await asked(coach, "keywords", url=POSTING)
    kept = json.loads(await exported(coach))
    assert [row["brought"] for row in kept[COMMUNITY.key]["resumes"]] == [True, True]
    await coach.work.stop(1)


async def exported(coach: Coach) -> str:
    answer = await pressed(coach, Action.EXPORT)
    (file,) = [part for part in answer.messages[0].parts if isinstance(part, Attachment)]
    return file.content


async def test_privacy_commands_cover_every_place_and_nobody_else(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    await coach.service.receive(coach.drop("bob", BOB))
    await coach.settle()
    shown = await asked(coach, "resume-privacy")
    pairs = dict(next(part for part in shown.messages[0].parts if isinstance(part, FieldList)).pairs)
    assert pairs["Resumes (as read, encrypted)"] == "1"
    assert "from here and from @me" in notes(shown)
    assert json.loads(await exported(coach))[DIRECTLY.key]["resumes"][0]["content"]["contact"]["email"]
    question = await pressed(coach, Action.DELETE)
    assert "This includes what I keep from @me." in question.messages[0].summary
    assert "here and elsewhere" in (await pressed(coach, Action.DELETE_SURE)).messages[0].summary
    assert (await communities_of(coach.context, ANN)) == (COMMUNITY.key,)
    assert sum((await counts(coach.context, COMMUNITY.key, ANN.id)).values()) == 0
    assert await rows(coach, EventRow) > 0, "Bob's"
    await coach.work.stop(1)


async def test_the_log_and_the_reminder_say_where_the_rest_is(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach)
    await asked(coach, "applied", ANN_THERE, what="Acme")
    await asked(coach, "resume-reminders", ANN_THERE, timezone="Europe/Berlin")
    assert "1 more application is in @me" in notes(await asked(coach, "applications"))
    assert "also on in @me" in notes(await asked(coach, "resume-reminders", timezone="Europe/Berlin"))
    form = (await pressed(coach, Action.REMINDERS)).form
    assert form is not None
    filled = {field.name: field.value for field in form.fields} | {"timezone": "Berlin", "time": "7:30"}
    told = await coach.service.submit(Submission(form.name, form.value, ANN, Place(COMMUNITY, "C1"), filled, key="s1"))
    assert "also on in @me" in notes(told)
    await coach.work.stop(1)


async def test_where_ids_are_not_those_of_people_nobody_is_taken_for_another(make_coach) -> None:  # type: ignore[no-untyped-def]
    coach = await sent_directly(make_coach, one_id=False)
    assert (await asked(coach, "resume-check")).form is not None
    await pressed(coach, Action.FOLLOW, "yes")
    assert (await asked(coach, "resume-check")).form is not None
    await pressed(coach, Action.DELETE_SURE)
    assert (await asked(coach, "resume-check", ANN_THERE)).form is None
    await coach.work.stop(1)

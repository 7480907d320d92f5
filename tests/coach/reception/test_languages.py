"""In which language a member is answered: chosen, told by the platform, remembered, or their community's."""

from dataclasses import replace

import pytest

from coach.chat.answers import Answer
from coach.chat.catalog import Action
from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Command, Member, Place, Press, Submission
from coach.commands.language import AUTO, FORM
from coach.review.translated_titles import retitled
from coach.store import settings
from coach.store.languages import language_of
from coach.store.tables import MemberRow
from tests.coach.reception.conftest import ANN, COMMUNITY, Coach
from tests.reviews import finding
from texts import speaking

PLACE = Place(COMMUNITY, "C1")
SPANISH = replace(ANN, locale="es-ES")
IN_ENGLISH, IN_SPANISH = "Your resume has been reviewed.", "Tu currículum está revisado."


def summary(answer: Answer) -> str:
    return answer.messages[0].summary


async def asked(coach: Coach, member: Member, name: str = "resume-help") -> str:
    return summary(await coach.service.command(Command(name, member, PLACE, {})))


async def reviewed(coach: Coach, member: Member) -> str:
    """What stands at the top of the thread under a file that the member dropped."""
    await coach.start()
    await coach.service.receive(coach.drop("e1", member, asked=True))
    await coach.settle()
    return coach.platform.messages[0][2].summary


async def choose(coach: Coach, member: Member, language: str) -> Answer:
    return await coach.service.submit(Submission(FORM, "", member, PLACE, {"language": language}))


async def test_what_the_platform_tells_is_spoken(coach: Coach) -> None:
    assert await reviewed(coach, SPANISH) == IN_SPANISH


async def test_without_texts_in_it_english_is(coach: Coach) -> None:
    assert await reviewed(coach, replace(ANN, locale="fr-FR")) == IN_ENGLISH


async def test_what_was_told_once_is_remembered(coach: Coach) -> None:
    """A file that is dropped on Discord comes without a language."""
    assert await asked(coach, SPANISH) == "Qué sabe hacer el coach"
    assert await reviewed(coach, ANN) == IN_SPANISH


async def test_nobody_is_remembered_for_asking_in_english(coach: Coach) -> None:
    await asked(coach, replace(ANN, locale="en-US"))
    async with coach.context.store.of(COMMUNITY.key) as session:
        assert (await session.get(MemberRow, 1)) is None


async def test_a_member_chooses_and_is_asked_back_in_that_language(coach: Coach) -> None:
    american = replace(ANN, locale="en-US")
    shown = await coach.service.press(Press(Action.LANGUAGE, "", american, PLACE))
    assert shown.form is not None
    assert [label for _, label in shown.form.fields[0].choices] == ["The language of my app", "English", "Español"]
    assert summary(await choose(coach, american, "es")) == "Guardado. Desde ahora te respondo en español."
    assert await asked(coach, american) == "Qué sabe hacer el coach"
    assert await reviewed(coach, ANN) == IN_SPANISH
    assert summary(await choose(coach, american, AUTO)) == "Saved. From now on, I will answer you in English."
    assert await asked(coach, american) == "What the coach can do"


async def test_a_language_that_there_is_not_changes_nothing(coach: Coach) -> None:
    assert summary(await choose(coach, ANN, "../xx")) == "Saved. From now on, I will answer you in English."


@pytest.mark.parametrize(
    ("member", "said"),
    [
        (ANN, "Qué sabe hacer el coach"),
        (replace(ANN, locale="fr"), "Qué sabe hacer el coach"),
        (replace(ANN, locale="en-GB"), "What the coach can do"),
    ],
    ids=["none told", "told, but without texts", "told"],
)
async def test_moderators_choose_for_those_whose_language_is_not_known(coach: Coach, member: Member, said: str) -> None:
    async with coach.context.store.of(COMMUNITY.key) as session:
        await settings.save(session, CommunitySettings(language="es"))
    assert await asked(coach, member) == said


async def test_the_community_as_a_whole_has_a_language_on_some_platforms(coach: Coach) -> None:
    there = replace(ANN, community=replace(COMMUNITY, locale="es-ES"))
    async with coach.context.store.of(COMMUNITY.key) as session:
        assert await language_of(session, there) == "es"
        assert await language_of(session, replace(there, locale="fr")) == "en"
    assert (await coach.service.welcome(there.community)).summary.startswith("Llegó el coach")


async def test_a_file_that_cannot_be_reviewed_is_refused_in_the_members_language(coach: Coach) -> None:
    coach.platform.files["f1"] = b"MZ, a program"
    assert await reviewed(coach, SPANISH) == (
        "Esto es un programa, no un documento. Envía el currículum en PDF o DOCX, por favor."
    )


async def test_suggestions_and_the_home_page_speak_it_too(coach: Coach) -> None:
    found = await coach.service.suggest("resume-help", "topic", "negociación", SPANISH)
    assert [label for _, label in found][:1] == ["negotiation-before: Negociación: antes de la oferta"]
    first, *_ = await coach.service.home(SPANISH)
    assert first.summary == "Todavía no hay revisión"


async def test_a_guide_is_found_by_spanish_words(coach: Coach) -> None:
    answer = await coach.service.command(Command("resume-help", SPANISH, PLACE, {"topic": "qué tan largo"}))
    assert summary(answer).startswith("Una página")


def test_what_was_found_in_another_language_is_told_in_this_one() -> None:
    """A comparison with the version before names what was fixed."""
    before = finding("EXP-WEAK", title="Open with what you did"), finding("JOB-MIRROR", title="As written")
    with speaking("es"):
        assert [each.title for each in retitled(before)] == ["Empieza con lo que hiciste", "As written"]

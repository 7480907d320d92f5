"""A member whose Slack is in Spanish is answered in Spanish; their lines stay English, and so do others' answers."""

import re
from pathlib import Path

import pytest

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Community, Member
from coach.store import settings
from coach.store.languages import choose
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.test_whole_way import EXAMPLE, reviewed, whole
from tests.reviews import newer_version

ENGLISH = ("Start here", "Stronger", "Show how", "Check again", "Everyone here", "lines")


async def test_a_resume_dropped_by_a_spanish_member_is_answered_in_spanish(slack, tmp_path: Path) -> None:
    slack.profiles["U1"] = {"locale": "es-ES"}
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        words = "\n".join(shown(each["blocks"]) for each in replies)
        for spanish in (
            "Aquí todos pueden ver esto",
            "Empieza por aquí",
            "Habilidades",
            "Revisar otra vez",
        ):
            assert spanish in words
        assert "Responsible for managing the nightly import of carrier rates" in words, "quoted as written"
        assert re.search("Managed? the nightly import of carrier rates", words), (
            "the stronger line is for an English resume"
        )
        assert [phrase for phrase in ENGLISH if phrase in words] == []
        assert "Tu currículum está revisado" in replies[0]["text"], "the notification, too"
        await slack.command("U1", "C1", "/resume-help")
        [answer] = await until(lambda: slack.responses)
        assert "Qué sabe hacer el coach" in shown(answer["blocks"])


@pytest.mark.parametrize(
    ("locale", "own", "community"),
    [("es-ES", "", ""), ("en-US", "es", ""), ("", "", "es")],
    ids=["Slack", "own", "here"],
)
async def test_while_a_resume_is_read_its_thread_says_so_in_the_language_of_the_answer(
    slack, tmp_path: Path, locale: str, own: str, community: str
) -> None:
    """Whether Slack tells it, or the member has chosen it, or moderators for all of whom none is known."""
    slack.profiles["U1"] = {"locale": locale}
    async with whole(slack, tmp_path) as coach:
        async with coach.context.store.of("slack:T1") as session:
            await settings.save(session, CommunitySettings(language=community))
            if own:
                await choose(session, Member(Community("slack", "T1"), "U1"), own, coach.context.clock())
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        said = [what["status"] for method, what in slack.calls if method == "assistant.threads.setStatus"]
        assert said[0] == "está leyendo el currículum …"
        file = slack.keep_file("U1", "v2.docx", newer_version())
        await slack.shortcut("U1", "C1", {"ts": "5.5", "user": "U1", "files": [file]})
        [answer] = await until(lambda: slack.responses, 20)
        assert "Ya estoy en eso" in shown(answer["blocks"])


@pytest.mark.parametrize("locale", ["fr-FR", "en-GB"])
async def test_a_member_whose_language_has_no_texts_is_answered_in_english(slack, tmp_path: Path, locale: str) -> None:
    slack.profiles["U1"] = {"locale": locale}
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        words = "\n".join(shown(each["blocks"]) for each in replies)
        assert all(phrase in words for phrase in ("Start here", "Stronger", "Check again"))
        assert "Empieza" not in words


async def test_forms_speak_the_language_of_whoever_opens_them(slack, tmp_path: Path) -> None:
    slack.profiles["U1"] = {"locale": "es-MX"}
    async with whole(slack, tmp_path):
        await slack.command("U1", "C1", "/resume-check")
        view = await until(lambda: next(iter(slack.views.values()), None))
        words = str(view)
        assert "Revisar mi currículum" in words
        assert "Cancelar" in words

"""Texts in the language that is spoken, and how that language is chosen."""

import asyncio
from datetime import date

import pytest
from anyio import to_thread

from coach.chat.message import Run, marked
from coach.errors import Code, Unreadable
from texts import gettext, languages, ngettext, speaking, spoken
from texts.choosing import best, known, of_header, of_shell
from texts.forms import day, decimal, either, in_sentence, listed, name_of_language, number, weekday


def test_english_and_spanish_are_there() -> None:
    assert languages() == ("en", "es")


def test_texts_are_in_the_language_spoken_and_english_again_afterwards() -> None:
    with speaking("es"):
        assert gettext("Check again") == "Revisar otra vez"
    assert gettext("Check again") == "Check again"


def test_a_language_without_texts_is_answered_in_english() -> None:
    with speaking("fr"):
        assert gettext("Check again") == "Check again"


def test_a_text_that_no_catalogue_has_stays_as_it_is() -> None:
    with speaking("es"):
        assert gettext("A rule of a community's own pack.") == "A rule of a community's own pack."


def test_one_and_many_are_told_apart() -> None:
    with speaking("es"):
        said = [ngettext("{count} job", "{count} jobs", count) for count in (1, 3)]
    assert said == ["1 puesto", "3 puestos"]


def test_values_are_words_and_no_placeholders() -> None:
    assert gettext("Marked as applied: {job}. See your log with /applications.", job="{count}{job.__class__}") == (
        "Marked as applied: {count}{job.__class__}. See your log with /applications."
    )


def test_signs_in_values_are_no_marks() -> None:
    text = marked("**Fixed:** {titles} and `{code}`", titles="**not bold** `x`", code="`y`")
    assert text == (Run("Fixed:", "bold"), Run(" **not bold** `x` and "), Run("`y`", "code"))


async def test_tasks_and_threads_speak_the_language_of_whoever_starts_them() -> None:
    async def other() -> str:
        with speaking("es"):
            await asyncio.sleep(0)
            return await to_thread.run_sync(spoken)

    assert await asyncio.gather(other(), to_thread.run_sync(spoken)) == ["es", "en"]


def test_an_error_is_told_in_the_language_of_whoever_reads_it() -> None:
    """It is raised in a process that knows nobody's language."""
    error = Unreadable(Code.TOO_MANY_PAGES, "This document has {pages} pages; I read up to {most}.", pages=9, most=2)
    with speaking("es"):
        assert error.message.startswith("This document has 9 pages"), "no such text: English"
        assert Unreadable(Code.EMPTY, "This is a Pages file.").message == "Esto es un archivo de Pages."
    assert str(error) == "This document has 9 pages; I read up to 2."


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("es-ES", "es"),
        ("es-419", "es"),
        ("es_MX.UTF-8", "es"),
        ("en-GB", "en"),
        ("fr", ""),
        ("esperanto", ""),
        ("../../etc", ""),
        ("", ""),
        ("C", ""),
    ],
)
def test_a_locale_is_known_if_there_are_texts_in_its_language(locale: str, language: str) -> None:
    assert known(locale) == language


def test_the_first_wish_that_can_be_met_is_met() -> None:
    assert best(["", "fr", "es-MX", "en"]) == "es"
    assert best(["fr", ""]) == "en"


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("es-MX,es;q=0.9,en;q=0.8", "es-MX"),
        ("fr-CH, fr;q=0.9, en;q=0.8, es;q=0.95", "es"),
        ("fr", ""),
        ("es;q=0, en", "en"),
        (";;,=q", ""),
        ("", ""),
    ],
)
def test_a_browser_is_answered_in_what_it_asks_for(header: str, locale: str) -> None:
    assert of_header(header) == locale


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "es_AR", "LANG": "de_DE"}, "es"),
        ({}, "en"),
    ],
)
def test_a_shell_is_answered_in_its_language(environment: dict[str, str], language: str) -> None:
    assert of_shell(environment) == language


def test_lists_numbers_and_dates_are_written_as_in_the_language() -> None:
    names = ["Go", "Java", "Rust", "C"]
    english = (listed(names, 2), either(names[:2]), number(3), decimal(2.5), day(date(2026, 5, 3)), weekday(0))
    assert english == ("Go, Java and 2 more", "Go or Java", "three", "2.5", "May 3", "Monday")
    with speaking("es"):
        spanish = (listed(names, 2), either(names[:2]), number(3), decimal(2.5), day(date(2026, 5, 3)), weekday(0))
    assert spanish == ("Go, Java y 2 más", "Go o Java", "tres", "2.5", "3 de mayo", "lunes")


def test_a_language_is_called_as_those_call_it_who_speak_it() -> None:
    assert [name_of_language(each) for each in languages()] == ["English", "Español"]


def test_acronyms_keep_their_capitals_within_a_sentence() -> None:
    assert (in_sentence("Contact details"), in_sentence("ATS")) == ("contact details", "ATS")

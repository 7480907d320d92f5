"""Slack cuts the title of a form, and what its button says, at 24 characters: each of ours is to be read whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.slack.views import TITLE
from texts import gettext, languages, speaking

COACH = Path(__file__).parents[3] / "coach"


def texts_in(node: ast.AST) -> Iterator[str]:
    """The texts of the catalogue that an expression may give."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id.startswith("gettext"):
            (text, *_) = each.args
            if isinstance(text, ast.Constant):
                yield str(text.value)


def said_on_forms() -> Iterator[str]:
    """Titles and buttons of all forms that the coach makes."""
    for path in sorted(COACH.rglob("*.py")):
        source = path.read_text("utf-8")
        tree = ast.parse(source if "Form(" in source else "")
        for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)):
            named = {
                target.id: each.value
                for each in ast.walk(function)
                if isinstance(each, ast.Assign)
                for target in each.targets
                if isinstance(target, ast.Name)
            }
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Form":
                    submit = [each.value for each in call.keywords if each.arg == "submit"]
                    for shown in (call.args[1], *call.args[4:5], *submit):
                        yield from texts_in(named.get(shown.id, shown) if isinstance(shown, ast.Name) else shown)


@pytest.fixture(scope="module")
def said() -> list[str]:
    return sorted(set(said_on_forms()))


def test_the_forms_are_found(said: list[str]) -> None:
    assert {"Weekly reminder", "Turn on", "Ask a mentor", "Redacted copy"} <= set(said)


@pytest.mark.parametrize("language", languages())
def test_every_form_and_its_button_can_be_read_whole(said: list[str], language: str) -> None:
    with speaking(language):
        assert [text for each in said if len(text := gettext(each)) > TITLE] == []

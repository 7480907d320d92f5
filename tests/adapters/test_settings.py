"""Settings: documented where people look, and refused with words where they are wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from adapters.building import read_settings
from adapters.settings import Settings
from adapters.settings_reference import PARTS, env_example
from adapters.terminal.main import app

HOUSE = Path(__file__).parents[2]


def test_the_example_names_every_setting_with_its_default() -> None:
    assert (HOUSE / ".env.example").read_text("utf-8") == env_example()


def test_every_setting_says_what_it_does() -> None:
    assert all(len(field.description or "") > 10 for _, part in PARTS for field in part.model_fields.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_WEB_PORT", "70000"),
        ("COACH_READERS", "0"),
        ("COACH_WORK_ENGINE", "celery"),
        ("COACH_PLAYGROUND", "perhaps"),
    ],
)
def test_wrong_values_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name):
        Settings()


def test_a_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COACH_READERS=5\nCOACH_MAX_PAGES=4\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_READERS", "7")
    settings = Settings()
    assert (settings.readers, settings.max_pages) == (7, 4)


@pytest.mark.parametrize(
    ("said", "served"),
    [
        ({}, True),
        ({"COACH_WEB_HOST": "localhost"}, True),
        ({"COACH_WEB_HOST": "0.0.0.0"}, False),
        ({"COACH_WEB_HOST": "0.0.0.0", "COACH_PLAYGROUND": "true"}, True),
        ({"DISCORD_TOKEN": "t"}, False),
        ({"COACH_PLAYGROUND": "false"}, False),
    ],
)
def test_the_playground_is_shown_to_a_network_only_if_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: dict[str, str], served: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert read_settings().wants_playground is served


def test_a_container_with_no_settings_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COACH_WEB_HOST", "0.0.0.0")
    found = CliRunner().invoke(app, ["serve"])
    assert found.exit_code == 2
    assert "COACH_PLAYGROUND=true" in found.stderr

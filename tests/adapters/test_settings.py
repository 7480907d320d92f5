"""Settings: documented where people look, and refused with words where they are wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from adapters.all_settings import read_settings
from adapters.settings import Settings
from adapters.settings_reference import PARTS, env_example
from adapters.terminal.main import app
from coach.errors import CoachError

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


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SLACK_BOT_TOKN", "SLACK_BOT_TOKEN"),
        ("SLACK_SIGNING_SECRETS", "SLACK_SIGNING_SECRET"),
        ("slack_client_ids", "SLACK_CLIENT_ID"),
        ("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"),
        ("DISCORD_MESSAGES_CONTENT", "DISCORD_MESSAGE_CONTENT"),
        ("COACH_WEB_PROT", "COACH_WEB_PORT"),
    ],
)
def test_a_mistyped_name_is_told_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, meant: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, "said")
    with pytest.raises(CoachError, match=f"{name.upper()} isn't a setting. Did you mean {meant}"):
        read_settings()


@pytest.mark.parametrize("name", ["SLACK_WEBHOOK_URL", "SLACK_CHANNEL", "DISCORD_WEBHOOK", "DISCORD_GUILD_ID"])
def test_what_other_programs_call_theirs_is_nobodys_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, "said")
    read_settings()


def test_a_name_that_is_nearly_ours_may_be_anothers_where_ours_is_there_or_said_to_be_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLACK_API_TOKEN", "anothers")
    (tmp_path / ".env").write_text("SLACK_APP_TOKEN=\n")
    read_settings()


def test_secrets_are_looked_through_for_mistyped_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "SLACK_BOT_TOKN").write_text("xoxb-1")
    (secrets / "POSTGRES_PASSWORD").write_text("anothers")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("adapters.settings.SECRETS", secrets)
    with pytest.raises(CoachError, match="Did you mean SLACK_BOT_TOKEN"):
        read_settings()

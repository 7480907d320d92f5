"""The manifest asks for exactly what the adapter uses."""

import re
from pathlib import Path

import pytest

import adapters.slack
from adapters.slack.manifest import EVENT_NAMES, SCOPES, manifest
from coach.chat.catalog import COMMANDS

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(adapters.slack.__file__).parent.glob("*.py"))

# What each Web API method needs, from Slack's method pages.
NEEDS = {
    "reactions_add": {"reactions:write"},
    "files_info": {"files:read"},
    "files_list": {"files:read"},
    "files_upload_v2": {"files:write"},
    "users_info": {"users:read"},
    "usergroups_list": {"usergroups:read"},
    "usergroups_users_list": {"usergroups:read"},
    "reactions_remove": {"reactions:write"},
    "conversations_info": {"channels:read", "groups:read"},
    "users_conversations": {"channels:read", "groups:read", "im:read"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_open": {"im:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat.delete": {"chat:write"},
    "files.delete": {"files:write"},
}
EVENTS_NEED = {
    "app_mention": {"app_mentions:read"},
    "file_shared": {"files:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
}


def test_every_scope_is_needed_and_every_need_is_a_scope() -> None:
    used = {scope for method, scopes in NEEDS.items() if re.search(rf"\b{method}\b", SOURCES) for scope in scopes}
    heard = {scope for name in EVENT_NAMES for scope in EVENTS_NEED.get(name, set())}
    assert set(SCOPES) == used | heard | {"commands"}


def test_every_event_that_is_subscribed_to_has_a_listener() -> None:
    listened = set(re.findall(r'app\.event\("(\w+)"\)', SOURCES))
    assert {name.partition(".")[0] for name in EVENT_NAMES} == listened


def test_every_command_of_the_catalog_is_there() -> None:
    names = [each["command"] for each in manifest()["features"]["slash_commands"]]
    assert names == [f"/{spec.name}" for spec in COMMANDS]


@pytest.mark.parametrize(("url", "socket"), [("", True), ("https://coach.example/", False)])
def test_socket_mode_or_http(url: str, socket: bool) -> None:
    made = manifest(url)
    assert made["settings"]["socket_mode_enabled"] is socket
    addresses = str(made).count("https://coach.example/slack/events")
    assert addresses == (0 if socket else len(COMMANDS) + 2)


def test_the_directory_gets_a_description_of_the_length_it_takes() -> None:
    about = manifest()["display_information"]
    assert 175 <= len(about["long_description"]) <= 4000
    assert len(about["description"]) <= 140

"""The invite link asks for what is used; the doctor says what is missing."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.doctor import examine
from adapters.discord.endpoints import api_base, may_download
from adapters.discord.manifest import PERMISSIONS, invite, manifest
from adapters.discord.settings import DiscordSettings
from coach.chat.catalog import COMMANDS
from tests.adapters.discord.server import LoopbackDiscord, error


@pytest.fixture
async def server():
    server = LoopbackDiscord()
    await server.start()
    base = discord.http.Route.BASE
    yield server
    discord.http.Route.BASE = base
    await server.stop()


def settings_for(server: LoopbackDiscord, **more: Any) -> DiscordSettings:
    return DiscordSettings(_env_file=None, token="t", api_url=f"{server.base}/api/v10", **more)


def test_the_invite_link_asks_for_the_least():
    query = parse_qs(urlsplit(invite("123")).query)
    assert query["client_id"] == ["123"]
    assert query["scope"] == ["bot applications.commands"]
    assert not discord.Permissions(int(query["permissions"][0])).administrator


def test_the_manifest_names_intents_and_every_command():
    shown = manifest("123")
    assert shown["privileged_intents"] == ["message_content"]
    assert manifest("123", message_content=False)["privileged_intents"] == []
    assert {spec.name for spec in COMMANDS} < {command["name"] for command in shown["commands"]}
    assert sum(len(str(command)) for command in shown["commands"]) < 8000


def test_the_directory_is_told_what_it_asks_for():
    shown = manifest("123", url="https://coach.example/")["directory"]
    assert len(shown["summary"]) <= 200
    assert len(shown["tags"]) == 5
    assert shown["privacy_policy_url"] == "https://coach.example/privacy"
    assert "privacy_policy_url" not in manifest("123")["directory"]


async def test_a_good_configuration_has_nothing_to_fix(server):
    server.rights = str(PERMISSIONS.value)
    assert {check.level for check in await examine(settings_for(server))} == {"ok"}


async def test_missing_rights_are_named(server):
    server.rights = str(discord.Permissions(view_channel=True, send_messages=True).value)
    (bad,) = [check for check in await examine(settings_for(server)) if check.level == "error"]
    assert "create_public_threads" in bad.what
    assert "oauth2/authorize" in bad.fix


async def test_a_tag_that_the_bot_may_not_set_is_named(server):
    server.rights = str(int(server.rights) & ~discord.Permissions(manage_threads=True, administrator=True).value)
    found = await examine(settings_for(server))
    assert {check.level for check in found} == {"ok"}
    (told,) = [check.what for check in found if "'Reviewed'" in check.what]
    assert "Manage Threads" in told


async def test_an_ungranted_intent_is_named(server, monkeypatch):
    monkeypatch.setattr(server, "_application", lambda: {"id": "101", "flags": 0, "name": "Coach", "owner": {}})
    server.failures = {}
    found = await examine(settings_for(server))
    assert any(check.level == "error" for check in found)


async def test_a_wrong_token_is_named(server):
    server.failures = {"GET /users/@me": [lambda: error(401, 0, "401: Unauthorized")]}
    (only,) = await examine(settings_for(server))
    assert "token" in only.what


async def test_without_a_token_discord_is_off():
    (only,) = await examine(DiscordSettings(_env_file=None, token=""))
    assert "off" in only.what


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000/api/v10"),
        ("http://127.0.0.1:5000/api/v10/", "http://127.0.0.1:5000/api/v10"),
    ],
)
def test_the_api_address_may_leave_out_the_version(address, base):
    assert api_base(address) == base


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://cdn.discordapp.com/attachments/1/2/cv.pdf?ex=1", True),
        ("http://cdn.discordapp.com/attachments/1/2/cv.pdf", False),
        ("http://127.0.0.1:7000/files/cv.pdf", True),
        ("http://127.0.0.1.evil.example/cv.pdf", False),
        ("http://10.0.0.1/cv.pdf", False),
    ],
)
def test_files_come_from_known_hosts_only(url, may):
    settings = DiscordSettings(_env_file=None, api_url="http://127.0.0.1:5000/api/v10")
    assert may_download(url, settings) is may

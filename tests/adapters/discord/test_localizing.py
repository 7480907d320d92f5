"""Commands in the member's language: every command and option, within Discord's limits, registered once."""

import discord
import pytest
from discord import app_commands

from adapters.discord.commands import add_commands
from adapters.discord.localizing import LANGUAGES, Descriptions, words
from coach.chat.catalog import COMMANDS

KEYS = {spec.name for spec in COMMANDS} | {f"{spec.name}:{option.name}" for spec in COMMANDS for option in spec.options}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_every_command_and_option_is_described_and_nothing_else(language) -> None:
    assert set(words(language)) == KEYS
    assert all(0 < len(text) <= 100 for text in words(language).values())


async def test_discord_is_told_descriptions_by_locale_and_english_names(service) -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    add_commands(tree, service, service.receive, service.receive)
    payloads = [await command.get_translated_payload(tree, Descriptions()) for command in tree.get_commands()]
    check = next(each for each in payloads if each["name"] == "resume-check")
    assert set(check["description_localizations"]) == {locale.value for locale in LANGUAGES}
    assert check["name_localizations"] == {}
    assert check["options"][0]["description_localizations"]["de"] == "Dein Lebenslauf als PDF oder DOCX"
    for payload in payloads:
        said = [payload, *payload.get("options", ())]
        sizes = [max(map(len, (each.get("description_localizations") or {"": ""}).values())) for each in said]
        assert sum(sizes) + sum(len(each["name"]) for each in said) < 8000

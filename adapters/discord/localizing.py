"""What the commands are for, in the languages of members: Discord shows it beside the commands' own (English) names.

Names stay as they are, since help and answers, which are English, speak of them.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import discord
import tomli
from discord import app_commands
from discord.app_commands import TranslationContextLocation as At

LANGUAGES = {
    discord.Locale.german: "de",
    discord.Locale.french: "fr",
    discord.Locale.spain_spanish: "es-ES",
    discord.Locale.latin_american_spanish: "es-ES",
    discord.Locale.brazil_portuguese: "pt-BR",
}
"""Files in `locales/` by Discord's locales. Their keys: a command's name, or "command:option"."""


class Descriptions(app_commands.Translator):
    """Gives descriptions of commands and options; None where there is none, so that Discord shows the English one."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The description in the member's language."""
        if locale not in LANGUAGES:
            return None
        match context.location:
            case At.command_description:
                key = context.data.name
            case At.parameter_description:
                key = f"{context.data.command.name}:{context.data.name}"
            case _:
                return None
        return words(LANGUAGES[locale]).get(key)


@cache
def words(language: str) -> Mapping[str, str]:
    """The descriptions of one language, by command and option."""
    text = (files("adapters.discord") / "locales" / f"{language}.toml").read_text("utf-8")
    found: dict[str, str] = tomli.loads(text)
    return found

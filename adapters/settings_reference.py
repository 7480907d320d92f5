"""Writes `.env.example` from the settings' own descriptions, so that neither can drift from the other."""

from collections.abc import Iterator
from textwrap import wrap

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings

PARTS: tuple[tuple[str, type[BaseSettings]], ...] = (
    ("The coach", Settings),
    ("Slack", SlackSettings),
    ("Discord", DiscordSettings),
)
HEAD = "# Every setting, with its default. Copy to .env and change what you need; environment variables win.\n"


def env_example() -> str:
    """The text of `.env.example`."""
    return HEAD + "".join(f"\n# --- {title} ---\n{''.join(_lines(part))}" for title, part in PARTS)


def _lines(part: type[BaseSettings]) -> Iterator[str]:
    for field in part.model_fields.values():
        yield "\n" + "".join(f"# {line}\n" for line in wrap(field.description or "", 110))
        yield f"#{_name(field)}={_shown(field.default)}\n"


def _name(field: FieldInfo) -> str:
    alias = field.validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else str(alias)


def _shown(default: object) -> str:
    match default:
        case None:
            return ""
        case SecretStr():
            return default.get_secret_value()
        case bool():
            return str(default).lower()
        case _:
            return str(default)

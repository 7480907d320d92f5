"""Settings of the Discord adapter; `adapters.settings` includes them."""

from typing import Any

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.settings import secrets_folder


def _from(name: str, default: Any, description: str, **rules: Any) -> Any:
    return Field(default, validation_alias=AliasChoices(name), description=description, **rules)


class DiscordSettings(BaseSettings):
    """What the Discord adapter needs to know. Without a token it stays off."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        secrets_dir=secrets_folder(),
    )

    token: SecretStr = _from("DISCORD_TOKEN", SecretStr(""), "The bot's token. Empty: Discord is off.")
    message_content: bool = _from(
        "DISCORD_MESSAGE_CONTENT",
        True,
        "Ask for the privileged message-content intent, without which dropped files are hidden from the bot. If it is "
        "not granted the bot goes on with `/resume-check` and the message menu.",
    )
    api_url: str = _from("DISCORD_API_URL", "", "Base of the REST API; empty: Discord's own.")
    gateway_url: str = _from("DISCORD_GATEWAY_URL", "", "Address of the gateway; empty: what the API says.")
    cdn_url: str = _from("DISCORD_CDN_URL", "", "One more base from which attachments may be downloaded.")
    shard_count: int | None = _from("DISCORD_SHARD_COUNT", None, "Number of shards; empty: what the API says.", ge=1)

    @property
    def is_on(self) -> bool:
        """Whether there is a token."""
        return bool(self.token.get_secret_value())

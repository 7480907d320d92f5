"""The settings of the Slack adapter."""

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.settings import secrets_folder

SLACK_API = "https://slack.com/api/"


class SlackSettings(BaseSettings):
    """What Slack's app page gives: tokens for one workspace, or client id and secret for many."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        secrets_dir=secrets_folder(),
    )

    bot_token: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("SLACK_BOT_TOKEN"),
        description="Bot token (`xoxb-…`) of a single workspace.",
    )
    app_token: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("SLACK_APP_TOKEN"),
        description="App-level token (`xapp-…`, scope `connections:write`): turns Socket Mode on.",
    )
    signing_secret: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("SLACK_SIGNING_SECRET"),
        description="Signing secret: turns the HTTP endpoint `/slack/events` on.",
    )
    client_id: str = Field(
        "",
        validation_alias=AliasChoices("SLACK_CLIENT_ID"),
        description="Client id, for installing in many workspaces.",
    )
    client_secret: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("SLACK_CLIENT_SECRET"), description="Client secret for the same."
    )
    api_url: str = Field(
        SLACK_API, validation_alias=AliasChoices("SLACK_API_URL"), description="Base address of Slack's Web API."
    )
    sockets: int = Field(
        2,
        validation_alias=AliasChoices("SLACK_SOCKETS"),
        description="Socket Mode connections kept open; one can be replaced while another takes the events.",
        ge=1,
        le=10,
    )

    @field_validator("api_url")
    @classmethod
    def _ends_in_slash(cls, url: str) -> str:
        # The client joins method names to it.
        return url if url.endswith("/") else url + "/"

    @property
    def by_oauth(self) -> bool:
        """Whether workspaces install the app themselves."""
        return bool(self.client_id and self.client_secret.get_secret_value())

    @property
    def by_socket(self) -> bool:
        """Whether events come over Socket Mode."""
        return bool(self.app_token.get_secret_value())

    @property
    def by_http(self) -> bool:
        """Whether events come over HTTP."""
        return bool(self.signing_secret.get_secret_value())

    @property
    def configured(self) -> bool:
        """Whether there is both a way to talk to Slack and a way for Slack to talk to the coach."""
        return (bool(self.bot_token.get_secret_value()) or self.by_oauth) and (self.by_socket or self.by_http)

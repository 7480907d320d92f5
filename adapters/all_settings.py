"""The settings of every part, from the environment; apart from the parts, which need not be loaded for that."""

from dataclasses import dataclass

from adapters.discord.settings import DiscordSettings
from adapters.settings import LOOPBACK, Settings, refuse_unknown
from adapters.slack.settings import SlackSettings


@dataclass(frozen=True)
class AllSettings:
    """The settings of every part."""

    core: Settings
    slack: SlackSettings
    discord: DiscordSettings

    @property
    def wants_playground(self) -> bool:
        """Whether the playground is served: as said, else if no platform is configured.

        Whoever reaches it may use it: where nobody has asked for it, it is for this machine alone.
        """
        said = self.core.playground
        if said is not None:
            return said
        return not (self.slack.configured or self.discord.is_on) and self.core.web_host in LOOPBACK


def read_settings() -> AllSettings:
    """The settings from the environment and from `.env`.

    Raises pydantic.ValidationError, naming the variable, and CoachError for one that is none.
    """
    refuse_unknown((Settings, SlackSettings, DiscordSettings))
    return AllSettings(Settings(), SlackSettings(), DiscordSettings())

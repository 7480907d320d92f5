"""`coach manifest`: the app manifest of Slack, or Discord's invite link, with exactly the rights in use."""

import json
from enum import StrEnum
from typing import Annotated

import typer


class Platform(StrEnum):
    """The platforms that ask for a manifest."""

    SLACK = "slack"
    DISCORD = "discord"


def manifest(
    platform: Annotated[Platform, typer.Argument(help="Which platform.")],
    url: Annotated[str, typer.Option(help="Public address of the web server. Slack without it: Socket Mode.")] = "",
    application: Annotated[str, typer.Option(help="Discord: the application's id, for the invite link.")] = (
        "YOUR_APPLICATION_ID"
    ),
) -> None:
    """Print the app manifest (Slack) or the invite link, intents and commands (Discord)."""
    match platform:
        case Platform.SLACK:
            from adapters.slack.manifest import manifest as for_slack

            typer.echo(json.dumps(for_slack(url), indent=2, ensure_ascii=False))
        case Platform.DISCORD:
            from adapters.discord.manifest import manifest as for_discord

            typer.echo(json.dumps(for_discord(application, url=url), indent=2, ensure_ascii=False))

"""`coach manifest`: the app manifest of Slack, or Discord's invite link, with exactly the rights in use."""

import json
from enum import StrEnum

import click

from adapters.terminal.choices import OneOf


class Platform(StrEnum):
    """The platforms that ask for a manifest."""

    SLACK = "slack"
    DISCORD = "discord"


@click.command
@click.argument("platform", type=OneOf(Platform), help="Which platform.")
@click.option("--url", default="", help="Public address of the web server. Without it, Slack uses Socket Mode.")
@click.option(
    "--application", default="YOUR_APPLICATION_ID", help="Discord: the application's id, for the invite link."
)
def manifest(platform: Platform, url: str, application: str) -> None:
    """Print the app manifest (Slack) or the invite link, intents and commands (Discord)."""
    match platform:
        case Platform.SLACK:
            from adapters.slack.manifest import manifest as for_slack

            click.echo(json.dumps(for_slack(url), indent=2, ensure_ascii=False))
        case Platform.DISCORD:
            from adapters.discord.manifest import manifest as for_discord

            click.echo(json.dumps(for_discord(application, url=url), indent=2, ensure_ascii=False))

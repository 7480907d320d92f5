"""The coach's commands as Discord's, made from the catalog, and registered only when they changed."""

import logging
from collections.abc import Awaitable, Callable
from inspect import Parameter, Signature
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

from adapters.discord.answering import answer
from adapters.discord.limits import OPTION_LABEL, OPTIONS, shorten
from adapters.discord.localizing import Descriptions
from adapters.discord.translate import Event, to_command, to_member
from coach.chat.catalog import COMMANDS, CommandSpec, OptionSpec
from coach.chat.service import CoachService

log = logging.getLogger(__name__)

REVIEW_MENU = "Review this resume"
MATCH_MENU = "Match this job"
MENUS = (REVIEW_MENU, MATCH_MENU)
MenuCallback = Callable[[discord.Interaction, discord.Message], Awaitable[None]]
Tree = app_commands.CommandTree[discord.Client]
INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
"""For guilds, and by members for themselves, who then have it everywhere, privately."""
OF_GUILDS = app_commands.AppInstallationType(guild=True, user=False)
ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
GUILDS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
# Discord adds these to what it stores, or leaves them out where they say nothing.
THEIR_OWN = frozenset({"id", "application_id", "guild_id", "version", "dm_permission", "handler"})
TYPES: dict[str, Any] = {"text": str, "choice": str, "flag": bool, "file": discord.Attachment}


def add_commands(tree: Tree, service: CoachService, review: MenuCallback, match: MenuCallback) -> None:
    """Adds every command of the catalog and the message menus to the tree."""
    for spec in COMMANDS:
        tree.add_command(to_app_command(spec, service))
    for name, chosen in zip(MENUS, (review, match), strict=True):
        tree.add_command(
            app_commands.ContextMenu(
                name=name, callback=_menu(chosen), allowed_contexts=ANYWHERE, allowed_installs=INSTALLS
            )
        )


def _menu(chosen: MenuCallback) -> Any:
    async def callback(event: discord.Interaction, message: discord.Message) -> None:
        await chosen(event, message)

    return callback


def to_app_command(spec: CommandSpec, service: CoachService) -> app_commands.Command[Any, ..., Any]:
    """One command with its options, choices and suggestions."""
    command: app_commands.Command[Any, ..., Any] = app_commands.Command(
        name=spec.name,
        description=spec.description,
        callback=_callback(spec, service),
        allowed_contexts=GUILDS if spec.moderators_only else ANYWHERE,
        allowed_installs=OF_GUILDS if spec.moderators_only else INSTALLS,
    )
    if spec.moderators_only:
        command.default_permissions = discord.Permissions(manage_guild=True)
    for option in spec.options:
        if option.autocomplete:
            command.autocomplete(option.name)(_suggestions(spec, option, service))
    return command


def _callback(spec: CommandSpec, service: CoachService) -> Any:
    """discord.py reads a command's options from its function's signature, so that is made from the catalog."""

    async def callback(event: Event, **given: Any) -> None:
        await answer(event, service.command(to_command(event, spec.name, given)))

    described: Any = callback
    event = Parameter("event", Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    described.__signature__ = Signature([event, *(_parameter(option) for option in spec.options)])
    choices = {
        option.name: [app_commands.Choice(name=value, value=value) for value in option.choices]
        for option in spec.options
        if option.choices
    }
    described = app_commands.describe(**{option.name: option.description for option in spec.options})(described)
    return app_commands.choices(**choices)(described) if choices else described


def _parameter(option: OptionSpec) -> Parameter:
    kind = TYPES[option.kind]
    if option.required:
        return Parameter(option.name, Parameter.POSITIONAL_OR_KEYWORD, annotation=kind)
    return Parameter(option.name, Parameter.POSITIONAL_OR_KEYWORD, annotation=kind | None, default=None)


def _suggestions(spec: CommandSpec, option: OptionSpec, service: CoachService) -> Any:
    async def suggest(event: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await service.suggest(spec.name, option.name, current, to_member(event))
        return [
            app_commands.Choice(name=shorten(label, OPTION_LABEL), value=value)
            for value, label in found[:OPTIONS]
            if value and len(value) <= OPTION_LABEL
        ]

    return suggest


async def register(tree: Tree) -> bool:
    """Registers the commands if Discord knows others; True if it did. A failure never stops the bot."""
    client = tree.client
    if client.application_id is None:
        return False
    descriptions = Descriptions()
    await tree.set_translator(descriptions)
    wanted = [await command.get_translated_payload(tree, descriptions) for command in tree.get_commands()]
    # Without being asked for them Discord leaves the languages out, and the lists would never be equal.
    route = Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    try:
        known: Any = await client.http.request(route, params={"with_localizations": "true"})
        if _shape(known) == _shape(wanted):
            return False
    except Exception as error:
        log.info("Discord's list of commands cannot be read (%s); registering them anew.", type(error).__name__)
    try:
        await tree.sync()
    except Exception as error:  # whatever Discord answers, dropped files must go on being reviewed
        log.warning(
            "The commands could not be registered (%s: %s). Files are reviewed all the same.", type(error), error
        )
        return False
    return True


def _shape(commands: Any) -> Any:
    """Commands as a value to compare: what both sides say, in any order."""
    return sorted(repr(_plain(command)) for command in commands)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _plain(each)) for key, each in value.items() if key not in THEIR_OWN and each)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value)

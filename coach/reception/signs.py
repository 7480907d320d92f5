"""Signs on the message that a file came with: what became of it takes the place of the mark of receipt, or nothing does
where it is passed over without a word."""

import json
from collections.abc import Mapping
from typing import cast

import structlog

from coach.chat.places import Place
from coach.chat.platform import Reaction
from coach.errors import CoachError, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.work import Job

log = structlog.get_logger(__name__)
JOB = "unmark"


async def end(context: Context, community: str, place: Place, reaction: Reaction) -> None:
    """Gives the sign that the work on a file ends with, which takes the place of the mark of receipt.

    A platform that asks for a pause is asked again by a job: nobody waits for a sign, and no mark of receipt stays.
    """
    if not place.message:
        return
    try:
        await _end(context, community, place, reaction)
    except TryLater:
        told = json.dumps(place_to_json(place))
        arguments: dict[str, str | int] = {"community": community, "place": told, "reaction": reaction}
        await context.work.put(Job(JOB, arguments, key=f"unmark:{community}/{place.channel}/{place.message}"))


async def take_back(context: Context, community: str, place: Place) -> None:
    """Takes the mark of receipt back, and gives no other sign."""
    await end(context, community, place, "none")


async def end_again(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: ends one mark of receipt. Raises TryLater."""
    place = place_from_json(json.loads(str(arguments["place"])))
    reaction = cast(Reaction, arguments.get("reaction", "none"))
    await _end(context, str(arguments["community"]), place, reaction)


async def _end(context: Context, community: str, place: Place, reaction: Reaction) -> None:
    """Raises TryLater. A sign is a courtesy: that it cannot be given (no permission, message gone) ends nothing."""
    try:
        await context.platform(community).react(place, reaction)
    except TryLater:
        raise
    except CoachError as error:
        log.info("sign_not_given", reaction=reaction, error=type(error).__name__)

"""Signs on the message that a file came with: given, and taken back from what is passed over without a word."""

import json
from collections.abc import Mapping

import structlog

from coach.chat.places import Place
from coach.chat.platform import Reaction
from coach.errors import CoachError, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.work import Job

log = structlog.get_logger(__name__)
JOB = "unmark"


async def give(context: Context, community: str, place: Place, reaction: Reaction) -> None:
    """Gives a sign, or takes it back. It is a courtesy: that it cannot be given (no permission, message gone) ends
    nothing. Raises TryLater."""
    try:
        await context.platform(community).react(place, reaction)
    except TryLater:
        raise
    except CoachError as error:
        log.info("sign_not_given", reaction=reaction, error=type(error).__name__)


async def take_back(context: Context, community: str, place: Place) -> None:
    """Takes the mark of receipt back; a platform that asks for a pause is asked again by a job, so that none stays."""
    try:
        await give(context, community, place, "none")
    except TryLater:
        arguments: dict[str, str | int] = {"community": community, "place": json.dumps(place_to_json(place))}
        await context.work.put(Job(JOB, arguments, key=f"unmark:{community}/{place.channel}/{place.message}"))


async def unmark(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: takes one mark of receipt back. Raises TryLater."""
    place = place_from_json(json.loads(str(arguments["place"])))
    await give(context, str(arguments["community"]), place, "none")

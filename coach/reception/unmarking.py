"""Takes the mark of receipt back from what is passed over without a word: at once, or once the platform allows it."""

import json
from collections.abc import Mapping

import structlog

from coach.chat.places import Place
from coach.errors import CoachError, TryLater
from coach.outbox import place_from_json, place_to_json
from coach.running.context import Context
from coach.work import Job

log = structlog.get_logger(__name__)
JOB = "unmark"


async def take_back(context: Context, community: str, place: Place) -> None:
    """Takes the mark back; a platform that asks for a pause is asked again by a job, so that no mark stays."""
    arguments: dict[str, str | int] = {"community": community, "place": json.dumps(place_to_json(place))}
    try:
        await unmark(arguments, context)
    except TryLater:
        await context.work.put(Job(JOB, arguments, key=f"unmark:{community}/{place.channel}/{place.message}"))


async def unmark(arguments: Mapping[str, str | int], context: Context) -> None:
    """Job: takes one mark back. Raises TryLater; what the platform refuses for good is left as it is."""
    place = place_from_json(json.loads(str(arguments["place"])))
    try:
        await context.platform(str(arguments["community"])).react(place, "none")
    except TryLater:
        raise
    except CoachError as error:
        log.info("sign_not_given", reaction="none", error=type(error).__name__)

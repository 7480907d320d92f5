"""Pictures inside a message, by files that Slack holds: uploaded first, then named in an image block."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import explained
from adapters.slack.rendering import ALT, PICTURE, Block
from adapters.text_splitting import shortened
from coach.chat.message import Message, Picture
from coach.errors import CoachError, TryLater
from coach.review.pictures import png_of

log = logging.getLogger(__name__)

TRIES, PAUSE = 4, 0.7
"""Slack takes a moment before a file that it was given can stand in a message."""


def pictures_of(message: Message) -> list[Picture]:
    """The pictures of a message, in the order by which its blocks name them."""
    return [part for part in message.parts if isinstance(part, Picture)]


def named_in(blocks: Sequence[Block]) -> list[int]:
    """The numbers of the pictures that blocks have a place for."""
    ids = [str(block["slack_file"]["id"]) for block in blocks if block["type"] == "image"]
    return [int(each.removeprefix(PICTURE)) for each in ids if each.startswith(PICTURE)]


def filled(blocks: Sequence[Block], files: Mapping[int, str]) -> list[Block]:
    """Blocks with the files in the places of their pictures; without the places of those that there are none for."""
    shown = []
    for block in blocks:
        numbers = named_in([block])
        if not numbers:
            shown.append(block)
        elif numbers[0] in files:
            shown.append({**block, "slack_file": {"id": files[numbers[0]]}})
    return shown


async def uploaded(client: AsyncWebClient, pictures: Mapping[int, Picture], key: str) -> dict[int, str]:
    """The ids of pictures as files, by number; what cannot be drawn or uploaded is left out. Raises TryLater."""
    files = {}
    for number, picture in pictures.items():
        try:
            data = await asyncio.to_thread(png_of, picture)
            with explained():
                sent = await client.files_upload_v2(
                    file=data,
                    filename=f"{picture.chart.design}-{key}-{number}.png",
                    title=picture.chart.title,
                    alt_txt=shortened(picture.alt, ALT),
                )
            files[number] = str((sent.get("files") or [{}])[0].get("id") or "")
        except TryLater:
            raise
        except (CoachError, OSError, ValueError) as error:
            log.warning("A picture was not uploaded (%s); it goes another way.", type(error).__name__)
    return {number: file for number, file in files.items() if file}

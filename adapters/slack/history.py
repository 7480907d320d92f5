"""Asks Slack which of our messages have already arrived, after a try whose answer was lost."""

from dataclasses import dataclass, field
from time import time
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import code_of, explained
from coach.chat.places import Place
from coach.errors import PlaceGone

PAGES = 5
PAGE = 200
RECENT = 86_400
"""Seconds back that a conversation outside a thread is searched."""

CANNOT_LOOK = frozenset(
    {"missing_scope", "not_in_channel", "not_allowed_token_type", "unknown_method", "no_permission"}
)


@dataclass(frozen=True, slots=True)
class Posted:
    """Messages of ours by key and part, and the names of the files among them."""

    stamps: dict[tuple[str, int], str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    pictured: frozenset[tuple[str, int]] = frozenset()
    """The parts that hold a picture already."""

    def stamp(self, key: str, part: int) -> str | None:
        """The `ts` of that part, if it arrived."""
        return self.stamps.get((key, part))


async def posted_in(client: AsyncWebClient, place: Place, recent_only: bool = False) -> Posted:
    """What stands in the thread, or in the newest part of the conversation. Raises TryLater, PlaceGone.

    Where the coach may not look, nothing is reported: a doubled message is better than a lost one.
    """
    return _read(await messages_in(client, place, recent_only))


async def messages_in(
    client: AsyncWebClient, place: Place, recent_only: bool = False, must_look: bool = False
) -> list[dict[str, Any]]:
    """The messages of the thread, or of the newest part of the conversation; none where the coach may not look, unless
    it `must_look`: that raises PlaceGone then."""
    messages: list[dict[str, Any]] = []
    cursor: str | None = None
    for _ in range(1 if recent_only else PAGES):
        with explained():
            try:
                answer = await _page(client, place, cursor)
            except SlackApiError as error:
                if code_of(error) not in CANNOT_LOOK:
                    raise
                if must_look:
                    raise PlaceGone(f"Slack doesn't let me look there ({code_of(error)}).") from error
                break
        messages.extend(answer.get("messages") or ())
        cursor = (answer.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    return messages


async def _page(client: AsyncWebClient, place: Place, cursor: str | None) -> Any:
    if place.thread:
        return await client.conversations_replies(
            channel=place.channel, ts=place.thread, include_all_metadata=True, limit=PAGE, cursor=cursor
        )
    return await client.conversations_history(
        channel=place.channel, include_all_metadata=True, limit=PAGE, oldest=str(int(time()) - RECENT), cursor=cursor
    )


def _read(messages: list[dict[str, Any]]) -> Posted:
    stamps = {key: str(message["ts"]) for message in messages for key in keys_of(message)}
    names = {str(file.get("name", "")) for message in messages for file in message.get("files") or ()}
    pictured = [each for each in messages if any(block.get("type") == "image" for block in each.get("blocks") or ())]
    return Posted(stamps, frozenset(names), frozenset(key for each in pictured for key in keys_of(each)))


def keys_of(message: dict[str, Any]) -> list[tuple[str, int]]:
    """Key and part of a message of ours; none for those of others."""
    # The metadata says it; the first block's id says it too, to apps that may not read metadata.
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    if "key" in payload:
        return [(str(payload["key"]), int(payload.get("part", 0)))]
    key, slash, part = str(((message.get("blocks") or [{}])[0]).get("block_id", "")).rpartition("/")
    return [(key, int(part))] if slash and part.isdigit() else []

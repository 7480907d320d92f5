"""Takes down what the coach wrote: its own messages and files in a thread, or those of an answer outside of one."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import code_of, explained
from adapters.slack.history import keys_of, messages_in
from coach.chat.places import Place

MOST_FILES = 200
GONE = frozenset({"message_not_found", "file_not_found", "file_deleted"})
REFUSED = frozenset({"cant_delete_message", "cant_delete_file", "compliance_exports_prevent_deletion", "missing_scope"})


async def erase(client: AsyncWebClient, place: Place, keys: Sequence[str]) -> int:
    """Deletes the coach's messages and gives how many had to stay. Raises TryLater, PlaceGone."""
    with explained():
        own = await client.auth_test()
    bot, wanted, stays = own.get("bot_id"), set(keys), 0
    if not place.thread:
        for file in await _files_of(client, place.channel, str(own.get("user_id") or ""), wanted):
            stays += not await _gone(client, "files.delete", file=file)
    for message in await messages_in(client, place):
        ours = bool(bot) and message.get("bot_id") == bot
        if ours and (place.thread or wanted & {key for key, _ in keys_of(message)}):
            for file in message.get("files") or ():
                stays += not await _gone(client, "files.delete", file=file["id"])
            stays += not await _gone(client, "chat.delete", channel=place.channel, ts=message["ts"])
    return stays


async def _files_of(client: AsyncWebClient, channel: str, user: str, names: set[str]) -> list[str]:
    """The ids of our files of these names in a conversation, however long ago they were sent."""
    if not any("." in name for name in names):
        return []
    with explained():
        listed = await client.files_list(channel=channel, user=user, count=MOST_FILES)
    return [str(file["id"]) for file in listed.get("files") or () if file.get("name") in names]


async def _gone(client: AsyncWebClient, method: str, **what: Any) -> bool:
    with explained():
        try:
            await client.api_call(method, params=what)
        except SlackApiError as error:
            if code_of(error) in GONE:
                return True
            if code_of(error) in REFUSED:
                return False
            raise
    return True

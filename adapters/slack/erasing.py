"""Takes down what the coach wrote: its own messages and files in a thread, or those of an answer outside of one."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import code_of, explained
from adapters.slack.history import keys_of, messages_in
from coach.chat.places import Place

MAX_FILES = 200
GONE = frozenset({"message_not_found", "file_not_found", "file_deleted"})
REFUSED = frozenset({"cant_delete_message", "cant_delete_file", "compliance_exports_prevent_deletion", "missing_scope"})


async def asked_by(client: AsyncWebClient, place: Place) -> str:
    """Who wrote the message that a thread hangs at, or whom the coach named in it; "" where there is none."""
    if not place.thread or place.is_direct:
        return ""
    with explained():
        own = await client.auth_test()
    root = next((each for each in await messages_in(client, place) if each.get("ts") == place.thread), {})
    if not root.get("bot_id") or root["bot_id"] != own.get("bot_id"):
        return "" if root.get("bot_id") else str(root.get("user") or "")
    return next(_named(root.get("blocks")), "")


def _named(node: Any) -> Iterator[str]:
    """The members that blocks mention."""
    if isinstance(node, dict):
        if node.get("type") == "user":
            yield str(node.get("user_id") or "")
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _named(each)


async def erase(client: AsyncWebClient, place: Place, keys: Sequence[str], only_these: bool = False) -> int:
    """Deletes the coach's messages and gives how many had to stay. Raises TryLater, PlaceGone."""
    with explained():
        own = await client.auth_test()
    bot, wanted, stays = own.get("bot_id"), set(keys), 0
    if not place.thread:
        for file in await _files_of(client, place.channel, str(own.get("user_id") or ""), wanted):
            stays += not await _gone(client, "files.delete", file=file)
    for message in await messages_in(client, place):
        ours = bool(bot) and message.get("bot_id") == bot
        own_thread = bool(place.thread) and not only_these
        if ours and (own_thread or wanted & {key for key, _ in keys_of(message)} or _holds(message, wanted)):
            for file in _files_in(message):
                stays += not await _gone(client, "files.delete", file=file)
            stays += not await _gone(client, "chat.delete", channel=place.channel, ts=message["ts"])
    return stays


def _files_in(message: dict[str, Any]) -> list[str]:
    """The ids of the files that a message holds, beside its text and in its blocks."""
    inside = [block["slack_file"].get("id") for block in message.get("blocks") or () if block.get("slack_file")]
    return list(dict.fromkeys([*(str(file["id"]) for file in message.get("files") or ()), *filter(None, inside)]))


def _holds(message: dict[str, Any], keys: set[str]) -> bool:
    """Whether a message is the upload of a picture or file of one of the keys, which are part of their names."""
    names = [str(file.get("name", "")) for file in message.get("files") or ()]
    return any(f"-{key}-" in name or f"-{key}." in name for name in names for key in keys if "." in key)


async def _files_of(client: AsyncWebClient, channel: str, user: str, names: set[str]) -> list[str]:
    """The ids of our files of these names in a conversation, however long ago they were sent."""
    if not any("." in name for name in names):
        return []
    with explained():
        listed = await client.files_list(channel=channel, user=user, count=MAX_FILES)
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

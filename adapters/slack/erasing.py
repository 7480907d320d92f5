"""Takes down what the coach wrote: its own messages and files in a thread, or those of an answer outside of one."""

from collections.abc import Awaitable, Iterator, Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import code_of, explained
from adapters.slack.history import keys_of, messages_in
from adapters.slack.rendering import text_blocks
from coach.chat.places import Place
from coach.errors import PlaceGone
from texts import gettext

MAX_FILES = 200
GONE = frozenset({"message_not_found", "thread_not_found", "file_not_found", "file_deleted"})
REFUSED = frozenset(
    {
        "cant_delete_file",
        "cant_delete_message",
        "cant_update_message",
        "compliance_exports_prevent_deletion",
        "edit_window_closed",
        "is_archived",
        "missing_scope",
    }
)


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
    """Deletes the coach's messages, or empties those that Slack doesn't let it delete.

    Gives how many had to stay as they were. Raises TryLater; PlaceGone if the coach may no longer look there.
    """
    with explained():
        own = await client.auth_test()
    bot, wanted, stays = own.get("bot_id"), set(keys), 0
    if not place.thread:
        for file in await _files_of(client, place.channel, str(own.get("user_id") or ""), wanted):
            stays += not await _gone(client.files_delete(file=file))
    for message in await _there(client, place):
        ours = bool(bot) and message.get("bot_id") == bot
        own_thread = bool(place.thread) and not only_these
        if ours and (own_thread or wanted & {key for key, _ in keys_of(message)} or _holds(message, wanted)):
            for file in _files_in(message):
                stays += not await _gone(client.files_delete(file=file))
            stamp = message["ts"]
            deleted = await _gone(client.chat_delete(channel=place.channel, ts=stamp))
            stays += not (deleted or await _emptied(client, place.channel, stamp))
    return stays


async def _there(client: AsyncWebClient, place: Place) -> list[dict[str, Any]]:
    """What stands there now: nothing in a thread that is gone. Only a direct conversation need not be readable, since
    copies in it are found by their names."""
    try:
        return await messages_in(client, place, must_look=not place.is_direct)
    except PlaceGone as error:
        if isinstance(error.__cause__, SlackApiError) and code_of(error.__cause__) in GONE:
            return []
        raise


async def _emptied(client: AsyncWebClient, channel: str, stamp: str) -> bool:
    """Whether a message that has to stay says nothing any more."""
    text = gettext("This message was taken down.")
    return await _gone(client.chat_update(channel=channel, ts=stamp, text=text, blocks=text_blocks(text)))


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


async def _gone(asked: Awaitable[Any]) -> bool:
    """Whether Slack did what was asked, or what it was about is there no longer; False if it refuses for good."""
    with explained():
        try:
            await asked
        except SlackApiError as error:
            if code_of(error) in GONE:
                return True
            if code_of(error) in REFUSED:
                return False
            raise
    return True

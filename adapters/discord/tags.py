"""The tags of forums: a post tagged "review me" asks for a review; one that was reviewed is tagged so."""

import re
from collections.abc import Iterable

import discord

from coach.chat.places import Place

ASKS = re.compile(
    r"review\s*me|review\s*(?:wanted|requested|needed|please)|rev[ií]s(?:a|en|ar)(?:me|lo)?", re.IGNORECASE
)
DONE = re.compile(r"reviewed|revisad[oa]", re.IGNORECASE)
MAX_TAGS = 5
"""Tags that a post may have."""


def asks(tags: Iterable[discord.ForumTag]) -> bool:
    """Whether one of a post's tags asks for a review."""
    return any(ASKS.fullmatch(tag.name.strip()) for tag in tags)


def tags_of(channel: object) -> list[discord.ForumTag]:
    """The tags of a post, as far as its forum is known; none of what is no post."""
    return channel.applied_tags if isinstance(channel, discord.Thread) else []


async def tag_as_reviewed(client: discord.Client, place: Place) -> None:
    """Puts the tag that says so in place of the one that asks, where the forum has one. Raises discord.HTTPException.

    It takes Manage Threads, which the coach does not ask for: where it is not granted, the post stays as it is.
    """
    forum = await client.fetch_channel(int(place.channel))
    if not isinstance(forum, discord.ForumChannel):
        return
    done = next((tag for tag in forum.available_tags if DONE.fullmatch(tag.name.strip())), None)
    if done is None:
        return
    post = await client.fetch_channel(int(place.thread))
    if not isinstance(post, discord.Thread):
        return
    asking = {tag.id for tag in forum.available_tags if ASKS.fullmatch(tag.name.strip())}
    kept = [number for number in post._applied_tags if number not in asking and number != done.id]
    numbers = [done.id, *kept][:MAX_TAGS]
    if set(numbers) != set(post._applied_tags):
        await client.http.edit_channel(post.id, applied_tags=[str(number) for number in numbers], reason="Reviewed")

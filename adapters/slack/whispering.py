"""Says something in a channel that one member alone sees."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import explained
from coach.chat.places import Member, Place


async def whisper(
    client: AsyncWebClient, member: Member, place: Place, blocks: list[dict[str, Any]], text: str
) -> None:
    """Shows it where the member is, for as long as they are there: Slack keeps nothing of it."""
    with explained():
        await client.chat_postEphemeral(
            channel=place.channel,
            user=member.id,
            thread_ts=place.thread or None,
            text=text,
            blocks=blocks,
            link_names=False,
            parse="none",
        )

"""What an administrator grants: the invite link with exactly the permissions, scopes and intents in use."""

from typing import Any
from urllib.parse import urlencode

import discord
from discord import app_commands

from adapters.discord.client import intents
from adapters.discord.commands import MENUS, to_app_command
from coach.chat.catalog import COMMANDS
from coach.chat.service import CoachService

SCOPES = ("bot", "applications.commands")
PERMISSIONS = discord.Permissions(
    view_channel=True,  # see the messages that files hang at
    send_messages=True,  # answer where no thread can be
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,  # reviews are embeds
    attach_files=True,  # the score card, exports
    read_message_history=True,  # fetch expired attachments, see what was posted before a crash
    add_reactions=True,  # 👀 and ✅
)


def invite(application: str = "YOUR_APPLICATION_ID") -> str:
    """The address under which a moderator adds the bot."""
    query = {"client_id": application, "permissions": PERMISSIONS.value, "scope": " ".join(SCOPES)}
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"


def invite_for_oneself(application: str = "YOUR_APPLICATION_ID") -> str:
    """The address under which a member adds the coach for themselves, to use it anywhere."""
    query = {"client_id": application, "integration_type": 1, "scope": "applications.commands"}
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"


SUMMARY = (
    "Drop a resume and get a review in a thread: a score, what to fix first, and your own lines next to stronger ones."
)
"""For the directory; at most 200 characters."""
TAGS = ("career", "resume", "jobs", "feedback", "productivity")


def manifest(application: str = "YOUR_APPLICATION_ID", message_content: bool = True, url: str = "") -> dict[str, Any]:
    """Everything to be set up in Discord's developer portal, as plain JSON; `url`: where the public pages are."""
    base = url.rstrip("/")
    pages = {"terms_of_service_url": f"{base}/terms", "privacy_policy_url": f"{base}/privacy"} if base else {}
    asked = sorted(name for name, on in intents(message_content) if on)
    return {
        "invite": invite(application),
        "invite_for_oneself": invite_for_oneself(application),
        "installation_contexts": ["guild", "user"],
        "scopes": list(SCOPES),
        "permissions": {"integer": str(PERMISSIONS.value), "names": sorted(name for name, on in PERMISSIONS if on)},
        "intents": asked,
        "privileged_intents": ["message_content"] if message_content else [],
        "directory": {"summary": SUMMARY, "tags": list(TAGS), **pages},
        "commands": commands(),
    }


def commands() -> list[dict[str, Any]]:
    """The commands as they are registered."""
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client)
    shown = [to_app_command(spec, _NOBODY).to_dict(tree) for spec in COMMANDS]
    return [*shown, *({"name": name, "type": discord.AppCommandType.message.value} for name in MENUS)]


_NOBODY: CoachService = None  # type: ignore[assignment]  # a command that is only written down asks no service

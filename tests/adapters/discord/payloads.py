"""What Discord sends: users, the guild with a channel of every kind, messages, interactions."""

from typing import Any

BOT, APPLICATION, GUILD, ALICE = "100", "101", "200", "400"
KIM, LEE, MENTORS = "401", "402", "600"
"""Two more people, and the role that they have."""
CHANNEL, FORUM, MEDIA, NEWS, VOICE, STAGE = "300", "301", "302", "303", "304", "305"
KINDS = {CHANNEL: 0, FORUM: 15, MEDIA: 16, NEWS: 5, VOICE: 2, STAGE: 13}
"""Channel types by id (resources/channel#channel-object-channel-types)."""
POSTS_ONLY = {15, 16}
"""Types of channels that hold threads and no messages."""
THREADLESS = {2, 13, 10, 11, 12}
"""Types of channels in which no thread can be made from a message: voice, stage, threads."""
NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD = 10, 11, 12
ALL_RIGHTS = str((1 << 53) - 1)

Payload = dict[str, Any]
TAGS = [
    {"id": number, "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
    for number, name in (("31", "Review me"), ("32", "Reviewed"), ("33", "Backend"))
]
"""Those of the forum."""


def user(number: str, bot: bool = False) -> Payload:
    return {"id": number, "username": f"u{number}", "discriminator": "0000", "avatar": None, "bot": bot}


def member(number: str = ALICE) -> Payload:
    """Alice, who may do everything, or another member of the guild; interactions carry what they may do."""
    roles, rights = ([], ALL_RIGHTS) if number == ALICE else ([MENTORS] if number in {KIM, LEE} else [], "0")
    return {
        "user": user(number), "roles": roles, "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
        "flags": 0, "permissions": rights,
    }  # fmt: skip


def role(number: str, rights: str = "0", mentionable: bool = False) -> Payload:
    return {
        "id": number, "name": f"r{number}", "permissions": rights, "position": 0, "color": 0, "hoist": False,
        "managed": False, "mentionable": mentionable,
    }  # fmt: skip


def application() -> Payload:
    return {
        "id": APPLICATION, "name": "Coach", "description": "", "icon": None, "bot_public": True, "rpc_origins": [],
        "bot_require_code_grant": False, "verify_key": "", "flags": 1 << 19, "owner": user(ALICE),
        "summary": "", "team": None, "hook": True,
    }  # fmt: skip


def ready(gateway: str) -> Payload:
    return {
        "v": 10, "user": user(BOT, True), "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s1",
        "resume_gateway_url": gateway, "application": {"id": APPLICATION, "flags": 0}, "shard": [0, 1],
    }  # fmt: skip


def guild() -> Payload:
    role = {
        "id": GUILD, "name": "@everyone", "permissions": ALL_RIGHTS, "position": 0, "color": 0, "hoist": False,
        "managed": False, "mentionable": False,
    }  # fmt: skip
    return {
        "id": GUILD, "name": "Careers", "owner_id": ALICE, "roles": [role], "channels": list(map(channel, KINDS)),
        "members": [], "emojis": [], "stickers": [], "features": [], "threads": [], "member_count": 2, "large": False,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
        "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0, "afk_timeout": 60,
        "preferred_locale": "en-US", "voice_states": [], "presences": [], "stage_instances": [],
    }  # fmt: skip


def channel(number: str) -> Payload:
    kind = KINDS[number]
    more: Payload = (
        {"available_tags": TAGS if number == FORUM else []}
        if kind in POSTS_ONLY
        else {"bitrate": 64000, "user_limit": 0}
    )
    return {
        "id": number, "type": kind, "name": f"c{number}", "position": 0, "permission_overwrites": [], "flags": 0,
        "guild_id": GUILD, **more,
    }  # fmt: skip


def thread(number: str, parent: str, kind: int) -> Payload:
    state = {
        "archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2026-11-24T09:00:00+00:00",
        "locked": False,
    }  # fmt: skip
    return {
        "id": number, "type": kind, "name": "thread", "parent_id": parent, "guild_id": GUILD, "owner_id": ALICE,
        "message_count": 0, "member_count": 1, "thread_metadata": state,
    }  # fmt: skip


def message(number: str, channel: str, body: Payload, author: Payload) -> Payload:
    return {
        "id": number, "channel_id": channel, "author": author,
        "content": body.get("content") or "", "embeds": body.get("embeds") or [],
        "components": body.get("components") or [], "nonce": body.get("nonce"), "attachments": [],
        "timestamp": "2026-11-24T09:00:00.000000+00:00", "edited_timestamp": None, "tts": False,
        "mention_everyone": False, "mentions": [], "mention_roles": [], "pinned": False, "type": 0,
        "flags": body.get("flags") or 0,
    }  # fmt: skip

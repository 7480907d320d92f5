"""The Slack app manifest: exactly the scopes, events, commands and shortcuts that the adapter uses."""

from typing import Any

from adapters.slack.addresses import EVENTS, REDIRECT
from adapters.slack.shortcuts import (
    MATCH,
    MATCH_LABEL,
    MATCH_MINE,
    MATCH_MINE_LABEL,
    REVIEW,
    REVIEW_LABEL,
    REVIEW_MINE,
    REVIEW_MINE_LABEL,
)
from coach.chat.catalog import COMMANDS

SCOPES: dict[str, str] = {
    "app_mentions:read": "a resume sent by mentioning the coach",
    "channels:read": "whether a channel's name says that it is for resumes",
    "groups:read": "the same of private channels the coach was invited to",
    "channels:history": "a resume dropped in a public channel, and whether a message of a thread was posted already",
    "groups:history": "the same in private channels the coach was invited to",
    "im:history": "a resume sent to the coach directly",
    "im:read": "resumes sent directly while the coach was away, also in a conversation that began meanwhile",
    "mpim:history": "the same in group conversations the coach was added to",
    "chat:write": "the review, in a thread",
    "commands": "slash commands and the shortcuts",
    "files:read": "the resume itself",
    "files:write": "pictures of the score, and exports",
    "im:write": "private reviews and reminders that somebody asked for",
    "reactions:write": "the signs that a resume was seen and is done",
    "usergroups:read": "which group moderators choose as mentors, and who is in it",
    "users:read": "time zone for reminders, and who may change settings",
}
"""Every scope with the feature that needs it."""

EVENT_NAMES = (
    "app_home_opened",
    "app_mention",
    "app_rate_limited",
    "app_uninstalled",
    "file_deleted",
    "file_shared",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "tokens_revoked",
)
"""Events that the adapter handles. `app_rate_limited` is sent without being subscribed to."""


LONG = (
    "Drop a resume as PDF or DOCX into a channel, or send it directly. The answer comes in a thread: a score, the "
    "three fixes that matter most, then section by section your own lines beside stronger ones, each with the reason. "
    "A newer version opens with what got better. Hold job postings against your resume, keep a log of applications, "
    "and get a short weekly reminder if you ask for one. Files are deleted after reading; /resume-privacy shows, "
    "exports and deletes what is kept."
)
"""For the directory; from 175 to 4000 characters."""


def manifest(url: str = "") -> dict[str, Any]:
    """The manifest; `url` is the public address of the web server for HTTP, empty for Socket Mode."""
    base = url.rstrip("/")
    return {
        "display_information": {
            "name": "Resume Coach",
            "description": "Reviews resumes the way an experienced hiring engineer would.",
            "long_description": LONG,
            "background_color": "#1f2933",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Resume Coach", "always_online": True},
            "shortcuts": [
                {
                    "name": REVIEW_LABEL,
                    "type": "message",
                    "callback_id": REVIEW,
                    "description": "Review the resume in this message",
                },
                {
                    "name": MATCH_LABEL,
                    "type": "message",
                    "callback_id": MATCH,
                    "description": "Compare the job posting in this message with your resume",
                },
                {
                    "name": REVIEW_MINE_LABEL,
                    "type": "global",
                    "callback_id": REVIEW_MINE,
                    "description": "Attach your resume and get a review that only you see",
                },
                {
                    "name": MATCH_MINE_LABEL,
                    "type": "global",
                    "callback_id": MATCH_MINE,
                    "description": "Compare a job posting with your resume",
                },
            ],
            "slash_commands": [_command(spec.name, spec.description, spec.hint, base) for spec in COMMANDS],
        },
        "oauth_config": {
            **({"redirect_urls": [base + REDIRECT]} if base else {}),
            "scopes": {"bot": sorted(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {
                **_request(base),
                "bot_events": [n for n in EVENT_NAMES if n != "app_rate_limited"],
            },
            "interactivity": {"is_enabled": True, **_request(base)},
            "org_deploy_enabled": bool(base),
            "socket_mode_enabled": not base,
            "token_rotation_enabled": bool(base),
        },
    }


def _command(name: str, description: str, hint: str, base: str) -> dict[str, Any]:
    command: dict[str, Any] = {"command": f"/{name}", "description": description, "should_escape": False}
    if hint:
        command["usage_hint"] = hint
    return command | ({"url": base + EVENTS} if base else {})


def _request(base: str) -> dict[str, str]:
    return {"request_url": base + EVENTS} if base else {}

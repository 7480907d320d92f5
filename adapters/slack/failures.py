"""Turns the failures of Slack's client library into the coach's errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

from coach.errors import CoachError, FileGone, PlaceGone, TryLater

GONE = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "cannot_reply_to_message",
        "channel_not_found",
        "ekm_access_denied",
        "invalid_auth",
        "is_archived",
        "message_not_found",
        "method_not_supported_for_channel_type",
        "messages_tab_disabled",
        "missing_post_type",
        "no_permission",
        "not_authed",
        "not_in_channel",
        "posting_to_general_channel_denied",
        "posting_to_channel_denied",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "team_not_found",
        "thread_not_found",
        "token_revoked",
        "user_disabled",
        "user_not_found",
        "user_not_in_channel",
        "user_not_visible",
        "users_not_found",
    }
)
"""The place, the person or the coach's own access is gone; trying again changes nothing."""

CLOSED = frozenset(
    {
        "channel_not_found",  # also what Slack says of private channels that the coach is not in
        "no_permission",
        "not_in_channel",
        "posting_to_channel_denied",
        "posting_to_general_channel_denied",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
    }
)
"""Of these: people may well write there, and only the coach may not."""

FILE_GONE = frozenset({"file_not_found", "file_deleted", "file_not_available", "access_denied", "not_visible"})

BUSY = frozenset(
    {
        "accesslimited",
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "token_expired",
    }
)
"""Slack cannot answer just now."""

LIMITED = frozenset({"ratelimited", "rate_limited"})
"""Slack asks to wait; nothing was done."""

PAUSE = 10.0
"""Seconds until the next try where Slack names none."""


def code_of(error: SlackApiError) -> str:
    """Slack's name of what went wrong; empty where the body was no JSON."""
    data: Any = getattr(error.response, "data", error.response)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def seconds_to_wait(error: SlackApiError) -> float:
    """What `Retry-After` says, else a pause of our own."""
    headers: Any = getattr(error.response, "headers", {}) or {}
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(found) if str(found).isdigit() else PAUSE


def to_coach_error(error: SlackApiError) -> CoachError:
    """The coach's error for a refusal of the Web API."""
    code, status = code_of(error), getattr(error.response, "status_code", 200)
    if code in GONE:
        return PlaceGone(f"Slack no longer lets me answer there ({code}).", closed=code in CLOSED)
    if code in FILE_GONE:
        return FileGone(
            "The file is no longer there, or I'm not allowed to read it. Share it again and I will look at it."
        )
    if status == 429 or code in LIMITED:
        return TryLater(seconds_to_wait(error), refused=True)
    if code in BUSY:
        return TryLater(seconds_to_wait(error))
    if status >= 500 or not code:
        return TryLater(PAUSE)
    return CoachError(f"Slack refused a request ({code}). `coach doctor` says what to fix.")


@contextmanager
def explained() -> Iterator[None]:
    """Calls of the client library go inside: whatever it raises leaves as one of `coach.errors`."""
    try:
        yield
    except SlackApiError as error:
        raise to_coach_error(error) from error
    except (SlackClientError, ClientError, TimeoutError, OSError) as error:
        # No answer: the request may or may not have arrived.
        raise TryLater(PAUSE) from error

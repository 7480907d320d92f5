"""Interactions on loopback: callbacks, follow-ups and the original response, with Discord's own refusals."""

from dataclasses import dataclass, field
from typing import Any

from tests.adapters.discord import payloads

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, FORM = 4, 5, 6, 7, 8, 9
LATE = (404, 10062, "Unknown interaction")
TAKEN = (400, 40060, "Interaction has already been acknowledged.")
TOKEN_ENDED = (401, 50027, "Invalid Webhook Token")
NO_WEBHOOK = (404, 10015, "Unknown Webhook")
BROKEN = (500, 0, "500: Internal Server Error")
NO_MESSAGE = (404, 10008, "Unknown Message")

Refusal = tuple[int, int, str]


@dataclass
class Interaction:
    """One thing that Alice did, and what she was shown for it.

    `late`: three seconds are over before the first response. `over`: fifteen minutes are over after so many responses.
    """

    id: str
    kind: int
    source: dict[str, Any] | None = None
    late: bool = False
    over: int | None = None
    over_as: Refusal = TOKEN_ENDED
    lost: bool = False
    """The first response is taken, and the bot told that it was taken before: the answer to its first try got lost."""
    user: str = payloads.ALICE
    """Who does it."""
    locale: str = "en-US"
    """The language of Alice's client."""
    visiting: str = ""
    """Alice installed the coach for herself, and uses it in a "guild" or "group" that the bot is no part of; or she
    does it in their "direct" conversation."""
    refused: Refusal | None = None
    """How the first response is refused, whatever it is."""
    first: dict[str, Any] | None = None
    shown: list[dict[str, Any]] = field(default_factory=list)
    """The messages that Alice sees, the original response first."""
    count: int = 0

    @property
    def token(self) -> str:
        return f"token-{self.id}"

    @property
    def texts(self) -> list[str]:
        return [embed.get("description", "") for message in self.shown for embed in message.get("embeds") or ()]

    def respond(self, body: dict[str, Any]) -> Refusal | None:
        """The first response."""
        if self.late or self.refused:
            return self.refused or LATE
        if self.first is not None:
            return TAKEN
        self.first, self.count = body, 1
        if body["type"] == MESSAGE:
            self.shown.append(body["data"])
        if body["type"] == UPDATE and self.source is not None:
            self.source.update(body["data"])
        return TAKEN if self.lost else None

    def follow(self, body: dict[str, Any]) -> Refusal | None:
        """A follow-up; after a deferral the first takes its place."""
        if refusal := self._closed():
            return refusal
        self.count += 1
        self.shown.append(body)
        return None

    def edit(self, body: dict[str, Any]) -> Refusal | None:
        """The original response is written over."""
        if refusal := self._closed():
            return refusal
        if self.first is not None and self.first["type"] in {UPDATE, DEFERRED_UPDATE} and self.source is not None:
            self.source.update(body)
        elif self.first is not None and self.first["type"] in {MESSAGE, DEFERRED}:
            self.shown[:1] = [body]
        else:
            return NO_MESSAGE
        return None

    def _closed(self) -> Refusal | None:
        if self.first is None:
            return NO_WEBHOOK
        return self.over_as if self.over is not None and self.count >= self.over else None


def payload(what: Interaction, channel: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """The gateway's event."""
    message = {"message": what.source} if what.source is not None else {}
    told = {**_usual(what, channel, data), **_visiting(what), **message}
    return {name: value for name, value in told.items() if value is not None}


ELSEWHERE = "777"
"""A guild, and a channel, that the bot is no part of."""


def _visiting(what: Interaction) -> dict[str, Any]:
    owners = {"authorizing_integration_owners": {"1": payloads.ALICE}, "channel_id": ELSEWHERE}
    nobody: dict[str, Any] = {"guild_id": None, "member": None, "user": payloads.user(payloads.ALICE)}
    match what.visiting:
        case "guild":
            channel = {**payloads.channel(payloads.CHANNEL), "id": ELSEWHERE, "guild_id": ELSEWHERE}
            guild = {"id": ELSEWHERE, "locale": "en-US", "features": []}
            return {**owners, "guild_id": ELSEWHERE, "guild": guild, "context": 0, "channel": channel}
        case "group":
            channel = {"id": ELSEWHERE, "type": 3, "recipients": [], "name": "Friends", "icon": None, "owner_id": "401"}
            return {**owners, **nobody, "context": 2, "channel": channel}
        case "direct":
            return {**nobody, "authorizing_integration_owners": {"0": "0"}, "context": 1}
    return {}


def _usual(what: Interaction, channel: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": what.id, "application_id": payloads.APPLICATION, "type": what.kind, "token": what.token, "version": 1,
        "guild_id": payloads.GUILD, "channel_id": channel["id"], "channel": channel,
        "member": payloads.member(what.user),
        "locale": what.locale, "guild_locale": "en-US", "app_permissions": payloads.ALL_RIGHTS, "entitlements": [],
        "authorizing_integration_owners": {"0": payloads.GUILD}, "context": 0, "attachment_size_limit": 10485760,
        "data": data,
    }  # fmt: skip


def fields_of(form: dict[str, Any], filled: dict[str, Any]) -> list[dict[str, Any]]:
    """The form as a client sends it back, with what was filled in by field name."""
    found = []
    for label in form["components"]:
        component, value = label["component"], filled.get(label["component"]["custom_id"])
        given = {"value": value or ""} if component["type"] == 4 else {"values": value or []}
        kept = {"type": component["type"], "id": 1, "custom_id": component["custom_id"], **given}
        found.append({"type": 18, "id": 2, "component": kept})
    return found

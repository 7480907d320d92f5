"""Adding the coach to a workspace: the OAuth pages, their state, and the greeting afterwards."""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import time
from urllib.parse import urlencode
from uuid import uuid4

from pydantic import TypeAdapter
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.addresses import INSTALL, REDIRECT
from adapters.slack.client import SECONDS
from adapters.slack.installations import Installations, community_of
from adapters.slack.manifest import SCOPES
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from coach.chat.message import Button, Buttons, Heading, Message, Note, Paragraph, code, plain, said
from coach.chat.places import Community, Member
from coach.chat.service import CoachService
from coach.errors import CoachError
from coach.store.vault import NotOurs, Vault

log = logging.getLogger(__name__)

SLACK = "https://app.slack.com/client"
UNREACHED = "unreached"
STATE_SECONDS = 600
_STATE = TypeAdapter(tuple[str, float])


class SealedStates(AsyncOAuthStateStore):
    """States that carry their own proof: sealed with the coach's key, so that any process can check them.

    Slack's library also ties each to the installer's browser by a cookie.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._used: dict[str, float] = {}

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new state."""
        return self._vault.lock(_STATE.dump_json((uuid4().hex, time()))).decode("ascii")

    async def async_consume(self, state: str) -> bool:
        """Whether the state is one of ours, fresh, and not used yet."""
        try:
            name, issued = _STATE.validate_json(self._vault.unlock(state.encode()))
        except (NotOurs, ValueError):
            return False
        now = time()
        self._used = {each: moment for each, moment in self._used.items() if now - moment < STATE_SECONDS}
        if name in self._used or not 0 <= now - issued < STATE_SECONDS:
            return False
        self._used[name] = now
        return True


ResultPage = Callable[[Message], str]
"""Shows a message as a whole page in the browser."""


def flow(
    settings: SlackSettings,
    installations: Installations,
    vault: Vault,
    greeting: "Greeting",
    page: ResultPage,
    url: str,
) -> AsyncOAuthFlow:
    """Slack's own OAuth flow, keeping installations with us; `url`: the public address, empty if Slack knows it."""
    ending = _Ending(greeting, page)
    return AsyncOAuthFlow(
        client=AsyncWebClient(base_url=settings.api_url, timeout=SECONDS),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret.get_secret_value(),
            scopes=sorted(SCOPES),
            user_scopes=[],
            redirect_uri=url.rstrip("/") + REDIRECT if url else None,
            # The directory's "direct install" address: straight to Slack, where the scopes are shown.
            install_page_rendering_enabled=False,
            authorization_url=settings.api_url.removesuffix("api/") + "oauth/v2/authorize",
            installation_store=installations,
            state_store=SealedStates(vault),
            callback_options=AsyncCallbackOptions(success=ending.installed, failure=ending.failed),
        ),
    )


@dataclass(frozen=True, slots=True)
class Greeting:
    """Writes to the person who installed the coach, and to nobody else."""

    platform: SlackPlatform
    service: CoachService

    async def greet(self, community: Community, user: str) -> None:
        """The welcome, as a direct message. That it cannot be sent spoils no installation."""
        try:
            place = await self.platform.direct(Member(community, user))
            await self.platform.post(
                place, await self.service.welcome(community), f"hi{uuid4().hex[:16]}", unclear=False
            )
        except CoachError as error:
            log.warning("The installer was not greeted: %s", error.message)


@dataclass(frozen=True, slots=True)
class _Ending:
    """What the browser shows at the end."""

    greeting: Greeting
    page: ResultPage

    async def installed(self, args: AsyncSuccessArgs) -> BoltResponse:
        community = community_of(args.installation)
        await self.greeting.greet(community, args.installation.user_id or "")
        return self._shown(thanks(args.installation.team_id or "", args.installation.app_id or ""), 200, args.settings)

    async def failed(self, args: AsyncFailureArgs) -> BoltResponse:
        reason = word(args.reason)
        log.warning("An installation did not work out (%s).", reason if reason in REASONS else "another reason")
        return self._shown(sorry(reason), args.suggested_status_code, args.settings)

    def _shown(self, message: Message, status: int, settings: AsyncOAuthSettings) -> BoltResponse:
        headers: dict[str, str | Sequence[str]] = {
            "Content-Type": "text/html; charset=utf-8",
            "Set-Cookie": settings.state_utils.build_set_cookie_for_deletion(),
        }
        return BoltResponse(status=status, body=self.page(message), headers=headers)


def thanks(team: str, app: str) -> Message:
    """What to do next, once the coach is installed."""
    steps = (
        said("1. Invite it to a channel for resumes: ", code("/invite @Resume Coach"), "."),
        said("2. Choose who can see reviews and how long resumes are kept: ", code("/resume-settings"), "."),
        said("3. Drop a resume as PDF or DOCX. The answer comes in a thread."),
    )
    address = f"https://slack.com/app_redirect?{urlencode({'app': app, 'team': team})}" if app and team else SLACK
    return Message(
        (
            Heading("The coach is installed"),
            *(Paragraph(step) for step in steps),
            Buttons((Button("Open Slack", url=address),)),
            Note(plain("I have written to you there, and to nobody else.")),
        ),
        summary="The coach is installed",
    )


def word(reason: str) -> str:
    """The reason, if it is one word as Slack's are; "" for a sentence that anybody could put into the address."""
    return reason if _WORD.fullmatch(reason) else ""


def sorry(reason: str) -> Message:
    """Why the coach was not installed, and what to do."""
    named = f" ({reason})" if reason else ""
    text = REASONS.get(reason, f"Slack didn't let it through{named}. Please try again.")
    again = Buttons((Button("Add to Slack", url=INSTALL),))
    return Message((Heading("The coach is not installed"), Paragraph(plain(text)), again), summary="Not installed")


_WORD = re.compile(r"[a-z_]{1,40}")
EXPIRED = "That took longer than ten minutes, or the link was already used. Please start again."
REASONS = {
    "access_denied": "You chose not to add it, so nothing was changed. You can come back at any time.",
    "invalid_browser": (
        "You came back in a different browser than you started in, or without its cookie. Please start again."
    ),
    "invalid_state": EXPIRED,
    "invalid_code": EXPIRED,
    "missing_code": EXPIRED,
    "storage_error": "I couldn't save it on my side. Please try again in a minute.",
    UNREACHED: "I couldn't reach Slack, or couldn't save the result. Please try again in a minute.",
}
"""By Slack's and its library's names of what went wrong."""


async def brought_back(flow: AsyncOAuthFlow, request: AsyncBoltRequest) -> BoltResponse:
    """The page for someone who comes back from Slack. What breaks on the way is shown like any other failure."""
    try:
        return await flow.handle_callback(request)
    except Exception:
        log.exception("An installation broke.")
        args = AsyncFailureArgs(
            request=request,
            reason=UNREACHED,
            suggested_status_code=503,
            settings=flow.settings,
            default=flow.default_callback_options,
        )
        return await flow.failure_handler(args)

"""Checks a live Slack configuration: tokens, scopes, Socket Mode. Posts nothing."""

from slack_sdk.errors import SlackApiError

from adapters.checkup import Check
from adapters.slack.client import Web
from adapters.slack.failures import code_of
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings

UNREAD = "Slack's answer cannot be read: something else answers at its address."
WRONG_CODE = frozenset({"invalid_code", "code_already_used"})
REINSTALL = "Take the manifest that `coach manifest slack` prints, and install the app again."


async def examine(settings: SlackSettings) -> list[Check]:
    """All checks that the settings allow."""
    api = Web(settings.api_url)
    try:
        checks = [_way_in(settings)]
        if token := settings.bot_token.get_secret_value():
            checks.append(await _bot(api, token))
        if token := settings.app_token.get_secret_value():
            checks.append(await _socket(api, token))
        if settings.by_oauth:
            checks.append(await _oauth(api, settings))
        return checks
    finally:
        await api.close()


def _way_in(settings: SlackSettings) -> Check:
    if settings.by_socket or settings.by_http:
        ways = [name for name, on in (("Socket Mode", settings.by_socket), ("HTTP", settings.by_http)) if on]
        return Check("ok", f"Events come over {' and '.join(ways)}.")
    return Check("error", "No events can come in.", "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).")


async def _bot(api: Web, token: str) -> Check:
    try:
        answer = await api.client(token).auth_test()
    except SlackApiError as error:
        if not code_of(error):
            return Check("error", UNREAD, "Check the network and SLACK_API_URL.")
        return Check("error", f"The bot token is refused ({code_of(error)}).", "Copy SLACK_BOT_TOKEN (xoxb-…) again.")
    except Exception as error:
        return Check(
            "error", f"Slack cannot be reached ({type(error).__name__}).", "Check the network and SLACK_API_URL."
        )
    granted = {scope.strip() for scope in str(answer.headers.get("x-oauth-scopes", "")).split(",") if scope.strip()}
    team = answer.get("team", "the workspace")
    if not granted:
        return Check("ok", f"The bot token works in {team}; its scopes are not told.")
    missing, more = sorted(SCOPES.keys() - granted), sorted(granted - SCOPES.keys())
    if missing:
        needs = "; ".join(f"{scope} (for {SCOPES[scope]})" for scope in missing)
        return Check("error", f"In {team} the app lacks: {needs}.", REINSTALL)
    if more:
        return Check("warning", f"In {team} the app has more scopes than it uses: {', '.join(more)}.", REINSTALL)
    return Check("ok", f"The bot token works in {team}, with exactly the scopes in use.")


async def _oauth(api: Web, settings: SlackSettings) -> Check:
    """Asks with a code that is none: Slack looks at the client first, and at the code only if it knows the client."""
    if not settings.by_http:
        fix = "Set SLACK_SIGNING_SECRET: installing needs the HTTP endpoint."
        return Check("error", "Workspaces cannot install the app themselves.", fix)
    secret = settings.client_secret.get_secret_value()
    try:
        await api.client("").oauth_v2_access(client_id=settings.client_id, client_secret=secret, code="doctor")
    except SlackApiError as error:
        if code_of(error) in WRONG_CODE:
            return Check("ok", "Client id and secret are good: workspaces can install the app.")
        if not code_of(error):
            return Check("error", UNREAD, "Check the network and SLACK_API_URL.")
        fix = "Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from the app's page."
        return Check("error", f"The client is refused ({code_of(error)}).", fix)
    except Exception as error:
        return Check(
            "error", f"Slack cannot be reached ({type(error).__name__}).", "Check the network and SLACK_API_URL."
        )
    return Check("warning", "Slack took a made-up code for an installation.", "Check SLACK_API_URL.")


async def _socket(api: Web, token: str) -> Check:
    try:
        await api.client(token).apps_connections_open(app_token=token)
    except SlackApiError as error:
        if not code_of(error):
            return Check("error", UNREAD, "Check the network and SLACK_API_URL.")
        fix = "Make an app-level token (xapp-…) with the scope connections:write and turn Socket Mode on."
        return Check("error", f"Socket Mode is refused ({code_of(error)}).", fix)
    except Exception as error:
        return Check("error", f"Socket Mode cannot be reached ({type(error).__name__}).", "Check SLACK_API_URL.")
    return Check("ok", "Socket Mode can be opened.")

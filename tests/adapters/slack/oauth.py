"""Slack's side of installing: the page where scopes are granted, codes, rotating tokens, organisations."""

from base64 import b64decode
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

CLIENT_ID, CLIENT_SECRET = "1.2", "client-secret"
TWELVE_HOURS = 43_200
JSON = dict[str, Any]


@dataclass(frozen=True)
class Home:
    """Where the coach gets installed: a workspace, or with `enterprise` alone a whole organisation."""

    team: str = ""
    enterprise: str = ""
    user: str = "UINSTALLER"


@dataclass
class OAuth:
    """Hands out codes and tokens, each refresh token once. `tokens`: the workspace or organisation of each good one."""

    expires_in: int = TWELVE_HOURS
    homes: list[Home] = field(default_factory=lambda: [Home("T1")])
    """Where the next installers install."""
    tokens: dict[str, str] = field(default_factory=dict)
    asked_scopes: list[str] = field(default_factory=list)
    renewals: int = 0
    redirects: dict[str, str] = field(default_factory=dict)
    _codes: dict[str, Home] = field(default_factory=dict)
    _renewable: dict[str, str] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: count(1))

    async def authorize(self, request: web.Request) -> web.Response:
        """The installer presses "Allow"."""
        query = request.query
        if query["client_id"] != CLIENT_ID or not query.get("scope") or not query.get("state"):
            return web.Response(status=400, text="bad request")
        self.asked_scopes = query["scope"].split(",")
        code = f"code-{next(self._numbers)}"
        self._codes[code] = self.homes.pop(0)
        self.redirects[code] = query["redirect_uri"]
        answer = urlencode({"code": code, "state": query["state"]})
        raise web.HTTPFound(f"{query['redirect_uri']}?{answer}")

    def access(self, authorization: str, what: JSON) -> JSON | str:
        """`oauth.v2.access`: a code or a refresh token for an access token; a string is an error."""
        if not _is_ours(authorization, what):
            return "bad_client_secret"
        if what.get("grant_type") == "refresh_token":
            home = self._renewable.pop(what["refresh_token"], None)
            if home is None:
                return "invalid_refresh_token"
            self.tokens = {token: of for token, of in self.tokens.items() if of != home}
            self.renewals += 1
            return self._grant(home)
        found = self._codes.pop(what.get("code", ""), None)
        if found is None:
            return "invalid_code"
        if self.redirects[what["code"]] != what.get("redirect_uri"):
            return "bad_redirect_uri"
        whole = not found.team
        return {
            **self._grant(found.team or found.enterprise),
            "app_id": "A1",
            "authed_user": {"id": found.user},
            "bot_user_id": "UBOT",
            "team": None if whole else {"id": found.team, "name": "Test"},
            "enterprise": {"id": found.enterprise, "name": "Org"} if found.enterprise else None,
            "is_enterprise_install": whole,
        }

    def _grant(self, home: str) -> JSON:
        number = next(self._numbers)
        token, renewal = f"xoxe.xoxb-{number}", f"xoxe-{number}"
        self.tokens[token] = home
        self._renewable[renewal] = home
        scopes = ",".join(self.asked_scopes)
        expiry = {"refresh_token": renewal, "expires_in": self.expires_in}
        return {"access_token": token, "token_type": "bot", "scope": scopes, **expiry}


def _is_ours(authorization: str, what: JSON) -> bool:
    if authorization.startswith("Basic "):
        return b64decode(authorization.removeprefix("Basic ")).decode() == f"{CLIENT_ID}:{CLIENT_SECRET}"
    return (what.get("client_id"), what.get("client_secret")) == (CLIENT_ID, CLIENT_SECRET)

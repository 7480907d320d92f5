"""Where the coach is installed: tokens by workspace or organisation, encrypted at rest and renewed in time."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import time

from aiohttp import ClientError
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackClientError, SlackTokenRotationError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import delete, select

from adapters.slack.client import Web
from coach.chat.places import Community
from coach.errors import PlaceGone, TryLater
from coach.store import Store, tables
from coach.store.vault import Vault

RENEW_BEFORE = 120
"""Minutes before a token expires that it is renewed; a token lives twelve hours."""

NAME = 200
NOT_INSTALLED = "The coach is no longer installed there."


@dataclass(frozen=True, slots=True)
class Grant:
    """What an installation gave. `expires_at`: Unix seconds where tokens rotate."""

    token: str
    bot_id: str
    bot_user: str
    refresh_token: str = ""
    expires_at: int | None = None


class Installations(AsyncInstallationStore):
    """Keeps installations in the coach's own database; implements `adapters.slack.client.Clients`.

    A workspace of an organisation that installed the coach for all of its workspaces has a row without secrets,
    which names the organisation.
    """

    def __init__(self, store: Store, vault: Vault, web: Web, client_id: str, client_secret: str) -> None:
        self._store, self._vault, self._web = store, vault, web
        self._id, self._secret = client_id, client_secret
        self._renewing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def async_save(self, installation: Installation) -> None:
        """Keeps a new installation, in place of an older one of the same workspace or organisation."""
        bot = installation.to_bot()
        grant = Grant(bot.bot_token, bot.bot_id, bot.bot_user_id, bot.bot_refresh_token or "", bot.bot_token_expires_at)
        of = community_of(installation)
        await self._write(of, installation.enterprise_id or "", grant, installation.user_id or "")

    async def of(self, community: Community) -> AsyncWebClient:
        """The community's client. Raises PlaceGone if the coach is not installed there (any more)."""
        home = await self._home(community)
        found = await self._grant(home) if home else None
        if home is None or found is None:
            raise PlaceGone(NOT_INSTALLED)
        return self._web.client((await self._fresh(home, found)).token)

    async def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        """Who the coach is in a workspace; remembers which organisation a workspace belongs to."""
        team = Community("slack", team_id or enterprise_id or "")
        home = await self._home(team)
        if home is None and enterprise_id:
            home = Community("slack", enterprise_id)
            if await self._grant(home) is None:
                return None
            await self._write(team, enterprise_id, None, "")
        grant = await self._grant(home) if home else None
        if grant is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=grant.bot_id,
            bot_user_id=grant.bot_user,
            bot_token=grant.token,
        )

    async def within(self, community: Community) -> list[Community]:
        """The workspaces that use an organisation's installation."""
        async with self._store.across("an organisation's workspaces") as session:
            query = select(tables.Installation).where(
                tables.Installation.enterprise == community.id, tables.Installation.secrets == b""
            )
            rows = (await session.scalars(query)).all()
        return [Community("slack", row.community.partition(":")[2]) for row in rows if row.community != community.key]

    async def everywhere(self) -> list[Community]:
        """The workspaces of their own, and those of organisations from which something was heard."""
        async with self._store.across("the workspaces in which the coach is installed") as session:
            rows = (await session.scalars(select(tables.Installation).order_by(tables.Installation.id))).all()
        ids = dict.fromkeys(row.community.partition(":")[2] for row in rows if row.platform == "slack")
        organisations = {row.enterprise for row in rows}
        return [Community("slack", each) for each in ids if each not in organisations]

    async def forget(self, community: Community) -> None:
        """Deletes the community's tokens."""
        async with self._store.of(community.key) as session:
            await session.execute(delete(tables.Installation))

    async def _home(self, community: Community) -> Community | None:
        """Where the community's tokens are kept: with itself or with its organisation."""
        async with self._store.of(community.key) as session:
            row = await session.scalar(select(tables.Installation).order_by(tables.Installation.id.desc()).limit(1))
        if row is None:
            return None
        return community if row.secrets else Community("slack", row.enterprise)

    async def _grant(self, community: Community) -> Grant | None:
        async with self._store.of(community.key) as session:
            query = select(tables.Installation).where(tables.Installation.secrets != b"")
            row = await session.scalar(query.order_by(tables.Installation.id.desc()).limit(1))
        return self._vault.open(Grant, row.secrets) if row else None

    async def _write(self, community: Community, enterprise: str, grant: Grant | None, by: str) -> None:
        async with self._store.of(community.key) as session:
            row = await session.scalar(
                select(tables.Installation).where(tables.Installation.enterprise == enterprise).with_for_update()
            )
            if row is None:
                row = tables.Installation(platform="slack", enterprise=enterprise, name=community.name[:NAME])
                row.installed_at = datetime.now(UTC)
                session.add(row)
            row.secrets = self._vault.seal(Grant, grant) if grant else b""
            row.installed_by = by or row.installed_by or ""
            expires = grant.expires_at if grant else None
            row.expires_at = datetime.fromtimestamp(expires, UTC) if expires else None

    async def _fresh(self, community: Community, grant: Grant) -> Grant:
        """The grant, renewed if it expires soon; one renewal at a time, since each refresh token is good for one."""
        if not _expires_soon(grant):
            return grant
        async with self._renewing[community.key]:
            now = await self._grant(community) or grant
            if not _expires_soon(now):
                return now
            return await self._renewed(community, now)

    async def _renewed(self, community: Community, grant: Grant) -> Grant:
        rotator = AsyncTokenRotator(client_id=self._id, client_secret=self._secret, client=self._web.client(""))
        try:
            bot = await rotator.perform_bot_token_rotation(bot=_to_bot(grant), minutes_before_expiration=RENEW_BEFORE)
        except (SlackTokenRotationError, SlackClientError, ClientError, TimeoutError, OSError) as error:
            # Another process may have used the refresh token first; what it kept then counts.
            other = await self._grant(community)
            if other and other.token != grant.token:
                return other
            if (grant.expires_at or 0) > time():
                return grant
            raise TryLater(60, refused=True) from error
        if bot is None:
            return grant
        new = replace(
            grant,
            token=bot.bot_token,
            refresh_token=bot.bot_refresh_token or "",
            expires_at=int(str(bot.bot_token_expires_at)) if bot.bot_token_expires_at else None,
        )
        async with self._store.of(community.key) as session:
            for row in await session.scalars(select(tables.Installation).where(tables.Installation.secrets != b"")):
                row.secrets = self._vault.seal(Grant, new)
        return new


def community_of(installation: Installation) -> Community:
    """The workspace, or the organisation that installed the coach for all of its workspaces (it has no team id)."""
    if installation.is_enterprise_install or not installation.team_id:
        return Community("slack", installation.enterprise_id or "", installation.enterprise_name or "")
    return Community("slack", installation.team_id, installation.team_name or "")


def _expires_soon(grant: Grant) -> bool:
    return grant.expires_at is not None and grant.expires_at < time() + RENEW_BEFORE * 60


def _to_bot(grant: Grant) -> Bot:
    return Bot(
        bot_token=grant.token,
        bot_id=grant.bot_id,
        bot_user_id=grant.bot_user,
        bot_refresh_token=grant.refresh_token,
        bot_token_expires_at=grant.expires_at,
        installed_at=time(),
    )

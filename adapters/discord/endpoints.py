"""Points discord.py at the servers that the settings name."""

from urllib.parse import urlsplit

import discord
from discord.gateway import DiscordWebSocket
from discord.http import INTERNAL_API_VERSION, Route
from yarl import URL

from adapters.discord.settings import DiscordSettings

CDN_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net", "cdn.discord.com"})


def use(settings: DiscordSettings) -> None:
    """Sets discord.py's addresses, which it keeps in its classes. Call before logging in."""
    if settings.api_url:
        Route.BASE = api_base(settings.api_url)
    if settings.gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url)
    if settings.cdn_url:
        discord.asset.Asset.BASE = settings.cdn_url.rstrip("/")


def api_base(address: str) -> str:
    """The API's base with its version: a bare host gets Discord's path."""
    base = address.rstrip("/")
    return base if urlsplit(base).path else f"{base}/api/v{INTERNAL_API_VERSION}"


def may_download(url: str, settings: DiscordSettings) -> bool:
    """Whether attachments may come from this address: Discord's hosts over TLS, or the servers the settings name.

    A server on loopback may hang its files at another port of the same host.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" and host in CDN_HOSTS:
        return True
    own = [urlsplit(base) for base in (settings.api_url, settings.cdn_url) if base]
    return any(
        parts.scheme == base.scheme and host == base.hostname and (parts.port == base.port or host in LOOPBACK)
        for base in own
    )


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

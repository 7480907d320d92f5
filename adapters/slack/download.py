"""Fetches a shared file: asks Slack about it, then downloads it with the token, which goes to Slack's hosts only."""

from typing import Any
from urllib.parse import urljoin, urlsplit

from aiohttp import ClientError, ClientResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.bounded_download import read_body, too_large
from adapters.slack.client import Web
from adapters.slack.failures import PAUSE, explained
from coach.errors import FileGone, TryLater

SLACK_HOSTS = ("slack.com", "slack-gov.com", "slack-edge.com", "slack-files.com")
REDIRECTS = 5
PAGE = (b"<!doctype html", b"<html")


async def fetch(web: Web, client: AsyncWebClient, file_id: str, max_bytes: int) -> bytes:
    """The file's bytes.

    Raises FileGone (deleted, hidden, kept elsewhere, not readable), Unreadable ("too_large") without reading past
    `max_bytes`, TryLater.
    """
    info = await file_info(client, file_id)
    _check(info, max_bytes)
    url = info.get("url_private_download") or info.get("url_private") or ""
    if not url:
        raise FileGone("Slack won't give me that file. Share it again, or send it to me in a direct message.")
    try:
        data = await _download(web, url, client.token or "", max_bytes)
    except (ClientError, TimeoutError, OSError) as error:
        raise TryLater(PAUSE) from error
    if _is_sign_in_page(data, info):
        raise FileGone("Slack showed me a sign-in page instead of the file: I'm not allowed to read files here.")
    return data


async def file_info(client: AsyncWebClient, file_id: str) -> dict[str, Any]:
    """What Slack says about a file. Events carry mere stubs of Slack Connect files, so this is always asked."""
    with explained():
        answer = await client.files_info(file=file_id)
    found: dict[str, Any] = answer.get("file") or {}
    return found


def _check(info: dict[str, Any], max_bytes: int) -> None:
    if info.get("mode") in {"tombstone", "hidden_by_limit"} or info.get("is_deleted"):
        raise FileGone("The file was deleted before I could read it. Share it again and I will look at it.")
    if info.get("is_external") or info.get("mode") == "external":
        raise FileGone("That is a link to a file kept elsewhere. Upload the PDF or DOCX itself and I will look at it.")
    if int(info.get("size") or 0) > max_bytes:
        raise too_large(max_bytes)


async def _download(web: Web, url: str, token: str, max_bytes: int) -> bytes:
    for _ in range(REDIRECTS):
        headers = {"Authorization": f"Bearer {token}"} if takes_token(url, web.api_url) else {}
        async with web.session.get(url, headers=headers, allow_redirects=False) as response:
            if response.status in {301, 302, 303, 307, 308} and "Location" in response.headers:
                url = urljoin(url, response.headers["Location"])
                continue
            _check_status(response)
            return await read_body(response, max_bytes)
    raise FileGone("The file's address leads in a circle. Share the file again.")


def takes_token(url: str, api_url: str) -> bool:
    """Whether the bot's token may be sent there: Slack's own hosts over HTTPS, or the host of the API itself."""
    target, api = urlsplit(url), urlsplit(api_url)
    host = target.hostname or ""
    if host == api.hostname and target.scheme == api.scheme:
        return True
    return target.scheme == "https" and any(host == name or host.endswith("." + name) for name in SLACK_HOSTS)


def _check_status(response: ClientResponse) -> None:
    if response.status == 200:
        return
    if response.status == 429 or response.status >= 500:
        wait = response.headers.get("Retry-After", "")
        raise TryLater(float(wait) if wait.isdigit() else PAUSE)
    raise FileGone("Slack no longer lets me read that file. Share it again and I will look at it.")


def _is_sign_in_page(data: bytes, info: dict[str, Any]) -> bool:
    if info.get("filetype") in {"html", "htm"} or str(info.get("name", "")).lower().endswith((".html", ".htm")):
        return False
    return data[:200].lstrip().lower().startswith(PAGE)

"""Who may use the playground: pages opened under a name it is meant to have, and requests of those pages only.

Without this any site that a member visits could lead a name of its own to this machine (DNS rebinding) and read on.
"""

from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from aiohttp import web

from adapters.settings import LOOPBACK

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

SAME = frozenset({"same-origin", "none"})
"""What browsers say of requests that our own page makes, or that somebody typed."""
FORBIDDEN = "Open the page first."


def allowed(written: str) -> frozenset[str]:
    """The names under which the playground may be opened: loopback, and those listed (separated by commas)."""
    return LOOPBACK | {name.strip().lower() for name in written.split(",") if name.strip()}


def guarded(handler: Handler, hosts: Iterable[str]) -> Handler:
    """The handler, for requests to one of the hosts and from its own page; others are refused before it is asked."""
    known = frozenset(hosts)

    async def answer(request: web.Request) -> web.StreamResponse:
        name = _name(request.host)
        if name not in known:
            raise web.HTTPMisdirectedRequest(text=_elsewhere(request))
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc.lower() != request.host.lower():
            raise web.HTTPForbidden(text=FORBIDDEN)
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in SAME and not _is_opening(request):
            raise web.HTTPForbidden(text=FORBIDDEN)
        return await handler(request)

    return answer


def _name(host: str) -> str:
    """The name in a Host header, without its port; "" for one that makes no sense."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_opening(request: web.Request) -> bool:
    """Whether a link elsewhere led to the page itself, which shows nothing yet."""
    return request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"


def _elsewhere(request: web.Request) -> str:
    port = f":{request.url.port}" if request.url.explicit_port else ""
    return (
        f"The playground does not go by this name. Open http://localhost{port}, or, if it is meant to be reached "
        "from elsewhere, list the name in COACH_PLAYGROUND_HOSTS.\n"
    )

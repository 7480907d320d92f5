"""The playground page: drop a resume, see the thread as chat would show it, press its buttons."""

import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from importlib.resources import files

from aiohttp import BodyPartReader, web

from adapters.web.html import form_to_html, to_html
from adapters.web.platform import COMMUNITY, Playground
from coach.answers import Answer
from coach.catalog import BY_NAME
from coach.desk import Desk
from coach.message import Message
from coach.places import Command, FileRef, Member, Place, Press, Submission, Upload

Preview = Callable[[Message], str]
"""How a platform would show a message, as HTML."""

COOKIE = "visitor"
LONG_POLL_SECONDS = 20.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def routes(desk: Desk, platform: Playground, previews: Mapping[str, Preview], max_bytes: int) -> web.RouteTableDef:
    """The playground's routes.

    `previews`: looks by name ("Slack", "Discord"); "Plain" is always there. `max_bytes`: the largest upload taken.
    """
    looks: Mapping[str, Preview] = {"Plain": to_html, **previews}
    table = web.RouteTableDef()
    page = _Page(desk, platform, looks, max_bytes)
    table.get("/")(page.show)
    table.get("/static/{name}")(page.static)
    table.get("/api/thread")(page.thread)
    table.post("/api/drop")(page.drop)
    table.post("/api/command")(page.command)
    table.post("/api/press")(page.press)
    table.post("/api/submit")(page.submit)
    return table


class _Page:
    """Handlers of the page; each acknowledges, translates in, asks the desk, translates out."""

    def __init__(self, desk: Desk, platform: Playground, looks: Mapping[str, Preview], max_bytes: int) -> None:
        self._desk, self._platform, self._looks, self._max_bytes = desk, platform, looks, max_bytes

    async def show(self, request: web.Request) -> web.StreamResponse:
        response = _asset("page.html", {"{{looks}}": json.dumps(list(self._looks)).replace("<", "\\u003c")})
        if not request.cookies.get(COOKIE):
            response.set_cookie(COOKIE, secrets.token_hex(12), httponly=True, samesite="Strict")
        return response

    async def static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in {"page.js", "page.css"}:
            raise web.HTTPNotFound
        return _asset(name)

    async def thread(self, request: web.Request) -> web.Response:
        """Messages after the `after`-th and the sign; waits a while for news."""
        conversation = self._platform.conversation(_visitor(request))
        after, sign = int(request.query.get("after", "0")), request.query.get("sign", "")
        if len(conversation.messages) <= after and (conversation.sign or "") == sign:
            changed = conversation.changed
            with_timeout = asyncio.wait_for(changed.wait(), LONG_POLL_SECONDS)
            await asyncio.gather(with_timeout, return_exceptions=True)
        shown = [self._looks_of(message) for _, message in conversation.messages[after:]]
        return _json({"messages": shown, "sign": conversation.sign or ""})

    async def drop(self, request: web.Request) -> web.Response:
        """Takes a file for review."""
        visitor = _visitor(request)
        file, _ = await self._form(request, visitor)
        if file is None:
            raise web.HTTPBadRequest(text="No file came along.")
        receipt = await self._desk.receive(
            Upload(f"web:{file.id}", _place(visitor, file.id), _member(visitor), file, asked=True)
        )
        return _json({"ahead": receipt.ahead, "review": receipt.review})

    async def command(self, request: web.Request) -> web.Response:
        """Runs a typed command, such as "/keywords https://…"."""
        visitor = _visitor(request)
        name, _, rest = str((await request.json())["text"]).strip().lstrip("/").partition(" ")
        spec = BY_NAME.get(name)
        if spec is None:
            known = ", ".join(f"/{each}" for each in BY_NAME)
            raise web.HTTPBadRequest(text=f"There is no such command. Try one of {known}.")
        options = {spec.main: rest.strip()} if spec.main and rest.strip() else {}
        command = Command(name, _member(visitor), _place(visitor), options, key=secrets.token_hex(8))
        return self._answer(await self._desk.command(command))

    async def press(self, request: web.Request) -> web.Response:
        """A pressed button."""
        visitor, said = _visitor(request), await request.json()
        press = Press(
            str(said["action"]), str(said["value"]), _member(visitor), _place(visitor), key=secrets.token_hex(8)
        )
        return self._answer(await self._desk.press(press))

    async def submit(self, request: web.Request) -> web.Response:
        """A filled-in form."""
        visitor = _visitor(request)
        file, fields = await self._form(request, visitor)
        form, value = fields.pop("__form", ""), fields.pop("__value", "")
        submission = Submission(form, value, _member(visitor), _place(visitor), fields, file, secrets.token_hex(8))
        return self._answer(await self._desk.submit(submission))

    def _looks_of(self, message: Message) -> dict[str, str]:
        return {name: look(message) for name, look in self._looks.items()}

    def _answer(self, answer: Answer) -> web.Response:
        form = form_to_html(answer.form, answer.problems) if answer.form else ""
        problems = list(answer.problems.values()) if not answer.form else []
        return _json(
            {"messages": [self._looks_of(each) for each in answer.messages], "form": form, "problems": problems}
        )

    async def _form(self, request: web.Request, visitor: str) -> tuple[FileRef | None, dict[str, str]]:
        """The file (at most one) and the text fields of a form."""
        file, fields = None, {}
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.filename is not None:
                data = bytes(await part.read(decode=True))
                if part.filename or data:
                    file = self._platform.keep(visitor, part.filename, data[: self._max_bytes + 1])
            else:
                fields[part.name or ""] = (await part.text())[:20_000]
        return file, fields


def _visitor(request: web.Request) -> str:
    """The visitor's name for this browser; refuses requests that another site's page makes."""
    visitor = request.cookies.get(COOKIE, "")
    if not visitor.isalnum() or request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise web.HTTPForbidden(text="Open the page first.")
    return visitor


def _member(visitor: str) -> Member:
    return Member(COMMUNITY, visitor, is_moderator=True)


def _place(visitor: str, message: str = "") -> Place:
    return Place(COMMUNITY, visitor, message, audience="member", is_direct=True)


def _json(value: dict[str, object]) -> web.Response:
    return web.json_response(value, headers=HEADERS)


def _asset(name: str, fill: Mapping[str, str] | None = None) -> web.Response:
    text = (files("adapters.web") / "static" / name).read_text("utf-8")
    for blank, value in (fill or {}).items():
        text = text.replace(blank, value)
    kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
    return web.Response(text=text, content_type=kinds[name.rpartition(".")[2]], headers=HEADERS)

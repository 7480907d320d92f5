"""The playground page: drop a resume, see the thread as chat would show it, press its buttons."""

import asyncio
import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from html import escape
from importlib.resources import files

from aiohttp import web
from pydantic import BaseModel, Field

from adapters.settings import LOOPBACK
from adapters.web.guard import guarded
from adapters.web.html import form_to_html, to_html
from adapters.web.intake import Form, read_form, read_json
from adapters.web.platform import Playground, community_of, new_file
from coach.chat.answers import Answer
from coach.chat.catalog import BY_NAME
from coach.chat.message import Message
from coach.chat.places import Command, FileRef, Member, Place, Press, Submission, Upload
from coach.chat.service import CoachService
from coach.chat.typed_options import to_options
from coach.errors import TryLater
from coach.review.thread import role_name
from rules.role import Role
from texts import choosing, gettext, speaking, spoken

Preview = Callable[[Message], str]
"""How a platform would show a message, as HTML."""

COOKIE = "visitor"
_VISITOR = re.compile(r"[0-9a-f]{24}")
LONG_POLL_SECONDS = 20.0
FORBIDDEN = "Open the page first."
NO_FILE = "There was no file."
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


class Said(BaseModel):
    """A typed command."""

    text: str = Field(max_length=64_000)


class Pressed(BaseModel):
    """A pressed button."""

    action: str = Field(max_length=100)
    value: str = Field(max_length=2000)


def routes(
    service: CoachService,
    platform: Playground,
    previews: Mapping[str, Preview],
    max_bytes: int,
    hosts: Iterable[str] = LOOPBACK,
) -> web.RouteTableDef:
    """The playground's routes.

    `previews`: looks by name ("Slack", "Discord"); "Plain" is always there. `max_bytes`: the largest upload taken.
    `hosts`: the names under which the page may be opened.
    """
    looks: Mapping[str, Preview] = {"Plain": to_html, **previews}
    table = web.RouteTableDef()
    page = _Page(service, platform, looks, max_bytes)
    asked = {"/": page.show, "/static/{name}": page.static, "/api/thread": page.thread}
    sent = {"drop": page.drop, "command": page.command, "press": page.press, "submit": page.submit}
    for path, handler in asked.items():
        table.get(path)(guarded(handler, hosts))
    for name, handler in sent.items():
        table.post(f"/api/{name}")(guarded(handler, hosts))
    return table


class _Page:
    """Handlers of the page; each acknowledges, translates in, asks the service, translates out."""

    def __init__(
        self, service: CoachService, platform: Playground, looks: Mapping[str, Preview], max_bytes: int
    ) -> None:
        self._service, self._platform, self._looks, self._max_bytes = service, platform, looks, max_bytes

    async def show(self, request: web.Request) -> web.StreamResponse:
        with speaking(choosing.best([choosing.of_header(request.headers.get("Accept-Language", ""))])):
            blanks = {f"{{{{{name}}}}}": escape(text) for name, text in _texts().items()}
            blanks["{{roles}}"] = _roles()
        response = _asset("page.html", {"{{looks}}": json.dumps(list(self._looks)).replace("<", "\\u003c"), **blanks})
        if not _VISITOR.fullmatch(request.cookies.get(COOKIE, "")):
            response.set_cookie(COOKIE, secrets.token_hex(12), httponly=True, samesite="Strict", secure=request.secure)
        return response

    async def static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in {"page.js", "page.css"}:
            raise web.HTTPNotFound
        return _asset(name)

    async def thread(self, request: web.Request) -> web.Response:
        """Messages after the `after`-th and the sign; waits a while for news.

        `run` names the conversation that the page knows: of another one, begun after a restart, it is told all.
        """
        conversation = self._platform.conversation(_visitor(request))
        run, reaction = request.query.get("run", conversation.id), request.query.get("sign", "")
        after = _number(request.query.get("after", ""))
        is_current = run == conversation.id and (conversation.reaction or "") == reaction
        if is_current and len(conversation.messages) <= after:
            changed = conversation.changed
            with_timeout = asyncio.wait_for(changed.wait(), LONG_POLL_SECONDS)
            await asyncio.gather(with_timeout, return_exceptions=True)
        after = after if run == conversation.id else 0
        shown = [self._looks_of(message) for _, message in conversation.messages[after:]]
        return _json({"messages": shown, "sign": conversation.reaction or "", "run": conversation.id})

    async def drop(self, request: web.Request) -> web.Response:
        """Takes a file for review."""
        visitor = _visitor(request)
        file = self._kept(visitor, await self._form(request, visitor))
        if file is None:
            raise web.HTTPBadRequest(text=NO_FILE)
        receipt = await self._service.receive(
            Upload(f"web:{file.id}", self._place(visitor, file.id), _member(visitor, request), file, asked=True)
        )
        return _json({"ahead": receipt.ahead, "review": receipt.review})

    async def command(self, request: web.Request) -> web.Response:
        """Runs a typed command, such as "/keywords https://…"."""
        visitor = _visitor(request)
        name, _, rest = (await read_json(request, Said)).text.strip().lstrip("/").partition(" ")
        spec = BY_NAME.get(name)
        if spec is None:
            known = ", ".join(f"/{each}" for each in BY_NAME)
            with speaking(choosing.best([_member(visitor, request).locale])):
                text = gettext("There is no such command. Try one of {commands}.", commands=known)
            raise web.HTTPBadRequest(text=text)
        options = to_options(spec, rest.strip())
        command = Command(name, _member(visitor, request), self._place(visitor), options, key=secrets.token_hex(8))
        return self._answer(await self._service.command(command))

    async def press(self, request: web.Request) -> web.Response:
        """A pressed button."""
        visitor, said = _visitor(request), await read_json(request, Pressed)
        press = Press(
            said.action, said.value, _member(visitor, request), self._place(visitor), key=secrets.token_hex(8)
        )
        return self._answer(await self._service.press(press))

    async def submit(self, request: web.Request) -> web.Response:
        """A filled-in form."""
        visitor = _visitor(request)
        filled = await self._form(request, visitor)
        file, fields = self._kept(visitor, filled), dict(filled.fields)
        form, value = fields.pop("__form", ""), fields.pop("__value", "")
        place = self._place(visitor, file.id if file else "")
        submission = Submission(form, value, _member(visitor, request), place, fields, file, secrets.token_hex(8))
        return self._answer(await self._service.submit(submission))

    def _looks_of(self, message: Message) -> dict[str, str]:
        return {name: look(message) for name, look in self._looks.items()}

    def _answer(self, answer: Answer) -> web.Response:
        problems = list(answer.problems.values()) if not answer.form else []
        with speaking(answer.language):
            form = form_to_html(answer.form, answer.problems) if answer.form else ""
            messages = [self._looks_of(each) for each in answer.messages]
        return _json({"messages": messages, "form": form, "problems": problems})

    async def _form(self, request: web.Request, visitor: str) -> Form:
        """What was sent; refused before it is read if too many files wait already."""
        try:
            self._platform.make_room(visitor)
        except TryLater as busy:
            headers = {"Retry-After": f"{busy.seconds:.0f}"}
            raise web.HTTPTooManyRequests(text=busy.message, headers=headers) from None
        return await read_form(request, new_file, self._max_bytes)

    def _place(self, visitor: str, message: str = "") -> Place:
        """The visitor's conversation. Its name is another one after a restart: nothing from before stands there."""
        run = self._platform.conversation(visitor).id
        return Place(community_of(visitor), visitor, message, run, audience="member", is_direct=True)

    def _kept(self, visitor: str, form: Form) -> FileRef | None:
        return self._platform.keep(visitor, form.name, form.file) if form.file is not None else None


def _texts() -> dict[str, str]:
    """The words of the page itself, in the language spoken."""
    return {
        "language": spoken(),
        "title": gettext("Resume Coach playground"),
        "what": gettext(
            "Drop a resume and read the thread that your community would see. Nothing leaves this machine."
        ),
        "look": gettext("How the thread looks"),
        "drop": gettext("Drop a resume here"),
        "choose": gettext("PDF or DOCX, or click to choose one"),
        "seen": "👀 " + gettext("Reading …"),
        "done": "✅ " + gettext("Done. The review is below."),
        "failed": "⚠️ " + gettext("I couldn’t review this file."),
        "try": gettext("Try more with your newest resume"),
        "role": gettext("The kind of work you are aiming for"),
        "review": gettext("Review it for this"),
        "posting": gettext("A job posting: its address or its text"),
        "compare": gettext("Compare"),
        "parsed": gettext("How an applicant tracking system may see it"),
        "show": gettext("What the parser read"),
        "thread": gettext("Thread"),
        "answer": gettext("Answer"),
        "command": gettext("Command"),
        "send": gettext("Send"),
        "before": gettext("{count} ahead of you …"),
    }


def _roles() -> str:
    """The kinds of work to choose from, as options of a select."""
    named = ((str(role), role_name(role)) for role in Role if role is not Role.NONE)
    known = (("auto", gettext("what it reads as")), *named)
    return "".join(f'<option value="{escape(value)}">{escape(name)}</option>' for value, name in known)


def _visitor(request: web.Request) -> str:
    """The visitor's name for this browser session. Refuses who has not opened the page."""
    visitor = request.cookies.get(COOKIE, "")
    if not _VISITOR.fullmatch(visitor):
        raise web.HTTPForbidden(text=FORBIDDEN)
    return visitor


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0


def _member(visitor: str, request: web.Request) -> Member:
    """The visitor; their browser tells the language they read."""
    locale = choosing.of_header(request.headers.get("Accept-Language", ""))
    return Member(community_of(visitor), visitor, is_moderator=True, locale=locale)


def _json(value: dict[str, object]) -> web.Response:
    return web.json_response(value, headers=HEADERS)


def _asset(name: str, fill: Mapping[str, str] | None = None) -> web.Response:
    text = (files("adapters.web") / "static" / name).read_text("utf-8")
    for blank, value in (fill or {}).items():
        text = text.replace(blank, value)
    kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
    return web.Response(text=text, content_type=kinds[name.rpartition(".")[2]], headers=HEADERS)

"""The public pages of an installation: what the coach is, how to add it, privacy, terms, support, sub-processors."""

import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files

from aiohttp import web

from adapters.web.html import to_html
from coach.chat.message import Heading, Message, Paragraph, plain
from coach.errors import CoachError

Address = Callable[[], Awaitable[str]]
"""Gives an address to send a visitor to; may ask a platform for it. Raises CoachError with what to tell them."""

PAGES = {"privacy": "Privacy policy", "terms": "Terms", "support": "Support", "sub-processors": "Sub-processors"}
ASSETS = {"site.css": "text/css", "thread.png": "image/png", "icon.svg": "image/svg+xml"}
LANDING = "A resume review in your own community"
DESCRIPTION = (
    "Drop a resume into a Slack or Discord channel and get a review in a thread: a score, the fixes that matter most, "
    "and stronger wordings of your own lines."
)


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this installation, as its pages say it.

    `support` is a mail address or a web address. `own_pages` are addresses that the operator has for some of `PAGES`.
    """

    name: str
    support: str
    hosting: str = ""
    sub_processors: tuple[str, ...] = ()
    own_pages: Mapping[str, str] = field(default_factory=dict)
    models: tuple[str, ...] = ()
    """Language models that communities may turn on; empty: there are none."""
    models_at: str = ""
    """The host that they are asked at."""


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of an installation. `doors`: by label ("Add to Slack") the path that leads there."""

    operator: Operator | None
    doors: Mapping[str, str] = field(default_factory=dict)

    def page(self, title: str, body: str) -> str:
        """A whole page around a body of HTML."""
        return _filled("frame.html", _blanks(title, body, self._links()))

    def message(self, message: Message) -> str:
        """A whole page that shows a message of the coach: thanks, or what went wrong."""
        return self.page(message.summary, to_html(message, level=1))

    def text(self, name: str) -> str:
        """One of `PAGES`, or the landing page. The operator must be known."""
        operator = self.operator or Operator("", "")
        return self.page(
            PAGES.get(name, LANDING), _filled(f"{name}.html", _words(operator) | {"doors": self._doors(), **_size()})
        )

    def _links(self) -> str:
        if self.operator is None:
            return ""
        links = {"About": "/about"} | {title: f"/{name}" for name, title in PAGES.items()}
        return " · ".join(f'<a href="{path}">{escape(label)}</a>' for label, path in links.items())

    def _doors(self) -> str:
        links = (f'<a class="door" href="{escape(path)}">{escape(label)}</a>' for label, path in self.doors.items())
        return f"<p>{' '.join(links)}</p>" if self.doors else ""


def routes(site: Site, leading: Mapping[str, Address], at_root: bool) -> web.RouteTableDef:
    """The site's routes. `leading`: paths that send visitors on; `at_root`: whether "/" is the landing page.

    Without an operator there are no texts: nobody could be asked about them.
    """
    table = web.RouteTableDef()
    table.get("/site/{name}")(_asset)
    for path, address in leading.items():
        table.get(path)(_redirect(site, address))
    if site.operator is None:
        return table
    for path in ("/about", "/") if at_root else ("/about",):
        table.get(path)(_text(site, "about"))
    for name in PAGES:
        own = site.operator.own_pages.get(name, "")
        table.get(f"/{name}")(_elsewhere(own) if own else _text(site, name))
    return table


def _text(site: Site, name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def show(_: web.Request) -> web.StreamResponse:
        return _html(site.text(name))

    return show


def _elsewhere(address: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def lead(_: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(address)

    return lead


def _redirect(site: Site, address: Address) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def lead(_: web.Request) -> web.StreamResponse:
        try:
            found = await address()
        except CoachError as error:
            sorry = Message((Heading("Not just now"), Paragraph(plain(error.message))), summary="Not just now")
            return _html(site.message(sorry), status=503)
        raise web.HTTPFound(found)

    return lead


async def _asset(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    if name not in ASSETS:
        raise web.HTTPNotFound
    data = (files("adapters.web") / "pages" / name).read_bytes()
    return web.Response(body=data, content_type=ASSETS[name], headers={"Cache-Control": "max-age=3600"})


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


def _words(operator: Operator) -> dict[str, str]:
    """What the operator says of themselves, as HTML."""
    return {
        "operator": escape(operator.name),
        "support": _contact(operator.support),
        "hosting": f"<p>The coach and its database run at: {escape(operator.hosting)}.</p>" if operator.hosting else "",
        "sub_processors": _listed(operator.sub_processors),
        "model": _on_models(operator),
        "model_row": MODEL_ROW if operator.models else "",
    }


MODEL_ROW = (
    "<tr><td>A line you agreed to send to a language model, and its wordings of it (encrypted)</td>"
    "<td>To show them to you, and not to send the same line twice</td>"
    "<td>As long as the review, or until you hide them</td></tr>\n"
)


def _on_models(operator: Operator) -> str:
    """What is said of language models, as HTML."""
    if not operator.models:
        return "No language model reads your resume."
    return (
        "No language model reads your resume. If your community turned one on, you can have a single line reworded: "
        "you are shown what would be sent, with names taken out, and it goes only if you agree, each time, to "
        f"{escape(', '.join(operator.models))} at {escape(operator.models_at)}."
    )


def _blanks(title: str, body: str, links: str) -> dict[str, str]:
    described = DESCRIPTION if title == LANDING else f"{title} · Resume Coach"
    return {"title": escape(title), "described": escape(described), "body": body, "links": links}


def _size() -> dict[str, str]:
    """How large the picture of a thread is, by its own header: a browser that knows keeps its place free."""
    width, height = struct.unpack(">II", (files("adapters.web") / "pages" / "thread.png").read_bytes()[16:24])
    return {"width": str(width), "height": str(height)}


def _contact(address: str) -> str:
    target = address if address.startswith("https://") else f"mailto:{address}"
    return f'<a href="{escape(target)}">{escape(address)}</a>'


def _listed(names: tuple[str, ...]) -> str:
    if not names:
        return "<p>The operator names no further service providers.</p>"
    return f"<ul>{''.join(f'<li>{escape(name)}</li>' for name in names)}</ul>"


def _filled(name: str, words: Mapping[str, str]) -> str:
    text = (files("adapters.web") / "pages" / name).read_text("utf-8")
    for blank, value in words.items():
        text = text.replace("{{" + blank + "}}", value)
    return text

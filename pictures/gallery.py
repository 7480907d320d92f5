"""docs/pictures.md and the pictures it shows; what each was drawn from is noted, so that none goes stale unseen."""

import asyncio
import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from pictures.discord_room import discord_room
from pictures.drawing import photograph
from pictures.room import Room
from pictures.scenes import CHAPTERS, SCENES, Scene
from pictures.slack_room import slack_room
from pictures.visit import CHAPTERS as VISITS
from pictures.visit import SETTINGS, Chapter
from tests.one_zygote import one_zygote

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE / "docs" / "pictures.md"
FOLDER = HOUSE / "docs" / "pictures"
NOTED = FOLDER / "gallery.json"
ROOMS: dict[str, Callable[..., AbstractAsyncContextManager[Room]]] = {"slack": slack_room, "discord": discord_room}
INTRODUCTION = """# What people see

Every message and form of the coach, as Slack and Discord show it. A member, Maren, hands in
[the example](../examples/resume.pdf) and a better version of it; nothing else on these pictures is made up. Both
platforms' real clients ran against servers on loopback, and what arrived there was drawn.
`scripts/make-pictures` draws this page; a test tells when a picture no longer shows what the coach says.
"""
_UNSEEN = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+| data-(?:action|value)=\"[^\"]*\"| href=\"[^\"]*\"")
"""What isn't to be seen on a picture, or is drawn by other code than the message."""


async def visited(look: str, chapter: Chapter) -> dict[str, str]:
    """What is seen on a platform in one chapter of a visit: HTML by the scenes' names."""
    found: dict[str, str] = {}

    def note(name: str, html: str) -> None:
        assert name in SCENES
        assert html, name
        found[name] = html

    with tempfile.TemporaryDirectory() as folder:
        async with ROOMS[look](Path(folder), **SETTINGS.get(chapter, {})) as room:
            await chapter(room, note)
    return found


def visits() -> Iterator[tuple[str, str]]:
    """All chapters on all platforms: HTML by the pictures' names ("slack-thread")."""
    with one_zygote():
        for look in ROOMS:
            for chapter in VISITS[look]:
                found = asyncio.run(visited(look, chapter))
                yield from ((f"{look}-{name}", html) for name, html in found.items())


def drawn_from(html: str) -> str:
    """What tells that a picture is of this HTML."""
    return hashlib.sha256(_UNSEEN.sub("", html).encode()).hexdigest()


def draw() -> None:
    """Draws all pictures and writes the page. What hasn't changed isn't drawn again."""
    noted, now = known(), {}
    for name, html in visits():
        target = FOLDER / f"{name}.png"
        if noted.get(name) != {"from": drawn_from(html), "picture": digest(target)}:
            photograph(target, name.partition("-")[0], html)
        now[name] = {"from": drawn_from(html), "picture": digest(target)}
    for gone in set(noted) - set(now):
        (FOLDER / f"{gone}.png").unlink(missing_ok=True)
    NOTED.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    PAGE.write_text(page(now), "utf-8")


def known() -> dict[str, dict[str, str]]:
    """What is noted of each picture: what it was drawn from, and what it is."""
    noted: dict[str, dict[str, str]] = json.loads(NOTED.read_text("utf-8")) if NOTED.exists() else {}
    return noted


def problems() -> list[str]:
    """What is wrong with the page and the files beside it, without a visit."""
    noted = known()
    wrong = [f"{name}.png" for name, each in noted.items() if digest(FOLDER / f"{name}.png") != each["picture"]]
    missing = [name for name in SCENES if not {f"{look}-{name}" for look in ROOMS} & noted.keys()]
    old = [] if PAGE.exists() and PAGE.read_text("utf-8") == page(noted) else [PAGE.name]
    return [*wrong, *missing, *old]


def stale() -> list[str]:
    """The same, with what the coach says otherwise now: it is asked for every message."""
    now = {name: drawn_from(html) for name, html in visits()}
    noted = {name: each["from"] for name, each in known().items()}
    return [*problems(), *sorted(name for name in now | noted if now.get(name) != noted.get(name))]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def page(noted: Mapping[str, object]) -> str:
    """The page, of the pictures that there are."""
    parts = [INTRODUCTION]
    parts.append("\n".join(f"- [{title}](#{_anchor(title)})" for title in CHAPTERS) + "\n")
    for title, scenes in CHAPTERS.items():
        parts.append(f"## {title}\n")
        parts += [_told(scene, noted) for scene in scenes]
    return "\n".join(parts)


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _told(scene: Scene, noted: Mapping[str, object]) -> str:
    there = [look for look in ROOMS if f"{look}-{scene.name}" in noted]
    shown = [f"![{scene.title}, on {look.capitalize()}](pictures/{look}-{scene.name}.png)" for look in there]
    table = f"| {' | '.join(each.capitalize() for each in there)} |\n|{'---|' * len(there)}\n| {' | '.join(shown)} |\n"
    return f"**{scene.title}.** {scene.when}\n\n{table}"

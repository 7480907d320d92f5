"""A Discord server on loopback, with the coach in it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord

from adapters.all_settings import AllSettings
from adapters.building import Coach, build
from adapters.discord.preview import to_html
from adapters.discord.settings import DiscordSettings
from adapters.slack.settings import SlackSettings
from coach.chat.catalog import BY_NAME
from coach.chat.message import Message
from coach.chat.places import Community
from pictures import discord_look as look
from pictures.room import JSON, JULES, KIM, MAREN, Answer, Dropped, Shown, at_rest, clock, named
from pictures.settings import core_settings
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import COMMAND, FORM, Interaction
from tests.adapters.discord.payloads import ALL_RIGHTS, BOT, CHANNEL, FORUM, GUILD, MENTORS, TAGS
from tests.adapters.discord.server import DIRECT, LoopbackDiscord, Recorded, error
from tests.adapters.discord.wire.conftest import at_work
from tests.adapters.discord.wire.waiting import until

USERS = {MAREN: payloads.ALICE, JULES: payloads.LEE, KIM: payloads.KIM}
NAMES = {number: name.capitalize() for name, number in USERS.items()}
TASKS = ("discord", "CommandTree")
"""What the names of discord.py's tasks begin with."""
KINDS = {"text": 3, "choice": 3, "flag": 5, "file": 11}


@asynccontextmanager
async def discord_room(folder: Path, **core: Any) -> AsyncIterator["DiscordRoom"]:
    """The server, for as long as somebody is in it. `core`: settings by the names of their variables."""
    server = LoopbackDiscord()
    await server.start()
    settings = DiscordSettings(_env_file=None, token="drawn-only", api_url=f"{server.base}/api/v10")
    coach = build(AllSettings(core_settings(folder, **core), SlackSettings(_env_file=None), settings), clock())
    assert coach.discord is not None
    async with at_work(coach):
        yield DiscordRoom(server, coach)
        gateway = coach.discord._connection.gateway
        if gateway is not None and gateway._connection._ready_task:
            gateway._connection._ready_task.cancel()  # it waits for guilds that may be late
    await server.stop()


class DiscordRoom:
    """Implements `pictures.room.Room`."""

    look = "discord"
    community = Community("discord", GUILD)
    direct_channel, mentors = DIRECT, MENTORS

    def __init__(self, server: LoopbackDiscord, coach: Coach) -> None:
        self.server, self.coach, self._read = server, coach, 0
        self._files: dict[str, bytes] = {}
        self._signs: dict[str, list[str]] = {}
        self._always = asyncio.all_tasks()
        server.meanwhile = self._note

    async def _note(self, asked: Recorded) -> None:
        """Keeps the pictures of each message apart, which all have the same names, and the signs on messages."""
        body: Any = asked.body.get("data", asked.body) if isinstance(asked.body, dict) else {}
        for each in body.get("embeds") or ():
            if "image" in each:
                name = each["image"]["url"].removeprefix("attachment://")
                kept = f"{len(self._files)}-{name}"
                self._files[kept] = self.server.uploads[name]
                each["image"]["url"] = f"attachment://{kept}"
                for file in body.get("attachments") or ():
                    file["filename"] = kept if file["filename"] == name else file["filename"]
        match asked.path.split("/"):
            case [_, "channels", _, "messages", message, "reactions", sign, *_]:
                signs = self._signs.setdefault(message, [])
                if asked.method == "PUT":
                    signs.append(sign)
                elif sign in signs:
                    signs.remove(sign)

    async def drop(
        self, *files: tuple[str, bytes], by: str = MAREN, where: str = "", below: str = "", number: str = ""
    ) -> Dropped:
        channel = below or where or CHANNEL
        message = await self._sent(files, USERS[by], channel, number)
        await self.rest()
        return self._dropped(channel, message, below)

    async def _sent(self, files: Sequence[tuple[str, bytes]], author: str, channel: str, number: str = "") -> JSON:
        (name, data), *others = files
        message = await self.server.drop(name, data, channel=channel, number=number, author=author, told=False)
        message["attachments"] += [self.server._attachment(*each, 3600) for each in others]
        direct = channel == DIRECT
        about = {} if direct else {"guild_id": payloads.GUILD, "member": payloads.member(author)}
        await self.server.send("MESSAGE_CREATE", {**message, **about})
        return message

    def _dropped(self, channel: str, message: JSON, below: str = "") -> Dropped:
        thread = below or (channel if channel == DIRECT else message["id"])
        state = self.server.states.get(thread)
        chip = look.thread(state["name"]) if state and not below else ""
        names = [each["filename"] for each in message["attachments"]]
        signs, who = self._signs.get(message["id"], ()), NAMES[message["author"]["id"]]
        return Dropped(channel, thread, self._in(thread), look.said(who, message["content"], names, signs, chip))

    async def type(self, name: str, file: tuple[str, bytes] | None = None, **options: str | bool) -> Answer:
        kinds = {each.name: each.kind for each in BY_NAME[name].options}
        given = [{"name": each, "type": KINDS[kinds[each]], "value": value} for each, value in options.items()]
        held: JSON = {}
        if file:
            attachment = self.server._attachment(*file, 3600)
            given.append({"name": "file", "type": KINDS["file"], "value": attachment["id"]})
            held = {"resolved": {"attachments": {attachment["id"]: attachment}}}
        data = {"id": "1", "name": name, "type": 1, "options": given, **held}
        return await self._answer(await self.server.act(COMMAND, data, CHANNEL, fresh=True))

    async def press(self, shown: Shown, label: str, by: str = MAREN) -> Answer:
        source = {**payloads.message("999", shown.channel, shown.wire, payloads.user(BOT, True)), **shown.wire}
        source |= {"channel_id": shown.channel, "attachments": []}
        before = str(source["components"])
        answer = await self._answer(await self.server.press(source, label, fresh=True, user=USERS[by]))
        settled = str(source["components"]) != before
        changed = self._shown(source, shown.channel, bool(shown.wire.get("flags", 0) & 64)).html if settled else ""
        return Answer(answer.messages, answer.form, answer.form_html, changed)

    async def submit(self, answer: Answer, **fields: str | Sequence[Any]) -> Answer:
        form = answer.form
        filled = {each["component"]["custom_id"]: _filled(each["component"], fields) for each in form["components"]}
        return await self._answer(await self.server.submit(form, filled, fresh=True))

    async def direct(self) -> Sequence[Shown]:
        said = self._in(DIRECT)
        since, self._read = said[self._read :], len(said)
        return since

    async def thread(self, dropped: Dropped) -> Sequence[Shown]:
        return self._in(dropped.message)

    def channel(self) -> Sequence[Shown]:
        return self._in(CHANNEL)

    def beginning(self, dropped: Dropped) -> str:
        message = next(each for each in self.server.posted(dropped.channel) if each["id"] == dropped.message)
        names = [each["filename"] for each in message["attachments"]]
        return look.said(NAMES[message["author"]["id"]], "", names, ["👀"])

    def upload(self, name: str) -> bytes:
        return self.server.uploads[name]

    def hold(self, shown: Shown) -> None:
        self._manages_no_threads()
        self.server.undeletable.add(shown.wire["id"])

    def lock(self, dropped: Dropped, shown: Shown) -> None:
        self._manages_no_threads()
        self.server.quiet(dropped.message, locked=True)

    def _manages_no_threads(self) -> None:
        """Another permission than those that the coach asks for."""
        self.server.rights = str(int(ALL_RIGHTS) & ~discord.Permissions(manage_threads=True).value)

    async def delete(self, dropped: Dropped) -> tuple[str, Answer]:
        asked = await self.press(replace(dropped.thread[-1], channel=dropped.message), "Delete my data")
        question = replace(asked.messages[0], channel=dropped.message)
        return asked.html, await self.press(question, "Yes, delete")

    async def elsewhere(self) -> None:
        """The bot is on another server, too: direct messages belong to neither."""
        other = {**payloads.guild(), "id": "201", "name": "Weavers", "channels": [], "roles": []}
        await self.server.send("GUILD_CREATE", other)

    def refuse_threads(self, message: str) -> None:
        """A permission is missing."""
        refused = [lambda: error(403, 50013, "Missing Permissions")]
        self.server.failures[f"POST /channels/{CHANNEL}/messages/{message}/threads"] = refused

    async def post(self, title: str, tags: Sequence[str], *files: tuple[str, bytes]) -> tuple[str, str]:
        """Maren opens a post in the forum: its number, and how it is listed at first."""
        numbers = {str(each["name"]): str(each["id"]) for each in TAGS}
        number = await self.server.open_thread(FORUM, tags=tuple(numbers[each] for each in tags))
        self.server.others[number]["name"] = title
        listed = self.posted(number)
        await self._sent(files, USERS[MAREN], number, number)
        await self.rest()
        return number, listed

    def posted(self, number: str) -> str:
        """A post as it stands in its forum."""
        state, names = self.server.others[number], {str(each["id"]): str(each["name"]) for each in TAGS}
        return look.post(state["name"], [names[str(each)] for each in state["applied_tags"]])

    def show(self, message: Message) -> str:
        return self._named(to_html(message))

    async def rest(self) -> None:
        await at_rest(self.coach, self._answering)

    def _answering(self) -> bool:
        now = asyncio.all_tasks() - self._always
        return any(task.get_name().startswith(TASKS) for task in now)

    def _in(self, channel: str) -> Sequence[Shown]:
        return [self._shown(each, channel) for each in self.server.posted(channel) if each["author"]["bot"]]

    def _shown(self, wire: JSON, channel: str, alone: bool = False) -> Shown:
        files = {**self.server.uploads, **self._files}
        return Shown(wire, channel, self._named(look.posted(wire, files, alone)))

    def _named(self, html: str) -> str:
        return named(NAMES, html)

    async def _answer(self, what: Interaction) -> Answer:
        await until(lambda: what.first)
        await self.rest()
        form = what.first["data"] if what.first and what.first["type"] == FORM else {}
        where = what.source["channel_id"] if what.source else CHANNEL
        shown = [self._shown({"components": [], **each}, where, bool(each.get("flags"))) for each in what.shown]
        return Answer(shown, form, look.modal(form) if form else "")


def _filled(component: JSON, fields: dict[str, Any]) -> Any:
    """What is sent of a field: as it was filled in, else as it stood there."""
    given = fields.get(component["custom_id"])
    if component["type"] == look.LINE:
        return component.get("value", "") if given is None else given
    if given is not None:
        return [given] if isinstance(given, str) else list(given)
    chosen = [each["value"] for each in component.get("options") or () if each.get("default")]
    return chosen + [each["id"] for each in component.get("default_values") or ()]

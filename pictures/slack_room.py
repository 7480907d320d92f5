"""A Slack workspace on loopback, with the coach in it."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from adapters.all_settings import AllSettings
from adapters.building import Coach, build
from adapters.discord.settings import DiscordSettings
from adapters.slack.pace import Pace
from adapters.slack.preview import to_html
from coach.chat.message import Message
from coach.chat.places import Community
from pictures import slack_look as look
from pictures.room import JSON, JULES, KIM, MAREN, Answer, Dropped, Shown, at_rest, clock, named
from pictures.settings import core_settings
from tests.adapters.slack.conftest import at_work, settings_for
from tests.adapters.slack.server import Refusal, Slack

USERS = {MAREN: "UADMIN", JULES: "UJULES", KIM: "UKIM"}
CHANNEL, DIRECT = "C1", "DUADMIN"
PAUSE = 60.0
"""Seconds that go by between two messages of the coach, by the clock of its pace: nobody has to wait."""
NAMES = {number: name.capitalize() for name, number in USERS.items()}


@asynccontextmanager
async def slack_room(folder: Path, **core: Any) -> AsyncIterator["SlackRoom"]:
    """The workspace, for as long as somebody is in it. `core`: settings by the names of their variables."""
    slack = await Slack().start()
    slack.groups["SMENTORS"] = [USERS[KIM], USERS[MAREN]]
    slack.profiles |= {number: {"locale": "en-US"} for number in USERS.values()}
    coach = build(
        AllSettings(core_settings(folder, **core), settings_for(slack), DiscordSettings(_env_file=None)), clock()
    )
    assert coach.slack is not None
    coach.slack.inbox.platform._pace = Pace(count(step=PAUSE).__next__)
    try:
        async with at_work(coach, slack):
            yield SlackRoom(slack, coach)
    finally:
        await slack.stop()


class SlackRoom:
    """Implements `pictures.room.Room`."""

    look = "slack"
    community = Community("slack", "T1")
    direct_channel, mentors = DIRECT, "SMENTORS"

    def __init__(self, slack: Slack, coach: Coach) -> None:
        self.slack, self.coach, self._read = slack, coach, 0

    async def drop(self, *files: tuple[str, bytes], by: str = MAREN, where: str = "", below: str = "") -> Dropped:
        channel = where or CHANNEL
        more: dict[str, Any] = {"thread_ts": below} if below else {}
        (name, data), *others = files
        held = [self.slack.keep_file(USERS[by], *each) for each in others]
        message = await self.slack.share(USERS[by], channel, name, data, events=(), **more)
        message["files"] += held
        await self.slack.event({**message, "channel_type": "im" if channel == DIRECT else "channel"})
        await self.rest()
        return self._dropped(channel, message, below)

    def _dropped(self, channel: str, message: JSON, below: str = "") -> Dropped:
        thread = below or message["ts"]
        signs = [sign for where, stamp, sign in self.slack.reactions if (where, stamp) == (channel, message["ts"])]
        replies = [self._shown(each, channel) for each in self.slack.thread(channel, thread)]
        names = [each["name"] for each in message["files"]]
        count = look.replies(len(replies)) if replies and not below else ""
        who = NAMES[message["user"]]
        return Dropped(channel, thread, replies, look.said(who, message["text"], names, sorted(signs), count))

    async def type(self, name: str, file: tuple[str, bytes] | None = None, **options: str | bool) -> Answer:
        before = self._so_far()
        await self.slack.command(USERS[MAREN], CHANNEL, f"/{name} {_typed(options)}".strip())
        await self.rest()
        answer = self._answer(*before)
        return await self.submit(answer, file=[self.slack.keep_file(USERS[MAREN], *file)]) if file else answer

    async def press(self, shown: Shown, label: str, by: str = MAREN) -> Answer:
        before = self._so_far()
        button = next(each for each in _buttons(shown.wire) if each["text"]["text"] == label)
        action, value = button["action_id"], button.get("value", "")
        if shown.wire.get("type") == "modal":
            await self.slack.press_in(USERS[by], shown.wire, action, value)
        else:
            message = {"ts": "9.9", **shown.wire}
            await self.slack.press(USERS[by], shown.channel, message, action, value, button.get("confirm"))
        await self.rest()
        return self._answer(*before)

    async def submit(self, answer: Answer, **fields: str | Sequence[Any]) -> Answer:
        before = self._so_far()
        view = answer.form
        values = {
            block["block_id"]: {block["element"]["action_id"]: _filled(block["element"], fields.get(block["block_id"]))}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        taken = await self.slack.submit(USERS[MAREN], view["id"], values)
        await self.rest()
        problems = (taken.answer or {}).get("errors")
        if problems:
            filled = {**view, "blocks": [_as_filled(block, fields) for block in view["blocks"]]}
            return Answer(form=view, form_html=self._named(look.modal(filled, problems)))
        return self._answer(*before)

    async def direct(self) -> Sequence[Shown]:
        all_of_them = [each for each in self.slack.messages[DIRECT] if each.get("bot_id")]
        since, self._read = all_of_them[self._read :], len(all_of_them)
        return [self._shown(each, DIRECT) for each in since]

    async def thread(self, dropped: Dropped) -> Sequence[Shown]:
        return [self._shown(each, dropped.channel) for each in self.slack.thread(dropped.channel, dropped.message)]

    def channel(self) -> Sequence[Shown]:
        said = [each for each in self.slack.messages[CHANNEL] if each.get("bot_id") and "thread_ts" not in each]
        return [self._shown(each, CHANNEL) for each in said]

    def beginning(self, dropped: Dropped) -> str:
        told = next(what["status"] for method, what in self.slack.calls if method == "assistant.threads.setStatus")
        message = next(each for each in self.slack.messages[dropped.channel] if each["ts"] == dropped.message)
        names = [each["name"] for each in message["files"]]
        return look.said(NAMES[message["user"]], "", names, ["eyes"], look.doing(f"Resume Coach {told}"))

    def upload(self, name: str) -> bytes:
        number = next(number for number, file in self.slack.held.items() if file["name"] == name)
        return self.slack.contents[number]

    def hold(self, shown: Shown) -> None:
        self.slack.undeletable.add(shown.wire["ts"])

    def lock(self, dropped: Dropped, shown: Shown) -> None:
        self.hold(shown)
        self.slack.failures["chat.update"] = [Refusal("edit_window_closed")]

    async def delete(self, dropped: Dropped) -> tuple[str, Answer]:
        footer = dropped.thread[-1]
        button = next(each for each in _buttons(footer.wire) if "confirm" in each)
        return look.dialog(button["confirm"]), await self.press(footer, button["text"]["text"])

    def close_channel(self) -> None:
        """The coach may not write in the channel any more."""
        self.slack.failures["chat.postMessage"] = [Refusal("restricted_action")]

    async def home(self) -> str:
        """Maren's home tab."""
        await self.slack.event({"type": "app_home_opened", "user": USERS[MAREN], "tab": "home"})
        await self.rest()
        return self._named(look.home(self.slack.homes[USERS[MAREN]]))

    async def shortcut(self, text: str) -> Answer:
        """Maren chooses "Match this job" on a message."""
        before = self._so_far()
        message = {"type": "message", "user": USERS[KIM], "text": text, "ts": self.slack.stamp()}
        await self.slack.shortcut(USERS[MAREN], CHANNEL, message, "match_job")
        await self.rest()
        return self._answer(*before)

    def show(self, message: Message) -> str:
        return self._named(to_html(message))

    async def rest(self) -> None:
        assert self.coach.slack is not None
        background = self.coach.slack.inbox.background
        await at_rest(self.coach, lambda: background._tasks)

    def _shown(self, message: JSON, channel: str, alone: bool = False) -> Shown:
        return Shown(message, channel, self._named(look.posted(message, self.slack.contents, alone)))

    def _named(self, html: str) -> str:
        return named(NAMES, html)

    def _so_far(self) -> tuple[int, Mapping[str, JSON]]:
        """How many responses there are, and the modals as they are."""
        return len(self.slack.responses), dict(self.slack.views)

    def _answer(self, before: int, opened: Mapping[str, JSON]) -> Answer:
        """What came since there were so many responses, and these modals."""
        said, changed = [], ""
        for each in self.slack.responses[before:]:
            if each.get("replace_original"):
                changed = self._shown(each, CHANNEL).html
            else:
                said.append(self._shown({**each, "ts": "9.9"}, CHANNEL, alone=True))
        for number, view in self.slack.views.items():
            if opened.get(number) != view:
                html = self._named(look.modal(view))
                if "submit" in view:
                    return Answer(said, {**view, "id": number}, html, changed)
                said.append(Shown({**view, "id": number}, "", html))
        return Answer(said, changed=changed)


def _typed(options: dict[str, str | bool]) -> str:
    """Options as they are typed behind a command."""

    def word(name: str, value: str | bool) -> str:
        return name if value is True else f"{name}: {value}" if name in ("hide", "mentor") else str(value)

    return " ".join(word(name, value) for name, value in options.items())


def _buttons(message: JSON) -> list[JSON]:
    return [each for block in message["blocks"] if block["type"] == "actions" for each in block["elements"]]


def _filled(element: JSON, given: Any) -> JSON:
    """What Slack tells of a field: as it was filled in, else as it stood there."""
    kind, about = element["type"], {"type": element["type"]}
    if kind == "file_input":
        return {**about, "files": list(given or ())}
    if kind == "timepicker":
        return {**about, "selected_time": given or element.get("initial_time")}
    if kind == "static_select":
        chosen = next((each for each in element["options"] if each["value"] == given), element.get("initial_option"))
        return {**about, "selected_option": chosen}
    if kind == "multi_static_select":
        wanted = [each for each in element["options"] if each["value"] in given] if given is not None else None
        return {**about, "selected_options": element.get("initial_options", []) if wanted is None else wanted}
    if kind == "multi_conversations_select":
        return {**about, "selected_conversations": element.get("initial_conversations", []) if given is None else given}
    return {**about, "value": element.get("initial_value") if given is None else given}


def _as_filled(block: JSON, fields: dict[str, Any]) -> JSON:
    """A field as it looks once it was filled in."""
    given = fields.get(block.get("block_id", ""))
    if given is None or block["element"]["type"] not in ("plain_text_input", "number_input"):
        return block
    return {**block, "element": {**block["element"], "initial_value": given}}

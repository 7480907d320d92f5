"""A visitor of the playground has copies of their file: the whole coach, with real parts at every hop."""

from base64 import b64decode
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from lxml import html

from adapters.all_settings import AllSettings
from adapters.building import build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings
from adapters.web.playground import routes
from adapters.web.server import application, listening
from coach.assembly import working
from tests.migrated import migrated

EXAMPLE = Path("examples/resume.pdf")


class Visitor:
    """A browser on the page."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self._http, self._address = http, address

    async def drop(self, data: bytes = b"", seen: int = 0) -> str:
        """Drops the resume, or another file, waits for the review, and gives the page below the messages seen."""
        form = aiohttp.FormData()
        form.add_field("file", data or EXAMPLE.read_bytes(), filename="resume.pdf")
        await self._http.post(f"{self._address}/api/drop", data=form)
        sign = ""
        shown: list[str] = []
        while not any('data-action="check-again"' in each for each in shown):
            query = {"after": str(seen + len(shown)), "sign": sign}
            answer = await (await self._http.get(f"{self._address}/api/thread", params=query)).json()
            sign, shown = answer["sign"], [*shown, *(each["Plain"] for each in answer["messages"])]
        return "".join(shown)

    async def post(self, what: str, **said: str) -> dict[str, Any]:
        answer: dict[str, Any] = await (await self._http.post(f"{self._address}/api/{what}", json=said)).json()
        return answer

    async def submit(self, form: str, **fields: str) -> dict[str, Any]:
        """Sends a form that was shown, with the resume."""
        shown = html.fromstring(form)
        data = aiohttp.FormData({"__form": shown.get("data-form"), "__value": shown.get("data-value"), **fields})
        data.add_field("file", EXAMPLE.read_bytes(), filename="resume.pdf")
        answer: dict[str, Any] = await (await self._http.post(f"{self._address}/api/submit", data=data)).json()
        return answer


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    url = migrated(tmp_path)
    core = Settings(_env_file=None, COACH_DATABASE_URL=url, COACH_READERS=1, COACH_PLAYGROUND=True)  # type: ignore[call-arg]
    coach = build(AllSettings(core, SlackSettings(_env_file=None), DiscordSettings(_env_file=None)))  # type: ignore[call-arg]
    assert coach.playground is not None
    table = routes(coach.service, coach.playground, {}, max_bytes=core.max_file_bytes)
    async with (
        working(coach.context, coach.handlers, coach.sandbox, 5),
        listening(application([table]), "127.0.0.1", 0) as address,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http,
    ):
        await (await http.get(address)).text()
        yield Visitor(http, address)
    coach.playground.close()
    await coach.context.store.close()


def file_in(answer: dict[str, Any]) -> tuple[str, bytes]:
    (link,) = html.fromstring(answer["messages"][0]["Plain"]).xpath(".//a[@download]")
    return link.get("download"), b64decode(link.get("href").partition("base64,")[2])


async def test_the_review_opens_with_the_page(visitor: Visitor) -> None:
    page = html.fromstring(await visitor.drop())
    picture = page.xpath(".//img")[0]
    assert "numbered places" in picture.get("alt")
    assert int.from_bytes(b64decode(picture.get("src").partition("base64,")[2])[16:20]) > 1200


@pytest.mark.parametrize(("action", "name"), [("redact", "resume-redacted.pdf"), ("mark", "resume-with-notes.pdf")])
async def test_a_copy_is_made_of_the_file_that_the_page_asks_for_again(
    visitor: Visitor, action: str, name: str
) -> None:
    """The playground deletes a file once it is read."""
    page = html.fromstring(await visitor.drop())
    (button,) = page.xpath(f".//button[@data-action='{action}']")
    asked = await visitor.post("press", action=action, value=button.get("data-value"))
    assert "I delete files after reading them" in asked["form"]
    assert file_in(await visitor.submit(asked["form"]))[0] == name


async def test_a_typed_command_makes_one_as_well(visitor: Visitor) -> None:
    asked = await visitor.post("command", text="/resume-check redacted hide: Kafka")
    assert 'value="Kafka"' in asked["form"]
    name, data = file_in(await visitor.submit(asked["form"], hide="Kafka"))
    assert (name, data[:4]) == ("resume-redacted.pdf", b"%PDF")

"""The playground over real HTTP: drop a file, read the thread, press, type, submit; and what it refuses."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from adapters.web.platform import Playground
from adapters.web.playground import routes
from adapters.web.server import application, listening
from coach.answers import Answer, Field, Form, sentence
from coach.desk import Receipt
from coach.places import Command, Press, Submission, Upload
from coach.thread import to_thread
from tests.reviews import finding, review


@dataclass
class RecordingDesk:
    """Answers uploads with an invented review and notes what it was asked."""

    platform: Playground
    asked: list[Any] = field(default_factory=list)

    async def receive(self, upload: Upload) -> Receipt:
        self.asked.append((upload, await self.platform.fetch(upload.place, upload.file, 1000)))
        await self.platform.sign(upload.place, "seen")
        for number, message in enumerate(to_thread(review(finding()), review_id=1).messages):
            await self.platform.post(upload.place, message, f"k{number}", unclear=False)
        await self.platform.sign(upload.place, "done")
        return Receipt(1)

    async def command(self, command: Command) -> Answer:
        self.asked.append(command)
        return Answer(form=Form("posting", "A posting", (Field("text", "Text", "text"),), value="9"))

    async def press(self, press: Press) -> Answer:
        self.asked.append(press)
        return sentence("Pressed.")

    async def submit(self, submission: Submission) -> Answer:
        self.asked.append(submission)
        return sentence("Thank you.")


@dataclass
class Visitor:
    """A browser on the page."""

    http: aiohttp.ClientSession
    address: str
    desk: RecordingDesk

    async def drop(self, data: bytes, name: str = "cv.pdf") -> aiohttp.ClientResponse:
        form = aiohttp.FormData()
        form.add_field("file", data, filename=name)
        return await self.http.post(f"{self.address}/api/drop", data=form)


async def nothing_wrong() -> dict[str, str]:
    return {}


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    platform = Playground()
    desk = RecordingDesk(platform)
    table = routes(desk, platform, {"Slack": lambda _: "<p>as Slack</p>"}, max_bytes=1000)  # type: ignore[arg-type]
    app = application([table], nothing_wrong, lambda: b"reviews_total 1\n", 5000)
    jar = aiohttp.CookieJar(unsafe=True)  # cookies for 127.0.0.1
    async with listening(app, "127.0.0.1", 0) as address, aiohttp.ClientSession(cookie_jar=jar) as http:
        await (await http.get(address)).text()
        yield Visitor(http, address, desk)


async def test_a_dropped_resume_is_answered_with_its_thread(visitor: Visitor) -> None:
    assert (await visitor.drop(b"%PDF-")).status == 200
    news = await (await visitor.http.get(f"{visitor.address}/api/thread?after=0")).json()
    assert news["sign"] == "done"
    assert "71 of 100" in news["messages"][0]["Plain"]
    assert news["messages"][0]["Slack"] == "<p>as Slack</p>"
    upload, data = visitor.desk.asked[0]
    assert data == b"%PDF-"
    assert upload.asked


async def test_news_arrive_without_asking_again(visitor: Visitor) -> None:
    waiting = asyncio.create_task(visitor.http.get(f"{visitor.address}/api/thread?after=0"))
    await asyncio.sleep(0.1)
    await visitor.drop(b"%PDF-")
    news = await (await asyncio.wait_for(waiting, 5)).json()
    assert news["sign"] or news["messages"]


async def test_commands_presses_and_forms_reach_the_desk(visitor: Visitor) -> None:
    post, api = visitor.http.post, f"{visitor.address}/api"
    asked = await (await post(f"{api}/command", json={"text": "/keywords https://jobs.example/1"})).json()
    assert 'data-form="posting"' in asked["form"]
    assert visitor.desk.asked[-1].options == {"url": "https://jobs.example/1"}
    pressed = await (await post(f"{api}/press", json={"action": "more", "value": "1:skills"})).json()
    assert "Pressed." in pressed["messages"][0]["Plain"]
    form = aiohttp.FormData({"__form": "posting", "__value": "9", "text": "We need Go"})
    form.add_field("file", b"", filename="")
    await post(f"{api}/submit", data=form)
    submission = visitor.desk.asked[-1]
    assert (submission.form, submission.value, submission.fields) == ("posting", "9", {"text": "We need Go"})


async def test_visitors_do_not_see_each_other(visitor: Visitor) -> None:
    await visitor.drop(b"%PDF-")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as other:
        await (await other.get(visitor.address)).text()
        request = other.get(f"{visitor.address}/api/thread?after=0", timeout=aiohttp.ClientTimeout(0.3))
        with pytest.raises(TimeoutError):
            await request


@pytest.mark.parametrize(
    ("headers", "why"),
    [({}, "no cookie: never saw the page"), ({"Sec-Fetch-Site": "cross-site"}, "another site's page asks")],
)
async def test_strangers_are_refused(visitor: Visitor, headers: dict[str, str], why: str) -> None:
    if headers:
        response = await visitor.http.post(f"{visitor.address}/api/press", json={}, headers=headers)
    else:
        async with aiohttp.ClientSession() as fresh:
            response = await fresh.post(f"{visitor.address}/api/press", json={})
    assert response.status == 403, why


async def test_unknown_commands_name_the_known_ones(visitor: Visitor) -> None:
    response = await visitor.http.post(f"{visitor.address}/api/command", json={"text": "/resume"})
    assert response.status == 400
    assert "/resume-check" in await response.text()


@pytest.mark.parametrize("path", ["/static/platform.py", "/static/../playground.py", "/nothing"])
async def test_only_the_pages_files_are_served(visitor: Visitor, path: str) -> None:
    assert (await visitor.http.get(visitor.address + path)).status == 404


async def test_the_page_may_load_and_send_nothing_elsewhere(visitor: Visitor) -> None:
    response = await visitor.http.get(visitor.address)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


async def test_machines_are_told_how_it_goes(visitor: Visitor) -> None:
    assert (await visitor.http.get(f"{visitor.address}/healthz")).status == 200
    assert (await visitor.http.get(f"{visitor.address}/readyz")).status == 200
    assert "reviews_total" in await (await visitor.http.get(f"{visitor.address}/metrics")).text()


async def test_not_ready_is_said_with_its_reason() -> None:
    async def wrong() -> dict[str, str]:
        return {"database": "does not answer"}

    app = application([], wrong, lambda: b"", 100)
    async with listening(app, "127.0.0.1", 0) as address, aiohttp.ClientSession() as http:
        response = await http.get(f"{address}/readyz")
        assert (response.status, (await response.json())["database"]) == (503, "does not answer")

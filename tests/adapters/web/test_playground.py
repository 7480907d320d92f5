"""The playground over real HTTP: drop a file, read the thread, press, type, submit; and what it refuses."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import IO, Any

import aiohttp
import pytest

from adapters.settings import LOOPBACK
from adapters.web.guard import allowed
from adapters.web.platform import FILES_LAST, MAX_FILES, Playground, community_of, new_file
from adapters.web.playground import routes
from adapters.web.server import application, listening
from coach.chat.answers import Answer, Field, Form, sentence
from coach.chat.places import Command, Place, Press, Submission, Upload
from coach.chat.service import Receipt
from coach.errors import FileGone
from coach.review.thread import to_thread
from tests.reviews import finding, review

PRESS = {"action": "more", "value": "1:skills"}


@dataclass
class RecordingService:
    """Answers uploads with an invented review and notes what it was asked."""

    platform: Playground
    asked: list[Any] = field(default_factory=list)
    leaves_waiting: bool = False

    async def receive(self, upload: Upload) -> Receipt:
        self.asked.append((upload, await self.platform.fetch(upload.place, upload.file, 1000)))
        if self.leaves_waiting:
            return Receipt(1)
        await self.platform.react(upload.place, "seen")
        for number, message in enumerate(to_thread(review(finding()), review_id=1).messages):
            await self.platform.post(upload.place, message, f"k{number}", unclear=False)
        await self.platform.react(upload.place, "done")
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
    service: RecordingService

    async def drop(self, data: bytes, name: str = "cv.pdf") -> aiohttp.ClientResponse:
        form = aiohttp.FormData()
        form.add_field("file", data, filename=name)
        return await self.http.post(f"{self.address}/api/drop", data=form)


@asynccontextmanager
async def playground(hosts: Iterable[str] = LOOPBACK) -> AsyncIterator[tuple[RecordingService, str]]:
    """A playground of its own, and its address."""
    platform = Playground()
    service = RecordingService(platform)
    looks = {"Slack": lambda _: "<p>as Slack</p>"}
    table = routes(service, platform, looks, max_bytes=1000, hosts=hosts)  # type: ignore[arg-type]
    app = application([table])
    async with listening(app, "127.0.0.1", 0) as address:
        yield service, address
    platform.close()


@asynccontextmanager
async def visiting(address: str, service: RecordingService) -> AsyncIterator[Visitor]:
    """A browser that has opened the page."""
    jar = aiohttp.CookieJar(unsafe=True)  # cookies for 127.0.0.1
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        await (await http.get(address)).text()
        yield Visitor(http, address, service)


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    async with playground() as (service, address), visiting(address, service) as one:
        yield one


def address_of(url: str) -> tuple[str, int]:
    host, port = url.removeprefix("http://").split(":")
    return host, int(port)


def as_part(name: str, data: bytes, file: str | None) -> bytes:
    named = f'; filename="{file}"' if file else ""
    return f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + data + b"\r\n"


def on_disk(data: bytes) -> IO[bytes]:
    file = new_file()
    file.write(data)
    return file


async def test_a_dropped_resume_is_answered_with_its_thread(visitor: Visitor) -> None:
    assert (await visitor.drop(b"%PDF-")).status == 200
    news = await (await visitor.http.get(f"{visitor.address}/api/thread?after=0")).json()
    assert news["sign"] == "done"
    assert "71 of 100" in news["messages"][0]["Plain"]
    assert news["messages"][0]["Slack"] == "<p>as Slack</p>"
    upload, data = visitor.service.asked[0]
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
    assert visitor.service.asked[-1].options == {"url": "https://jobs.example/1"}
    pressed = await (await post(f"{api}/press", json={"action": "more", "value": "1:skills"})).json()
    assert "Pressed." in pressed["messages"][0]["Plain"]
    form = aiohttp.FormData({"__form": "posting", "__value": "9", "text": "We need Go"})
    form.add_field("file", b"", filename="")
    await post(f"{api}/submit", data=form)
    submission = visitor.service.asked[-1]
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
    [
        ({}, "no cookie: never saw the page"),
        ({"Cookie": "visitor=a"}, "a cookie that the page did not give"),
        ({"Sec-Fetch-Site": "cross-site"}, "another site's page asks"),
        ({"Origin": "https://evil.example"}, "another site's page asks"),
        ({"Origin": "null"}, "a page without an address of its own asks"),
        ({"Origin": "http://127.0.0.1:1"}, "a page of another server on this machine asks"),
    ],
)
async def test_strangers_are_refused(visitor: Visitor, headers: dict[str, str], why: str) -> None:
    if headers and "Cookie" not in headers:
        response = await visitor.http.post(f"{visitor.address}/api/press", json=PRESS, headers=headers)
    else:
        async with aiohttp.ClientSession() as fresh:
            response = await fresh.post(f"{visitor.address}/api/press", json=PRESS, headers=headers)
    assert response.status == 403, why
    assert not visitor.service.asked


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.7:8080", "[::", ""]
)
async def test_a_name_that_is_not_the_playgrounds_is_refused(visitor: Visitor, host: str) -> None:
    """Else a site could lead a name of its own to this machine and read what its visitors dropped here."""
    for path in ("/", "/api/thread", "/static/page.js"):
        response = await visitor.http.get(visitor.address + path, headers={"Host": host})
        assert response.status in {400, 421}, path
    response = await visitor.http.post(f"{visitor.address}/api/press", json=PRESS, headers={"Host": host})
    assert response.status in {400, 421}
    assert not visitor.service.asked


@pytest.mark.parametrize("host", ["localhost:1234", "LOCALHOST", "[::1]:8080", "127.0.0.1", "coach.lan"])
async def test_the_page_opens_under_the_names_it_is_meant_to_have(host: str) -> None:
    async with playground(hosts=allowed("coach.lan")) as (_, address), aiohttp.ClientSession() as http:
        assert (await http.get(address, headers={"Host": host})).status == 200


async def test_a_link_elsewhere_may_lead_to_the_page_and_only_there(visitor: Visitor) -> None:
    clicked = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert (await visitor.http.get(visitor.address, headers=clicked)).status == 200
    assert (await visitor.http.get(f"{visitor.address}/static/page.js", headers=embedded)).status == 403


async def test_each_browser_session_is_a_community_of_its_own(visitor: Visitor) -> None:
    """So its visitor moderates nobody but themselves."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as other:
        await (await other.get(visitor.address)).text()
        for http in (visitor.http, other):
            await http.post(f"{visitor.address}/api/press", json=PRESS)
    mine, theirs = (each.member for each in visitor.service.asked)
    assert mine.community.key != theirs.community.key
    assert mine.community.id == mine.id


async def test_after_a_restart_no_upload_is_taken_for_an_earlier_one() -> None:
    """The database outlasts the process: a key that comes again would be an event that was seen, and the review of a
    file that comes again would be said to stand above, where the page is empty."""
    keys, places = set(), set()
    for _ in range(2):
        async with playground() as (service, address), visiting(address, service) as visitor:
            await visitor.drop(b"%PDF-")
            upload, _data = service.asked[0]
            keys.add(upload.key)
            places.add(upload.place.thread)
    assert (len(keys), len(places)) == (2, 2)


async def test_a_page_that_outlasts_a_restart_is_shown_what_comes_after_it(visitor: Visitor) -> None:
    await visitor.drop(b"%PDF-")
    query = "after=40&sign=done&run=of-an-earlier-process"
    news = await (await visitor.http.get(f"{visitor.address}/api/thread?{query}")).json()
    assert news["messages"]
    assert news["run"] != "of-an-earlier-process"


async def test_the_sign_of_one_file_is_not_that_of_the_next(visitor: Visitor) -> None:
    """A page that still shows how the last review ended would never show that this one has."""
    await visitor.drop(b"%PDF-")
    visitor.service.leaves_waiting = True
    await visitor.drop(b"%PDF-")
    news = await (await visitor.http.get(f"{visitor.address}/api/thread?after=0&sign=done")).json()
    assert news["sign"] == ""


async def test_the_end_of_one_review_leaves_the_next_file_alone() -> None:
    platform = Playground()
    first, second = (platform.keep("a" * 24, "cv.pdf", on_disk(data)) for data in (b"1", b"2"))
    place = Place(community_of("a" * 24), "a" * 24, first.id, is_direct=True)
    await platform.react(place, "done")
    assert await platform.fetch(place, second, 1000) == b"2"
    with pytest.raises(FileGone):
        await platform.fetch(place, first, 1000)
    platform.close()
    with pytest.raises(FileGone):
        await platform.fetch(place, second, 1000)


async def test_few_files_wait_and_the_next_is_told_when_to_come_back(visitor: Visitor) -> None:
    visitor.service.leaves_waiting = True
    answers = [await visitor.drop(b"%PDF-") for _ in range(MAX_FILES + 1)]
    assert [answer.status for answer in answers] == [200] * MAX_FILES + [429]
    assert "in a minute" in await answers[-1].text()


async def test_a_file_that_nobody_fetches_is_let_go() -> None:
    now = [0.0]
    platform = Playground(clock=lambda: now[0])
    file = on_disk(b"1")
    platform.keep("a" * 24, "cv.pdf", file)
    now[0] = FILES_LAST + 1
    platform.make_room("b" * 24)
    assert file.closed


@pytest.mark.parametrize(
    ("form", "status", "why"),
    [
        ([("file", b"x" * 1001, "cv.pdf")], 413, "a file beyond the bound"),
        ([("file", b"x", "1.pdf"), ("file", b"x", "2.pdf")], 400, "two files"),
        ([(f"f{number}", b"x", None) for number in range(50_000)], 413, "as many fields as can be"),
        ([("text", b"x" * 200_000, None)], 413, "a field beyond the bound"),
        ([("value", b"x", None)], 400, "no file"),
    ],
)
async def test_forms_end_at_the_first_thing_too_much(
    visitor: Visitor, form: list[tuple[str, bytes, str | None]], status: int, why: str
) -> None:
    body = b"".join(as_part(*each) for each in form) + b"--b--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    response = await visitor.http.post(f"{visitor.address}/api/drop", data=io.BytesIO(body), headers=headers)
    assert response.status == status, why
    assert (await response.text()).endswith((".", "please."))
    assert not visitor.service.asked


async def test_a_file_far_too_large_is_refused_before_it_is_read(visitor: Visitor) -> None:
    reader, writer = await asyncio.open_connection(*address_of(visitor.address))
    cookie = "; ".join(f"{each.key}={each.value}" for each in visitor.http.cookie_jar)
    head = f"POST /api/drop HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Length: 999999999\r\n"
    writer.write(f"{head}Content-Type: multipart/form-data; boundary=b\r\n\r\n".encode())
    assert b" 413 " in await asyncio.wait_for(reader.readline(), 10)
    writer.close()


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Content-Encoding": "gzip"}, "may unpack to anything"),
        ({"Content-Transfer-Encoding": "base64"}, "no browser sends it so"),
        ({"Content-Type": "multipart/mixed; boundary=c"}, "forms within the form"),
    ],
)
async def test_packed_and_nested_parts_are_refused(visitor: Visitor, headers: dict[str, str], why: str) -> None:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    body = f'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n{lines}\r\nx\r\n--b--\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    response = await visitor.http.post(f"{visitor.address}/api/drop", data=body.encode(), headers=kind)
    assert response.status == 400, why


@pytest.mark.parametrize(
    ("path", "body"),
    [
        *(("press", body) for body in (b"", b"{", b"[]", b"null", b'{"action": 1}', b'{"action": "a"}', b"\xff")),
        ("press", b"[" * 60_000),
        ("command", b'{"text": 7}'),
        ("drop", b"no form"),
        ("submit", b""),
    ],
)
async def test_what_makes_no_sense_is_the_senders_mistake(visitor: Visitor, path: str, body: bytes) -> None:
    assert (await visitor.http.post(f"{visitor.address}/api/{path}", data=body)).status == 400


async def test_a_request_beyond_its_bound_is_cut_off(visitor: Visitor) -> None:
    long = io.BytesIO(b'{"text": "' + b"a" * 3_000_000 + b'"}')
    assert (await visitor.http.post(f"{visitor.address}/api/command", data=long)).status == 413
    assert (await visitor.http.get(f"{visitor.address}/api/thread?after=-1&sign=x")).status == 200
    assert (await visitor.http.get(f"{visitor.address}/api/thread?after=²&sign=x")).status == 200


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: local", b"POST /api/press HTTP/1.1\r\nHost: localhost\r\n"]
)
async def test_a_connection_that_says_nothing_is_hung_up(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.web.server.KEEPALIVE_SECONDS", 0.2)
    async with playground() as (_, address):
        reader, writer = await asyncio.open_connection(*address_of(address))
        writer.write(sent)
        assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()


async def test_a_body_that_never_ends_is_given_up_on(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.web.intake.SECONDS", 0.2)
    reader, writer = await asyncio.open_connection(*address_of(visitor.address))
    cookie = "; ".join(f"{each.key}={each.value}" for each in visitor.http.cookie_jar)
    head = f"POST /api/press HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Length: 100\r\n\r\n{{"
    writer.write(head.encode())
    assert b" 408 " in await asyncio.wait_for(reader.readline(), 10)
    writer.close()


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


async def test_who_reaches_the_pages_learns_only_that_the_process_lives(visitor: Visitor) -> None:
    assert (await visitor.http.get(f"{visitor.address}/healthz")).status == 200
    for path in ("/readyz", "/metrics"):
        assert (await visitor.http.get(visitor.address + path)).status == 404

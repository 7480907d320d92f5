"""Fetching from servers that mean well and servers that do not, all of them real and on loopback."""

import asyncio
import socket
import time
import tracemalloc

import pytest
from aiohttp import web
from yarl import URL

from coach.errors import NoPosting
from coach.posting.fetching.fetch import Fetcher, FetchLimits
from coach.posting.fetching.throttle import Gate
from tests.coach.posting.job_site import ENOUGH, Everywhere, Site, deflate_bomb, gzip_bomb

HTML = "text/html; charset=utf-8"


async def refused(fetcher: Fetcher, url: str) -> NoPosting:
    """The refusal that fetching ends in; every one says what to do instead."""
    with pytest.raises(NoPosting) as caught:
        await fetcher.fetch(url)
    return caught.value


async def test_a_page_comes_with_its_type_and_politely(site: Site) -> None:
    site.pages["/job"] = (b"<p>hi", HTML)
    page = await site.fetcher().fetch(site.url("/job"))
    assert (page.data, page.content_type, page.charset) == (b"<p>hi", "text/html", "utf-8")
    assert "ResumeCoach" in site.headers[0]["User-Agent"]
    assert "Cookie" not in site.headers[0]


async def test_a_page_is_asked_for_once_within_ten_minutes(site: Site) -> None:
    site.pages["/job"] = (b"<p>hi", HTML)
    fetcher = site.fetcher()
    await fetcher.fetch(site.url("/job"))
    await fetcher.fetch(site.url("/job#apply"))
    assert site.asked == ["127.0.0.1/job"]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "0177.0.0.1"),
        *("127.1", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "127.0.0.1."),
    ],
)
async def test_loopback_is_refused_however_it_is_written(site: Site, host: str) -> None:
    """The server runs and would answer: it must never be asked."""
    problem = await refused(Fetcher(limits=FetchLimits(seconds=2.0)), f"http://{host}:8080/")
    assert problem.reason in {"private_address", "dead_link", "not_http"}
    problem = await refused(_guarded(site), f"http://{host}/")
    assert problem.reason in {"private_address", "dead_link", "not_http"}
    assert site.asked == []


def _guarded(site: Site, address: str = "127.0.0.1") -> Fetcher:
    """A fetcher with its guard up, whose names all lead to the running server."""
    return Fetcher(limits=FetchLimits(seconds=2.0), resolver=Everywhere(site.port, address))


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "10.1.2.3", "fd00::1"])
async def test_a_public_name_that_leads_inside_is_refused(site: Site, address: str) -> None:
    problem = await refused(_guarded(site, address), "http://jobs.example.org/")
    assert "Paste" in problem.message
    assert site.asked == []


async def test_nobody_learns_which_names_there_are_inside(site: Site) -> None:
    """Else whoever may ask could go through the names of the network that the coach runs in."""

    class Nowhere(Everywhere):
        async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET):  # type: ignore[no-untyped-def]
            raise OSError("no such name")

    inside = await refused(_guarded(site, "10.1.2.3"), "http://wiki.corp.example/")
    unknown = await refused(Fetcher(resolver=Nowhere(site.port)), "http://wiki.corp.example/")
    assert (inside.reason, inside.message) == (unknown.reason, unknown.message)


@pytest.mark.parametrize("host", ["10.1.2.3", "localhost", "jobs.localhost", "[fd00::1]", "[fec0::1]", "192.0.0.192"])
async def test_an_address_that_says_itself_that_it_is_inside_is_told_so(site: Site, host: str) -> None:
    resolver = Everywhere(site.port)
    problem = await refused(Fetcher(resolver=resolver), f"http://{host}/")
    assert problem.reason == "private_address"
    assert resolver.asked == site.asked == []


async def test_a_host_is_asked_for_one_page_at_a_time(site: Site) -> None:
    busiest = await _asked_together(site, [site.url(f"/job{number}") for number in range(12)])
    assert busiest == 1
    assert len(site.asked) == 12


async def test_the_same_page_is_asked_for_once_however_many_want_it(site: Site) -> None:
    assert await _asked_together(site, [site.url("/job")] * 12) == 1
    assert len(site.asked) == 1


async def test_few_hosts_are_asked_at_a_time(site: Site) -> None:
    fetcher = site.fetcher(resolver=Everywhere(site.port), gate=Gate(at_once=3))
    assert await _asked_together(site, [f"http://host{number}.example/job" for number in range(9)], fetcher) == 3
    assert len(site.asked) == 9


async def test_redirects_wait_for_their_turn_too(site: Site) -> None:
    site.pages["/away"] = lambda request: web.Response(
        status=302, headers={"Location": f"http://other.example/{request.query_string}"}
    )
    fetcher = site.fetcher(resolver=Everywhere(site.port))
    starts = [f"http://host{number}.example/away?{number}" for number in range(5)]
    assert await _asked_together(site, starts, fetcher, only="other.example") == 1


async def test_who_waits_too_long_or_behind_too_many_is_told_to_come_back(site: Site) -> None:
    opened = asyncio.Event()

    async def held(_: web.Request) -> web.Response:
        await opened.wait()
        return web.Response(text=ENOUGH, content_type="text/html")

    site.pages["/held"] = held
    fetcher = site.fetcher(gate=Gate(in_line=2, patience=0.2))
    asked = [asyncio.create_task(fetcher.fetch(site.url(f"/held?{number}"))) for number in range(5)]
    done, waiting = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
    problems = [task.exception() for task in done]
    assert all(isinstance(each, NoPosting) and each.reason == "busy" for each in problems)
    assert "Try again in a minute" in str(problems[0])
    opened.set()
    assert (await asyncio.wait(waiting))[0]
    assert not fetcher.gate._hosts, "nothing is remembered of hosts that nobody waits for"


async def _asked_together(site: Site, urls: list[str], fetcher: Fetcher | None = None, only: str = "") -> int:
    """Fetches all at once; gives the most requests that the site saw at one moment."""
    now, most = 0, 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        await asyncio.sleep(0.02)
        now -= 1
        return web.Response(text=ENOUGH, content_type="text/html")

    for url in urls:
        where = URL(url)
        site.pages.setdefault(where.path, answer)
    for number in range(len(urls)):
        site.pages.setdefault(f"{only}/{number}", answer)
    fetcher = fetcher or site.fetcher()
    await asyncio.gather(*(fetcher.fetch(url) for url in urls))
    return most


async def test_a_name_that_changes_its_mind_is_refused(site: Site) -> None:
    """DNS rebinding: public when it is looked at, loopback when it is connected to."""

    class Rebinding(Everywhere):
        async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET):  # type: ignore[no-untyped-def]
            self.address = "93.184.216.34" if not self.asked else "127.0.0.1"
            return await super().resolve(host, port, family)

    resolver = Rebinding(site.port)
    await resolver.resolve("jobs.example.org")  # whoever checks the name first sees a public address
    await refused(Fetcher(limits=FetchLimits(seconds=2.0), resolver=resolver), "http://jobs.example.org/")
    assert site.asked == []


async def test_a_redirect_into_the_network_is_refused(site: Site) -> None:
    """The first server is allowed here (loopback stands in for a public one), the second is not."""
    site.pages["/job"] = lambda _: web.Response(
        status=302, headers={"Location": "http://169.254.169.254/latest/meta-data"}
    )
    assert (await refused(site.fetcher(), site.url("/job"))).reason == "private_address"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "not_http"),
        ("ftp://example.org/", "not_http"),
        ("http://user:pw@example.org/", "not_http"),
        ("http://[::1", "dead_link"),
        ("", "dead_link"),
        ("/users/login?next=job", "login_wall"),
        ("https://www.linkedin.com/authwall", "login_wall"),
        ("/again", "dead_link"),
    ],
)
async def test_redirects_are_held_to_the_same_rules(site: Site, location: str, reason: str) -> None:
    site.pages["/job"] = lambda _: web.Response(status=301, headers={"Location": location})
    site.pages["/again"] = lambda _: web.Response(status=307, headers={"Location": "/job"})
    assert (await refused(site.fetcher(), site.url("/job"))).reason == reason
    assert len(site.asked) <= 4


async def test_a_good_redirect_is_followed(site: Site) -> None:
    site.pages["/old"] = lambda _: web.Response(status=308, headers={"Location": "new"})
    site.pages["/new"] = (b"<p>moved", HTML)
    page = await site.fetcher().fetch(site.url("/old"))
    assert (page.data, page.url) == (b"<p>moved", site.url("/new"))


async def _endless(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": HTML})
    await answer.prepare(request)
    for _ in range(5000):
        await answer.write(b"<p>more</p>" * 1000)
    return answer


async def _dripping(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": HTML})
    await answer.prepare(request)
    for _ in range(100):
        await answer.write(b"<")
        await asyncio.sleep(0.05)
    return answer


async def _silent(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(5)
    return web.Response(text="late")


@pytest.mark.parametrize(("page", "reason"), [(_endless, "too_large"), (_dripping, "timeout"), (_silent, "timeout")])
async def test_endless_and_slow_servers(site: Site, page, reason: str) -> None:  # type: ignore[no-untyped-def]
    site.pages["/job"] = page
    started = time.monotonic()
    fetcher = site.fetcher(limits=FetchLimits(bytes=200_000, seconds=0.6, connect_seconds=0.5))
    assert (await refused(fetcher, site.url("/job"))).reason == reason
    assert time.monotonic() - started < 2.0


@pytest.mark.parametrize(("bomb", "coding"), [(gzip_bomb, "gzip"), (deflate_bomb, "deflate")])
async def test_compressed_bombs_are_not_unpacked(site: Site, bomb, coding: str) -> None:  # type: ignore[no-untyped-def]
    """100 MB of spaces in 100 kB: refused after the limit, with little memory."""
    packed = bomb(100)
    site.pages["/job"] = lambda _: web.Response(body=packed, headers={"Content-Type": HTML, "Content-Encoding": coding})
    tracemalloc.start()
    problem = await refused(site.fetcher(), site.url("/job"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.reason == "too_large"
    assert peak < 20_000_000


async def test_a_length_that_is_too_large_is_not_even_read(site: Site) -> None:
    site.pages["/job"] = lambda _: web.Response(body=b"x" * 300_000, headers={"Content-Type": HTML})
    assert (await refused(site.fetcher(), site.url("/job"))).reason == "too_large"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "video/mp4"])
async def test_what_is_no_text_is_refused_with_a_way_around(site: Site, kind: str) -> None:
    site.pages["/job"] = (b"%PDF-1.7", kind)
    problem = await refused(site.fetcher(), site.url("/job"))
    assert problem.reason == "unsupported_content"
    assert "Paste" in problem.message


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (404, {}, "Nothing here", "dead_link"),
        (404, {}, "This job is no longer available", "expired"),
        (410, {}, "The position has been filled", "expired"),
        (401, {}, "", "login_wall"),
        (403, {}, "<form><input type='password' name='p'></form>", "login_wall"),
        (403, {}, "Forbidden", "bot_wall"),
        (403, {"cf-mitigated": "challenge"}, "<title>Just a moment...</title>", "bot_wall"),
        (503, {}, "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "bot_wall"),
        (429, {}, "slow down", "bot_wall"),
        (999, {}, "", "bot_wall"),
        (500, {}, "oops", "dead_link"),
    ],
)
async def test_what_servers_say_instead_of_a_posting(
    site: Site, status: int, headers: dict[str, str], body: str, reason: str
) -> None:
    site.pages["/job"] = lambda _: web.Response(status=status, headers=headers, text=body, content_type="text/html")
    problem = await refused(site.fetcher(), site.url("/job"))
    assert problem.reason == reason
    assert "Paste" in problem.message


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/jobs/view/4012345678",
        "https://lnkd.in/eXaMpLe",
        "https://de.indeed.com/viewjob?jk=1",
        "https://www.glassdoor.co.uk/job-listing/x",
    ],
)
async def test_sites_behind_a_login_are_not_even_asked(site: Site, url: str) -> None:
    problem = await refused(site.as_the_internet(), url)
    assert problem.reason == "login_wall"
    assert site.asked == []


async def test_a_huge_header_ends_kindly(site: Site) -> None:
    site.pages["/job"] = lambda _: web.Response(headers={"Content-Type": HTML, "X-Big": "x" * 60_000}, text=ENOUGH)
    assert (await refused(site.fetcher(), site.url("/job"))).reason == "dead_link"


async def test_nobody_listens_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    problem = await refused(Fetcher(allow_loopback=True, limits=FetchLimits(seconds=2.0)), f"http://127.0.0.1:{port}/")
    assert problem.reason == "dead_link"


async def test_a_certificate_nobody_vouches_for_is_refused(site: Site) -> None:
    problem = await refused(site.fetcher(), f"https://127.0.0.1:{site.tls_port}/")
    assert problem.reason == "dead_link"


async def test_no_proxy_and_no_netrc_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy from the environment would connect for us, past the guard."""
    monkeypatch.setenv("HTTP_PROXY", site.url(""))
    monkeypatch.setenv("http_proxy", site.url(""))
    await refused(
        Fetcher(limits=FetchLimits(seconds=1.0), resolver=Everywhere(1, "10.0.0.1")), "http://jobs.example.org/"
    )
    assert site.asked == []

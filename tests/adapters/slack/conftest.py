"""The real slack-bolt app against a Slack on loopback, over Socket Mode or HTTP, asking a service that records."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from adapters.building import Coach
from adapters.slack.app import SlackApp, build
from adapters.slack.settings import SlackSettings
from coach.assembly import working
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Slack
from tests.recording_service import RecordingService


@pytest.fixture(autouse=True)
def _time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, answers take the way that they take within a second, and triggers live as long;
    tests of those that take longer set these times themselves."""
    monkeypatch.setattr("adapters.slack.answering.PATIENCE", 30.0)
    monkeypatch.setattr("tests.adapters.slack.server.TRIGGER_SECONDS", 30.0)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    slack = await Slack().start()
    yield slack
    await slack.stop()


@pytest.fixture
def service() -> RecordingService:
    return RecordingService()


def settings_for(slack: Slack, way: str = "socket") -> SlackSettings:
    ways: dict[str, dict[str, Any]] = {"socket": {"app_token": APP_TOKEN}, "http": {"signing_secret": SECRET}}
    return SlackSettings(_env_file=None, bot_token=BOT_TOKEN, api_url=slack.url + "/api/", **ways[way])


@asynccontextmanager
async def running(app: SlackApp, slack: Slack) -> AsyncIterator[SlackApp]:
    """The app connected to Slack: by sockets, or as the endpoint that Slack posts to."""
    connecting = asyncio.create_task(app.run())
    runner = None
    if app.endpoint:
        runner = web.AppRunner(app.endpoint, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.delivery.endpoint = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    if app.sockets:
        await until(lambda: len(slack.delivery.sockets) == 2)
    yield app
    await app.close()
    connecting.cancel()
    await asyncio.gather(connecting, return_exceptions=True)
    if runner:
        await runner.cleanup()


@asynccontextmanager
async def at_work(coach: Coach, slack: Slack) -> AsyncIterator[None]:
    """A whole coach connected to Slack, and closed in the end."""
    assert coach.slack is not None
    try:
        async with working(coach.context, coach.handlers, coach.sandbox, 5), running(coach.slack, slack):
            yield
    finally:
        await coach.slack.api.close()  # jobs that ran on to the end may have asked Slack once more
        await coach.context.store.close()


@pytest.fixture(params=["socket", "http"])
async def app(request: pytest.FixtureRequest, slack: Slack, service: RecordingService) -> AsyncIterator[SlackApp]:
    async with running(build(settings_for(slack, request.param), service), slack) as app:
        yield app


@pytest.fixture
async def http_app(slack: Slack, service: RecordingService) -> AsyncIterator[SlackApp]:
    async with running(build(settings_for(slack, "http"), service), slack) as app:
        yield app


async def until(true: Callable[[], Any], seconds: float = 60.0) -> Any:
    """Waits for something to become true, and gives it."""
    async with asyncio.timeout(seconds):
        while not (found := true()):
            await asyncio.sleep(0.01)
    return found


Waiting = Callable[[Callable[[], Any]], Awaitable[Any]]

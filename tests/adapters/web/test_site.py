"""The public pages: there with an operator to ask, true to the settings, and nothing of a setting becomes markup."""

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from io import BytesIO
from typing import Any, cast

import aiohttp
import pytest
from lxml import html
from PIL import Image
from pydantic import ValidationError

from adapters.all_settings import AllSettings
from adapters.building import to_site
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from adapters.slack.settings import SlackSettings
from adapters.web.server import HEADERS, application, listening
from adapters.web.site import PAGES, Site, routes
from coach.chat.message import Heading, Message
from coach.errors import TryLater

SLACK = SlackSettings(_env_file=None, client_id="1", client_secret="2", signing_secret="3", bot_token="", app_token="")
DISCORD = DiscordSettings(_env_file=None, token="t")
TOLD: dict[str, Any] = {
    "COACH_OPERATOR": "Harbour <Careers>",
    "COACH_SUPPORT": "coach@harbour.example",
    "COACH_HOSTING": "Helsinki & Turku",
    "COACH_SUB_PROCESSORS": "Nordic Cloud, servers; Post & Co, mail",
}


def site(slack: SlackSettings = SLACK, discord: DiscordSettings = DISCORD, **core: Any) -> Site:
    return to_site(AllSettings(Settings(_env_file=None, **core), slack, discord))


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def read(http: aiohttp.ClientSession, shown: Site, path: str, at_root: bool = True, **leading: Any):
    app = application([routes(shown, leading, at_root)])
    async with listening(app, "127.0.0.1", 0) as address, http.get(address + path, allow_redirects=False) as response:
        return response, await response.text() if response.content_type.startswith("text/") else ""


@pytest.mark.parametrize("path", ["/", "/about", *(f"/{name}" for name in PAGES)])
async def test_each_page_is_whole_and_names_the_operator(http, path) -> None:
    response, text = await read(http, site(**TOLD), path)
    assert (response.status, response.content_type) == (200, "text/html")
    assert "{{" not in text
    assert "coach@harbour.example" in text
    assert "Harbour <Careers>" not in text
    assert path == "/support" or "Harbour &lt;Careers&gt;" in text
    assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert "style=" not in text, "the policy allows none"


@pytest.mark.parametrize("path", ["/about", *(f"/{name}" for name in PAGES)])
async def test_each_page_tells_search_engines_what_it_is_and_keeps_its_pictures_place(http, path) -> None:
    _, text = await read(http, site(**TOLD), path)
    tree = html.fromstring(text)
    assert tree.xpath("string(//meta[@name='description']/@content)")
    assert tree.xpath("//link[@rel='icon'][starts-with(@href, '/site/')]")
    for picture in tree.xpath("//img"):
        assert picture.get("alt")
        data = (files("adapters.web") / "pages" / picture.get("src").rpartition("/")[2]).read_bytes()
        assert (int(picture.get("width")), int(picture.get("height"))) == Image.open(BytesIO(data)).size
    levels = [int(each.tag[1]) for each in tree.xpath("//h1 | //h2 | //h3")]
    assert levels == sorted(levels, key=lambda level: level > 1), "one h1 first, then h2"
    assert levels.count(1) == 1


async def test_a_message_that_is_the_page_has_its_heading() -> None:
    text = site(**TOLD).message(Message((Heading("Thank you"),), summary="Thank you"))
    assert html.fromstring(text).xpath("string(//h1)") == "Thank you"


async def test_every_link_of_the_pages_leads_somewhere(http) -> None:
    shown = site(**TOLD)
    texts = [(await read(http, shown, path))[1] for path in ("/about", *(f"/{name}" for name in PAGES))]
    found = {path for text in texts for path in re.findall(r'(?:href|src)="(/[^"]*)"', text)}
    doors = {"/slack/install", "/discord/install"}
    assert doors < found
    for path in found - doors:
        assert (await read(http, shown, path))[0].status == 200, path


async def test_the_pages_say_what_the_operator_told(http) -> None:
    _, text = await read(http, site(**TOLD), "/sub-processors")
    assert "<li>Nordic Cloud, servers</li><li>Post &amp; Co, mail</li>" in text
    assert "Helsinki &amp; Turku" in text
    _, text = await read(http, site(COACH_OPERATOR="H", COACH_SUPPORT="https://h.example/help"), "/sub-processors")
    assert "names no further service providers" in text
    assert 'href="https://h.example/help"' in text


async def test_own_terms_and_policy_take_the_place_of_ours(http) -> None:
    own = site(**TOLD, COACH_TERMS_URL="https://h.example/terms")
    response, _ = await read(http, own, "/terms")
    assert (response.status, response.headers["Location"]) == (302, "https://h.example/terms")
    assert (await read(http, own, "/privacy"))[0].status == 200


async def test_without_somebody_to_ask_there_are_no_pages(http) -> None:
    for path in ("/", "/about", "/privacy"):
        assert (await read(http, site(COACH_OPERATOR="H"), path))[0].status == 404


async def test_the_playground_keeps_the_root(http) -> None:
    assert (await read(http, site(**TOLD), "/", at_root=False))[0].status == 404
    assert (await read(http, site(**TOLD), "/about", at_root=False))[0].status == 200


@pytest.mark.parametrize(
    ("slack", "discord", "labels"),
    [
        (SLACK, DISCORD, ["Add to Slack", "Add to Discord"]),
        (SlackSettings(_env_file=None, bot_token="x", app_token="y"), DiscordSettings(_env_file=None), []),
    ],
)
async def test_doors_are_shown_only_where_they_open(http, slack, discord, labels) -> None:
    _, text = await read(http, site(slack, discord, **TOLD), "/about")
    assert re.findall(r'class="door" href="[^"]+">([^<]+)<', text) == labels


async def test_a_door_leads_on_or_says_why_not(http) -> None:
    async def there() -> str:
        return "https://discord.example/oauth2"

    async def away() -> str:
        raise TryLater(60, "I can't reach Discord right now.")

    response, _ = await read(http, site(), "/d", **cast(Any, {"/d": there}))
    assert (response.status, response.headers["Location"]) == (302, "https://discord.example/oauth2")
    response, text = await read(http, site(), "/d", **cast(Any, {"/d": away}))
    assert (response.status, "reach Discord right now" in text) == (503, True)


@pytest.mark.parametrize(("name", "value"), [("COACH_SUPPORT", "call me"), ("COACH_TERMS_URL", "javascript:alert(1)")])
def test_addresses_that_lead_nowhere_are_refused(name, value) -> None:
    with pytest.raises(ValidationError, match=name):
        Settings(_env_file=None, **{name: value})


@pytest.mark.parametrize("path", ["/about", "/privacy", "/sub-processors"])
async def test_the_pages_say_of_a_language_model_what_the_settings_say(http, path) -> None:
    _, without = await read(http, site(**TOLD), path)
    assert "No language model reads your resume" in without
    assert "agree" not in without.partition("No language model")[2][:300]
    told = TOLD | {"COACH_MODEL_URL": "https://models.example/v1", "COACH_MODEL_NAMES": "small <b>, large"}
    _, with_one = await read(http, site(**told), path)
    assert "it goes only if you agree, each time, to small &lt;b&gt;, large at models.example" in with_one
    assert ("A line you agreed to send" in with_one) is (path == "/privacy")

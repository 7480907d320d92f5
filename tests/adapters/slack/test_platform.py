"""What the coach does on Slack: fetch, sign, open a thread, post once, write to a member."""

import contextlib
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack.app import reach
from adapters.slack.platform import SlackPlatform
from coach.chat.message import Attachment, Bar, Chart, Heading, Message, Paragraph, Picture, Quote, plain
from coach.chat.places import Community, FileRef, Member, Place
from coach.errors import FileGone, PlaceGone, TryLater, Unreadable
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import settings_for
from tests.adapters.slack.server import Refusal, Slack

TEAM = Community("slack", "T1")
PLACE = Place(TEAM, "C1", message="1790000000.000001", thread="1790000000.000001")
WORDS = Message((Heading("Experience"), Paragraph(plain("Open with what you did."))), summary="Experience")
CARD = Picture(Chart("score", "Score", (Bar("Experience", 0.6),), figure=71), alt="Score 71 of 100")
LONG = Message(tuple(Quote("word " * 500) for _ in range(10)))
MEGABYTE = 1_048_576


@pytest.fixture
async def platform(slack):
    by = reach(settings_for(slack))
    yield by.platform
    await by.api.close()


# -- posting


async def test_a_message_goes_into_the_thread(slack: Slack, platform: SlackPlatform) -> None:
    stamp = await platform.post(PLACE, WORDS, "k1", unclear=False)
    [posted] = slack.thread("C1", PLACE.thread)
    assert posted["ts"] == stamp
    assert "Open with what you did." in shown(posted["blocks"])
    assert posted["metadata"] == {"event_type": "coach_message", "event_payload": {"key": "k1", "part": 0}}
    assert (posted["unfurl_links"], posted["unfurl_media"], posted["text"]) == (False, False, "Experience")


@pytest.mark.parametrize("message", [WORDS, LONG, Message((*WORDS.parts, CARD))], ids=["short", "long", "picture"])
async def test_what_arrived_is_not_posted_again(slack: Slack, platform: SlackPlatform, message: Message) -> None:
    first = await platform.post(PLACE, message, "k1", unclear=False)
    before = len(slack.messages["C1"])
    assert await platform.post(PLACE, message, "k1", unclear=True) == first
    assert len(slack.messages["C1"]) == before


async def test_a_post_whose_answer_was_lost_is_found_again(slack: Slack, platform: SlackPlatform) -> None:
    slack.lose_answers["chat.postMessage"] = 1
    with pytest.raises(TryLater) as later:
        await platform.post(PLACE, WORDS, "k1", unclear=False)
    assert not later.value.refused
    await platform.post(PLACE, WORDS, "k1", unclear=True)
    assert len(slack.thread("C1", PLACE.thread)) == 1


async def test_it_is_found_without_the_metadata_too(slack: Slack, platform: SlackPlatform) -> None:
    """Whether an app may read metadata is a matter of scopes; the first block's id says the same."""
    first = await platform.post(PLACE, WORDS, "k1", unclear=False)
    del slack.messages["C1"][0]["metadata"]
    assert await platform.post(PLACE, WORDS, "k1", unclear=True) == first


async def test_a_rate_limit_in_the_middle_of_a_message_is_no_clean_refusal(
    slack: Slack, platform: SlackPlatform
) -> None:
    """Its first part is there already, so the next try has to look."""
    await platform.post(PLACE, WORDS, "k0", unclear=False)
    slack.failures["chat.postMessage"] = []
    original = slack._checked

    def second_part_refused(what):
        if what["metadata"]["event_payload"]["part"] == 1 and not refused:
            refused.append(True)
            raise Refusal("ratelimited", 429, Retry_After="30")
        return original(what)

    refused: list[bool] = []
    slack._checked = second_part_refused  # type: ignore[method-assign]
    with pytest.raises(TryLater) as later:
        await platform.post(PLACE, LONG, "k1", unclear=False)
    assert (later.value.seconds, later.value.refused) == (30, False)
    by = reach(settings_for(slack))  # once the pause is over, which this process keeps to
    await by.platform.post(PLACE, LONG, "k1", unclear=True)
    await by.api.close()
    parts = [each["metadata"]["event_payload"]["part"] for each in slack.messages["C1"][1:]]
    assert parts == sorted(set(parts))


async def test_a_short_rate_limit_is_sat_out(slack: Slack, platform: SlackPlatform) -> None:
    slack.failures["chat.postMessage"] = [Refusal("ratelimited", 429, Retry_After="1")]
    await platform.post(PLACE, WORDS, "k1", unclear=False)
    assert len(slack.thread("C1", PLACE.thread)) == 1


async def test_a_long_rate_limit_goes_back_to_the_queue(slack: Slack, platform: SlackPlatform) -> None:
    slack.failures["chat.postMessage"] = [Refusal("ratelimited", 429, Retry_After="40")]
    with pytest.raises(TryLater) as later:
        await platform.post(PLACE, WORDS, "k1", unclear=False)
    assert (later.value.seconds, later.value.refused) == (40, True)


async def test_a_channel_that_slack_asks_to_leave_alone_is_left_alone_by_everything(slack, platform) -> None:
    slack.failures["chat.postMessage"] = [Refusal("ratelimited", 429, Retry_After="40")]
    with pytest.raises(TryLater):
        await platform.post(PLACE, WORDS, "k1", unclear=False)
    with pytest.raises(TryLater) as later:
        await platform.post(replace(PLACE, thread="1790000000.000002"), WORDS, "k2", unclear=False)
    assert 30 < later.value.seconds <= 40
    assert later.value.refused
    assert [method for method, _ in slack.calls].count("chat.postMessage") == 1, "not even asked"
    await platform.post(replace(PLACE, channel="C2"), WORDS, "k3", unclear=False)


@pytest.mark.parametrize(
    ("error", "status", "becomes"),
    [
        ("is_archived", 200, PlaceGone),
        ("channel_not_found", 200, PlaceGone),
        ("token_revoked", 200, PlaceGone),
        ("internal_error", 200, TryLater),
        ("service_unavailable", 503, TryLater),
    ],
)
async def test_refusals_become_the_coachs_errors(slack: Slack, platform, error, status, becomes) -> None:
    slack.failures["chat.postMessage"] = [Refusal(error, status)]
    with pytest.raises(becomes):
        await platform.post(PLACE, WORDS, "k1", unclear=False)


async def test_words_are_posted_plain_if_slack_refuses_the_blocks(slack: Slack, platform: SlackPlatform) -> None:
    slack.failures["chat.postMessage"] = [Refusal("invalid_blocks")]
    await platform.post(PLACE, Message((Quote("Led <!channel> & more"),)), "k1", unclear=False)
    text = slack.thread("C1", PLACE.thread)[0]["text"]
    assert "&lt;" in text
    assert "<!channel>" not in text


# -- pictures and files


def kinds(message) -> list[str]:  # type: ignore[no-untyped-def]
    return [block["type"] for block in message["blocks"]]


@pytest.mark.parametrize("not_ready", [0, 2], ids=["ready at once", "ready in a moment"])
async def test_a_picture_stands_inside_its_message(slack: Slack, platform: SlackPlatform, not_ready: int) -> None:
    slack.not_ready = not_ready
    await platform.post(PLACE, Message((CARD, *WORDS.parts)), "k1", unclear=False)
    [message] = slack.thread("C1", PLACE.thread)
    assert kinds(message)[0] == "image"
    card = message["blocks"][0]
    assert slack.contents[card["slack_file"]["id"]].startswith(b"\x89PNG")
    assert card["alt_text"] == CARD.alt


async def test_a_picture_that_may_not_stand_inside_follows_its_message(slack: Slack, platform: SlackPlatform) -> None:
    slack.not_ready = 99
    await platform.post(PLACE, Message((*WORDS.parts, CARD)), "k1", unclear=False)
    words, picture = slack.thread("C1", PLACE.thread)
    assert "image" not in kinds(words)
    assert slack.contents[picture["files"][0]["id"]].startswith(b"\x89PNG")
    assert picture["files"][0]["alt"] == CARD.alt


async def test_a_picture_inside_goes_with_its_message(slack: Slack, platform: SlackPlatform) -> None:
    await platform.post(PLACE, Message((*WORDS.parts, CARD)), "k1", unclear=False)
    assert slack.contents
    await platform.erase(PLACE, ())
    assert slack.thread("C1", PLACE.thread) == []
    assert slack.contents == {}


@pytest.mark.parametrize("lost", ["chat.postMessage", "chat.update", "files.completeUploadExternal"])
async def test_a_message_is_posted_once_with_its_picture_whatever_answer_was_lost(slack, platform, lost: str) -> None:  # type: ignore[no-untyped-def]
    slack.lose_answers[lost] = 1
    message = Message((*WORDS.parts, CARD))
    with contextlib.suppress(TryLater):
        await platform.post(PLACE, message, "k1", unclear=False)
    await platform.post(PLACE, message, "k1", unclear=True)
    [posted] = slack.thread("C1", PLACE.thread)
    assert kinds(posted).count("image") == 1


async def test_words_do_not_wait_for_their_picture(slack: Slack, platform: SlackPlatform) -> None:
    await platform.post(PLACE, Message((CARD, *WORDS.parts)), "k1", unclear=False)
    asked = [method for method, _ in slack.calls]
    assert asked.index("chat.postMessage") < asked.index("files.getUploadURLExternal") < asked.index("chat.update")


async def test_a_picture_that_cannot_be_uploaded_is_told_in_words(slack: Slack, platform: SlackPlatform) -> None:
    slack.scopes -= {"files:write"}
    await platform.post(PLACE, Message((*WORDS.parts, CARD)), "k1", unclear=False)
    assert CARD.alt in shown(slack.thread("C1", PLACE.thread)[1]["blocks"])


async def test_an_export_is_a_file(slack: Slack, platform: SlackPlatform) -> None:
    await platform.post(PLACE, Message((Attachment("log.csv", "a,b\n"),)), "k1", unclear=False)
    [sent] = slack.thread("C1", PLACE.thread)
    assert slack.contents[sent["files"][0]["id"]] == b"a,b\n"


# -- fetching


def dropped(slack: Slack, data: bytes = b"%PDF-1.7", **more) -> FileRef:
    return FileRef(slack.keep_file("U1", "resume.pdf", data, **more)["id"], "resume.pdf")


async def test_a_file_is_fetched_with_the_token(slack: Slack, platform: SlackPlatform) -> None:
    assert await platform.fetch(PLACE, dropped(slack), MEGABYTE) == b"%PDF-1.7"


async def test_the_token_does_not_follow_a_redirect_to_another_host(slack: Slack, platform: SlackPlatform) -> None:
    other = await Slack().start()
    away = other.url.replace("127.0.0.1", "localhost") + "/files/F1"
    with pytest.raises(FileGone):
        await platform.fetch(PLACE, dropped(slack, redirect=away), MEGABYTE)
    await other.stop()
    assert other.download_tokens == [""]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        pytest.param({"url_private_download": "{url}/login"}, FileGone, id="a sign-in page instead of the file"),
        pytest.param({"mode": "tombstone"}, FileGone, id="deleted"),
        pytest.param({"is_external": True}, FileGone, id="a link to another service"),
        pytest.param({"size": 9 * MEGABYTE}, Unreadable, id="too large by its own account"),
        pytest.param({"url_private_download": ""}, FileGone, id="no address"),
    ],
)
async def test_what_cannot_be_fetched_says_why(slack: Slack, platform, more, error) -> None:
    given: dict[str, Any] = {
        name: value.format(url=slack.url) if isinstance(value, str) else value for name, value in more.items()
    }
    with pytest.raises(error) as raised:
        await platform.fetch(PLACE, dropped(slack, **given), MEGABYTE)
    assert raised.value.message.endswith((".", "here."))


async def test_no_more_is_read_than_allowed_whatever_slack_says(slack: Slack, platform: SlackPlatform) -> None:
    with pytest.raises(Unreadable):
        await platform.fetch(PLACE, dropped(slack, b"x" * (MEGABYTE + 1), size=10), MEGABYTE)


async def test_an_unknown_file_is_gone(platform: SlackPlatform) -> None:
    with pytest.raises(FileGone):
        await platform.fetch(PLACE, FileRef("F404", "resume.pdf"), MEGABYTE)


# -- signs, threads, members


@pytest.mark.parametrize(("end", "left"), [("done", {"white_check_mark"}), ("failed", {"warning"}), ("none", set())])
async def test_one_sign_takes_the_place_of_the_other_and_is_harmless_twice(slack, platform, end, left) -> None:  # type: ignore[no-untyped-def]
    for reaction in ("seen", "seen", end, end):
        await platform.react(PLACE, reaction)
    assert {name for _, _, name in slack.reactions} == left


async def test_a_sign_does_not_wait_until_slack_lets_the_other_be_taken_back(slack, platform) -> None:  # type: ignore[no-untyped-def]
    slack.failures["reactions.remove"] = [Refusal("ratelimited", 429, Retry_After="30")]
    await platform.react(PLACE, "seen")
    with pytest.raises(TryLater):
        await platform.react(PLACE, "done")
    assert {name for _, _, name in slack.reactions} == {"eyes", "white_check_mark"}
    await platform.react(PLACE, "done")
    assert {name for _, _, name in slack.reactions} == {"white_check_mark"}


@pytest.mark.parametrize("error", ["unknown_method", "missing_scope", "message_not_found"])
async def test_a_sign_that_cannot_be_given_stops_nothing(slack: Slack, platform: SlackPlatform, error: str) -> None:
    slack.failures["reactions.add"] = [Refusal(error)]
    await platform.react(PLACE, "seen")


@pytest.mark.parametrize(("end", "shown"), [("none", ""), ("failed", ""), ("done", "is reading the resume …")])
async def test_while_a_resume_is_read_its_thread_says_so(slack: Slack, platform: SlackPlatform, end, shown) -> None:
    """With "done" there are answers in the thread: Slack itself takes the status away with the first of them."""
    await platform.react(PLACE, "seen")
    assert slack.statuses == {("C1", PLACE.thread or PLACE.message): "is reading the resume …"}
    await platform.react(PLACE, end)
    assert set(slack.statuses.values()) == {shown}


async def test_of_a_private_answer_the_channel_sees_no_status(slack: Slack, platform: SlackPlatform) -> None:
    await platform.react(replace(PLACE, audience="member"), "seen")
    assert slack.statuses == {}


async def test_where_slack_shows_no_status_it_is_asked_once(slack: Slack, platform: SlackPlatform) -> None:
    slack.failures["assistant.threads.setStatus"] = [Refusal("not_allowed_token_type")]
    for message in ("2.2", "3.3"):
        await platform.react(Place(TEAM, "C1", message=message), "seen")
    assert [method for method, _ in slack.calls].count("assistant.threads.setStatus") == 1
    assert len(slack.reactions) == 2


async def test_the_thread_is_that_of_the_message(platform: SlackPlatform) -> None:
    place = Place(TEAM, "C1", message="2.2")
    opened = await platform.open_thread(place, "Review", Member(TEAM, "U1"))
    assert (opened.thread, opened) == ("2.2", await platform.open_thread(opened, "Review", Member(TEAM, "U1")))


async def test_a_command_in_a_channel_gets_one_message_to_thread_under(slack: Slack, platform: SlackPlatform) -> None:
    place = Place(TEAM, "C1")
    first = await platform.open_thread(place, "Review", Member(TEAM, "U1"))
    assert await platform.open_thread(place, "Review", Member(TEAM, "U1")) == first
    assert len(slack.messages["C1"]) == 1


async def test_members_are_written_to_in_their_own_conversation(platform: SlackPlatform) -> None:
    assert (await platform.direct(Member(TEAM, "U1"))).channel == "DU1"
    with pytest.raises(PlaceGone):
        await platform.direct(Member(TEAM, "UCLOSED"))


async def test_the_time_zone_is_asked_anew_each_time(slack: Slack, platform: SlackPlatform) -> None:
    assert await platform.timezone(Member(TEAM, "U1")) == "Europe/Berlin"
    slack.profiles["U1"] = {"tz": "Asia/Tokyo"}
    assert await platform.timezone(Member(TEAM, "U1")) == "Asia/Tokyo"
    slack.profiles["U1"] = {"tz": None}
    assert await platform.timezone(Member(TEAM, "U1")) == ""


async def test_who_was_deactivated_has_no_time_zone_but_is_gone(slack: Slack, platform: SlackPlatform) -> None:
    slack.profiles["U1"] = {"deleted": True}
    with pytest.raises(PlaceGone):
        await platform.timezone(Member(TEAM, "U1"))
    slack.failures["users.info"] = [Refusal("ratelimited", 429, Retry_After="40")]
    with pytest.raises(TryLater):
        await platform.timezone(Member(TEAM, "U2"))

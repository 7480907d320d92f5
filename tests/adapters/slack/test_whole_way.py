"""A member drops a resume and reads the review: the whole coach, with real parts at every hop."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import delete

from adapters.all_settings import AllSettings
from adapters.building import Coach, build
from adapters.discord.settings import DiscordSettings
from adapters.settings import Settings
from coach.posting import repository
from coach.reception.last_connected import last_connected
from coach.running.context import utc_now
from coach.store.tables import ResumeRow, ReviewRow
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import at_work, settings_for, until
from tests.adapters.slack.server import BOT, Refusal, Slack
from tests.migrated import migrated
from tests.odd_files import ODD_FILES, TORN, nothing_open
from tests.reviews import HOSTILE_NAME, hostile_posting, identifying, newer_version

EXAMPLE = Path("examples/resume.pdf")


@asynccontextmanager
async def whole(slack: Slack, folder: Path, way: str = "socket") -> AsyncIterator[Coach]:
    """The whole coach on a database in the folder; a second one is the process after a restart."""
    core = Settings(_env_file=None, COACH_DATABASE_URL=migrated(folder), COACH_READERS=1)
    coach = build(AllSettings(core, settings_for(slack, way), DiscordSettings(_env_file=None)))
    async with at_work(coach, slack):
        yield coach


async def reviewed(slack: Slack, user: str, name: str, data: bytes) -> list[dict[str, Any]]:
    """A member drops a file; gives the replies once they are complete."""
    message = await slack.share(user, "C1", name, data)
    done = ("C1", message["ts"], "white_check_mark")
    await until(lambda: done in slack.reactions, 30)
    return slack.thread("C1", message["ts"])


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_a_shared_resume_is_answered_in_its_thread(slack, tmp_path: Path, way: str) -> None:
    async with whole(slack, tmp_path, way):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        words = "\n".join(shown(each["blocks"]) for each in replies)
        assert len(replies) >= 3
        assert "of 100" in words
        assert "Skills" in words
        [card] = [block for each in replies for block in each["blocks"] if block["type"] == "image"]
        assert card in replies[0]["blocks"], "the score card in the header"
        assert slack.contents[card["slack_file"]["id"]].startswith(b"\x89PNG")
        keys = [each["metadata"]["event_payload"]["key"] for each in replies if "metadata" in each]
        assert len(keys) == len(set(keys)), "both events of the upload, one thread"
        assert len(slack.messages["C1"]) == 1 + len(replies), "nothing outside the thread"
        assert {reaction for _, ts, reaction in slack.reactions if ts == thread} == {"white_check_mark"}
        assert slack.refusals == []
        await pressed(slack, replies, thread)


async def test_a_newer_version_opens_with_what_got_better(slack, tmp_path: Path) -> None:
    async with whole(slack, tmp_path):
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        first, *_ = await reviewed(slack, "U1", "resume-v2.docx", newer_version())
        words = shown(first["blocks"])
        assert re.search(r"Since your last version: (\d+) → (\d+) \(up\)", words)
        assert re.search(r"[1-9]\d* fixed, [1-9]\d* still open, \d+ new\.", words)
        assert words.index("Everyone here can see") < words.index("Since your last version")
        button = labelled(first, "What changed")
        before = len(slack.messages["C1"])
        await slack.press("U2", "C1", first, button["action_id"], button["value"])
        [refused] = await until(lambda: slack.responses, 10)
        assert "someone else" in shown(refused["blocks"])
        await slack.press("U1", "C1", first, button["action_id"], button["value"])
        told = shown((await until(lambda: slack.responses[1:], 10))[0]["blocks"])
        assert "Responsible for managing the nightly import of carrier rates" in told
        assert "Automated the nightly import of 40,000 carrier rates" in told
        assert "Closes: Open with what you did." in told
        assert re.search(r"Results:\s+\d+ → \d+", told)
        assert len(slack.messages["C1"]) == before, "nothing where others read"
        other, *_ = await reviewed(slack, "U2", "resume.pdf", EXAMPLE.read_bytes())
        assert "Since your last version" not in shown(other["blocks"]), "another member's first"


async def test_buttons_work_after_a_restart_and_say_so_when_the_review_is_no_longer_kept(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
    message, button = next(
        (each, element)
        for each in replies
        for block in each["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id", "").startswith("check-again")
    )
    async with whole(slack, tmp_path) as coach:
        await slack.press("U1", "C1", message, button["action_id"], button["value"])
        [answer] = await until(lambda: slack.responses)
        assert "✓ Checking again" in shown(answer["blocks"])
        before = len(replies)
        await until(lambda: len(slack.thread("C1", replies[0]["thread_ts"])) >= before + 3, 20)
        await coach.context.work.stop(5)
        async with coach.context.store.across("months go by") as session:
            for table in (ReviewRow, ResumeRow):
                await session.execute(delete(table))
        await slack.press("U1", "C1", message, button["action_id"], button["value"])
        await until(lambda: len(slack.responses) == 2)
        assert "no longer have" in shown(slack.responses[1]["blocks"])


async def test_the_members_page_shows_the_review_its_history_and_what_can_be_done(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        await slack.event({"type": "app_home_opened", "user": "U1", "tab": "home"})
        empty = await until(lambda: slack.homes.pop("U1", None))
        assert "Review my resume" in shown(empty["blocks"])
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await reviewed(slack, "U1", "resume-v2.docx", newer_version())
        page = await until(lambda: slack.homes.pop("U1", None), 10)
        assert re.search(r"Your resume: \d+ of 100", shown(page["blocks"])), "it was open, so it is up to date"
        await slack.event({"type": "app_home_opened", "user": "U1", "tab": "home"})
        page = await until(lambda: slack.homes.get("U1"))
        words = shown(page["blocks"])
        assert re.search(r"Your resume: \d+ of 100", words)
        assert "Worth fixing first" in words
        assert len(re.findall(r"[█]+[░]*  \d+", words)) == 2, "one bar a review"
        assert "Your weekly reminder" in words
        assert "Delete my data" in words
        [again] = [
            element
            for block in page["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id", "").startswith("check-again")
        ]
        await slack.press_at_home("U1", again["action_id"], again["value"])
        await until(lambda: len(slack.messages["DU1"]) >= 2, 20)
        assert "Only you can see this review" in shown(slack.messages["DU1"][0]["blocks"])


async def test_a_review_weighed_for_a_posting_comes_directly_and_says_for_which(slack, tmp_path) -> None:
    async with whole(slack, tmp_path) as coach:
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        async with coach.context.store.of("slack:T1") as session:
            row = await repository.keep(session, "U1", hostile_posting("https://jobs.example/Job?A=1"), utc_now(), 30)
            row.score = 0.5
        before = len(slack.messages["C1"])
        await slack.command("U1", "C1", "/resume-check https://jobs.example/Job?A=1")
        await until(lambda: any("Tailored to" in shown(each["blocks"]) for each in slack.messages["DU1"]), 20)
        words = shown(slack.messages["DU1"][0]["blocks"])
        assert "Only you can see this review" in words
        assert "<!channel>" not in words, "broken, so that it pings nobody"
        assert f"finance, remote, the posting “{HOSTILE_NAME}”" in words.replace("\u2060", "")
        answered = await until(lambda: slack.responses, 20)
        assert "just for you" in shown(answered[0]["blocks"])
        await slack.command("U1", "C1", "/resume-check http://10.0.0.1/job")
        await until(lambda: any("Not tailored to the posting" in shown(m["blocks"]) for m in slack.messages["DU1"]), 20)
        assert len(slack.messages["C1"]) == before, "nothing of it where others read"
        assert slack.refusals == []


async def test_a_command_where_the_coach_may_not_write_is_answered_directly(slack, tmp_path) -> None:
    """A command works in every channel, the coach writes only in those it was invited to."""
    async with whole(slack, tmp_path):
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await slack.command("U1", "CGONE", "/resume-check")
        told = await until(lambda: slack.messages["DU1"], 20)
        assert "Only you can see this review" in shown(told[0]["blocks"])
        assert slack.messages["CGONE"] == []


async def test_a_new_version_is_taken_in_the_thread_that_asks_for_it(slack, tmp_path) -> None:
    slack.names["C7"] = "random"
    async with whole(slack, tmp_path):
        first = await slack.share("U1", "C7", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("C7", first["ts"], "white_check_mark") in slack.reactions, 30)
        assert "drop the new version here" in shown(slack.thread("C7", first["ts"])[-1]["blocks"])
        newer = await slack.share("U1", "C7", "v2.docx", newer_version(), thread_ts=first["ts"])
        await until(lambda: ("C7", newer["ts"], "white_check_mark") in slack.reactions, 30)
        assert any("Since your last version" in shown(each["blocks"]) for each in slack.thread("C7", first["ts"]))


@pytest.mark.parametrize("way", ["a command", "a shortcut"])
async def test_what_is_asked_in_a_conversation_with_somebody_else_is_answered_in_ours(slack, tmp_path, way) -> None:
    async with whole(slack, tmp_path) as coach:
        message = await slack.share("U1", "DU1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("DU1", message["ts"], "white_check_mark") in slack.reactions, 30)
        before = len(slack.messages["DU1"])
        if way == "a command":
            await slack.command("U1", "DGONE", "/resume-check public")
            [told] = await until(lambda: slack.responses, 20)
            assert "in our direct messages in a moment, just for you" in shown(told["blocks"]), "and not “here”"
        else:
            there = await slack.share("U1", "DGONE", "resume.pdf", EXAMPLE.read_bytes() + b"\n%2", events=())
            await slack.shortcut("U1", "DGONE", there)
        await until(lambda: len(slack.messages["DU1"]) > before, 30)
        await nothing_open(coach.context.store)
        assert "of 100" in shown(slack.messages["DU1"][before]["blocks"])
        assert [each for each in slack.messages["DGONE"] if each.get("bot_id")] == []


@pytest.mark.parametrize("channel", ["C1", "DU1"])
async def test_a_file_that_is_shared_again_is_answered_again_where_its_member_asks(slack, tmp_path, channel) -> None:
    async with whole(slack, tmp_path):
        first = await slack.share("U1", channel, "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: (channel, first["ts"], "white_check_mark") in slack.reactions, 30)
        merely = {**first, "ts": slack.stamp(), "channel_type": "im" if channel == "DU1" else "channel"}
        asks = {**merely, "text": f"<@{BOT}> once more", "ts": slack.stamp()}
        if channel == "C1":
            await slack.event(merely)
        slack.messages[channel].append(asks)
        await slack.event(asks)
        await slack.event({**asks, "type": "app_mention", "subtype": None})
        await until(lambda: (channel, asks["ts"], "white_check_mark") in slack.reactions, 30)
        assert (channel, merely["ts"], "white_check_mark") not in slack.reactions, "nobody asked there"
        told = [each for each in slack.thread(channel, asks["ts"]) if "same file" in shown(each["blocks"])]
        assert len(told) == 1


async def test_files_shared_while_the_coach_was_away_are_each_reviewed_once(slack, tmp_path) -> None:
    slack.opened = {"DU1": 0.0}
    async with whole(slack, tmp_path) as coach:
        async with asyncio.timeout(20):
            while await last_connected(coach.context, "slack") is None:
                await asyncio.sleep(0.02)
    missed = []
    for number, channel in enumerate(("C1", "C2", "C1", "C2", "DU1")):
        name, data = f"resume-{number}.pdf", EXAMPLE.read_bytes() + f"\n%{number}".encode()
        message = await slack.share("U1", channel, name, data, events=())
        message["ts"] = f"{time.time():.6f}"
        if number == 0:
            message["subtype"] = "thread_broadcast"
        missed.append((channel, message["ts"]))
    async with whole(slack, tmp_path):
        await until(lambda: all((*each, "white_check_mark") in slack.reactions for each in missed), 60)
    for channel, thread in missed:
        first = [each for each in slack.thread(channel, thread) if "of 100" in shown(each["blocks"])]
        assert len(first) == 1, "one review"


async def test_a_word_with_a_slip_is_answered_to_its_member_in_plain_words(slack, tmp_path) -> None:
    async with whole(slack, tmp_path) as coach:
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        before = len(slack.messages["C1"])
        await slack.command("U1", "C1", "/resume-check privat")
        [told] = await until(lambda: slack.responses, 20)
        assert told["response_type"] == "ephemeral"
        assert "I don't know “privat”. Did you mean private?" in shown(told["blocks"])
        await nothing_open(coach.context.store)
        assert (len(slack.messages["C1"]), slack.messages["DU1"]) == (before, [])


async def test_a_file_of_a_command_that_is_no_resume_leaves_nothing_where_others_read(slack, tmp_path) -> None:
    async with whole(slack, tmp_path) as coach:
        await slack.command("U1", "C1", "/resume-check")
        number = await until(lambda: next((each for each, view in slack.views.items() if "file" in str(view)), ""), 20)
        view = slack.views[number]
        file = slack.keep_file("U1", TORN, ODD_FILES[TORN])
        where = next(block for block in view["blocks"] if block.get("element", {}).get("type") == "file_input")
        filled = {where["block_id"]: {where["element"]["action_id"]: {"type": "file_input", "files": [file]}}}
        await slack.submit("U1", number, filled)
        await until(lambda: TORN in "".join(shown(each["blocks"]) for each in slack.messages["DU1"]), 30)
        await nothing_open(coach.context.store)
        assert slack.messages["C1"] == []


async def test_a_pause_that_slack_asks_for_is_kept_though_the_upload_is_told_twice(slack, tmp_path) -> None:
    asked: list[float] = []
    pause = 6  # longer than the client sits out by itself

    def refused() -> web.Response:
        asked.append(time.monotonic())
        limited = {"ok": False, "error": "ratelimited"}
        return web.json_response(limited, status=429, headers={"Retry-After": str(pause)})

    slack.instead["chat.postMessage"] = [refused]
    async with whole(slack, tmp_path):
        message = await slack.share("U1", "C1", "resume.pdf", EXAMPLE.read_bytes(), events=("message",))
        await until(lambda: asked, 30)
        file = {"file_id": message["files"][0]["id"], "user_id": "U1", "channel_id": "C1"}
        await slack.event({"type": "file_shared", **file, "event_ts": slack.stamp()})
        await until(lambda: slack.thread("C1", message["ts"]), 60)
        assert time.monotonic() - asked[0] >= pause
        assert len(asked) == 1
        await until(lambda: ("C1", message["ts"], "white_check_mark") in slack.reactions, 30)


async def test_of_a_file_in_a_channel_where_the_coach_may_not_write_the_mark_ends_and_its_member_is_told(
    slack, tmp_path
) -> None:
    slack.failures["chat.postMessage"] = [Refusal("restricted_action")]
    async with whole(slack, tmp_path):
        message = await slack.share("U1", "C1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("C1", message["ts"], "warning") in slack.reactions, 30)
        [told] = await until(lambda: slack.messages["DU1"], 20)
        assert "not allowed to write in the channel" in shown(told["blocks"])
        assert slack.thread("C1", message["ts"]) == []


@pytest.mark.parametrize(
    "way", ["a form from anywhere", "the home tab", "a command in our conversation", "a press there"]
)
async def test_where_the_review_comes_is_said_as_one_sees_it_from_there(slack, tmp_path, way: str) -> None:
    """ "Here" is no modal and no home tab: their answers come in our direct conversation."""
    async with whole(slack, tmp_path):
        sent = await slack.share("U1", "DU1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("DU1", sent["ts"], "white_check_mark") in slack.reactions, 30)
        footer = next(each for each in slack.messages["DU1"] if "Check again" in shown(each.get("blocks")))
        again = labelled(footer, "Check again")
        said: str = ""
        if way == "a form from anywhere":
            await slack.shortcut_anywhere("U1", "review_mine")
            number = await until(lambda: next(iter(slack.views), ""), 20)
            blocks = slack.views[number]["blocks"]
            where = next(block for block in blocks if block.get("element", {}).get("type") == "file_input")
            file = slack.keep_file("U1", "v2.docx", newer_version())
            given = {where["block_id"]: {where["element"]["action_id"]: {"type": "file_input", "files": [file]}}}
            await slack.submit("U1", number, given)
            said = await until(lambda: shown(slack.views[number]["blocks"]).partition("Got it.")[2], 20)
        elif way == "the home tab":
            await slack.press_at_home("U1", again["action_id"], again["value"])
            said = shown((await until(lambda: list(slack.views.values()), 20))[0]["blocks"])
        elif way == "a command in our conversation":
            await slack.command("U1", "DU1", "/resume-check")
            said = shown((await until(lambda: slack.responses, 20))[0]["blocks"])
        else:
            await slack.press("U1", "DU1", footer, again["action_id"], again["value"])
            said = shown((await until(lambda: slack.responses, 20))[0]["blocks"])
        assert "will be here" not in said
        assert ("in our direct messages" in said) == (way != "a press there"), "there it shows that it was pressed"


async def test_a_private_review_is_one_thread_in_the_direct_conversation(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        slack.lose_answers["chat.postMessage"] = 1  # what may have arrived is looked for, not repeated
        await slack.command("U1", "C1", "/resume-check private")
        await until(lambda: any("Delete my data" in shown(m["blocks"]) for m in slack.messages["DU1"]), 30)
        assert "in our direct messages in a moment, just for you" in shown(slack.responses[-1]["blocks"])
        assert slack.lose_answers["chat.postMessage"] == 0
        root, *rest = [each for each in slack.messages["DU1"] if each.get("bot_id")]
        assert "Only you can see this review" in shown(root["blocks"])
        assert "thread_ts" not in root
        assert len(rest) >= 2
        assert {each.get("thread_ts") for each in rest} == {root["ts"]}, "pictures, too"
        keys = [each["metadata"]["event_payload"]["key"] for each in (root, *rest) if "metadata" in each]
        assert len(keys) == len(set(keys))


async def test_a_thread_in_a_channel_tells_nothing_of_an_earlier_private_review(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        sent = await slack.share("U1", "DU1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("DU1", sent["ts"], "white_check_mark") in slack.reactions, 30)
        first, *rest = await reviewed(slack, "U1", "resume-v2.docx", newer_version())
        assert "last version" not in "".join(shown(each["blocks"]) for each in (first, *rest))
        button = labelled(first, "What changed")
        before = len(slack.messages["C1"])
        await slack.press("U1", "C1", first, button["action_id"], button["value"])
        [told] = await until(lambda: slack.responses, 10)
        assert "Closes: Open with what you did." in shown(told["blocks"])
        assert len(slack.messages["C1"]) == before, "to its member alone"


async def test_a_file_that_cannot_be_had_is_told_to_whoever_asked(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        await slack.share("U1", "DU1", "resume.pdf", b"", file={"is_external": True, "size": 0})
        [told] = await until(lambda: [each for each in slack.messages["DU1"] if each.get("bot_id")], 20)
        assert "Upload the PDF or DOCX itself" in shown(told["blocks"])
        dropped = await slack.share("U1", "C1", "resume.pdf", b"", file={"is_external": True, "size": 0})
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("C1", dropped["ts"], "eyes") not in slack.reactions, 20)
        assert slack.thread("C1", dropped["ts"]) == [], "nobody asked"


def labelled(message: dict[str, Any], label: str) -> dict[str, Any]:
    """The one button of a message that says this."""
    rows = [block["elements"] for block in message["blocks"] if block["type"] == "actions"]
    [button] = [each for row in rows for each in row if each["text"]["text"] == label]
    return button


async def pressed(slack, replies, thread: str) -> None:
    """Another member presses each of the owner's buttons and gets a friendly no, or what is theirs; the owner gets an
    answer."""
    where = {"thread_ts": thread}
    buttons = [
        ({**each, **where}, element)
        for each in replies
        for block in each["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    in_the_channel = len(slack.messages["C1"])
    for message, button in buttons:
        await slack.press("U2", "C1", message, button["action_id"], button["value"])
    await until(lambda: len(slack.responses) + len(slack.views) == len(buttons), 20)
    told = [each for each in slack.responses if each["response_type"] == "ephemeral"]
    assert all("someone else" in shown(each["blocks"]) for each in told)
    assert len(told) == len(slack.responses) == len(buttons) - len(slack.views)
    assert {view["callback_id"] for view in slack.views.values()} == {"form:posting", "form:reminders"}, "their own"
    assert len(slack.messages["C1"]) == in_the_channel
    before = len(slack.responses)
    message, button = next(each for each in buttons if each[1]["text"]["text"] == "Show the rest")
    await slack.press("U1", "C1", message, button["action_id"], button["value"])
    await until(lambda: len(slack.responses) > before, 10)


async def test_deleting_my_data_takes_the_coachs_messages_out_of_the_thread(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        await slack.press("U1", "C1", {**replies[-1], "thread_ts": thread}, "delete-sure#0", "1")
        await until(lambda: slack.thread("C1", thread) == [], 30)
        assert [each["ts"] for each in slack.messages["C1"]] in ([], [thread]), "the member's own message stays theirs"


async def test_a_deleted_message_takes_the_coachs_answer_with_it(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        gone = {"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": thread}
        await slack.event({**gone, "previous_message": {"user": "U1", "ts": thread}, "ts": slack.stamp()})
        await until(lambda: slack.thread("C1", thread) == [], 30)


async def told_what_stays(slack: Slack, thread: str, footer: dict[str, Any]) -> str:
    """Deletes everything by the button, and gives what the member reads directly about what had to stay."""
    await slack.press("U1", "C1", {**footer, "thread_ts": thread}, "delete-sure#0", "1")
    (told,) = await until(lambda: slack.messages["DU1"], 30)
    return shown(told["blocks"]) + str(told["blocks"])


async def test_a_message_that_may_not_be_deleted_is_emptied(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        slack.undeletable.add(replies[0]["ts"])
        await slack.press("U1", "C1", {**replies[-1], "thread_ts": thread}, "delete-sure#0", "1")
        (left,) = await until(lambda: each if len(each := slack.thread("C1", thread)) == 1 else None, 30)
        await until(lambda: slack.thread("C1", thread)[0]["text"] == "This message was taken down.", 30)
        assert shown(left["blocks"]).strip() == "This message was taken down."
    assert slack.messages["DU1"] == [], "nothing stays that anybody could read"


async def test_what_has_to_stay_is_told_to_its_member_directly(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        slack.undeletable.add(replies[0]["ts"])
        slack.failures["chat.update"] = [Refusal("edit_window_closed")]
        told = await told_what_stays(slack, thread, replies[-1])
        assert "some of my messages are still there. A moderator can delete them." in told
        assert "https://test.slack.com/archives/C1/p" in told, "the way there"


async def test_a_channel_in_which_the_coach_may_not_look_any_more_is_reported(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        slack.failures["conversations.replies"] = [Refusal("not_in_channel")]
        told = await told_what_stays(slack, replies[0]["thread_ts"], replies[-1])
        assert "no longer allowed in" in told


@pytest.mark.parametrize("way", ["by the button", "by deleting the message"])
async def test_whom_no_direct_message_reaches_is_told_in_the_channel_unseen_by_others(slack, tmp_path, way) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "UCLOSED", "resume.pdf", EXAMPLE.read_bytes())
        thread, before = replies[0]["thread_ts"], len(slack.messages["C1"])
        slack.undeletable.add(replies[0]["ts"])
        slack.failures["chat.update"] = [Refusal("edit_window_closed")]
        if way == "by the button":
            await slack.press("UCLOSED", "C1", {**replies[-1], "thread_ts": thread}, "delete-sure#0", "1")
        else:
            gone = {"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": thread}
            await slack.event({**gone, "previous_message": {"user": "UCLOSED", "ts": thread}, "ts": slack.stamp()})
        (told,) = await until(lambda: slack.whispers, 30)
        assert (told["user"], told["channel"]) == ("UCLOSED", "C1")
        assert "some of my messages are still there. A moderator can delete them." in shown(told["blocks"])
        assert len(slack.messages["C1"]) < before
        assert "couldn't" not in str([each["blocks"] for each in slack.messages["C1"] if each.get("blocks")])


async def test_a_file_that_is_deleted_while_it_waits_leaves_no_mark(slack, tmp_path) -> None:
    slack.failures["files.info"] = [Refusal("ratelimited", 429, Retry_After="30")]
    async with whole(slack, tmp_path):
        message = await slack.share("U1", "C1", "resume.pdf", EXAMPLE.read_bytes(), events=("message",))
        await until(lambda: ("C1", message["ts"], "eyes") in slack.reactions, 30)
        file = message["files"][0]["id"]
        await slack.event({"type": "file_deleted", "file_id": file, "channel_ids": ["C1"], "event_ts": slack.stamp()})
        await until(lambda: slack.reactions == set(), 30)


async def test_a_confirmed_delete_is_done_at_once_and_answered_to_its_member_alone(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        footer, button = next(
            (each, element)
            for each in replies
            for block in each["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id", "").startswith("delete#")
        )
        footer = {**footer, "thread_ts": thread}
        await slack.press("U1", "C1", footer, button["action_id"], button["value"], button["confirm"])
        [answer] = await until(lambda: slack.responses, 10)
        assert answer["response_type"] == "ephemeral"
        assert not answer["replace_original"], "what was pressed is for others to see"
        await until(lambda: slack.thread("C1", thread) == [], 30)


@pytest.mark.parametrize("kind", ["redact", "mark"])
async def test_a_copy_of_the_file_comes_directly(slack, tmp_path, kind: str) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        message, button = next(
            (each, element)
            for each in replies
            for block in each["blocks"]
            for element in block.get("elements", ())
            if element.get("action_id", "").startswith(f"{kind}#")
        )
        name = {"redact": "resume-redacted.pdf", "mark": "resume-with-notes.pdf"}[kind]
        before = len(slack.messages["C1"])
        await slack.press("U1", "C1", message, button["action_id"], button["value"])
        [sent] = await until(lambda: [each for each in slack.messages["DU1"] if each.get("files")], 30)
        assert sent["files"][0]["name"] == name
        copy = slack.contents[sent["files"][0]["id"]]
        assert copy.startswith(b"%PDF")
        assert bool(identifying(copy)) == (kind == "mark"), "read back, the text is gone from the redacted one"
        assert len(slack.messages["C1"]) == before, "nothing where others read"
        typed = {"redact": "redacted hide: Kafka, Redis", "mark": "marked"}[kind]
        await slack.command("U1", "C1", f"/resume-check {typed}")
        await until(lambda: len([each for each in slack.messages["DU1"] if each.get("files")]) == 2, 30)
        words = shown((await until(lambda: slack.responses, 10))[-1]["blocks"])
        assert "comes as a direct message" in words
        assert "words you named" in words or kind == "mark"
        copies = [file["id"] for each in slack.messages["DU1"] for file in each.get("files") or ()]
        assert all(each in slack.contents for each in copies)
        await slack.press("U1", "C1", message, "delete-sure#0", "1")
        await until(lambda: not any(each in slack.contents for each in copies), 30)
        assert slack.refusals == []


async def test_a_private_review_opens_with_the_page_and_its_numbers(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        message = await slack.share("U1", "DU1", "resume.pdf", EXAMPLE.read_bytes())
        await until(lambda: ("DU1", message["ts"], "white_check_mark") in slack.reactions, 30)
        sent = [each for each in slack.messages["DU1"] if each.get("bot_id")]
        [card] = [block for each in sent for block in each["blocks"] if block["type"] == "image"]
        assert "numbered places" in card["alt_text"]
        picture = slack.contents[card["slack_file"]["id"]]
        assert picture.startswith(b"\x89PNG")
        assert int.from_bytes(picture[16:20]) > 1200, "the page beside the card"
        assert slack.refusals == []


async def test_an_old_thread_goes_by_its_own_button_once_its_review_is_no_longer_kept(slack, tmp_path) -> None:
    async with whole(slack, tmp_path) as coach:
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        async with coach.context.store.across("an older version forgot it") as session:
            await session.execute(delete(ReviewRow))
        footer = {**replies[-1], "thread_ts": thread}
        await slack.press("U2", "C1", footer, "delete-sure#0", "1")
        [refused] = await until(lambda: slack.responses, 10)
        assert "no longer have this review" in shown(refused["blocks"])
        assert slack.thread("C1", thread) == replies
        await slack.press("U1", "C1", footer, "delete-sure#0", "1")
        await until(lambda: slack.thread("C1", thread) == [], 30)
        assert [each["ts"] for each in slack.messages["C1"]] == [thread], "the member's own message stays theirs"


async def test_the_root_of_a_commands_thread_says_for_whom_and_lets_it_be_taken_down(slack, tmp_path) -> None:
    async with whole(slack, tmp_path) as coach:
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await slack.press("U1", "C2", {"ts": "1.1"}, "check-public#0", "")
        root = (await until(lambda: slack.messages["C2"], 20))[0]
        assert {"type": "user", "user_id": "U1"} in root["blocks"][0]["elements"][0]["elements"]
        await until(lambda: any("drop the new version" in shown(each["blocks"]) for each in slack.messages["C2"]), 20)
        await coach.context.work.stop(5)
        async with coach.context.store.across("an older version forgot it") as session:
            await session.execute(delete(ReviewRow))
    async with whole(slack, tmp_path):
        footer = {**slack.messages["C2"][-1], "thread_ts": root["ts"]}
        await slack.press("U1", "C2", footer, "delete-sure#0", "2")
        await until(lambda: slack.messages["C2"] == [], 30)


async def test_what_was_read_wrong_is_set_right_in_a_form(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        replies = await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        thread = replies[0]["thread_ts"]
        before = len(slack.messages["C1"])

        async def press(message: dict[str, Any], label: str) -> None:
            button = labelled(message, label)
            where = {**message, "ts": message.get("ts", "9.9"), "thread_ts": thread}
            await slack.press("U1", "C1", where, button["action_id"], button["value"])

        footer = replies[-1]
        await press(footer, "What I read")
        [read] = await until(lambda: slack.responses, 10)
        await press(read, "2 · Correct")
        view = next(iter(await until(lambda: slack.views, 10)))
        filled = {
            block["block_id"]: {"value": {"type": "plain_text_input", "value": block["element"].get("initial_value")}}
            for block in slack.views[view]["blocks"]
            if block["element"]["type"] == "plain_text_input"
        }
        chosen = next(each for each in slack.views[view]["blocks"] if each["block_id"] == "section")
        filled["section"] = {"value": {"type": "static_select", "selected_option": chosen["element"]["initial_option"]}}
        filled["title"]["value"]["value"] = HOSTILE_NAME
        wrong = {**filled, "start": {"value": {"type": "plain_text_input", "value": "long ago"}}}
        taken = await slack.submit("U1", view, wrong)
        assert "as one date" in taken.answer["errors"]["start"]
        await slack.submit("U1", view, filled)
        words = shown(slack.views[view]["blocks"])
        assert "Corrected" in words
        assert "@everyone *Engineer* `x` at Acme" in words
        assert "<!channel>" not in words, "broken, so that it pings nobody"
        await press(footer, "What I read")
        await until(lambda: len(slack.responses) == 2, 10)
        assert "(corrected by you: title)" in shown(slack.responses[1]["blocks"])
        assert len(slack.messages["C1"]) == before, "nothing where others read"
        assert slack.refusals == []


async def test_the_version_that_went_with_an_application_is_noted_in_a_form(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        await reviewed(slack, "U1", "resume.pdf", EXAMPLE.read_bytes())
        await slack.command("U1", "C1", "/applied Staff Engineer at Acme")
        [noted] = await until(lambda: slack.responses, 10)
        button = labelled(noted, "Version you sent")
        await slack.press("U1", "C1", {**noted, "ts": "9.9"}, button["action_id"], button["value"])
        view = next(iter(await until(lambda: slack.views, 10)))
        (field,) = slack.views[view]["blocks"]
        chosen = field["element"]["options"][0]
        assert chosen["text"]["text"].startswith("resume.pdf, ")
        await slack.submit("U1", view, {"version": {"value": {"type": "static_select", "selected_option": chosen}}})
        assert "Version sent: resume.pdf, " in shown(slack.views[view]["blocks"])
        await slack.command("U1", "C1", "/applications")
        await until(lambda: len(slack.responses) == 2, 10)
        assert "Version sent: resume.pdf, " in shown(slack.responses[1]["blocks"])
        assert slack.refusals == []


async def test_two_members_in_one_thread_are_told_apart_and_each_takes_down_their_own(slack, tmp_path) -> None:
    async with whole(slack, tmp_path):
        root = {"type": "message", "user": "U3", "text": "Resumes of this week", "ts": slack.stamp(), "channel": "C1"}
        slack.messages["C1"].append(root)
        files = (("U1", "resume.pdf", EXAMPLE.read_bytes()), ("U2", "resume-v2.docx", newer_version()))
        for user, name, data in files:
            await slack.share(user, "C1", name, data, thread_ts=root["ts"])
        await until(lambda: sum(sign == "white_check_mark" for _, _, sign in slack.reactions) == len(files), 60)
        replies = slack.thread("C1", root["ts"])
        theirs = [each for each in replies if each["metadata"]["event_payload"]["key"].startswith("r2.")]
        assert "'user_id': 'U2'" in str(theirs[0]["blocks"])
        await slack.press("U1", "C1", {**replies[0], "thread_ts": root["ts"]}, "delete-sure#0", "1")
        await until(lambda: slack.thread("C1", root["ts"]) == theirs, 30)

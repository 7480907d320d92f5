"""A member drops a resume and reads the review: the whole coach, with real parts at every hop."""

import re
from pathlib import Path
from typing import Any

import pytest
from discord.utils import time_snowflake

from adapters.discord.custom_ids import CustomId
from coach.chat.community_settings import CommunitySettings
from coach.posting import repository
from coach.reception.last_connected import last_connected
from coach.running.context import utc_now
from coach.store import settings
from tests.adapters.discord import payloads
from tests.adapters.discord.interactions import AUTOCOMPLETE
from tests.adapters.discord.payloads import ALICE, CHANNEL, FORUM, GUILD, KIM
from tests.adapters.discord.server import COMMAND, DIRECT, LoopbackDiscord, error
from tests.adapters.discord.wire.conftest import whole
from tests.adapters.discord.wire.waiting import until
from tests.odd_files import ODD_FILES, TORN, nothing_open
from tests.reviews import hostile_posting, identifying, newer_version

EPHEMERAL = 64
EXAMPLES = Path(__file__).parents[4] / "examples"


def reactions(server: LoopbackDiscord) -> str:
    return " ".join(each.path for each in server.requests if each.method == "PUT" and "/reactions/" in each.path)


def assert_reviewed(server: LoopbackDiscord, thread: str) -> None:
    """The review stands in the thread from its header to its closing words, each message once."""
    messages = [message for message in server.posted(thread) if message["author"]["bot"]]
    embeds = [embed for message in messages for embed in message["embeds"]]
    words = " ".join(str(embed.get(key, "")) for embed in embeds for key in ("title", "description"))
    assert "of 100" in words
    assert "Responsible for managing the nightly import" in words
    nonces = [message.get("nonce") for message in messages]
    assert len(set(nonces)) == len(nonces) >= 2
    assert "drop the new version here" in words


@pytest.mark.parametrize("name", ["resume.pdf", "resume.docx"])
async def test_a_dropped_resume_is_answered_in_its_thread(coach, server: LoopbackDiscord, name: str) -> None:
    await server.drop(name, (EXAMPLES / name).read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    assert_reviewed(server, thread)


async def test_a_forum_post_with_a_resume_is_answered_in_the_post(coach, server: LoopbackDiscord) -> None:
    post = await server.open_post(FORUM, "resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    assert server.threads == set()
    assert_reviewed(server, post)


async def test_a_newer_version_opens_with_what_got_better(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: reactions(server).count("✅") == 1, 30)
    before = set(server.threads)
    await server.drop("resume-v2.docx", newer_version())
    await until(lambda: reactions(server).count("✅") == 2, 30)
    (thread,) = server.threads - before
    first = next(message for message in server.posted(thread) if message["author"]["bot"])
    words = first["embeds"][0]["description"]
    assert re.search(r"Since your last version\\: \d+ → \d+ \\\(up\\\)", words), words
    assert re.search(r"[1-9]\d* fixed, [1-9]\d* still open, \d+ new", words)
    assert words.index("Everyone here can see") < words.index("Since your last version")
    changed = await server.press({**first, "channel_id": CHANNEL}, "What changed")
    await until(lambda: changed.texts, 30)
    told = " ".join(changed.texts).replace("\\", "")
    assert changed.shown[0]["flags"] == EPHEMERAL
    assert "Responsible for managing the nightly import of carrier rates" in told
    assert "Automated the nightly import of 40,000 carrier rates" in told
    assert "Closes: Open with what you did." in told
    assert server.undescribed == []


async def test_a_new_version_is_taken_in_the_thread_that_asks_for_it(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: reactions(server).count("✅") == 1, 30)
    (thread,) = server.threads
    assert "drop the new version here" in str(server.posted(thread)[-1])
    await server.drop("v2.docx", newer_version(), channel=thread)  # nothing in its name, nor in the channel's, says so
    await until(lambda: reactions(server).count("✅") == 2, 30)
    assert "Since your last version" in str(server.posted(thread))


async def test_a_thread_in_a_channel_tells_nothing_of_an_earlier_private_review(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes(), channel=DIRECT)
    await until(lambda: reactions(server).count("✅") == 1, 30)
    await server.drop("resume-v2.docx", newer_version())
    await until(lambda: reactions(server).count("✅") == 2, 30)
    (thread,) = server.threads
    first, *rest = [message for message in server.posted(thread) if message["author"]["bot"]]
    assert "last version" not in str((first, *rest))
    changed = await server.press({**first, "channel_id": CHANNEL}, "What changed")
    await until(lambda: changed.texts, 30)
    assert changed.shown[0]["flags"] == EPHEMERAL
    assert "Closes: Open with what you did." in " ".join(changed.texts).replace("\\", "")


async def test_a_posting_is_suggested_and_its_review_comes_directly(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: reactions(server).count("✅") == 1, 30)
    async with coach.context.store.of(f"discord:{GUILD}") as session:
        (await repository.keep(session, ALICE, hostile_posting("https://jobs.example/1"), utc_now(), 30)).score = 0.5
    typed = {"name": "posting", "type": 3, "value": "acme", "focused": True}
    data = {"id": "1", "name": "resume-check", "type": 1}
    asked = await server.act(AUTOCOMPLETE, data | {"options": [typed]})
    await until(lambda: asked.first)
    assert asked.first is not None
    (choice,) = asked.first["data"]["choices"]
    threads, before = set(server.threads), len(server.posted(CHANNEL))
    chosen = {"name": "posting", "type": 3, "value": choice["value"]}
    await server.act(COMMAND, data | {"options": [chosen]})
    await until(lambda: "Tailored to" in direct(server), 30)
    weighed = direct(server).partition("Tailored to")[2].splitlines()[0]
    assert "finance, remote, the posting" in weighed.replace("\\", "")
    assert "@everyone" not in weighed, "broken, so that it pings nobody"
    assert (set(server.threads), len(server.posted(CHANNEL))) == (threads, before), "nothing where others read"
    await until(lambda: len(server.posted(DIRECT)) >= 2, 30)


def direct(server: LoopbackDiscord) -> str:
    """All that was written to Alice directly."""
    return " ".join(str(embed.get("description", "")) for each in server.posted(DIRECT) for embed in each["embeds"])


async def test_deleting_my_data_takes_the_coachs_messages_out_of_the_thread(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    assert_reviewed(server, thread)
    sure = {"type": 2, "style": 4, "label": "Yes, delete", "custom_id": str(CustomId("delete-sure", "1", ""))}
    asked = {**server.posted(thread)[-1], "channel_id": CHANNEL, "components": [{"type": 1, "components": [sure]}]}
    await server.press(asked, "Yes, delete")
    await until(lambda: not [each for each in server.posted(thread) if each["author"]["bot"]], 30)


async def test_files_dropped_while_the_coach_was_away_are_each_reviewed_once(server, tmp_path: Path) -> None:
    data, names = (EXAMPLES / "resume.pdf").read_bytes(), [f"resume-{number}.pdf" for number in range(5)]
    async with whole(server, tmp_path) as coach:
        async with coach.context.store.of(f"discord:{GUILD}") as session:
            await settings.save(session, CommunitySettings(watched_channels=(CHANNEL,)))
        await server.drop("resume.pdf", data, channel=DIRECT)
        await until(lambda: "✅" in reactions(server), 30)
        await until(lambda: last_connected(coach.context, "discord"), 30)
    missed, now = [], time_snowflake(utc_now())
    for number, name in enumerate(names):
        where, file = DIRECT if number == 0 else CHANNEL, data + b"\n%" + name.encode()
        missed.append(await server.drop(name, file, channel=where, number=str(now + number), told=False))
    async with whole(server, tmp_path):
        for each in missed:
            await until(lambda done=f"/messages/{each['id']}/reactions/✅": done in reactions(server), 60)  # type: ignore[misc]
    assert server.threads == {each["id"] for each in missed[1:]}
    for each in missed[1:]:
        assert_reviewed(server, each["id"])
    assert sum("of 100" in str(each["embeds"]) for each in server.posted(DIRECT)) == 2, "one before, one now"


async def test_a_word_with_a_slip_is_answered_to_its_member_in_plain_words(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    before = len(server.posted(CHANNEL)), set(server.threads)
    typed = [{"name": "industry", "type": 3, "value": "privat"}]
    asked = await server.act(COMMAND, {"id": "1", "name": "resume-check", "type": 1, "options": typed})
    (told,) = await until(lambda: asked.shown, 30)
    assert told["flags"] & EPHEMERAL
    assert "I don't know “privat”. Did you mean private?" in asked.texts[0].replace("\\", "")
    await nothing_open(coach.context.store)
    assert (len(server.posted(CHANNEL)), server.threads) == before


async def test_a_file_of_a_command_that_is_no_resume_leaves_nothing_where_others_read(coach, server) -> None:
    file = server._attachment(TORN, ODD_FILES[TORN], 3600)
    data = {"id": "1", "name": "resume-check", "type": 1}
    given = {"options": [{"name": "file", "type": 11, "value": file["id"]}]}
    asked = await server.act(COMMAND, data | given | {"resolved": {"attachments": {file["id"]: file}}})
    await until(lambda: TORN in direct(server) or TORN in " ".join(asked.texts), 30)
    await nothing_open(coach.context.store)
    assert all(each["flags"] & EPHEMERAL for each in asked.shown)
    assert (server.posted(CHANNEL), server.threads) == ([], set())


async def test_where_the_coach_may_not_write_at_all_the_answer_is_as_it_is_for_one_person(coach, server) -> None:
    refused = [lambda: error(403, 50013, "Missing Permissions")] * 9
    server.failures[f"POST /channels/{CHANNEL}/messages"] = refused
    server.failures[f"POST /channels/{CHANNEL}/messages/4242/threads"] = list(refused)
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes(), number="4242")
    await until(lambda: "of 100" in direct(server), 30)
    assert "Only you can see this review" in direct(server)
    assert "Everyone here can see this" not in direct(server)


async def test_the_menu_answers_privately_also_whom_no_direct_message_reaches(coach, server: LoopbackDiscord) -> None:
    async with coach.context.store.of(f"discord:{GUILD}") as session:
        await settings.save(session, CommunitySettings(visibility="private"))
    closed = [lambda: error(403, 50007, "Cannot send messages to this user")] * 99
    server.failures[f"POST /channels/{DIRECT}/messages"] = closed
    message = await server.drop("notes.pdf", (EXAMPLES / "resume.pdf").read_bytes(), told=False)
    data = {"id": "1", "name": "Review this resume", "type": 3, "target_id": message["id"]}
    asked = await server.act(COMMAND, data | {"resolved": {"messages": {message["id"]: message}}}, fresh=True)
    await until(lambda: "drop the new version" in " ".join(asked.texts), 30)
    assert "of 100" in " ".join(asked.texts)
    assert all(each["flags"] & EPHEMERAL for each in asked.shown)
    assert ([each["id"] for each in server.posted(CHANNEL)], server.threads) == ([message["id"]], set())


async def test_copies_of_the_file_are_seen_by_its_owner_alone(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    posted = len(server.posted(thread))
    footer = next(each for each in reversed(server.posted(thread)) if each.get("components"))
    asked = await server.press({**footer, "channel_id": CHANNEL}, "Redacted copy")
    shown = await until(lambda: [each for each in asked.shown if each.get("embeds")], 30)
    assert shown[-1]["flags"] == EPHEMERAL
    assert "gone from the file" in shown[-1]["embeds"][0]["description"]
    assert server.uploads["resume-redacted.pdf"].startswith(b"%PDF")
    assert identifying(EXAMPLES.joinpath("resume.pdf").read_bytes())
    assert identifying(server.uploads["resume-redacted.pdf"]) == [], "read back, the text is gone"
    noted = await server.press({**footer, "channel_id": CHANNEL}, "Copy with notes")
    await until(lambda: [each for each in noted.shown if each.get("embeds")], 30)
    assert server.uploads["resume-with-notes.pdf"].startswith(b"%PDF")
    assert len(server.posted(thread)) == posted, "nothing where others read"
    data = {"id": "1", "name": "resume-check", "type": 1}
    option = {"name": "copy", "type": 3, "value": "redacted"}
    again = await server.act(COMMAND, data | {"options": [option, {"name": "hide", "type": 3, "value": "Kafka"}]})
    told = await until(lambda: [each for each in again.shown if each.get("embeds")], 30)
    assert "the words you named" in str(told[-1]["embeds"][0]["fields"]).lower()
    assert server.undescribed == []


async def test_a_private_review_opens_with_the_page_and_its_numbers(coach, server: LoopbackDiscord) -> None:
    file = server._attachment("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes(), 3600)
    options = [
        {"name": "file", "type": 11, "value": file["id"]},
        {"name": "private", "type": 5, "value": True},
    ]
    data = {"id": "1", "name": "resume-check", "type": 1, "options": options}
    await server.act(COMMAND, data | {"resolved": {"attachments": {file["id"]: file}}})
    await until(lambda: "Start here" in direct(server), 30)
    picture = server.uploads["chart1.png"]
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) > 1200, "the page beside the card"
    assert server.posted(CHANNEL) == []
    assert server.undescribed == []


async def test_what_was_read_wrong_is_set_right_in_a_form(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    posted = len(server.posted(thread))
    footer = {**next(each for each in reversed(server.posted(thread)) if each.get("components")), "channel_id": CHANNEL}
    read = await server.press(footer, "What I read")
    await until(lambda: read.shown, 30)
    assert read.shown[-1]["flags"] == EPHEMERAL
    page = {**footer, "components": read.shown[-1]["components"]}
    asked = await server.press(page, "2 · Correct")
    await until(lambda: asked.first, 10)
    assert asked.first is not None
    form = asked.first["data"]
    values = {each["component"]["custom_id"]: each["component"] for each in form["components"]}
    assert len(values["section"]["options"]) == 7
    typed = {name: each.get("value", "") for name, each in values.items() if each["type"] == 4}
    wrong = await server.submit(form, typed | {"start": "long ago", "section": ["experience"]})
    await until(lambda: wrong.texts, 10)
    assert "as one date" in wrong.texts[0]
    done = await server.submit(form, typed | {"title": "Lead @everyone *x*", "section": ["projects"]})
    await until(lambda: done.texts, 30)
    said = done.texts[0].replace("\\", "")
    assert "Lead @everyone" not in said, "broken, so that it pings nobody"
    assert "belongs in: Projects" in said
    again = await server.press(footer, "What I read")
    await until(lambda: again.texts, 30)
    assert "corrected by you: name and section" in " ".join(again.texts).replace("\\", "")
    assert len(server.posted(thread)) == posted, "nothing where others read"
    assert server.undescribed == []


async def test_the_version_that_went_with_an_application_is_noted_in_a_form(coach, server: LoopbackDiscord) -> None:
    await server.drop("resume.pdf", (EXAMPLES / "resume.pdf").read_bytes())
    await until(lambda: "✅" in reactions(server), 30)
    (thread,) = server.threads
    footer = {**next(each for each in reversed(server.posted(thread)) if each.get("components")), "channel_id": CHANNEL}
    data = {"id": "1", "name": "applied", "type": 1}
    noted = await server.act(COMMAND, data | {"options": [{"name": "what", "type": 3, "value": "SRE at Acme"}]})
    await until(lambda: noted.shown, 30)
    asked = await server.press({**footer, "components": noted.shown[-1]["components"]}, "Version you sent")
    await until(lambda: asked.first, 10)
    assert asked.first is not None
    form = asked.first["data"]
    (field,) = form["components"]
    first = field["component"]["options"][0]
    assert first["default"]
    assert first["label"].startswith("resume.pdf, ")
    done = await server.submit(form, {"version": [first["value"]]})
    await until(lambda: done.texts, 30)
    assert "Version sent" in done.texts[0]
    log = await server.command("applications")
    await until(lambda: log.texts, 30)
    assert "Version sent: resume.pdf, " in " ".join(log.texts).replace("\\", "")
    assert server.undescribed == []


async def test_two_members_in_one_thread_are_told_apart_and_each_takes_down_their_own(coach, server) -> None:
    data, thread = (EXAMPLES / "resume.pdf").read_bytes(), await server.open_thread(CHANNEL)
    for author in (ALICE, KIM):
        message = await server.drop("resume.pdf", data, channel=thread, author=author)
        await until(lambda done=f"/messages/{message['id']}/reactions/✅": done in reactions(server), 60)  # type: ignore[misc]

    def of_coach() -> list[str]:
        return [str(each["embeds"]) for each in server.posted(thread) if each["author"]["bot"]]

    assert any(f"<@{KIM}>" in each for each in of_coach()), "whose the second one is"
    theirs = [each for each in server.posted(thread) if each["author"]["bot"]][len(of_coach()) // 2 :]
    sure = {"type": 2, "style": 4, "label": "Yes, delete", "custom_id": str(CustomId("delete-sure", "1", ""))}
    asked = {**server.posted(thread)[1], "channel_id": thread, "components": [{"type": 1, "components": [sure]}]}
    await server.press(asked, "Yes, delete")
    await until(lambda: [each for each in server.posted(thread) if each["author"]["bot"]] == theirs, 60)
    assert all(each["allowed_mentions"] == {"parse": []} for each in sent_by_coach(server)), "named, and not notified"


async def test_two_files_in_one_message_say_which_is_meant(coach, server) -> None:
    data = (EXAMPLES / "resume.pdf").read_bytes()
    message = server._message(CHANNEL, {"content": ""}, payloads.user(ALICE))
    files = (("resume-a.pdf", data), ("resume-b.pdf", data + b"\n%b"))
    message["attachments"] = [server._attachment(name, content, 3600) for name, content in files]
    await server.send("MESSAGE_CREATE", {**message, "guild_id": GUILD, "member": payloads.member()})
    await until(lambda: sum("drop the new version" in words for words in said_in(server, message["id"])) == 2, 60)
    for name, _ in files:
        assert any("of 100" in words and name in words for words in said_in(server, message["id"]))


def said_in(server: LoopbackDiscord, thread: str) -> list[str]:
    """The coach's messages in a thread, as they were written."""
    return [str(each["embeds"]).replace("\\", "") for each in server.posted(thread) if each["author"]["bot"]]


def sent_by_coach(server: LoopbackDiscord) -> list[dict[str, Any]]:
    """What the coach sent to channels and threads."""
    return [each.body for each in server.requests if each.method == "POST" and each.path.endswith("/messages")]

"""Files come in by every way there is, and answers go where they belong."""

from dataclasses import replace

import discord
import pytest

from coach.chat.message import Button, Buttons, Heading, Message, Paragraph, Quote, plain
from coach.errors import PlaceGone

PDF = [("resume.pdf", b"%PDF-1.7 ...")]
MESSAGE = Message((Heading("Experience"), Paragraph(plain("One thing.")), Quote("Responsible for: @everyone")))


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild()


@pytest.fixture
def alice(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("alice"))


def emojis(message: discord.Message) -> list[str]:
    return [str(reaction.emoji) for reaction in message.reactions]


async def test_a_dropped_file_is_taken_marked_and_answered_in_a_thread(guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    await alice.send(channel, "here", attachments=PDF)
    (upload,) = service.uploads
    assert (upload.file.name, upload.asked, upload.place.channel) == ("resume.pdf", False, str(channel.id))
    assert emojis(channel.last_message) == ["👀"]

    place = await app.platform.open_thread(upload.place, "Review of resume.pdf", upload.member)
    assert place == await app.platform.open_thread(upload.place, "Review of resume.pdf", upload.member)
    await app.platform.post(place, MESSAGE, "r1-1", unclear=False)
    (thread,) = channel.threads
    (shown,) = thread.last_message.embeds
    assert shown.title == "Experience"
    assert "@everyone" not in shown.description
    await app.platform.react(upload.place, "done")
    assert emojis(channel.history()[0]) == ["✅"]


async def test_a_message_whose_answer_got_lost_is_not_posted_twice(guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    await alice.send(channel, attachments=PDF)
    place = await app.platform.open_thread(service.uploads[0].place, "Review", service.uploads[0].member)
    first = await app.platform.post(place, MESSAGE, "r1-1", unclear=False)
    assert await app.platform.post(place, MESSAGE, "r1-1", unclear=True) == first
    assert await app.platform.post(place, MESSAGE, "r1-2", unclear=True) != first, "same words, another message"


async def test_a_sent_message_keeps_its_nonce(simcord_env, guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    await alice.send(channel, attachments=PDF)
    await app.platform.post(replace(service.uploads[0].place, thread=str(channel.id)), MESSAGE, "r1-1", unclear=False)
    sent = [r.json for r in simcord_env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
    assert sent[-1]["nonce"] == "r1-1"
    assert sent[-1]["enforce_nonce"] is True
    assert sent[-1]["allowed_mentions"]["parse"] == []


async def test_a_file_in_a_thread_stays_in_the_thread(guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    message = await alice.send(channel, "help me with this")
    thread = await channel_thread(app, channel, message)
    await alice.send(thread, attachments=PDF)
    place = service.uploads[0].place
    assert (place.channel, place.thread) == (str(channel.id), str(thread.id))
    assert await app.platform.open_thread(place, "Review", service.uploads[0].member) == place


async def channel_thread(app, channel, message):
    client = await app.platform._connect()
    await client.get_channel(channel.id).get_partial_message(message.id).create_thread(name="t")
    return channel.threads[0]


async def send_directly(env, user) -> None:
    """simcord's `send_dm` takes attachments only as payloads."""
    stored = env.backend.store_attachments(user.dm_channel.id, PDF)
    await user.send_dm(attachments=stored)


async def test_a_direct_message_is_asked_for_and_answered_there(simcord_env, guild, alice, service, app):
    await send_directly(simcord_env, alice.user)
    (upload,) = service.uploads
    assert upload.asked
    assert upload.place.is_direct
    place = await app.platform.open_thread(upload.place, "Review", upload.member)
    await app.platform.post(place, MESSAGE, "r1-1", unclear=False)
    assert alice.user.dm_channel.last_message.embeds[0].title == "Experience"


async def test_bots_are_not_reviewed(simcord_env, guild, service):
    channel = guild.create_text_channel("resumes")
    other = guild.add_member(simcord_env.create_user("other-bot", bot=True))
    await other.send(channel, attachments=PDF)
    assert service.uploads == []


async def test_a_deleted_message_is_withdrawn(guild, alice, service):
    channel = guild.create_text_channel("resumes")
    message = await alice.send(channel, attachments=PDF)
    await alice.delete(message)
    assert service.withdrawn == [(str(channel.id), str(message.id), "")]


async def test_a_thread_for_a_deleted_message_is_given_up(guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    message = await alice.send(channel, attachments=PDF)
    await alice.delete(message)
    with pytest.raises(PlaceGone):
        await app.platform.open_thread(service.uploads[0].place, "Review", service.uploads[0].member)


@pytest.mark.parametrize(
    ("text", "command"), [("https://jobs.lever.co/acme/1", "keywords"), ("what can you do?", "resume-help")]
)
async def test_words_in_a_direct_message(simcord_env, guild, alice, service, text, command):
    await alice.user.send_dm(text)
    (asked,) = service.commands
    assert asked.name == command
    assert asked.place.is_direct


async def test_a_mention_gets_help(simcord_env, guild, alice, service):
    channel = guild.create_text_channel("talk")
    await alice.send(channel, f"<@{simcord_env.bot.user.id}> what can you do?")
    assert [command.name for command in service.commands] == ["resume-help"]
    assert channel.last_message.embeds[0].description == "Here you are."


async def test_no_right_to_open_threads_is_said_and_answered_in_the_channel(simcord_env, guild, alice, service, app):
    channel = guild.create_text_channel(
        "resumes", overwrites={guild.default_role: discord.PermissionOverwrite(create_public_threads=False)}
    )
    await alice.send(channel, attachments=PDF)
    place = await app.platform.open_thread(service.uploads[0].place, "Review", service.uploads[0].member)
    await app.platform.post(place, MESSAGE, "r1-1", unclear=False)
    notice, answer = channel.history()[-2:]
    assert "Create Public Threads" in notice.embeds[0].description
    assert answer.embeds[0].title == "Experience"
    assert answer.reference.message_id == int(place.message)


async def test_no_right_to_write_in_threads_is_said_once_and_answered_in_the_channel(guild, alice, service, app):
    channel = guild.create_text_channel(
        "resumes", overwrites={guild.default_role: discord.PermissionOverwrite(send_messages_in_threads=False)}
    )
    await alice.send(channel, attachments=PDF)
    place = await app.platform.open_thread(service.uploads[0].place, "Review", service.uploads[0].member)
    for number in range(3):
        await app.platform.post(place, MESSAGE, f"r1-{number}", unclear=False)
    titles = [message.embeds[0].title for message in channel.history() if message.embeds]
    assert titles == [None, "Experience", "Experience", "Experience"]


async def test_of_a_closed_inbox_not_a_word_is_said_in_the_channel(simcord_env, guild, alice, service, app):
    channel = guild.create_text_channel("resumes")
    await alice.send(channel, attachments=PDF)
    upload = service.uploads[0]
    place = await app.platform.open_thread(replace(upload.place, audience="member"), "Review", upload.member)
    simcord_env.inject_error("POST", f"/channels/{place.thread}/messages", status=403, code=50007)
    with pytest.raises(PlaceGone):
        await app.platform.post(place, MESSAGE, "r1-1", unclear=False)
    assert [message.author.bot for message in channel.history()] == [False], "only the member's own message"


async def test_buttons_in_direct_messages_know_their_community(simcord_env, guild, alice, service, app):
    await send_directly(simcord_env, alice.user)
    upload = service.uploads[0]
    place = await app.platform.direct(replace(upload.member))
    message = Message((Paragraph(plain("x")), Buttons((Button("Stop", "stop", "7"),))))
    await app.platform.post(place, message, "rem-1", unclear=False)
    await alice.user.click(alice.user.dm_channel.last_message, label="Stop")
    (press,) = service.presses
    assert (press.action, press.value, press.member.community.id) == ("stop", "7", str(guild.id))

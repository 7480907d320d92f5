"""Commands, buttons and forms are acknowledged in time, understood, and answered privately."""

import discord
import pytest

from coach.chat.answers import Answer, Field, Form, sentence
from coach.chat.message import Button, Buttons, Message, Paragraph, plain
from coach.errors import Refused

FORM = Form(
    "settings",
    "Settings",
    (
        Field("pack", "Rules", "choice", choices=(("backend-engineer", "Back-end"), ("web", "Web")), value="web"),
        Field("days", "Days kept", "line", value="30"),
        Field("channels", "Watched channels", "channels", required=False),
        Field("note", "Note", "text", required=False, max_length=9000),
    ),
)
PAGE = Message((Paragraph(plain("The review")), Buttons((Button("Check again", "check-again", "12", "primary"),))))


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("resumes")


@pytest.fixture
def alice(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("alice"))


async def test_a_command_arrives_with_its_options_and_is_answered_privately(alice, channel, service):
    result = await alice.slash(
        channel, "resume-check", file=("cv.pdf", b"%PDF-"), private=True, level="senior", role="devops"
    )
    (command,) = service.commands
    assert command.options == {"private": "true", "level": "senior", "role": "devops"}
    assert command.file
    assert command.file.name == "cv.pdf"
    assert command.place.audience == "member"
    assert result.ephemeral
    assert result.response.embeds[0].description == "Here you are."


async def test_a_slow_answer_is_deferred_in_time(alice, channel, service):
    service.slow = 30
    result = await alice.slash(channel, "applications")
    assert result.deferred
    assert result.ephemeral


async def test_what_a_person_may_not_do_is_told_kindly(alice, channel, service):
    service.error = Refused("Only moderators may do this.")
    result = await alice.slash(channel, "applications")
    assert result.response.embeds[0].description == "Only moderators may do this."


async def test_a_defect_is_told_without_its_details(alice, channel, service):
    service.error = RuntimeError("secret")
    result = await alice.slash(channel, "applications")
    assert "secret" not in str(result.response.embeds[0].to_dict())


async def test_an_option_is_suggested_while_typed(alice, channel):
    found = await alice.autocomplete(channel, "resume-check", "industry", "fi")
    assert [choice["value"] for choice in found] == ["finance"]


async def test_settings_are_for_moderators_and_open_a_form(simcord_env, guild, channel, service):
    role = guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    mod = guild.add_member(simcord_env.create_user("mod"), roles=[role])
    service.answer = Answer(form=FORM)
    shown = await mod.slash(channel, "resume-settings")
    assert service.commands[0].member.is_moderator
    service.answer = sentence("Saved.")
    result = await mod.submit_modal(
        shown, {"pack": ["backend-engineer"], "days": "14", "channels": [channel], "note": ""}
    )
    (sent,) = service.submissions
    assert sent.form == "settings"
    assert sent.fields["pack"] == "backend-engineer"
    assert sent.fields["days"] == "14"
    assert sent.fields["channels"] == str(channel.id)
    assert result.response.embeds[0].description == "Saved."


async def test_a_form_brings_its_file(alice, channel, service):
    service.answer = Answer(form=Form("check", "Your resume", (Field("file", "Resume", "file"),)))
    shown = await alice.slash(channel, "resume-check")
    await alice.submit_modal(shown, {"file": [("cv.docx", b"PK")]})
    file = service.submissions[0].file
    assert file
    assert (file.name, file.message) == ("cv.docx", "")


async def test_buttons_work_after_a_restart(simcord_env, app, alice, channel, service):
    service.answer = Answer((PAGE,), private=False)
    await alice.slash(channel, "applications")
    await simcord_env.restart_bot(app.make_client(service))
    service.answer = sentence("Again.")
    result = await alice.click(channel.last_message, label="Check again")
    assert [(press.action, press.value) for press in service.presses] == [("check-again", "12")]
    assert result.ephemeral


async def test_the_message_menu_reviews_the_members_own_file(alice, channel, service):
    message = await alice.send(channel, attachments=[("cv.pdf", b"%PDF-")])
    service.uploads.clear()
    await alice.context_menu(channel, "Review this resume", message)
    (upload,) = service.uploads
    assert upload.asked
    assert upload.place.message == str(message.id)


async def test_the_message_menu_leaves_other_peoples_files_alone(simcord_env, guild, alice, channel, service):
    message = await alice.send(channel, attachments=[("cv.pdf", b"%PDF-")])
    service.uploads.clear()
    bob = guild.add_member(simcord_env.create_user("bob"))
    result = await bob.context_menu(channel, "Review this resume", message)
    assert service.uploads == []
    assert result.ephemeral


async def test_a_message_menu_matches_the_job_in_anybodys_message(simcord_env, guild, alice, channel, service):
    message = await alice.send(channel, "We hire! https://acme.example/1")
    bob = guild.add_member(simcord_env.create_user("bob"))
    result = await bob.context_menu(channel, "Match this job", message)
    (asked,) = service.commands
    assert (asked.name, asked.options) == ("keywords", {"url": "We hire! https://acme.example/1"})
    assert asked.member.id == str(bob.user.id)
    assert result.ephemeral


async def test_commands_are_registered_once(simcord_env, app, service, channel, alice):
    def syncs() -> int:
        return sum(
            request.method == "PUT" and request.path.endswith("/commands") for request in simcord_env.http_requests
        )

    before = syncs()
    await simcord_env.restart_bot(app.make_client(service))
    assert before == 1
    assert syncs() == 1


async def test_a_command_without_message_gets_one_thread_however_often_it_is_tried(alice, channel, service, app):
    await alice.slash(channel, "resume-check", file=("cv.pdf", b"%PDF-"))
    command = service.commands[0]
    places = {await app.platform.open_thread(command.place, "Review of cv.pdf", command.member) for _ in range(3)}
    assert len(places) == 1
    assert len(channel.threads) == 1
    await app.platform.react(command.place, "seen")


async def test_joining_greets_where_the_bot_may_write_and_leaving_deletes(simcord_env, service):
    guild = simcord_env.create_guild()
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = guild.create_text_channel("announcements", overwrites={guild.default_role: silent})
    open_one = guild.create_text_channel("lobby")
    await simcord_env.bot.on_guild_join(simcord_env.bot.get_guild(guild.id))
    assert closed.last_message is None
    assert open_one.last_message.embeds[0].description == "Hello, I review resumes."
    await simcord_env.bot.on_guild_remove(simcord_env.bot.get_guild(guild.id))
    assert service.gone == [f"discord:{guild.id}"]

"""A resume reaches the service once, whichever way it comes, and is safe before Slack is told so."""

from typing import Any

import pytest

from tests.adapters.slack.conftest import until

PDF = b"%PDF-1.7 resume"


async def test_both_events_of_an_upload_are_one_review(app, slack, service) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF)
    assert {upload.key for upload in service.uploads} == {f"T1:C1:{message['files'][0]['id']}"}
    assert len(service.uploads) == 2
    first, second = service.uploads
    assert first.place == second.place
    assert (first.place.message, first.place.thread, first.place.audience) == (message["ts"], "", "channel")
    assert (first.member.id, first.member.timezone, first.member.locale) == ("U1", "Europe/Berlin", "de-DE")
    assert first.file.name == second.file.name == "resume.pdf"
    assert not first.asked


@pytest.mark.parametrize("event", ["message", "file_shared"])
async def test_either_event_alone_is_enough(app, slack, service, event) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF, events=(event,))
    assert [upload.place.message for upload in service.uploads] == [message["ts"]]


async def test_a_file_in_a_thread_stays_in_that_thread(http_app, slack, service) -> None:
    await slack.share("U1", "C1", "resume.pdf", PDF, thread_ts="1700000000.000001")
    assert {upload.place.thread for upload in service.uploads} == {"1700000000.000001"}


async def test_a_direct_message_asks_for_a_private_review(http_app, slack, service) -> None:
    await slack.share("U1", "D1", "resume.pdf", PDF)
    assert all(upload.asked and upload.place.is_direct for upload in service.uploads)
    assert {upload.place.audience for upload in service.uploads} == {"member"}


async def test_a_mention_with_a_file_asks(http_app, slack, service) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",), text="<@UBOT> please")
    await slack.event({**message, "type": "app_mention", "subtype": None} | {"channel": "C1"})
    assert [upload.asked for upload in service.uploads] == [True, True]
    assert len({upload.key for upload in service.uploads}) == 1


async def test_a_mention_under_ones_own_file_asks_again(http_app, slack, service) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF)
    mention = {"type": "app_mention", "channel": "C1", "text": "<@UBOT>", "thread_ts": message["ts"]}
    await slack.event({**mention, "user": "U1", "ts": slack.stamp()})
    assert service.uploads[-1].asked
    assert service.uploads[-1].key not in {upload.key for upload in service.uploads[:-1]}
    assert service.uploads[-1].place.message == message["ts"]


async def test_a_mention_under_somebody_elses_file_is_answered_with_help(http_app, slack, service) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF)
    mention = {"type": "app_mention", "channel": "C1", "text": "<@UBOT>", "thread_ts": message["ts"]}
    await slack.event({**mention, "user": "U2", "ts": slack.stamp()})
    whisper = await until(lambda: slack.whispers)
    assert len(service.uploads) == 2
    assert (whisper[0]["user"], service.commands[0].name) == ("U2", "resume-help")


@pytest.mark.parametrize(
    ("text", "command"),
    [("<https://jobs.lever.co/acme/1|jobs.lever.co/acme/1>", "keywords"), ("what can you do?", "resume-help")],
)
async def test_words_in_a_direct_message(http_app, slack, service, text, command) -> None:
    message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": text}
    await slack.event({**message, "ts": slack.stamp()})
    (asked,) = await until(lambda: service.commands)
    assert asked.name == command
    assert asked.place.is_direct
    assert asked.options == ({"url": "https://jobs.lever.co/acme/1"} if command == "keywords" else {})


async def test_a_stub_of_another_workspaces_file_is_looked_up(http_app, slack, service) -> None:
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",), stub=True)
    assert service.uploads[0].file.name == "resume.pdf"


async def test_two_files_in_one_message_are_two_reviews(http_app, slack, service) -> None:
    first, second = slack.keep_file("U1", "a.pdf", PDF), slack.keep_file("U1", "b.docx", PDF)
    message = {"type": "message", "subtype": "file_share", "user": "U1", "channel": "C1", "ts": slack.stamp()}
    await slack.event({**message, "files": [first, second], "channel_type": "channel"})
    assert [upload.file.name for upload in service.uploads] == ["a.pdf", "b.docx"]
    assert len({upload.key for upload in service.uploads}) == 2


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"user": "UBOT"}, id="our own picture"),
        pytest.param({"bot_id": "B9"}, id="another bot"),
        pytest.param({"subtype": "message_changed"}, id="an edit"),
    ],
)
async def test_what_nobody_dropped_is_passed_over(http_app, slack, service, more) -> None:
    file = slack.keep_file(more.get("user", "U1"), "resume.pdf", PDF)
    message = {"type": "message", "subtype": "file_share", "user": "U1", "channel": "C1", "ts": slack.stamp()}
    assert await slack.event({**message, "files": [file], **more})
    assert service.uploads == []


async def test_our_own_file_shared_is_passed_over(http_app, slack, service) -> None:
    file = slack.keep_file("UBOT", "score.png", b"png")
    await slack.event({"type": "file_shared", "file_id": file["id"], "user_id": "UBOT", "channel_id": "C1"})
    assert service.uploads == []


async def test_an_event_is_acknowledged_only_when_it_is_safe(app, slack, service) -> None:
    """The first try fails before anything is written: Slack is not told that all is well, and delivers again."""
    service.broken = 1
    assert await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert len(service.uploads) == 1


async def test_a_deleted_message_or_file_ends_its_work(app, slack, service) -> None:
    message = await slack.share("U1", "C1", "resume.pdf", PDF)
    deleted = {"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": message["ts"]}
    assert await slack.event({**deleted, "previous_message": message, "ts": slack.stamp()})
    assert await slack.event({"type": "file_deleted", "file_id": "F9", "channel_ids": ["C1"]})
    assert service.withdrawn == [("C1", message["ts"], ""), ("C1", "", "F9")]


@pytest.mark.parametrize("kind", ["reaction_added", "channel_rename", "file_created", "app_rate_limited"])
async def test_events_we_have_no_use_for_are_acknowledged(app, slack, kind) -> None:
    taken = await slack.delivery.deliver(
        "events_api", {"type": "event_callback", "team_id": "T1", "event": {"type": kind}}
    )
    assert (taken.status, taken.tries) == (200, 1)


async def test_words_in_a_direct_conversation_are_answered(http_app, slack, service) -> None:
    await slack.event({"type": "message", "channel": "D1", "user": "U1", "text": "hi", "ts": slack.stamp()})
    answer = await until(lambda: slack.messages["D1"])
    assert "Here you are." in str(answer[0]["blocks"])


async def test_missing_rights_to_profiles_do_not_stop_a_review(http_app, slack, service) -> None:
    slack.scopes -= {"users:read"}
    await slack.share("U1", "C1", "resume.pdf", PDF, events=("message",))
    assert service.uploads[0].member.timezone == ""


def forwarding(slack, user: str, channel: str, **how: Any) -> dict[str, Any]:
    """A message that shares another one, which holds a file."""
    file = slack.keep_file("U2", "resume.pdf", PDF)
    theirs = {"ts": slack.stamp(), "channel_id": "C7", "author_id": "U2", "text": "mine", "files": [file]}
    message = {"type": "message", "user": user, "channel": channel, "ts": slack.stamp(), "text": ""}
    return {**message, "attachments": [{"is_msg_unfurl": True, **theirs, **how}]}


@pytest.mark.parametrize(("channel", "asked"), [("C1", False), ("D1", True)])
async def test_a_file_in_a_shared_message_is_taken_from_whoever_shares_it(
    http_app, slack, service, channel, asked
) -> None:
    message = forwarding(slack, "U1", channel, is_share=True)
    assert await slack.event(message)
    (upload,) = service.uploads
    assert (upload.file.name, upload.member.id, upload.asked) == ("resume.pdf", "U1", asked)
    assert (upload.place.message, service.commands) == (message["ts"], [])
    assert await http_app.inbox.platform.fetch(upload.place, upload.file, 1000) == PDF


async def test_a_link_to_a_message_with_a_file_counts_where_the_member_asks(http_app, slack, service) -> None:
    message = forwarding(slack, "U1", "C1")
    assert await slack.event(message)
    assert service.uploads == []
    assert await slack.event({**message, "type": "app_mention", "text": "<@UBOT> this one"})
    assert [upload.asked for upload in service.uploads] == [True]

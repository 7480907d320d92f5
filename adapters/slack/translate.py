"""Slack's payloads as the coach's words: pure functions, one for each thing that can happen."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from adapters.slack.rendering import action_of
from coach.chat.catalog import BY_NAME
from coach.chat.places import Command, Community, FileRef, Member, Place, Press, Submission, Upload
from coach.chat.typed_options import FLAG, to_options

Payload = dict[str, Any]

FORM = "form:"
SHARED = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages in which people hand in files: also in a thread, and sent to the channel as well."""


def to_community(team: str | None, enterprise: str | None = None) -> Community:
    """The community of an event: the workspace, or the organisation where Slack names no workspace."""
    return Community("slack", team or enterprise or "")


def is_direct(channel: str) -> bool:
    """Whether a channel is a direct conversation: Slack's ids of them begin with D."""
    return channel.startswith("D")


def to_place(community: Community, event: Payload) -> Place:
    """Where a message stands, and the thread it is in."""
    channel = event.get("channel") or event.get("channel_id") or ""
    direct = is_direct(channel)
    return Place(
        community,
        channel,
        message=event.get("ts") or "",
        thread=event.get("thread_ts") or "",
        audience="member" if direct else "channel",
        is_direct=direct,
    )


def to_file(file: Payload, channel: str = "", message: str = "") -> FileRef:
    """A file as named in a message; stubs of Slack Connect files have an id only."""
    return FileRef(file["id"], file.get("name") or "", file.get("size") or None, message, channel)


def to_upload(
    place: Place, member: Member, file: Payload, asked: bool, key: str = "", channel_name: str = ""
) -> Upload:
    """A shared file. Both of Slack's events for one upload give the same key."""
    ours = ":".join((place.community.id, place.channel, file["id"]))
    shared = to_file(file, place.channel, place.message)
    return Upload(key or ours, place, member, shared, asked=asked, channel_name=channel_name)


def files_of(message: Payload, asked: bool) -> list[Payload]:
    """The files of a message, and those of a message that it shares: whoever shares them hands them in.

    A message that is merely linked to shows its files as well; they count where the member asks for the review.
    """
    shared = [
        file
        for each in message.get("attachments") or ()
        if each.get("is_share") or (asked and each.get("is_msg_unfurl"))
        for file in each.get("files") or ()
    ]
    return [*(message.get("files") or ()), *shared]


def share_of(file: Payload, channel: str) -> Payload | None:
    """The newest message that shares the file in a channel, by `files.info`; None if Slack lists none."""
    shares = file.get("shares") or {}
    found = [share for kind in shares.values() for share in kind.get(channel, ())]
    return max(found, key=lambda share: float(share.get("ts", 0)), default=None)


def to_command(body: Payload, member: Member) -> Command:
    """A slash command; its text becomes options as the catalog describes them."""
    name = str(body.get("command", "")).lstrip("/")
    place = to_place(member.community, {"channel": body.get("channel_id", "")})
    options = to_options(BY_NAME[name], unlinked(str(body.get("text") or "").strip())) if name in BY_NAME else {}
    if options.get("private") == FLAG:
        place = replace(place, audience="member")
    return Command(name, member, place, options, key=str(body.get("trigger_id") or ""))


WRAPPED = re.compile(r"<([^<>|\s]+://[^<>|\s]+|mailto:[^<>|\s]+)(?:\|[^<>]*)?>")


def unlinked(text: str) -> str:
    """Text as typed; Slack wraps addresses as `<url>` or `<url|label>` where escaping is on."""
    return WRAPPED.sub(r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def words_of(message: Payload) -> str:
    """What a message says, as typed: also in blocks and attachments, where apps and shared messages have their words.

    Previews of addresses that the message names are left out.
    """
    text = unlinked(str(message.get("text") or "")).strip()
    blocks = "\n".join(_words_of_blocks(message.get("blocks") or ()))
    said = [blocks if len(blocks) > len(text) else text]
    for each in message.get("attachments") or ():
        from_url = str(each.get("from_url") or each.get("original_url") or "")
        if each.get("is_share") or each.get("is_msg_unfurl"):
            said[0] = said[0].replace(from_url, "").strip()
        elif from_url and from_url in text:
            continue
        said += _words_of_attachment(each)
    return "\n".join(dict.fromkeys(filter(None, said)))


def _words_of_attachment(attachment: Payload) -> Iterator[str]:
    yield from (unlinked(str(attachment.get(name) or "")) for name in ("pretext", "title", "title_link", "text"))
    for field in attachment.get("fields") or ():
        yield unlinked(f"{field.get('title') or ''}: {field.get('value') or ''}")
    yield from _words_of_blocks(attachment.get("blocks") or ())


def _words_of_blocks(blocks: Iterable[Payload]) -> Iterator[str]:
    """The lines of blocks, whatever their kinds: what Slack adds later is read, too."""
    for block in blocks:
        for part in (block.get("text"), *(block.get("fields") or ())):
            if isinstance(part, dict):
                yield unlinked(str(part.get("text") or ""))
        if block.get("type") == "rich_text":
            yield from (_line_of(each) for each in _lines(block))
        elif block.get("type") == "context":
            yield from (unlinked(str(each["text"])) for each in block.get("elements") or () if "text" in each)


def _lines(element: Payload) -> Iterator[Payload]:
    """The sections of rich text, also those within lists."""
    for each in element.get("elements") or ():
        yield from _lines(each) if each.get("type") == "rich_text_list" else (each,)


def _line_of(section: Payload) -> str:
    parts = section.get("elements") or ()
    return "".join(str(each.get("url") or each.get("text") or "") for each in parts)


def place_of_press(community: Community, body: Payload) -> Place:
    """Where a pressed button stands. In a modal: where the modal was opened."""
    view = body.get("view") or {}
    if view.get("private_metadata"):
        return place_of_view(community, view)
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    stamp = container.get("message_ts") or message.get("ts") or ""
    thread = message.get("thread_ts") or container.get("thread_ts") or ""
    return to_place(community, {"channel": channel, "ts": stamp, "thread_ts": thread})


def to_press(body: Payload, member: Member) -> Press:
    """A pressed button. Its key is the press itself, so that a second delivery is known as such."""
    action = body["actions"][0]
    place = place_of_press(member.community, body)
    key = ":".join((place.message, action.get("action_id", ""), action.get("action_ts", "")))
    name, value, confirmed = action_of(action.get("action_id", "")), action.get("value") or "", "confirm" in action
    return Press(name, value, member, place, place.message, key, confirmed)


def to_private_metadata(place: Place, value: str) -> str:
    """What a modal carries along: where it was opened, and the coach's argument. Ids only."""
    return json.dumps({"v": value, "c": place.channel, "m": place.message, "t": place.thread})


def place_of_view(community: Community, view: Payload) -> Place:
    """Where a modal was opened."""
    kept = _kept(view)
    return to_place(community, {"channel": kept.get("c"), "ts": kept.get("m"), "thread_ts": kept.get("t")})


def _kept(view: Payload) -> Payload:
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def to_submission(view: Payload, member: Member) -> Submission:
    """A filled-in modal: fields by name, and the file if one was given."""
    fields: dict[str, str] = {}
    file: FileRef | None = None
    for name, inputs in ((view.get("state") or {}).get("values") or {}).items():
        for element in inputs.values():
            if element.get("type") == "file_input":
                file = next((to_file(each) for each in element.get("files") or ()), file)
            else:
                fields[name] = value_of(element)
    form = str(view.get("callback_id", "")).removeprefix(FORM)
    place = place_of_view(member.community, view)
    return Submission(form, str(_kept(view).get("v", "")), member, place, fields, file, str(view.get("id", "")))


def value_of(element: Payload) -> str:
    """What was entered or chosen; several choices joined by commas."""
    if "selected_option" in element:
        return str((element["selected_option"] or {}).get("value", ""))
    if "selected_options" in element:
        return ",".join(option["value"] for option in element["selected_options"] or ())
    if "selected_time" in element:
        return str(element["selected_time"] or "")
    if "selected_conversations" in element:
        return ",".join(element["selected_conversations"] or ())
    return str(element.get("value") or "")

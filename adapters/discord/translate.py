"""What happens on Discord in the coach's words: uploads, commands, presses, forms."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import discord

from adapters.discord.custom_ids import CustomId
from adapters.discord.places import INTERACTION, PLATFORM, parent_of, to_community
from adapters.discord.private_answers import reply_to
from coach.chat.places import Command, Community, FileRef, Member, Options, Place, Press, Submission, Upload

Event = discord.Interaction[Any]


def community_of(client: discord.Client, guild: discord.Guild | None, guild_id: int | None) -> Community:
    """The guild of an event. A direct message belongs to the only guild there is, else to no guild at all."""
    if guild is None and guild_id is None and len(client.guilds) == 1:
        guild = client.guilds[0]
    return to_community(guild, guild_id)


def to_place_of_message(client: discord.Client, message: discord.Message) -> Place:
    """Where a message stands: in a channel, a thread, a forum post or a direct conversation."""
    community = community_of(client, message.guild, None)
    channel, thread, is_forum = _channels(message.channel)
    direct = message.guild is None
    thread = channel if direct else thread
    return Place(
        community,
        channel,
        str(message.id),
        thread,
        "member" if direct else "channel",
        direct,
        is_forum and bool(thread),
    )


def _channels(channel: Any) -> tuple[str, str, bool]:
    """Channel, thread and whether it is a forum post. Settings name channels, so a thread counts as its parent."""
    if not isinstance(channel, discord.Thread):
        return str(channel.id), "", False
    return parent_of(channel), str(channel.id), isinstance(channel.parent, discord.ForumChannel)


def to_author(client: discord.Client, message: discord.Message) -> Member:
    """Who wrote a message. Discord tells their locale only with what they press or type as a command."""
    permissions = getattr(message.author, "guild_permissions", None)
    community = community_of(client, message.guild, None)
    return Member(community, str(message.author.id), bool(permissions and permissions.manage_guild))


def to_upload(client: discord.Client, message: discord.Message, attachment: discord.Attachment, asked: bool) -> Upload:
    """A file that hangs at a message; the key is the same for every delivery and way of asking."""
    place = to_place_of_message(client, message)
    file = to_file(attachment, str(message.channel.id), str(message.id))
    key = f"{PLATFORM}:{message.id}:{attachment.id}"
    author, name = to_author(client, message), channel_name(message.channel)
    return Upload(key, place, author, file, Options(), asked or place.is_direct, channel_name=name)


def files_of(message: discord.Message) -> list[discord.Attachment]:
    """The files that hang at a message, and those of what it forwards: whoever forwards them hands them in."""
    forwarded = (attachment for each in message.message_snapshots for attachment in each.attachments)
    return [*message.attachments, *forwarded]


def words_of(message: discord.Message) -> str:
    """What a message says: also in embeds, where apps have their words, and in a message that it forwards.

    Previews of addresses that the message names are left out.
    """
    said = [message.content, *_words_of_embeds(message.embeds, message.content)]
    for each in message.message_snapshots:
        said += [each.content, *_words_of_embeds(each.embeds, each.content)]
    return "\n".join(filter(None, map(str.strip, said)))


def _words_of_embeds(embeds: Iterable[discord.Embed], beside: str) -> Iterator[str]:
    for each in embeds:
        if each.url and each.url in beside:
            continue
        yield from filter(None, (each.title, each.url, each.description))
        yield from (f"{field.name}: {field.value}" for field in each.fields)


def channel_name(channel: Any) -> str:
    """What a channel is called, a thread by its parent; empty where Discord has not told."""
    named = channel.parent if isinstance(channel, discord.Thread) else channel
    return str(getattr(named, "name", None) or "")


def to_file(attachment: discord.Attachment, channel: str = "", message: str = "") -> FileRef:
    """An attachment; without a message it can be fetched only while its address is valid."""
    return FileRef(str(attachment.id), attachment.filename, attachment.size, message, channel, attachment.url)


def is_visiting(event: Event) -> bool:
    """Whether somebody who installed the coach for themselves uses it where the bot is no part of guild or group."""
    if event.guild_id is None:
        return event.context.private_channel and not event.context.dm_channel
    return event.is_user_integration() and not event.is_guild_integration()


def to_member(event: Event, guild: str = "") -> Member:
    """Who acted. `guild` is what a button in a direct message carries."""
    community = _community(event, guild)
    moderator = event.guild_id is not None and event.permissions.manage_guild and not is_visiting(event)
    return Member(community, str(event.user.id), moderator, locale=event.locale.value)


def to_place(event: Event, guild: str = "", private: bool = False) -> Place:
    """Where something was done. The interaction stands for the message that a command does not have."""
    if is_visiting(event):
        here, number = str(event.channel_id), f"{INTERACTION}{event.id}"
        return Place(_community(event, guild), here, number, audience="member", visiting=True, reply=reply_to(event))
    channel, thread, is_forum = _channels(event.channel) if event.channel else (str(event.channel_id), "", False)
    direct = event.guild_id is None
    return Place(
        _community(event, guild),
        channel,
        f"{INTERACTION}{event.id}",
        channel if direct else thread,
        "member" if direct or private else "channel",
        direct,
        is_forum and bool(thread),
        reply="" if direct else reply_to(event),
    )


def _community(event: Event, guild: str) -> Community:
    if event.guild_id is None and guild:
        return Community(PLATFORM, guild)
    if is_visiting(event):  # what they do there is theirs, as in a direct conversation
        return community_of(event.client, None, None)
    return community_of(event.client, event.guild, event.guild_id)


def to_command(event: Event, name: str, given: Mapping[str, Any]) -> Command:
    """A slash command with its options as text; the file option apart."""
    file = next((value for value in given.values() if isinstance(value, discord.Attachment)), None)
    options = {
        key: str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in given.items()
        if value is not None and not isinstance(value, discord.Attachment)
    }
    place = to_place(event, private=options.get("private") == "true")
    return Command(name, to_member(event), place, options, to_file(file) if file else None, key_of(event))


def to_press(event: Event, pressed: CustomId) -> Press:
    """A pressed button."""
    message = str(event.message.id) if event.message else ""
    guild = pressed.guild
    return Press(pressed.action, pressed.value, to_member(event, guild), to_place(event, guild), message, key_of(event))


def to_submission(event: Event, form: CustomId) -> Submission:
    """A form that was sent, read from the interaction itself: it may have been opened before a restart."""
    data: Any = event.data or {}
    fields, file = {}, None
    for component in _components(data.get("components", ())):
        name, values = component["custom_id"], component.get("values", ())
        if component["type"] == discord.ComponentType.file_upload.value:
            file = _uploaded(event, data, values)
        else:
            fields[name] = str(component["value"]) if "value" in component else ",".join(map(str, values))
    guild = form.guild
    return Submission(
        form.action, form.value, to_member(event, guild), to_place(event, guild), fields, file, key_of(event)
    )


def _components(rows: Any) -> Iterator[Mapping[str, Any]]:
    """The fields of a form, whether they stand in labels or rows."""
    for row in rows:
        if "custom_id" in row:
            yield row
        yield from _components(row.get("components", ()))
        if "component" in row:
            yield from _components((row["component"],))


def _uploaded(event: Event, data: Any, ids: Any) -> FileRef | None:
    known = data.get("resolved", {}).get("attachments", {})
    for number in ids:
        if found := known.get(str(number)):
            return FileRef(str(number), str(found.get("filename", "file")), found.get("size"), url=str(found["url"]))
    return None


def key_of(event: Event) -> str:
    """The same for every delivery of an interaction."""
    return f"{PLATFORM}:{event.id}"


def is_hidden(message: discord.Message) -> bool:
    """Whether the message came empty: Discord hides what it holds from bots without the message-content intent."""
    ordinary = message.type in {discord.MessageType.default, discord.MessageType.reply} and message.guild is not None
    shown = (
        message.content or message.attachments or message.embeds or message.stickers or message.components
        or message.poll or message.message_snapshots
    )  # fmt: skip
    return ordinary and not shown and not message.author.bot

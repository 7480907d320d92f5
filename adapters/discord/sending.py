"""Pages as the arguments of discord.py's `send`, with the reference by which they are recognised later."""

import logging
from hashlib import blake2b
from io import BytesIO
from typing import Any

import discord

from adapters.discord import limits
from adapters.discord.custom_ids import CustomId
from adapters.discord.marks import unseen
from adapters.discord.markup import escape
from adapters.discord.rendering import Card, File, MessagePage, to_contents
from coach.chat.message import Button, Gravity
from coach.review.pictures import draw

log = logging.getLogger(__name__)

COLORS: dict[Gravity, int] = {"plain": 0x4C6EF5, "error": 0xD55E00, "warning": 0xE69F00, "suggestion": 0x56B4E9}
"""Of the bar beside an embed: by how much what it is about matters. Vermilion, orange and sky blue of Okabe and Ito's
palette, which people tell apart however they see colours, on dark and on light."""
STYLES = {
    "plain": discord.ButtonStyle.secondary,
    "primary": discord.ButtonStyle.primary,
    "danger": discord.ButtonStyle.danger,
}


def nonce(key: str, number: int = 0) -> str:
    """What Discord recognises a repeated send by: the key itself, or for further pages one made of it."""
    if not number and len(key) <= limits.NONCE:
        return key
    return blake2b(f"{key}/{number}".encode(), digest_size=12).hexdigest()


def to_arguments(page: MessagePage, mark: str = "", guild: str = "") -> dict[str, Any]:
    """Arguments for `send`. `mark` goes unseen to the end of the text, `guild` into the buttons of direct messages."""
    files, lost = _files(page.files)
    embeds = [to_embed(card, lost) for card in page.cards]
    if mark:
        embeds = embeds or [discord.Embed(colour=COLORS["plain"])]
        embeds[-1].description = (embeds[-1].description or "") + unseen(mark)
    arguments: dict[str, Any] = _calling(page)
    if embeds:
        arguments["embeds"] = embeds
    if files:
        arguments["files"] = files
    if page.buttons:
        arguments["view"] = to_view(page.buttons, guild)
    return arguments


def _calling(page: MessagePage) -> dict[str, Any]:
    """Whom a message notifies: the roles that it calls, and nobody else whatever its words are."""
    if not page.called:
        return {"allowed_mentions": discord.AllowedMentions.none()}
    roles = [discord.Object(int(number)) for number in page.called]
    mentions = discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
    return {"content": " ".join(f"<@&{role.id}>" for role in roles), "allowed_mentions": mentions}


def to_plain_arguments(page: MessagePage, mark: str, guild: str = "") -> list[dict[str, Any]]:
    """The same for a channel that forbids embeds: plain messages; the last has mark and buttons."""
    base: dict[str, Any] = {"allowed_mentions": discord.AllowedMentions.none(), "suppress_embeds": True}
    messages = [{**base, "content": text} for text in to_contents(page) or ("\u200b",)]
    if page.called:
        calling = _calling(page)
        messages[0] |= {**calling, "content": f"{calling['content']}\n{messages[0]['content']}"}
    messages[-1]["content"] += unseen(mark)
    if page.buttons:
        messages[-1]["view"] = to_view(page.buttons, guild)
    return messages


def to_embed(card: Card, lost: dict[str, str]) -> discord.Embed:
    """The embed of a card; a picture that could not be drawn is told in words."""
    description = card.description
    if card.picture in lost:
        description = f"{description}\n\n{escape(lost[card.picture])[: limits.BLOCK]}".strip()
    embed = discord.Embed(title=card.title or None, description=description or None, colour=COLORS[card.gravity])
    for name, value in card.fields:
        embed.add_field(name=name, value=value, inline=True)
    if card.picture and card.picture not in lost:
        embed.set_image(url=f"attachment://{card.picture}")
    return embed


def _files(files: tuple[File, ...]) -> tuple[list[discord.File], dict[str, str]]:
    """The uploads, and by name what is said for pictures that could not be drawn."""
    uploads, lost = [], {}
    for file in files:
        alt = limits.shorten(file.alt, limits.FILE_ALT)
        try:
            data = data_of(file)
        except Exception:
            log.exception("A chart could not be drawn; its text is shown instead.")
            lost[file.name] = alt
            continue
        uploads.append(discord.File(BytesIO(data), filename=file.name, description=alt or None))
    return uploads, lost


def data_of(file: File) -> bytes:
    """What is uploaded of a file; a chart is drawn unless it was already."""
    return file.data if file.data or file.chart is None else draw(file.chart)


def to_view(buttons: tuple[Button, ...], guild: str = "") -> discord.ui.View:
    """The buttons as a view that discord.py does not keep: presses are recognised by their ids, also months later."""
    view = discord.ui.View(timeout=None)
    for number, button in enumerate(buttons):
        view.add_item(to_button(button, number // limits.ROW_BUTTONS, guild))
    view.stop()
    return view


def to_button(button: Button, row: int, guild: str) -> discord.ui.Button[discord.ui.View]:
    if button.url:
        return discord.ui.Button(label=button.label, url=button.url, row=row)
    custom_id = str(CustomId(button.action, button.value, guild))
    return discord.ui.Button(label=button.label, custom_id=custom_id, style=STYLES[button.style], row=row)

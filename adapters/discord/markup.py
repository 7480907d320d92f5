"""Text as Discord markdown in which nothing of a resume pings, links or formats."""

import re
from collections.abc import Iterable
from itertools import groupby

from discord.utils import escape_mentions

from coach.chat.message import Run, Style, Text

ZERO = "\u200b"
"""Zero-width space: takes no room, ends whatever Discord would read across it."""

# discord.utils.escape_markdown leaves timestamps, custom emoji, masked links and bare addresses alone.
_SPECIAL = re.compile(r"[\\*_~`|<>\[\]()#:]")
_LINE_START = re.compile(r"^(\s*)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)\.", re.MULTILINE)
_INVITE = re.compile(r"(discord(?:app)?)\.(?=gg|com|io|me)", re.IGNORECASE)
# Unseen characters that turn text around or hide in it; line breaks and tabs stay.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
MARKS: dict[Style, str] = {"plain": "", "bold": "**", "italic": "*", "code": "`", "person": ""}


def size(text: str) -> int:
    """Length as the strictest counter sees it: characters outside the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Text without control and direction characters, and without halves of characters."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8", "ignore").decode()


def escape(text: str) -> str:
    """Untrusted text that looks in an embed or message as it is written."""
    safe = _INVITE.sub(rf"\1{ZERO}.", escape_mentions(clean(text)))
    safe = _SPECIAL.sub(r"\\\g<0>", safe)
    safe = _LINE_START.sub(r"\1\\\2", safe)
    return _NUMBERED.sub(r"\1\\.", safe)


def runs(text: Text) -> str:
    """Styled text; neighbours of the same style are one run, or their marks would run into each other. A member is
    always one alone."""
    groups = groupby(enumerate(text), key=lambda each: (each[1].style, each[0] if each[1].style == "person" else -1))
    return ZERO.join(filter(None, (_run("".join(run.text for _, run in same), style) for (style, _), same in groups)))


def _run(text: str, style: Style) -> str:
    inner = text.strip()
    if style == "person" and inner.isdecimal():
        return f"<@{inner}>"  # what an embed mentions is shown by name, and notifies nobody
    if style in ("plain", "person") or not inner:
        return escape(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    mark = MARKS[style]
    if style == "code":
        literal = "`" not in inner and "\n" not in inner
        middle = f"`{escape_mentions(clean(inner))}`" if literal else escape(inner)
    else:
        middle = "\n".join(f"{mark}{escape(line)}{mark}" if line.strip() else line for line in inner.split("\n"))
    return f"{before}{middle}{after}"


def bold(text: str) -> str:
    """Untrusted text in bold, on one line."""
    return _run(" ".join(text.split()), "bold")


def quoted(text: str) -> str:
    """Untrusted text as a block quote."""
    return "\n".join(f"> {line}" for line in escape(text).split("\n"))


def fenced(text: str) -> str:
    """Untrusted text as a block made to be copied: no character in it has a meaning but three backticks."""
    inner = re.sub("`(?=`)", f"`{ZERO}", escape_mentions(clean(text)))
    return f"```\n{inner.rstrip('`') + (ZERO + '`') * (len(inner) - len(inner.rstrip('`')))}\n```"


def small(text: Text) -> str:
    """Small print; the mark is needed on each line."""
    return "\n".join(f"-# {line}" if line.strip() else "" for line in runs(text).split("\n"))


def plain(text: Iterable[Run]) -> str:
    """The bare text of runs."""
    return "".join(run.text for run in text)

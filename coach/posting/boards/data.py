"""Small questions to JSON that strangers send: nothing is where it should be, nothing has the type it should have."""

import datetime as dt
import re

from yarl import URL

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def text(data: Json, *path: str) -> str:
    """The text at a path of keys, or an empty one."""
    found = at(data, *path)
    return found.strip() if isinstance(found, str) else ""


def at(data: Json, *path: str) -> Json:
    """The value at a path of keys, or None."""
    for key in path:
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def items(data: Json, *path: str) -> list[dict[str, Json]]:
    """The objects in the list at a path of keys."""
    found = at(data, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def day(value: Json) -> str:
    """A date as "2026-11-20" from ISO 8601 text or from milliseconds since 1970; empty if it is neither."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return dt.datetime.fromtimestamp(value / 1000, dt.UTC).date().isoformat()
        except (ValueError, OSError, OverflowError):
            return ""
    match = re.match(r"\d{4}-\d{2}-\d{2}", value.strip()) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match.group()).isoformat() if match else ""
    except ValueError:
        return ""


def is_remote(*hints: Json) -> bool | None:
    """True or False if a board says so by a flag or a word ("remote", "on_site"), None if it is silent."""
    for hint in hints:
        if isinstance(hint, bool):
            return hint
        words = re.sub(r"[\s_-]", "", hint).lower() if isinstance(hint, str) else ""
        if words in {"remote", "fullyremote"}:
            return True
        if words in {"onsite", "inoffice", "office", "hybrid"}:
            return False
    return None


def from_slug(slug: str) -> str:
    """A company's name from its part of an address: "acme-robotics" → "Acme Robotics"."""
    return " ".join(word if word.isupper() else word.capitalize() for word in re.split(r"[-_ ]+", slug) if word)


def joined(*values: str) -> str:
    """The values that are there, each once, with commas between them."""
    return ", ".join(dict.fromkeys(value for value in values if value))


def path(url: URL) -> list[str]:
    """The parts of an address's path, decoded."""
    return [part for part in url.path.split("/") if part]

"""Hacker News: a comment under "Who is hiring?" or a job item, data from its public API."""

from dataclasses import replace

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, at, day, text
from coach.posting.pages import plain
from coach.posting.pages.markup import blocks

_KINDS = frozenset({"comment", "job"})


def api(url: URL) -> str | None:
    """news.ycombinator.com/item?id=123 → the item; a fragment or another query does not matter."""
    number = url.query.get("id", "")
    if url.host != "news.ycombinator.com" or url.path != "/item" or not number.isdecimal():
        return None
    return f"https://hacker-news.firebaseio.com/v0/item/{number}.json"


def read(data: Json, url: URL | None) -> Advert | None:
    """The posting, whose first line says who, what and where ("Acme | Go engineer | Berlin"); threads hold none."""
    if text(data, "type") not in _KINDS or not text(data, "text") or at(data, "by") is None:
        return None
    paragraphs = "\n\n".join(block.text for block in blocks(f"<p>{text(data, 'text')}"))
    found, when = plain.read(paragraphs), at(data, "time")
    return replace(
        found,
        source="hackernews",
        title=found.title or text(data, "title"),
        posted=day(when * 1000) if isinstance(when, (int, float)) else "",
    )

"""Job boards whose postings can be had as data: one module each, found by being here.

A module offers those functions of `Board` that its board needs, by their names.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json
from rules.discovery import modules_of


def _nothing(*_: object) -> None:
    """What a board answers to a question that it has no function for."""


@dataclass(frozen=True, slots=True)
class Board:
    """A board by the name of its module; each function gives None for what is not of this board.

    `api`: where the data of a posting is, by its page. `page`: another page, which declares the posting for machines.
    `embedded`: where a board holds the posting that a company's own page shows; `supposed`: where it would, if that
    page only names the posting's number. `read`, `read_xml`: the advertisement in data of the board; `read_feed`: in
    JSON that no board knows for its own.
    """

    name: str
    api: Callable[[URL], str | None] = _nothing
    page: Callable[[URL], str | None] = _nothing
    embedded: Callable[[URL, str], str | None] = _nothing
    supposed: Callable[[URL], str | None] = _nothing
    read: Callable[[Json, URL | None], Advert | None] = _nothing
    read_xml: Callable[[bytes, URL | None], Advert | None] = _nothing
    read_feed: Callable[[Json, URL | None], Advert | None] = _nothing


BOARDS = tuple(
    Board(
        module.__name__.rpartition(".")[2],
        **{each.name: getattr(module, each.name) for each in fields(Board) if hasattr(module, each.name)},
    )
    for module in modules_of(__name__)
)
"""All boards, by name. They are there from the start: confined processes can load no module."""


def api_of(url: URL) -> str | None:
    """Where the data of the posting on this page is, or None for a page of no known board."""
    return next((found for board in BOARDS if (found := board.api(url))), None)


def declaring_page(url: URL) -> str | None:
    """Another page that declares this one posting for machines, to be asked before anything else."""
    return next((found for board in BOARDS if (found := board.page(url))), None)


def embedded(url: URL, html: str) -> tuple[str, ...]:
    """Addresses under which a board may hold the posting that a company's own page shows."""
    return tuple(found for board in BOARDS if (found := board.embedded(url, html)))


def supposed(url: URL) -> str | None:
    """Where a board would hold the posting of a company's page that names only the posting's number, if anywhere."""
    return next((found for board in BOARDS if (found := board.supposed(url))), None)


def read_json(data: Json, url: URL | None) -> Advert | None:
    """The advertisement in a board's JSON, whichever board it is of; in that of a feed by the names of its keys."""
    own = (found for board in BOARDS if (found := board.read(data, url)))
    fed = (found for board in BOARDS if (found := board.read_feed(data, url)))
    return next(own, None) or next(fed, None)


def read_xml(data: bytes, url: URL | None) -> Advert | None:
    """The advertisement in a board's XML."""
    return next((found for board in BOARDS if (found := board.read_xml(data, url))), None)

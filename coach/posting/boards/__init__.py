"""Job boards whose postings can be had as data: one module each, all with the same two questions.

`api(url)` maps a posting's page to the address of its data, or None if the page is not of this board;
`read(data, url)` makes an advertisement of the data, or None if it is not of this board or does not hold that posting.
"""

from collections.abc import Callable
from dataclasses import dataclass

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards import (
    ashby,
    bamboohr,
    declared,
    feed,
    gem,
    greenhouse,
    hackernews,
    lever,
    oracle,
    personio,
    pinpoint,
    recruitee,
    rippling,
    smartrecruiters,
    welcometothejungle,
    workable,
    workday,
)
from coach.posting.boards.data import Json


@dataclass(frozen=True, slots=True)
class Board:
    """A board: the format is "json" or "xml"."""

    name: str
    api: Callable[[URL], str | None]
    read: Callable[[Json, URL | None], Advert | None]


JSON_BOARDS = (
    Board("greenhouse", greenhouse.api, greenhouse.read),
    Board("lever", lever.api, lever.read),
    Board("ashby", ashby.api, ashby.read),
    Board("smartrecruiters", smartrecruiters.api, smartrecruiters.read),
    Board("workable", workable.api, workable.read),
    Board("recruitee", recruitee.api, recruitee.read),
    Board("workday", workday.api, workday.read),
    Board("bamboohr", bamboohr.api, bamboohr.read),
    Board("rippling", rippling.api, rippling.read),
    Board("pinpoint", pinpoint.api, pinpoint.read),
    Board("oracle", oracle.api, oracle.read),
    Board("gem", gem.api, gem.read),
    Board("hackernews", hackernews.api, hackernews.read),
    Board("welcometothejungle", welcometothejungle.api, welcometothejungle.read),
)


def api_of(url: URL) -> str | None:
    """Where the data of the posting on this page is, or None for a page of no known board."""
    apis = (*(board.api for board in JSON_BOARDS), personio.api)
    return next((found for api in apis if (found := api(url))), None)


def declaring_page(url: URL) -> str | None:
    """Another page that declares this one posting for machines, to be asked before anything else."""
    return ashby.page(url) or declared.page(url)


def embedded(url: URL, html: str) -> tuple[str, ...]:
    """Addresses under which a board may hold the posting that a company's own page shows, likeliest first."""
    found = (each(url, html) for each in (greenhouse.embedded, ashby.embedded, recruitee.embedded))
    return tuple(filter(None, found))


def supposed(url: URL) -> str | None:
    """Where a board would hold the posting of a company's page that names only the posting's number, if anywhere."""
    return greenhouse.supposed(url)


def read_json(data: Json, url: URL | None) -> Advert | None:
    """The advertisement in a board's JSON, whichever board it is of; in that of a feed by the names of its keys."""
    return next((found for board in JSON_BOARDS if (found := board.read(data, url))), None) or feed.read(data, url)


def read_xml(data: bytes, url: URL | None) -> Advert | None:
    """The advertisement in a board's XML."""
    return personio.read(data, url)

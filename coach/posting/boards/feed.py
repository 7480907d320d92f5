"""Postings in the JSON of feeds and aggregators without a module of their own: told by what their keys are called."""

import datetime as dt
import email.utils
import re
from collections.abc import Iterator

from yarl import URL

from coach.posting.advert import Advert
from coach.posting.boards.data import Json, day, is_remote, joined
from coach.posting.pages.markup import blocks

_TITLE = ("title", "jobtitle", "positiontitle", "positionname", "position", "jobname", "name", "role")
_COMPANY = (
    "companyname",
    "company",
    "employer",
    "employername",
    "hiringorganization",
    "organization",
    "organisation",
    "companytitle",
)
_PLACE = (
    "location",
    "locationname",
    "candidaterequiredlocation",
    "joblocation",
    "jobgeo",
    "region",
    "locations",
    "city",
    "locationrestrictions",
    "country",
)
_TEXT = (
    "descriptionhtml",
    "description",
    "jobdescription",
    "content",
    "body",
    "descriptionplain",
    "contenthtml",
    "fulldescription",
    "details",
    "text",
)
_POSTED = (
    "pubdate",
    "publishedat",
    "publicationdate",
    "publishedon",
    "datepublished",
    "dateposted",
    "postedat",
    "posteddate",
    "createdat",
    "date",
    "published",
    "epoch",
)
_REMOTE = ("isremote", "remote", "workplacetype", "remotetype", "worktype")
_LINK = ("url", "joburl", "link", "absoluteurl", "applicationlink", "applyurl", "guid", "redirecturl")
_REMOTE_ONLY = re.compile(
    r"//(www\.)?(himalayas\.app|weworkremotely\.com|remoteok\.|remotive\.|jobicy\.com|workingnomads\.)", re.I
)
_MIN_TEXT = 200
_MAX_DEPTH, _MAX_ITEMS = 5, 400


def read_feed(data: Json, url: URL | None) -> Advert | None:
    """The posting: the only one in the data, or the one whose link is the address asked for."""
    found = list(_postings(data, 0))
    if len(found) > 1 and url is not None:
        found = [each for each in found if _same(_first(each, _LINK), url)] or found
    return _advert(found[0]) if len(found) == 1 else None


def _same(link: str, url: URL) -> bool:
    return (
        bool(link) and link.split("?", maxsplit=1)[0].rstrip("/").endswith(url.path.rstrip("/")) and len(url.path) > 1
    )


def _postings(data: Json, depth: int) -> Iterator[dict[str, Json]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for each in data[:_MAX_ITEMS]:
            yield from _postings(each, depth + 1)
    elif isinstance(data, dict):
        plain = {_key(key): value for key, value in data.items()}
        if _first(plain, _TITLE) and len(_first(plain, _TEXT)) >= _MIN_TEXT:
            yield plain
        else:
            for value in data.values():
                yield from _postings(value, depth + 1)


def _key(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.lower())


def _first(data: dict[str, Json], keys: tuple[str, ...]) -> str:
    """The first text under one of these keys, also as the name within an object, or the texts of a list."""
    return next((found for key in keys if (found := _text(data.get(key)))), "")


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return next(
            (
                each.strip()
                for key in ("name", "display_name", "title", "city")
                if isinstance(each := value.get(key), str)
            ),
            "",
        )
    return joined(*(_text(each) for each in value)) if isinstance(value, list) else ""


def _advert(data: dict[str, Json]) -> Advert:
    title, company, link = _first(data, _TITLE), _first(data, _COMPANY), _first(data, _LINK)
    if not company and re.fullmatch(r"[^:]{2,40}: \S.{3,}", title):
        company, _, title = title.partition(": ")
    remote = is_remote(*(data.get(key) for key in _REMOTE if data.get(key)))
    return Advert(
        source="json",
        title=title,
        company=company,
        location=_first(data, _PLACE),
        remote=True if _REMOTE_ONLY.search(link) else remote,
        posted=next((found for key in _POSTED if (found := _day(data.get(key)))), ""),
        url=link if link.startswith("http") else "",
        blocks=blocks(_first(data, _TEXT)),
    )


def _day(value: Json) -> str:
    """A date as feeds give it: ISO 8601, seconds or milliseconds since 1970, or as in mail ("Thu, 10 Sep 2026 …")."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value < 10_000_000_000:
        return day(value * 1000)
    if isinstance(value, str) and re.match(r"[A-Z][a-z]{2}, \d", value):
        try:
            return email.utils.parsedate_to_datetime(value).astimezone(dt.UTC).date().isoformat()
        except (ValueError, TypeError):
            return ""
    return day(value)

"""What a request may bring: small JSON, forms of few fields, one file that goes to the disk piece by piece.

A body may be as long as its sender likes and take for ever; here it ends at the first byte too many, with a sentence
that says so.
"""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import IO, TypeVar

from aiohttp import BodyPartReader, hdrs, web
from aiohttp.http_exceptions import BadHttpMessage
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)

SECONDS = 60.0
"""How long a body may take to come in."""
JSON_BYTES = 64 * 1024
MAX_FIELDS = 24
FIELD_BYTES = 40_000
NAME_LENGTH = 200
OVERHEAD = 1024 * 1024
"""What a form adds to the file in it, in bytes, at most."""
PLAIN = {"", "binary", "8bit", "7bit"}

SLOW = "That took too long to arrive. Please try again."
NOT_UNDERSTOOD = "I could not make sense of that request. Please reload the page."
TOO_MUCH = "That form holds more than I can take."
ONE_FILE = "One file at a time, please."


@dataclass(frozen=True)
class Form:
    """A form that came in: its text fields, and the file with its name, if there was one. The file is the caller's."""

    fields: dict[str, str] = field(default_factory=dict)
    name: str = ""
    file: IO[bytes] | None = None


async def read_json(request: web.Request, model: type[M]) -> M:
    """The body as the model's values. Raises a 4xx that says what was wrong."""
    try:
        async with asyncio.timeout(SECONDS):
            body = await _body(request)
        return model.model_validate_json(body)
    except TimeoutError:
        raise web.HTTPRequestTimeout(text=SLOW) from None
    except ValidationError:
        raise web.HTTPBadRequest(text=NOT_UNDERSTOOD) from None


async def _body(request: web.Request) -> bytes:
    data = bytearray()
    async for piece in request.content.iter_any():
        data += piece
        if len(data) > JSON_BYTES:
            raise web.HTTPRequestEntityTooLarge(JSON_BYTES, len(data), text=TOO_MUCH)
    return bytes(data)


async def read_form(request: web.Request, new_file: Callable[[], IO[bytes]], max_bytes: int) -> Form:
    """A form, whose file (of `max_bytes` at most) is written to what `new_file` gives. Raises a 4xx with the reason."""
    if request.content_type != "multipart/form-data":
        raise web.HTTPBadRequest(text=NOT_UNDERSTOOD)
    if (request.content_length or 0) > max_bytes + OVERHEAD:
        raise _too_large(max_bytes, request.content_length or 0)
    try:
        async with asyncio.timeout(SECONDS):
            return await _form(request, new_file, max_bytes)
    except TimeoutError:
        raise web.HTTPRequestTimeout(text=SLOW) from None
    except (ValueError, BadHttpMessage):  # aiohttp's words for a body that is no form
        raise web.HTTPBadRequest(text=NOT_UNDERSTOOD) from None


async def _form(request: web.Request, new_file: Callable[[], IO[bytes]], max_bytes: int) -> Form:
    fields: dict[str, str] = {}
    name, kept, parts = "", None, 0
    with ExitStack() as undone:
        async for part in await request.multipart():
            parts += 1
            if parts > MAX_FIELDS:
                raise web.HTTPRequestEntityTooLarge(MAX_FIELDS, parts, text=TOO_MUCH)
            if not isinstance(part, BodyPartReader) or not _is_plain(part):
                raise web.HTTPBadRequest(text=NOT_UNDERSTOOD)
            if part.filename is None:
                fields[(part.name or "")[:NAME_LENGTH]] = (await _bytes(part)).decode("utf-8", "replace")
                continue
            if kept is not None:
                raise web.HTTPBadRequest(text=ONE_FILE)
            kept = undone.enter_context(new_file())
            await _write(part, kept, max_bytes)
            name = part.filename[-NAME_LENGTH:]
        undone.pop_all()
    if kept is not None and not name and not kept.tell():  # a browser sends an empty one where none was chosen
        kept.close()
        kept = None
    return Form(fields, name, kept)


def _is_plain(part: BodyPartReader) -> bool:
    """Whether the bytes come as they are: a packed part could unpack to anything."""
    return not part.headers.get(hdrs.CONTENT_ENCODING) and (
        part.headers.get(hdrs.CONTENT_TRANSFER_ENCODING, "").lower() in PLAIN
    )


async def _bytes(part: BodyPartReader) -> bytes:
    data = bytearray()
    while piece := await part.read_chunk():
        data += piece
        if len(data) > FIELD_BYTES:
            raise web.HTTPRequestEntityTooLarge(FIELD_BYTES, len(data), text=TOO_MUCH)
    return bytes(data)


async def _write(part: BodyPartReader, file: IO[bytes], max_bytes: int) -> None:
    while piece := await part.read_chunk():
        file.write(piece)
        if file.tell() > max_bytes:
            raise _too_large(max_bytes, file.tell())


def _too_large(max_bytes: int, size: int) -> web.HTTPRequestEntityTooLarge:
    return web.HTTPRequestEntityTooLarge(
        max_bytes, size, text=f"The file is larger than {max_bytes / 1_048_576:.0f} MB. Save it smaller, please."
    )

"""Which kind of file this is, by its content; the extension is never trusted."""

import io
import zipfile
import zlib

from coach.errors import Code, Unreadable
from coach.reading.limits import Limits
from texts import gettext_noop

_MEBIBYTE = 1024 * 1024
_HEADER = 1024
"""Bytes in which a PDF says that it is one (PDF 32000-1, annex H.3.4.1)."""
_OPENING = 4096
"""Bytes by which text is told from what is none."""
_MAX_NAME = 80
"""Letters of a media type."""
_SMALL = 1_000_000
"""Bytes of a part of an archive that is looked into."""
_MAX_MEMBERS = 5_000
"""Files in an archive; a document has some dozens."""

_EXPORT = gettext_noop('Please save it as PDF or DOCX ("File → Save as / Export") and send that file.')

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a DOCX with a password is kept in, and the name of the stream that holds it (MS-OFFCRYPTO 2.3.4.4)."""

_PICTURE = gettext_noop("This is a picture, and screening software can't read pictures.")
_PHOTO = gettext_noop("This is a photo, and screening software can't read pictures.")
_ARCHIVE = gettext_noop("This is a packed archive. Please send the resume itself, as PDF or DOCX.")
_PROGRAM = gettext_noop("This is a program, not a document. Please send the resume as PDF or DOCX.")

_MAGIC: tuple[tuple[bytes, tuple[str, ...]], ...] = (
    (_COMPOUND, (gettext_noop("This is an old Word file (.doc)."), _EXPORT)),
    (b"{\\rtf", (gettext_noop("This is a rich-text file (.rtf)."), _EXPORT)),
    (b"\x89PNG", (_PICTURE, _EXPORT)),
    (b"\xff\xd8\xff", (_PHOTO, _EXPORT)),
    (b"GIF8", (_PICTURE, _EXPORT)),
    (b"BM", (_PICTURE, _EXPORT)),
    (b"II*\x00", (_PICTURE, _EXPORT)),
    (b"MM\x00*", (_PICTURE, _EXPORT)),
    (b"RIFF", (gettext_noop("This is a picture or a recording."), _EXPORT)),
    (b"%!PS", (gettext_noop("This is a PostScript file."), _EXPORT)),
    (b"\x1f\x8b", (_ARCHIVE,)),
    (b"7z\xbc\xaf", (_ARCHIVE,)),
    (b"Rar!", (_ARCHIVE,)),
    (b"MZ", (_PROGRAM,)),
    (b"\x7fELF", (_PROGRAM,)),
)
"""How files of other kinds begin, and what is said of them."""

_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body")


def kind_of(data: bytes, limits: Limits) -> str:
    """`"pdf"` or `"docx"`.

    Raises `Unreadable` (`empty`, `too_large`, `unsupported_type`, `encrypted`, `corrupt`) for everything else.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(Code.EMPTY, "This file is empty. Please check the upload and send the resume again.")
    if len(data) > limits.max_bytes:
        raise Unreadable(
            Code.TOO_LARGE,
            "This file is {size} MB; I read up to {most} MB. Exporting it again with smaller pictures usually helps.",
            size=f"{len(data) / _MEBIBYTE:.0f}",
            most=f"{limits.max_bytes / _MEBIBYTE:.0f}",
        )
    if b"%PDF-" in data[:_HEADER]:
        return "pdf"
    if data.startswith(b"PK"):
        return _kind_of_zip(data, limits)
    raise _unsupported(data)


def _unsupported(data: bytes) -> Unreadable:
    if data.startswith(_COMPOUND) and _LOCKED in data:
        return Unreadable(
            Code.ENCRYPTED, "This document is locked with a password. Please save a copy without one and send that."
        )
    for magic, message in _MAGIC:
        if data.startswith(magic):
            return Unreadable(Code.UNSUPPORTED_TYPE, *message)
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return Unreadable(Code.UNSUPPORTED_TYPE, _PHOTO, _EXPORT)
    return Unreadable(Code.UNSUPPORTED_TYPE, *_message_for_text(data))


def _message_for_text(data: bytes) -> tuple[str, ...]:
    try:
        start = (
            data[:_OPENING].decode("utf-8-sig", errors="strict" if len(data) <= _OPENING else "ignore").lstrip().lower()
        )
    except UnicodeDecodeError:
        return (gettext_noop("I don't know this kind of file. I read PDF and DOCX."), _EXPORT)
    if start.startswith(_HTML_STARTS) or (start.startswith("<?xml") and "<html" in start):
        return (gettext_noop("This is a web page. Please print it to PDF in your browser and send that file."),)
    if "\\documentclass" in start:
        return (gettext_noop("This is LaTeX source. Please compile it and send the PDF."),)
    return (
        gettext_noop("This is plain text; I read PDF and DOCX, because their layout is part of the review."),
        _EXPORT,
    )


def _kind_of_zip(data: bytes, limits: Limits) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            mimetype = archive.read("mimetype")[:_MAX_NAME] if _small(archive, "mimetype") else b""
            content_types = archive.read("[Content_Types].xml") if _small(archive, "[Content_Types].xml") else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(
            Code.CORRUPT, "This file is damaged. Please open it, save it again as DOCX or PDF, and send that."
        ) from error
    _guard_size(members, limits)
    return _kind_of_members({member.filename for member in members}, mimetype, content_types)


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo and archive.NameToInfo[name].file_size <= _SMALL


def _guard_size(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > limits.max_unpacked_bytes:
        raise Unreadable(
            Code.TOO_LARGE,
            "This document unpacks to far more than a resume needs. Please save it again without large pictures or "
            "embedded files.",
        )


def _kind_of_members(names: set[str], mimetype: bytes, content_types: bytes) -> str:
    if b"macroEnabled" in content_types:
        raise Unreadable(
            Code.UNSUPPORTED_TYPE, "This document contains macros, which I never open. Please save it as DOCX or PDF."
        )
    if "word/document.xml" in names or b"wordprocessingml.document.main" in content_types:
        return "docx"
    raise Unreadable(Code.UNSUPPORTED_TYPE, *_of_other_kind(names, mimetype))


def _of_other_kind(names: set[str], mimetype: bytes) -> tuple[str, ...]:
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return (gettext_noop("This is an OpenDocument file (.odt)."), _EXPORT)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "index.apxl" in names:
        return (gettext_noop("This is a Pages file."), _EXPORT)
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        return (gettext_noop("This is a spreadsheet or presentation."), _EXPORT)
    if mimetype.startswith(b"application/epub"):
        return (gettext_noop("This is an e-book."), _EXPORT)
    return (_ARCHIVE,)

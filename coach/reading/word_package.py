"""The DOCX package before python-docx sees it: bombs, entities and locks refused, strict files made transitional."""

import io
import re
import zipfile

from lxml import etree

from coach.errors import Code, Unreadable
from coach.reading.limits import Limits

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES: tuple[tuple[bytes, bytes], ...] = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""ISO/IEC 29500 strict names and their transitional twins (part 1 and part 4, annex A)."""

_KEPT = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_XML_LIMIT = 20 * 1024 * 1024


def safe_package(data: bytes, limits: Limits) -> bytes:
    """The package with every XML part checked.

    Raises `Unreadable` (`too_large` where a member unpacks to more than it says or than a resume needs, `corrupt`
    where XML is broken or declares entities, `encrypted` where members are locked).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(member.flag_bits & 1 for member in archive.infolist()):
                raise Unreadable(
                    Code.ENCRYPTED, "This document is locked with a password. Please save a copy without one."
                )
            parts = _xml_parts(archive, limits)
            strict = any(_STRICT in part for part in parts.values())
            return _rewritten(archive, parts) if strict else data
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise Unreadable(
            Code.CORRUPT, "This document is damaged and I cannot open it. Please save it again as DOCX and send that."
        ) from error


def _xml_parts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for member in archive.infolist():
        if not _KEPT.search(member.filename):
            continue
        with archive.open(member) as stream:
            content = stream.read(_XML_LIMIT + 1)
        total += len(content)
        if len(content) > _XML_LIMIT or total > limits.max_unpacked_bytes:
            raise Unreadable(
                Code.TOO_LARGE, "This document unpacks to far more text than a resume has. Please send just the resume."
            )
        _refuse_entities(content)
        parts[member.filename] = content
    return parts


def _refuse_entities(content: bytes) -> None:
    """A document type declaration has no place in a DOCX; it is how entity bombs and file reads get in."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or "<!DOCTYPE".encode("utf-16-le") in content:
        raise Unreadable(
            Code.CORRUPT, "This document contains declarations that no word processor writes. Please save it again."
        )


def _rewritten(archive: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    """Strict Open XML as transitional, which python-docx reads."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in archive.infolist():
            content = parts.get(member.filename)
            if content is None:
                continue
            for strict, transitional in _NAMESPACES:
                content = content.replace(strict, transitional)
            target.writestr(member.filename, content)
        _copy_others(archive, parts, target)
    return out.getvalue()


def _copy_others(archive: zipfile.ZipFile, parts: dict[str, bytes], target: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        if member.filename not in parts and member.file_size <= _XML_LIMIT:
            target.writestr(member.filename, archive.read(member))


def parse(content: bytes) -> etree._Element:
    """XML of a part without entities, network or huge trees."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))

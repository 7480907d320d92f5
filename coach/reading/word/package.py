"""The DOCX package before python-docx sees it: bombs, entities and locks refused, strict files made transitional."""

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from functools import cache

from docx.oxml import ns
from lxml import etree

from coach.errors import Code, Unreadable
from coach.reading.limits import Limits

qn = cache(ns.qn)
"""`w:p` → the name of a WordprocessingML element with its namespace, as lxml writes it; a resume asks for the same few
tens of thousands of times."""

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

_BROKEN_ZIP = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError)
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"

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
            mended = _mended(parts, set(archive.namelist()))
            return _rewritten(archive, mended) if mended != parts else data
    except (*_BROKEN_ZIP, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise Unreadable(
            Code.CORRUPT, "This document is damaged, and I can't open it. Please save it again as DOCX and send that."
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
    if (
        b"<!DOCTYPE" in content
        or b"<!ENTITY" in content
        or any(
            "<!DOCTYPE".encode(encoding) in content for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        )
    ):
        raise Unreadable(
            Code.CORRUPT, "This document contains declarations that no word processor writes. Please save it again."
        )


def _mended(parts: dict[str, bytes], names: set[str]) -> dict[str, bytes]:
    """Parts as python-docx reads them: strict as transitional, templates as documents, no relation to missing parts."""
    strict = any(_STRICT in part for part in parts.values())
    plain = {name: _transitional(content) if strict else content for name, content in parts.items()}
    types = "[Content_Types].xml"
    if types in plain:
        plain[types] = plain[types].replace(_TEMPLATE, _DOCUMENT)
    rels = (name for name in plain if name.endswith(".rels"))
    return plain | {name: _without_dangling(name, plain[name], names) for name in rels}


def _transitional(content: bytes) -> bytes:
    for strict, transitional in _NAMESPACES:
        content = content.replace(strict, transitional)
    return content


def _without_dangling(name: str, content: bytes, names: set[str]) -> bytes:
    """Relations without those to parts that the package does not hold; Word passes over them, python-docx stops."""
    try:
        root = parse(content)
    except etree.XMLSyntaxError:
        return content
    folder = posixpath.dirname(posixpath.dirname(name))
    present = {f"/{one}".lower() for one in names}
    dangling = [
        relation
        for relation in root
        if relation.get("TargetMode") != "External"
        and posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lower() not in present
    ]
    for relation in dangling:
        root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if dangling else content


def _rewritten(archive: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    """The package with these parts in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
        _copy_others(archive, parts, target)
    return out.getvalue()


def _copy_others(archive: zipfile.ZipFile, parts: dict[str, bytes], target: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        if member.filename not in parts and member.file_size <= _XML_LIMIT:
            target.writestr(member.filename, archive.read(member))


def parse(content: bytes) -> etree._Element:
    """XML of a part without entities, network or huge trees."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))

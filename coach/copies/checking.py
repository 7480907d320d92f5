"""Reads a redacted copy back: nothing that tells who it is may be in any of its text, parts or bytes."""

import io
import zipfile

import pypdfium2
from pypdfium2 import raw

from coach.copies.document_text import TEXTS, text_of
from coach.copies.folded_text import letters_of
from coach.copies.identity import Identity, Secret
from coach.errors import Refused
from coach.reading.word.package import parse
from texts import gettext_noop

STILL_THERE = gettext_noop(
    "I made the copy, read it back, and found something in it that still gives you away, so I "
    "deleted it. Export the resume again as a plain PDF and try with that."
)
_LONG = 6
"""Letters from which on a value stands in compressed pictures by no chance."""


def require_gone(copy: bytes, kind: str, identity: Identity) -> None:
    """Raises Refused if something secret can be read in the copy."""
    told = _told_by_pdf(copy, identity) if kind == "pdf" else _told_by_docx(copy, identity)
    if told or any(_in_bytes(copy, secret) for secret in identity.secrets):
        raise Refused(STILL_THERE)


def _told_by_pdf(copy: bytes, identity: Identity) -> bool:
    """Whether there is anything but pictures of pages: text, marks, files, words about the file."""
    document = pypdfium2.PdfDocument(copy)
    try:
        about = document.get_metadata_dict(skip_empty=True)
        said = [about[key] for key in about if about[key] != "PDFium" and not key.endswith("Date")]
        said += [each.get_title() or "a mark" for each in document.get_toc()]
        for page in document:
            said.append(page.get_textpage().get_text_range())
            said += ["an annotation"] * raw.FPDFPage_GetAnnotCount(page)
        return document.count_attachments() > 0 or any(map(str.strip, said))
    finally:
        document.close()


def _told_by_docx(copy: bytes, identity: Identity) -> bool:
    """Whether any part tells: in its text as it is read, in any other text, in an attribute, in its name; or leads
    out of the file."""
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        for member in archive.infolist():
            root = parse(archive.read(member))
            if identity.names(member.filename) or member.comment or identity.holds(text_of(root).text):
                return True
            for element in root.iter():
                apart = "" if element.tag in TEXTS else element.text or ""
                words = [str(value) for value in (apart, *element.attrib.values()) if not str(value).isdigit()]
                if any(identity.names(each) or each == "External" for each in words):
                    return True
    return False


def _in_bytes(copy: bytes, secret: Secret) -> bool:
    """Whether a value stands in the file as it is written, in any of the encodings that files use."""
    if len(letters_of(secret.text).plain) < _LONG:
        return False
    return any(secret.text.encode(encoding, "ignore") in copy for encoding in ("utf-8", "utf-16-le", "utf-16-be"))

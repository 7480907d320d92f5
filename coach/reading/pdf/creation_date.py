"""When a PDF was made: by the dates in its information, or by the version of the program that made it."""

import re

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

_DATE = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_SKIA = re.compile(r"Skia/PDF m(\d{2,3})\b")
"""What Google Docs and Chrome write with, which tell no date (Docs) but their milestone."""
_MILESTONE, _ITS_MONTH = 94, 2021 * 12 + 7
"""After Chrome 94 a milestone came every four weeks, with breaks, instead of every six; Docs is weeks ahead of the
browser. https://chromestatus.com/roadmap"""
_MONTHS_BEFORE, _MONTHS_SINCE = 1.4, 1.036


def saved_in(document: PDFDocument) -> str | None:
    """The month in which the file was last saved, as "2024-03"; None if nothing tells it (PDF 32000-1, 14.3.3)."""
    values = [_text(info.get(key)) for info in document.info for key in ("CreationDate", "ModDate")]
    found = [match for value in values if (match := _DATE.search(value))]
    if found:
        return max(f"{match[1]}-{match[2]}" for match in found)
    made_by = (_SKIA.search(_text(info.get("Producer"))) for info in document.info)
    return next((_month_of(int(match[1])) for match in made_by if match), None)


def _text(value: object) -> str:
    found = resolve1(value)
    return decode_text(found) if isinstance(found, bytes) else ""


def _month_of(milestone: int) -> str:
    apart = milestone - _MILESTONE
    month = _ITS_MONTH + round(apart * (_MONTHS_SINCE if apart > 0 else _MONTHS_BEFORE))
    return f"{month // 12}-{month % 12 + 1:02}"

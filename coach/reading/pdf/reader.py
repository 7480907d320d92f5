"""PDF → Document: pdfminer.six's interpreter, own layout, and a second reading to compare with."""

import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from itertools import islice

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.psexceptions import PSException

from coach.errors import Code, Unreadable
from coach.reading.document import Document, is_decoration, is_icon, is_portrait, is_typed_rule
from coach.reading.limits import Limits
from coach.reading.pdf import ligatures, ocr_extra, ratings, second_reading, swapped_letters
from coach.reading.pdf.annotations import Spot, links_of
from coach.reading.pdf.creation_date import saved_in
from coach.reading.pdf.flow import to_drafts
from coach.reading.pdf.form_fields import typed_glyphs
from coach.reading.pdf.glyphs import Box, GlyphCollector, RawPage, TooMuch
from coach.reading.pdf.grids import count_tables
from coach.reading.pdf.lines import Draft, font_families
from coach.reading.pdf.style_runs import to_runs
from coach.reading.pdf.transparency import Interpreter
from coach.reading.plausible import is_language
from rules.resume import Layout, Line, Link, SourceFile
from texts import gettext_noop

_CORRUPT = gettext_noop(
    "This PDF is damaged, and I can't open it. Please export it again from the program that made it."
)
_SCAN = gettext_noop(
    "There is no text in this PDF, only a picture of it, so screening software sees an empty page. "
    'Please export it as a PDF with text: in Word or Google Docs by "Download as PDF", not by scanning or printing '
    "to an image."
)

_BESIDE = 30.0
"""Points between an icon and its text."""
_FAR = (120.0, 8.0)
"""Points to the side of a line, and above or below it, up to which the sign of a link belongs to it."""
_MIN_GLYPHS = 40
_SHARED = 0.6
"""Part of an image that a photograph covers, from which on they are one picture."""

# pdfminer reports every oddity of a font; the member can do nothing with that, and it may quote the file.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
# Its parser reports each of its steps besides, a hundred thousand in a file, and asks each time whether it may.
vars(logging.getLogger("pdfminer.psparser"))["debug"] = lambda *_: None
_log = logging.getLogger(__name__)


def to_document(data: bytes, name: str, limits: Limits) -> Document:
    """Reads a PDF. Raises `Unreadable` (`encrypted`, `corrupt`, `too_many_pages`, `no_text`)."""
    pages, spots, saved = _pages(data, limits)
    drafts, columns = to_drafts(pages)
    scanned = _is_without_text(drafts)
    if scanned:
        pages, drafts, columns = _recognized(data)
    _require_language(drafts)
    drafts = [draft for draft in drafts if not is_typed_rule(draft.text)]
    layout = Layout(
        columns=columns,
        tables=count_tables(pages),
        images=sum(
            _is_picture(box, page.number, drafts) and not _is_around_photo(box, page)
            for page in pages
            for box in page.pictures
        ),
        photos=sum(is_portrait(x1 - x0, y1 - y0) for page in pages[:1] for x0, y0, x1, y1 in page.photographs),
        text_extractable=not scanned,
        from_ocr=scanned,
        fonts=font_families(drafts),
        garbled=() if scanned else (*second_reading.compare(data, pages, drafts), *swapped_letters.find(drafts)),
        hidden=tuple(number for number, draft in enumerate(drafts) if draft.hidden),
        rated=ratings.find(pages, drafts),
        typed_over=any(page.typed for page in pages),
        page_width=pages[0].width,
        page_height=pages[0].height,
    )
    file = SourceFile(name, "pdf", len(data), len(pages), hashlib.sha256(data).hexdigest())
    links = tuple(_link(spot, drafts) for spot in spots)
    lines = tuple(_line(number, draft) for number, draft in enumerate(drafts))
    return Document(file, lines, links, layout, saved=saved)


def _is_picture(box: Box, page: int, drafts: Sequence[Draft]) -> bool:
    """Whether an image is more than a rule, or an icon with its text right beside it."""
    x0, y0, x1, y1 = box
    if is_decoration(x1 - x0, y1 - y0):
        return False
    return not is_icon(x1 - x0, y1 - y0) or not any(
        y0 - 1 <= (draft.top + draft.bottom) / 2 <= y1 + 1
        and draft.left - _BESIDE <= x1
        and x0 <= draft.right + _BESIDE
        for _, draft in _on_page(drafts, page)
    )


def _is_around_photo(box: Box, page: RawPage) -> bool:
    """Whether an image is the shape in which a photograph stands: its ring, or its shade."""
    if box in page.photographs:
        return False
    x0, y0, x1, y1 = box
    inside = (
        max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, bottom) - max(y0, top))
        for left, top, right, bottom in page.photographs
    )
    return any(shared >= _SHARED * (x1 - x0) * (y1 - y0) for shared in inside)


def _is_without_text(drafts: Sequence[Draft]) -> bool:
    return sum(draft.glyphs for draft in drafts) < _MIN_GLYPHS


def _recognized(data: bytes) -> tuple[list[RawPage], list[Draft], int]:
    """What character recognition reads in a PDF without text, if it is installed."""
    if ocr_extra.is_available():
        from coach.reading.pdf import ocr

        pages = ocr.read_pages(data)
        drafts, columns = to_drafts(pages)
        if not _is_without_text(drafts):
            return pages, drafts, columns
    raise Unreadable(Code.NO_TEXT, _SCAN)


def _require_language(drafts: Sequence[Draft]) -> None:
    if not is_language([draft.text for draft in drafts], sum(draft.unknown for draft in drafts)):
        raise Unreadable(
            Code.NO_TEXT,
            "The letters in this PDF are stored as different characters than the ones you see, so screening "
            "software reads nonsense. Please export it again with another PDF printer, or with fonts "
            "embedded.",
        )


def _pages(data: bytes, limits: Limits) -> tuple[list[RawPage], list[Spot], str | None]:
    try:
        return _interpret(data, limits)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(
            Code.ENCRYPTED, "This PDF is locked with a password. Please save a copy without one and send that."
        ) from error
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pdfminer raises what its parsers happen to raise on broken files
        mended = second_reading.mended(data)
        if mended is None:
            raise Unreadable(Code.CORRUPT, _CORRUPT) from error
        return _mended_pages(mended, limits)


def _mended_pages(data: bytes, limits: Limits) -> tuple[list[RawPage], list[Spot], str | None]:
    try:
        return _interpret(data, limits)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(Code.CORRUPT, _CORRUPT) from error


def _interpret(data: bytes, limits: Limits) -> tuple[list[RawPage], list[Spot], str | None]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages = list(islice(PDFPage.create_pages(document), limits.max_pages + 1))
    if not pages:
        raise PDFSyntaxError("no pages")
    if len(pages) > limits.max_pages:
        raise Unreadable(
            Code.TOO_MANY_PAGES,
            "This PDF has more than {most} pages. A resume has one or two; please send just the resume.",
            most=limits.max_pages,
        )
    manager = PDFResourceManager()
    collector = GlyphCollector(manager, limits)
    interpreter = Interpreter(manager, collector)
    read: list[RawPage] = []
    links: list[Spot] = []
    for page in pages:
        read.append(_read_page(page, interpreter, collector))
        read[-1].typed = typed_glyphs(page, read[-1])
        read[-1].glyphs += read[-1].typed
        links += links_of(page, len(read), read[-1].height)
    ligatures.restore(read)
    return read, links, saved_in(document)


def _read_page(page: PDFPage, interpreter: Interpreter, collector: GlyphCollector) -> RawPage:
    """The page as it stands upright: one that lies on its side is turned, since its text reads the same."""
    read = _as_it_lies(page, interpreter, collector)
    for _ in range(3):
        if len(read.turned) <= len(read.glyphs):
            break
        page.rotate = (page.rotate + 90) % 360
        collector.page.number -= 1
        read = _as_it_lies(page, interpreter, collector)
    return read


def _as_it_lies(page: PDFPage, interpreter: Interpreter, collector: GlyphCollector) -> RawPage:
    try:
        interpreter.process_page(page)
    except (TooMuch, RecursionError):
        pass
    except (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError):
        # A broken operator ends its page; what was drawn before it is still read.
        _log.debug("a page of the file ended early")
    return collector.page


def _line(number: int, draft: Draft) -> Line:
    return Line(
        number=number,
        page=draft.page,
        text=draft.text,
        left=round(draft.left, 1),
        top=round(draft.top, 1),
        right=round(draft.right, 1),
        bottom=round(draft.bottom, 1),
        size=draft.size,
        font=draft.style.font,
        bold=draft.style.bold,
        italic=draft.style.italic,
        colored=draft.style.colored,
        column=draft.column,
        bullet=draft.bullet,
        runs=to_runs(draft),
    )


def _link(spot: Spot, drafts: Sequence[Draft]) -> Link:
    for number, draft in _on_page(drafts, spot.page):
        middle = (draft.top + draft.bottom) / 2
        if spot.box[1] - 1 <= middle <= spot.box[3] + 1 and draft.left < spot.box[2] and draft.right > spot.box[0]:
            words = [w.text for w in draft.words if w.x0 < spot.box[2] - 1 and w.x1 > spot.box[0] + 1]
            return Link(spot.target, " ".join(words), spot.page, number)
    return Link(spot.target, "", spot.page, _nearest(spot, drafts))


def _nearest(spot: Spot, drafts: Sequence[Draft]) -> int | None:
    """The line beside which the sign of a link stands that lies over no text; None if all are far from it."""
    middle = (spot.box[1] + spot.box[3]) / 2
    away = [
        (
            max(draft.top - middle, middle - draft.bottom, 0.0),
            max(draft.left - spot.box[2], spot.box[0] - draft.right, 0.0),
            number,
        )
        for number, draft in _on_page(drafts, spot.page)
        if not draft.hidden
    ]
    near = [each for each in away if each[0] <= _FAR[1] and each[1] <= _FAR[0]]
    return min(near)[2] if near else None


def _on_page(drafts: Sequence[Draft], page: int) -> Iterator[tuple[int, Draft]]:
    return ((number, draft) for number, draft in enumerate(drafts) if draft.page == page)

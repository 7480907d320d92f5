"""What an applicant tracking system would see: the PDF read again by PDFium, and compared.

PDFium keeps to the order in which the file draws its text and maps glyphs by its own tables, as simple readers do.
Where it disagrees with our reading, the person who screens resumes by software sees what it saw.
"""

import io
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pypdfium2

from coach.reading.pdf.glyphs import RawPage
from coach.reading.pdf.lines import Draft
from rules.resume import Garbled

_PICTURE_AREA = 0.3
"""Part of a page that a picture fills which is its content."""
_MIN_WORD = 4
"""Letters of a word from which on it is sought in the other reading."""
_MIN_UNMAPPED, _UNMAPPED = 3, 0.2
"""Glyphs without a letter, and the part of a line that they are, which make it unreadable."""
_MISSING = 0.5
"""Part of a line's words that the other reading lacks where it has other letters."""
_MAX_PROOF = 200
"""Letters of a proof."""
_ALIKE = 0.8
"""Part of the letters that two texts share which say the same."""
_MIN_LINE = 8
"""Letters of a line of which the column can be told."""
_MIN_JUMPS = 5
"""Changes of side that no reading order of two columns makes."""
_ACROSS, _ALONE = 0.75, 0.8
"""Part of a line of the other reading that is a left and a right line of ours, or one of them."""

_MAX_PROOFS = 5
"""Proofs kept of each kind."""
_PICTURE_GLYPHS = 20
_CATALOG = re.compile(rb"(?<!\d)(\d{1,10}) (\d{1,5}) obj\b(?:(?!endobj).){0,400}?/Type\s*/Catalog\b", re.DOTALL)
"""The object from which all others are found; the end of a file names it, if it is there."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ue000-\uf8ff\ufffe\uffff]")
_NOT_WORD = re.compile(r"[^\w]+|_")


def compare(data: bytes, pages: Sequence[RawPage], drafts: Sequence[Draft]) -> tuple[Garbled, ...]:
    """Where the two readings disagree, with what PDFium sees as proof; nothing if PDFium cannot open the file."""
    found = [Garbled("picture", None, page.number, "") for page in pages if _is_picture(page)]
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return tuple(found)
    try:
        for page in pages[: len(document)]:
            numbered = [(number, draft) for number, draft in enumerate(drafts) if draft.page == page.number]
            found += _compare_page(document[page.number - 1], page, numbered)
    except pypdfium2.PdfiumError:
        return tuple(found)
    finally:
        document.close()
    return tuple(found)


def mended(data: bytes) -> bytes | None:
    """A damaged file as PDFium puts it together again, as viewers do; None if it cannot, or finds no page."""
    catalog = _CATALOG.search(data)
    trailer = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % (catalog[1], catalog[2]) if catalog else b""
    return _mended(data) or (_mended(data + trailer) if trailer else None)


def _mended(data: bytes) -> bytes | None:
    out = io.BytesIO()
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            pages = len(document)
            document.save(out)
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        return None
    return out.getvalue() if pages else None


def _is_picture(page: RawPage) -> bool:
    """A page whose content is one large picture."""
    area = max(((box[2] - box[0]) * (box[3] - box[1]) for box in page.images), default=0.0)
    return len(page.glyphs) < _PICTURE_GLYPHS and area > _PICTURE_AREA * page.width * page.height


def _compare_page(other: pypdfium2.PdfPage, page: RawPage, drafts: list[tuple[int, Draft]]) -> list[Garbled]:
    text_page = other.get_textpage()
    try:
        seen = text_page.get_text_range()
        letters = _letters(text_page, seen, page, drafts)
        return letters[:_MAX_PROOFS] + _order(seen, page, drafts)[:_MAX_PROOFS]
    finally:
        text_page.close()


def _plain(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()


def _letters(
    text_page: pypdfium2.PdfTextPage, seen: str, page: RawPage, drafts: list[tuple[int, Draft]]
) -> list[Garbled]:
    """Lines that PDFium reads with other letters, or that hold glyphs without any."""
    everything = _plain(seen.replace("\ufffe", "").replace("\x02", ""))
    found = []
    for number, draft in drafts:
        words = [plain for word in draft.words if len(plain := _plain(word.text)) >= _MIN_WORD]
        missing = sum(word not in everything for word in words)
        unmapped = draft.unknown >= max(_MIN_UNMAPPED, _UNMAPPED * draft.glyphs) or _holds_unmapped(draft, page)
        if unmapped or (len(words) >= 2 and missing > _MISSING * len(words)):
            proof = _at(text_page, draft, page)
            if not _alike(proof, draft.text) or (unmapped and not _is_only_a_sign(proof, draft)):
                found.append(Garbled("letters", number, page.number, proof))
    return found


def _at(text_page: pypdfium2.PdfTextPage, draft: Draft, page: RawPage) -> str:
    """What PDFium reads where a line stands."""
    bounded = text_page.get_text_bounded(
        left=draft.left - 1,
        bottom=page.height - draft.bottom - 1,
        right=draft.right + 1,
        top=page.height - draft.top + 1,
    )
    return " ".join(_UNSEEN.sub("\ufffd", bounded).split())[:_MAX_PROOF]


def _is_only_a_sign(proof: str, draft: Draft) -> bool:
    """Whether all words are read alike, and what has no letter in the file is a dash or the like between them; a
    neighboring line may reach into what is read where this one stands."""
    if draft.unknown or proof.count("\ufffd") > 1:
        return False
    return _plain(draft.text) in _plain(proof)


def _holds_unmapped(draft: Draft, page: RawPage) -> bool:
    """True if letters of the line are none in the file, whether or not we could tell which they are."""
    return any(draft.left - 1 <= x <= draft.right and draft.top < y <= draft.bottom for x, y in page.unmapped)


def _alike(a: str, b: str) -> bool:
    """True if two texts have mostly the same letters, whatever their order and spacing."""
    one, two = sorted(_plain(a)), sorted(_plain(b))
    common = 0
    i = j = 0
    while i < len(one) and j < len(two):
        if one[i] == two[j]:
            common += 1
            i, j = i + 1, j + 1
        elif one[i] < two[j]:
            i += 1
        else:
            j += 1
    return common >= _ALIKE * max(len(one), len(two), 1)


def _order(seen: str, page: RawPage, drafts: list[tuple[int, Draft]]) -> list[Garbled]:
    """Lines of PDFium that run across both columns, or that jump between the columns again and again."""
    sides = [(number, draft.column, plain) for number, draft in drafts if len(plain := _plain(draft.text)) >= _MIN_LINE]
    if {column for _, column, _ in sides} != {0, 1}:
        return []
    found: list[Garbled] = []
    columns: list[int] = []
    heights = {number: (draft.top, draft.size) for number, draft in drafts}
    for line in seen.splitlines():
        across = _across(_plain(line), sides, heights)
        if across is not None:
            found.append(Garbled("order", across, page.number, " ".join(line.split())[:_MAX_PROOF]))
        elif (side := _side_of(line, sides)) is not None:
            columns.append(side[1])
    if not found:
        found += _jumps(seen, page, sides, columns, heights)
    return found


_ONE_HEIGHT = 3
"""Line heights within which what stands left and right is read across."""


def _are_level(a: int, b: int, heights: Mapping[int, tuple[float, float]]) -> bool:
    (top, size), (other, _) = heights[a], heights[b]
    return abs(top - other) <= _ONE_HEIGHT * size


def _jumps(
    seen: str,
    page: RawPage,
    sides: list[tuple[int, int, str]],
    columns: list[int],
    heights: Mapping[int, tuple[float, float]],
) -> list[Garbled]:
    """One proof if the drawing order changes sides more often than columns that follow one another would."""
    changes = sum(a != b for a, b in pairwise(columns))
    if changes < _MIN_JUMPS:
        return []
    lines = [" ".join(line.split()) for line in seen.splitlines() if line.strip()]
    for first, second in pairwise(lines):
        here = _side_of(first, sides)
        there = _side_of(second, sides)
        if here and there and here[1] != there[1] and _are_level(here[0], there[0], heights):
            return [Garbled("order", here[0], page.number, f"{first} {second}"[:_MAX_PROOF])]
    return []


def _across(plain: str, sides: list[tuple[int, int, str]], heights: Mapping[int, tuple[float, float]]) -> int | None:
    """The number of the left line if `plain` is a left and a right line in one."""
    inside = [(len(text), number, column, text) for number, column, text in sides if text in plain]
    lefts = [one for one in inside if one[2] == 0]
    rights = [one for one in inside if one[2] == 1]
    if not lefts or not rights:
        return None
    left, right = max(lefts), max(rights)
    apart = right[3] in plain.replace(left[3], "\n", 1)
    apart = apart and _are_level(left[1], right[1], heights)
    return left[1] if apart and left[0] + right[0] >= _ACROSS * len(plain) else None


def _side_of(line: str, sides: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    """Number and column of our line that `line` is."""
    plain = _plain(line)
    return next(
        ((number, column) for number, column, text in sides if text in plain and len(text) >= _ALONE * len(plain)), None
    )

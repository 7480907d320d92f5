"""Reading order over all pages: header, then column by column, a sidebar running on from page to page."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf import (
    cards,
    header_details,
    hidden_text,
    margin_headings,
    stacked_dates,
    table_entries,
    wrapped_dates,
)
from coach.reading.pdf.asides import part_of, put_back
from coach.reading.pdf.columns import Band, to_bands
from coach.reading.pdf.furniture import without_furniture
from coach.reading.pdf.glyphs import RawPage
from coach.reading.pdf.lines import Draft, to_draft
from coach.reading.pdf.margin import in_cells
from coach.reading.pdf.marks import bullet_icons, to_marked_rows
from coach.reading.pdf.words import TAB, Row, Word, set_before, text_of, to_rows, to_words

_OVER_GUTTER, _SAME_GUTTER = 3, 25
"""Points by which words may reach over a gutter that goes on from the page before, and two gutters may differ."""
_BESIDE, _BLOCK = 0.6, 1.7
"""Line heights: by which a heading in the margin may begin below its text, and within which its lines are one."""

_SHARE = 0.3
"""Part of the text that must stand in columns for the resume to count as one in columns."""


@dataclass(slots=True)
class _Placed:
    page: RawPage
    band: Band


def to_drafts(pages: Sequence[RawPage]) -> tuple[list[Draft], int]:
    """All lines in reading order, those that nobody sees last, and the number of columns (1 or 2)."""
    parts = hidden_text.split(pages, [to_words(page.glyphs) for page in pages])
    seen = [words for words, _ in parts]
    placed = _placed(pages, seen, None)
    margin = next((one.band for one in placed if one.band.hanging), None)
    if margin is not None and placed[0].page.number < next(p.page.number for p in placed if p.band is margin):
        # Headings in the margin show best on a full page; a first page with one of them is read again with that hint.
        placed = _placed(pages, seen, margin)
    columns = 2 if _makes_columns(placed) else 1
    placed = _carried_on(placed)
    drafts = [draft for chain in _chains(placed) for draft in _chain_lines(chain)]
    drafts = [
        each for _, column in groupby(drafts, lambda one: one.column) for each in margin_headings.parted(list(column))
    ]
    drafts = header_details.parted(drafts)
    drafts = without_furniture(drafts + _turned(pages), {page.number: page.height for page in pages})
    return _with_icon_bullets(stacked_dates.joined(drafts)) + _hidden_lines(
        pages, [hidden for _, hidden in parts]
    ), columns


def _hidden_lines(pages: Sequence[RawPage], words: Sequence[Sequence[Word]]) -> list[Draft]:
    """The lines that nobody sees, page by page."""
    drafts = (
        to_draft(row, None, page.number, 0)
        for page, hidden in zip(pages, words, strict=True)
        for row in (to_rows(hidden) if hidden else ())
    )
    return [replace(draft, hidden=True) for draft in drafts if draft is not None]


def _placed(pages: Sequence[RawPage], words: Sequence[Sequence[Word]], hint: Band | None) -> list[_Placed]:
    placed: list[_Placed] = []
    for page, seen in zip(pages, words, strict=True):
        bands = to_bands(seen, page.width, hint)
        placed += [_Placed(page, band) for band in bands]
        hint = next((band for band in bands if band.gutter), hint)
    return placed


def _makes_columns(placed: Sequence[_Placed]) -> bool:
    """True if enough of the text stands side by side; less is a list set narrow."""
    split = sum(len(word.text) for one in placed if _is_split(one) for flow in one.band.flows for word in flow)
    return split >= _SHARE * sum(len(word.text) for one in placed for flow in one.band.flows for word in flow) > 0


def _carried_on(placed: Sequence[_Placed]) -> list[_Placed]:
    """Where a sidebar ends with its page, the text of the next page goes on in its own column, beside nothing."""
    carried: list[_Placed] = []
    for one in placed:
        goes_on = bool(carried) and carried[-1].page.number + 1 == one.page.number and _is_split(carried[-1])
        carried.append(_in_its_column(one, carried[-1].band) if goes_on else one)
    return carried


def _in_its_column(one: _Placed, before: Band) -> _Placed:
    """The band as one column beside the gutter of the page before, if it keeps to one side of it, or goes on over the
    whole page with the text that a sidebar stood right of."""
    words, gutter = one.band.flows[0], before.gutter or 0.0
    if one.band.gutter is not None:
        return one
    if all(word.x1 <= gutter + _OVER_GUTTER for word in words):
        return replace(one, band=replace(one.band, flows=(words, []), gutter=gutter))
    if all(word.x0 >= gutter - _OVER_GUTTER for word in words):
        return replace(one, band=replace(one.band, flows=([], words), gutter=gutter))
    if _goes_on_wider(words, before):
        return replace(one, band=replace(one.band, flows=(words, []), gutter=gutter))
    return one


def _goes_on_wider(words: Sequence[Word], before: Band) -> bool:
    """Whether text over a whole page begins with no heading, at the edges of the longer, left one of two columns."""
    left, right = before.flows
    rows = to_rows(words)
    if not left or not rows or _letters(left) <= _letters(right) or section_kind(text_of(rows[0].words)) is not None:
        return False
    edges = [Counter(round(row.words[0].x0) for row in each).most_common(1)[0][0] for each in (to_rows(left), rows)]
    return abs(edges[0] - edges[1]) <= _OVER_GUTTER


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _is_split(one: _Placed) -> bool:
    return one.band.gutter is not None and not one.band.hanging


def _chains(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Bands whose columns run on from one page to the next belong together."""
    chains: list[list[_Placed]] = []
    for one in placed:
        before = chains[-1][-1] if chains else None
        if before is not None and _runs_on(before, one):
            chains[-1].append(one)
        else:
            chains.append([one])
    return chains


def _runs_on(a: _Placed, b: _Placed) -> bool:
    if a.page.number + 1 != b.page.number or not (_is_split(a) and _is_split(b)):
        return False
    return abs((a.band.gutter or 0) - (b.band.gutter or 0)) < _SAME_GUTTER


def _chain_lines(chain: Sequence[_Placed]) -> list[Draft]:
    drafts: list[Draft] = []
    for column in range(max(len(one.band.flows) for one in chain)):
        for one in chain:
            if one.band.hanging:
                drafts += _hanging_lines(one) if column == 0 else []
            elif column < len(one.band.flows):
                drafts += _lines(one, one.band.flows[column], column)
    return drafts


def _lines(one: _Placed, words: Sequence[Word], column: int) -> list[Draft]:
    """The lines of a flow; cards beside each other in it stand in columns of their own."""
    drafts = (
        to_draft(row, mark, one.page.number, column + place)
        for part, place in cards.apart(words, one.page.dots)
        for row, mark in to_marked_rows(in_cells(part), one.page.dots)
    )
    lines = put_back(wrapped_dates.joined([draft for draft in drafts if draft is not None]))
    return table_entries.gathered(wrapped_dates.joined(lines))


def _hanging_lines(one: _Placed) -> list[Draft]:
    """Headings in the margin come just before the text that they stand beside; labels stay on its row."""
    margin, texts = (_lines(one, flow, 0) for flow in one.band.flows)
    alike = [part for block in _blocks(margin) for part in _in_one_look(block)]
    looks = margin_headings.ruling(_look(block) for block in alike if section_kind(_said(block)) is not None)
    blocks = [part for block in alike for part in ([block] if _look(block) in looks else _labels(block, texts))]
    starts = [_begins_beside(block, texts) for block in blocks]
    shift = _rows_below(texts, [n for n, block in zip(starts, blocks, strict=True) if _look(block) in looks])
    drafts: list[Draft] = []
    for number, draft in enumerate(texts):
        beside = [
            (n, block)
            for n, block in zip(starts, blocks, strict=True)
            if max(0, n - shift * (_look(block) in looks)) == number
        ]
        label = next((block for n, block in beside if _is_label(block, looks, draft)), None)
        drafts += [each for _, block in beside if block is not label for each in block]
        drafts.append(draft if label is None else _with_label(label, draft))
    return drafts + [draft for n, block in zip(starts, blocks, strict=True) if n == len(texts) for draft in block]


def _in_one_look(block: Sequence[Draft]) -> list[list[Draft]]:
    """A block of the margin, cut where the look changes."""
    parts: list[list[Draft]] = []
    for draft in block:
        if parts and _look(parts[-1]) == _look([draft]):
            parts[-1].append(draft)
        else:
            parts.append([draft])
    return parts


def _labels(block: Sequence[Draft], texts: Sequence[Draft]) -> list[list[Draft]]:
    """The labels of a block: each begins on a row of the text."""
    parts: list[list[Draft]] = []
    for draft in block:
        if parts and not any(abs(draft.baseline - text.baseline) < _BESIDE * draft.size for text in texts):
            parts[-1].append(draft)
        else:
            parts.append([draft])
    return parts


def _said(block: Sequence[Draft]) -> str:
    return " ".join(draft.text for draft in block)


def _look(block: Sequence[Draft]) -> tuple[bool, bool, bool, int]:
    first = block[0]
    return first.style.bold, first.style.colored, _said(block).isupper(), round(first.size)


def _begins_beside(block: Sequence[Draft], texts: Sequence[Draft]) -> int:
    """The number of the line that a block of the margin begins beside."""
    top = block[0].top
    return next((n for n, draft in enumerate(texts) if top <= draft.top + _BESIDE * draft.size), len(texts))


def _rows_below(texts: Sequence[Draft], starts: Sequence[int]) -> int:
    """1 if the headings begin on the second row of their text, as a stroke above each of them makes them; else 0."""
    gaps = [
        (texts[n].top - texts[n - 1].top, texts[n - 1].top - texts[n - 2].top)
        for n in starts
        if 2 <= n < len(texts) and texts[n].page == texts[n - 2].page
    ]
    below = sum(within + 1 < above for within, above in gaps)
    return int(below >= 2 and 2 * below > len(gaps))


def _is_label(block: Sequence[Draft], looks: Collection[object], draft: Draft) -> bool:
    """True for what names a row of a list, and is set otherwise than the headings: "Databases" beside two of them."""
    told = section_kind(_said(block)) is not None and _look(block) in looks
    named = not told and _look(block) not in looks and not dates.find(_said(block))
    return named and not draft.bullet and abs(block[0].baseline - draft.baseline) < _BESIDE * draft.size


def _with_label(block: Sequence[Draft], draft: Draft) -> Draft:
    """A line with its label before it, a tab between."""
    words = [word for each in block for word in each.words]
    size = max(word.size for word in words)
    end = draft.words[0].x0 - (TAB + 0.2) * size
    placed = set_before(words, end, draft.words[0].y, size)
    return part_of(draft, [*placed, *draft.words], "")


def _blocks(drafts: Sequence[Draft]) -> list[list[Draft]]:
    blocks: list[list[Draft]] = []
    for draft in drafts:
        if blocks and draft.top - blocks[-1][-1].top < _BLOCK * draft.size:
            blocks[-1].append(draft)
        else:
            blocks.append([draft])
    return blocks


def _turned(pages: Sequence[RawPage]) -> list[Draft]:
    """Text that runs up or down the page, read last: one line for each string that was drawn."""
    drafts = []
    for page in pages:
        shows: dict[int, list[Word]] = {}
        for glyph in page.turned:
            shows.setdefault(glyph.show, []).append(
                Word(glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.text, glyph.style)
            )
        for words in shows.values():
            text = "".join(word.text for word in words).strip()
            if text:
                first = words[0]
                whole = Word(first.x0, first.x1, first.y, first.size, text, first.style)
                draft = to_draft(Row(first.y, [whole]), None, page.number, 0)
                drafts += [draft] if draft else []
    return drafts


def _with_icon_bullets(drafts: list[Draft]) -> list[Draft]:
    icons = bullet_icons([(draft.icon, draft.text) for draft in drafts if draft.icon])
    for draft in drafts:
        if draft.icon in icons:
            draft.bullet = "•"
        if draft.bullet and section_kind(draft.text) is not None and draft.style.bold:
            draft.bullet = ""
    return drafts

"""Where the look changes within a line of a PDF: "FOUNDER" in bold before "Seven Camp" in plain."""

from coach.reading.pdf.lines import Draft
from coach.reading.pdf.words import Word, tidy
from rules.resume import Run

_MIN_DIFFERENCE = 0.6
"""Points by which sizes differ before they are two looks; small capitals set their own on purpose."""


def to_runs(draft: Draft) -> tuple[Run, ...]:
    """The runs of a line; empty if all of it looks alike, or if its text runs from right to left."""
    runs: list[Run] = []
    at = 0
    for word in draft.words:
        text = tidy(word.text).strip()
        start = draft.text.find(text, at) if text else -1
        if start < 0 or not any(map(str.isalnum, text)):
            continue
        at = start + len(text)
        run = _run(start, word)
        if not runs or not _alike(runs[-1], run):
            runs.append(run)
    return tuple(runs) if len(runs) > 1 else ()


def _run(start: int, word: Word) -> Run:
    style = word.style
    return Run(start, style.bold, style.italic, style.colored, round(word.size, 2))


def _alike(a: Run, b: Run) -> bool:
    same = (a.bold, a.italic, a.colored) == (b.bold, b.italic, b.colored)
    return same and abs(a.size - b.size) < _MIN_DIFFERENCE

"""What changed in a review, in words: the score with its parts, the lines, what is closed and what is new."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from coach.chat.message import Divider, FieldList, Heading, Message, Note, Paragraph, Part, Quote, bold, plain, said
from coach.review.changes import Change, Changes
from coach.review.comparison import Comparison
from rules.finding import Finding
from rules.scoring import NAMES
from texts import gettext, ngettext

PER_MESSAGE = 6
MAX_CHANGES = 18
"""Lines that are shown: more than that is another resume."""
_MAX_LETTERS = 400


def to_parts(comparison: Comparison) -> Iterator[Part]:
    """Score, what is closed, what is new; nothing where nothing changed."""
    yield from _score(comparison)
    yield from _titles(gettext("Closed:"), comparison.fixed)
    yield from _titles(gettext("New:"), comparison.new)


def to_messages(comparison: Comparison, changes: Changes | None) -> Iterator[Message]:
    """The versions side by side. `changes`: line by line; None where the earlier version is no longer kept."""
    title = gettext("What changed since your last version")
    if changes is None:
        gone = gettext("I no longer have the earlier version itself, so I can't show its lines.")
        parts = tuple(to_parts(comparison)) or _as_before()
        yield Message((Heading(title), *parts, Note(plain(gone))), summary=title)
        return
    shown = _first(changes.lines)
    elsewhere = (
        *_titles(gettext("Closed in the resume as a whole:"), changes.closed),
        *_titles(gettext("New in the resume as a whole:"), changes.opened),
    )
    score = tuple(_score(comparison))
    opening = (*score, *elsewhere) or (() if shown else _as_before())
    pages = [shown[at : at + PER_MESSAGE] for at in range(0, len(shown), PER_MESSAGE)]
    for number, page in enumerate(pages or [()]):
        lines = [part for change in page for part in (Divider(), *_line(change))]
        head = (Heading(title), *opening) if not number else (Heading(gettext("More that changed")),)
        left = _left(len(changes.lines) - len(shown)) if number == len(pages) - 1 else ()
        parts = (*head, *(lines if opening and not number else lines[1:]), *left)
        yield Message((*parts, Note(plain(gettext("Only you can see this.")))), summary=title)


def _as_before() -> tuple[Part, ...]:
    return (Paragraph(plain(gettext("Nothing: the words are the same, and so is the review."))),)


def _first(lines: Sequence[Change]) -> tuple[Change, ...]:
    """The lines that are shown, in their order: those that closed or opened something before all others."""
    telling = [change for change in lines if change.closed or change.opened]
    others = [change for change in lines if not (change.closed or change.opened)]
    wanted = {id(change) for change in (*telling, *others)[:MAX_CHANGES]}
    return tuple(change for change in lines if id(change) in wanted)


def _line(change: Change) -> Iterator[Part]:
    if change.was:
        yield Quote(_short(change.was), gettext("Was") if change.now else gettext("Taken out"))
    if change.now:
        yield Quote(_short(change.now), gettext("Is now") if change.was else gettext("Added"))
    closed, opened = (_named(each) for each in (change.closed, change.opened))
    told = [gettext("Closes: {titles}.", titles=closed)] if closed else []
    told += [gettext("New here: {titles}.", titles=opened)] if opened else []
    if told:
        yield Paragraph(plain(" ".join(told)))


def _left(count: int) -> tuple[Part, ...]:
    if not count:
        return ()
    return (Note(plain(ngettext("{count} more line changed.", "{count} more lines changed.", count))),)


def _score(comparison: Comparison) -> Iterator[Part]:
    before, after = comparison.score_from, comparison.score_to
    if before != after:
        score = gettext("Score: {before} → {after}", before=_points(before), after=_points(after))
        yield Paragraph((bold(score),))
    if comparison.parts:
        yield FieldList(
            tuple((gettext(NAMES[part.name]), f"{part.before} → {part.after}") for part in comparison.parts)
        )


def _titles(label: str, findings: Sequence[Finding]) -> Iterator[Part]:
    if findings:
        listed = "\n".join(f"• {title}" for title in dict.fromkeys(each.title for each in findings))
        yield Paragraph(said(bold(label), *plain(f"\n{listed}")))


def _named(findings: Sequence[Finding]) -> str:
    return "; ".join(dict.fromkeys(each.title for each in findings))


def _short(line: str) -> str:
    return shorten(line, _MAX_LETTERS, placeholder=" …")


def _points(score: int | None) -> str:
    return gettext("none") if score is None else str(score)

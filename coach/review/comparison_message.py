"""What changed in a review, as parts of a message: the score with its parts, what is closed and what is new."""

from collections.abc import Iterator, Sequence

from coach.chat.message import FieldList, Paragraph, Part, bold, plain, said
from coach.review.comparison import Comparison
from rules.finding import Finding
from rules.scoring import NAMES
from texts import gettext


def to_parts(comparison: Comparison) -> Iterator[Part]:
    """Nothing where nothing changed."""
    before, after = comparison.score_from, comparison.score_to
    if before != after:
        score = gettext("Score: {before} → {after}", before=_points(before), after=_points(after))
        yield Paragraph((bold(score),))
    if comparison.parts:
        yield FieldList(
            tuple((gettext(NAMES[part.name]), f"{part.before} → {part.after}") for part in comparison.parts)
        )
    yield from titles(gettext("Closed:"), comparison.fixed)
    yield from titles(gettext("New:"), comparison.new)


def titles(label: str, findings: Sequence[Finding]) -> Iterator[Part]:
    """The titles of findings, each in a line of its own."""
    if findings:
        listed = "\n".join(f"• {each.title}" for each in dict.fromkeys(findings))
        yield Paragraph(said(bold(label), *plain(f"\n{listed}")))


def _points(score: int | None) -> str:
    return gettext("none") if score is None else str(score)

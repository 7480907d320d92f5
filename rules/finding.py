"""What rules find: a span in the resume, and the finding that is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rules.resume import SectionKind


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "error"
    """Would get the resume rejected."""
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Span:
    """The place a check points at. `quote` is the member's own line; `words` fill the rule's templates.

    `missing`: the kinds of sections in which something was looked for in vain, where that is what the span says.
    `leaves`: the numbers of lines that it advises to leave out, so that nothing else asks to polish them.
    """

    section: SectionKind
    quote: str = ""
    line: int | None = None
    page: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[SectionKind, ...] = ()
    leaves: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix, in words for the member.

    `suggestion` is what to do; `rewrite` the stronger line, where the quoted one can be rebuilt from the member's own
    words; `example` is somebody else's good line. Repeated findings of one rule are folded into one: `count` is
    how many there were, `others` the further quotes that would gain most.
    """

    rule: str
    severity: Severity
    section: SectionKind
    title: str
    message: str
    why: str
    suggestion: str
    quote: str = ""
    page: int | None = None
    line: int | None = None
    lines: tuple[int, ...] = ()
    """The numbers of all lines that it is about, quoted or not."""
    example: str = ""
    rewrite: str = ""
    """The quoted line rebuilt from the member's own words; empty if not possible."""
    others: tuple[str, ...] = ()
    others_rewritten: tuple[str, ...] = ()
    """The same of `others`, one for one."""
    questions: tuple[tuple[str, ...], ...] = ()
    """What only the writer knows of `quote` and of each of `others`; empty for a line that was rebuilt."""
    says_of_quote: bool = False
    """Whether the words are about `quote` alone, so that none of `others` may stand in its place."""
    count: int = 1
    weight: float = 0.0
    """How much mending it would change, rules that it speaks for included: orders findings, and counts in sections."""
    sources: tuple[str, ...] = ()
    """Ids of the requirements that it speaks to."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Something the member did well, quoted, with the reason."""

    section: SectionKind
    quote: str
    reason: str

"""A rule as declared in a TOML file, and a pack of rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from rules.checks import Check
from rules.finding import Severity
from rules.resume import Level, SectionKind
from rules.words import PLAIN, Words

EVERY_LEVEL = tuple(Level)
_HEADING = re.compile(r"\s*# (\w+)")
"""The kind of section that an example opens with; see `rules.examples`."""
MIN_WORDS = 4
"""Words from which on an example says something without what stands around it."""
BOUNDS: dict[str, tuple[float, float | None]] = {
    "weight": (0.01, 20.0),
    "most": (0.0, 25.0),
    "show": (1, 10),
    "source": (1, None),
    "examples": (1, None),
}
"""The least and the most of a number, or of how many there are."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """A bad and a good line: the rule's test and its page in the docs.

    `setting` says what stands around the lines (see `rules.examples`); `finds` is the quote that the bad one yields,
    where the finding quotes something.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}

    bad: str
    good: str
    finds: str | None = None
    level: Level = Level.MID
    facts: dict[str, Any] = field(default_factory=dict)
    good_facts: dict[str, Any] = field(default_factory=dict)

    def section(self, otherwise: str) -> str:
        """The kind of section that its first line stands in: as its heading says, or `otherwise`."""
        found = _HEADING.match(self.bad)
        return found.group(1) if found else otherwise

    @property
    def shown(self) -> str:
        """What a person is shown of the good example: the first line that makes the difference, if it says something.

        Heads of jobs and lines of a few words stand there for the test only.
        """
        bad = self.bad.strip().splitlines()
        better = [
            line for line in self.good.strip().splitlines() if line not in bad and not line.startswith(("# ", "= "))
        ]
        return next((line.removeprefix("- ") for line in better if len(line.split()) > MIN_WORDS), "")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: words and a check. Its id is the name of its file, for good."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "arbitrary_types_allowed": True}

    id: str
    title: str
    severity: Severity
    section: SectionKind
    source: tuple[str, ...]
    """Ids of the requirements it covers, see `rules/requirements.toml`."""
    why: str
    message: str
    suggestion: str
    """What to do. Words in braces are filled with what the check found."""
    each: str = ""
    """What is said of each place, filled in the same way; `{each}` elsewhere lists them: "a, b and c"."""
    levels: tuple[Level, ...] = EVERY_LEVEL
    weight: float = 3.0
    """How much mending one such finding would change; several of one rule weigh at most `most`. Orders the findings."""
    most: float = 0.0
    any_language: bool = False
    """True for rules about format, which hold in any language."""
    without_jobs: bool = False
    """True for a rule about work that holds where no job was read, too; all others of that section are silent then."""
    rewrites: bool = False
    """True if the quoted line is to be rebuilt from the member's own words."""
    asks: bool = False
    """True if a line that is not rebuilt is asked what only its writer knows."""
    show: int = 3
    """How many of the places are quoted; the rest are counted."""
    superseded_by: tuple[str, ...] = ()
    """Rules that say the same of a line better: where one of them quotes a line, this one is silent about it."""
    counted_under: tuple[str, ...] = ()
    """Rules that say something more urgent of a line: a line that one of them quotes counts here, unquoted."""
    suppressed_by: tuple[str, ...] = ()
    """Rules beside which this one has nothing to add: where one of them finds anything, it is silent."""
    check: Check
    examples: tuple[Example, ...]

    @property
    def cap(self) -> float:
        """The most that this rule can weigh."""
        return self.most or self.weight

    @property
    def needs_jobs(self) -> bool:
        """Whether it has nothing to say where no job was read."""
        return self.section is SectionKind.EXPERIENCE and not self.without_jobs

    def out_of_bounds(self) -> Iterator[str]:
        """What is less or more than it may be, as sentences with the key."""
        for key, (least, most) in BOUNDS.items():
            value = getattr(self, key)
            size = len(value) if isinstance(value, tuple) else value
            if size < least or (most is not None and size > most):
                yield (
                    f"{key}: must be {least:g} or more"
                    if most is None
                    else f"{key}: must be from {least:g} to {most:g}"
                )


@dataclass(frozen=True)
class Pack:
    """Rules that belong together, in the order of their ids."""

    name: str
    rules: tuple[Rule, ...]
    words: Words = PLAIN
    title: str = ""
    """What it is for, in words for people."""

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id. Raises KeyError."""
        return {rule.id: rule for rule in self.rules}[rule_id]

"""Does a section use one of these phrases?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, lines_of, month
from rules.metrics import has_metric
from rules.resume import Bullet, Line, SectionKind
from rules.spans import at_bullet, at_line, opening_of
from texts import gettext

_YEARS = re.compile(r"\b\d{1,2}\+?\s*(?:years?|yrs?)\b", re.IGNORECASE)
"""How long somebody has worked is no figure for how much."""
_OF_OTHERS = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.REFERENCES)
_TOLD = (SectionKind.EXPERIENCE, SectionKind.PROJECTS)
"""Sections whose running text is cut into sentences."""
_LABEL = re.compile(r"[\w /&-]{0,30}:\s")
OPENING = 20
"""Characters at the beginning of a line in which the label stands that it may have."""
AROUND = 12
"""Characters on either side by which a sentence is known again."""
TOLD, NAMED = 12, 2
"""Words, and technologies, of the sentences before the last one that say something."""
LONG_TEXT = 20
"""Words of a text that says more than a wish."""
LONG = 60
"""Characters from which on a line is taken for one that wraps."""


@check
class Phrase:
    """Yields each bullet, or line of running text, that holds a phrase (regular expression, any case).

    `unless_figure`: a line with a figure is fine; `unless`: so is one with this expression.
    `unless_name`: what is part of a name, with a capital in the middle of a sentence, is none. `headings`: also looks
    at headings, `headed`: at those above a text with this expression, and at others only where `otherwise` says what is
    told of those above a longer text without it. `plain`: what is told of everything else, in the finding's word
    `told`. `beside`: what must stand in these sections, too, for any to be worth a word (regular expression), on lines
    without what `without` says and, with the next line, without what `below` says.
    `last`: the last sentence of a section may have one, where those before it name technology. `by_line`: quotes the
    line of the page alone, for signs that stand in a table. `least`: how many places there must be before any is worth
    a word. `habits`: phrases that are worth one only where `habit` places have one of them.
    `at_home`: phrases that say nothing of the person where a job, a school or somebody else is told of: the street
    there is theirs. `listed`: phrases that say something only where skills are listed: a line of work may teach basics.
    `headed_by_names`: what a line need not name (regular expression) where the head of its job or
    project does. `newest`: lines of jobs that ended years ago, below newer ones, are left alone. `ended`: so is what
    goes on, or is to end yet.
    """

    phrases: tuple[str, ...]
    sections: tuple[SectionKind, ...]
    unless_figure: bool = False
    unless: str = ""
    unless_name: bool = False
    headings: bool = False
    headed: str = ""
    plain: str = ""
    otherwise: str = ""
    beside: str = ""
    without: str = ""
    below: str = ""
    by_line: bool = False
    last: bool = False
    least: int = 1
    habits: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    habit: int = 3
    headed_by_names: str = ""
    newest: bool = False
    ended: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join((*self.phrases, *self.habits, *self.at_home, *self.listed))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def _habits(self) -> re.Pattern[str]:
        return re.compile("|".join(self.habits) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _at_home(self) -> re.Pattern[str]:
        return re.compile("|".join(self.at_home) or r"(?!)", re.IGNORECASE)

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        return re.compile("|".join(self.listed) or r"(?!)", re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        if self.beside and not self._stands_beside(facts):
            return
        found = [self._worded(each, facts) for each in self._all(facts) if not self._is_of_others(each)]
        if self.last and found and all(self._only_ends(each, facts) for each in found):
            return
        often = [span for span in found if self._habits.fullmatch(span.words["found"])]
        if len(often) < self.habit:
            found = [span for span in found if span not in often]
        past = lines_of(facts.long_past) if self.newest else frozenset()
        found = [span for span in found if span.line not in past]
        if self.ended:
            found = [span for span in found if not _is_to_end(span, facts)]
        yield from found if len(found) >= self.least else ()

    def _worded(self, span: Span, facts: Facts) -> Span:
        """The span with what is told of it, where the rule says that in words of its own."""
        if not self.plain:
            return span
        below = facts.text_of(span.section)
        other = _is_heading(span, facts) and not self._has_headed(below)
        told = gettext(self.otherwise if other else self.plain, found=span.words["found"])
        return replace(span, words={**span.words, "told": told})

    def _stands_beside(self, facts: Facts) -> bool:
        lines = [line for kind in self.sections for line in facts.text_of(kind).split("\n")]
        kept = [
            line
            for line, below in pairwise([*lines, ""])
            if not (self.without and re.search(self.without, line, re.IGNORECASE))
            and not (self.below and re.search(self.below, f"{line}\n{below}", re.IGNORECASE))
        ]
        return any(re.search(self.beside, line, re.IGNORECASE) for line in kept)

    def _all(self, facts: Facts) -> Iterator[Span]:
        in_bullets: set[int] = set()
        quoted: set[str] = set()
        told = _Running([each for each in facts.told if each.bullet is None])
        for bullet in () if self.by_line else facts.bullets(*self.sections):
            in_bullets |= set(range(bullet.first_line, bullet.last_line + 1))
            if (found := self._matches(bullet.text)) and not self._is_named_above(bullet, facts):
                yield at_bullet(bullet, found=found)
        for section in facts.resume.sections:
            if section.kind not in self.sections:
                continue
            lines = facts.resume.lines[section.first_line : section.last_line + 1]
            first = 1 if section.heading else 0
            # A heading says least, so it comes last.
            for line in (*lines[first:], *(lines[:first] if self._heads(lines[first:]) else ())):
                if line.number not in in_bullets and (found := self._in_line(line, lines)):
                    running = told.of(line, found) if section.kind in _TOLD else ""
                    quote = line.text.strip() if self.by_line else running or _sentence(line, lines)
                    if quote not in quoted:
                        yield replace(at_line(line, section.kind, found=found), quote=quote)
                    quoted.add(quote)

    def _is_named_above(self, bullet: Bullet, facts: Facts) -> bool:
        """Whether the head of a bullet's job or project names what the bullet leaves unnamed."""
        if not self.headed_by_names or bullet.entry is None or bullet.entry < 0:
            return False
        head = facts.on_line.get(facts.resume.entries[bullet.entry].first_line, ())
        return len(head) >= NAMED and re.search(self.headed_by_names, bullet.text, re.IGNORECASE) is not None

    def _only_ends(self, span: Span, facts: Facts) -> bool:
        """Whether a phrase stands in the last sentence alone, and those before it say something; or in the first one
        alone, and those behind it say a good deal."""
        if _is_heading(span, facts):
            return False
        text = " ".join(facts.text_of(span.section).split())
        if not self._pattern.fullmatch(span.quote) and self._only_opens(text, facts):
            return True
        *before, _ = re.split(r"(?<=\w\w[.!])\s", text)
        told = " ".join(before)
        named = {mention.technology for mention in facts.words.known.find(told)}
        return len(told.split()) >= TOLD and len(named) >= NAMED and not self._pattern.search(told)

    def _only_opens(self, text: str, facts: Facts) -> bool:
        """Whether a phrase stands in the first sentence alone, under no heading that says so, and the others tell as
        much as a summary does."""
        _, *behind = re.split(r"(?<=\w\w[.!])\s", text)
        told = " ".join(behind)
        section = facts.section(SectionKind.SUMMARY)
        if self._pattern.search(told) or (section is not None and self._pattern.search(section.heading)):
            return False
        named = {mention.technology for mention in facts.words.known.find(told)}
        return len(told.split()) >= 2 * TOLD and (len(named) >= NAMED or has_metric(_YEARS.sub("", told)))

    def _is_of_others(self, span: Span) -> bool:
        """Whether a phrase says nothing of the person where it stands."""
        found = span.words["found"]
        if span.section is not SectionKind.SKILLS and self._listed.fullmatch(found):
            return True
        return span.section in _OF_OTHERS and self._at_home.fullmatch(found) is not None

    def _heads(self, below: Sequence[Line]) -> bool:
        text = " ".join(line.text for line in below)
        tells = bool(self.otherwise) and len(text.split()) >= LONG_TEXT
        return self.headings and (tells or self._has_headed(text))

    def _has_headed(self, text: str) -> bool:
        return not self.headed or re.search(self.headed, text, re.IGNORECASE) is not None

    def _in_line(self, line: Line, lines: Sequence[Line]) -> str:
        """A match that begins in the line; it may end in the next one."""
        after = next((each.text for each in lines if each.number == line.number + 1), "")
        wraps = len(line.text) > LONG or (after[:1].islower() and _fills_its_column(line, lines))
        text = f"{line.text} {after}" if wraps else line.text
        found = self._pattern.search(text)
        return self._matches(text) if found and found.start() < len(line.text) else ""

    def _matches(self, text: str) -> str:
        found = next((each for each in self._pattern.finditer(text) if not (self.unless_name and _is_name(each))), None)
        if found is None:
            return ""
        rest = f"{text[: found.start()]}{text[found.end() :]}"  # "thousands of dollars" is no figure itself
        if self.unless_figure and has_metric(_YEARS.sub("", rest)):
            return ""
        return "" if self.unless and re.search(self.unless, text, re.IGNORECASE) else found.group()


def _is_to_end(span: Span, facts: Facts) -> bool:
    """Whether what stands in a line goes on, or ends in time to come."""
    entries = (each for each in facts.resume.entries if each.first_line <= (span.line or 0) <= each.last_line)
    return any(each.current or (month(each.end, 12) or 0) > facts.this_month for each in entries)


class _Running:
    """The sentences of running text, so that one is quoted whole and once, however the page breaks it."""

    def __init__(self, sentences: Sequence[Statement]) -> None:
        self._sentences = sentences

    def of(self, line: Line, found: str) -> str:
        """The sentence that holds what was found in a line; empty where none does."""
        at = line.text.find(found)
        around = " ".join(line.text[max(0, at - AROUND) : at + len(found) + AROUND].split()[1:-1]) or found
        return next((each.text for each in self._sentences if found in each.text and around in each.text), "")


def _is_name(found: re.Match[str]) -> bool:
    """Whether it is part of a name: written with a capital in the middle of a sentence."""
    if found.group()[0].isupper() and _LABEL.match(found.string, found.end()) and found.start() < OPENING:
        return True  # "Large Scale Query: …"
    if found.group()[1:2].isspace():
        return False  # "X million", which withholds an amount
    before = found.string[: found.start()].rstrip(" \t“\"'(")
    return found.group()[0].isupper() and not found.group().isupper() and re.search(r"[\w,&/|-]$", before) is not None


def _is_heading(span: Span, facts: Facts) -> bool:
    """Whether the heading of a section is quoted, and none of its text."""
    return any(each.heading and each.first_line == span.line for each in facts.resume.of_kind(span.section))


_FULL = 0.7
"""The part of the longest line of a narrow column from which on a line fills it."""


def _fills_its_column(line: Line, lines: Sequence[Line]) -> bool:
    beside = [len(each.text) for each in lines if each.column == line.column and each.page == line.page]
    return len(line.text) >= _FULL * max(beside)


_HEAD = re.compile(r"[^a-z]*\b(?:19|20)\d\d\b[^a-z]*")
"""Dates and capitals: the head of what comes next."""


def _sentence(line: Line, lines: Sequence[Line]) -> str:
    """The line, with the next one where the sentence goes on there."""
    after = [each for each in lines if each.number == line.number + 1 and not _HEAD.fullmatch(each.text)]
    goes_on = bool(after) and len(line.text) > LONG and not line.text.rstrip().endswith((".", "!", "?", ":"))
    return opening_of((line, *after) if goes_on else (line,), 2 * LONG + 100)

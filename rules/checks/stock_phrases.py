"""Could a summary or a line stand on anybody's resume?"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement
from rules.lexicon.technologies import load
from rules.metrics import has_metric
from rules.phrases import any_of
from rules.resume import Line, SectionKind
from rules.spans import at_statement, opening_of
from rules.summary import PROSE, summary_lines
from rules.wording import joined
from texts import gettext

_NO_RESULT = re.compile(
    r"\b(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:years?|yrs?)\b|\bfortune \d+",
    re.IGNORECASE,
)
"""Figures that tell nothing of what somebody did: years, and how large the houses of others are."""
FEW = 3
"""Technologies from which on a summary says something."""


_NAMES = re.compile(r"(?<=[a-z,] )(?!I\b)(?:[A-Z][\w'’-]*(?: (?:of |and )?(?=[A-Z]))?)+")
"""Names within sentences: of schools, houses, places, fields."""
PARTICULAR = 3
"""Names from which on a text is about one person and nobody else."""
_QUOTED = re.compile(r"[“\"][^“”\"]{60,}+[”\"]")
"""What others say of somebody, which is no summary of theirs."""


@check
class StockPhrases:
    """Yields the opening of a summary without a figure that has `least` phrases that everybody writes (regular
    expressions, any case), or fewer and hardly a technology; and lines that say nothing but such a phrase (`lines`),
    without a
    figure or a technology, where there are `least_lines` of them."""

    phrases: tuple[str, ...]
    lines: tuple[str, ...]
    least: int = 3
    least_lines: int = 2

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        return any_of(self.phrases)

    @cached_property
    def _line(self) -> re.Pattern[str]:
        return any_of(self.lines)

    def find(self, facts: Facts) -> Iterator[Span]:
        body = summary_lines(facts)
        text = " ".join(" ".join(line.text.split()) for line in body)
        found = list(dict.fromkeys(each.group().lower() for each in self._phrase.finditer(text)))
        headed = facts.section(SectionKind.SUMMARY) is not None
        if self._is_empty(text, len(found), headed):
            said = joined(_quoted(found), 4) if found else gettext("A summary without a fact")
            quote, line = _with_phrase(body, found)
            yield Span(SectionKind.SUMMARY, quote, line.number, line.page, {"found": said})
        yield from self._headline(facts)
        lines = [(each, self._line.search(each.text)) for each in facts.told if not facts.has_figure(each)]
        stock = [(each, hit.group()) for each, hit in lines if hit and not _names_product(each, facts)]
        for each, hit in stock if len(stock) >= self.least_lines else ():
            yield at_statement(each, found=f"“{hit}”")

    def _headline(self, facts: Facts) -> Iterator[Span]:
        """The words under the name, where they are two such phrases and no kind of work."""
        for line in facts.resume.lines[1:3]:
            found = list(dict.fromkeys(each.group().lower() for each in self._phrase.finditer(line.text)))
            is_short = len(line.text.split()) <= PROSE and "\t" not in line.text and "@" not in line.text
            at = facts.section_at(line.number)
            if len(found) > 1 and is_short and at is not None and at.kind is SectionKind.CONTACT:
                said = joined(_quoted(found), 4)
                yield Span(SectionKind.SUMMARY, line.text.strip(), line.number, line.page, {"found": said})

    def _is_empty(self, text: str, found: int, headed: bool) -> bool:
        if len(text.split()) < PROSE or _QUOTED.search(text) or has_metric(_NO_RESULT.sub("", text)):
            return False
        if not found and len(_NAMES.findall(text)) >= PARTICULAR:
            return False
        named = len({mention.technology for mention in load().find(text)})
        long = len(text.split()) >= 2 * PROSE
        return (
            found >= self.least
            or (found > 1 and named < FEW)
            or (found == 1 and named < FEW and long and not _SUBJECT.search(text))
            or (not found and not named and (long or headed) and not (_SUBJECT.search(text) or _FACT.search(text)))
        )


def _quoted(found: Sequence[str]) -> list[str]:
    return [f"“{re.sub(r'^i ', 'I ', each)}”" for each in found]


def _with_phrase(body: Sequence[Line], found: Sequence[str]) -> tuple[str, Line]:
    """The beginning of a summary; where no phrase stands in that, what stands from the line of the first one on."""
    opening = opening_of(body)
    if not found or any(each in opening.lower() for each in found):
        return opening, body[0]
    at = next((n for n, line in enumerate(body) if any(each in line.text.lower() for each in found)), 0)
    return opening_of(body[at:]), body[at]


_SUBJECT = re.compile(
    r"\b(?:compression|information theory|cryptograph\w+|compilers?|kernels?|graph theory|numerical|optimi[sz]ation of"
    r"|signal processing|computer vision|natural language|linguistics|bioinformatics|genom\w+|quantum|robotics|geometry"
    r"|rendering|simulation|statistics|probability|schedul(?:er|ing)|consensus|distributed|real[- ]time|embedded|search"
    r" engines?|information retrieval|recommend\w+|fraud|payments?|trading|logistics|telecom\w*|medical imaging|codecs?"
    r"|parsers?|type systems?|formal (?:methods|verification)|virtuali[sz]ation|networking|firmware|accessibility)\b",
    re.IGNORECASE,
)
"""A subject that not anybody works on: what names it says something of its own."""


_FACT = re.compile(
    r"\b(?:gpa|internships?|bachelor\w*|master\w*|b\.?sc?|m\.?sc?|ph\.?d|degree|graduat\w+|\d{1,2}\+? ?(?:years?|yrs?)"
    r"|(?:seeking|looking for|searching for|applying for) .{0,60}"
    r"\b(?:position|role|internship|placement|job|opportunit\w+))\b",
    re.IGNORECASE,
)
"""What a summary without any of the phrases may say of the person: that is not empty."""


def _names_product(statement: Statement, facts: Facts) -> bool:
    """Whether something is named that one works with; practices such as code reviews are none."""
    return any(each.layer != "practices" for each in facts.technologies_of(statement))

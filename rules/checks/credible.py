"""Can a reader believe the figures?"""

import re
from collections.abc import Iterator

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement
from rules.lexicon import titles
from rules.resume import SectionKind
from texts import gettext, ngettext
from texts.forms import decimal

_PERCENT = re.compile(r"(?<![\d.])(\d{1,4})(?:\.0)?\+?\s?(?:%|percent\b)", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:reduc|decreas|cut|lower|shorten|sav|minimi[sz]|eliminat)\w*\b[^.;]{0,60}?\bby\s+"
    r"(?:over |up to |about |~)?(\d{3,})\s?%",
    re.IGNORECASE,
)
_SENIOR = re.compile(r"\b(?:senior|sr\.?|lead|principal|expert)\b.*\b(?:engineer|developer|architect)\b", re.IGNORECASE)
HUGE = 200
"""Percent from which on a growth says nothing without from what to what."""
SENIOR = 3.0
"""Years from which on nobody wonders at a senior title."""
HEADLINE = 8
"""Words of a line that may be a headline."""
_CLAIM = re.compile(
    r"(?<![\d.-])(\d{1,2})\s?\+?\s*(?:years?|yrs?)\b(?:\s+of)?(?:\s+[\w-]+){0,4}\s+(?:experience|exp\b)", re.IGNORECASE
)


_MEASURED = re.compile(
    r"\b(?:accura\w+|precision|recall|f1|auc|uptime|availability|coverage|pass rate|satisfaction|margin|error|"
    r"false positives?|memory|cpu|gpu|ram|disk|latenc\w+|throughput|bandwidth|p9\d|frame ?rates?|fps|"
    r"binary|bundle|image size|"
    r"(?:\w+ing|load|build|run|response|start-?up|query|execution|analy[sz]e|boot|render|compile|test|deploy\w*|"
    r"page|api|update|"
    r"cycle|lead|wait) ?times?|run-?times?|speed-?ups?|speeds?)\b",
    re.IGNORECASE,
)
"""What is measured anyhow, or a share itself: a percentage of that is no claim of effect that nobody could check."""


@check
class Credible:
    """Yields what a reader doubts: percentages without the numbers behind them in a resume that gives little else; more
    than the whole taken away; years claimed that the dates do not give (`years` more than they do).

    `least` and `share`: how many of the figures are such percentages.
    """

    least: int = 2
    share: float = 0.3
    years: float = 2.0

    def find(self, facts: Facts) -> Iterator[Span]:
        for each in facts.told:
            over = _LESS.search(each.text)
            if over and int(over.group(1)) > 100:
                yield _span(each, gettext("nothing can shrink by {percent}%", percent=over.group(1)))
            more = _PERCENT.search(each.text)
            if more and not over and int(more.group(1)) >= HUGE and not _has_size(each.text):
                doubt = gettext(
                    "{percent}% is hard to picture without the numbers on both sides", percent=more.group(1)
                )
                yield _span(each, doubt)
        yield from self._claimed(facts)
        yield from _headline(facts)
        figures = [
            each for each in facts.told if any(char.isdigit() for char in each.text) and _PERCENT.search(each.text)
        ]
        bare = [
            each
            for each in figures
            if not _has_size(each.text) and not _is_measured(each.text) and not _counts_more(each.text)
        ]
        numbered = [each for each in facts.told if facts.has_figure(each)]
        if len(bare) >= self.least and len(bare) >= self.share * len(numbered):
            for each in bare:
                yield _span(each, gettext("some lines give percentages without the amounts behind them"))

    def _claimed(self, facts: Facts) -> Iterator[Span]:
        known = facts.resume.years_experience
        dated = [job for job in facts.jobs if job.months(facts.today)]
        if known is None or _MORE_WORK.search(facts.text) or len(dated) < len(facts.jobs) or not dated:
            return
        worked = sum(job.months(facts.today) for job in facts.jobs) / 12
        for kind in (SectionKind.SUMMARY, SectionKind.CONTACT, SectionKind.OTHER):
            for section in facts.resume.of_kind(kind):
                for line in facts.body(section):
                    claim = _CLAIM.search(line.text)
                    if claim and int(claim.group(1)) >= worked + self.years:
                        what = gettext(
                            "you claim {claimed} years, but your jobs add up to {worked}",
                            claimed=claim.group(1),
                            worked=f"{worked:.0f}",
                        )
                        yield Span(kind, line.text.strip(), line.number, line.page, {"doubt": what})
                        return


_MORE_WORK = re.compile(
    r"\b(?:further|earlier|previous|prior|additional|other|older) (?:work |professional |career )?"
    r"(?:experience|roles|positions|jobs|employment|history)\b|\bselected (?:work )?experience\b|\bbefore that\b",
    re.IGNORECASE,
)
"""That there was other work, which is not listed."""


def _headline(facts: Facts) -> Iterator[Span]:
    """A headline that calls somebody senior whose jobs give less than three years."""
    years = facts.resume.years_experience
    if years is None or years >= SENIOR or any(titles.is_senior(job.entry.title) for job in facts.jobs[:2]):
        return
    for line in facts.resume.lines[1:5]:
        headline = line.text.split("\t", maxsplit=1)[0].strip()
        if len(line.text.split()) <= HEADLINE and _SENIOR.search(headline) and not facts.bullet_at(line.number):
            doubt = ngettext(
                "it says “{headline}”, but your jobs add up to {years} year",
                "it says “{headline}”, but your jobs add up to {years} years",
                1 if years == 1 else 2,
                headline=headline,
                years=decimal(years),
            )
            yield Span(SectionKind.CONTACT, headline, line.number, line.page, {"doubt": doubt})
            return


def _has_size(text: str) -> bool:
    rest = _PERCENT.sub("", text)
    return bool(
        evidence.tells_size(rest) or _AMOUNTS.search(text) or (evidence.FROM_TO.search(text) and re.search(r"\d", rest))
    )


_AMOUNTS = re.compile(
    r"(?<![\d.,])\d[\d.,]*+\s?(?:[A-Za-z]{1,8} )?(?:to|→|->) (?:just |about |under |less than |only )?~?\d",
    re.IGNORECASE,
)
"""From which amount to which, in brackets too: "(1.5 MB to 300 KB)"."""


def _counts_more(text: str) -> bool:
    """Whether a line counts something beside its percentages: "5+ tools and 20+ fields", "8 tests"."""
    return _COUNTED.search(_PERCENT.sub("", text)) is not None


_COUNTED = re.compile(r"(?<![\w.,/-])\d[\d,]*\+?\s(?:[a-z][\w/-]*\s){0,2}[a-z]{2,}s\b")


def _is_measured(text: str) -> bool:
    """Whether every percentage stands beside the measure that it is of."""
    pieces = re.split(r"(?:;|,? (?:and|while|also)\b|,)\s", text)
    return all(_MEASURED.search(piece) for piece in pieces if _PERCENT.search(piece))


def _span(each: Statement, doubt: str) -> Span:
    return Span(each.section, each.text, each.line, each.page, {"doubt": doubt})

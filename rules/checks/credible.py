"""Can a reader believe the figures?"""

import re
from collections.abc import Iterator, Sequence

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, has_lone_date
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
LEAST, SHARE = 2, 0.3
"""Lines with bare percentages, and the part of those with figures, from which on a reader doubts them."""
MANY = 3
"""Lines that tell a change as a percentage from which on it is a habit."""
HUGE = 200
"""Percent from which on a growth says nothing without from what to what."""
TIMES = 20
"""How many times as much says nothing without from what to what."""
_TIMES = re.compile(r"(?<![\d.,])(\d{2,4})\+?\s?[x×](?!\w)", re.IGNORECASE)
EXACT, PERFECT = 95, 99
"""Percent from which on an accuracy depends on what was tested, and from which on one alone is doubted."""
_ACCURACY = re.compile(
    r"(?<![\d.])(\d{2,3})(?:\.\d+)?\+?\s?% (?:of )?"
    r"(?:(?:predicti(?:ve|on)|classification|overall|model|recognition|detection) )?accura\w+"
    r"|\baccura\w+ (?:rate )?(?:of|to|at) (?:over |about )?(\d{2,3})(?:\.\d+)?\s?%",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\b(?:test(?:ed|ing)?|validat\w+ (?:set|data\w*|split)|cross[- ]validat\w+|held[- ]out|unseen|folds?|benchmarks?"
    r"|baselines?|recall|precision|f1|auc|data ?sets?|samples|images of|labell?ed|production)\b",
    re.IGNORECASE,
)
"""What says on which data an accuracy was measured, or measures beside it."""
_MILLIONS = re.compile(
    r"[$€£]\s?\d[\d.,]*\+?\s?(?:m|mm|million|bn?|billion)\b\+?(?= (?:[\w-]+ ){0,3}?(?:in |of )?(?:\w+ )?"
    r"(?:savings?|saved|revenues?|profits?|sales|costs?)\b)",
    re.IGNORECASE,
)
"""Millions that somebody claims to have saved or earned."""
SENIOR = 3.0
"""Years from which on nobody wonders at a senior title."""
HEADLINE = 8
"""Words of a line that may be a headline."""
_CLAIM = re.compile(
    r"(?<![\d.-])(\d{1,2})\s?\+?\s*(?:years?|yrs?)\b(?:\s+of)?(?P<what>(?:\s+[\w-]+){0,4})\s+(?:experience|exp\b)"
    r"(?:\s+(?:in|as|with|within|across)\s+(?P<where>(?:[\w-]+\W+){0,3}))?",
    re.IGNORECASE,
)
_NO_TRADE = re.compile(
    r"(?:of|and|in|the|my|an?|it|professional|hands|on|hands-on|work|working|industry|industrial|practical|overall|total"
    r"|combined|cumulative|progressive|relevant|solid|strong|extensive|proven|rich|diverse|deep|broad|real-world|technical"
    r"|tech|technology|software|web|mobile|app|application|data|cloud|devops|qa|test|testing|automation|security|network"
    r"|systems?|product|digital|computer|embedded|full-?stack|full|stack|back-?end|front-?end|back|front|end|machine"
    r"|learning|develop\w*|engineer\w*|programming|coding|architect\w*|design\w*|build\w*|senior|lead\w*|management"
    r"|enterprise|startup|global|international|plus|more|than|years?)",
    re.IGNORECASE,
)
"""What years of experience may be of that the jobs of this field give."""
_TRADE = re.compile(
    r"\b(?:hospitality|hotels?|restaurants?|catering|kitchens?|retail|sales|marketing|advertising|teaching|education|schools?"
    r"|nursing|nurse|healthcare|medicine|medical|pharmac\w+|banking|bank|accounting|accountant|audit\w*|finance|insurance"
    r"|logistics|warehous\w+|transport\w*|manufacturing|construction|mechanics?|mechanical|civil|agriculture|military|army"
    r"|navy|police|law|legal|journalism|tourism|travel|customer (?:service|support|care)|real estate|administration"
    r"|teacher|chef|cook|driver|musician|artist|manager of)\b",
    re.IGNORECASE,
)
"""Another trade, which somebody may have worked in before."""


_MEASURED = re.compile(
    r"\b(?:accura\w+|m?ape|rmse|mae|mse|mrr|auroc|baselines?|precision|recall|f1|auc|uptime|availability|coverage|"
    r"pass rate|satisfaction|margin|error|"
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
    """Yields what a reader doubts: percentages without the numbers behind them in a resume that gives little else, or
    that tells many changes like that; more than the whole taken away; large multiples; accuracies without the data;
    millions that an internship earned; years claimed that the dates do not give (`years` more than they do).

    `least` and `share`: how many of the figures are such percentages; `many`: how many changes, whatever else it gives.
    """

    least: int = LEAST
    share: float = SHARE
    many: int = MANY
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
            yield from _multiplied(each)
        yield from _exact(facts)
        yield from _millions(facts)
        yield from self._claimed(facts)
        yield from _headline(facts)
        bare = bare_percentages(facts, self.least, self.share) or self._changes(facts)
        for each in bare:
            several = sum(other.section is each.section for other in bare) > 1
            doubt = (
                gettext("some lines give percentages without the amounts behind them")
                if several
                else gettext("this percentage comes without the amounts behind it")
            )
            yield _span(each, doubt)

    def _changes(self, facts: Facts) -> Sequence[Statement]:
        """The lines that tell a change as a percentage alone, where they are `many`; or `least`, of what nobody
        measures, or as many as `share` of the lines with figures and not all of what is measured anyhow."""
        found = [each for each in facts.told if tells_plain_change(each.text)]
        numbered = sum(facts.has_figure(each) for each in facts.told)
        unmeasured = sum(_is_bare(each.text) for each in found)
        if len(found) >= self.many or unmeasured >= self.least:
            return found
        return found if unmeasured and len(found) >= max(self.least, self.share * numbered) else ()

    def _claimed(self, facts: Facts) -> Iterator[Span]:
        known = facts.resume.years_experience
        dated = [job for job in facts.jobs if job.months(facts.today)]
        if known is None or _MORE_WORK.search(facts.text) or len(dated) < len(facts.jobs) or not dated:
            return
        if any(has_lone_date(job.entry) for job in dated):
            return  # a job of which one date was read may have lasted for years
        worked = sum(job.months(facts.today) for job in facts.jobs) / 12
        for kind in (SectionKind.SUMMARY, SectionKind.CONTACT, SectionKind.OTHER):
            for section in facts.resume.of_kind(kind):
                for line in facts.body(section):
                    claim = _CLAIM.search(line.text)
                    if claim and int(claim.group(1)) >= worked + self.years and not _is_of_another_trade(claim, facts):
                        what = gettext(
                            "you claim {claimed} years, but your jobs add up to {worked}",
                            claimed=claim.group(1),
                            worked=f"{worked:.0f}",
                        )
                        yield Span(kind, line.text.strip(), line.number, line.page, {"doubt": what})
                        return


def _multiplied(each: Statement) -> Iterator[Span]:
    """A line that tells a growth as a large multiple, without the numbers on both sides."""
    times = max((int(found.group(1)) for found in _TIMES.finditer(each.text)), default=0)
    if times >= TIMES and not (_AMOUNTS.search(each.text) or _BOTH_SIDES.search(each.text)):
        doubt = gettext("{times}x is hard to picture without the numbers on both sides", times=str(times))
        yield _span(each, doubt)


def _exact(facts: Facts) -> Iterator[Span]:
    """The lines that claim an accuracy near the whole without a word on the data, where there are two of them, or where
    next to nothing is lacking."""
    found = [(each, claim) for each in facts.told if (claim := _ACCURACY.search(each.text))]
    near = [(each, next(filter(None, claim.groups()))) for each, claim in found if not _TESTED.search(each.text)]
    near = [(each, percent) for each, percent in near if int(percent) >= EXACT]
    told = near if len(near) > 1 else [(each, percent) for each, percent in near if int(percent) >= PERFECT]
    for each, percent in told:
        doubt = gettext("{percent}% accuracy says little without the data that it was measured on", percent=percent)
        yield _span(each, doubt)


def _millions(facts: Facts) -> Iterator[Span]:
    """The lines of internships that claim to have saved or earned millions."""
    for each in (statement for job in facts.jobs if job.is_student for statement in job.statements):
        if claim := _MILLIONS.search(each.text):
            doubt = gettext("“{amount}” is a lot for one internship, so say which part was yours", amount=claim.group())
            yield _span(each, doubt)


def _is_of_another_trade(claim: re.Match[str], facts: Facts) -> bool:
    """Whether the years may be of other work than the jobs below: "13 years of hospitality experience"."""
    words = claim["what"].split()
    strange = any(not (_NO_TRADE.fullmatch(word) or any(facts.words.known.find(word))) for word in words)
    return strange or _TRADE.search(claim["where"] or "") is not None


def bare_percentages(facts: Facts, least: int = LEAST, share: float = SHARE) -> Sequence[Statement]:
    """The lines with percentages of which nothing says the amounts, if there are `least`, and they are as many as
    `share` of the lines with figures."""
    bare = [each for each in facts.told if _is_bare(each.text)]
    numbered = [each for each in facts.told if facts.has_figure(each)]
    return bare if len(bare) >= least and len(bare) >= share * len(numbered) else ()


_ABOUT = (
    r"(?:over|about|approx\.?|approximately|roughly|nearly|almost|around|up to|more than|at least|an estimated|~|≈)"
)
_OF_CHANGE = re.compile(
    rf"\bby (?:{_ABOUT} ?)?\d{{1,4}}(?:\.\d+)?\+?\s?(?:%|percent\b)"
    r"|\d\+?\s?(?:%|percent)\+? (?:[\w-]+ ){0,2}?(?:increase|reduction|improvement|growth|faster|rise|boost|decrease"
    r"|decline|drop|surge|uplift|gain|speed-?up|savings?|fewer|cut)\b"
    r"|\b(?:reduc|cut|slash|increas|boost|improv|decreas|lower|trimm|accelerat)\w* (?:[\w/-]+ ){1,4}?"
    r"(?<!to )(?<!of )\d{1,4}\+?\s?%",
    re.IGNORECASE,
)
"""A change that a percentage tells."""
_BOTH_SIDES = re.compile(
    r"(?<![\d.,])\d[\d.,]*+\s?%?\s?(?:[A-Za-z]{1,8} )?"
    r"(?:to|→|->|–>|versus|vs\.?|against|instead of|compared (?:to|with)) "
    r"(?:just |about |under |over |less than |only )?~?\d",
    re.IGNORECASE,
)
"""From how much to how much, in percent, too."""


def tells_plain_change(text: str) -> bool:
    """Whether a line tells a change as a percentage, and neither from what to what nor of which amount."""
    pieces = re.split(r";|, (?:and|while|also)\b|,\s", text)
    return any(_OF_CHANGE.search(piece) and not (_BOTH_SIDES.search(text) or _AMOUNTS.search(text)) for piece in pieces)


def gives_only_percentages(text: str) -> bool:
    """Whether the figures of a line are percentages without any amount, be they of something that is measured."""
    claimed = _NO_CLAIM.sub(" ", text)
    return _PERCENT.search(claimed) is not None and not (_has_size(claimed) or _counts_more(claimed))


def _is_bare(text: str) -> bool:
    return gives_only_percentages(text) and not _is_measured(_NO_CLAIM.sub(" ", text))


_NO_CLAIM = re.compile(
    r"\b\d{2}(?:\.\d)?\s?%\s(?:confidence|prediction|credible|significance)\b"
    r"|\b(?:confidence|significance|credible|prediction)\s(?:levels?|intervals?)?\s?(?:of |at |\()?\d{1,2}(?:\.\d)?\s?%"
    r"|\b(?:trad|process|handl|serv|cover|hold|own|manag|support|run|carr|host|represent|mak|captur|writ"
    r"|wrote|author|contribut|develop|implement|built|complet)\w*\s"
    r"(?:over |about |around |up to |some |more than |nearly |~)?\d{1,3}(?:\.\d+)?\s?%\s(?:of|share)\b",
    re.IGNORECASE,
)
"""A percentage that claims no effect: a term of statistics, or the share of something that somebody deals with."""


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
    r"(?<![\d.,])\d[\d.,]*+\s?(?:[A-Za-z]{1,8} )?(?:to|→|->|versus|vs\.?|against|instead of|"
    r"compared (?:to|with)) (?:just |about |under |less than |only )?~?\d",
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

"""What could be dropped?"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from rules.checks.section_present import has_sign
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, has_lone_date, lines_of, month
from rules.resume import Level, Section, SectionKind
from rules.role import Role, roles_of
from rules.standouts.results import strength
from rules.wording import joined
from texts import gettext, ngettext

COURSES = 4
"""Lines of online courses from which on they fill space."""
MUCH = 0.2
"""Part of the words about all jobs that those of long ago take, from which on they are too many for any length."""
FEW_JOBS = 3
"""Jobs of somebody who begins, of which none can be spared."""
AT_LENGTH, SPARED = 25, 12
"""Words above which a job of long ago is told at length, and the same where space is short."""
ENOUGH = 60
"""Words about newer jobs from which on older ones can go."""
ROOM = 350
"""Words of a resume of one page below which it is short, and no job has to go."""


_SPEAKS_FOR = re.compile(
    r"\A(?:(?:desired|current) )?(?:position|title|role)\W*\Z"
    r"|\b(?:bachelor|master|doctor|diploma|degree|ph\.?d|[bm]\.?sc?|[bm]\.?tech|mba"
    r"|contributions?|competitions?|hackathons?|awards?|hono(?:u)?rs?|achievements?|publications?|research|certificat\w*|languages?"
    r"|conduct\w*|organi[sz]\w*|taught|teaching|speaking|talks?|leadership|patents?|open[- ]source"
    r"|frameworks?|tools?|technolog\w+|software|stack|platforms?|infrastructure|security|systems?|positions?|roles?|time-?line|career|skills?|qualifications?|competenc\w+|expertise|strengths|abilities"
    r"|work|jobs?|contract\w*|freelanc\w*|consult\w*|employment|experiences?|clients?|highlights)\b",
    re.IGNORECASE,
)
"""Headings of what speaks for somebody: what they are, a degree, teaching and leading others, work that is public,
tools."""


_NO_PROGRAM = r"(?!(?: \d{2,4})?(?: \w+)? (?:APIs?|SDKs?|add-?ins?|plug-?ins?|macros|integrations?)\b)"
"""What stands behind the name of a program that somebody builds on, and does not only use."""


@check
class ToCut:
    """Yields one span that names what says least for this person, if the resume is longer than its norm or filled up.

    Jobs that ended more than `years` ago and are told at length, jobs of another field beside those of the field,
    rows of
    online courses, references, school lists after years of work; in skills, `trivial` ones (regular expressions).
    Interests that hold one of `kept` speak for somebody; a job of another field with up to `short` words may stay.
    """

    trivial: tuple[str, ...]
    courses: tuple[str, ...]
    kept: tuple[str, ...] = ()
    years: int = 10
    short: int = 20

    @cached_property
    def _trivial(self) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(self.trivial) + r")(?!\w)" + _NO_PROGRAM, re.IGNORECASE)

    @cached_property
    def _courses(self) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(self.courses) + r")(?!\w)", re.IGNORECASE)

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_academic or facts.resume.how_read.jobs_unread:
            return  # what speaks for somebody is not known
        # Of few jobs none can go, nor any where there is room.
        few = facts.resume.level is Level.NEW_GRAD and len(facts.jobs) <= FEW_JOBS
        filled = _is_filled(facts) and not (few or _is_short(facts))
        other = self._other(facts) if filled else []
        old = self._old(facts, other) if filled and not _is_one_page(facts) else []
        skills = [*self._skills(facts)]
        found = [*_jobs(old, other, facts), *self._sections(facts), *skills]
        if found and (len(found) > 1 or found[0][1] or (_is_long(facts) and found != skills)):
            words = {"what": joined([what for what, _ in found], 4)}
            yield Span(SectionKind.OTHER, words=words, leaves=lines_of((*old, *other)))

    def _old(self, facts: Facts, apart: Sequence[Job]) -> Sequence[Job]:
        """Jobs of long ago that are told at length, of work of the field; where little is told, or most of it of long
        ago, cutting would leave nothing. A job stays that has most of the figures, and so do those that alone are of
        software."""
        least = SPARED if _is_long(facts) else AT_LENGTH
        old = [
            job
            for job in facts.jobs
            if (span := job.span(facts.today)) and facts.newest - span[1] > 12 * self.years and job.words > least
            if not _may_be_newer(job, facts, 12 * self.years)
            if not (_is_in_doubt(job, facts) or _has_most_figures(job, facts) or _is_founder(job))
            if len(job.statements) > 1  # of a single line, all but the best is nothing
        ]
        old = [job for job in old if not (_has_the_strongest(job, facts) or _leaves_older(job, old, facts))]
        software = [job for job in facts.jobs if _SOFTWARE.search(job.entry.title)]
        if not any(job not in old for job in software):
            old = [job for job in old if job not in software]
        newer = {kind for job in facts.jobs if job not in old for kind in _kinds(job)}
        old = [job for job in old if not _kinds(job) or newer.intersection(_kinds(job))]  # no other shows that kind
        dated = [job for job in facts.jobs if job.span(facts.today)]  # what has no dates may be no newer
        told, left = sum(job.words for job in dated), sum(job.words for job in dated if job not in old)
        if old and any(map(_is_barely_read, facts.jobs)):
            return []  # the oldest of all may be another one
        enough = len(facts.field_jobs) > len(old) and left > told / 2 and left >= ENOUGH
        return [job for job in old if job not in apart] if enough else []

    def _other(self, facts: Facts) -> Sequence[Job]:
        """Jobs of another field beside those of the field."""
        if facts.role.role is Role.NONE or len(facts.field_jobs) < 2:
            return []  # what is another field for software work is this person's own
        # A line or two say where somebody was, and fill no page; without the latest job there would be a gap.
        latest = max((span[1] for job in facts.jobs if (span := job.span(facts.today))), default=0)
        return [
            job
            for job in facts.jobs
            if not (facts.is_of_field(job) or job.is_club) and job.words > self.short and len(job.statements) > 1
            if (span := job.span(facts.today)) is None or span[1] < latest
            if not (_kinds(job) or _is_told_by_technology(job, facts) or _teaches_the_trade(job))
            if not _is_near_the_field(job, facts)
            if not _IN_FORCES.search(f"{job.entry.title} {job.entry.organization}")
        ]

    def _sections(self, facts: Facts) -> Iterator[tuple[str, bool]]:
        for section in facts.resume.sections:
            body = facts.body(section)
            match section.kind:
                case SectionKind.REFERENCES if body and not all(_ADDRESS.search(line.text) for line in body):
                    yield f"“{section.heading}”", True
                case SectionKind.INTERESTS if body and not has_sign(self.kept, facts.text_of(SectionKind.INTERESTS)):
                    yield f"“{section.heading}”", False
                case SectionKind.CERTIFICATIONS if (
                    sum(bool(self._courses.search(line.text)) for line in body) >= COURSES
                ):
                    yield gettext("most of the online courses under “{section}”", section=section.heading), True
                case SectionKind.VOLUNTEERING if _tells_of_the_field(section, facts):
                    pass
                case SectionKind.AWARDS | SectionKind.VOLUNTEERING if len(body) > 6 and _is_long(facts):
                    yield gettext("part of “{section}”", section=section.heading), False
                case SectionKind.OTHER if _is_dispensable(section, facts) and len(body) > 2 and _is_long(facts):
                    yield f"“{section.heading}”", False
                case _:
                    pass

    def _skills(self, facts: Facts) -> Iterator[tuple[str, bool]]:
        if facts.role.role is Role.NONE:
            return  # office work asks for what goes without saying in software
        text = facts.text_of(SectionKind.SKILLS)
        told = " ".join(each.text for each in facts.told)
        found = [
            name
            for name in dict.fromkeys(each.group() for each in self._trivial.finditer(text))
            if not (facts.role.role is Role.DATA and _SHEET.search(name))  # reports are made with it
            and not re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", told, re.IGNORECASE)
        ]
        if found:
            names = joined([f"“{each}”" for each in found], 3)
            yield gettext("{names} among the skills", names=names), len(found) > 1


_SHEET = re.compile(r"\b(?:excel|sheets)\b", re.IGNORECASE)
_SOFTWARE = re.compile(
    r"\b(?:software|developer|programmer|(?:front|back)-?\s?end|full-?\s?stack|web|mobile|apps?|applications?"
    r"|dev-?ops|sre|qa|sdet|test engineer|firmware|embedded)\b",
    re.IGNORECASE,
)
"""Titles of which no other engineering is meant."""


_IN_FORCES = re.compile(
    r"\b(?:corporal|sergeant|lieutenant|petty officer|(?:staff|commanding|warrant) officer|platoon|army|navy|air force"
    r"|marines?|marine corps|military|defen[cs]e forces?|national guard|coast guard)\b",
    re.IGNORECASE,
)
"""Service, which many employers look for."""


def _is_barely_read(job: Job) -> bool:
    """Whether it is not known what a job was called, so that there may be others like it."""
    return not job.entry.title or job.entry.sure.title < _SURE


_SURE = 0.5
"""Sureness of a title below which it may be none."""


def _is_in_doubt(job: Job, facts: Facts) -> bool:
    """Whether it may be a part of another job: it has no title, and another one has its employer."""
    others = (each.entry.organization for each in facts.jobs if each != job)
    return not job.entry.title and job.entry.organization in others


def _may_be_newer(job: Job, facts: Facts, months: int) -> bool:
    """Whether the only date of a job may be its start, and no other job was begun since then as long ago."""
    if not has_lone_date(job.entry):
        return False
    begun = month(job.entry.start, 12) or 0
    since = [span[0] for each in facts.jobs if (span := each.span(facts.today)) and span[0] > begun]
    return not since or facts.newest - min(since) <= months


def _kinds(job: Job) -> Sequence[Role]:
    """The kinds of software work that a title names."""
    return roles_of(job.entry.title, ())


def _is_founder(job: Job) -> bool:
    """Whether it says that somebody founded something, which nobody leaves out."""
    return re.search(r"\b(?:co-?)?founder\b", job.entry.title, re.IGNORECASE) is not None


def _has_most_figures(job: Job, facts: Facts) -> bool:
    """Whether most lines with a figure are told of this one of several jobs."""
    figures = [sum(map(facts.has_figure, each.statements)) for each in facts.jobs]
    own = sum(map(facts.has_figure, job.statements))
    return own > 1 and 2 * own > sum(figures)


def _is_told_by_technology(job: Job, facts: Facts) -> bool:
    """Whether a job tells of technology, whatever its title says: a technical marketing manager's of Kubernetes."""
    named = {each.name for told in job.statements for each in facts.technologies_of(told) if each.layer != "practices"}
    return len(named) >= _NAMED


def _teaches_the_trade(job: Job) -> bool:
    """Whether somebody taught what they do: programming, beside the studies or a job."""
    text = " ".join((job.entry.title, job.entry.organization, *(each.text for each in job.statements)))
    return teaches(job) and _TRADE.search(text) is not None


def teaches(job: Job) -> bool:
    """Whether its title is one of who teaches."""
    return _TEACHES.search(job.entry.title) is not None


def _has_the_strongest(job: Job, facts: Facts) -> bool:
    """Whether no other job has a line as strong as the strongest of this one."""
    own, *others = (
        max((strength(told, facts) for told in each.statements), default=0)
        for each in (job, *(other for other in facts.jobs if other != job))
    )
    return own > max(others, default=0)


def _leaves_older(job: Job, old: Sequence[Job], facts: Facts) -> bool:
    """Whether older work of the field would stay as it is, only because it is told a little shorter."""
    span = job.span(facts.today)
    return any(
        SPARED < each.words < job.words and (other := each.span(facts.today)) and span and other[1] < span[1]
        for each in facts.field_jobs
        if each not in old
    )


def _is_near_the_field(job: Job, facts: Facts) -> bool:
    """Whether its title shares a word with one of the field: "Supply Chain Assistant" and "Supply Chain Analyst"."""
    own, *others = (
        {word for word in re.findall(r"[a-z]{5,}", each.entry.title.lower()) if not _RANK.fullmatch(word)}
        for each in (job, *facts.field_jobs)
    )
    return any(own & other for other in others)


_RANK = re.compile(
    r"senior|junior|assistants?|associate|intern(?:ship)?|specialist|manager|engineer|trainee|officer|coordinator|leader"
    r"|member|staff|student|technician|general|consultant|representative|department",
)
"""Words of a title that say nothing of the trade."""


_TEACHES = re.compile(
    r"\b(?:teach\w*|tutor\w*|lectur\w*|instruct\w*|train(?:er|ing)|professor|mentor)\b", re.IGNORECASE
)
_TRADE = re.compile(
    r"\b(?:programming|comput(?:er (?:science|architecture|networks)|ing)|software|coding|data structures|algorithms?"
    r"|databases?|web (?:development|design)|informatics|machine learning|operating systems)\b",
    re.IGNORECASE,
)
_NAMED = 3
"""Technologies from which on a job is told by them."""


def _jobs(old: Sequence[Job], other: Sequence[Job], facts: Facts) -> Iterator[tuple[str, bool]]:
    if old:
        told, left = sum(job.words for job in facts.jobs), sum(job.words for job in facts.jobs if job not in old)
        last = max(span[1] - 1 for job in old if (span := job.span(facts.today))) // 12
        those = ngettext(
            "all but the best line under {jobs} (ended in {year})",
            "all but the best line under {jobs} (all ended by {year})",
            len(old),
            jobs=_named(old, facts.jobs),
            year=last,
        )
        yield those, told - left >= MUCH * told
    if other:
        jobs = _named(other, facts.jobs)
        yield gettext("the lines under {jobs}, a different kind of work", jobs=jobs), True


_ADDRESS = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|io|dev|net|me)\b/?", re.IGNORECASE)
"""An address of one's own, whatever stands over it."""


def _tells_of_the_field(section: Section, facts: Facts) -> bool:
    """Whether half of the lines or more are about technology or this kind of work, so that they speak for somebody."""
    bullets = facts.bullets(section.kind)
    technical = [each for each in bullets if facts.in_bullet(each) or facts.role.role in roles_of(each.text, ())]
    return 2 * len(technical) >= max(2, len(bullets))


def _is_dispensable(section: Section, facts: Facts) -> bool:
    """Whether a section of no known kind is one: a degree is not, nor what opens the page in a summary's place, nor
    what tells of technology in half of its lines: its heading may be a label in the margin, beside the work."""
    opens = not facts.has(SectionKind.SUMMARY) and not any(
        each.kind is not SectionKind.CONTACT and each.first_line < section.first_line for each in facts.resume.sections
    )
    body = facts.body(section)
    technical = 2 * sum(bool(facts.on_line.get(line.number)) for line in body) >= len(body)
    return bool(section.heading) and not (opens or technical or _SPEAKS_FOR.search(section.heading))


def _named(jobs: Sequence[Job], among: Sequence[Job]) -> str:
    """The jobs by title, with the employer where another job has the same one."""
    often = Counter(job.entry.title for job in among)
    names = []
    for job in jobs:
        title, organization = job.entry.title, job.entry.organization
        if title and organization and often[title] > 1:
            names.append(gettext("“{title}” at {company}", title=title, company=organization))
        else:
            names.append(f"“{title or organization}”")
    return joined(names, 2)


FILLED = 0.75
"""Part of a single page from which on there is something to be gained by cutting."""


def _is_filled(facts: Facts) -> bool:
    """Whether the page is filled up, or there are several; where only text tells, it is."""
    lowest = max((line.bottom for line in facts.resume.seen_lines), default=0.0)
    return facts.resume.file.pages > 1 or not lowest or lowest > FILLED * facts.resume.layout.page_height


def _is_short(facts: Facts) -> bool:
    """Whether all of it is a page with few words, whatever its layout spreads them over."""
    return _is_one_page(facts) and sum(len(line.text.split()) for line in facts.resume.seen_lines) < ROOM


def _is_one_page(facts: Facts) -> bool:
    """Whether it is known to fit on a page, on which old work of the field may stay; of text alone nobody knows."""
    return facts.resume.file.pages == 1 and any(line.bottom for line in facts.resume.seen_lines)


def _is_long(facts: Facts) -> bool:
    resume = facts.resume
    experienced = (resume.years_experience or 0) >= 10 or resume.level in {Level.SENIOR, Level.STAFF}
    return resume.file.pages > (2 if experienced else 1)

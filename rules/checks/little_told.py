"""Is there enough to judge at all?"""

from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.spans import nowhere
from texts import gettext


@check
class LittleTold:
    """Yields one span if work and projects together are told in fewer than `least` words, and not all of several are
    told in as many lines as are asked for; or if somebody who begins tells each of several jobs in a line."""

    least: int = 60

    def find(self, facts: Facts) -> Iterator[Span]:
        if facts.is_academic:
            return  # what scholars have made stands among their publications
        words = sum(each.words for each in facts.told)
        if words >= self.least and _are_lines(facts):
            yield nowhere(
                SectionKind.EXPERIENCE, told=gettext("You tell each of your jobs in a line."), words=str(words)
            )
            return
        if words >= self.least or len(facts.text.split()) >= 6 * self.least:
            return
        if _is_told(facts) and not _is_of_other_work(words, facts):
            return
        yield nowhere(SectionKind.EXPERIENCE, told=_said(words, facts), words=str(words))


LINES, SAYING = 3, 5
"""Lines about one job or project that are asked for, and words of a line that says something."""


def _is_told(facts: Facts) -> bool:
    """Whether there are several jobs and projects, each told in as many lines as are asked for."""
    lines = [sum(told.words >= SAYING for told in each.statements) for each in (*facts.jobs, *facts.projects)]
    return len(lines) > 1 and min(lines) >= LINES


ROW, MONTHS = 30, 2
"""Words of what may be called a line, and months of a job from which on there is more to tell of it."""


def _are_lines(facts: Facts) -> bool:
    """Whether somebody who begins has had several jobs of the field, and tells each of them in a line."""
    if facts.resume.level is not Level.NEW_GRAD:
        return False
    jobs = [job for job in facts.field_jobs if not job.is_club]
    told = [len(job.statements) == 1 and job.words <= ROW and job.months(facts.today) >= MONTHS for job in jobs]
    return len(told) > 1 and all(told) and any(titles.is_field(job.entry.title) for job in jobs)


PROSE = 12
"""Words of lines from which on something is told, be it under the name of a project alone."""


def _has_prose(facts: Facts) -> bool:
    kinds = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING)
    lines = [line.text for kind in kinds for section in facts.resume.of_kind(kind) for line in facts.body(section)]
    return any(len(text.split()) >= PROSE and any(word.islower() for word in text.split()) for text in lines)


def _is_of_other_work(words: int, facts: Facts) -> bool:
    """Whether more is told of jobs than the words about work of the field and projects."""
    return sum(job.words for job in facts.jobs) > words


def _said(words: int, facts: Facts) -> str:
    if _is_of_other_work(words, facts):
        return gettext("You say very little about work or projects in software.")
    if words or _has_prose(facts):
        return gettext("You say very little about your work and projects.")
    return gettext("Your resume describes no work or projects.")

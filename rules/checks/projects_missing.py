"""Does somebody who begins show what they have made?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job
from rules.lexicon import titles
from rules.resume import Level, SectionKind
from rules.spans import nowhere
from texts import gettext

WORKED = 3
"""Jobs, internships or research posts that tell of something, from which on they show what projects would."""
A_YEAR = 1.0
"""Years of work from which on some line tells of it."""
FIRST_MONTHS = 0.5
"""Years of work in the field below which somebody begins."""
_LABEL = re.compile(r"(?:[A-Z][\w/&-]*|and|of|&)(?: (?:[A-Z][\w/&-]*|and|of|&)){0,3}:?")
"""A label in the margin: "Lab/Project Experience"."""
_COMBINED = re.compile(
    r"(?:(?:work|experience|projects?|awards?|research|activities|leadership|publications|skills|and|&|relevant|academic"
    r"|professional|personal|selected|honou?rs)(?:, | / |/| |:|$)){2,8}",
    re.IGNORECASE,
)
"""A heading of several kinds: "Work experience, projects, and awards"."""
_KINDS_OF_PROJECTS = (
    r"(?:(?:personal|side|own|academic|course|class|school|team|selected|key|other|notable|open[- ]source) )?projects?"
)
_OPENED_BY_PROJECTS = re.compile(rf"\W*{_KINDS_OF_PROJECTS}\s*(?:[:–—-]|$)", re.IGNORECASE)
"""How a line opens that tells of projects, whatever stands over it: "Personal projects – a word counter"."""
_LONG_HEADING = re.compile(
    rf"\W*{_KINDS_OF_PROJECTS} (?:with|on|from|in|at|of|for|during|using|and) [^.]{{3,60}}", re.IGNORECASE
)
"""A heading that says more of the projects: "Personal projects with pictures on my site"."""
_OF_PROJECTS = re.compile(
    r"\W*(?:[\w'’/&-]+ ){0,5}projects?(?: [\w'’]+){0,2}\s*:"
    r"|\W*(?:[\w'’]+ )?(?:applications|apps|web ?sites|games|programs|things|what)(?: (?:i|i['’]ve|i have|we))?"
    r" (?:built|made|created|developed)\s*:?",
    re.IGNORECASE,
)
"""What stands above projects in words of its own: "Links to my projects:", "Games I made"."""
_SHOWN = re.compile(
    r"\b(?:repo(?:sitory)?|live|demo|source(?: code)?|code|play)\s*(?::|at)\W*(?:https?:|www\.|\w+\.\w)", re.IGNORECASE
)
"""Where something is shown that was made: "Live: example.com"."""
_MADE = re.compile(
    r"\b(?:apps?|applications?|web ?sites?|games?|bots?|converter|calculator|compiler|interpreter|emulator|simulator"
    r"|tracker|clone|portal|visualizer|generator|chat|projects?)\b",
    re.IGNORECASE,
)
"""What things are called that somebody made."""
TELLING, ONE = 12, 14
"""Words of a section that tells of a project, and lines of a section from which on it may hold several."""


@check
class ProjectsMissing:
    """Yields one span if somebody who begins shows no projects, or only one where no job of the field is told either:
    a new graduate, somebody whose degree is under way, or who has had no job of the field yet.

    `told`: that many lines on work that names technology, or is of the field by its title, show what projects would.
    """

    told: int = 10

    def find(self, facts: Facts) -> Iterator[Span]:
        if not _begins(facts) or facts.is_academic:
            return  # what scholars have made stands among their publications
        if (facts.resume.years_experience or 0) >= A_YEAR and not any(job.statements for job in facts.jobs):
            return  # the jobs of these years were not read
        if sum(_is_of_a_trade(job.entry.title) and bool(job.statements) for job in facts.jobs) >= WORKED:
            return
        if _told_of_software(facts) >= self.told:
            return
        if said := self._said(facts):
            yield nowhere(SectionKind.PROJECTS, told=said)

    def _said(self, facts: Facts) -> str:
        if facts.has(SectionKind.PROJECTS):
            only = _only_project(facts)
            return gettext("“{project}” is the only project that you show.", project=only) if only else ""
        if are_named(facts):
            return ""
        if made := _made_among_jobs(facts):
            return gettext("There is no projects section; “{made}” stands among your jobs.", made=made)
        return gettext("There is no projects section.")


def are_named(facts: Facts) -> bool:
    """Whether projects stand under another heading, or are headed in words of their own: "Hardware projects"."""
    others = [section.heading for section in facts.resume.sections if section.kind is not SectionKind.PROJECTS]
    labels = [line.text for line in facts.resume.seen_lines if _LABEL.fullmatch(line.text.strip()) and not line.bullet]
    combined = [line.text for line in facts.resume.seen_lines if _COMBINED.fullmatch(line.text.strip())]
    opened = any(_OPENED_BY_PROJECTS.match(line.text) for line in facts.resume.seen_lines)
    plain = [line.text.strip() for line in facts.resume.seen_lines if not line.bullet]
    headed = any(_OF_PROJECTS.fullmatch(text) or _LONG_HEADING.fullmatch(text) for text in plain)
    shown = sum(_SHOWN.search(line.text) is not None for line in facts.resume.seen_lines) > 1
    return opened or headed or shown or any("project" in text.lower() for text in (*others, *labels, *combined))


def _begins(facts: Facts) -> bool:
    """Whether somebody stands at the beginning, whichever of several levels it may be."""
    resume = facts.resume
    if any(_is_misdated(job, facts) for job in facts.jobs):
        return False  # nobody knows how long somebody has worked
    if resume.level is Level.NEW_GRAD and len(resume.level_range) <= 1:
        return True
    years = resume.years_experience
    if facts.is_studying or (years is not None and years < FIRST_MONTHS):
        return True
    return not any(titles.is_field(job.entry.title) for job in facts.jobs)


def _is_misdated(job: Job, facts: Facts) -> bool:
    """Whether a job of the field begins on a day that cannot be."""
    return titles.is_field(job.entry.title) and bool(job.entry.start) and not job.months(facts.today)


def _only_project(facts: Facts) -> str:
    """The project of a section that tells of one, where no job of the field is told."""
    text = facts.text_of(SectionKind.PROJECTS)
    if len(facts.projects) != 1 or any(titles.is_field(job.entry.title) for job in facts.jobs):
        return ""
    if sum(map(_heads_project, text.splitlines())) > 1:
        return ""  # more than one is headed, whatever was read
    if len(text.split()) < TELLING or len(text.splitlines()) > ONE:
        return ""
    return _BEHIND_NAME.split(facts.projects[0].entry.title, maxsplit=1)[0].strip()


def _heads_project(line: str) -> bool:
    """Whether a line is the name of a project, with its link or what it is made with at the right."""
    name, *beside = _RIGHT_OF_NAME.split(line.strip(), maxsplit=1)
    if not beside or not name or "." in name or len(name) > NAME or not (name[0].isupper() or name[0].isdigit()):
        return False
    right = beside[0].strip()
    return _LINKED.match(right) is not None or (_ROW.search(right) is not None and not right.endswith("."))


NAME = 60
"""Characters of a project's name at most."""
_RIGHT_OF_NAME = re.compile(r"\t|\s[|–—]\s|\s[\[(]")
_ROW = re.compile(r"\w ?[/,|] ?\w")
_LINKED = re.compile(r"(?:link|demo|code|git(?:hub|lab)|live|source|repo)\b", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"[:|(]|\s[–—-]\s")
"""What parts the name of a project from what it is, or from its link."""


def _made_among_jobs(facts: Facts) -> str:
    """Something made that stands among the jobs, with neither an employer nor a date."""
    heads = (each.entry for each in facts.jobs if not each.entry.start and not each.entry.end)
    named = (head.title or head.organization for head in heads if not (head.title and head.organization))
    return next((name for name in named if _MADE.search(name) and not titles.is_title(name)), "")


def _is_of_a_trade(title: str) -> bool:
    """Whether a job is of the field, or one in which a student does what they learn: an internship, a co-op, research,
    but not helping to teach."""
    return titles.is_field(title) or _RESEARCH.search(title) is not None or _is_internship(title)


def _is_internship(title: str) -> bool:
    return titles.is_student(title) and not titles.is_assistant(title) and not titles.is_club(title, "")


_RESEARCH = re.compile(r"\bresearch\w*\b", re.IGNORECASE)


def _told_of_software(facts: Facts) -> int:
    """How many lines tell of work in software, or of what was made with some technology under a heading of its own."""
    own = [job.entry for job in facts.jobs if titles.is_field(job.entry.title)]
    elsewhere = (each for each in facts.resume.bullets if each.section is SectionKind.OTHER)
    return sum(
        facts.names_technology(each) or any(job.first_line <= each.line <= job.last_line for job in own)
        for each in facts.told
    ) + sum(bool(facts.in_bullet(each)) for each in elsewhere)

"""A resume with what several checks need worked out once: texts by section, technologies by line, figures by bullet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import jobs
from rules.finding import Span
from rules.jobs import Job, Statement, has_lone_date
from rules.lexicon import titles
from rules.lexicon.acronyms import spelled_out
from rules.lexicon.spelling import is_known
from rules.lexicon.technologies import Mention, Technology
from rules.lexicon.verbs import is_label, lookup
from rules.metrics import has_metric
from rules.resume import Bullet, Entry, Line, Resume, Section, SectionKind
from rules.words import PLAIN, Words

_PUBLISHED = re.compile(r"\b(?:publications|peer[- ]reviewed|journal articles|conference papers)\b", re.IGNORECASE)
_SOFTWARE = re.compile(
    r"\b(?:software|programm\w+|cod(?:e|ed|ing)|applications?|apps?|web\w*|platforms?|servers?|databases?|algorithms?|apis?"
    r"|systems?|data\w*|models?|automat\w+|deploy\w*|technical|technology|product|tests?|testing|cloud|network\w*"
    r"|computers?|engineer\w*|research\w*|thesis|pipelines?|benchmark\w*|evaluat\w*|retriev\w*|extract\w*|corp(?:us|ora)"
    r"|neural|semantic|robot\w*|firmware|hardware|circuits?|simulat\w*|analy\w+|experiments?|prototyp\w+|scripts?|tools?"
    r"|dashboards?|integrat\w*|develop\w*|implement\w*|architect\w*|design\w*|debug\w*|migrat\w*)\b",
    re.IGNORECASE,
)
"""A word that work on software has, whatever it was done with."""
_DOCTORATE = re.compile(r"\b(?:ph\.?\s?d\.?|doctoral|doctorate|doctor\W{1,3}of philosoph\w+)(?!\w)", re.IGNORECASE)
_RESEARCHES = re.compile(r"\b(?:research\w*|scientist|fellow)\b", re.IGNORECASE)
_OF_SCHOLARS = re.compile(
    r"universit|colleg|institut|academ|facult|school|\bdep(?:t\b|artment)|hospital|clinic|laborator|\blabs?\b|cent(?:re|er)"
    r"|profess|postdoc|fellow|research|scientist|lectur|teach|student|ph\.?d",
    re.IGNORECASE,
)
"""Posts of scholars, and where they hold them."""
_UNDER_WAY = re.compile(
    r"\b(?:anticipated|expected|in[- ]progress|ongoing|candidate|present|current(?:ly)?|student|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""That a degree is not there yet."""
_TO_COME = re.compile(
    r"\b(?:incoming|upcoming|future|starting (?:in|from|on)|(?:offer|return offer) accepted)\b", re.IGNORECASE
)
"""What a title says of a job that has not begun."""
_WILL = re.compile(
    r"\W*(?:i )?(?:will(?: be)? [a-z]|(?:am|are) going to\b|(?:planning|plan|set|scheduled) to\b)", re.IGNORECASE
)
_AWAITED_END = re.compile(
    r"[\s,|–—-]*[(\[]?(?:exp(?:ected)?|anticipated|est(?:imated)?|planned|projected|tentative(?:ly)?|to come)\b\.?",
    re.IGNORECASE,
)
"""What is said behind dates whose end lies ahead: "Sep 2025 – May 2026 (expected)"."""
_LONG_WORD = re.compile(r"\b[A-Za-z][a-z]{6,}\b")
_LONG_AGO = 120
"""Months after which nobody polishes the lines of a job."""
_NEWEST_JOBS = 2
"""Jobs that speak for somebody however long they have been over."""
_PAST = 72
"""Months after which a job speaks for somebody no more than the newer ones."""
_HEADING = 6
"""Words of a line that may be a heading."""

if TYPE_CHECKING:
    from rules.role import Reading

Kinds = Iterable[SectionKind]
_LINES_OF_CODE = re.compile(r"\b\d[\d.,]{0,9}\+?\s?k?loc\b", re.IGNORECASE)
"""How large a program is, in lines: it tells nothing of what came of it, and is a number all the same."""
_MAY_TELL = frozenset(
    (
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.VOLUNTEERING,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
    )
)
"""Sections in which work may be told."""


class Facts:
    """Read-only view of one resume for one run of the rules; what is asked for twice is worked out once."""

    def __init__(self, resume: Resume, words: Words = PLAIN) -> None:
        self.resume = resume
        self.words = words
        self._texts: dict[SectionKind, str] = {}
        self._named: dict[tuple[int, str], tuple[Technology, ...]] = {}
        self._figured: dict[str, bool] = {}

    def with_words(self, words: Words) -> "Facts":
        """The same facts with a pack's words. Where the pack knows the same technologies and titles, nothing that has
        been worked out depends on them, and it is kept."""
        if words.technologies is not self.words.technologies or words.titles != self.words.titles:
            return Facts(self.resume, words)
        same = copy(self)
        same.words = words
        return same

    @cached_property
    def text(self) -> str:
        """The whole text, a line of the page per line."""
        return "\n".join(line.text for line in self.resume.seen_lines)

    @cached_property
    def running_text(self) -> str:
        """The whole text as one line."""
        return " ".join(self.text.split())

    def text_of(self, kind: SectionKind) -> str:
        """The text of all sections of a kind, without their headings."""
        if kind not in self._texts:
            self._texts[kind] = "\n".join(map(self.resume.text_of, self.resume.of_kind(kind)))
        return self._texts[kind]

    @cached_property
    def top(self) -> str:
        """What is read first: the text of the contact and of the summary."""
        return f"{self.text_of(SectionKind.CONTACT)}\n{self.text_of(SectionKind.SUMMARY)}"

    def has(self, kind: SectionKind) -> bool:
        """Whether there is a section of that kind with something in it."""
        return bool(self.text_of(kind).strip())

    def section(self, kind: SectionKind) -> Section | None:
        """The first section of a kind."""
        return next(iter(self.resume.of_kind(kind)), None)

    def body(self, section: Section) -> tuple[Line, ...]:
        """The lines of a section without its heading, empty ones left out."""
        first = section.first_line + (1 if section.heading else 0)
        return tuple(line for line in self.resume.seen_lines[first : section.last_line + 1] if line.text.strip())

    def bullets(self, *kinds: SectionKind) -> tuple[Bullet, ...]:
        """The bullets of these kinds of sections, without strengths and wishes listed under words that say so."""
        return tuple(bullet for bullet in self._telling if bullet.section in kinds)

    @cached_property
    def _telling(self) -> tuple[Bullet, ...]:
        return tuple(each for each in self.resume.bullets if not jobs.is_strength_or_wish(each, self.resume))

    @cached_property
    def work(self) -> tuple[Bullet, ...]:
        """The bullets of the experience section that tell of work, so no labels ("Environment: Java").

        Those of jobs plainly of another field are left out.
        """
        found = tuple(bullet for bullet in self.bullets(SectionKind.EXPERIENCE) if not is_label(bullet.text))
        return tuple(bullet for bullet in found if not self.is_other_field(self._title(bullet)))

    def is_of_field(self, job: Job) -> bool:
        """Whether a job is none of plainly another field, for the lexicon or for the pack."""
        return job.is_of_field or self.words.titles.of_field(job.entry.title)

    def is_other_field(self, title: str) -> bool:
        """Whether a title is plainly work of another field, for the lexicon and for the pack."""
        return titles.is_other_field(title, self.words.titles)

    def _title(self, bullet: Bullet) -> str:
        return "" if bullet.entry is None or bullet.entry < 0 else self.resume.entries[bullet.entry].title

    @cached_property
    def today(self) -> date:
        """The day that "present" stands for."""
        return datetime.now(tz=UTC).date()

    @property
    def this_month(self) -> int:
        """The month of that day, from year 0."""
        return jobs.month_of(self.today)

    @cached_property
    def newest(self) -> int:
        """The month (from year 0) up to which the resume tells: today's where anything goes on, else the last it names;
        what was written years ago is old against its own time."""
        now = self.this_month
        if any(entry.current for entry in self.resume.entries):
            return now
        ends = (jobs.month(entry.end or entry.start, 12) for entry in self.resume.entries)
        return min(now, max((end for end in ends if end), default=now))

    @cached_property
    def written(self) -> int:
        """The month up to which the resume tells, or in which it was written, where that was before."""
        return min(self.newest, jobs.month(self.resume.written_on[:7], 12) or self.newest)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs of the experience section with what is told of each."""
        return jobs.jobs(self.resume)

    @cached_property
    def degrees(self) -> tuple[Entry, ...]:
        """The entries of the education section."""
        return tuple(entry for entry in self.resume.entries if entry.section is SectionKind.EDUCATION)

    @cached_property
    def projects(self) -> tuple[Job, ...]:
        """The projects with what is told of each."""
        return jobs.jobs(self.resume, SectionKind.PROJECTS)

    @cached_property
    def field_jobs(self) -> tuple[Job, ...]:
        """The jobs that are not plainly of another field, newest first as far as they have dates."""
        if self._changes_trade:
            return ()
        own = [job for job in self.jobs if self.is_of_field(job) or self._has_own_field]
        return tuple(sorted(own, key=lambda job: -(job.span(self.today) or (0, 0))[1]))

    @cached_property
    def grown_jobs(self) -> tuple[Job, ...]:
        """Those of the field that are no internships or posts of students and clubs."""
        return tuple(job for job in self.field_jobs if not (job.is_student or job.is_club))

    @cached_property
    def _has_own_field(self) -> bool:
        """Whether all jobs are of another field and the resume tells of no software: that field is this person's."""
        return bool(self.jobs) and not any(map(self.is_of_field, self.jobs)) and self.role.role == "none"

    @cached_property
    def _changes_trade(self) -> bool:
        """Whether software is told of by several projects alone, with what they were made with, and by no job: what the
        jobs are called might be of any field, and nothing in them is of this one."""
        made = sum(any(map(self.names_technology, each.statements)) for each in self.projects)
        shown = made > 1 or (made and self.role.headed)
        return bool(shown) and not any(map(self._is_plainly_of_field, self.jobs)) and self.role.role != "none"

    @cached_property
    def told(self) -> tuple[Statement, ...]:
        """All that is told of work of the field and of projects, as bullets or as running text; of posts in clubs only
        where there is no other work."""
        work = any(not job.is_club and job.statements for job in self.field_jobs)
        other = jobs.lines_of(job for job in self.jobs if job not in self.field_jobs or (work and job.is_club))
        found = jobs.statements(self.resume, SectionKind.EXPERIENCE, SectionKind.PROJECTS)
        return tuple(each for each in found if each.line not in other)

    @cached_property
    def has_figures(self) -> bool:
        """Whether any line that may tell of work or of a project carries a figure, judged or not: what stands under a
        heading that nobody knows may well be jobs."""
        lines = [line for section in self.resume.sections if section.kind in _MAY_TELL for line in self.body(section)]
        return any(has_metric(line.text) or _LINES_OF_CODE.search(line.text) for line in lines)

    def to_judge(self, least: int) -> tuple[Statement, ...]:
        """What is told of work, where that is `least` statements; else what is told of projects; three words at
        least. A job title tells of no work, with dates or without, nor does a row of tools or what opens a list, and
        lines that run into each other tell of nothing that could be judged."""
        work, projects = self._judged
        return work if len(work) >= least else projects

    @cached_property
    def _judged(self) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
        """What is told of work and of projects that can be judged."""
        apart = self._leading_to_results
        whole = [
            each
            for each in self.told
            if each.words >= 3 and not jobs.is_no_statement(each.text) and each.line not in apart
            if each.bullet is None or not jobs.is_torn(each.bullet, self.resume)
        ]
        titled = [each for each in whole if jobs.is_headline(each.text.rstrip(" ."))]
        if 2 * len(titled) < len(whole):
            whole = [each for each in whole if each not in titled]  # what a paper or a project is called
        beside = self._beside
        work = (each for each in whole if each.section is SectionKind.EXPERIENCE and each.line not in beside)
        return tuple(work), tuple(each for each in whole if each.section is SectionKind.PROJECTS)

    @property
    def _leading_to_results(self) -> frozenset[int]:
        """The lines labelled as what led to a result, where the job or project has one labelled as that: "Problem: …",
        "Approach: …", "Result: …" make one account."""
        found: set[int] = set()
        for job in (*self.jobs, *self.projects):
            if any(jobs.is_labelled_result(each.text) for each in job.statements):
                found |= {each.line for each in job.statements if jobs.leads_to_result(each.text)}
        return frozenset(found)

    @property
    def _beside(self) -> frozenset[int]:
        """The lines of jobs that may be of any field, by their titles and by their lines, where others are not."""
        return jobs.lines_of(job for job in self.field_jobs if job.statements and job.entry in self._apart)

    @cached_property
    def _apart(self) -> frozenset[Entry]:
        """The jobs that may be of any field, where others are not."""
        told = [job for job in self.field_jobs if job.statements]
        plain = [job for job in told if self._names_the_field(job)]
        if self._has_own_field:
            return frozenset()
        return frozenset(job.entry for job in told if job not in plain) if plain else frozenset()

    def _is_plainly_of_field(self, job: Job) -> bool:
        """Whether a job is of the field by its title, or by a product that it was done with."""
        title = job.entry.title
        named = titles.is_field(title) and not titles.is_any_engineering(title)
        return named or bool(self.products_of(job))

    @cached_property
    def speaks_little(self) -> frozenset[int]:
        """The lines of jobs that speak little for this person, though they be polished: of another trade where work of
        the field or projects are told, and of jobs that ended long ago where newer ones are."""
        own = [job for job in self.field_jobs if job.statements and job.entry not in self._apart]
        if self.builds_software:
            own = [job for job in own if not titles.is_assistant(job.entry.title)]
        told = [*own, *(project for project in self.projects if project.statements)]
        known = told and not self._has_own_field and self.role.role != "none"
        other = [job for job in self.jobs if job not in own] if known else []
        newer = [job for job in own if not self.is_long_over(job)]
        return jobs.lines_of((*other, *(job for job in own if newer and job not in newer)))

    @cached_property
    def long_past(self) -> tuple[Job, ...]:
        """The jobs of the field that ended years ago, where several newer ones are told: nobody opens with those,
        nor asks how much they were about."""
        told = [job for job in self.field_jobs if job.statements]
        dated = ((job, job.span(self.today)) for job in told[_NEWEST_JOBS:])
        return tuple(job for job, span in dated if span and self.newest - span[1] > _PAST)

    def is_long_over(self, job: Job) -> bool:
        """Whether a job had ended ten years before the newest thing that the resume tells."""
        span = job.span(self.today)
        return span is not None and self.newest - span[1] > _LONG_AGO

    def _names_the_field(self, job: Job) -> bool:
        title = job.entry.title
        return (
            titles.is_field(title)
            or _SOFTWARE.search(" ".join((title, *(each.text for each in job.statements)))) is not None
            or any(self.names_technology(each) for each in job.statements)
        )

    @cached_property
    def _bullet_by_line(self) -> Mapping[int, Bullet]:
        return {
            number: bullet
            for bullet in self.resume.bullets
            for number in range(bullet.first_line, bullet.last_line + 1)
        }

    def bullet_at(self, line: int) -> Bullet | None:
        """The bullet that a line belongs to."""
        return self._bullet_by_line.get(line)

    def section_at(self, line: int) -> Section | None:
        """The section that a line stands in."""
        return next((each for each in self.resume.sections if each.first_line <= line <= each.last_line), None)

    def headed_at(self, line: int) -> tuple[Entry, ...]:
        """The jobs whose head begins at a line."""
        return tuple(
            entry
            for entry in self.resume.entries
            if entry.first_line == line and entry.section is SectionKind.EXPERIENCE
        )

    def is_over(self, line: int | None) -> bool:
        """Whether the line tells of a job that is known to have ended, and had when the resume was written."""
        entry = self._entry_at(line)
        if entry is None or entry.end is None or entry.current or has_lone_date(entry):
            return False
        return not any(job.entry is entry and self.was_ahead(job) for job in self.jobs)

    def was_ahead(self, job: Job) -> bool:
        """Whether a job was still to come, or its end was, when the resume was written: by its title, by what is said
        of its end, or by a line in the future."""
        if _TO_COME.search(job.entry.title) or any(_WILL.match(each.text) for each in job.statements):
            return True
        head = (self.resume.lines[number].text for number in self._head_of(job.entry))
        return any(job.entry.dates and _AWAITED_END.match(text.partition(job.entry.dates)[2]) for text in head)

    def _head_of(self, entry: Entry) -> range:
        """The lines of an entry above its first bullet."""
        told = (each.first_line for each in self.resume.bullets if entry.first_line < each.first_line)
        return range(entry.first_line, min(min(told, default=entry.last_line + 1), len(self.resume.lines)))

    def is_held(self, line: int | None) -> bool:
        """Whether the line tells of a job that is said to go on, and is not told in the past all the same."""
        entry = self._entry_at(line)
        return entry is not None and entry.current and not self._is_told_in_the_past(entry)

    def is_of_other_work(self, line: int | None) -> bool:
        """Whether the line tells of a job beside the software that the resume is about: in teaching, a kitchen, …"""
        entry = self._entry_at(line)
        if entry is None or entry.section is not SectionKind.EXPERIENCE or self._has_own_field:
            return False
        elsewhere = titles.is_elsewhere(entry.organization) and not titles.is_field(entry.title)
        return self.is_other_field(entry.title) or titles.is_assistant(entry.title) or elsewhere

    def _is_told_in_the_past(self, entry: Entry) -> bool:
        forms = [
            (each.text.split()[0].lower(), verb)
            for each in self.resume.bullets
            if each.text and each.entry is not None and each.entry >= 0 and self.resume.entries[each.entry] == entry
            if (verb := lookup(each.text.split()[0])) is not None
        ]
        past = sum(word == verb.past and word != verb.base for word, verb in forms)
        return past > len(forms) - past

    def _entry_at(self, line: int | None) -> Entry | None:
        bullet = self.bullet_at(line) if line is not None else None
        if bullet is None or bullet.entry is None or bullet.entry < 0:
            return None
        return self.resume.entries[bullet.entry]

    @cached_property
    def with_figure(self) -> frozenset[Bullet]:
        """The experience bullets that carry a figure."""
        return frozenset(bullet for bullet in self.work if has_metric(bullet.text))

    @cached_property
    def role(self) -> "Reading":
        """The kind of work that the resume reads as."""
        from rules.role import role_of  # reads these facts itself

        return role_of(self.resume, self)

    @cached_property
    def typos(self) -> tuple[Span, ...]:
        """The lines with a misspelled word."""
        from rules.typos import typos_in  # reads these facts itself

        return tuple(typos_in(self))

    @cached_property
    def strangers(self) -> frozenset[str]:
        """The long words, in small letters, that no dictionary or list has: what is looked for may be among them, with
        a letter wrong."""
        long = {word.lower() for word in _LONG_WORD.findall(self.text)}
        return frozenset(word for word in long if not is_known(word))

    @cached_property
    def is_academic(self) -> bool:
        """Whether it is the CV of a scholar: publications under a heading of theirs, and posts at universities, or a
        doctorate and no job of the field."""
        short = [line.text for line in self.resume.seen_lines if len(line.text.split()) <= 2 * _HEADING]
        listed = self._lists_publications
        held = (f"{job.entry.title} {job.entry.organization}" for job in self.jobs)
        if listed and any(map(titles.is_academic, (*short, *held))):
            return True
        return listed and not self._field_posts and any(map(_DOCTORATE.search, short))

    @cached_property
    def is_scholar(self) -> bool:
        """Whether it is the CV of a scholar who applies as one: with no job of the field, and none that goes on outside
        of a university."""
        held = [f"{job.entry.title} {job.entry.organization}" for job in self.jobs if job.entry.current]
        has_left = bool(held) and not any(map(_OF_SCHOLARS.search, held))
        return self.is_academic and not (self.builds_software or has_left)

    @cached_property
    def is_doctoral_student(self) -> bool:
        """Whether a doctorate is under way: it is expected, or goes on."""
        lines = [line.text for section in self.resume.of_kind(SectionKind.EDUCATION) for line in self.body(section)]
        near = (f"{text} {below}" for text, below in pairwise([*lines, ""]))
        return any(_DOCTORATE.search(text) and _UNDER_WAY.search(text) for text in near)

    @property
    def is_studying(self) -> bool:
        """Whether a degree is under way, or was expected when this was written."""
        lines = [line.text for section in self.resume.of_kind(SectionKind.EDUCATION) for line in self.body(section)]
        return any(map(_UNDER_WAY.search, lines))

    @cached_property
    def _lists_publications(self) -> bool:
        heads = (line.text for line in self.resume.seen_lines if len(line.text.split()) <= _HEADING)
        return any(map(_PUBLISHED.search, heads))

    @property
    def _field_posts(self) -> list[str]:
        return [job.entry.title for job in self.jobs if titles.is_field(job.entry.title) and not job.is_student]

    @property
    def builds_software(self) -> bool:
        """Whether any job is of the field by its title, and none of a student's. Where publications are listed, posts
        in research and in other trades are none, unless it is research in learning machines."""
        posts = self._field_posts
        if self._lists_publications and posts and self.role.role != "ml":
            return any(not _RESEARCHES.search(title) and not titles.is_other_field(title) for title in posts)
        return bool(posts)

    @property
    def tells_of_other_work(self) -> bool:
        """Whether there are jobs, none of them of software by a title or by a technology in a line, and no projects."""
        if not self.jobs or self.projects or any(titles.is_field(job.entry.title) for job in self.jobs):
            return False
        return not any(self.names_technology(each) for job in self.jobs for each in job.statements)

    @cached_property
    def mentions(self) -> tuple[tuple[Line, Mention], ...]:
        """Every technology on every line, in reading order."""
        return tuple((line, mention) for line in self.resume.seen_lines for mention in self._mentioned_in(line.text))

    @cached_property
    def _spelled_out(self) -> Mapping[str, frozenset[str]]:
        """What the page spells out for each acronym that it sets in brackets, also over the end of a line."""
        return spelled_out(" ".join(line.text for line in self.resume.seen_lines))

    def _mentioned_in(self, text: str) -> Iterator[Mention]:
        return (mention for mention in self.words.known.find(text) if not self._is_another(mention))

    def _is_another(self, mention: Mention) -> bool:
        """Whether a mention is an acronym that the page spells out as something else, an agency perhaps."""
        told = self._spelled_out.get(mention.as_written, frozenset[str]())
        return bool(told) and not any(self.words.known.find(each) for each in told)

    @cached_property
    def on_line(self) -> Mapping[int, Sequence[Technology]]:
        """The technologies that each line names, by its number."""
        found: dict[int, list[Technology]] = defaultdict(list)
        for line, mention in self.mentions:
            found[line.number].append(mention.technology)
        return found

    @cached_property
    def technologies(self) -> frozenset[Technology]:
        """Every technology named anywhere."""
        return frozenset(mention.technology for _, mention in self.mentions)

    def technologies_in(self, kind: SectionKind) -> frozenset[Technology]:
        """The technologies named in sections of a kind."""
        inside = {
            number
            for section in self.resume.of_kind(kind)
            for number in range(section.first_line, section.last_line + 1)
        }
        return frozenset(mention.technology for line, mention in self.mentions if line.number in inside)

    def in_bullet(self, bullet: Bullet) -> tuple[Technology, ...]:
        """The technologies that a bullet names, also over the end of a line ("covering / indexes")."""
        numbers = range(bullet.first_line, bullet.last_line + 1)
        found = [each for number in numbers for each in self.on_line.get(number, ())]
        if bullet.first_line < bullet.last_line:
            found += [mention.technology for mention in self._mentioned_in(bullet.text)]
        return tuple(dict.fromkeys(found))

    def technologies_of(self, statement: Statement) -> tuple[Technology, ...]:
        """The technologies that a statement names."""
        key = (statement.line, statement.text)
        if key not in self._named:
            self._named[key] = (
                self.in_bullet(statement.bullet)
                if statement.bullet is not None
                else tuple(mention.technology for mention in self._mentioned_in(statement.text))
            )
        return self._named[key]

    def names_technology(self, statement: Statement) -> bool:
        """Whether a statement names any technology."""
        return bool(self.technologies_of(statement))

    def products_of(self, job: Job) -> frozenset[Technology]:
        """The technologies that a job or project tells of, and no practices."""
        named = (each for told in job.statements for each in self.technologies_of(told))
        return frozenset(each for each in named if each.layer != "practices")

    def has_figure(self, statement: Statement) -> bool:
        """Whether a statement carries a figure."""
        if statement.text not in self._figured:
            self._figured[statement.text] = has_metric(statement.text)
        return self._figured[statement.text]

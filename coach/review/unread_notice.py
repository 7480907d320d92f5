"""What a member is told about what could not be read: one or two sentences, each with how to mend it."""

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from rules.resume import Entry, Resume, SectionKind, Unread, Why
from rules.trust import SURE
from texts import gettext, ngettext
from texts.forms import capital, number

MANY = 1 / 2
"""Share of jobs that were read unsurely from which on it is said; of fewer, only what was read surely is judged."""
MAX_SENTENCES = 2
"""Sentences: who reads them wants to see the review."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def to_reason(resume: Resume) -> str:
    """What could not be read surely, in the order in which it matters; empty where all was."""
    told = [*_lost(resume), *_guessed(resume), *_headings(resume), *_contact(resume)]
    return " ".join(told[:MAX_SENTENCES])


def _lost(resume: Resume) -> Iterator[str]:
    """On jobs that no section of jobs holds, or of which none could be read."""
    under, jobs = resume.of_kind(SectionKind.EXPERIENCE), _jobs(resume)
    if lost := _left(resume, Why.NO_HEADING):
        yield ngettext(
            "I found one line that looks like a job but no heading over it ({where}). Put “Experience” above it.",
            "I found {number} lines that look like jobs but no heading over them (the first: {where}). "
            "Put “Experience” above them.",
            len(lost),
            **_words(resume, lost),
        )
    elif lost := _left(resume, Why.OTHER_HEADING):
        yield ngettext(
            "I found one line that looks like a job, but under another heading ({where}). If it is one, put "
            "“Experience” above it.",
            "I found {number} lines that look like jobs, but under other headings (the first: {where}). If they are, "
            "put “Experience” above them.",
            len(lost),
            **_words(resume, lost),
        )
    elif under and not jobs:
        told = gettext("I found a section of jobs, but couldn't read any job in it.")
        yield f"{told} {_form()}"
    elif any(not section.heading for section in under):
        yield gettext("Your jobs have no heading above them. I read them anyway; put “Experience” above them.")
    elif lost := _left(resume, Why.NO_JOB):
        told = ngettext(
            "One line among your jobs belongs to no job I could make out ({where}).",
            "{number} lines among your jobs belong to no job I could make out (the first: {where}).",
            len(lost),
            **_words(resume, lost),
        )
        yield f"{capital(told)} {_form()}"


def _guessed(resume: Resume) -> Iterator[str]:
    """On jobs that were read, but not surely."""
    jobs = _jobs(resume)
    unsure = [job for job in jobs if min(job.sure.title, job.sure.organization) < SURE]
    undated = [job for job in jobs if max(job.sure.start, job.sure.end) == 0 and _names_year(job, resume)]
    if jobs and len(unsure) >= MANY * len(jobs):
        taken = unsure[0].title and unsure[0].organization
        yield _taken(unsure, resume) if taken else f"{_not_told(unsure, resume)} {_form()}"
    elif undated:
        yield ngettext(
            "I couldn't read the dates of one job ({where}). Write them as “Mar 2021 – Jun 2023”.",
            "I couldn't read the dates of {number} jobs (the first: {where}). Write them as “Mar 2021 – Jun 2023”.",
            len(undated),
            number=number(len(undated)),
            where=_where(resume, undated[0].first_line, undated[0].page),
        )


def _taken(jobs: Sequence[Entry], resume: Resume) -> str:
    """What was taken for title and company where neither is sure, so that whoever knows can say."""
    told = ngettext(
        "I may have misread one job ({where}): I took “{title}” for the title and “{company}” for the company.",
        "I may have misread {number} jobs. Of the first ({where}), I took “{title}” for the title and “{company}” for "
        "the company.",
        len(jobs),
        number=number(len(jobs)),
        where=_where(resume, jobs[0].first_line, jobs[0].page),
        title=shorten(jobs[0].title, _SHOWN, placeholder=" …"),
        company=shorten(jobs[0].organization, _SHOWN, placeholder=" …"),
    )
    form = gettext("If that's wrong, write each job as “Engineer, Acme, Mar 2021 – Jun 2023”.")
    return f"{told} {form}"


_SHOWN = 40
"""Letters shown of a title and of a company."""


def _not_told(jobs: Sequence[Entry], resume: Resume) -> str:
    """What is not sure of some jobs, or was not found in any of them."""
    where = _where(resume, jobs[0].first_line, jobs[0].page)
    count, numbers = len(jobs), {"number": number(len(jobs)), "where": where}
    titles, companies = [job.sure.title for job in jobs], [job.sure.organization for job in jobs]
    if not any(titles) and any(companies):
        return ngettext(
            "I couldn't find a title for one job ({where}).",
            "I couldn't find a title for {number} jobs (the first: {where}).",
            count,
            **numbers,
        )
    if not any(companies) and any(titles):
        return ngettext(
            "I couldn't find a company for one job ({where}).",
            "I couldn't find a company for {number} jobs (the first: {where}).",
            count,
            **numbers,
        )
    return ngettext(
        "I'm not sure of the title or the company of one job ({where}).",
        "I'm not sure of the title or the company of {number} jobs (the first: {where}).",
        count,
        **numbers,
    )


def _headings(resume: Resume) -> Iterator[str]:
    if resume.sections and not any(section.heading for section in resume.sections):
        yield gettext(
            "I found no headings, so I had to guess what belongs where. Put “Experience”, “Education” and "
            "“Skills” on lines of their own."
        )


def _contact(resume: Resume) -> Iterator[str]:
    if lost := _left(resume, Why.A_NUMBER):
        where = _where(resume, lost[0].line, lost[0].page)
        yield gettext(
            "One line looks like a phone number, but I couldn't read it ({where}). Write it as “+1 206 555 0134”.",
            where=where,
        )
    if lost := _left(resume, Why.AN_ADDRESS):
        where = _where(resume, lost[0].line, lost[0].page)
        yield gettext(
            "One line looks like an email address, but I couldn't read it ({where}). Write it in one piece.",
            where=where,
        )


def _form() -> str:
    return gettext("Give each job one line with its title, company and dates, such as “Mar 2021 – Jun 2023”.")


def _words(resume: Resume, lost: Sequence[Unread]) -> dict[str, str]:
    return {"number": number(len(lost)), "where": _where(resume, lost[0].line, lost[0].page)}


def _where(resume: Resume, line: int, page: int) -> str:
    quote = shorten(resume.lines[line].text, 60, placeholder=" …")
    if resume.file.pages < 2:
        return f"“{quote}”"
    return gettext("“{line}”, page {page}", line=quote, page=page)


def _left(resume: Resume, why: Why) -> list[Unread]:
    return [each for each in resume.how_read.unread if each.why == why]


def _jobs(resume: Resume) -> list[Entry]:
    return [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]


def _names_year(job: Entry, resume: Resume) -> bool:
    return any(_YEAR.search(line.text) for line in resume.lines[job.first_line : job.first_line + 3])

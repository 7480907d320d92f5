"""What is said of a thing that stands out: what it is, where it is now, and where it belongs."""

from collections.abc import Mapping

from rules.facts import Facts
from rules.resume import SectionKind
from rules.standouts.placing import FEW, LOW, before, place_of, right_above, told_with
from rules.standouts.standout import Sort, Standout
from texts import gettext, gettext_noop, ngettext
from texts.forms import number

_LISTS = frozenset((SectionKind.SKILLS, SectionKind.CERTIFICATIONS))
_WHAT: Mapping[Sort, str] = {
    Sort.RESULT: gettext_noop("This line is one of your strongest, and it appears {where}."),
    Sort.SCALE: gettext_noop("Few engineers have worked at this scale, and this line appears {where}."),
    Sort.PRIZE: gettext_noop("A prize like this is what readers remember, and yours appears {where}."),
    Sort.HONOR: gettext_noop("An employer gave you this award. It appears {where}, away from the work that earned it."),
    Sort.USED: gettext_noop(
        "Few applicants have built something that so many people use, and this line appears {where}."
    ),
    Sort.RECOMMENDED: gettext_noop(
        "Somebody your readers know recommends what you built, and this line appears {where}."
    ),
    Sort.EARNED: gettext_noop("People paid for something you built, and this line appears {where}."),
    Sort.MAINTAINED: gettext_noop(
        "You look after code that others depend on. Few applicants can say that, and it appears {where}."
    ),
    Sort.EMPLOYER: gettext_noop("“{name}” is the employer that most readers will know, and it appears {where}."),
    Sort.LED: gettext_noop("You led other people, which says more about you than most lines here. It appears {where}."),
    Sort.NEAREST: gettext_noop("Of all your work, this is the closest to software, and it appears {where}."),
    Sort.HARD: gettext_noop("“{name}” is the hardest of your projects to build, and it appears {where}."),
    Sort.PROMISED: gettext_noop("Your first lines promise {name}, and the work on it appears {where}."),
    Sort.PAPER: gettext_noop("Few applicants have a published paper, and yours appears {where}."),
}
"""What is said of each sort, with where it is now."""


def what_it_is(each: Standout, facts: Facts) -> str:
    """What it is and where it is now, as a sentence or two."""
    return gettext(_WHAT[each.sort], where=_where(each, facts), name=each.name)


def where_it_belongs(each: Standout, facts: Facts) -> str:
    """What to do with it, in a few words."""
    match each.sort:
        case Sort.HONOR:
            return gettext("make it a line of the job that you got it for")
        case Sort.HARD:
            return gettext("make it your first project")
        case Sort.NEAREST if each.section is SectionKind.EXPERIENCE:
            return gettext("give it a heading of its own, such as “Software Experience”, above your other jobs")
        case Sort.NEAREST:
            return gettext("move it above the jobs, under a heading such as “Software Experience”")
        case Sort.PROMISED:
            return gettext("move what you did with it to the top of that job")
        case Sort.LED:
            return _of_people(each, facts)
        case Sort.PRIZE | Sort.USED | Sort.RECOMMENDED | Sort.EARNED if each.section is SectionKind.PROJECTS:
            return _of_project(each)
        case Sort.PRIZE:
            return _of_prize(each, facts)
        case Sort.EMPLOYER | Sort.MAINTAINED | Sort.PAPER:
            return _on_top(facts)
        case _:
            return _moved(each, facts)


def _on_top(facts: Facts) -> str:
    if facts.has(SectionKind.SUMMARY):
        return gettext("name it in your summary")
    return gettext("name it in a summary of two lines")


def _of_people(each: Standout, facts: Facts) -> str:
    if each.home is None:
        return gettext("make it a line of the job in which you led them")
    if facts.has(SectionKind.SUMMARY):
        return gettext("make it the first line of its job, and mention it in your summary")
    return gettext("make it the first line of its job, and mention it in a summary at the top")


def _of_prize(each: Standout, facts: Facts) -> str:
    if each.section in _LISTS:
        return gettext("put the prize in the heading of the project that won it")
    if before(each):
        return gettext("make it the first line of its job, and name it at the top of the page")
    return _on_top(facts)


def _of_project(each: Standout) -> str:
    """What to do with what is told of a project: its heading says it, and the project comes first."""
    if each.home is not None and each.home.entry.first_line == each.line:
        return gettext("make that project the first one")
    if each.sort is Sort.PRIZE:
        return gettext("put the prize in the project's heading, and that project first")
    if each.sort is Sort.RECOMMENDED:
        return gettext("say it in the project's heading, and put that project first")
    return gettext("put that number in the project's heading, and that project first")


def _moved(each: Standout, facts: Facts) -> str:
    """What to do with a line about work: it moves up in its job unless it is first there, and into the summary if there
    is one."""
    # What introduces a job in running text stays above its first bullet.
    bullet = facts.bullet_at(each.line)
    beside = [told for told in told_with(each) if bool(told.bullet) == bool(bullet)]
    first = facts.bullet_at(each.line - 1) is None and bullet is not None
    moved = not first and (not beside or beside[0].line != each.line)
    summary = facts.has(SectionKind.SUMMARY)
    if moved and each.section is SectionKind.PROJECTS:
        return gettext("make it the first line of its project")
    if moved and summary:
        return gettext("make it the first line of its job, and put its number in the summary")
    if moved:
        return gettext("make it the first line of its job")
    if summary:
        return gettext("put its number in the summary")
    return gettext("mention it, with its number, in a summary at the top")


def _where(each: Standout, facts: Facts) -> str:
    """Where it is now: "on page 3"."""
    if each.page > 1 and each.sort is not Sort.PROMISED:
        return gettext("on page {page}", page=each.page)
    if each.below:
        return gettext("below “{other}”", other=each.below)
    above = len(right_above(each))
    jobs = sum(job.entry.last_line < each.line for job in facts.jobs)
    if each.section is SectionKind.EXPERIENCE and jobs and above < FEW:
        return ngettext("below {count} other job", "below {count} other jobs", jobs, count=number(jobs))
    low = place_of(facts.resume.lines[each.line], facts) > LOW
    if above and (not low or above > FEW):
        return ngettext(
            "after {count} other line about the same work",
            "after {count} other lines about the same work",
            above,
            count=number(above),
        )
    if low:
        return gettext("near the foot of the page")
    section = facts.section_at(each.line)
    if section and section.heading:
        return gettext("under “{section}”", section=section.heading)
    return gettext("halfway down the page")

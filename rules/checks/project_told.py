"""Do projects tell a problem, a user or a result?"""

import re
from collections.abc import Iterator

from rules import evidence
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, Statement, is_row_of_tools
from rules.lexicon import titles
from rules.metrics import has_metric
from rules.resume import SectionKind
from rules.spans import at_bullet
from texts import gettext, gettext_noop

_USED = re.compile(
    r"\b(?:(?:real|actual|active|first|early|beta|daily|weekly|monthly|my|our|their|its|new|by|with) users?"
    r"|users? (?:feedback|reviews?|ratings?|study|studies|tests?|testing|interviews?|base|love\w*|report\w*|praise\w*)"
    r"|customers?|clients?|students?|friends|players|readers|teachers|patients|school|club|community|stars|downloads|"
    r"published|app ?store|play ?store|production|won|award|prize|hackathon|competition|contest|"
    r"accepted (?:at|by|in|into|to|for)|(?:presented|published|appeared) (?:at|in|by)|awarded|internship|conference"
    r"|workshop|(?:paper|poster|demo) (?:at|in)|patent\w*|"
    r"for (?:the |our |all |its )?(?:\w+ ){0,2}(?:teams?|staff|employees|colleagues|engineers|operators"
    r"|departments?|company|companies|offices?|branches|banks?|agency|clinics?|hospitals?|ministry)|facilit(?:y|ies)|"
    r"(?:first|second|third|\d{1,2}(?:st|nd|rd|th)) place|finals?|finalists?|championships?|qualif(?:ied|ying|ication)|"
    r"sub-?(?:centi|milli)meter|ranked|"
    r"adopted|used by|live|hosted|merged|(?:real|actual) (?:hardware|devices?|boards?)|deployed (?:to|on|at|for|in)"
    r"|boots|(?:pass(?:es|ed|ing)?|beats?|won against) (?:\w+ ){0,4}"
    r"(?:tests?|suite|checks?|judge|grader|benchmarks?|bots?)"
    r"|(?:marks?|grade[ds]?|score[ds]?) (?:of|with|as|at)|full marks|top (?:marks|grade))\b",
    re.IGNORECASE,
)


_FEATURE = re.compile(
    r"\b(?:allow|enabl|lets?\b|help|permit|empower|prompt|requir)\w*+"
    r" (?:(?:the|its|all|any|other|both|[a-z]+ed) ){0,2}"
    r"(?:users?|people|anyone|everyone|customers?|clients?|players?|visitors?|patients|members)\b"
    r"|\b(?:users?|customers?|clients?|players?|patients|people) (?:can|could|to|may|will|are able to)\b",
    re.IGNORECASE,
)
"""What something lets its users do, whoever they may be, and whether there are any."""
_HONOUR = re.compile(
    r"\W*(?:got|received|won|earned|awarded|winner|recipient|finalist|recogni[sz]ed|honou?red|nominated)\b"
    r"(?=.*\b(?:awards?|awarded|prizes?|medals?|recogni\w+|honou?rs?|scholarships?|competition|hackathon|contest|place)\b)",
    re.IGNORECASE,
)
"""A distinction that stands among projects."""


@check
class ProjectTold:
    """Yields each project of which neither a figure, nor an outcome, nor somebody who uses it is told, if that holds
    of more than `share` of the projects; and all of them where none has a figure. Where projects take a line each, it
    is asked of the lines. A scholar's research is left alone."""

    share: float = 0.5
    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        if not any(entry.section is SectionKind.PROJECTS for entry in facts.resume.entries):
            yield from self._of_a_list(facts)
            return
        projects = [job for job in facts.projects if job.statements and not _is_for_work(job, facts)]
        if not facts.jobs and sum(map(_is_a_job, projects)) > len(projects) / 2:
            return  # jobs that stand under another heading
        told = [
            job
            for job in projects
            if not (_HONOUR.match(job.statements[0].text) or _is_paper(job) or _is_research(job, facts))
            and any(map(_tells, job.statements))
        ]
        if sum(job.statements[0].text[:1].islower() for job in told) > len(told) / 2:
            return  # what was read are ends of lines
        bare = [job for job in told if not (_is_told(_whole(job, facts)) or _is_headed_by_success(job, facts))]
        if len(told) < self.least:
            return
        if len(bare) > self.share * len(told):
            yield from (_span(job, gettext(NOT_USED)) for job in bare)
        elif len(told) == len(projects) and not any(has_metric(_in_full(job, facts)) for job in facts.projects):
            problem = gettext("No project says how many, how large or how fast")
            # What others accepted or gave a prize for needs a number least.
            yield from (
                _span(job, problem) for job in sorted(told, key=lambda job: (_was_honoured(job), _has_digit(job)))
            )

    def _of_a_list(self, facts: Facts) -> Iterator[Span]:
        """The same of projects that take a line each, where there are several."""
        listed = [
            bullet
            for bullet in facts.bullets(SectionKind.PROJECTS)
            if not _is_under_others(bullet.first_line, facts) and not _HONOUR.match(bullet.text)
        ]
        bare = [bullet for bullet in listed if not _is_told(bullet.text)]
        if len(listed) >= LIST and len(bare) > self.share * len(listed) and not facts.is_academic:
            yield from (at_bullet(bullet, problem=gettext(NOT_USED)) for bullet in bare)


NOT_USED = gettext_noop("Most of your projects don't say who uses them or what came of them")
LIST = 3
"""Lines of a section from which on each of them may be a project."""
TELLING = 4
"""Words from which on a line in capitals alone is no name."""


def _tells(statement: Statement) -> bool:
    """Whether a line says something of a project, and not its name, its tools or who somebody was in it alone."""
    text = statement.text.strip()
    named_only = statement.words < TELLING and not any(map(str.islower, text.split()))
    return not named_only and not is_row_of_tools(text) and not _ROLE.fullmatch(text)


def _whole(job: Job, facts: Facts) -> str:
    """What is told of a project; all that stands in its lines where less than half of that was read as told of it."""
    all_of_it = _below_head(job, facts)
    read = " ".join(each.text for each in job.statements)
    return read if 2 * len(read.split()) >= len(all_of_it.split()) else f"{read} {all_of_it}"


def _in_full(job: Job, facts: Facts) -> str:
    """What was read as told of a project, and all that stands in its lines: who is told that there is no figure looks
    for one in every line, whatever the lines were read as."""
    return " ".join([*(each.text for each in job.statements), _below_head(job, facts)])


def _below_head(job: Job, facts: Facts) -> str:
    return " ".join(line.text for line in facts.resume.lines[job.entry.first_line + 1 : job.entry.last_line + 1])


def _is_for_work(job: Job, facts: Facts) -> bool:
    """Whether a project stands among those of an employer or its clients, who use it, or among changes to what others
    have made."""
    return _is_under_others(job.entry.first_line, facts)


def _is_under_others(line: int, facts: Facts) -> bool:
    """Whether a line stands under a heading of projects of an employer, or of what others have made."""
    section = facts.section_at(line)
    heading = section.heading if section is not None else ""
    return _AT_WORK.search(heading) is not None or _OF_OTHERS.search(heading.strip()) is not None


def _is_a_job(job: Job) -> bool:
    """Whether what stands among the projects may be a job: a title, an employer, and when it began."""
    entry = job.entry
    named = titles.is_title(entry.title) or titles.is_title(entry.organization)
    return bool(entry.title and entry.organization and entry.start) and named


def _is_paper(job: Job) -> bool:
    return any(_PAPER.match(text) for text in (job.entry.title, job.statements[0].text))


def _is_research(job: Job, facts: Facts) -> bool:
    """Whether a scholar tells of research: what came of it is known by what was found, and nobody asks for users."""
    return facts.is_academic and _RESEARCH.search(_whole(job, facts)) is not None


_RESEARCH = re.compile(
    r"\b(?:grants?|manuscripts?|dissertation|hypothes\w+|fmri|eeg|mri|empirical\w*|theor(?:y|ies|etical)|phenotyp\w+"
    r"|genom\w+|genetic\w*|epidemiolog\w+|neur(?:al|ons?|o[a-z]{4,}) (?!networks?\b)\w+|psych(?:olog|iatr)\w+|clinical"
    r"|participants|cohorts?|in vi(?:tro|vo)|synap\w+|spiking|stochastic|thesis"
    r"|(?:demonstrated|showed|found|proved) that)\b",
    re.IGNORECASE,
)


def _is_headed_by_success(job: Job, facts: Facts) -> bool:
    """Whether the head of a project says what came of it: a shop that sells it, a prize."""
    head = facts.resume.lines[job.entry.first_line].text
    return any(map(_SUCCESS.search, (job.entry.title, job.entry.organization, head)))


_SUCCESS = re.compile(
    r"\b(?:steam|itch\.io|app ?store|play ?store|google play|published|released|winners?|won|finalists?|prize"
    r"|award(?:ed)?|(?:first|second|third|1st|2nd|3rd) place|downloads|stars)\b",
    re.IGNORECASE,
)


def _has_digit(job: Job) -> bool:
    """Whether the line that would be quoted has a number of any kind: a reader who sees one asks for none."""
    return any(map(str.isdigit, job.statements[0].text))


def _was_honoured(job: Job) -> bool:
    return any(_ACCEPTED.search(each.text) for each in job.statements)


_ACCEPTED = re.compile(
    r"\b(?:accepted (?:at|by|in|into|to|for)|(?:published|appeared|presented) (?:at|in)|won|winner|prize|awarded"
    r"|finalists?|(?:first|second|third) place|submitted (?:to|at))\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\W*+(?:[\w-]++ ){0,3}(?:abstract|paper|poster|thesis|dissertation|manuscript|article|publication|presentation)\b",
    re.IGNORECASE,
)
"""What somebody wrote about research, that stands among projects: nobody asks who uses it."""
_OF_OTHERS = re.compile(r"\bcontributions?\b|^(?:foss|open[- ]?source)\W*(?:work|software)?$", re.IGNORECASE)
"""A heading of changes to what others have made, a line each."""


_AT_WORK = re.compile(
    r"\b(?:work|professional|client|customer|industr\w+|commercial|enterprise|company)\b", re.IGNORECASE
)


def _is_told(text: str) -> bool:
    text = _FEATURE.sub(" ", text)
    return bool(has_metric(text) or _USED.search(text) or evidence.OUTCOME.search(text) or _CLIENT.search(text))


_ROLE = re.compile(
    r"\W*+(?:role\s?:\s?)?(?!(?i:led|built|made|wrote|worked)\b)(?:[\w-]++ ){0,5}"
    r"(?i:(?:co-?)?founder|developer|engineer|designer|programmer|contributor|maintainer|author|creator|owner|lead)\W*"
)
"""A line that says who somebody was in a project, and nothing of it."""
_CLIENT = re.compile(
    r"(?i:\b(?:built|made|designed|developed|engineered|created|delivered|wrote|supplied|implemented)\b).{3,}"
    r"\bfor (?:the )?(?:[A-Z][\w&'’.-]+ ){1,4}?(?:[A-Z][\w&'’-]+)(?=[.,;)]|$)",
    re.DOTALL,
)
"""A client by name at the end of a clause: "Built a power supply for Alder Scientific"."""


def _span(job: Job, problem: str) -> Span:
    telling = [each for each in job.statements if _tells(each)]
    first = next(iter(telling), job.statements[0])
    return Span(SectionKind.PROJECTS, first.text, first.line, first.page, {"problem": problem})

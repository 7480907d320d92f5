"""Do bullets say what they were built with?"""

import re
from collections.abc import Iterator, Sequence

from rules.checks import of_people
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job, Statement, is_row_of_names, is_row_of_tools, lines_of
from rules.lexicon import titles
from rules.lexicon.technologies import Technology
from rules.lexicon.verbs import opens_with_verb
from rules.resume import Line, SectionKind
from rules.shares import Share, share
from rules.spans import at_statement
from texts import gettext

SURELY = 0.45
"""How sure the kind of work must be for lines of jobs with other titles to be asked for it."""


@check
class FewTechnologies:
    """Yields the experience bullets on what was built that name no technology, if fewer than `enough` (a share) of all
    name one, be it in a row of the technologies of their job, and there are `built` of them. Words of the span: `told`
    says how many name none, `how` what to do, with names from this resume.

    Fewer than `several` of them say little where the projects name theirs.
    """

    enough: float = 0.46
    built: int = 2
    least: int = 4
    several: int = 6

    def find(self, facts: Facts) -> Iterator[Span]:
        told = self._of_software(facts)
        apart = _with_rows(facts) | _told_with(facts)
        whole = [each for each in facts.told if not of_people.tells(each, facts)]
        naming = [each for each in whole if facts.names_technology(each) or in_small_letters(each.text, facts)]
        if len(told) < self.several:
            naming += [each for each in whole if each.line in apart and each not in naming]
        if whole and len(naming) >= self.enough * len(whole):
            return  # those of the other jobs and of projects name it
        without = [
            each
            for each in told
            if not (each.line in apart or facts.names_technology(each))
            and not (_NAMES.search(each.text) or in_small_letters(each.text, facts))
            and not _is_no_work(each.text)
        ]
        built = [each for each in without if _BUILT.match(each.text)]
        if len(told) < self.least or len(built) < self.built or len(told) - len(without) >= self.enough * len(told):
            return
        said = {
            Share.NEARLY_ALL: gettext("Hardly any of your lines names a technology."),
            Share.MOST: gettext("Most of your lines name no technology."),
        }.get(share(len(without), len(told)), gettext("About half of your lines name no technology."))
        how = _how(facts)
        for each in built:
            yield at_statement(each, told=said, how=how)

    def _of_software(self, facts: Facts) -> Sequence[Statement]:
        """What is told of jobs whose titles name software work, where that is enough; else, if the resume surely reads
        as such work, of those held while learning and those without a title: what another title is for is not known."""
        told = [each for each in facts.to_judge(self.least) if not of_people.tells(each, facts)]
        jobs = [job.entry for job in facts.jobs if titles.is_field(job.entry.title)]
        inside = [each for each in told if any(job.first_line <= each.line <= job.last_line for job in jobs)]
        if len(inside) >= self.least:
            return inside
        if not facts.jobs:
            return told
        other = lines_of(job for job in facts.jobs if not _may_be_of_software(job))
        left = [each for each in told if each.line not in other]
        return left if facts.role.sure >= SURELY else ()


_BUILT = re.compile(
    r"\W*(?:I )?(?:\w+ly )?(?:buil[dt]\w*|develop\w*|implement\w*|design\w*|creat\w+|automat\w+|integrat\w+"
    r"|architect\w*|engineer\w*|program\w*|migrat\w*|optimi[sz]\w*|deploy\w*|refactor\w*|maintain\w*|improv\w+|fix\w*"
    r"|mov(?:ed?|ing)|(?:re)?wr(?:ites?|iting|ote)|redesign\w*|rebuil[dt]\w*|revamp\w*|port(?:ed|ing))\b",
    re.IGNORECASE,
)
"""How a line begins on what was built, which was surely built with something."""


def _how(facts: Facts) -> str:
    """What to do, with a language and a tool that a line of the resume names together, else that a job or a project
    does: what the skills list need not go together."""
    lines = [facts.technologies_of(each) for each in facts.told]
    entries = [
        [technology for each in held.statements for technology in facts.technologies_of(each)]
        for held in (*facts.jobs, *facts.projects)
    ]
    for named in (*lines, *entries):
        language = next((each.name for each in named if _is_written(each)), "")
        tool = next((each.name for each in named if each.layer in _TOOLS and each.name[0].isupper()), "")
        if language and tool:
            return gettext("Say what you built it with: “… in {language} with {tool}”.", language=language, tool=tool)
    return gettext("Say what you built it with.")


def _is_written(technology: Technology) -> bool:
    return technology.category == "programming language" and technology.name not in _BESIDE


_BESIDE = frozenset(("HTML", "CSS", "SQL"))
"""Languages that something is written in beside another one."""
_NAME = 4
"""Letters of a listed name from which on it is no part of another word."""
_TOOLS = frozenset(("frameworks", "data stores", "mobile", "machine learning", "games", "embedded", "messaging"))
"""What something is built with beside a language."""


def in_small_letters(text: str, facts: Facts) -> bool:
    """Whether a line names in small letters what the page names as a technology elsewhere, though it is a word, too:
    "built with flutter"; or names what the skills list, whatever it is."""
    words = set(re.findall(r"(?<![\w-])[a-z]{3,}(?![\w-])", text))
    if any(each.exact and each.name.lower() in words for each in facts.technologies):
        return True
    own = (skill.as_written for skill in facts.resume.skills if skill.section is SectionKind.SKILLS)
    lower = " ".join(["", *re.findall(r"[\w+#.]+", text.lower()), ""])
    return any(len(name) >= _NAME and f" {name.lower()} " in lower for name in own)


def _may_be_of_software(job: Job) -> bool:
    title = job.entry.title
    return not title or titles.is_field(title) or _IN_TRAINING.search(title) is not None


_IN_TRAINING = re.compile(r"\b(?:intern(?:ship)?s?|co-?ops?|trainee|apprentice\w*|working student)\b", re.I)
"""Titles of those who learn a trade at work, whichever it is: it is that of the resume."""


def _with_rows(facts: Facts) -> frozenset[int]:
    """The lines of jobs that name what they were done with in a row of its own: "Key technologies: Go, Kafka"."""
    heads = sorted(entry.first_line for entry in facts.resume.entries)
    found: set[int] = set()
    for job in facts.jobs:
        section = facts.section_at(job.entry.first_line)
        last = section.last_line if section is not None else job.entry.last_line
        # A row right above the next head belongs to the job before, even where it was read with that head.
        last = min((head for head in heads if job.entry.first_line < head <= last), default=last)
        if any(_is_row(line, facts) for line in facts.resume.lines[job.entry.first_line + 1 : last + 1]):
            found |= {each.line for each in job.statements}
    return frozenset(found)


def _told_with(facts: Facts) -> frozenset[int]:
    """The lines of projects that say in their head or in any line what they were made with, and the paragraphs of which
    any sentence says so: nobody names it in each."""
    found = {each.line for each in facts.told if each.bullet is None and facts.names_technology(each)}
    for project in facts.projects:
        if facts.on_line.get(project.entry.first_line) or any(map(facts.names_technology, project.statements)):
            found |= {each.line for each in project.statements}
    return frozenset(found)


def _is_row(line: Line, facts: Facts) -> bool:
    """Whether a line names technologies, and hardly anything else."""
    if len(facts.on_line.get(line.number, ())) < _SEVERAL:
        return False
    if _ROW_OF_TOOLS.match(line.text) or is_row_of_names(line.text) or is_row_of_tools(line.text):
        return True
    named = sum(len(each.as_written.split()) for each in facts.words.known.find(line.text))
    words = re.findall(r"[\w+#.]++", line.text)
    return named >= _MOSTLY * sum(any(map(str.isalnum, each)) for each in words)


_SEVERAL, _MOSTLY = 2, 0.75
"""Technologies in a row, and the part of its words that name them."""


_ROW_OF_TOOLS = re.compile(
    r"\W*(?:(?:key|main|core|primary|used|tools|tech\w*|software|development|programming)[ /&]+(?:and )?){0,3}"
    r"(?:technolog(?:y|ies)|tech(?:[ -]?stack)?|stack|tools|skills|environment|languages)(?: used)?\s*[:–—-]",
    re.IGNORECASE,
)


def _is_no_work(text: str) -> bool:
    """Whether a line says how something stands, goes on from one that was not read with it, or is a name."""
    return _STANDS.match(text) is not None or text[:1].islower() or _is_name(text)


def _is_name(text: str) -> bool:
    """Whether a line is only what something is called: "Student Portal"."""
    words = re.findall(r"[^\W\d_]+", text)
    named = not opens_with_verb(text) or all(word[0].isupper() for word in words)
    return len(words) < _TELLING and named


_TELLING = 5
"""Words from which on a line says more than what something is called."""
_STANDS = re.compile(r"\W*+(?:the |this |an? )?(?:[\w-]++ ){1,3}(?:is|are|was|were) ", re.IGNORECASE)
"""How a line begins that says how something stands: "The application is being deployed in two towns"."""
_NAMES = re.compile(
    r"\b(?:using|with|via|in) (?:the )?(?:[A-Z][a-z]+[A-Z0-9]\w*|[A-Z]{2,}\d?\b)"
    r"|\b(?:using|with|via) (?:the )?[A-Z][a-z]+\b"
    r"|\b(?:[Uu]sing|[Uu]se[sd]?|[Ww]ith|[Vv]ia|[Ii]n|[Ll]earn(?:ed|ing|t)?) "
    r"(?:[A-Z][\w+#]*(?:,| and| or|/) ?){0,3}[RCDJ](?![\w&]|['’.-]\w)"
)
"""A name of something used that the lexicon does not know: "with Qiskit", "in CAD"; or a language of one letter:
"uses R to …"."""

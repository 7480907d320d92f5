"""Is there a section of this kind?"""

import re
from collections import Counter
from collections.abc import Iterator

from rules.checks.projects_missing import are_named
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import titles
from rules.resume import Level, Section, SectionKind
from rules.spans import nowhere

PROSE = 8
"""Words of a line of running text."""
SHORT_PROSE = 6
"""The same, where it says who somebody is."""
ROW = 3
"""Technologies of a line that lists them."""
_SUMMARY = re.compile(
    r"(?:(?:professional |personal |career |executive )?(?:summary|profile|statement)|overview|introduction"
    r"|(?:(?:a (?:little|bit)|more|some(?:thing)?|all) )?about(?: (?:me|myself))?|who (?:am i|i am)"
    r"|self[- ]?(?:assessment|evaluation|introduction|description|summary)|(?:career |professional )?objectives?)\W*",
    re.IGNORECASE,
)
_SKILLS = re.compile(
    r"\W*(?:\w+ (?:and|&) )?(?:(?:my|key|special|other|core|main|technical|tech|professional|computer|it|programming"
    r"|relevant) )*"
    r"(?:(?:and|&) \w+ )?"
    r"(?:skills?|technologies|tech stack|toolbox|toolkit|expertise|competenc(?:es?|ies)|know-?how)"
    r"(?: (?:at a glance|overview|summary|set|matrix|(?:&|and) (?!experiences?\b|education\b)\w+))?\W*",
    re.IGNORECASE,
)
"""A heading of skills, wherever it was read to stand."""
_OF_SKILLS = re.compile(
    r"\b(?:skills?|technolog(?:y|ies)|competenc(?:es?|ies|y)|proficienc(?:y|ies)|expertise|tech(?:nical)? stack"
    r"|toolbox|toolkit|tool ?belt|know-?how|what i (?:know|use|work with)|i (?:know|work with|am good at))\b",
    re.IGNORECASE,
)
"""A word by which a heading of several kinds tells that skills stand below it: "Technical and Language Skills"."""
_SOFT = re.compile(r"\b(?:soft|languages?|people|inter-?personal|communication|leadership)\b", re.IGNORECASE)
"""What a heading of skills says that one cannot program with."""
_TAGLINE = re.compile(
    r"\b(?:aspiring|experienced (?:in|with)|seeking|speciali[sz](?:ing|ed) in|years of experience|keen on"
    r"|passionate about|i (?:am|build|design|develop|make|create|write|teach|research|study))\b",
    re.IGNORECASE,
)
"""What a line below the name says of whom somebody is or wants to be, in parts set off by strokes."""
_SEEKS = re.compile(
    r"\b(?:seeking|looking|searching|applying|open)\b.{0,80}\b(?:internships?|co-?ops?|positions?|roles?|jobs?|opportunit\w+)\b",
    re.IGNORECASE,
)
"""What a line below the name says of the work that somebody wants."""
_YEARS = re.compile(r"\b\d{1,2}\+?(?: or more)? ?(?:years?|yrs?)\b", re.IGNORECASE)
_OF_YEARS = re.compile(
    r"\b\d{1,2}\+? ?(?:years?|yrs?)['’]? (?:of )?(?:[\w/-]+ ){0,4}(?:experience|work\w*|develop\w*)", re.IGNORECASE
)
"""How skills open that sum up the work: "8 years of experience in web development"."""
_ADDRESS = re.compile(r"[@|·•]|\d{3}.?\d{4}|https?:|linkedin|github", re.IGNORECASE)


@check
class SectionMissing:
    """Yields one span if no section of `sections` has text.

    `instead`: kinds that make up for it. `prose_on_top`: so does running text before the first job, under any
    heading. `rows`: so do that many lines that list technologies outside of work, whatever stands over them.
    """

    sections: tuple[SectionKind, ...]
    instead: tuple[SectionKind, ...] = ()
    prose_on_top: bool = False
    rows: int = 0

    def find(self, facts: Facts) -> Iterator[Span]:
        if any(facts.has(kind) for kind in (*self.sections, *self.instead)) or self._is_named(facts):
            return
        if SectionKind.SUMMARY in self.sections and (facts.is_academic or _needs_no_summary(facts)):
            return  # a scholar's CV opens with degrees
        if self.rows and _rows_of_technologies(facts) >= self.rows:
            return
        if not (self.prose_on_top and _has_prose_on_top(facts)):
            yield nowhere(self.sections[0])

    def _is_named(self, facts: Facts) -> bool:
        """Whether a heading of skills stands in the head, projects are headed in words of their own, or a heading of a
        summary stands on a page whose columns were read into each other."""
        if SectionKind.SKILLS in self.sections:
            return any(map(_SKILLS.fullmatch, _pieces(facts))) or any(
                _OF_SKILLS.search(section.heading)
                and (not _SOFT.search(section.heading) or any(map(facts.on_line.get, _numbers(section, facts))))
                for section in facts.resume.sections
                if facts.body(section)
            )
        if SectionKind.SUMMARY in self.sections:
            return any(map(_SUMMARY.fullmatch, _pieces(facts)))
        return SectionKind.PROJECTS in self.sections and are_named(facts)


def _numbers(section: Section, facts: Facts) -> Iterator[int]:
    return (line.number for line in facts.body(section))


def _pieces(facts: Facts) -> Iterator[str]:
    """What stands in the lines side by side: a heading in the margin may stand beside the first row of its section."""
    return (piece.strip() for line in facts.resume.seen_lines for piece in line.text.split("\t"))


def _rows_of_technologies(facts: Facts) -> int:
    """How many lines outside of work list technologies."""
    telling = {SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SUMMARY}
    inside = {
        number
        for section in facts.resume.sections
        if section.kind in telling
        for number in range(section.first_line, section.last_line + 1)
    }
    counts = Counter(line.number for line, _ in facts.mentions if line.number not in inside)
    return sum(count >= ROW for count in counts.values())


def _has_prose_on_top(facts: Facts) -> bool:
    if any(map(_is_sentence, _beside_the_head(facts))):
        return True
    for section in facts.resume.sections:
        if section.kind is SectionKind.EXPERIENCE:
            return False
        if section.kind in {SectionKind.OTHER, SectionKind.CONTACT} and _prose_of(section, facts) >= 2 * PROSE:
            return True
        if section.kind is SectionKind.CONTACT and any(map(_is_sentence, _fields(section, facts))):
            return True
        if section.kind is SectionKind.SKILLS and any(_OF_YEARS.search(line.text) for line in facts.body(section)[:2]):
            return True
    return False


def _beside_the_head(facts: Facts) -> Iterator[str]:
    """What stands with the contact details in a column of their own beside the work, whose lines are too short to be
    told from words one by one."""
    for section in facts.resume.of_kind(SectionKind.CONTACT):
        beside = [line.text.strip() for line in facts.body(section) if line.column and line.page == 1]
        if not section.heading:
            yield " ".join(text for text in beside if "." not in text[:-1] and not _ADDRESS.search(text))


def _fields(section: Section, facts: Facts) -> list[str]:
    """What stands in the lines of the head: a detail may stand beside the end of a sentence."""
    return [field.strip() for line in facts.body(section) for field in line.text.split("\t")]


def _needs_no_summary(facts: Facts) -> bool:
    """Whether a summary would say nothing new: the head says trade and years, or what is looked for; and whether there
    is hardly any work to sum up, as of somebody who surely begins, or who learns a trade and had no job of it."""
    begins = facts.resume.level is Level.NEW_GRAD
    if begins and (len(facts.resume.level_range) <= 1 or facts.is_studying):
        return True
    head = [field for each in facts.resume.of_kind(SectionKind.CONTACT) for field in _fields(each, facts)]
    if any(map(_SEEKS.search, head)):
        return True
    if any(map(titles.is_title, head)) and _YEARS.search("\n".join(head)):
        return True
    works = any(titles.is_field(job.entry.title) and not job.is_student for job in facts.jobs)
    return not works and (begins or facts.is_studying)


def _is_sentence(text: str) -> bool:
    """Whether a line below the name says in one sentence who somebody is; a row of titles does not."""
    words = [word for word in text.split() if word[0].isalpha()]
    if (
        len(words) >= SHORT_PROSE
        and _TAGLINE.search(text)
        and not re.search(r"@|https?:|linkedin|github", text, re.IGNORECASE)
    ):
        return True
    small = sum(word[0].islower() for word in words)
    return len(words) >= PROSE and 2 * small > len(words) and not _ADDRESS.search(text)


def _prose_of(section: Section, facts: Facts) -> int:
    """Words of running text: of lines that are long enough, and of the shorter one with which such a line ends."""
    words, goes_on = 0, False
    for line in facts.body(section):
        text = line.text.strip()
        count = len(text.split())
        # Below the name even what stands behind bullets tells who somebody is; elsewhere bullets tell of something.
        aside = facts.bullet_at(line.number) and section.kind is not SectionKind.CONTACT
        if aside or _ADDRESS.search(text):
            goes_on = False
            continue
        ends = goes_on and text[:1].islower() and text.endswith(".")
        if count >= PROSE or ends:
            words += count
        goes_on = count >= PROSE and not text.endswith(".")
    return words

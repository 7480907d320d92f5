"""Are skills grouped?"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.checks.shape import check
from rules.checks.unused_skills import STACKS
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.technologies import Technology, implied_by
from rules.resume import Line, Section, SectionKind, Skill
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext


@check
class FlatSkills:
    """Yields a span for each technology from the `least`-th on if none of the skills section stands under a label that
    says what it is; one alone where a short section is told in sentences, or names languages only, and the work names
    much more.

    So one technology more never makes a large step in the score.
    """

    least: int = 8

    def find(self, facts: Facts) -> Iterator[Span]:
        if told := _left_out(facts):
            yield nowhere(SectionKind.SKILLS, told=told)
            return
        known = facts.words.known
        skills = [skill for skill in facts.resume.skills if skill.section is SectionKind.SKILLS]
        # Soft skills and spoken languages below labels of their own say nothing of how the others are grouped.
        technical = {skill.group for skill in skills if known.canonical(skill.name)}
        listed = [
            skill
            for skill in skills
            if skill.group in technical and (known.canonical(skill.name) or not _WORDS.fullmatch(skill.name))
        ]
        section = facts.section(SectionKind.SKILLS)
        if section is None or len(listed) < self.least or _are_grouped(listed) or _is_parted(facts):
            return
        if stands_below_rows(section, facts):
            return
        labels = list(dict.fromkeys(skill.group for skill in listed if skill.group))
        for _ in listed[self.least - 1 :]:
            yield nowhere(SectionKind.SKILLS, told=_told(labels))  # it is about no line of theirs


def _told(labels: Sequence[str]) -> str:
    match labels:
        case []:
            return gettext("None of your skills has a label.")
        case [label]:
            return gettext("All of your technologies are under one label, “{label}”.", label=label)
        case _:
            quoted = joined([gettext("“{label}”", label=label) for label in labels])
            return gettext("Your labels {labels} say how well you know something, not what it is.", labels=quoted)


def _left_out(facts: Facts) -> str:
    """What is said of a section that leaves out most of what the work names: one in sentences, or one of languages."""
    section = facts.section(SectionKind.SKILLS)
    if section is None or len(facts.resume.of_kind(SectionKind.SKILLS)) != 1 or facts.has(SectionKind.LANGUAGES):
        return ""
    listed = [each for each in facts.technologies_in(SectionKind.SKILLS) if each.layer in _WORKED_WITH]
    others = joined(_named_by_the_work(facts), _SOME)
    many = len(_named_by_the_work(facts)) >= max(_SOME, len(listed))
    if listed and many and _is_in_sentences(facts.body(section), facts):
        return gettext(
            "Your skills are told in sentences that leave out much of what your work names: {others}.", others=others
        )
    if len(listed) >= _MANY and others and _holds_languages_only(section, listed, facts):
        return gettext("Your skills are languages only, and your work names more than these: {others}.", others=others)
    return ""


def _named_by_the_work(facts: Facts) -> list[str]:
    """What the lines on work and projects are about and the skills leave out, in the words of the page."""
    listed = facts.technologies_in(SectionKind.SKILLS)
    known = {each.name for each in listed} | {name for each in listed for name in implied_by(each.name)}
    text = facts.text_of(SectionKind.SKILLS)
    known |= {name for stack, names in STACKS.items() if re.search(rf"\b{stack}\b", text) for name in names}
    kinds = (SectionKind.EXPERIENCE, SectionKind.PROJECTS)
    lines = {line.number for kind in kinds for each in facts.resume.of_kind(kind) for line in facts.body(each)}
    named = {
        mention.technology.name: mention.as_written
        for line, mention in reversed(facts.mentions)
        if line.number in lines and mention.technology.layer in _WORKED_WITH and mention.technology.name not in known
    }
    return [*reversed(named.values())]


_WORKED_WITH = frozenset({"languages", "frameworks", "data stores", "messaging", "infrastructure"})
_MANY, _SOME = 5, 4
"""Names from which on a list of languages is one, or the work names much that is not listed; and how many are said."""


def _is_in_sentences(body: Sequence[Line], facts: Facts) -> bool:
    """Whether most rows of a short list are sentences on how well somebody does something."""
    rows = [line for line in body if line.bullet or _PRAISES.match(line.text)]
    praising = [line for line in rows if _PRAISES.match(line.text) and len(line.text.split()) >= _SENTENCE]
    return len(rows) > 1 and len(praising) >= max(2, len(rows) / 2)


_PRAISES = re.compile(
    r"\W*(?:(?:very|highly|quite) )?(?:proficient|experienced?|excellent|strong|solid|good|great|deep|extensive"
    r"|confident|comfortable|familiar(?:ity)?|skilled|adept|well[- ]versed|an? (?:eye|passion|knack)|ability|able"
    r"|capable|knowledge|knowledgeable|understanding|fluent|thriv\w+|expert(?:ise)?|hands-on)\b",
    re.IGNORECASE,
)
"""How a sentence opens that says how well somebody does something."""
_SENTENCE = 5


def _holds_languages_only(section: Section, listed: Sequence[Technology], facts: Facts) -> bool:
    """Whether the section is headed as one of languages, and holds nearly nothing else."""
    groups = {skill.group for skill in facts.resume.skills if skill.section is SectionKind.SKILLS}
    labels = {section.heading} if groups <= {""} else groups
    languages = sum(each.layer == "languages" for each in listed)
    return all(map(_OF_LANGUAGES.fullmatch, labels)) and languages >= _NEARLY_ALL * len(listed)


_OF_LANGUAGES = re.compile(r"\W*(?:(?:programming|scripting|coding) )?languages\W*", re.IGNORECASE)
_NEARLY_ALL = 0.8


def stands_below_rows(section: Section, facts: Facts) -> bool:
    """Whether labeled rows of technologies stand right above a section: it was not read from its first row on."""
    # Below a heading of its own a section begins where its writer meant it to; without one, rows may wrap above it.
    far = 2 if section.heading else _ROWS_ABOVE
    above = facts.resume.lines[max(0, section.first_line - far) : section.first_line]
    return any(_ROW.match(line.text) and len(facts.on_line.get(line.number, ())) > _LISTED for line in above)


_ROWS_ABOVE = 6
"""Lines above a section without a heading among which its first rows are looked for."""
_ROW = re.compile(
    r"\W*(?:[A-Za-z][\w/&]{0,20} ){0,2}(?:languages?|data(?:bases?| stores?)?|frameworks?|tools|libraries|platforms?"
    r"|stack|technologies|cloud|infrastructure|programming|software|front-?end|back-?end|web|testing)\s?:\s",
    re.IGNORECASE,
)
"""How a row of a list of skills begins: "Languages: Java, Python"."""


def _are_grouped(listed: Sequence[Skill]) -> bool:
    """Whether any stands under a label that says more than the heading: "Skills: Go, Python, …" does not."""
    groups = {skill.group for skill in listed} - {""}
    if len(groups) > 1 and all(map(_HOW_WELL.fullmatch, groups)):
        return False
    return len(groups) > 1 or any(not _SAYS_NOTHING.fullmatch(group) for group in groups)


_HOW_WELL = re.compile(
    r"(?:advanced|expert|proficient(?: (?:in|with))?|intermediate|familiar(?: with)?|beginner|basic|working knowledge"
    r"|experienced(?: (?:in|with))?|comfortable(?: with)?|novice|strong|fluent(?: in)?|some experience|learning"
    r"|exposure(?: to)?)(?: (?:knowledge|level|skills))?",
    re.IGNORECASE,
)
"""A label that says how well somebody knows what stands below it."""


_SAYS_NOTHING = re.compile(
    r"(?:(?:my|key|core|main|technical|tech|professional|hard|relevant|it) )?"
    r"(?:skills?|technolog(?:y|ies)|tech ?stack|stack|tools(?: (?:and|&) technologies)?|technical"
    r"|(?:(?:programming )?languages|frameworks|software|libraries) ?(?:and|&|/) ?(?:tools|technologies|skills))",
    re.IGNORECASE,
)
"""A label that holds anything: alone above all of a list, it says nothing of what each name is."""


def _is_parted(facts: Facts) -> bool:
    """Whether the list is parted into groups without labels, "Go, Python · Kafka, Redis · AWS", or by headings."""
    if facts.technologies_in(SectionKind.LANGUAGES):
        return True  # "Languages: Java, Python" above the skills is a label, read as a heading
    if len({section.heading for section in facts.resume.of_kind(SectionKind.SKILLS)}) > 1:
        return True
    rows = (
        [line.text for line in facts.body(section) if line.bullet]
        if (section := facts.section(SectionKind.SKILLS))
        else []
    )
    if len(rows) >= 3 and all(_COMMA.search(row) and "\t" not in row for row in rows):
        return True  # a bullet a group
    body = _technical(facts.body(section), facts) if section else []
    if _stand_side_by_side(body):
        return True
    stripped = [line.text.strip() for line in body]
    if _are_groups(stripped) or _stand_over_others(body) or _stand_over_lists(stripped, facts):
        return True
    if _open_with_labels(stripped, facts):
        return True
    text = "\n".join(line.text for line in body)
    commas = len(_COMMA.findall(text))
    return any(2 <= text.count(sign) <= commas for sign in (" · ", "; ", " | ", " • "))


def _technical(body: Sequence[Line], facts: Facts) -> list[Line]:
    """The lines without those of soft skills and spoken languages that have labels of their own."""
    kept: list[Line] = []
    apart = False
    for line in body:
        named = bool(facts.on_line.get(line.number))
        apart = not named and (apart or _OWN_LABEL.match(line.text) is not None)
        if not apart:
            kept.append(line)
    return kept


_OWN_LABEL = re.compile(r"\W*[A-Za-z][\w&/ ]{1,30}:\s")


def _open_with_labels(rows: Sequence[str], facts: Facts) -> bool:
    """Whether rows of names open with words that no name is: labels of a margin that run into their lists, "Automation
    Ansible, Bash, …"."""
    lists = [row for row in rows if len(_COMMA.findall(row)) >= _LISTED]
    if len(lists) < _MIN_DASHED or len(lists) < _SHORT * len(rows):
        return False
    known = facts.words.known
    opens = [
        mention.as_written
        for row in lists
        if (mention := next(iter(known.find(row)), None)) and not row.startswith(mention.as_written)
    ]
    return len(opens) >= _MIN_DASHED


_LISTED = 2
"""Commas of a row from which on it lists names."""


def _are_groups(rows: Sequence[str]) -> bool:
    """Whether each line of a list is a group: it has a label, or ends of its own accord and not where the page ends."""
    if len(rows) < 3:
        return False
    if all(_LABEL.match(row) for row in rows) or sum(bool(_TOLD.search(row)) for row in rows) >= _MIN_GROUPS:
        return True
    if sum(bool(_GROUP.fullmatch(row)) for row in rows) >= _MIN_GROUPS:
        return True
    if sum(bool(_DASHED.match(row)) for row in rows) >= max(_MIN_DASHED, len(rows) / 2):
        return True
    before = rows[:-1]
    # Where columns stand side by side, nobody knows where a row of one ends.
    ends = not any(row.endswith((",", "/", "&", "-")) or "\t" in row for row in before)
    lengths = sorted(map(len, before))
    return ends and all(_COMMA.search(row) for row in before) and lengths[0] < _SHORT * lengths[-1]


def _stand_over_others(body: Sequence[Line]) -> bool:
    """Whether some rows are labels by their looks: bold, or set out to the left of the rows below them."""
    if len({line.column for line in body}) > 1 or not body:
        return False
    inner = max(line.left for line in body)
    labels = [_is_over(line, below) and (line.left < inner - _SET_OUT or line.bold) for line, below in pairwise(body)]
    return sum(labels) >= _MIN_GROUPS and not all(labels)


def _stand_side_by_side(body: Sequence[Line]) -> bool:
    """Whether a row of several short pieces heads the columns below it: one of them names a kind of thing, or all of
    them are bold and what stands below is not."""
    for row, below in pairwise(body):
        pieces = [piece.strip() for piece in row.text.split("\t")]
        heads = len(pieces) >= _MIN_GROUPS and not row.bullet and all(map(_SHORT_PIECE.fullmatch, pieces))
        if heads and (any(map(_KINDS.fullmatch, pieces)) or (row.bold and not below.bold)):
            return True
    return False


def _stand_over_lists(rows: Sequence[str], facts: Facts) -> bool:
    """Whether some rows are labels by their words, though they look like all others: names of a kind of thing, or a few
    words with no name in them above a row that lists names."""
    known = facts.words.known
    over = [
        _KINDS.fullmatch(row) is not None
        or (_COMMA.search(below) is not None and _FEW.fullmatch(row) is not None and not [*known.find(row)])
        for row, below in pairwise(rows)
        if _COMMA.search(row) is None
    ]
    return sum(over) >= _MIN_GROUPS and len(rows) > 2 * _MIN_GROUPS - 1


def _is_over(line: Line, below: Line) -> bool:
    if line.bullet or _COMMA.search(line.text) or len(line.text.split()) > _LABEL_WORDS:
        return False
    return below.left > line.left + _SET_OUT or (line.bold and not below.bold)


_TOLD = re.compile(
    r"\b(?:languages|tools|frameworks|libraries|databases|systems|platforms|technologies|methodologies|environments)"
    r",? (?:such as|like|including|e\.g\.)",
    re.IGNORECASE,
)
"""A sentence that says of which kind its names are: "Proficient in languages such as …"."""
_KIND = (
    r"(?:languages?|frameworks?|librar(?:y|ies)|tools?|databases?|data(?: stores?)?|cloud|dev-?ops"
    r"|front-?\s?end|back-?\s?end"
    r"|mobile|web|testing|infrastructure|monitoring|observability|messaging|platforms?|operating systems?|os|ides?"
    r"|methodolog(?:y|ies)|practices|version control|ci/cd|security|networking|machine learning|ai|analytics|others?)"
)
_KINDS = re.compile(
    rf"\W*(?:(?:programming|scripting|markup|web|cloud|developer|development|build|design|soft|other) )?{_KIND}"
    rf"(?:(?: and | ?[&/] ?| )(?:\w+ )?{_KIND})?(?: (?:technologies|skills|services|tools|platforms|development))?\W*",
    re.IGNORECASE,
)
"""A row that names a kind of thing and nothing of that kind: "Back end", "Cloud & DevOps"."""
_SHORT_PIECE = re.compile(r"\w[\w/&-]*+(?: [\w/&-]++){0,3}:?")
_FEW = re.compile(r"[A-Z][\w/&-]*+(?: [\w/&-]++){0,3}:?")
_SET_OUT, _LABEL_WORDS = 3.0, 4
"""Points that a label stands to the left of what it is for, and the words that it has at most."""
_DASHED = re.compile(r"\W*[A-Z][\w/&]*+(?: (?:and|&|[A-Z][\w/&]*+)){0,3}\s?[-–—:]\s\S")
_MIN_GROUPS, _MIN_DASHED = 2, 3
_GROUP = re.compile(
    r"(?:(?:[A-Z][\w&/-]*|and|&) ){0,3}(?:languages|tools|frameworks|libraries|databases|equipment|platforms"
    r"|technologies|systems|software|hardware|testing|methods|protocols|cloud)(?: (?:and|&) [\w ]{3,20})?:?",
    re.IGNORECASE,
)
"""A label that stands alone in its line, above or beside its group: "Design Tools"."""
_SHORT = 0.7
"""A line shorter than this share of the longest did not end because the page was full."""
_LABEL = re.compile(r"\W*[A-Za-z][\w/& ]{1,40}?(?:\t|\s{2,}|\s[-–—]\s|\s?\()")
"""A label that no colon ends: "Languages – Go, Python", "Cloud (AWS, Azure)"."""
_WORDS = re.compile(r"[A-Za-z][a-z'-]+(?: [A-Za-z][a-z'-]*)+")
"""Ordinary words: "Team player", "Fast Learner", "public speaking"."""
_COMMA = re.compile(r",\s")

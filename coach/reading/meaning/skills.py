"""Skills: what the skills sections list, with the group it stands in, and technologies named anywhere else."""

import re
from collections.abc import Iterator, Sequence

from coach.reading.meaning.headings import heading_lines
from rules.lexicon import technologies
from rules.resume import Line, Section, SectionKind, Skill

_MAX_LETTERS, _MAX_WORDS = 40, 5
"""What is longer in a list of skills is a sentence."""

_GROUP = re.compile(r"^\s*(?P<group>[^\W\d_][^:\t,;|]{1,40}?)\s*(?::|\t)\s*(?P<rest>.*)$")
_DASHED = re.compile(
    r"^\s*(?P<group>[^\W\d_][\w/&+ ]{1,38}?)\s[-–—]\s(?P<rest>[^,;|]+[,;|].*)$",
)
"""A label that a dash ends, and more than one item after it: "Languages – Go, Python"."""
_LABEL = re.compile(
    r"(?:[A-Za-z&/]+ ){0,4}(?:languages?|frameworks?|tools?|technolog(?:y|ies)|databases?|librar(?:y|ies)|platforms?"
    r"|software|systems?|skills|stack|services)",
    re.IGNORECASE,
)
_LIST = 2
"""Commas from which on a row is a list."""
_COLUMNS = 4
"""Columns at most that a list of skills is set in."""
_MAIL = re.compile(r"\w@[\w-]+\.\w")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
BETWEEN_ITEMS = r"[,;|•·∙\t]|\s[–—-]\s"
"""What people set between the items of a list, as a regular expression."""
_SEPARATOR = re.compile(rf"\s*(?:{BETWEEN_ITEMS}|\s/\s)\s*(?![^(]*\))")
_LEVEL = re.compile(
    r"(?:expert|advanced|intermediate|beginner|novice|proficient|familiar|native|fluent|basic|conversational|working"
    r"|experienced|skilled|professional|elementary)(?: (?:in|with|knowledge|level|proficiency))?",
    re.IGNORECASE,
)
_YEARS = (
    r"(?:over |more than |about |~|> ?)?\d{1,2}(?:\.\d)?\s?\+?\s?(?:years?|yrs?|months?|mos?)\b\.?"
    r"(?: (?:of )?(?:experience|exp\.?|use))?"
)
_GRADES = (
    r"(?:expert|advanced|intermediate|beginner|novice|proficient|proficiency|familiar|fluent|basics?|experienced|skilled"
    r"|master|very good|good|strong|excellent)(?: (?:level|knowledge|user|skills?))?"
)
_HOW_WELL = re.compile(
    rf"(?<![\s:(\[–—-])[\s:(\[–—-]*+(?:{_YEARS}|{_GRADES}|\d{{1,3}}\s?%|\d{{1,2}}\s?/\s?10?)\s*[)\]]?$", re.IGNORECASE
)
""" "Go – expert", "Python (5+ years)", "SQL 80%": how well somebody knows what stands before it."""
_VERSION = re.compile(
    r"(?<!\d)(?<!\d\.)(?:(?<!\s)\s++)?\(?\s*+(?:v(?:ersion)?\.?\s?)?\d+(?:\.(?:\d+|x))*\s?\+?(?:\s?[/–-]\s?\d+(?:\.(?:\d+|x))*)?\s*\)?$",
    re.IGNORECASE,
)
""" "Go 1.22", "Python (3.12)", "Java 8/11": the version after a name."""
_SHORT = {"js": "JavaScript", "ts": "TypeScript", "py": "Python", "golang": "Go", "rb": "Ruby"}
"""What languages are called for short where languages are listed."""
_PRACTICE = frozenset({SectionKind.CONTACT, SectionKind.LANGUAGES, SectionKind.REFERENCES, SectionKind.INTERESTS})
"""Kinds of sections in which no technology is meant as a skill."""


def to_skills(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Skill, ...]:
    """All skills in reading order, each name once a section."""
    skills: list[Skill] = []
    for section in sections:
        if section.kind is SectionKind.SKILLS:
            skills += _once(_listed(lines, section))
        elif section.kind not in _PRACTICE:
            skills += _once(_mentioned(lines, section))
    return tuple(skills)


def _once(skills: Iterator[Skill]) -> list[Skill]:
    by_name: dict[str, Skill] = {}
    for skill in skills:
        by_name.setdefault(skill.name.lower(), skill)
    return list(by_name.values())


def _mentioned(lines: Sequence[Line], section: Section) -> Iterator[Skill]:
    known = technologies.load()
    for line in lines[section.first_line : section.last_line + 1]:
        for mention in known.find(line.text):
            yield Skill(mention.technology.name, mention.as_written, section.kind, "", line.number)


def _listed(lines: Sequence[Line], section: Section) -> Iterator[Skill]:
    group, of_bullet = "", False
    body = lines[section.first_line + heading_lines(section, lines) : section.last_line + 1]
    for index, line in enumerate(body):
        if _MAIL.search(line.text):
            continue  # how to reach the person, at the foot of the page
        text = _ADDRESS.sub("", line.text)
        if parted := _parted(text, line):
            (group, text), of_bullet = parted, bool(line.bullet)
        elif heads := _heads_of_columns(text):
            group, of_bullet = ", ".join(heads), False
            continue
        elif _is_label(line, body[index + 1] if index + 1 < len(body) else None):
            group, of_bullet = text.strip(), False
        elif line.bullet and of_bullet:
            group, of_bullet = "", False  # the label of another bullet says nothing of this one
        for token in _SEPARATOR.split(text):
            yield from _named(token.strip(" .:"), section, group, line.number)


def _parted(text: str, line: Line) -> tuple[str, str] | None:
    """A row's label and what stands after it: before a colon, a tab or a dash, or set bold before plain text.

    A row of cells has no label, and a technology is one only before a colon.
    """
    if found := _GROUP.match(text):
        group, rest = found["group"].strip(), found["rest"]
        tabbed = not text[found.end("group") :].lstrip(" ").startswith(":")
        return None if tabbed and (_alone(group) or ("\t" in rest and "," not in rest)) else (group, rest)
    if (found := _DASHED.match(text)) and not _alone(found["group"]):
        return found["group"].strip(), found["rest"]
    looks = line.runs
    if len(looks) == 2 and text == line.text and looks[0].bold and not looks[1].bold:
        group, rest = text[: looks[1].start].strip(), text[looks[1].start :]
        if group and not _SEPARATOR.search(group) and not _alone(group) and _SEPARATOR.search(rest):
            return group, rest
    return _named_label(text)


def _named_label(text: str) -> tuple[str, str] | None:
    """A label that only its words tell, before a list: "Programming Languages Java, Go, C"."""
    first = next(iter(technologies.load().find(text)), None)
    if first is None:
        return None
    group = text[: first.start].strip()
    if _SEPARATOR.search(group) or not _LABEL.fullmatch(group) or text.count(",") < _LIST:
        return None
    return group, text[first.start :]


_OF_TABLE = re.compile(
    r"(?:skills?|technolog(?:y|ies)|tools?|names?|levels?|proficienc(?:y|ies)|ratings?|experience|last used|since"
    r"|(?:years?|yrs?)(?: of)?(?: experience)?)(?: (?:level|in years|\(years?\)))?",
    re.IGNORECASE,
)
"""What heads the columns of a table of skills, and is none."""


def _heads_of_columns(text: str) -> list[str]:
    """The cells of a row that heads the columns below: "Front end    Back end    Other"; none in any other row."""
    if "\t" in text and all(_OF_TABLE.fullmatch(cell.strip()) for cell in text.split("\t")):
        return [""]
    cells = [cell.strip() for cell in text.split("\t")]
    known = technologies.load()
    heads = 2 < len(cells) <= _COLUMNS and not any("," in cell or known.find(cell) for cell in cells)
    return cells if heads else []


def _is_label(line: Line, following: Line | None) -> bool:
    """A bold line over a plain one is the label of what follows."""
    return line.bold and following is not None and not following.bold and not _SEPARATOR.search(line.text)


def _named(token: str, section: Section, group: str, number: int) -> Iterator[Skill]:
    """A listed token as a technology by its standard name, or as it is written if no technology is known in it."""
    token = _HOW_WELL.sub("", token).strip(" .:")
    if not token or _LEVEL.fullmatch(token):
        return
    alone = _alone(token)
    if alone is not None:
        yield Skill(alone, token, section.kind, group, number)
        return
    parts = [part.strip() for part in token.split("/")]
    if len(parts) > 1 and all(_alone(part) for part in parts):
        for part in parts:
            yield from _named(part, section, group, number)
        return
    if row := _in_a_row(token):
        for name, written in row:
            yield Skill(name, written, section.kind, group, number)
        return
    mentions = technologies.load().find(token)
    for mention in mentions:
        yield Skill(mention.technology.name, mention.as_written, section.kind, group, number)
    if not mentions and token != group and len(token) <= _MAX_LETTERS and len(token.split()) <= _MAX_WORDS:
        yield Skill(token, token, section.kind, group, number)


def _in_a_row(token: str) -> list[tuple[str, str]]:
    """The technologies of a row without separators, "Go Python Visual Studio", each with how it is written; none if
    other words stand among them."""
    words = [] if re.search(r"[,():;&]|\.(?:\s|$)", token) else token.split()
    row: list[tuple[str, str]] = []
    first = 0
    while first < len(words):
        ends = range(min(len(words), first + _MAX_WORDS), first, -1)
        end = next((end for end in ends if _alone(" ".join(words[first:end])) is not None), None)
        if end is None:
            return []
        written = " ".join(words[first:end])
        row.append((_alone(written) or written, written))
        first = end
    return row if len(row) > 1 else []


def _alone(token: str) -> str | None:
    """The standard name of a token that is one technology, with or without its version or how well it is known."""
    known = technologies.load()
    for name in (token, _VERSION.sub("", token), _HOW_WELL.sub("", token)):
        found = known.canonical(_SHORT.get(name.lower(), name)) if name else None
        if found is not None:
            return found.name
    return None

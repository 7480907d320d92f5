"""What the first lines say that somebody is: below the name, in the summary, and in a newest job at the top."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.lexicon import titles
from rules.lexicon.roles import load
from rules.resume import Line, SectionKind
from rules.role.kinds import Role
from rules.role.titled import roles_in_title

TOP_LINES = 6
_HEADLINE, OPENING = 1.2, 0.7
"""What the line under the name weighs beside the title of the newest job, and the summary's first sentence."""
_HYPHENS = re.compile(r"(?<=\w)-(?=(?:engineer|developer|programmer)\b)", re.IGNORECASE)
"""What joins the words of a title as if they were one: "Web-Developer"."""
_LABEL = re.compile(r"^[\w /&-]{2,30}:")
_CALLED = re.compile(
    r"\W*+(?:I am an? |I['’]m an? |An? )?(?:[A-Z][\w/]*+[ -]){0,6}(?:[\w/]++[ -]){0,4}(?:[Ee]ngineer|[Dd]eveloper)\b"
)
"""A sentence that opens with what somebody is: "Backend engineer owning …"."""
_AIM = re.compile(
    r"\b(?:seeking|looking for|aspiring|aiming for|interested in|preparing for|targeting)\b(.{4,90})", re.IGNORECASE
)


def headlines(facts: Facts) -> Iterator[tuple[float, str]]:
    """What stands above the first section, a line each, and what the summary opens with or aims at, each with what it
    weighs beside the title of the newest job."""
    top: list[str] = []
    for line in facts.resume.lines[:TOP_LINES]:
        if not _is_above(line, facts):
            continue
        text = line.text.replace(facts.resume.contact.name or "\n", "")  # a Porter or a Baker may be neither
        # A sentence that goes on below opens no line of its own.
        if top and text[:1].islower() and top[-1].endswith(","):
            top[-1] += f" {text}"
        else:
            top.append(text)
    top = [_HYPHENS.sub(" ", text).rstrip(": ") if titles.is_field(_HYPHENS.sub(" ", text)) else text for text in top]
    yield from ((_HEADLINE, _named_first(text)) for text in top if not _LABEL.match(text))
    if summary := facts.text_of(SectionKind.SUMMARY).replace("\n", " "):
        aim = _AIM.search(summary)
        yield from [(_HEADLINE, aim.group(1))] if aim else []
        first, *rest = re.split(r"(?<=\w\w)[.!]\s", summary)
        yield OPENING, _named_first(first[:200])
        yield from ((OPENING, named.group()) for each in rest if (named := _CALLED.match(each)))


def summary_names_kind(facts: Facts) -> bool:
    """Whether the summary names a kind of work anywhere, in plain words, too: "I build back-end systems"."""
    text = facts.text_of(SectionKind.SUMMARY).replace("\n", " ")
    return any(each.titles and each.titles.search(text) for each in load().values()) or bool(_KIND.search(text))


_KIND = re.compile(
    r"\b(?:back|front)[- ]?end\b|\bfull[- ]?stack\b"
    r"|\b(?:web|mobile|android|ios|game|embedded|firmware|cloud|data|machine[- ]learning)[- ]"
    r"(?:applications?|apps?|services|systems|platforms?|pipelines?|software|development|engineering|infrastructure)\b",
    re.IGNORECASE,
)
"""A kind of work by what is made in it."""


def says_kind(facts: Facts) -> bool:
    """Whether a page says which kind of work it is about before anything else: in its first lines, in the summary, or
    by the title of a newest job that stands at the top."""
    read = facts.role
    return read.headed or summary_names_kind(facts) or _is_told_on_top(facts, read.role)


def _is_told_on_top(facts: Facts, role: Role) -> bool:
    """Whether the newest job stands at the top of page one, below no more than the name, the details and what somebody
    says of themselves, and is called after the kind of work."""
    entry = facts.jobs[0].entry if facts.jobs else None
    above = [section.kind for section in facts.resume.sections if entry and section.first_line < entry.first_line]
    if (
        entry is None
        or not _ABOVE.issuperset(above)
        or entry.page > 1
        or role not in roles_in_title(entry.title, {}, {})
    ):
        return False
    head = facts.resume.lines[entry.first_line]
    return 0 < head.bottom < _TOP * facts.resume.layout.page_height


_ABOVE = {SectionKind.CONTACT, SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.EXPERIENCE}
_TOP = 1 / 3
"""Part of page one that a reader takes in at once."""


def _is_above(line: Line, facts: Facts) -> bool:
    section = facts.section_at(line.number)
    if line.text[:1].islower() and line.text.rstrip().endswith("."):
        return False  # the end of a sentence
    return section is None or section.kind is SectionKind.CONTACT


def _named_first(text: str) -> str:
    """A headline without the rest of what somebody has experience in, where the first of it is of no kind of work:
    "Experienced in shipping, customer service, and quality assurance"."""
    found = _EXPERIENCED.search(text)
    named = found is not None and any(each.titles and each.titles.search(found["first"]) for each in load().values())
    return text if found is None or named else text[: found.end("first")] + text[found.end() :]


_EXPERIENCED = re.compile(
    r"\bexperienced? (?:in|with|of) (?P<first>[^,.|;]{3,60})(?:, (?:and |& )?[^,.|;]{3,60}){2,}", re.IGNORECASE
)
"""What somebody has experience in, three things or more."""

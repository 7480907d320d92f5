"""Where a summary stands: under its heading, or as running text on top of the page."""

import re
from collections.abc import Sequence

from rules.facts import Facts
from rules.letters import last_of_letter
from rules.resume import Line, SectionKind

HEAD = 14
"""Lines from the top among which running text begins that is a summary, whatever stands over it."""
PROSE = 8
"""Words of a line of running text."""
NAMES = 0.8
"""Part of the words that are names, from which on a line is an address."""
_SMALL = frozenset(("and", "for", "the"))
_PERSON = re.compile(
    r"\b(?:born|citizen\w*|nationality|bachelor'?s?|master'?s?|b\.?sc|m\.?sc|ph\.?d|doctor\w*|degree|universit\w+|institute|"
    r"faculty|department|phone|mobile|e-?mail|address)\b|@|https?:",
    re.IGNORECASE,
)
"""What a line under the name holds that tells of the person and is no summary."""
_ROW = re.compile(r"@|(?: [|•·∙⋄] .*){2}")
"""How details stand in a row."""


def summary_lines(facts: Facts) -> Sequence[Line]:
    """The lines of the summary, or of running text on top of the page under any heading; none where the text was torn
    in reading."""
    section = facts.section(SectionKind.SUMMARY)
    if section is not None:
        return facts.body(section)
    letter = last_of_letter(facts.resume.lines)
    begin = 0 if letter is None else letter + 1
    running = [line for line in facts.resume.lines[begin:] if _is_running(line, facts)]
    first = next((line for line in running if line.number < begin + HEAD and not _PERSON.search(line.text)), None)
    if first is None:
        return []
    inside = facts.section_at(first.number)
    running = [line for line in running if facts.section_at(line.number) is inside]
    summary = [line for line in running if not _PERSON.search(line.text)]
    numbers = {line.number for line in running} - {line.number for line in summary}
    # Half of a text, or one with what stands beside it, was not read as it stands there.
    torn = any("\t" in line.text or not numbers.isdisjoint({line.number - 1, line.number + 1}) for line in summary)
    return [] if torn else _with_ends(summary, facts)


def _is_running(line: Line, facts: Facts) -> bool:
    if len(line.text.split()) < PROSE or _ROW.search(line.text) or facts.bullet_at(line.number):
        return False
    found = facts.section_at(line.number)
    return found is not None and found.kind in {SectionKind.CONTACT, SectionKind.OTHER} and not _is_address(line.text)


def _with_ends(summary: Sequence[Line], facts: Facts) -> list[Line]:
    """The lines, each with the short one below in which its paragraph ends; what stands apart further down is none."""
    found: list[Line] = []
    for line in summary:
        if found and line.number - found[-1].number > 1:
            break
        found.append(line)
        below = facts.resume.lines[line.number + 1 : line.number + 2]
        found += [each for each in below if len(each.text.split()) < PROSE and each.text.rstrip().endswith(".")]
    return found


def _is_address(text: str) -> bool:
    """Whether nearly all words are names: where somebody lives or belongs to, and no running text."""
    words: list[str] = re.findall(r"[^\W\d_]{3,}", text)
    return sum(word[0].isupper() or word in _SMALL for word in words) > NAMES * len(words)

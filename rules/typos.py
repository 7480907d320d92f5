"""Words of a resume that are misspelled, beyond doubt."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.english import is_word
from rules.lexicon.grammar import slips_in_names, slips_of_grammar
from rules.lexicon.punctuation import slips
from rules.lexicon.spelling import is_guessed, may_be_foreign_text, misspelled, strangers
from rules.resume import Line, SectionKind

_SPACED = re.compile(r"\b([a-z]{3,}) , ?(?=[a-z])")
"""A space before a comma."""
_LONG = 11
"""Letters from which on no name is a single slip away from a word by chance."""
_HYPHENS = ("-", "‐", "\u00ad")


def typos_in(facts: Facts) -> Iterator[Span]:
    """Each line with a slip, as the check `typo` says it; to be asked for by `Facts.typos`, once a resume."""
    heads = {number for entry in facts.resume.entries for number in range(entry.first_line, entry.first_line + 2)}
    own = _own_names(facts)
    seen: set[str] = set()
    spaced = [line for line in facts.resume.lines if _SPACED.search(line.text)]
    for line in facts.resume.lines:
        section = facts.section_at(line.number)
        if section is not None and section.kind is SectionKind.CONTACT:
            continue
        is_head = line.number in heads and facts.bullet_at(line.number) is None and not _is_sentence(line.text)
        text = _whole_words(line, facts)
        words = [each for each in misspelled(text, names=is_head) if not _may_be_right(each[0], text, facts)]
        found = (*words, *slips_in_names(text))
        if not (is_head or may_be_foreign_text(text)):
            found = (*found, *slips(text), *slips_of_grammar(text))
        # One alone may be a slip of how the file was drawn.
        if len(spaced) > 1 and (space := _SPACED.search(text)) and not is_head:
            found = (*found, (space.group().rstrip(), space.group(1) + ","))
        for wrong, right in found:
            if wrong[:1].isupper() and (wrong.lower() in own or _is_named(wrong, right, text)):
                continue
            if wrong.lower() not in seen:
                seen.add(wrong.lower())
                told = {"wrong": wrong, "right": right}
                yield Span(SectionKind.OTHER, line.text.strip(), line.number, line.page, told)


def _is_sentence(text: str) -> bool:
    """Whether a line near the head of a job says something, and is not made of names."""
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    return len(words) >= SENTENCE and sum(word[0].islower() for word in words) >= MOSTLY * len(words)


SENTENCE, MOSTLY = 9, 0.6
"""Words of a line that is a sentence, and the part of them that are in small letters."""


def _may_be_right(word: str, text: str, facts: Facts) -> bool:
    """Whether a word may be meant as it stands, though no list of slips has it: it is used again, stands among others
    that nobody knows or, unless it is long, alone in a row of names, or is the piece of a word that was parted in
    reading."""
    if not is_guessed(word):
        return False
    if len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", facts.text, re.IGNORECASE)) > 1:
        return True
    if any(not list(misspelled(other)) for other in strangers(text) if other != word):
        return True
    if len(word) < _LONG and re.search(rf"(?:^|[,;|/(•·:])\s*{re.escape(word)}\s*(?:$|[,;|/)•·])", text):
        return True
    around = re.search(rf"(?:(?P<before>[A-Za-z]+) )?{re.escape(word)}(?: (?P<behind>[a-z]+))?", text)
    before, behind = (around["before"] or "", around["behind"] or "") if around else ("", "")
    return any(piece and is_word(joint.lower()) for piece, joint in ((before, before + word), (behind, word + behind)))


def _own_names(facts: Facts) -> frozenset[str]:
    """The words of projects' and employers' names, and of addresses that the resume links to."""
    entries = facts.resume.entries
    names = [job.title for job in entries if job.section is SectionKind.PROJECTS]
    names += [
        job.organization
        for job in entries
        if job.section is SectionKind.EXPERIENCE and not any(misspelled(job.organization, names=True))
    ]
    slugs = [link.target for link in facts.resume.links]
    return frozenset(word.lower() for name in (*names, *slugs) for word in re.findall(r"[^\W\d_]{3,}", name))


def _is_named(wrong: str, right: str, text: str) -> bool:
    """Whether a word is a part of a school's or company's name, which is spelled as they like: "Grammer Academy"."""
    return (
        right.lower() not in _KINDS and re.search(rf"\b{re.escape(wrong)} (?:[A-Z]\w+ )?{_NAMED}\b", text) is not None
    )


_NAMED = (
    r"(?:Academy|School|College|Institute|Vidyalaya|Lyceum|Gymnasium|Labs?|Ltd|Limited|Inc|LLC|GmbH|Corp|Pvt|Studios?"
    r"|Solutions|Group|Holdings?)"
)
_KINDS = frozenset(
    "university college institute school academy engineering technology technical technological science sciences"
    " computer information management business international national public private government medical applied"
    " polytechnic community commerce software systems services solutions consulting".split()
)
"""Words of such names that say what it is, in which a slip is one."""


def _whole_words(line: Line, facts: Facts) -> str:
    """The text without the halves of words that are parted at the end of a line."""
    lines, text = facts.resume.lines, line.text.rstrip()
    if line.number and lines[line.number - 1].text.rstrip().endswith(_HYPHENS):
        text = text.lstrip().partition(" ")[2]
    return text.rpartition(" ")[0] if text.endswith(_HYPHENS) and " " in text else text

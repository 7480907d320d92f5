"""Are soft skills listed instead of shown?"""

import re
from collections.abc import Iterator
from functools import cached_property

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import Line, SectionKind
from rules.spans import at_line

_SEPARATOR = re.compile(r"[,;|•·/:\n]| and | & ")
_LABEL = re.compile(r"(^|[,;|•·]\s?|\t)[^,;|•·:\t]{1,40}:(?=\s|$)")
"""What stands over a group of items."""
_TONGUES = re.compile(
    r"^[^:]*:.*?(?:\b(?:native|bilingual|fluent|mother tongue|[ABC][12]\b)"
    r"|\b(?:english|german|french|spanish|italian|portuguese|dutch|swedish|polish|russian|turkish|arabic|hindi|mandarin"
    r"|chinese|japanese|korean)\b)",
    re.IGNORECASE,
)
"""Spoken languages behind a label."""
LABEL = 40
"""Characters of a label at most."""
_NAMES = re.compile(
    r"[A-Z0-9][\w.+#/-]*(?: [A-Z0-9][\w.+#/-]*){0,2}(?:, ?[A-Z0-9][\w.+#/-]*(?: [A-Z0-9][\w.+#/-]*){0,2})*\.?"
)
"""Names with capitals, as tools have them: "Miro, Notion"."""
_LABELLED_SOFT = re.compile(
    r"\W*(?:soft|interpersonal|personal|people|social)[- ]skills\s*[:–—-]\s*(?=\S)", re.IGNORECASE
)
"""What says of a row that it lists such skills, whatever they are called."""
LISTED = 3
"""Soft skills from which on a sentence lists them, too; and those that are named of a row."""
SAID = 5
"""Words of an item above which it says something and lists nothing."""


_ENDS = re.compile(r"(?<!interpersonal)(?<!communication)(?<!people)(?<!presentation) skills?$", re.IGNORECASE)
"""What may stand behind any of them: "problem-solving skills"."""
_TALKS = re.compile(r"\b(?:speaking|talks?|speeches|presentations?|lectures?)\b", re.IGNORECASE)
_SPOKEN = frozenset(("public speaking", "presentation skills"))
"""What a section of talks shows."""


@check
class SoftList:
    """Yields each line of the skills section on which an item is a bare soft skill that no line above names, or whose
    label says that it lists such; a sentence that ends in one or two lists none, and what stands over a group of tools
    ("Communication: REST, gRPC") or of spoken languages is no item."""

    words: tuple[str, ...]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.words)

    def find(self, facts: Facts) -> Iterator[Span]:
        talks = any(_TALKS.search(section.heading) for section in facts.resume.sections)
        seen = set(_SPOKEN) if talks else set[str]()
        for section in facts.resume.of_kind(SectionKind.SKILLS):
            for line in facts.body(section):
                items = [item.strip(" .()") for item in _SEPARATOR.split(self._items(line, facts))]
                named = {name: item for item in reversed(items) if (name := _name(item)) in self._known}
                soft = [item for name, item in reversed(named.items()) if name not in seen]
                if labelled := _LABELLED_SOFT.match(line.text):
                    listed = [item.strip(" .()") for item in _SEPARATOR.split(line.text[labelled.end() :])]
                    soft = soft or [item for item in listed if item][:LISTED]
                elif self._says_something(line, facts) and len(soft) < LISTED:
                    continue
                if soft:
                    seen |= set(named)
                    yield at_line(line, SectionKind.SKILLS, soft=", ".join(soft))

    def _is_soft(self, text: str) -> bool:
        return any(_name(item.strip(" .()")) in self._known for item in _SEPARATOR.split(text))

    @staticmethod
    def _says_something(line: Line, facts: Facts) -> bool:
        """Whether a line belongs to a bullet that is a sentence."""
        bullet = facts.bullet_at(line.number)
        return bullet is not None and any(len(item.split()) > SAID for item in _SEPARATOR.split(bullet.text))

    def _items(self, line: Line, facts: Facts) -> str:
        """The text without what stands over a group of tools, on the same line or below it."""
        alone = line.text.rstrip().endswith(":")
        _, tab, rest = line.text.partition("\t")
        if tab and "\t" not in rest and "," in rest and len(facts.on_line.get(line.number, ())) > 1:
            return rest  # a row of a table of tools, of which the first cell says what they are for
        label, colon, behind = line.text.partition(": ")
        if colon and len(label) <= LABEL and not self._is_soft(behind) and _NAMES.fullmatch(behind.strip()):
            return behind  # what names a group of tools may be called like a soft skill
        listed = alone or facts.on_line.get(line.number) or _TONGUES.search(line.text)
        return _LABEL.sub(r"\1", line.text) if listed else line.text


_PRAISE = re.compile(
    r"^(?:(?:excellent|strong|good|great|outstanding|effective|innovative|solid|proven|very|clear|exceptional|superior"
    r"|natural|verbal|written|oral|stakeholder)\s++)+",
    re.IGNORECASE,
)
"""What may stand before any of them: "excellent written communication"."""


def _name(item: str) -> str:
    """What an item calls the skill, without the word for it and without praise."""
    return _ENDS.sub("", _PRAISE.sub("", item.lower()))

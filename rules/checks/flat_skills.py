"""Are skills grouped?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.resume import SectionKind
from rules.spans import at_line


@check
class FlatSkills:
    """Yields a span for each technology from the `least`-th on if none of the skills section stands under a label.

    So one technology more never makes a large step in the score.
    """

    least: int = 8

    def find(self, facts: Facts) -> Iterator[Span]:
        listed = [skill for skill in facts.resume.skills if skill.section is SectionKind.SKILLS]
        section = facts.section(SectionKind.SKILLS)
        if section is None or len(listed) < self.least or any(skill.group for skill in listed) or _is_parted(facts):
            return
        if body := facts.body(section):
            for _ in listed[self.least - 1 :]:
                yield at_line(body[0], SectionKind.SKILLS, number=str(len(listed)))


def _is_parted(facts: Facts) -> bool:
    """Whether the list is parted into groups without labels: "Go, Python · Kafka, Redis · AWS"."""
    text = facts.text_of(SectionKind.SKILLS)
    commas = len(_COMMA.findall(text))
    return any(2 <= text.count(sign) <= commas for sign in (" · ", "; ", " | ", " • "))


_COMMA = re.compile(r",\s")

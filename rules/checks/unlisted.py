"""Is what the work was done with listed among the skills?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement
from rules.lexicon.technologies import implied_by
from rules.resume import SectionKind
from rules.spans import nowhere
from rules.wording import joined

LISTED = 5
"""Technologies that the skills name, from which on the list means to be whole."""
_LAYERS = frozenset({"languages", "frameworks", "data stores", "messaging", "infrastructure"})


@check
class Unlisted:
    """Yields one span that names the technologies of work and projects that the skills section leaves out, if these
    are `least` or more."""

    least: int = 2

    def find(self, facts: Facts) -> Iterator[Span]:
        listed = facts.technologies_in(SectionKind.SKILLS)
        if len(listed) < LISTED or len(facts.resume.of_kind(SectionKind.SKILLS)) != 1:
            return
        text = facts.text_of(SectionKind.SKILLS).lower()
        known = {each.name for each in listed} | {name for each in listed for name in implied_by(each.name)}
        lines = {number for each in facts.told for number in _lines(each)}
        left_out = {
            mention.technology.name: mention.as_written
            for line, mention in facts.mentions
            if line.number in lines
            and mention.technology.layer in _LAYERS
            and mention.technology.name not in known | _PLAIN
            and not any(_stands_in(name, text) for name in (mention.as_written, mention.technology.name))
        }
        if len(left_out) >= self.least:
            yield nowhere(SectionKind.SKILLS, unlisted=joined([*left_out.values()], 5), number=str(len(left_out)))


def _lines(statement: Statement) -> range:
    bullet = statement.bullet
    return range(bullet.first_line, bullet.last_line + 1) if bullet else range(statement.line, statement.line + 1)


def _stands_in(name: str, text: str) -> bool:
    """Whether the skills name it, or what it is a part of: "Kafka" stands in "Kafka Streams", "S3" in "AWS (S3)"."""
    words = [word for word in re.split(r"[\s()]+", name.lower()) if word and word not in _MAKERS]
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words or [name.lower()])


_MAKERS = frozenset(
    {"apache", "amazon", "google", "microsoft", "web", "services", "service", "server", "cloud", "platform"}
)
_PLAIN = frozenset({"CDN", "JVM", "SQL", "HTML", "CSS", "JSON", "XML", "REST", "smart contracts"})
"""What everybody takes for granted in work like this."""

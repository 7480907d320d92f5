"""What was found in the head of a job."""

from dataclasses import dataclass

from coach.reading.lexicon import dates

BY_WORDS = 0.99
"""How sure a title is that its words tell, and not its place."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text found for a field, and how sure (0 to 1); empty and 0 if there is none."""

    text: str = ""
    sure: float = 0.0
    line: int = -1
    """The line of the head that it begins on."""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class HeadFields:
    """The parts of one head."""

    title: Named = Named()
    organization: Named = Named()
    place: Named = Named()
    when: dates.Range | None = None

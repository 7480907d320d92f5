"""What is asked for and what comes of it: a wish, and the copy of the file with what was done to it."""

from dataclasses import dataclass

from texts import gettext, ngettext

MOST_WORDS = 20
"""Words of their own that a member may have blacked out."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A copy without what tells who the person is. `hide`: further words, one a time, that the member named."""

    hide: tuple[str, ...] = ()


Wish = Redaction
"""What can be asked for."""
WISHES: dict[str, type[Wish]] = {each.__name__: each for each in (Redaction,)}
"""The kinds of wishes by their names."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was done: `what` is an entry of the catalogue ("Name"), in how many places, and whose (untrusted words)."""

    what: str
    count: int
    named: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """The same for people, in the language spoken."""
        places = ngettext("in {count} place", "in {count} places", self.count)
        return gettext(self.what), f"{', '.join(self.named)} ({places})" if self.named else places


@dataclass(frozen=True, slots=True)
class Copy:
    """A finished file, what was done to it, and sentences of the catalogue on what to look at."""

    name: str
    data: bytes
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()

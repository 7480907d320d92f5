"""The words that a pack brings beside those of the lexicon: technologies, titles, blanks, signs of scale."""

import re
from dataclasses import dataclass

from rules.asking import Tail
from rules.lexicon.technologies import Technologies, load


@dataclass(frozen=True)
class Words:
    """`technologies` None: those of the lexicon. `tails` come before the lexicon's blanks; `field` are titles of the
    pack's own kind of work, `scale` nouns that show size in it."""

    technologies: Technologies | None = None
    tails: tuple[Tail, ...] = ()
    field: re.Pattern[str] | None = None
    scale: re.Pattern[str] | None = None

    @property
    def known(self) -> Technologies:
        """All technologies that are looked for."""
        return self.technologies or load()


PLAIN = Words()

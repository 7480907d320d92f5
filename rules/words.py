"""The words that a pack brings beside those of the lexicon: technologies, titles, blanks, signs of scale, postings."""

import re
from dataclasses import dataclass

from rules.asking import Tail
from rules.lexicon.technologies import Technologies, load
from rules.lexicon.titles import NO_OWN, OwnTitles
from rules.posting_words import NONE, PostingWords


@dataclass(frozen=True)
class Words:
    """`technologies` None: those of the lexicon. `tails` come before the lexicon's blanks; `titles` are those of the
    pack's own kind of work, `scale` nouns that show size in it, `postings` the words of postings for it."""

    technologies: Technologies | None = None
    tails: tuple[Tail, ...] = ()
    titles: OwnTitles = NO_OWN
    scale: re.Pattern[str] | None = None
    postings: PostingWords = NONE

    @property
    def known(self) -> Technologies:
        """All technologies that are looked for."""
        return self.technologies or load()


PLAIN = Words()

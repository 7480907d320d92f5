"""Fonts whose letters a PDF stores as other letters, while the rest of the text is right.

Both readings of the file agree on the wrong letters, so nothing but the words shows them: in an English text,
everything that is set in one font has no English word.
"""

from collections import defaultdict
from collections.abc import Sequence

from coach.reading.lexicon import dates
from coach.reading.lexicon.known_words import has_english, has_function_words, tokens_of
from coach.reading.pdf.lines import Draft
from rules.lexicon.titles import is_title
from rules.resume import Garbled

_LONG = 4
"""Letters of a word that is longer than words of no language in particular."""
_TITLED = 0.1
"""Part of the lines that are titles or dates, in a font that is read right."""
_MAX_PROOF = 200
"""Letters of a proof."""

_MIN_WORDS = 25
"""Different longer words in a font below which names alone may be meant."""
_SHARE = 0.08
"""Part of them that the dictionary must know: names of companies and products reach 0.2 and more, chance 0.02."""
_MAX_FONTS = 5


def find(drafts: Sequence[Draft]) -> tuple[Garbled, ...]:
    """Proofs, at most five, of fonts with swapped letters; none in a text that is not English."""
    fonts: defaultdict[str, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        fonts[draft.style.font].append(number)
    if len(fonts) < 2:
        return ()
    swapped = [font for font, numbers in fonts.items() if _is_swapped([drafts[number].text for number in numbers])]
    rest = [draft.text for draft in drafts if draft.style.font not in swapped]
    if not swapped or not has_english(tokens_of(rest)):
        return ()
    proofs = [
        Garbled("letters", n, drafts[n].page, drafts[n].text[:_MAX_PROOF]) for font in swapped for n in fonts[font]
    ]
    return tuple(proofs[:_MAX_FONTS])


def _is_swapped(texts: Sequence[str]) -> bool:
    tokens = tokens_of(texts)
    if len({token for token in tokens if len(token) >= _LONG}) < _MIN_WORDS or has_function_words(tokens):
        return False
    # Titles and months are looked for first: the dictionary takes longer to load than the resume to read.
    usual = sum(is_title(text) or bool(dates.find(text)) for text in texts)
    return usual < _TITLED * len(texts) and not has_english(tokens, _SHARE)

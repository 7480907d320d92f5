"""Ligatures and dashes for which a file names no character: restored where they can be told, and told to the person."""

import pytest

from coach.reading.pdf import ligatures
from coach.reading.pdf.glyphs import UNKNOWN, Glyph, RawPage, Style

_WIDTHS = {"f": 0.35, "i": 0.28, "l": 0.28, "t": 0.39}


def page_of(*lines: str, sign: str = UNKNOWN, font: str = "Sans") -> RawPage:
    """A page in which "¹" and "²" stand for glyphs without a character, each as wide as the letters it stands for."""
    page = RawPage(1, 612.0, 792.0)
    style = Style(font, False, False, False, 0.0, False)
    extent = {"¹": 0.63, "²": 0.98, " ": 0.3} | _WIDTHS
    for number, line in enumerate(lines):
        x = 72.0
        for letter_ in line:
            width = 10 * extent.get(letter_, 0.6)
            if letter_ in "¹² ":
                page.odd.append((len(page.glyphs), 1, ord(letter_)))
            page.glyphs.append(
                Glyph(x, x + width, 50 + 14 * number, 10.0, sign if letter_ in "¹²" else letter_, style, 1)
            )
            x += width
    return page


def text_of(page: RawPage) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


@pytest.mark.parametrize("sign", [UNKNOWN, "\uf001", " "])
def test_the_words_around_tell_which_letters_they_are(sign: str) -> None:
    page = page_of("files that are de¹ned as e²cient by all who are on it", sign=sign)
    ligatures.restore([page])
    assert text_of(page) == "files that are defined as efficient by all who are on it"


def test_one_glyph_means_the_same_everywhere() -> None:
    page = page_of("Whit¹eld", "a.whit¹eld@mail", "re¹nes ¹les of litter")
    ligatures.restore([page])
    assert text_of(page) == "Whitfielda.whitfield@mailrefines files of litter"
    assert len(page.unmapped) == 4


def test_between_two_texts_it_is_a_dash() -> None:
    page = page_of("Mar 2021 ¹ Present", "2018 ¹ 2020")
    ligatures.restore([page])
    assert "2021 – Present" in text_of(page)


def test_an_icon_before_a_text_stays_what_it_is() -> None:
    page = page_of("¹github.com", "¹linkedin.com", sign="\uf09b", font="FontAwesome")
    ligatures.restore([page])
    assert text_of(page).startswith("\uf09b")
    assert page.unmapped == []


def test_where_nothing_tells_it_the_place_is_noted() -> None:
    page = page_of("xq¹zz")
    ligatures.restore([page])
    assert len(page.unmapped) == 1


@pytest.mark.parametrize("text", ["The¹queue¹sends¹orders¹to¹shops", "Go,¹tests¹and¹a¹small¹site¹with¹maps"])
def test_between_whole_words_it_is_a_space(text: str) -> None:
    page = page_of(text)
    ligatures.restore([page])
    assert text_of(page) == text.replace("¹", " ")
    assert page.unmapped == []

"""Words that run into each other are told apart from long words."""

import pytest

from coach.reading.plausible import are_glued

GLUED = ["Leadershipandadesiretocreate", "anddriveproductstonewplaces", "realmswhilebalancinghowusers"] * 4
PLAIN = ["Led the move of the billing service to Kafka", "Internationalization of the checkout in nine languages"]
ADDRESSES = ["https://www.example.org/a-very-long-path/of-many-parts", "ada.example.of.somewhere@mail.example"] * 6


@pytest.mark.parametrize(
    ("texts", "glued"),
    [(GLUED, True), (PLAIN, False), (PLAIN + ADDRESSES, False), (PLAIN + GLUED[:1], False), ([], False)],
    ids=["all in one", "plain words", "addresses are long", "one slip", "nothing"],
)
def test_words_without_spaces(texts: list[str], glued: bool) -> None:
    assert are_glued(texts) is glued

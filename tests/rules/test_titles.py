"""Which lines are job titles, which are companies, and which could be either."""

import pytest

from rules.lexicon.titles import is_title, title_weight


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Senior Backend Engineer", True),
        ("engineering intern", True),  # whatever its case
        ("Softwareentwicklerin", False),  # the words must begin so
        ("Entwicklerin Backend", True),  # other languages
        ("Développeuse web", True),
        ("Acme GmbH", False),
        ("Engineer, Acme Inc", False),  # a title and a company: not a title alone
        ("Data Solutions", False),
        ("Leadership and communication", False),  # "lead" is only its beginning
        ("", False),
    ],
)
def test_titles(text: str, title: bool) -> None:
    assert is_title(text) is title


def test_a_title_weighs_more_than_a_plain_text_and_that_more_than_a_company() -> None:
    assert title_weight("Backend Developer") > title_weight("Larkwall") > title_weight("Larkwall Software")


def test_a_long_text_weighs_less() -> None:
    """A sentence that names an engineer is no title."""
    sentence = "Worked with an engineer of another team on plans for the move"
    assert title_weight("Engineer") > title_weight(sentence)

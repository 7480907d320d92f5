"""How sentences are made of parts: numbers in words, one or many, lists."""

import pytest

from rules.wording import counted, filled, joined
from texts.forms import number


@pytest.mark.parametrize(("count", "said"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1200, "1200")])
def test_a_number_under_ten_is_said_in_words(count: int, said: str) -> None:
    assert number(count) == said


@pytest.mark.parametrize(
    ("count", "one", "many", "said"),
    [
        (1, "line", "", "one line"),
        (3, "line", "", "three lines"),
        (0, "job", "", "no jobs"),
        (12, "entry", "entries", "12 entries"),
    ],
)
def test_what_is_counted_agrees_with_its_number(count: int, one: str, many: str, said: str) -> None:
    assert counted(count, one, many) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Go"], "Go"),
        (["Go", "Java"], "Go and Java"),
        (["Go", "Java", "C", "Rust"], "Go, Java, C and Rust"),
        (list("abcdefgh"), "a, b, c, d, e, f and 2 more"),
    ],
)
def test_names_are_listed_as_a_sentence_lists_them(names: list[str], said: str) -> None:
    assert joined(names) == said


SENTENCES = {
    "a word as it is": ("{each} could mean anything.", {"each": "“various”"}, "“various” could mean anything."),
    "one thing": ("I found {count:# picture|# pictures}.", {"count": "1"}, "I found one picture."),
    "several, at the beginning": ("{count:# line uses|# lines use} “I”.", {"count": "4"}, "Four lines use “I”."),
    "many": ("It takes {count:# line|# lines}.", {"count": "14"}, "It takes 14 lines."),
}


@pytest.mark.parametrize(("template", "words", "said"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_filled(template: str, words: dict[str, str], said: str) -> None:
    assert filled(template, words) == said


@pytest.mark.parametrize(("template", "error"), [("{missing}", KeyError), ("{word:# a|# b}", ValueError)])
def test_what_cannot_be_filled_is_refused(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        filled(template, {"word": "many"})

"""How long a review is before anything is opened: two screens of an ordinary one, three of a poor one.

A desktop shows about 36 lines of 80 characters, a telephone about 38 of 36; `scripts/measure-threads` renders the same
threads and measures them.
"""

import pytest

from coach.chat.message import Button, Buttons, Message, Paragraph, Quote, plain
from coach.reading import read
from coach.review.message_length import lines_in, opening, words_in
from coach.review.reviewing import review
from coach.review.thread import WORDS, to_thread
from rules.resume import Resume
from tests.reviews import EXAMPLES
from tests.rules.invented_resumes import NAMES, read_invented

DESKTOP, PHONE = 36, 38


def thread(resume: Resume) -> tuple[Message, ...]:
    return to_thread(review(resume), review_id=1).messages


def lines(messages: tuple[Message, ...], columns: int) -> int:
    return sum(lines_in(message, columns) for message in messages)


def test_the_example_takes_two_screens_of_a_desktop_and_three_of_a_phone() -> None:
    messages = thread(read((EXAMPLES / "resume.pdf").read_bytes(), "resume.pdf"))
    assert sum(map(words_in, messages)) <= WORDS
    assert lines(messages, 80) <= 2 * DESKTOP
    assert lines(messages, 36) <= 3 * PHONE


@pytest.mark.parametrize("name", NAMES)
def test_a_poor_one_takes_three_screens_of_a_desktop_and_five_of_a_phone(name: str) -> None:
    messages = thread(read_invented(name))
    assert sum(map(words_in, messages)) <= WORDS
    assert lines(messages, 80) <= 3 * DESKTOP
    assert lines(messages, 36) <= 5 * PHONE


def test_words_on_buttons_and_labels_count() -> None:
    parts = (Paragraph(plain("two words")), Quote("one", "Your line"), Buttons((Button("Show how"), Button("Export"))))
    assert words_in(Message(parts)) == 8


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "A reader gives each line about a second. It is spent.",
            "A reader gives each line about a second. It is spent.",
        ),
        (
            "Figures such as p99 and 40% are what people who hire compare. Add some.",
            "Figures such as p99 and 40% are what people who hire compare.",
        ),
        ("One sentence alone.", "One sentence alone."),
        ("", ""),
    ],
)
def test_a_text_opens_with_enough_to_understand_it(text: str, first: str) -> None:
    assert opening(text) == first

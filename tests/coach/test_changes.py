"""Two versions of a resume side by side: lines was and is, and what each change closed or opened.

Each kind of change has invented variants; what only moved or wraps elsewhere is no change.
"""

from collections.abc import Sequence

import pytest

from coach.chat.message import Message, Paragraph, Quote
from coach.reading import read
from coach.review.changes import Change, Changes, to_changes
from coach.review.comparison import Comparison, compare, points_of
from coach.review.comparison_message import MAX_CHANGES, PER_MESSAGE, to_messages
from coach.review.reviewing import review
from tests.reviews import HOSTILE, finding
from tests.rules.invented_resumes import to_pdf

LINES = (
    "Ada Example",
    "ada@example.com | +49 341 555 0199 | linkedin.com/in/ada-example | Leipzig, Germany",
    "## Summary",
    "Backend engineer for payments with six years of Go and PostgreSQL in production, who likes small and boring "
    "systems and has run them on AWS for two banks.",
    "## Experience",
    "Senior Backend Engineer | Quillmark, Leipzig | March 2021 - Present",
    "- Cut checkout latency from 900 ms to 200 ms with Go and Redis",
    "- Responsible for the deployment of the ledger service",
    "- Worked on the migration of invoices to Kafka",
    "Backend Engineer | Northwind Parcels, Berlin | June 2018 - February 2021",
    "- Moved 2 TB from Oracle to PostgreSQL without downtime",
    "## Education",
    "BSc in Computer Science | Bexley University | 2014 - 2018",
    "## Skills",
    "Languages: Go, Python",
)
WEAK, WORKED = LINES[7], LINES[8]


def versions(before: Sequence[str], after: Sequence[str]) -> tuple[Comparison, Changes]:
    one, other = (review(read(to_pdf("\n".join(each)), "ada.pdf")) for each in (before, after))
    compared = compare(one.score, one.all_findings, other.score, other.all_findings, points_of(one), points_of(other))
    return compared, to_changes(one.resume, one.all_findings, other.resume, other.all_findings, compared)


def changed(old: str, *new: str, lines: Sequence[str] = LINES) -> list[str]:
    assert old in lines
    return [each for line in lines for each in (new if line == old else (line,))]


def told(changes: Changes) -> list[tuple[str, str]]:
    return [(change.was, change.now) for change in changes.lines]


def bare(line: str) -> str:
    return line.removeprefix("- ")


SAME = {
    "nothing": list(LINES),
    "a line moved within its job": [*LINES[:6], WEAK, LINES[6], *LINES[8:]],
    "a line moved to another job": [*LINES[:7], *LINES[8:11], WEAK, *LINES[11:]],
    "a job moved": [*LINES[:5], *LINES[9:11], *LINES[5:9], *LINES[11:]],
    "a section moved": [*LINES[:2], *LINES[13:], *LINES[2:13]],
}


@pytest.mark.parametrize("kind", SAME)
def test_what_only_moved_did_not_change(kind: str) -> None:
    assert told(versions(LINES, SAME[kind])[1]) == []


EDITED = {
    "a few words": (WEAK, "- Responsible for the deployment of the billing service"),
    "another opening": (WEAK, "- Automated the deployment of the ledger service, from 2 hours to 5 minutes"),
    "altogether, between the same lines": (WEAK, "- Halved the cloud bill by moving batch jobs to spot instances"),
    "a date": (LINES[9], "Backend Engineer | Northwind Parcels, Berlin | June 2018 - March 2021"),
    "a list": (LINES[14], "Languages: Go, Python, Kotlin"),
    "running text that wraps": (LINES[3], LINES[3].replace("six years of Go", "seven years of Go and of Kotlin")),
}


@pytest.mark.parametrize("kind", EDITED)
def test_an_edited_line_is_told_as_was_and_is(kind: str) -> None:
    old, new = EDITED[kind]
    (change,) = versions(LINES, changed(old, new))[1].lines
    words = [set(bare(each).replace("|", " ").replace(",", " ").split()) for each in (old, new)]
    assert [set(each.replace(",", " ").split()) for each in (change.was, change.now)] == words


def test_an_edited_line_is_known_where_it_moved_as_well() -> None:
    edited = "- Automated the deployment of the ledger service, from 2 hours to 5 minutes"
    after = [*LINES[:7], *LINES[8:11], edited, *LINES[11:]]
    assert told(versions(LINES, after)[1]) == [(bare(WEAK), bare(edited))]


@pytest.mark.parametrize("below", [LINES[5], WEAK, LINES[9]])
def test_an_added_line_is_added_and_a_gone_one_taken_out(below: str) -> None:
    new = "- Planned the move of eleven teams to Kubernetes"
    more = changed(below, below, new)
    assert told(versions(LINES, more)[1]) == [("", bare(new))]
    assert told(versions(more, LINES)[1]) == [(bare(new), "")]


def test_changes_come_in_the_order_of_the_newer_version() -> None:
    after = changed(
        LINES[14], "Languages: Go, Kotlin", lines=changed(WORKED, lines=changed(WEAK, "- Led the ledger team"))
    )
    firsts = [(change.was or change.now).split()[0] for change in versions(LINES, after)[1].lines]
    assert firsts == ["Responsible", "Worked", "Led", "Languages:"], "which of two became the third nobody knows"


def rules(change: Change) -> tuple[set[str], set[str]]:
    return {each.rule for each in change.closed}, {each.rule for each in change.opened}


def test_each_change_says_what_it_closed() -> None:
    after = changed(WEAK, "- Automated the deployment of the ledger service, from 2 hours to 5 minutes")
    (change,) = versions(LINES, after)[1].lines
    closed, opened = rules(change)
    assert "EXP-WEAK" in closed, "although another line still opens weakly"
    assert not opened


def test_and_what_it_opened() -> None:
    after = changed(LINES[6], "- Responsible for checkout latency and for various tasks")
    (change,) = versions(LINES, after)[1].lines
    assert "EXP-WEAK" in rules(change)[1]


def test_what_stays_wrong_with_a_line_is_neither() -> None:
    after = changed(WEAK, "- Responsible for the deployment of the billing service")
    (change,) = versions(LINES, after)[1].lines
    assert "EXP-WEAK" not in rules(change)[0] | rules(change)[1]


def test_the_score_is_told_in_its_parts() -> None:
    after = changed(WEAK, "- Automated the deployment of the ledger service, from 2 hours to 5 minutes")
    compared, changes = versions(LINES, after)
    assert compared.score_from is not None
    assert compared.score_to is not None
    assert compared.score_to > compared.score_from
    assert {part.name for part in compared.parts} >= {"results", "clarity"}
    (message,) = to_messages(compared, changes)
    assert f"Score: {compared.score_from} → {compared.score_to}" in str(message.parts)


def test_findings_that_name_few_of_their_lines_close_nothing_by_guess() -> None:
    """Reviews of older versions kept no numbers of lines."""
    one, other = (read(to_pdf("\n".join(each)), "ada.pdf") for each in (LINES, changed(WEAK, "- Led the ledger team")))
    known = finding(quote=bare(WORKED), count=9, lines=(), others=())
    weak = finding(quote=bare(WEAK), count=1, lines=(), others=(), rule="EXP-VTR")
    compared = compare(50, [known, weak], 50, [known])
    (change,) = to_changes(one, [known, weak], other, [known], compared).lines
    assert rules(change) == ({"EXP-VTR"}, set())


def quotes(messages: Sequence[Message]) -> list[str]:
    return [part.text for message in messages for part in message.parts if isinstance(part, Quote)]


def test_hostile_lines_are_quoted_and_long_ones_cut() -> None:
    compared = compare(50, [], 50, [])
    changes = Changes((Change(HOSTILE, "x" * 9000 + " y", (finding(title="{count} <b>"),)),))
    messages = tuple(to_messages(compared, changes))
    shown = quotes(messages)
    assert shown[0] == HOSTILE
    assert len(shown[1]) <= 400
    told_of = [part for message in messages for part in message.parts if isinstance(part, Paragraph)]
    assert "Closes: {count} <b>." in str(told_of)


def test_of_many_changes_those_that_tell_most_are_shown_and_the_rest_counted() -> None:
    many = tuple(Change(f"was {n}", f"now {n}", (finding(),) if n > 40 else ()) for n in range(50))
    messages = tuple(to_messages(compare(50, [], 60, []), Changes(many)))
    assert len(messages) == MAX_CHANGES // PER_MESSAGE
    assert {f"now {n}" for n in range(41, 50)} <= set(quotes(messages))
    assert "32 more lines changed." in str(messages[-1].parts)


def test_nothing_changed_is_said() -> None:
    for changes in (Changes(()), None):
        (message,) = to_messages(compare(50, [], 50, []), changes)
        assert "Nothing: the words are the same" in str(message.parts)

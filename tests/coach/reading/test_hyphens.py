"""Words that are split at the end of a line, and compounds that keep their hyphen."""

import pytest

from coach.reading.meaning.bullets import joined


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("handling 4,000 re-", "quests a day", "handling 4,000 requests a day"),
        ("a pre-", "pared plan", "a prepared plan"),
        ("of Post-", "gres", "of Postgres"),
        ("was de-", "ployed", "was deployed"),
        ("a cross-", "platform app", "a cross-platform app"),
        ("an event-", "driven ledger", "an event-driven ledger"),
        ("was on-", "call for it", "was on-call for it"),
        ("a state-of-the-", "art store", "a state-of-the-art store"),
        ("a prompt-", "based tool", "a prompt-based tool"),
        ("an agent-", "driven, small flow", "an agent-driven, small flow"),
        ("a Kubernetes-", "native build", "a Kubernetes-native build"),
        ("a child-", "like curiosity", "a childlike curiosity"),
        ("was person-", "alized for them", "was personalized for them"),
        ("2019-", "2021", "2019-2021"),
    ],
)
def test_a_word_over_two_lines(first: str, second: str, whole: str) -> None:
    assert joined([first, second]) == whole

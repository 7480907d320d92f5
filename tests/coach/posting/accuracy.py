"""Measures how well required and preferred terms are found: `python -m tests.coach.posting.accuracy`.

Labels were made by reading. Those marked "second" were written after the code had settled and are its real test.
"""

import argparse
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.posting.finding import from_file
from coach.posting.posting import Posting
from coach.posting.terms.need import Need
from coach.posting.terms.vocabulary import Vocabulary
from coach.posting.terms.vocabulary import load as load_vocabulary

LABELLED = Path(__file__).parent / "labelled"
NEEDS = (Need.REQUIRED, Need.PREFERRED)


@dataclass(frozen=True)
class Count:
    """Terms found rightly, found wrongly, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)


def labels() -> list[dict[str, Any]]:
    """All labels, in the order of their files."""
    return [
        entry
        for file in sorted(LABELLED.glob("labels-*.toml"))
        for entry in tomllib.loads(file.read_text("utf-8"))["posting"]
    ]


def read(label: dict[str, Any], vocabulary: Vocabulary) -> Posting:
    """The posting that a label is about."""
    return from_file((LABELLED / label["file"]).read_bytes(), vocabulary, label["url"])


def folded(terms: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """Terms under their standard names, so that "Postgres" in a label equals "PostgreSQL" in a result.

    A term that nobody knows keeps its own name and counts as missed.
    """
    return {vocabulary.standard(term).casefold() for term in terms}


def compare(
    label: dict[str, Any], posting: Posting, need: Need, vocabulary: Vocabulary
) -> tuple[set[str], set[str], set[str]]:
    """Right, wrong and missed terms of one need; phrases are labelled apart and not counted here."""
    wanted = folded(label[need.value], vocabulary)
    phrases = folded(label["phrases"], vocabulary)
    got = folded(posting.terms(need), vocabulary) - (phrases - wanted)
    return wanted & got, got - wanted, wanted - got


def rows(vocabulary: Vocabulary) -> Iterator[tuple[dict[str, Any], Need, tuple[set[str], set[str], set[str]]]]:
    """Every posting with every need, compared."""
    for label in labels():
        posting = read(label, vocabulary)
        for need in NEEDS:
            yield label, need, compare(label, posting, need, vocabulary)


def counts(vocabulary: Vocabulary) -> dict[tuple[str, Need], Count]:
    """Counts by half ("first", "second") and need."""
    found: dict[tuple[str, Need], Count] = {}
    for label, need, (right, wrong, missed) in rows(vocabulary):
        key = (label["half"], need)
        found[key] = found.get(key, Count()) + Count(len(right), len(wrong), len(missed))
    return found


def main() -> None:
    """Prints the table, and with --each what is wrong or missed in every posting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="list what differs, posting by posting")
    vocabulary = load_vocabulary()
    if parser.parse_args().each:
        for label, need, (_, wrong, missed) in rows(vocabulary):
            if wrong or missed:
                print(f"{label['file']:34} {need.value:10} wrong: {sorted(wrong)}  missed: {sorted(missed)}")  # noqa: T201
    print(f"{'half':8} {'need':10} {'right':>5} {'wrong':>5} {'missed':>6} {'precision':>9} {'recall':>6}")  # noqa: T201
    for (half, need), count in sorted(counts(vocabulary).items()):
        figures = f"{count.right:5} {count.wrong:5} {count.missed:6} {count.precision:9.3f} {count.recall:6.3f}"
        print(f"{half:8} {need.value:10} {figures}")  # noqa: T201


if __name__ == "__main__":
    main()

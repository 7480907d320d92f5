"""The published figures hold: required and preferred terms of the labelled postings."""

import pytest

from coach.posting.terms.need import Need
from coach.posting.terms.vocabulary import load
from tests.coach.posting.accuracy import NEEDS, counts, labels


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("half", ["first", "second"])
def test_nine_of_ten_terms_are_right_and_found(half: str, need: Need) -> None:
    count = counts(load())[half, need]
    assert count.precision >= 0.9
    assert count.recall >= 0.9


def test_there_are_enough_postings_of_enough_kinds() -> None:
    assert len(labels()) >= 20
    assert len({label["url"].split("/")[2] for label in labels() if label["url"]}) >= 10


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("AWS Certified Solutions Architect – Professional", "AWS Certified Solutions Architect"),
        ("an AWS certification", "AWS certification"),
        ("AZ-104 or similar", "Azure certification"),
        ("Certified Kubernetes Administrator (CKA)", "CKA"),
        ("CompTIA Security+ required", "CompTIA Security+"),
        ("CISSP", "CISSP"),
        ("TS/SCI clearance", "Security clearance"),
        ("Certified Scrum Master", "Scrum certification"),
    ],
)
def test_certifications(text: str, term: str) -> None:
    found = {hit.term for hit in load().find(text) if hit.kind == "certification"}
    assert found == {term}


def test_every_term_found_by_its_looks_is_found_where_it_stands() -> None:
    """`near` must not keep a pattern from text that it fits: each name is looked for in itself, in capitals and not."""
    vocabulary = load()
    for wording in vocabulary.wordings:
        for text in (wording.name, wording.name.lower()):
            if wording.pattern.search(text):
                assert wording.name in {hit.term for hit in vocabulary.find(f"İ {text}", other_wordings=True)}

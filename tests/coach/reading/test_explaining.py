"""Each line says what it was read as, how sure, and why, in words that a person can read."""

from coach.reading import Limits, to_document
from coach.reading.meaning.explaining import explain, in_words
from coach.reading.meaning.tagging import chain
from tests.coach.reading import pdf_builders


def test_every_line_is_explained() -> None:
    document = to_document(pdf_builders.one_column(), "resume.pdf", Limits())
    told = explain(document)
    assert [each.line for each in told] == [line.number for line in document.lines]
    assert {"heading: experience", "head of a job", "bullet", "skills"} <= {each.read_as for each in told}
    assert all(0 <= each.sure <= 1 for each in told)


def test_the_parts_of_a_job_stand_with_its_head() -> None:
    told = explain(to_document(pdf_builders.one_column(), "resume.pdf", Limits()))
    job = next(each for each in told if each.job)
    assert [(part, text) for part, text, _ in job.job] == [
        ("title", "Senior Engineer"),
        ("company", "Acme Corp"),
        ("from", "2021-03"),
        ("to", "now"),
    ]


def test_all_evidence_that_weighs_can_be_said_in_words() -> None:
    assert [name for name in chain.load("lines").state if in_words(name) == name] == []

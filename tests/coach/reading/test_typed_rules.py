"""Rows of strokes between sections are drawn by hand; they are no lines of the resume."""

import io

import docx
import pytest

from coach.reading import read
from coach.reading.document import is_typed_rule


@pytest.mark.parametrize("stroke", ["_", "-", "=", "– ", "·", "━"])
def test_a_row_of_strokes_is_no_line(stroke: str) -> None:
    made = docx.Document()
    made.add_paragraph("Maren Okafor")
    made.add_paragraph("maren@example.com, Portland")
    for heading, text in (
        ("PROJECTS", "Chess bot in Rust that plays against 40 students"),
        ("EDUCATION", "Alder University, B.Sc. in Computer Science, 2021"),
        ("SKILLS", "Go, Python, PostgreSQL, Kafka"),
    ):
        made.add_paragraph().add_run(heading).bold = True
        made.add_paragraph(stroke * 40)
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    found = read(file.getvalue(), "maren.docx")
    assert [section.heading for section in found.sections if section.heading] == ["PROJECTS", "EDUCATION", "SKILLS"]
    assert not any(is_typed_rule(line.text) for line in found.lines)
    assert not any(stroke * 8 in f"{entry.title} {entry.organization}" for entry in found.entries)


@pytest.mark.parametrize("text", ["2019 - 2021", "-", "C++", "A_B_C_D_E_F", "…", ""])
def test_what_says_something_is_a_line(text: str) -> None:
    assert not is_typed_rule(text)


@pytest.mark.parametrize("stroke", ["_" * 70, " " + "=" * 30, "____"])
def test_a_rule_typed_behind_a_heading_is_no_part_of_it(stroke: str) -> None:
    made = docx.Document()
    made.add_paragraph("Maren Okafor")
    made.add_paragraph("maren@example.com, Portland")
    for heading, text in (("EDUCATION", "Alder University, B.Sc. in Physics, 2021"), ("SKILLS", "Go, Python, Kafka")):
        made.add_paragraph().add_run(f"{heading}{stroke}").bold = True
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    found = read(file.getvalue(), "maren.docx")
    assert [section.heading for section in found.sections if section.heading] == ["EDUCATION", "SKILLS"]

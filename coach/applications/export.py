"""The application log as CSV, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from coach.applications.stages import ORDER, Course

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r|%]")
"""What makes a spreadsheet take a cell for a formula (OWASP, "CSV injection"), full-width forms included."""
_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


@dataclass(frozen=True, slots=True)
class Line:
    """One application as exported."""

    company: str
    title: str
    url: str
    course: Course
    version: str = ""
    """The version of the resume that was sent: the name of its file."""


def to_csv(lines: Iterable[Line]) -> str:
    """The table: company, title, address, stage, the day each stage was reached, and the version sent."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(["company", "title", "url", "stage", *(f"{stage}_on" for stage in ORDER), "version"])
    for line in lines:
        days = [moment.date().isoformat() if (moment := line.course.reached.get(stage)) else "" for stage in ORDER]
        named = map(_harmless, (line.company, line.title, line.url))
        writer.writerow([*named, line.course.stage.value, *days, _harmless(line.version)])
    return _MARK + text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell

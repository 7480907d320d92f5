"""What the reader makes of invented files, whole: a change of the reader shows here as a change of a file in `frozen/`.

After a change that is meant, renew with `python -m tests.coach.reading.test_frozen` and read the difference.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from coach.reading import read
from rules.resume import Resume
from tests.coach.reading import pdf_builders, word_builders

FROZEN = Path(__file__).parent / "frozen"
EXAMPLES = Path(__file__).parents[3] / "examples"
FILES: dict[str, Callable[[], bytes]] = {
    "pdf-one-column": pdf_builders.one_column,
    "pdf-dates-in-the-margin": pdf_builders.date_margin,
    "pdf-narrow-margin": pdf_builders.narrow_margin,
    "pdf-loud-heads": pdf_builders.loud_heads,
    "pdf-no-glyphs": pdf_builders.no_glyphs,
    "pdf-margin-headings": pdf_builders.margin_headings,
    "pdf-sidebar": pdf_builders.sidebar,
    "pdf-short-sidebar": pdf_builders.short_sidebar,
    "pdf-hidden-words": pdf_builders.hidden_words,
    "pdf-skills-grid": pdf_builders.skills_grid,
    "example": (EXAMPLES / "resume.pdf").read_bytes,
    "example-word": (EXAMPLES / "resume.docx").read_bytes,
    **{f"word-{name.replace(' ', '-').replace(',', '')}": build for name, (build, _) in word_builders.SHAPES.items()},
}
VOLATILE = ("file", "years_experience", "level", "level_range", "written_on")
"""Size and hash change with the libraries that make the files, years with the day."""


def whole(build: Callable[[], bytes]) -> dict[str, Any]:
    data = build()
    name = "resume.pdf" if data.startswith(b"%PDF") else "resume.docx"
    values = TypeAdapter(Resume).dump_python(read(data, name), mode="json", exclude_defaults=True)
    return {key: value for key, value in values.items() if key not in VOLATILE}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_it_was(name: str) -> None:
    assert _rounded(whole(FILES[name])) == json.loads((FROZEN / f"{name}.json").read_text("utf-8"))


def test_no_frozen_resume_is_left_over() -> None:
    assert {file.stem for file in FROZEN.glob("*.json")} == set(FILES)


def _rounded(value: Any) -> Any:
    """Positions to the point: fonts of another machine may be a hair wider."""
    if isinstance(value, float):
        return round(value)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    FROZEN.mkdir(exist_ok=True)
    for name, build in FILES.items():
        text = json.dumps(_rounded(whole(build)), ensure_ascii=False, indent=1, sort_keys=True)
        (FROZEN / f"{name}.json").write_text(text + "\n", "utf-8")

"""Published example resumes: what was read by hand is read by the coach, and themes do not change what is said."""

import contextlib
import json
from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest

from coach.errors import Unreadable
from coach.reading import read
from coach.review.reviewing import review
from rules.resume import Resume, SectionKind

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
RESUMES = CORPUS / "resumes"
ODD = sorted((CORPUS / "odd").glob("*.[pd]*")) if CORPUS.exists() else []
LABELS = json.loads((RESUMES / "labels.json").read_text()) if RESUMES.exists() else {}
RENDERCV = sorted(name for name in LABELS if name.startswith("rendercv-"))
REACTIVE = sorted(name for name in LABELS if name.startswith("rr-") and name not in ("rr-ditgar.pdf", "rr-meowth.pdf"))

BY_LAYOUT = ("SKL-TOPTHIRD", "CON-LINKS", "CON-REQUIRED")
"""Rules on where things stand on the page, and on contact details, which themes show or leave out."""

BY_OTHER_LINES = ("REV-CREDIBLE", "EXP-BEFOREAFTER", "GAM-FRAME")
"""Rules that count lines of all sections, which themes break in other places, and one that leaves its lines to them."""

pytestmark = pytest.mark.skipif(not LABELS, reason="the corpus of example resumes is not beside the repository")


@cache
def resume(name: str) -> Resume:
    return read((RESUMES / name).read_bytes(), name)


@pytest.mark.parametrize("name", [name for name, label in LABELS.items() if "error" not in label])
def test_what_was_read_by_hand(name: str) -> None:
    label, found = LABELS[name], resume(name)
    headings = [(section.heading.lower(), section.kind.value) for section in found.sections if section.heading]
    assert len(headings) == len(label["sections"])
    for heading, kinds in label["sections"]:
        assert any(one == heading.lower() and kind in kinds for one, kind in headings), heading
    jobs = [entry for entry in found.entries if entry.section is SectionKind.EXPERIENCE]
    bullets = [bullet for bullet in found.bullets if bullet.section is SectionKind.EXPERIENCE]
    assert len(jobs) == label["jobs"]
    assert len(bullets) == label["experience_bullets"]
    assert found.layout.columns == label["columns"]
    for item, there in label["contact"].items():
        assert there is None or bool(getattr(found.contact, item)) == there, item


def test_a_picture_of_a_resume_has_no_text() -> None:
    with pytest.raises(Unreadable, match="picture"):
        resume("rr-ditgar.pdf")


@pytest.mark.parametrize("name", RENDERCV[1:])
def test_themes_of_one_resume_agree(name: str) -> None:
    one, other = resume(RENDERCV[0]), resume(name)
    assert [section.heading for section in one.sections] == [section.heading for section in other.sections]
    assert _jobs(one) == _jobs(other)
    assert [bullet.text for bullet in one.bullets] == [bullet.text for bullet in other.bullets]
    assert len(one.entries) == len(other.entries)
    assert one.level is other.level


@pytest.mark.parametrize("name", RENDERCV[1:])
def test_themes_of_one_resume_get_the_same_findings_on_their_words(name: str) -> None:
    assert _on_words(resume(RENDERCV[0])) == _on_words(resume(name))


@pytest.mark.parametrize("name", REACTIVE[1:])
def test_templates_share_their_experience(name: str) -> None:
    one, other = resume(REACTIVE[0]), resume(name)
    assert _jobs(one) == _jobs(other)
    assert _bullets(one) == _bullets(other)
    assert _asked_of_experience(one) == _asked_of_experience(other)


def _asked_of_experience(found: Resume) -> set[str]:
    """What is found in the experience, told or not: which of it is told depends on what else the page has."""
    findings = review(found).all_findings
    rules = {finding.rule for finding in findings if finding.section is SectionKind.EXPERIENCE}
    return {rule for rule in rules if rule not in (*BY_LAYOUT, *BY_OTHER_LINES) and not rule.startswith("ATS-")}


def _on_words(found: Resume, kinds: Collection[SectionKind] = tuple(SectionKind)) -> list[tuple[object, ...]]:
    """Findings but those on the format, which is the theme's; quotes without the ends of lines, which are its too."""
    return sorted(
        (finding.rule, finding.section.value, finding.message, " ".join(finding.quote.split()))
        for finding in review(found).findings
        if finding.section in kinds and finding.rule not in BY_LAYOUT and not finding.rule.startswith("ATS-")
    )


def _jobs(found: Resume) -> list[tuple[object, ...]]:
    return [
        (entry.title, entry.organization, entry.place, entry.start, entry.end, entry.current)
        for entry in found.entries
        if entry.section is SectionKind.EXPERIENCE
    ]


def _bullets(found: Resume) -> list[str]:
    return [bullet.text for bullet in found.bullets if bullet.section is SectionKind.EXPERIENCE]


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.name)
def test_odd_files_are_refused_kindly_or_read(path: Path) -> None:
    with contextlib.suppress(Unreadable):
        assert read(path.read_bytes(), path.name).lines

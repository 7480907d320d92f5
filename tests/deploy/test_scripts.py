"""The scripts that README and docs tell people to run, on a copy of the checkout where they change something."""

import shutil
from pathlib import Path

import pytest

from tests.deploy.documented import HOUSE, Terminal, runs

NEEDED = ("texts", "rules", "coach", "adapters", "scripts", "examples")


@pytest.fixture
def copy(terminal: Terminal) -> Path:
    """A checkout, as far as the catalogues of texts need it; the shell stands in it."""
    for name in NEEDED:
        shutil.copytree(HOUSE / name, terminal.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    terminal.environment = {**terminal.environment, "PYTHONPATH": str(terminal.folder)}
    return terminal.folder


@runs(
    "scripts/texts update",
    "scripts/texts missing es",
    "scripts/texts compile",
    "scripts/texts update fr",
    "scripts/texts missing fr",
    "scripts/texts check",
    "coach review --language fr examples/resume.pdf",
)
def test_a_language_is_added_as_the_manual_says(copy: Path, terminal: Terminal) -> None:
    terminal.run("scripts/texts update")
    assert terminal.run("scripts/texts missing es") == "", "Spanish is complete"
    terminal.run("scripts/texts update fr")
    catalogue = copy / "texts/locale/fr/LC_MESSAGES/packs.po"
    assert 'msgid "Open with what you did"\nmsgstr ""' in catalogue.read_text("utf-8")
    assert "Open with what you did" in terminal.run("scripts/texts missing fr")
    said = catalogue.read_text("utf-8").replace(
        'msgid "Open with what you did"\nmsgstr ""', 'msgid "Open with what you did"\nmsgstr "Commencez par votre part"'
    )
    catalogue.write_text(said, "utf-8")
    terminal.run("scripts/texts compile")
    assert "fr/coach.po: not translated: " in terminal.run("scripts/texts check", succeeds=False)
    assert "Commencez par votre part" in terminal.run("coach review --language fr examples/resume.pdf")

"""`coach pack`: begin one, have all its mistakes named, and a reference that is current."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.terminal.pack import app
from coach.review.pack_reference import renewed, section
from rules.checks import kinds

PAGE = Path(__file__).parents[3] / "docs" / "packs.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_new_pack_is_in_order_at_once(tmp_path: Path) -> None:
    assert run("new", "guild-of-weavers", "--folder", str(tmp_path)).exit_code == 0
    checked = run("check", str(tmp_path / "guild-of-weavers"))
    assert checked.exit_code == 0
    assert checked.output.startswith("1 rule, in order")


@pytest.mark.parametrize("name", ["Guild", "guild of weavers", "../guild", "güild", ""])
def test_a_pack_is_named_plainly(tmp_path: Path, name: str) -> None:
    assert run("new", name, "--folder", str(tmp_path)).exit_code == 2
    assert not list(tmp_path.iterdir())


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "guild").mkdir()
    assert run("new", "guild", "--folder", str(tmp_path)).exit_code == 2
    assert not list((tmp_path / "guild").iterdir())


def test_all_mistakes_are_named_and_the_status_says_so(tmp_path: Path) -> None:
    run("new", "guild", "--folder", str(tmp_path))
    guild = tmp_path / "guild"
    rule = (guild / "OWN-SYNERGY.toml").read_text()
    (guild / "A.toml").write_text(rule.replace('"suggestion"', '"grave"', 1))
    (guild / "B.toml").write_text(rule.replace("synerg\\w+", "xyzzy"))
    (guild / "titles.toml").write_text("titles = []")
    checked = run("check", str(guild))
    assert checked.exit_code == 1
    assert [line.split(":")[0] for line in checked.output.splitlines()] == [
        "✗ titles.toml",
        "✗ A.toml",
        "✗ B.toml",
    ]


def test_the_reference_in_the_docs_is_current() -> None:
    page = PAGE.read_text("utf-8")
    assert page == renewed(page), "run: coach pack kinds --into docs/packs.md"


def test_the_reference_names_every_kind_with_an_example() -> None:
    told = section()
    assert all(f"### `{name}`" in told and f'kind = "{name}"' in told for name in kinds())
    assert "<class" not in told
    assert "typing." not in told

"""Each way in which somebody's pack can be wrong: all of it is told at once, by file and key, in words of TOML."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.packs import PackError, load, stamp
from tests.rules.test_packs import RULE

Making = Callable[[Path], object]


def mistakes_in(folder: Path) -> tuple[str, ...]:
    with pytest.raises(PackError) as caught:
        load(str(folder))
    return caught.value.mistakes


def written(name: str, text: str) -> Making:
    return lambda folder: (folder / name).write_text(text)


def rule(old: str, new: str) -> Making:
    return written("OWN-A.toml", RULE.replace(old, new))


WAYS: dict[str, tuple[Making, str]] = {
    "a file that is no TOML": (written("OWN-A.toml", "severity ="), "OWN-A.toml: this is not TOML: "),
    "a file of another encoding": (
        lambda folder: (folder / "OWN-A.toml").write_bytes(b'title = "\xff'),
        "OWN-A.toml: this is not TOML: it must be UTF-8 text.",
    ),
    "an endless file": (written("OWN-A.toml", "#" * 1_000_001), "OWN-A.toml: this file is larger than 1 MB."),
    "a key that there is not": (
        rule("message", "mesage"),
        "OWN-A.toml: mesage: there is no such key (perhaps you mean message).",
    ),
    "a key of the settings that there is not": (
        written("pack.toml", 'extend = "anybody"'),
        "pack.toml: extend: there is no such key (perhaps you mean extends).",
    ),
    "a field of the check that there is not": (
        rule("phrases", "phrase"),
        "OWN-A.toml: check: phrase: there is no such key (perhaps you mean phrases).",
    ),
    "a kind that there is not": (
        rule('"opener"', '"openers"'),
        "OWN-A.toml: check.kind: there is no kind 'openers' (perhaps you mean opener). See all with: coach pack kinds.",
    ),
    "no kind": (
        rule('kind = "opener"\n', ""),
        "OWN-A.toml: check.kind: must be given. See all with: coach pack kinds.",
    ),
    "text where a list goes": (
        rule('["helped"]', '"helped"'),
        'OWN-A.toml: check: phrases: must be a list, such as ["one", "two"].',
    ),
    "a number where text goes": (rule('"Title"', "7"), "OWN-A.toml: title: must be text in quotation marks."),
    "text where a number goes": (
        written("pack.toml", 'extends = "anybody"\n[weight]\nEXP-METRIC = "much"'),
        "pack.toml: weight.EXP-METRIC: must be a number.",
    ),
    "an id that there is twice": (
        lambda folder: [(folder / name).write_text(RULE) for name in ("OWN-A.toml", "own-a.toml")],
        "own-a.toml: there is a rule OWN-A already; ids must differ by more than capitals.",
    ),
    "a pattern that may take for ever": (rule("helped", "(a+)+b"), "OWN-A.toml: check: phrases: '(a+)+b' may repeat"),
    "a pattern that is none": (
        rule("helped", "(helped"),
        "OWN-A.toml: check: phrases: '(helped' is no regular expression: missing ), unterminated subpattern.",
    ),
    "a folder where a file goes": (
        lambda folder: (folder / "OWN-A.toml").mkdir(),
        "OWN-A.toml: this file can't be read: Is a directory.",
    ),
    "a link that leads nowhere": (
        lambda folder: (folder / "OWN-A.toml").symlink_to(folder / "gone.toml"),
        "OWN-A.toml: this file can't be read: No such file or directory.",
    ),
    "a link to itself": (
        lambda folder: (folder / "OWN-A.toml").symlink_to("OWN-A.toml"),
        "OWN-A.toml: this file can't be read: Too many levels of symbolic links.",
    ),
    "settings that lead nowhere": (
        lambda folder: (folder / "pack.toml").symlink_to(folder / "gone.toml"),
        "pack.toml: this file can't be read: No such file or directory.",
    ),
    "words that lead nowhere": (
        lambda folder: (folder / "praise.toml").symlink_to(folder / "gone.toml"),
        "praise.toml: this file can't be read: No such file or directory.",
    ),
    "nothing": (lambda folder: None, "there is no rule in this folder, and no pack.toml that extends a pack."),
    "a pack that there is not": (
        written("pack.toml", 'extends = "sofware-engineer"'),
        "pack.toml: extends: There is no pack 'sofware-engineer' (perhaps you mean software-engineer or",
    ),
    "itself": (
        lambda folder: (folder / "pack.toml").write_text(f'extends = "{folder.name}"'),
        "pack.toml: extends: packs extend each other in a circle.",
    ),
    "a rule of the pack below that there is not": (
        written("pack.toml", 'extends = "anybody"\noff = ["EXP-METRICS"]'),
        "pack.toml: there is no rule EXP-METRICS in 'anybody' (perhaps you mean EXP-METRIC",
    ),
}


@pytest.mark.parametrize(("make", "said"), WAYS.values(), ids=WAYS.keys())
def test_what_is_wrong_is_told_by_file_and_key(tmp_path: Path, make: Making, said: str) -> None:
    make(tmp_path)
    assert any(said in mistake for mistake in mistakes_in(tmp_path))


def test_broken_settings_hide_nothing_that_is_wrong_in_the_rules(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("title =")
    (tmp_path / "OWN-A.toml").write_text(RULE.replace("message", "mesage").replace('"suggestion"', '"grave"'))
    (tmp_path / "OWN-B.toml").write_text("inherit = true")
    told = [mistake.partition(": ")[2].partition(":")[0] for mistake in mistakes_in(tmp_path)]
    assert told == ["this is not TOML", "severity", "message", "mesage"]


def test_each_mistake_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "OWN-A.toml").write_text(
        RULE.replace('message = "m"', 'message = "Say it."').replace("Built", "Helped")
    )
    assert mistakes_in(tmp_path) == ("OWN-A.toml: examples 1: good: the rule finds something in it: Say it.",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told_of(tmp_path: Path) -> None:
    tmp_path.chmod(0o300)
    assert "this folder can't be read" in mistakes_in(tmp_path)[0]


@pytest.mark.parametrize("named", ["below", "../below"])
def test_a_pack_may_extend_one_beside_it_whose_mistakes_are_told_with_its_name(tmp_path: Path, named: str) -> None:
    for name in ("below", "upper"):
        (tmp_path / name).mkdir()
    (tmp_path / "below" / "OWN-A.toml").write_text(RULE)
    (tmp_path / "upper" / "pack.toml").write_text(f'extends = "{named}"')
    assert load(str(tmp_path / "upper")).rule("OWN-A").title == "Title"
    before = stamp(str(tmp_path / "upper"))
    (tmp_path / "below" / "OWN-A.toml").write_text(RULE.replace('"Title"', "7"))
    assert stamp(str(tmp_path / "upper")) != before, "a change below is taken at once, too"
    assert mistakes_in(tmp_path / "upper") == (
        f"pack.toml: extends: in {named}: OWN-A.toml: title: must be text in quotation marks.",
    )

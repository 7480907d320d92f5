"""Packs in operation: a broken one is left out, a changed one taken at once, and a community's choices hold."""

from pathlib import Path

from structlog.testing import capture_logs

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Options
from coach.commands.settings import to_packs_form
from coach.reception.reviewing import with_defaults
from coach.review.packs import Packs
from coach.review.reviewing import reviewer
from coach.review.thread import to_thread
from rules.examples import to_resume
from rules.resume import Level, SectionKind
from rules.role import Reading, Role

FRONT_END = Reading(Role.FRONTEND, 0.9)
RULE = """
severity = "suggestion"
section = "experience"
title = "Say it without the word"
source = ["EXP-VAGUE"]
message = "m"
why = "w"
suggestion = "s"
[check]
kind = "opener"
phrases = ["synergized"]
[[examples]]
bad = "- Synergized teams"
good = "- Led teams"
"""


def make(folder: Path, name: str, rule: str = RULE, **settings: str) -> None:
    (folder / name).mkdir(exist_ok=True)
    lines = {"extends": "software-engineer"} | settings
    (folder / name / "pack.toml").write_text("".join(f'{key} = "{value}"\n' for key, value in lines.items()))
    (folder / name / "GUILD-WORD.toml").write_text(rule)


def test_a_broken_pack_is_left_out_and_named_to_the_operator(tmp_path: Path) -> None:
    make(tmp_path, "whole")
    make(tmp_path, "broken", RULE.replace('severity = "suggestion"', 'severity = "grave"'))
    packs = Packs(str(tmp_path))
    assert {"whole", "backend-engineer"} <= packs.usable().keys()
    assert "broken" not in packs.usable()
    with capture_logs() as logs:
        packs.report()
    assert [(line["event"], line["name"]) for line in logs] == [("pack_left_out", "broken")]
    assert "GUILD-WORD.toml: severity" in logs[0]["what"]


def test_members_get_a_review_also_where_the_chosen_pack_is_broken(tmp_path: Path) -> None:
    make(tmp_path, "broken", RULE.replace('bad = "- Synergized teams"', 'bad = "- Led teams"'))
    resume = to_resume("= Frontend Developer | Larkfield\n- Built pages", SectionKind.EXPERIENCE, Level.MID, {})
    reviewed = reviewer(Packs(str(tmp_path)))(resume, Options(pack="broken"))
    assert reviewed.pack == "frontend-engineer"


def test_a_link_that_leads_nowhere_leaves_out_one_pack_and_no_review(tmp_path: Path) -> None:
    make(tmp_path, "whole")
    make(tmp_path, "broken")
    (tmp_path / "broken" / "GUILD-GONE.toml").symlink_to(tmp_path / "gone.toml")
    packs = Packs(str(tmp_path))
    assert "whole" in packs.usable()
    assert list(packs.broken()) == ["broken"]


class Late(Packs):
    """Packs one of which breaks between being chosen and being used."""

    def chosen(self, options: Options, read: Reading) -> str:
        return str(Path(self.folder) / "broken")


def test_no_member_is_told_of_a_pack_that_broke_after_it_was_chosen(tmp_path: Path) -> None:
    make(tmp_path, "broken", "severity =")
    resume = to_resume("= Frontend Developer | Larkfield\n- Built pages", SectionKind.EXPERIENCE, Level.MID, {})
    assert reviewer(Late(str(tmp_path)))(resume, Options()).pack == "frontend-engineer"


def test_a_mended_new_or_changed_pack_is_taken_without_a_restart(tmp_path: Path) -> None:
    packs = Packs(str(tmp_path))
    assert "guild" not in packs.usable()
    make(tmp_path, "guild", "severity = ")
    assert "guild" in packs.broken()
    make(tmp_path, "guild", RULE + "\n", title="Guild of weavers")
    assert "guild" in packs.usable()
    assert ("guild", "Guild of weavers") in packs.titles()


def test_the_pack_of_the_role_comes_before_the_default(tmp_path: Path) -> None:
    make(tmp_path, "weavers", role="frontend")
    packs = Packs(str(tmp_path))
    offered = Options(packs=("weavers",), default_pack="data-engineer")
    assert packs.chosen(offered, FRONT_END).endswith("weavers")
    assert packs.chosen(offered, Reading(Role.QA, 0.9)) == "data-engineer"
    assert packs.chosen(Options(packs=("weavers",)), Reading(Role.QA, 0.9)) == "qa-engineer"
    assert packs.chosen(Options(packs=("weavers",), role=Role.QA), FRONT_END) == "qa-engineer"
    assert packs.chosen(Options(pack="student", packs=("weavers",)), FRONT_END) == "student"


def test_a_channels_pack_holds_there_whatever_the_role() -> None:
    chosen = CommunitySettings(pack="data-engineer", channel_packs={"C1": "frontend-engineer"})
    assert with_defaults(Options(), chosen, "C1").pack == "frontend-engineer"
    assert with_defaults(Options(), chosen, "C2").pack is None
    assert with_defaults(Options(), chosen, "C2").default_pack == "data-engineer"


def test_the_thread_calls_a_pack_by_its_title(tmp_path: Path) -> None:
    make(tmp_path, "guild-9", title="The Weavers' Guild")
    resume = to_resume("= Frontend Developer | Larkfield\n- Built pages", SectionKind.EXPERIENCE, Level.MID, {})
    reviewed = reviewer(Packs(str(tmp_path)))(resume, Options(pack="guild-9"))
    assert "Reviewed with the pack “The Weavers' Guild”" in str(to_thread(reviewed, audience="member").messages)


def test_admins_are_told_first_which_packs_are_left_out_and_never_of_files(tmp_path: Path) -> None:
    make(tmp_path, "broken", "severity =")
    hint = to_packs_form(CommunitySettings(), Packs(str(tmp_path))).fields[0].hint
    assert hint.startswith("Left out because of mistakes in them: broken.")
    assert ".toml" not in hint

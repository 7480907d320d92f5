"""Packs: shipped ones, overlays, a community's own folder, and clear words where one is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from rules import patterns
from rules.asking import questions
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Severity
from rules.packs import PackError, for_reading, for_role, load, mistakes_of, names, overlay_names
from rules.packs.contents import Contents, read, rules_in, settings_of
from rules.resume import Level, SectionKind
from rules.role import Reading, Role
from rules.rule import Pack
from rules.strengths import strengths

EXAMPLE = Path(__file__).parents[2] / "examples" / "packs" / "data-guild"
SHIPPED = Path(__file__).parents[2] / "rules"
RULE = """
severity = "suggestion"
section = "experience"
title = "Title"
source = ["EXP-SCALE"]
message = "m"
why = "w"
suggestion = "s"
[check]
kind = "opener"
phrases = ["helped"]
[[examples]]
bad = "- Helped"
good = "- Built"
"""


NAMES_KAFFKA = 'kind = "names-technology"\nsection = "skills"\ncategories = ["message stream"]'


def test_the_first_pack_is_for_back_end_engineers_on_top_of_what_holds_for_all() -> None:
    every, back_end = load("software-engineer"), load()
    assert back_end.name == "backend-engineer"
    assert {"EXP-DATABASE", "EXP-FRONTEND", "SKL-TOP25"} <= {rule.id for rule in back_end.rules}
    assert {"EXP-METRIC", "CON-REQUIRED", "ATS-COLUMNS"} <= {rule.id for rule in every.rules}
    assert {rule.id for rule in every.rules} < {rule.id for rule in back_end.rules}


@pytest.mark.parametrize("rule", load("software-engineer").rules, ids=lambda each: each.id)
def test_what_holds_for_all_speaks_of_no_kind_of_engineer(rule) -> None:  # type: ignore[no-untyped-def]
    words = " ".join((rule.title, rule.message, rule.why, rule.suggestion, rule.each))
    assert "back-end" not in words.lower()


def test_a_rule_takes_from_the_one_below_what_it_does_not_give(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('extends = "backend-engineer"')
    (tmp_path / "SKL-LAYERS.toml").write_text('inherit = true\nsuggestion = "Sort them."\n[check]\nleast = 7')
    inherited, mine = load().rule("SKL-LAYERS"), load(str(tmp_path)).rule("SKL-LAYERS")
    assert mine == replace(inherited, suggestion="Sort them.", check=mine.check)
    assert mine.check != inherited.check


def test_overlays_add_rules() -> None:
    assert {"finance", "healthcare", "remote", "startup"} <= set(overlay_names())
    added = {rule.id for rule in load(overlays=("finance", "remote")).rules} - {rule.id for rule in load().rules}
    assert added == {"IND-FINANCE", "RMT-PROFILE"}


def test_a_communitys_pack_extends_turns_off_and_weighs_otherwise() -> None:
    pack = load(str(EXAMPLE))
    ids = {rule.id for rule in pack.rules}
    assert "GUILD-PIPELINE" in ids
    assert "EXP-FRONTEND" not in ids
    changed = pack.rule("SKL-TESTING")
    assert (changed.severity, changed.weight) == (Severity.WARNING, 3)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("A.toml", RULE.replace("helped", "helped") + "colour = 1", "A.toml"),
        ("A.toml", RULE.replace('severity = "suggestion"', 'severity = "grave"'), "A.toml: severity"),
        ("A.toml", RULE.replace('why = "w"\n', ""), "A.toml: why"),
        ("A.toml", RULE.replace('why = "w"', 'why = "w"\ncolour = 1'), "A.toml: colour"),
        ("A.toml", RULE.replace('kind = "opener"', 'kind = "magic"'), "A.toml: check.kind"),
        ("A.toml", RULE.replace("phrases =", "words ="), "A.toml: check: "),
        ("A.toml", RULE.replace("helped", "(helped"), "A.toml: check: "),  # no regular expression
        ("A.toml", RULE.replace('message = "m"', 'message = "{nothing}"'), "no word {nothing}"),
        ("A.toml", RULE.replace('bad = "- Helped"', 'bad = "- Built"'), "A.toml: examples 1: bad: "),
        ("A.toml", RULE.replace('good = "- Built"', 'good = "- Helped"'), "A.toml: examples 1: good: "),
        ("A.toml", RULE + 'finds = "Built"', "A.toml: examples 1: finds: "),
        ("A.toml", RULE + "[examples.facts]\ncolumns = 'two'", "A.toml: examples 1: facts: "),
        ("A.toml", RULE.replace('why = "w"', 'why = "w"\nsuperseded_by = ["EXP-NOTHING"]'), "A.toml: superseded_by: "),
        (
            "A.toml",
            RULE.replace('why = "w"', 'why = "w"\nunless = []\nsuperseded_by = []'),
            "A.toml: unless is now called superseded_by: give only one of them.",
        ),
        ("A.toml", "severity = ", "A.toml: this is not TOML"),
        ("A.toml", "inherit = true", "A.toml: inherit: there is no rule A"),
        ("pack.toml", 'extends = "nobody"', "There is no pack 'nobody'"),
        ("pack.toml", 'extends = "backend-engineer"\noff = ["EXP-NOTHING"]', "EXP-NOTHING"),
        ("pack.toml", 'extend = "backend-engineer"', "pack.toml: extend"),
        ("readme.txt", "", "no rule in this folder"),
    ],
)
def test_a_wrong_pack_is_refused_by_file_and_key(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(PackError) as caught:
        load(str(tmp_path))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("former", "now"),
    [("unless", "superseded_by"), ("beside", "counted_under"), ("silent_with", "suppressed_by")],
)
@pytest.mark.parametrize("inherits", [False, True])
def test_a_pack_may_still_call_other_rules_by_the_former_keys(
    tmp_path: Path, former: str, now: str, inherits: bool
) -> None:
    (tmp_path / "pack.toml").write_text('extends = "software-engineer"')
    others = f'{former} = ["EXP-WEAK"]\n'
    text = "inherit = true\n" + others if inherits else RULE.replace("[check]", others + "[check]")
    (tmp_path / "EXP-METRIC.toml").write_text(text)
    assert getattr(load(str(tmp_path)).rule("EXP-METRIC"), now) == ("EXP-WEAK",)


def test_unknown_packs_and_overlays_name_what_there_is() -> None:
    with pytest.raises(PackError, match="backend-engineer"):
        load("frontend-wizard")
    with pytest.raises(PackError, match="healthcare"):
        load(overlays=("moon",))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NONE])
def test_each_role_has_a_pack_of_its_own(role: Role) -> None:
    pack = load(for_role(role))
    ids = {rule.id for rule in pack.rules}
    assert {rule.id for rule in load("software-engineer").rules} & {"EXP-METRIC", "CON-REQUIRED"} <= ids
    assert {"SKL-TOP25", "CRT-VALUE"} <= ids
    assert len(pack.rule("SKL-TOP25").check.keywords) == 25  # type: ignore[attr-defined]


def test_who_does_no_software_work_is_told_only_what_holds_for_anybody() -> None:
    ids = {rule.id for rule in load(for_role(Role.NONE)).rules}
    assert {"REV-ROLE", "EXP-METRIC", "ATS-COLUMNS", "SUM-MISSING"} <= ids
    assert not ids & {"SKL-DATABASE", "EXP-TECH", "SKL-TOP25", "CON-GITHUB", "EXP-FRONTEND"}


def test_a_mere_guess_is_weighed_by_what_holds_for_every_engineer() -> None:
    assert for_reading(Reading(Role.DEVOPS, 0.3)) == "software-engineer"
    assert for_reading(Reading(Role.DEVOPS, 0.6)) == "devops-engineer"
    assert for_reading(Reading(Role.BACKEND, 0.3)) == "software-engineer"
    assert for_reading(Reading(Role.BACKEND, 0.3, stated=True)) == "backend-engineer"
    assert for_reading(Reading(Role.ML, 0.6, stated=True, borne_out=False)) == "software-engineer"
    assert for_reading(Reading(Role.SECURITY, 0.6, borne_out=False, studies=True)) == "student"
    assert for_reading(Reading(Role.NONE)) == "anybody"


def test_what_every_engineer_is_told_names_the_measures_of_no_kind_of_work() -> None:
    told = load("software-engineer")
    for rule, of_servers in (("EXP-METRIC", "requests a second"), ("EXP-VERB", "containerized")):
        assert of_servers not in told.rule(rule).why + told.rule(rule).suggestion
        back_end = load("backend-engineer").rule(rule)
        assert of_servers in back_end.why + back_end.suggestion


def pack_of(folder: Path, **files: str) -> Pack:
    """A pack of such files on top of what holds for every engineer."""
    (folder / "pack.toml").write_text('extends = "software-engineer"')
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text)
    return load(str(folder))


FIREWALL = """
[[group]]
layer = "security"
category = "security tool"
names = { "Larkwall" = ["Lark Wall"] }
"""


def test_a_pack_knows_technologies_of_its_own(tmp_path: Path) -> None:
    line = "- Moved 40 sites to Lark Wall"
    resume = to_resume(line, SectionKind.EXPERIENCE, Level.MID, {})
    words = pack_of(tmp_path, technologies=FIREWALL).words
    assert [each.name for each in Facts(resume, words).technologies] == ["Larkwall"]
    assert not Facts(resume).technologies


def test_a_pack_asks_questions_of_its_own_first() -> None:
    line = "Improve the bundle"
    assert (
        questions(line, load("frontend-engineer").words.tails)[0]
        == "What was the load time before, and what is it now?"
    )
    assert questions(line)[0] == "From what to what, and how was it measured?"


def test_a_packs_titles_are_no_work_of_another_field(tmp_path: Path) -> None:
    resume = to_resume("= Site photographer | Larkfield\n- Built a map", SectionKind.EXPERIENCE, Level.MID, {})
    words = pack_of(tmp_path, titles='field = ["site photographer"]').words
    assert not Facts(resume).work
    assert Facts(resume, words).work


def test_a_packs_titles_are_the_latest_work(tmp_path: Path) -> None:
    jobs = (
        "= Site photographer | Larkfield | 2022-01 | present\n- Built a map\n"
        "= Developer | Alder | 2018-01 | 2021-12\n- Built it"
    )
    resume = to_resume(jobs, SectionKind.EXPERIENCE, Level.MID, {})
    words = pack_of(tmp_path, titles='field = ["site photographer"]').words
    assert [job.entry.title for job in Facts(resume).field_jobs][:1] != ["Site photographer"]
    assert [job.entry.title for job in Facts(resume, words).field_jobs][:1] == ["Site photographer"]


def test_examples_in_the_settings_hold_for_rules_in_files_too(tmp_path: Path) -> None:
    example = '[examples.EXP-VERB]\nbad = "- Various tasks around the ferry"\ngood = "- Ran the ferry to nine islands"'
    (tmp_path / "pack.toml").write_text(f'extends = "software-engineer"\n{example}')
    (tmp_path / "EXP-VERB.toml").write_text('inherit = true\nsuggestion = "Begin with a verb of the sea."')
    rule = load(str(tmp_path)).rule("EXP-VERB")
    assert (rule.suggestion, rule.examples[0].shown) == (
        "Begin with a verb of the sea.",
        "Ran the ferry to nine islands",
    )


def test_a_packs_nouns_show_scale(tmp_path: Path) -> None:
    line = "- Cut the cost of 40 kiosks in Go"
    resume = to_resume(line, SectionKind.EXPERIENCE, Level.MID, {})
    words = pack_of(tmp_path, praise='scale = ["kiosks"]').words
    assert "shows the scale" in strengths(resume, (), words)[0].reason
    assert "shows the scale" not in strengths(resume)[0].reason


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("blanks", "[[tail]]\nverbs = ['built']\nobject = 'x'\ntail = 'for ___'", "no verb of the lexicon in its base"),
        ("blanks", "[[tail]]\nverbs = ['build']\nobject = 'x'\ntail = 'for some'", "blanks.toml: tail.0.tail"),
        ("titles", "field = ['(open']", "titles.toml: field: '(open' is no regular expression"),
        ("titles", "[levels]\nboss = ['x']", "titles.toml: levels.boss"),
        ("titles", "[levels]\nstaff = ['(?:a+)+b']", "titles.toml: levels: '(?:a+)+b' may repeat without end"),
        ("praise", "scales = ['x']", "praise.toml: scales"),
        ("postings", "[[phrase]]\nname = 'x'\nwritten = []", "postings.toml: phrase.0.written"),
        ("postings", "[headings]\nwishes = ['x']", "postings.toml: headings.wishes"),
        ("postings", "preferred = ['(?:a+)+b']", "postings.toml: preferred: '(?:a+)+b' may repeat without end"),
        ("postings", "[headings]\nrequired = ['(?:a+)+b']", "postings.toml: headings: '(?:a+)+b' may repeat"),
        ("technologies", "[[group]]\nlayer = 'x'\nnames = {}", "technologies.toml: group.0.category"),
        (
            "A",
            RULE.replace('kind = "opener"\nphrases = ["helped"]', NAMES_KAFFKA),
            "A.toml: check: the lexicon knows no",
        ),
    ],
)
def test_wrong_words_are_refused_by_file_and_key(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(PackError) as caught:
        pack_of(tmp_path, **{name: text})
    assert said in str(caught.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        pack_of(tmp_path, A="severity = ", B=RULE.replace('why = "w"\n', ""), titles="x = 1")
    files = {mistake.partition(":")[0] for mistake in caught.value.mistakes}
    assert files == {"A.toml", "B.toml", "titles.toml"}


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    assert pack_of(tmp_path, A=RULE).rule("A").title == "Title"
    assert pack_of(tmp_path, A=RULE.replace('"Title"', '"Another title"')).rule("A").title == "Another title"


@pytest.fixture
def endless_patterns_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own patterns may repeat without end: other tests hold them to long texts."""
    monkeypatch.setattr(patterns, "flaws", lambda _: ())


@pytest.mark.usefixtures("endless_patterns_allowed")
@pytest.mark.parametrize("name", names())
def test_shipped_packs_are_held_to_what_others_are_held_to(name: str) -> None:
    extended = settings_of(SHIPPED / "packs" / name).extends
    below = Contents({rule.id: rule for rule in load(extended).rules}, load(extended).words) if extended else None
    read(SHIPPED / "packs" / name, lambda _: below or Contents({}), prove=True)


@pytest.mark.parametrize("name", names())
def test_a_shipped_pack_is_no_broken_one(name: str) -> None:
    assert mistakes_of(name) == ()


@pytest.mark.usefixtures("endless_patterns_allowed")
@pytest.mark.parametrize("name", overlay_names())
def test_so_are_the_overlays(name: str) -> None:
    rules_in(SHIPPED / "overlays" / name, {rule.id: rule for rule in load().rules}, foreign=True)

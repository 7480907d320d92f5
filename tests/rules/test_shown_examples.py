"""What members are shown as somebody else's line: of their trade, of the section spoken of, and good by all rules."""

import re

import pytest

from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.lexicon.roles import load as signs
from rules.packs import EVERY, load, names, role_of_pack
from rules.resume import SectionKind
from rules.role import Role
from rules.rule import Example, Pack, Rule

SHOWN = {
    f"{name}-{rule.id}": (load(name), rule, rule.examples[0])
    for name in names()
    for rule in load(name).rules
    if rule.examples[0].shown
}
ANY_WORK = {EVERY: "what holds for all", "engineering-manager": "leads any work", "student": "may go anywhere"}
"""Packs in which technologies of several kinds of work are at home, and why."""
AT_HOME = {"backend-engineer": {"Kubernetes"}, "frontend-engineer": {"Playwright"}, "security-engineer": {"Splunk"}}
"""What is used in this work, too, though it tells less of it than of other work."""
ELSEWHERE = {
    "CON-GITHUB-USED": "a link among the contact details is missed where the work stands",
    "EXP-HOBBIES": "says what to show in place of interests",
    "REV-LITTLE": "says what to show where there is hardly any work",
    "SKL-EVIDENCE": "skills are shown in use where the work stands",
    "SKL-OUTDATED": "says what to write of old skills where the work stands",
    "SKL-SOFT": "soft skills are shown by work",
    "SKL-TOP25": "some keywords stand in lines on work",
}
"""Rules whose advice is taken in another section, and why."""
OF_A_LINE = {SectionKind.SUMMARY, SectionKind.CERTIFICATIONS}
"""Sections of which a line has to do by itself all that their rules ask for."""
HEAD = "= Engineer | Larkfield | 2021-03 | present\n"
pytestmark = pytest.mark.parametrize(("pack", "rule", "example"), SHOWN.values(), ids=SHOWN.keys())


def section_of(rule: Rule, example: Example) -> SectionKind:
    """Where the shown line stands in its example."""
    text = example.good.replace(f"- {example.shown}", example.shown)
    headings = re.findall(r"^# ([a-z]+)", text[: text.index(example.shown)], re.MULTILINE)
    return SectionKind(headings[-1]) if headings else rule.section


def test_it_stands_in_the_section_that_is_spoken_of(pack: Pack, rule: Rule, example: Example) -> None:
    if rule.section is not SectionKind.OTHER and rule.id not in ELSEWHERE:
        assert section_of(rule, example) is rule.section


def test_it_is_of_the_members_own_trade(pack: Pack, rule: Rule, example: Example) -> None:
    if pack.name in ANY_WORK:
        return
    own = role_of_pack(pack.name) or Role.NONE
    if own is Role.NONE and rule.section is SectionKind.SKILLS:
        return  # said only of lists of technologies
    halves = {Role.FRONTEND, Role.BACKEND, Role.FULLSTACK} if own is Role.FULLSTACK else {own}
    told = Facts(to_resume(f"- {example.shown}", SectionKind.EXPERIENCE, example.level, {})).technologies
    named = [each for each in told if not each.name.islower() and each.name not in AT_HOME.get(pack.name, ())]
    speaks = {Role(name): sum(each.weight(technology) for technology in named) for name, each in signs().items()}
    mine = max(speaks.get(role, 0.0) for role in halves)
    other = max((weight for role, weight in speaks.items() if role not in halves), default=0.0)
    assert mine >= other / 2 or other < 0.5, f"{[each.name for each in named]} speak for other work"


def test_no_rule_of_the_pack_finds_fault_with_it(pack: Pack, rule: Rule, example: Example) -> None:
    section = section_of(rule, example)
    lines = f"{HEAD}- {example.shown}" if f"- {example.shown}" in example.good else example.shown
    resume = to_resume(f"# {section}: {section}\n{lines}", section, example.level, {})
    judges = Pack(
        pack.name,
        tuple(
            each
            for each in pack.rules
            if each.id == rule.id
            or each.section in {section} & OF_A_LINE
            or (section is each.section is SectionKind.EXPERIENCE)
        ),
        pack.words,
    )
    for found in run(resume, judges):
        assert example.shown not in (found.quote, *found.others), found.message
        assert section not in OF_A_LINE or found.section is not section, found.message

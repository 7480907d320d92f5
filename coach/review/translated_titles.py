"""Titles of findings in the language spoken, whatever language they were written down in."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from rules.finding import Finding
from rules.packs import ANYBODY, DEFAULT, EVERY, load
from texts import gettext


def retitled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the titles that their rules have; those that name something of the resume keep their words."""
    titles = _titles()
    return tuple(replace(each, title=gettext(titles[each.rule])) if each.rule in titles else each for each in findings)


@cache
def _titles() -> dict[str, str]:
    """Titles by rule that are the same for everybody, as the catalogue has them."""
    rules = [rule for name in (ANYBODY, EVERY, DEFAULT) for rule in load(name).rules]
    varied = {rule.id for rule in rules if len({other.title for other in rules if other.id == rule.id}) > 1}
    return {rule.id: rule.title for rule in rules if "{" not in rule.title and rule.id not in varied}

"""What of a resume is of use in another kind of work, and what a reader of that work would look for in vain."""

import re
from collections.abc import Mapping, Sequence

from rules.facts import Facts
from rules.lexicon.roles import load
from rules.lexicon.technologies import Technology
from rules.role.headlines import says_kind
from rules.role.kinds import Role
from rules.wording import joined
from texts import gettext, gettext_noop

CARRIES = 0.4
"""How much a technology must speak for a kind of work to be named as carrying over."""
_PRACTICES = "practices"
_SURE = 0.6
"""How surely a page is read from which on another kind that it may be as well counts for nothing."""
_LOOKED_FOR: Mapping[Role, tuple[tuple[str, set[str]], ...]] = {
    Role.BACKEND: (
        (
            gettext_noop("a server-side language"),
            {"Go", "Java", "C#", "Python", "PHP", "Ruby", "Kotlin", "Scala", "Rust", "runtime", "web framework"},
        ),
        (
            gettext_noop("a database"),
            {"relational database", "query language", "document database", "key-value database", "Firebase"},
        ),
        (gettext_noop("an API of yours"), {"API style", "API description and format", "protocol", "web framework"}),
        (gettext_noop("automated tests"), {"testing framework", "testing practice"}),
    )
}
"""What a reader looks for first in each kind of work: names or categories of which one must be named."""
_ON_TESTS = re.compile(r"\btest(?:s|ed|ing)?\b", re.IGNORECASE)
"""A line on tests names no framework, as a rule."""


def carrying(facts: Facts, towards: Role) -> Sequence[Technology]:
    """The technologies of a resume that are of use in another kind of work, those that say most first."""
    weight = load()[towards].weight
    fitting = [each for each in facts.technologies if weight(each) >= CARRIES]
    return sorted(fitting, key=lambda each: (-weight(each), each.name))


def named(facts: Facts, towards: Role) -> tuple[Sequence[Technology], Sequence[Technology]]:
    """What can be shown by itself of what carries over, unlike "scalability": what was worked with, and what is listed
    only."""
    told = {technology for each in facts.told for technology in facts.technologies_of(each)}
    things = [each for each in carrying(facts, towards) if each.layer != _PRACTICES]
    return [each for each in things if each in told], [each for each in things if each not in told]


def missed(facts: Facts, towards: Role) -> str:
    """A sentence on what a reader of that work looks for first and doesn't find, behind a blank; or nothing."""
    known = {name for each in facts.technologies for name in (each.name, each.category)}
    if any(_ON_TESTS.search(each.text) for each in facts.told):
        known.add("testing practice")
    lacking = [gettext(label) for label, names in _LOOKED_FOR.get(towards, ()) if known.isdisjoint(names)]
    return " " + gettext("A reader will look there for {missed}, in vain.", missed=joined(lacking)) if lacking else ""


def reads_as(roles: Sequence[Role], facts: Facts) -> bool:
    """Whether a page clearly reads as one of these kinds of work, as no other, and says of which kind it is."""
    read = facts.role
    alone = read.sure >= _SURE or read.may_be <= {read.role}
    return read.role in roles and read.clear and alone and says_kind(facts)

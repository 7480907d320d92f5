"""Are technologies of these layers or categories named?"""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import field

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon.roles import load as load_roles
from rules.lexicon.technologies import IN_A_TITLE, Technology
from rules.resume import SectionKind
from rules.role import Role
from rules.spans import at_section, lacking, nowhere, opening_of
from texts import gettext

_R = re.compile(r"(?:, (?:and )?| and |/)R(?=[,;.)/]|$| and\b)", re.MULTILINE)
"""The language, as running text names it: "SQL, Tableau and R."."""


OFTEN = 2
"""Places in which the text speaks of something, from which on nobody asks for a name as well."""


@check
class NamesTechnology:
    """Yields one span if fewer than `least` technologies of `layers` or `categories` are named.

    Looks into `inside`, or into the whole resume; says nothing where that section is missing. `anywhere`: what is
    named elsewhere counts, too. `section` is where the finding stands. Words of the span: `lack` says what is missing;
    `hinted` where the text speaks of it once without a name (`hint`, a regular expression; where it does so more often,
    nothing is said), else `plain`. `examples` of it by technology that is named (`else` where none is): what is named
    most often of this kind of work, else most often at all, has its examples in the word `examples`. `not_of`: kinds of
    work that are not asked for it, nor is anybody whose work may be of one of them; `once_employed`: those that are
    asked only where there is a job of the field. `least_told` and `least_named`: asked only where so many lines of work
    and projects are told, and so many technologies named; `of_data`: only of those students who surely learn to make
    what keeps data.
    """

    section: SectionKind
    layers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    inside: SectionKind | None = None
    least: int = 1
    anywhere: bool = False
    hint: str = ""
    hinted: str = ""
    plain: str = ""
    examples: dict[str, str] = field(default_factory=dict)
    not_of: tuple[Role, ...] = ()
    once_employed: tuple[Role, ...] = ()
    least_told: int = 0
    least_named: int = 0
    of_data: bool = False

    def named(self) -> tuple[str, ...]:
        """Names that the lexicon must know."""
        return (*self.layers, *self.categories)

    def find(self, facts: Facts) -> Iterator[Span]:
        if (self.inside and not facts.has(self.inside)) or (facts.is_academic and not facts.builds_software):
            return
        unasked = not facts.role.candidates.isdisjoint(self.not_of)
        if unasked or (facts.role.role in self.once_employed and not facts.builds_software):
            return
        if len(facts.told) < self.least_told or len(facts.technologies) < self.least_named:
            return
        if self.of_data and not facts.role.keeps_data:
            return
        named = facts.technologies_in(self.inside) if self.inside and not self.anywhere else facts.technologies
        if self.inside is SectionKind.SUMMARY:
            named |= facts.technologies_in(SectionKind.CONTACT)  # the headline stands over it
            if IN_A_TITLE.search(facts.text_of(SectionKind.SUMMARY)):
                return
        counted = sum(self._counts(technology) for technology in named)
        if self.anywhere and counted and "programming language" in self.categories:
            counted += _R.search(facts.text) is not None and "R" not in {each.name for each in named}
            counted += _shows_script(named)
        if counted >= self.least:
            return
        section = facts.section(self.inside) if self.inside else None
        speaks = len(re.findall(self.hint, facts.text, re.IGNORECASE)) if self.hint else 0
        if speaks >= OFTEN or (self.hint and facts.resume.how_read.jobs_unread):
            return  # it is told in words, or may be where nothing could be read
        said = self.hinted if speaks else self.plain
        words = {"lack": gettext(said) if said else "", "examples": self._examples(facts)}
        if section is None:
            yield nowhere(self.section, **words)
        else:
            yield lacking(at_section(section, opening_of(facts.body(section)), **words))

    def _examples(self, facts: Facts) -> str:
        # What this kind of work is done in comes before what is named beside it, and then what is named most often.
        signs = load_roles().get(facts.role.role) if facts.role.clear else None
        mentioned = [each.technology for _, each in facts.mentions]
        named = Counter(each.name for each in mentioned if each.name in self.examples)
        of_the_kind = {each.name for each in mentioned if signs is not None and signs.weight(each) > 0}
        if in_script := sum(map(_is_script, mentioned)):
            # Whose pages and servers are all of one language, tests in that one, whatever else is listed.
            script = max(_SCRIPTS, key=lambda each: named[each])
            named[script] += in_script
            of_the_kind.add(script)
        first = max(named, key=lambda each: (each in of_the_kind, named[each]), default="else")
        return self.examples.get(first, self.examples.get("else", ""))

    def _counts(self, technology: Technology) -> bool:
        return technology.layer in self.layers or technology.category in self.categories


_SCRIPTS = ("JavaScript", "TypeScript")


def _is_script(technology: Technology) -> bool:
    """Whether it is written in JavaScript or what is written in its place, though called otherwise."""
    return technology.category == "front-end framework" or technology.name == "Node.js"


def _shows_script(named: AbstractSet[Technology]) -> bool:
    """Whether what is named shows JavaScript, which is not named itself, nor what is written in its place."""
    return not set(_SCRIPTS) & {each.name for each in named} and any(map(_is_script, named))

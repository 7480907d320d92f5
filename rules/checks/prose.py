"""Is work told in paragraphs?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Statement, lines_of
from rules.resume import SectionKind
from texts import gettext

BLOCK, LONE = 60, 40
"""Words from which on what was read as a bullet is a paragraph, and where it stands alone in its job or project."""
DRAWN = 4
"""Lines of the page that such a paragraph takes at least; where it is given in one go, its words tell."""
SEVERAL, FULL, MUCH = 2, 25, 120
"""Projects told in running text, words of each on average and of all together, from which on they are paragraphs."""


@check
class Prose:
    """Yields the longest paragraph, of newer work if there is one, if more of the work is told in running text than in
    bullets, `least` words at least; else the longest of the projects, if that is so of them."""

    least: int = 40
    long: int = 18

    def find(self, facts: Facts) -> Iterator[Span]:
        for kind in (SectionKind.EXPERIENCE, SectionKind.PROJECTS):
            prose = self.paragraphs(kind, facts)
            if not prose:
                continue
            past = lines_of(facts.long_past)  # nobody begins with those
            longest = max(prose, key=lambda each: (each.line not in past, each.words))
            # A page with one sentence leaves it to be quoted by what says more of it.
            quote = longest.text if len(prose) > 1 else ""
            yield Span(kind, quote, longest.line, longest.page, {"told": _told(kind)})
            return

    def paragraphs(self, kind: SectionKind, facts: Facts) -> Sequence[Statement]:
        """The sentences of running text by which most is told of jobs, or of projects; empty where that is not so."""
        lone = _lone(facts)
        running = [each for each in facts.told if each.section is kind and (not each.bullet or _is_block(each, lone))]
        told = Counter(each.line for each in running)
        # A sentence that stands alone below a job's head introduces what follows, and is no paragraph.
        prose = [each for each in running if told[each.line] > 1 or each.words >= self.long]
        words = sum(each.words for each in prose)
        blocks = {each.line for each in running if each.bullet}
        if words < self.least or words <= _in_bullets(blocks, facts):
            return ()
        if kind is SectionKind.PROJECTS and not _fill_projects(prose, facts):
            return ()
        whole = [each for each in prose if not each.text[:1].islower()]
        return whole if 2 * len(whole) >= len(prose) else ()  # else what was read are ends of sentences


def _told(kind: SectionKind) -> str:
    if kind is SectionKind.PROJECTS:
        return gettext("Most of your projects are described in paragraphs.")
    return gettext("Most of your work is described in paragraphs.")


def _in_bullets(blocks: set[int], facts: Facts) -> int:
    """Words of what stands as bullets on the page, whatever it was read as."""
    bullets = facts.bullets(SectionKind.EXPERIENCE, SectionKind.OTHER, SectionKind.PROJECTS)
    return sum(len(bullet.text.split()) for bullet in bullets if bullet.first_line not in blocks)


def _fill_projects(prose: Sequence[Statement], facts: Facts) -> bool:
    """Whether several projects are told in running text of some length each: a sentence below a name is none."""
    homes = {told.line: job.entry.first_line for job in facts.projects for told in job.statements}
    count = len({homes.get(each.line, each.line) for each in prose})
    words = sum(each.words for each in prose)
    return count >= SEVERAL and words >= max(MUCH, FULL * count)


def _lone(facts: Facts) -> set[int]:
    """The lines of bullets that are the only ones of their job or project."""
    bullets = [[told.line for told in job.statements if told.bullet] for job in (*facts.jobs, *facts.projects)]
    return {lines[0] for lines in bullets if len(lines) == 1}


def _is_block(each: Statement, lone: set[int]) -> bool:
    """Whether what was read as a bullet is a paragraph: it goes on for lines, and is long even for what is alone."""
    bullet = each.bullet
    if bullet is None or 1 < bullet.last_line - bullet.first_line + 1 < DRAWN:
        return False
    return each.words >= (LONE if each.line in lone else BLOCK)

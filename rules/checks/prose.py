"""Is work told in paragraphs?"""

from collections import Counter
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import lines_of
from rules.resume import SectionKind


@check
class Prose:
    """Yields the longest paragraph, of newer work if there is one, if more of the work is told in running text than in
    bullets, `least` words at least."""

    least: int = 40
    long: int = 18

    def find(self, facts: Facts) -> Iterator[Span]:
        running = [each for each in facts.told if each.bullet is None and each.section is SectionKind.EXPERIENCE]
        told = Counter(each.line for each in running)
        # A sentence that stands alone below a job's head introduces what follows, and is no paragraph.
        prose = [each for each in running if told[each.line] > 1 or each.words >= self.long]
        # On the page they stand as bullets, whatever they were read as.
        bullets = facts.bullets(SectionKind.EXPERIENCE, SectionKind.OTHER, SectionKind.PROJECTS)
        words = sum(each.words for each in prose)
        if words >= self.least and words > sum(len(bullet.text.split()) for bullet in bullets):
            whole = [each for each in prose if not each.text[:1].islower()]
            if 2 * len(whole) < len(prose):
                return  # what was read are ends of sentences
            past = lines_of(facts.long_past)  # nobody begins with those
            longest = max(whole, key=lambda each: (each.line not in past, each.words))
            yield Span(SectionKind.EXPERIENCE, longest.text, longest.line, longest.page)

"""What stands out on a resume: the things that a reader would tell a colleague about, wherever they are on the page.

Each module finds those of one kind, and says how high they stand out.
"""

from rules.facts import Facts
from rules.standouts import audience, employers, hard_projects, leading, nearest, papers, prizes, promised, results
from rules.standouts.standout import Standout

_KINDS = (results, prizes, audience, leading, employers, nearest, hard_projects, promised, papers)


def standouts(facts: Facts) -> tuple[Standout, ...]:
    """All that stands out, highest first, and of what is as high the one further up."""
    found = (each for kind in _KINDS for each in kind.find(facts))
    return tuple(sorted(found, key=lambda each: (-each.height, each.line)))

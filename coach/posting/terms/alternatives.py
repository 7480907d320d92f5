"""Finds terms of which any one will do: "AWS, GCP or Azure", "tools such as Terraform", "TypeScript/JavaScript"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from coach.posting.terms.vocabulary import Hit
from rules.lexicon import technologies

_COMMA = re.compile(r"^\s*(,|/|\(|\||;)\s*$")
_OTHER = (
    r"(?:(?:an(?:other)?|some|any|a similar|similar|eine(?:r)? (?:anderen?)?|otr[oa])?(?:\s?[\w-]++)"
    r"{0,6}\s(?:such as|like|including|wie|como)\s+|,?\s*e\.g\.,?\s+)?"
)

_OR = re.compile(rf"^\s*[,(]?\s*(and ?/ ?or|or|oder|bzw\.|ou|o|of|and or)\s+{_OTHER}\(?\s*$", re.I)
_OPENS_VERSION = frozenset(" s'’")
_OPENS_OR = frozenset({"an", "or", "od", "bz", "ou", "o ", "of"})
_PLAIN_COMMA = re.compile(r"^\s*[,;]\s*$")
_SLASH = re.compile(r"^\s*/\s*$")
_AND = re.compile(r"^\s*,?\s*(and|&|und|y|et|sowie)\s+$", re.I)
_ONE_OF = re.compile(
    r"\b(at least one|one|any|either|some|eine[rs]?|mindestens eine[rs]?|alguno"
    r"|una?|l'une?)( or more| or several)?( of| von| de)?( the following)?( [\w-]+){0,5}:?\s*\(?$",
    re.I,
)
_SUCH_AS = re.compile(
    r"\b(such as|e\.\s?g\.?,?|eg\.?,|like|for example,?|for instance,?|z\. ?b\."
    r"|wie( z\. ?b\.)?|bspw\.|beispielsweise|como( por ejemplo)?|tales como"
    r"|p\. ?ej\.?|comme|tels? que|par exemple|zoals|bijv\.|ad esempio|i\.e\.)\s*:?\s*\(?$",
    re.I,
)
_SIMILAR = re.compile(
    r"^\s*[,)]?\s*(,\s*)?(and/or|or|oder|o|ou|and|und)?\s*\(?(similar|equivalent"
    r"|comparable|others?|another|other|ähnliche\w*|vergleichbar\w*|similares?"
    r"|équivalent|etc|usw|a related|related|the like)",
    re.I,
)
_INCLUDING = re.compile(r"\bincluding( but not limited to)?:?\s*$", re.I)
_VERSION = re.compile(r"^\s?\d+(?:\.\d+)*\+?|^['’]?s\b")
_ONE_IS_ENOUGH = frozenset({"infrastructure as code", "cloud platform", "continuous integration", "message queue"})
"""Categories of the lexicon."""
_LOOK_BACK, _MAX_GAP = 70, 100


def groups(line: str, hits: Sequence[Hit]) -> list[frozenset[str]]:
    """Groups of alternatives among the hits of one line, whose positions count within the line."""
    found: list[frozenset[str]] = []
    for run in _runs(line, hits) if len(hits) > 1 else ():
        for some in _any_of(line, run) if len(run) > 1 else ():
            terms = frozenset(hit.term for hit in some)
            if len(terms) > 1:
                found.append(terms)
    return found


def _any_of(line: str, run: list[Hit]) -> list[list[Hit]]:
    """The parts of a run of which any one will do."""
    if _is_offered_whole(line, run):
        return [run]
    for at in (0, 1):  # "Continuous integration (Jenkins, Buildkite)": a name may stand before the bracket, too
        if line.endswith("(", 0, run[at].start) and _is_of_one_kind(run[at:]):
            return [run[at:]]
    ors = [number for number in range(1, len(run)) if _is_or(line[run[number - 1].end : run[number].start])]
    if not ors:
        return _slashed(line, run)
    # "Java or Python, OOP, design patterns": what goes on behind a comma is asked for besides.
    end = ors[-1] + 1
    goes_on = end < len(run) and _PLAIN_COMMA.match(line[run[end - 1].end : run[end].start])
    return [run[:end], *_slashed(line, run[end:])] if goes_on else [run]


def _slashed(line: str, run: list[Hit]) -> list[list[Hit]]:
    """The pairs within a list that a slash joins: of "Lambda, SNS/SQS, S3" only SNS and SQS are alternatives."""
    pairs = [run[:1]]
    for one, other in pairwise(run):
        if _SLASH.match(line[one.end : other.start]):
            pairs[-1].append(other)
        else:
            pairs.append([other])
    return pairs


def _is_offered_whole(line: str, run: list[Hit]) -> bool:
    before = line[max(0, run[0].start - _LOOK_BACK) : run[0].start]
    after = line[run[-1].end : run[-1].end + 40]
    if _ONE_OF.search(before) or _SUCH_AS.search(before):
        return True
    return _SIMILAR.match(after) is not None and not _INCLUDING.search(before)


def _is_of_one_kind(run: Sequence[Hit]) -> bool:
    """Whether most are of a kind of which one tool is enough: "configuration management (Chef, Puppet, Ansible)"."""
    known = technologies.load()
    kinds = [found.category for hit in run if (found := known.canonical(hit.term))]
    return len(set(kinds)) == 1 and kinds[0] in _ONE_IS_ENOUGH and len(kinds) * 2 > len(run)


def _runs(line: str, hits: Sequence[Hit]) -> list[list[Hit]]:
    """Stretches of hits with nothing but commas and "or" between them ("and" too after "one of", "such as")."""
    runs: list[list[Hit]] = []
    for hit in hits:
        gap = line[runs[-1][-1].end : hit.start] if runs else "."
        if len(gap) > _MAX_GAP:
            runs.append([hit])
            continue
        gap = _VERSION.sub("", gap) if len(gap) > 2 and (gap[0].isdigit() or gap[0] in _OPENS_VERSION) else gap
        if runs and (_COMMA.match(gap) or _is_or(gap) or (_AND.match(gap) and _offered(line, runs[-1]))):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    return runs


def _is_or(gap: str) -> bool:
    """Whether two names are joined by an "or". Most gaps open with another word, which is seen sooner than matched."""
    return gap.lstrip(" ,(")[:2].lower() in _OPENS_OR and _OR.match(gap) is not None


def _offered(line: str, run: list[Hit]) -> bool:
    before = line[max(0, run[0].start - _LOOK_BACK) : run[0].start]
    return bool(_ONE_OF.search(before) or _SUCH_AS.search(before))

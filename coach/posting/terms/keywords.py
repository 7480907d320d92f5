"""Finds the terms a posting asks for, and ranks them by need, frequency and place."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coach.posting.posting import Keyword
from coach.posting.terms import alternatives, unlisted_names, word_lists
from coach.posting.terms.need import NEAR, Need, Needs
from coach.posting.terms.parts import PartLine, PostingPart
from coach.posting.terms.vocabulary import Hit, Vocabulary
from rules.posting_words import NONE, PostingWords

_SILENT = frozenset({PostingPart.ABOUT, PostingPart.BENEFITS})
_NAMING = frozenset({PostingPart.REQUIRED, PostingPart.PREFERRED, PostingPart.STACK})
_VERB_OBJECT = re.compile(
    r" (the|above|beyond|to|your\w*|our|an?|well|quickly|calmly|ideas|deep|further|into|out|far|that|things|sure|up"
    r"|for it|live|from)\b"
)
_EXCEL_AT = re.compile(r" (?:at|under|in (?:an?|the|your|this|what|fast|dynamic))\b")
"""What follows the verb "Excel" and never the program."""
_AFTER_NAMES = re.compile(
    r"in|on|at|for|with|and|or|as|is|are|from|to|of|by|plus|via|experience"
    r"|expertise|knowledge|skills?|dev\w*|programm\w+|cod\w+"
    r"|frameworks?|services?|app\w*|proficien\w+|language|ecosystem|stack|tooling"
    r"|tools?|test\w*|modules?|based|backends?|engineer\w*"
    r"|clusters?|components?|scripts?|scripting|familiarity|fundamentals|production"
    r"|pipelines?|jobs?|projects?|systems?|microservices"
)
"""Words that go on after the name of a technology at a line's beginning."""
_ASKING = frozenset({PostingPart.REQUIRED, PostingPart.PREFERRED})
_ORDER = {need: position for position, need in enumerate(Need)}
_GENERAL = frozenset(
    {"inc", "ltd", "llc", "gmbh", "ag", "sa", "the", "group", "labs", "technologies", "software", "systems"}
)


class _Seen(NamedTuple):
    """One occurrence of a term: in which line (-1: the title), with what need and what alternatives."""

    hit: Hit
    line: int
    need: Need
    instead: frozenset[str]


def find(
    title: str, company: str, lines: Sequence[PartLine], vocabulary: Vocabulary, words: PostingWords = NONE
) -> tuple[Keyword, ...]:
    """The terms of a posting, weightiest first. Company descriptions and benefits are not listened to.

    `words`: those of packs, which tell required from preferred, too.
    """
    seen: dict[str, list[_Seen]] = defaultdict(list)
    employers = {company.casefold(), *re.findall(r"\w+", company.casefold())[:1]}
    for each in _occurrences(title, company, lines, vocabulary, words):
        named = each.hit.term.casefold() in employers
        if not (named and _is_the_company(each.hit, lines[each.line] if each.line >= 0 else None)):
            seen[each.hit.term].append(each)
    ranked = sorted(seen.values(), key=_rank)
    return tuple(_keyword(each) for each in ranked)


def _occurrences(
    title: str, company: str, lines: Sequence[PartLine], vocabulary: Vocabulary, words: PostingWords
) -> Iterator[_Seen]:
    for hit in vocabulary.find(title):
        yield _Seen(hit, -1, Need.REQUIRED, frozenset())
    employer = [word for word in re.findall(r"\w+", company.casefold()) if word not in _GENERAL] + [company.casefold()]
    heard = [number for number, line in enumerate(lines) if line.part not in _SILENT]
    near = NEAR.within("\n".join(lines[number].text for number in heard))
    for number, known in _by_line(heard, lines, vocabulary):
        line, hits = lines[number], known
        needs = Needs(line, near, words)
        if any(needs.at(hit.start) in (Need.REQUIRED, Need.PREFERRED) for hit in known):
            more = unlisted_names.unknown(line.text, known, employer)
            hits = sorted((*known, *more), key=lambda hit: hit.start)
        grouped = alternatives.groups(line.text, hits)
        for hit in hits:
            need = needs.at(hit.start)
            if need is None or (need is Need.MENTIONED and _may_be_a_word(hit, hits, vocabulary)):
                continue
            group = next((group for group in grouped if hit.term in group), None)
            instead = group - {hit.term} if group else frozenset[str]()
            yield _Seen(hit, number, need, instead)


def _by_line(
    heard: Iterable[int], lines: Sequence[PartLine], vocabulary: Vocabulary
) -> Iterator[tuple[int, list[Hit]]]:
    """The hits of each line with positions within it; the whole text is searched at once, which is far quicker."""
    pieces, starts, position = [], [], 0
    for number in heard:
        # The lexicon takes no ordinary word ("Go", "Spark") for a name where a sentence begins. Lines that ask for
        # skills begin with names, though: for them the line before ends in a comma.
        pieces.append(",\n" if lines[number].part in _NAMING else ".\n")
        pieces.append(lines[number].text)
        starts.append((number, position + 2))
        position += 2 + len(lines[number].text)
    hits = deque(vocabulary.find("".join(pieces)))
    for number, start in starts:
        end, own = start + len(lines[number].text), list[Hit]()
        while hits and hits[0].start < end:
            hit = hits.popleft()
            word = _is_a_word(hit, start, lines[number].text, vocabulary)
            if hit.start >= start and hit.end <= end and not word:
                own.append(_moved(hit, -start))
        if own:
            yield number, own


def _may_be_a_word(hit: Hit, hits: Sequence[Hit], vocabulary: Vocabulary) -> bool:
    """ "Join us this Spring": a name that is a word, too, with no other technology near it that would tell."""
    if hit.written not in vocabulary.words:
        return False
    return not any(
        other is not hit and other.kind == "technology" and other.written not in vocabulary.words for other in hits
    )


def _moved(hit: Hit, by: int) -> Hit:
    return Hit(hit.term, hit.written, hit.kind, hit.start + by, hit.end + by, hit.category, hit.other_wording)


def _is_a_word(hit: Hit, start: int, text: str, vocabulary: Vocabulary) -> bool:
    """ "Go beyond the brief", "Swift response": a name that opens a line and is a verb or an adjective there."""
    after = text[hit.end - start :]
    if hit.start != start or not hit.written.isalpha() or (hit.written.isupper() and len(hit.written) > 1):
        return False
    if _VERB_OBJECT.match(after) or (hit.written == "Excel" and _EXCEL_AT.match(after)):
        return True
    following = re.match(r" ([a-z]+)", after)
    return hit.written in vocabulary.words and following is not None and not _AFTER_NAMES.fullmatch(following[1])


def _is_the_company(hit: Hit, line: PartLine | None) -> bool:
    """A technology called like the company counts only where the posting asks for skills, and not as the employer."""
    if line is None or line.part not in _ASKING:
        return True
    before, after = line.text[: hit.start], line.text[hit.end :]
    return after.startswith(("'s", "’s", " is ", " team")) or before.endswith(("at ", "At ", "join ", "Join "))


def _rank(seen: list[_Seen]) -> tuple[int, int, int, int]:
    if len(seen) == 1:
        return (_ORDER[seen[0].need], 0 if seen[0].line < 0 else 1, -1, seen[0].line)
    need = min(_ORDER[each.need] for each in seen)
    in_title = any(each.line < 0 for each in seen)
    return (need, 0 if in_title else 1, -len(seen), seen[0].line)


def _keyword(seen: list[_Seen]) -> Keyword:
    first, need, instead = seen[0].hit, seen[0].need, seen[0].instead
    written: tuple[str, ...] = (first.written,)
    if len(seen) > 1:
        need = min((each.need for each in seen), key=_ORDER.__getitem__)
        deciding = [each for each in seen if each.need is need]
        # Wanted by itself in one place, it is wanted, whatever other places offer instead.
        instead = frozenset() if any(not each.instead for each in deciding) else deciding[0].instead
        written = tuple(dict.fromkeys(each.hit.written for each in seen))
    return Keyword(
        term=first.term,
        name=max(written, key=len) if first.kind == "phrase" else _shown(first.term, written),
        written=written,
        kind=first.kind,
        need=need,
        mentions=len(seen),
        category=first.category,
        instead=tuple(sorted(instead)),
    )


def _shown(term: str, written: Sequence[str]) -> str:
    """The first way of the posting that is a part of the standard name, in its spelling; else the standard name."""
    folded = term.lower()
    for form in written:
        at = word_lists.word_at(form.lower(), folded) if len(folded) == len(term) else -1
        if at >= 0:
            return term[at : at + len(form)]
    return term

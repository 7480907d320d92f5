"""Where the terms of a posting stand in a resume: in which words, in which bullets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from coach.posting.matching import claims
from coach.posting.posting import Keyword
from coach.posting.terms import word_lists
from coach.posting.terms.vocabulary import Hit, Vocabulary
from rules.lexicon import english, titles
from rules.resume import Bullet, Resume, SectionKind

PROVING = frozenset(
    {
        SectionKind.EXPERIENCE,
        SectionKind.PROJECTS,
        SectionKind.VOLUNTEERING,
        SectionKind.PUBLICATIONS,
        SectionKind.AWARDS,
    }
)
"""Sections whose bullets show a term in use."""
TRADE = "software engineering"
"""The term for the trade itself."""
_PROFILES = frozenset({"GitHub", "GitLab", "Bitbucket", "Kaggle", "Stack Overflow", "LeetCode", "LinkedIn"})
"""Sites whose names stand for somebody's own page there where a resume says how to reach them: "GitHub: ada"."""
_OPENS_ITEM = re.compile(r"(?:^|[,:;/|(•·&]|\band)\s*$")
_ENDS_ITEM = re.compile(r"\s*(?:$|[,;/|)&.]|and\b)")
_ITEM = re.compile(r"[,:;/|()•·&]|\band\b")
_WORD = re.compile(r"[\w+#.]+")
_MAX_WORDS = 5
_HEADLINE = 60
"""Letters up to which a line below the name may be a title."""


@dataclass
class Found:
    """A term in a resume.

    `written`: its own forms; `reworded`: other wordings of a phrase; `instances`: names of things of its kind
    (PostgreSQL for relational databases); quotes are bullets.
    """

    written: set[str] = field(default_factory=set)
    reworded: list[str] = field(default_factory=list)
    instances: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    _quotes: set[str] = field(default_factory=set)

    def prove(self, quote: str) -> None:
        """Adds a bullet that uses the term, once."""
        if quote not in self._quotes:
            self._quotes.add(quote)
            self.evidence.append(quote)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a resume by standard name: those it claims, and those that somebody only learns, wants, or left."""

    claimed: Mapping[str, Found]
    only_named: frozenset[str]


def terms(resume: Resume, vocabulary: Vocabulary, keywords: Sequence[Keyword]) -> Terms:
    """The terms that the resume names: all technologies, and of the rest what the keywords ask for.

    What is hidden in the file counts for nothing.
    """
    found: dict[str, Found] = defaultdict(Found)
    unclaimed: set[str] = set()
    for hit, bullet, claimed in _hits(resume, vocabulary, keywords):
        if not claimed:
            unclaimed.add(hit.term)
            continue
        entry = found[hit.term]
        if bullet is None and not hit.other_wording:
            entry.written.add(hit.written)
        else:
            _note(entry, hit, bullet)
        if not hit.written.isalnum():
            for name, written in _within(hit.written, vocabulary):
                _note(found[name], Hit(name, written, hit.kind, hit.start, hit.end), bullet)
    for skill in resume.skills:
        known = vocabulary.known.canonical(skill.as_written)
        name = known.name if known else skill.name
        if name in found or name not in unclaimed:
            found[name].written.add(skill.as_written)
    _widen(found, vocabulary, {name for word in keywords for name in (word.term, *word.instead)})
    held = [entry.title for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]
    held += [line.text for line in resume.seen_lines[1:4] if len(line.text) < _HEADLINE]
    if any(map(titles.of_the_trade().search, held)):
        found[TRADE].written.add(TRADE)
    for word in keywords:
        says = titles.of_fields().get(word.term)
        if says is not None and any(map(says.search, held)):
            found[word.term].written |= set(word.written)
    return Terms(dict(found), frozenset(unclaimed - found.keys()))


def _widen(found: dict[str, Found], vocabulary: Vocabulary, wanted: set[str]) -> None:
    """Adds the wider terms that are wanted and of which something found is an instance."""
    for term in tuple(found):
        for wider in wanted.intersection(vocabulary.kinds_of(term)):
            kind = found[wider]
            kind.instances.append(term)
            for quote in found[term].evidence:
                kind.prove(quote)


def _note(entry: Found, hit: Hit, bullet: Bullet | None) -> None:
    if hit.other_wording:
        entry.reworded.append(hit.written)
    else:
        entry.written.add(hit.written)
    if bullet is not None and bullet.section in PROVING:
        entry.prove(bullet.text)


def _hits(
    resume: Resume, vocabulary: Vocabulary, keywords: Sequence[Keyword]
) -> Iterator[tuple[Hit, Bullet | None, bool]]:
    """Each hit with the bullet that shows it in use, and whether the resume claims it.

    All texts are searched at once, which is quicker.
    """
    texts = [*_texts(resume)]
    contact = {
        resume.lines[number].text
        for section in resume.of_kind(SectionKind.CONTACT)
        for number in range(section.first_line, min(section.last_line + 1, len(resume.lines)))
    }
    starts, position = [], 0
    for text, _ in texts:
        starts.append(position)
        position += len(text) + 1
    whole = "\n".join(text for text, _ in texts)
    known = vocabulary.find(whole, other_wordings=True, asked=frozenset(word.term for word in keywords))
    literal = _literal(whole, [word.term for word in keywords if word.is_unknown])
    unknown = (*literal, *_in_small_letters(whole, keywords, vocabulary))
    hits = sorted((*known, *unknown), key=lambda hit: hit.start) if unknown else known
    near = claims.words_within(whole)
    current, spans, proving = -1, list[claims.Span](), None
    for hit in hits:
        while current + 1 < len(starts) and hit.start >= starts[current + 1]:
            current += 1
            text, proving = texts[current]
            spans = claims.not_claimed(text, near)
            if proving is not None and claims.is_learnt(text):
                proving = None
        if hit.term in _PROFILES and texts[current][0] in contact:
            continue
        claimed = not spans or claims.is_claimed(hit.start - starts[current], spans)
        claimed = claimed and _is_meant(hit, texts[current][0])
        yield hit, proving, claimed and not claims.is_only_likened(whole, hit.end)


@cache
def _only_beside() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(beside) for word, beside in word_lists.table("phrases")["only_beside"].items()}


def _is_meant(hit: Hit, line: str) -> bool:
    """Whether the line bears out a word that means the term only beside others: "routing" beside "network"."""
    beside = _only_beside().get(hit.written.lower()) if hit.kind == "phrase" else None
    return beside is None or word_lists.has_any(beside, line)


def _literal(text: str, names: Iterable[str]) -> Iterator[Hit]:
    """Names that stand in no word list, where they stand as they are."""
    for name in names:
        for match in re.finditer(rf"(?<![\w.]){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield Hit(name, match.group(), "technology", *match.span())


def _in_small_letters(text: str, keywords: Iterable[Keyword], vocabulary: Vocabulary) -> Iterator[Hit]:
    """Names that count only as they are written, because they are words, too, where a list has them in small letters.

    "ansible, terraform" names both; a name that is no word ("ansible") needs no list.
    """
    for word in keywords:
        for small in vocabulary.in_small_letters.get(word.term, ()):
            if small in text:
                for match in re.finditer(rf"(?<![\w.@/-]){re.escape(small)}(?![\w@-]|\.\w)", text):
                    if not english.is_word(small) or _is_listed(text, match.start(), match.end(), vocabulary):
                        yield Hit(word.term, match.group(), "technology", *match.span())


def _is_listed(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a word is an item of a list of technologies within its line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if not (_OPENS_ITEM.search(before) and _ENDS_ITEM.match(after)):
        return False
    items = [each for part in _ITEM.split(f"{before};{after}") if (each := part.strip())]
    return sum(vocabulary.known.canonical(each) is not None for each in items) * 2 >= len(items) > 0


def _within(written: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names that stand in a longer one: "Django" in "Django REST Framework", "Kafka" in "Kafka Streams"."""
    words = [*_WORD.finditer(written)]
    if not 1 < len(words) <= _MAX_WORDS:
        return
    for first in range(len(words)):
        for last in range(first, len(words)):
            inner = written[words[first].start() : words[last].end()]
            known = vocabulary.known.canonical(inner) if inner != written else None
            if known is not None and (known.name != inner or not known.exact or inner[0].isupper()):
                yield known.name, inner


def _texts(resume: Resume) -> Iterator[tuple[str, Bullet | None]]:
    """Bullets with their wrapped lines joined, and every other line by itself; what nobody sees left out."""
    seen = {line.number for line in resume.seen_lines}
    in_bullets = {number for bullet in resume.bullets for number in range(bullet.first_line, bullet.last_line + 1)}
    for bullet in resume.bullets:
        if bullet.first_line in seen:
            yield bullet.text, bullet
    for line in resume.seen_lines:
        if line.number not in in_bullets:
            yield line.text, None

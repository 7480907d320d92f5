"""Misspelled words, only where there is no doubt.

A word counts as misspelled if it is one of the frequent misspellings of `misspellings.toml`, or one of the many of
`misspellings-more.txt` and no word that we know; or if it is unknown to
the dictionary and to all of our word lists, no derivative of a known word, and exactly one frequent word is a single
slip away, of a kind that fingers make (`rules.lexicon.slips`). The second is asked only of words in small letters and
of the capitalized word that opens a line, if a verb was meant there; so names and companies are not looked at, nor are
code and addresses. A word in capitals counts only if it is listed ("INVOLVMENT"). A long name of a technology counts as
misspelled a single slip away, too ("Kuberentes", "PosgtreSQL"). What may be of another language is none
(`foreign.txt`, and lines with words that English has not), save a frequent misspelling. The dictionary is that of
`rules.lexicon.english`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import tomli

from rules.lexicon.english import is_frequent, is_rare, is_usual, is_word, one_slip_from
from rules.lexicon.slips import is_likely, may_be_foreign
from rules.lexicon.sorted_lines import SortedLines
from rules.lexicon.technologies import load as load_technologies
from rules.lexicon.verbs import lookup

_WORD = re.compile(r"(?<![\w@./\\'’#&+-])[A-Za-z][a-z]{2,}(?![\w@/\\'’#&+-]|\.\w)")
_CAPITALS = re.compile(r"(?<![\w@./\\'’#&+-])[A-Z]{5,30}(?![\w@/\\'’#&+-]|\.\w)")
_MIXED = re.compile(r"(?<![\w@./\\'’#&+-])[A-Za-z]{1,20}[a-z][A-Z][A-Za-z]{1,20}(?![\w@/\\'’#&+-]|\.\w)")
_NAME = re.compile(r"[A-Za-z][a-z]{7,}")
_MIXED_NAME = re.compile(r"(?=[a-zA-Z]{9})[A-Za-z]+[a-z][A-Z][A-Za-z]+")
MIN_LETTERS = 5
"""Letters of a word that a slip is looked for in."""
MIN_OF_STRANGERS = 8
"""Letters of a capitalized word from which on a listed misspelling is no name."""
MIN_OF_CAPITALS = 7
"""The same for a word in capitals, which is rather short for something."""
MIN_OF_NAMES = 7
"""The same for a capitalized word, which could be a name."""
KEPT = 16384
"""How many words are remembered with what was meant; strangers write any number of them."""

PREFIXES = """
un re de pre non multi micro auto inter sub super cross over co mis
""".split()
_SUFFIXES = """
s es ed d ing er ers or ors ly able ability ization isation ize ise ized ised izing ising izer iser less ness
ful ware wide like ist ists al ee ees ship ships hood wise
""".split()


@cache
def _known_words() -> frozenset[str]:
    names = (name for technology in load_technologies().all for name in (technology.name, *technology.aliases))
    words = {part.lower() for part in re.findall(r"[A-Za-z]+", "\n".join(names))}
    listed = (Path(__file__).parent / "words.txt").read_text("utf-8").split()
    return frozenset(words | set(_FIELD.split()) | set(listed))


# Words of the field that general dictionaries lack. British spellings are handled by their endings below.
_FIELD = """
backend frontend fullstack middleware microservice microservices serverless hostname filesystem dataset datasets
workflow workflows codebase codebases runtime uptime downtime failover throughput timeout timeouts webhook webhooks
endpoint endpoints namespace namespaces config configs async sync multithreaded multithreading autoscaling autoscaler
scalable scalability observability idempotent idempotency sharding sharded shards replicas replica rollout rollouts
rollback rollbacks refactor refactored refactoring containerized containerization dockerized onboarding onboarded
leaderboard leaderboards dashboards dashboard chatbot chatbots newsfeed geolocation geospatial pathfinding ecommerce
fintech healthtech edtech blockchain crypto tokenization tokenized embeddings finetuned finetuning pretrained
quantization hyperparameter hyperparameters preprocess preprocessing backpropagation autoencoder convolutional
upskilling crowdsourced wireframes mockups storyboards usability roadmaps stakeholders deliverables pipelines
changelog monorepo monorepos linters linter linting deduplication deduplicated decoupled decoupling orchestrated
orchestrator scraper scrapers crawler crawlers parser parsers tooling toolchain playbooks runbook runbooks postmortem
postmortems cybersecurity cryptographic multicloud hackathon hackathons bootcamp bootcamps coursework internship
internships undergrad valedictorian magna summa laude cum honours colour behaviour favour labour centre programme
catalogue analyse optimise organise modernise standardise utilise virtualise prioritise centralised specialised
memoization memoized caching cached bitmap bytecode plaintext wildcard subnets subnet firewalls hotfixes hotfix
aluminium litre litres metre metres fibre
reusable composable extensible performant configurable pluggable reproducible testable deployable queryable
lidar radar sonar
containerised containerisation serializer serializers deserialization serialization authenticator pubsub
monoid monoids bijective injective surjective homomorphic homomorphism laplacian jacobian hessian voxel voxels texel
texels interpolant proteomic endian endianness deque deques memoize trie tries mutex mutexes ciphertext ciphertexts
"""


@lru_cache(KEPT)
def _slip(word: str) -> str:
    """The word that was meant; empty if the word is right, or if that is not beyond doubt."""
    if is_known(word):
        return ""
    candidates = [each for each in one_slip_from(word) if is_usual(each)]
    if len(candidates) != 1 or candidates[0][0] != word[0]:
        return ""
    return candidates[0] if is_likely(word, candidates[0]) else ""


def is_known(word: str) -> bool:
    """Whether a word (in small letters) is in the dictionary or one of our lists, or made of one that is."""
    return is_right(word) or _is_made(word)


def is_right(word: str) -> bool:
    """Whether a word is in a dictionary or a list of ours, as it stands."""
    return _listed(word) or lookup(word) is not None or is_rare(word)


def _is_made(word: str) -> bool:
    """Whether a word is made of one in our lists: "autoscalers", "containerisation"."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3 and _listed(word[len(prefix) :]):
            return True
    if _listed(
        word.replace("isation", "ization")
        .replace("isab", "izab")
        .replace("ise", "ize")
        .replace("our", "or")
        .replace("yse", "yze")
    ):
        return True
    return any(_stemis_known(word, suffix) for suffix in _SUFFIXES if word.endswith(suffix)) or is_compound(word)


def _stemis_known(word: str, suffix: str) -> bool:
    stem = word[: -len(suffix)]
    doubled = stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] else ""
    return len(stem) >= 4 and any(map(_listed, filter(None, (stem, stem + "e", doubled))))


def is_compound(word: str) -> bool:
    """Whether a word is two of our lists run together, each of four letters or more: "nightshift"."""
    return any(_listed(word[:cut]) and _listed(word[cut:]) for cut in range(4, len(word) - 3))


def _listed(word: str) -> bool:
    return word in _known_words() or is_word(word)


def is_listed(word: str) -> bool:
    """True if the dictionary or one of our word lists has `word` (in small letters)."""
    return _listed(word)


@lru_cache(KEPT)
def is_run_together(word: str) -> bool:
    """Whether a word that no list has is made of several frequent ones, the spaces between which were lost:
    "TECHNICALSKILLS", "gettingintouch"; at least `MIN_TOGETHER` letters. With capitals inside it is a name."""
    lower = word.lower()
    if word[1:] not in (lower[1:], word[1:].upper()):
        return False
    return len(lower) >= MIN_TOGETHER and lower.isalpha() and not _listed(lower) and _parts(lower)


def _parts(rest: str) -> bool:
    """Whether a text is nothing but frequent words."""
    reached = {0}
    for end in range(1, len(rest) + 1):
        if any(_is_part(rest[begin:end]) for begin in reached):
            reached.add(end)
    return len(rest) in reached


def _is_part(word: str) -> bool:
    return word in _SMALL or (len(word) > 3 and is_frequent(word))


_SMALL = frozenset("a an and as at by for from get i in of on or the to with".split())
MIN_TOGETHER = 10
"""Letters of words that run together."""


@cache
def _frequent() -> dict[str, str]:
    words: dict[str, str] = tomli.loads((Path(__file__).parent / "misspellings.toml").read_text("utf-8"))["words"]
    return words


@cache
def _names() -> dict[str, str]:
    """Technologies by misspelled names in small letters."""
    words: dict[str, str] = tomli.loads((Path(__file__).parent / "misspellings.toml").read_text("utf-8"))["names"]
    return words


@cache
def _products() -> dict[str, str]:
    """Long names of technologies that are one word, by small letters; some are words of the language, too."""
    names = (name for each in load_technologies().all for name in (each.name, *each.aliases))
    return {name.lower(): name for name in names if _NAME.fullmatch(name)}


def _product(lower: str) -> str:
    """The technology of this name in small letters, where that is no word of the language; "" if there is none."""
    name = _products().get(lower, "")
    return name if name and not is_word(lower) else ""


@cache
def _mixed_products() -> dict[str, str]:
    """Long names of technologies with capitals inside, by small letters."""
    names = (name for each in load_technologies().all for name in (each.name, *each.aliases))
    return {name.lower(): name for name in names if _MIXED_NAME.fullmatch(name)}


@lru_cache(KEPT)
def _mixed_slip(word: str) -> str:
    """The name of a technology that a word with capitals inside is one slip away from ("PosgtreSQL"). One that lacks
    its last letter may be cut off where a drawing ends."""
    lower = word.lower()
    if named := _names().get(lower):
        return named
    if is_known(lower):
        return ""  # most are, and need no list of products
    products = _mixed_products()
    if lower in products or lower.removesuffix("s") in products:
        return ""
    near = {products[each] for each in one_slip_from(lower) if each in products and each[0] == lower[0]}
    if len(near) != 1 or (name := near.pop()).lower().startswith(lower):
        return ""
    return name if is_likely(lower, name.lower()) else ""


@lru_cache(KEPT)
def _meant_in_capitals(word: str) -> str:
    lower = word.lower()
    if named := _names().get(lower):
        return named
    if len(word) < MIN_OF_CAPITALS:
        return ""
    return (_listed_misspelling(lower) or _listed_elsewhere(lower)).upper()


@lru_cache(KEPT)
def _meant(word: str, opens: bool) -> str:
    """What was meant by a word as written; empty if it is right, a name, or not beyond doubt."""
    lower = word.lower()
    if listed := _listed_misspelling(lower):
        return listed.capitalize() if word[0].isupper() else listed
    if named := _names().get(lower):
        return named
    if len(word) < MIN_LETTERS:
        return ""
    if product := _product_slip(lower):
        return product
    if (meant := _listed_elsewhere(lower)) and (word[0].islower() or len(word) >= MIN_OF_STRANGERS):
        return meant.capitalize() if word[0].isupper() else meant
    if word[0].islower():
        return _slip(word)
    meant = _slip(lower) if opens and len(word) >= MIN_OF_NAMES else ""
    verb = lookup(meant) if meant else None
    return meant.capitalize() if verb and meant in {verb.base, verb.past, verb.gerund} else ""


@cache
def _more() -> SortedLines:
    """Misspellings of all kinds of words, those that are names or words in some list of ours left out."""
    return SortedLines(Path(__file__).with_name("misspellings-more.txt"))


def _listed_elsewhere(lower: str) -> str:
    meant = _more().get(lower)
    return "" if not meant or is_right(lower) or _product(lower) or may_be_foreign(lower, meant) else meant


_ENDINGS = ("", "s", "d", "ed", "ing", "ion", "ions", "ive", "or", "e", "es", "er", "ly", "ment", "ments")


def _listed_misspelling(lower: str) -> str:
    """The right word for a frequent misspelling or for one with an ending."""
    for ending in _ENDINGS:
        stem = lower.removesuffix(ending) if ending and lower.endswith(ending) else "" if ending else lower
        right = _frequent().get(stem)
        if right and (not ending or is_word(f"{right}{ending}")):
            return right + ending
    return ""


def _product_slip(lower: str) -> str:
    """The name of a technology that is one slip away ("kuberentes"); plurals are no slips."""
    if len(lower) < 8 or _product(lower) or _product(lower.removesuffix("s")) or is_known(lower):
        return _doubled_end(lower)
    near = {name for each in one_slip_from(lower) if each[0] == lower[0] and (name := _product(each))}
    return next((name for name in near if len(near) == 1 and is_likely(lower, name.lower())), "")


def _doubled_end(lower: str) -> str:
    """ "postgress": a doubled last letter looks like a plural."""
    return _product(lower[:-1]) if lower.endswith("ss") and not _product(lower) else ""


def is_guessed_slip(word: str) -> bool:
    """Whether a word in small letters is in no list, and seems to be a slip."""
    return bool(_slip(word))


def is_guessed(word: str) -> bool:
    """Whether a misspelled word is in no list of those, so that it may be one of a trade or a language."""
    lower = word.lower()
    listed = _listed_misspelling(lower) or lower in _names() or _product_slip(lower) or _listed_elsewhere(lower)
    listed = listed or _mixed_slip(word)
    return len(word) >= MIN_LETTERS and not listed


def strangers(text: str) -> tuple[str, ...]:
    """The words in small letters that nobody here knows, slips or not."""
    words = (found.group() for found in _WORD.finditer(text))
    return tuple(word for word in words if word.islower() and len(word) >= MIN_LETTERS and not is_known(word))


_LIBRARY = re.compile(
    r"['’`\"”]? (?:librar(?:y|ies)|packages?|modules?|crates?|gems?|bindings|plug-?ins?|JIT|CLI|SDK|ORM)\b"
)
"""What stands behind the name of a library, which is spelled as its maker likes."""


_CENSORED = re.compile(r"\*\w")
"""Behind the part of a word of which letters are left out on purpose."""


_OTHER_LANGUAGE = re.compile(
    r"(?<![\w'’-])(?:de|des|du|et|la|le|les|el|los|las|del|della|delle|di|da|dos|das|von|van|der|und|für|zur|zum|het|een"
    r"|voor|une|pour|avec|sur|para|por|con)(?![\w'’.-])|(?<![\w'’])[dl]['’](?=[A-Za-zÀ-ÿ]{3})"
    r"|(?!(?i:r[ée]sum[ée]|caf[ée]s?|na[ïi]ve|pok[ée]mon)\b)(?<!\w)[A-Za-z]{0,30}[À-ÖØ-öø-ſ]"
)
"""Small words that English has not, and letters."""
_NEIGHBOR = re.compile(r"[A-Za-z]{2,30}")
_SMALL_ENGLISH = frozenset("am an as at be by do go he if in is it me my no of on or so to up us we".split())


def may_be_foreign_text(text: str) -> bool:
    """Whether a line has a word or a letter that English has not: then it may hold others, as a school's name does."""
    return _OTHER_LANGUAGE.search(text) is not None


@cache
def _foreign() -> SortedLines:
    return SortedLines(Path(__file__).with_name("foreign.txt"))


def _may_be_foreign_word(word: str, text: str, at: int) -> bool:
    """Whether a word that other languages have is rather one of theirs: it has a capital, so that it may be part of a
    name, or does not stand between English words."""
    if _foreign().get(word.lower()) is None:
        return False
    if not word.islower():
        return True
    before, behind = _NEIGHBOR.findall(text[max(0, at - 40) : at]), _NEIGHBOR.findall(text[at + len(word) : at + 60])
    beside = (*before[-1:], *behind[:1])
    return len(beside) < 2 or not all(_is_english(each.lower()) for each in beside)


def _is_english(word: str) -> bool:
    return word in _SMALL_ENGLISH or (len(word) > 2 and is_right(word))


def misspelled(text: str, *, names: bool = False) -> Iterator[tuple[str, str]]:
    """Pairs of a misspelled word, as written, and the word that was meant; the first word of `text` opens a line.

    `names`: the text holds names, so that only words of our lists count.
    """
    for wrong, meant, at in _misspelled(text, names=names):
        sure = bool(_listed_misspelling(wrong.lower()))
        if sure or not (may_be_foreign_text(text) or _may_be_foreign_word(wrong, text, at)):
            yield wrong, meant


def _misspelled(text: str, *, names: bool) -> Iterator[tuple[str, str, int]]:
    """The same with where it stands, whatever the language."""
    for found in _CAPITALS.finditer(text):
        if meant := _meant_in_capitals(found.group()):
            yield found.group(), meant, found.start()
    for found in _MIXED.finditer(text):
        if meant := _mixed_slip(found.group()):
            yield found.group(), meant, found.start()
    for found in _WORD.finditer(text):
        if _CENSORED.match(text, found.end()) or text[: found.start()].endswith("*"):
            continue
        if names:
            if meant := _listed_misspelling(found.group().lower()) or (
                _listed_elsewhere(found.group().lower()) if len(found.group()) >= MIN_OF_STRANGERS else ""
            ):
                yield found.group(), meant.capitalize() if found.group()[0].isupper() else meant, found.start()
            continue
        if _LIBRARY.match(text, found.end()) and found.group().islower():
            continue  # "numba JIT": what it is called
        opens = not text[: found.start()].strip(" •-–*·")
        if meant := _meant(found.group(), opens):
            yield found.group(), meant, found.start()

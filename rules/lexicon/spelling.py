"""Misspelled words, only where there is no doubt.

A word counts as misspelled if it is written in small letters, unknown to the dictionary and to all of our word
lists, no derivative of a known word, and exactly one frequent word is a single slip away (a swapped, doubled,
missing or wrong letter). Names, companies, technologies, code and addresses are never looked at. The dictionary is
that of the pyspellchecker package.
"""

import re
from collections.abc import Iterator
from functools import cache

from spellchecker import SpellChecker

from rules.lexicon.technologies import load as load_technologies
from rules.lexicon.verbs import lookup

_WORD = re.compile(r"(?<![\w@./\\'’#&+-])[a-z]{5,}(?![\w@/\\'’#&+-]|\.\w)")
FREQUENT = 2e-6
"""Share of a word in the dictionary's texts from which on it is a likely target of a slip."""

_PREFIXES = """
un re de pre non multi micro auto inter sub super cross over co mis
""".split()
_SUFFIXES = """
s es ed d ing er ers or ors ly able ability ization isation ize ise ized ised izing ising izer iser less ness
ful ware wide like ist ists al
""".split()


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


@cache
def _known_words() -> frozenset[str]:
    names = (name for technology in load_technologies().all for name in (technology.name, *technology.aliases))
    words = {part.lower() for name in names for part in re.findall(r"[A-Za-z]+", name)}
    return frozenset(words | set(_FIELD.split()))


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
reusable composable extensible performant configurable pluggable reproducible testable deployable queryable
containerised containerisation serializer serializers deserialization serialization authenticator pubsub
"""


@cache
def _slip(word: str) -> str:
    """The word that was meant; empty if the word is right, or if that is not beyond doubt."""
    if _is_known(word):
        return ""
    dictionary = _dictionary()
    candidates = [each for each in dictionary.known(dictionary.edit_distance_1(word)) if _is_frequent(each)]
    return candidates[0] if len(candidates) == 1 and candidates[0][0] == word[0] else ""


def _is_frequent(word: str) -> bool:
    return bool(_dictionary().word_usage_frequency(word) >= FREQUENT)


def _is_known(word: str) -> bool:
    if _listed(word) or lookup(word):
        return True
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3 and _listed(word[len(prefix) :]):
            return True
    if _listed(word.replace("isation", "ization").replace("ise", "ize").replace("our", "or").replace("yse", "yze")):
        return True
    return any(_stem_is_known(word, suffix) for suffix in _SUFFIXES if word.endswith(suffix)) or _is_compound(word)


def _stem_is_known(word: str, suffix: str) -> bool:
    stem = word[: -len(suffix)]
    doubled = stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] else ""
    return len(stem) >= 4 and any(map(_listed, filter(None, (stem, stem + "e", doubled))))


def _is_compound(word: str) -> bool:
    return any(_listed(word[:cut]) and _listed(word[cut:]) for cut in range(4, len(word) - 3))


def _listed(word: str) -> bool:
    return word in _known_words() or word in _dictionary()


def is_listed(word: str) -> bool:
    """True if the dictionary or one of our word lists has `word` (in small letters)."""
    return _listed(word)


def misspelled(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a misspelled word and the word that was meant."""
    for found in _WORD.finditer(text):
        if meant := _slip(found.group()):
            yield found.group(), meant

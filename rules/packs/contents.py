"""What stands in a pack's folder: settings, rules and words, on top of those of the pack that it extends.

Every mistake is gathered before anything is refused, so that an author sees all of them at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, ClassVar

import tomli

from rules import patterns
from rules.checks import Check, kind_of, kinds, unknown_names
from rules.finding import Severity
from rules.packs import own_words
from rules.packs.forming import Mistakes, checked, formed, near
from rules.role import Role
from rules.rule import Example, Rule
from rules.words import PLAIN, Words

SETTINGS_FILE = "pack.toml"
MAX_BYTES = 1_000_000
"""Of one file of a pack; the largest of ours has 20,000."""
INHERIT = "inherit"
"""Key of a rule's file that says: what is not given here is taken from the rule of that id below."""
ABOUT_OTHERS = ("superseded_by", "counted_under", "suppressed_by")
FORMER = {"unless": "superseded_by", "beside": "counted_under", "silent_with": "suppressed_by"}
"""What those keys were called before: packs of communities may still say so."""


@dataclass(frozen=True, kw_only=True)
class PackSettings:
    """`pack.toml` of a pack: what it builds on, what it turns off, what it weighs otherwise."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}

    title: str = ""
    """What it is for, in words for people."""
    role: Role | None = None
    """The kind of work it is for: the pack of resumes that read as that, where no other is chosen."""
    sources: tuple[str, ...] = ()
    """Public guides that its advice rests on."""
    extends: str | None = None
    """Name of the pack whose rules come first."""
    off: tuple[str, ...] = ()
    """Ids of rules of that pack that do not hold here."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Other severities, by id."""
    weight: Mapping[str, float] = field(default_factory=dict)
    """Other weights, by id."""
    examples: Mapping[str, Example] = field(default_factory=dict)
    """Examples of its own, by id, for rules of that pack that are otherwise taken as they are."""


@dataclass(frozen=True)
class Contents:
    """The rules of a pack by id, those that it builds on included, and its words."""

    rules: Mapping[str, Rule]
    words: Words = PLAIN


def read(folder: Path, extended: Callable[[str], Contents], *, prove: bool) -> Contents:
    """The contents of a folder; `extended` gives those of the pack that it names. Raises Mistakes.

    `prove`: it is not one of ours: holds its rules to their examples, to the names of the lexicon, and to patterns
    that cannot be slow.
    """
    try:
        settings = settings_of(folder, foreign=prove)
        below = extended(settings.extends) if settings.extends else Contents({})
    except Mistakes as error:
        # What its rules inherit cannot be told then; all else that is wrong with them can.
        raise Mistakes(*error.mistakes, *_read_rules(folder, None, foreign=prove)[1]) from error
    mistakes = [*_unknown_ids(folder, settings, below)]
    words, wrong = _words(folder, below.words, foreign=prove)
    rules, more = _read_rules(folder, below.rules, foreign=prove)
    mistakes += [*wrong, *more]
    kept = {rule_id: _changed(rule, settings) for rule_id, rule in below.rules.items() if rule_id not in settings.off}
    found = kept | {rule_id: _changed(rule, settings) for rule_id, rule in rules.items()}
    if not found and not mistakes:
        mistakes.append(f"{folder.name}: there is no rule in this folder, and no {SETTINGS_FILE} that extends a pack.")
    if prove:
        changed = [found[rule_id] for rule_id in (*rules, *settings.examples) if rule_id in found]
        mistakes += [mistake for rule in changed for mistake in _proof(rule, found | dict(below.rules), words)]
    if mistakes:
        raise Mistakes(*mistakes)
    return Contents(found, words)


def proven(folder: Path, contents: Callable[[str], Contents]) -> tuple[str, ...]:
    """What is wrong with one of our packs by the examples of the rules that its folder holds or changes.

    `contents` gives those of our packs, by name. Our patterns are held to long texts by tests, and not to few ways.
    """
    settings, found = settings_of(folder), contents(folder.name)
    known = dict(contents(settings.extends).rules if settings.extends else {}) | dict(found.rules)
    own = {file.name.removesuffix(".toml") for file in _files(folder)} | settings.examples.keys()
    rules = [rule for rule_id, rule in found.rules.items() if rule_id in own]
    return tuple(mistake for rule in rules for mistake in _proof(rule, known, found.words))


def settings_of(folder: Path, *, foreign: bool = False) -> PackSettings:
    """What a folder's `pack.toml` says; nothing where there is none. Raises Mistakes."""
    file = folder / SETTINGS_FILE
    if not (file.exists() or file.is_symlink()):
        return PackSettings()
    return formed(file.name, PackSettings, _parsed(file), foreign=foreign)


def rules_in(folder: Path, below: Mapping[str, Rule], *, foreign: bool = False) -> dict[str, Rule]:
    """The rules of a folder on top of those below. Raises Mistakes."""
    rules, mistakes = _read_rules(folder, below, foreign=foreign)
    if mistakes:
        raise Mistakes(*mistakes)
    return rules


def _read_rules(folder: Path, below: Mapping[str, Rule] | None, *, foreign: bool) -> tuple[dict[str, Rule], list[str]]:
    """The rules by id, and what is wrong with them. `below` None: what they inherit is not known."""
    apart = {SETTINGS_FILE, *own_words.FILES}
    rules: dict[str, Rule] = {}
    seen: dict[str, str] = {}
    mistakes: list[str] = []
    for file in _files(folder):
        if file.name in apart:
            continue
        if twin := seen.get(file.name.removesuffix(".toml").lower()):
            mistakes.append(f"{file.name}: there is a rule {twin} already; ids must differ by more than capitals.")
        try:
            rule = _rule(file, below, foreign=foreign)
        except Mistakes as error:
            mistakes += error.mistakes
        else:
            if rule:
                rules[rule.id] = rule
                seen[rule.id.lower()] = rule.id
    return rules, mistakes


def _files(folder: Path) -> list[Path]:
    try:
        return sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda file: file.name)
    except OSError as error:
        raise Mistakes(f"{folder.name}: this folder can't be read: {error.strerror}.") from error


def _rule(file: Path, below: Mapping[str, Rule] | None, *, foreign: bool) -> Rule | None:
    """The rule of a file; None where it inherits from rules that are not known."""
    rule_id = file.name.removesuffix(".toml")
    table = _parsed(file)
    if foreign and isinstance(written := table.get("check"), dict):
        slow = [f"{file.name}: check: {flaw}." for flaw in patterns.flaws(written)]
        if slow:
            raise Mistakes(*slow)
    if foreign:
        table = _renamed(file.name, table)
    if table.pop(INHERIT, False):
        if below is None:
            return None
        if rule_id not in below:
            raise Mistakes(f"{file.name}: {INHERIT}: there is no rule {rule_id} in the pack that this one extends.")
        table = _on_top(below[rule_id], table)
    mistakes: list[str] = []
    try:
        table["check"] = _to_check(file.name, table.get("check"), foreign=foreign)
    except Mistakes as error:
        mistakes += error.mistakes
        table.pop("check", None)
    try:
        rule = formed(file.name, Rule, {"id": rule_id, **table}, foreign=foreign)
    except Mistakes as error:
        mistakes += (each for each in error.mistakes if not (mistakes and each.startswith(f"{file.name}: check:")))
    if mistakes:
        raise Mistakes(*mistakes)
    if wrong := [f"{file.name}: {each}." for each in rule.out_of_bounds()]:
        raise Mistakes(*wrong)
    return rule


def _renamed(file: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """A rule's table, its former keys by the names they have now. Raises Mistakes where it gives both."""
    if twice := [f"{old} is now called {new}" for old, new in FORMER.items() if old in table and new in table]:
        raise Mistakes(*(f"{file}: {each}: give only one of them." for each in twice))
    return {FORMER.get(key, key): value for key, value in table.items()}


def _to_check(file: str, declared: object, *, foreign: bool) -> Check:
    given = dict(declared) if isinstance(declared, dict) else {}
    kind = given.pop("kind", None)
    if kind not in kinds():
        said = f"there is no kind {kind!r}{near(str(kind), kinds())}" if kind else "must be given"
        raise Mistakes(f"{file}: check.kind: {said}. See all with: coach pack kinds.")
    return formed(f"{file}: check", kinds()[kind], given, foreign=foreign)


def _on_top(inherited: Rule, table: dict[str, Any]) -> dict[str, Any]:
    """The keys of a rule, those that a pack gives anew in place of the inherited ones; so with the check's fields."""
    kept = {each.name: getattr(inherited, each.name) for each in fields(Rule) if each.name not in {"id", "check"}}
    declared = table.get("check", {})
    kind = kind_of(inherited.check)
    if not isinstance(declared, dict) or declared.get("kind", kind) != kind:
        return kept | table
    given = {each.name: getattr(inherited.check, each.name) for each in fields(inherited.check)}
    return kept | table | {"check": {"kind": kind, **given, **declared}}


def _changed(rule: Rule, settings: PackSettings) -> Rule:
    changes: dict[str, Any] = {}
    if rule.id in settings.severity:
        changes["severity"] = settings.severity[rule.id]
    if rule.id in settings.weight:
        changes["weight"] = settings.weight[rule.id]
    if rule.id in settings.examples:
        changes["examples"] = (settings.examples[rule.id],)
    return replace(rule, **changes) if changes else rule


def _unknown_ids(folder: Path, settings: PackSettings, below: Contents) -> list[str]:
    named = dict.fromkeys((*settings.off, *settings.severity, *settings.weight, *settings.examples))
    return [
        f"{SETTINGS_FILE}: there is no rule {rule_id} in {settings.extends!r}{near(rule_id, below.rules)}."
        for rule_id in named
        if rule_id not in below.rules
    ]


def _words(folder: Path, below: Words, *, foreign: bool) -> tuple[Words, list[str]]:
    tables, mistakes = dict[str, dict[str, Any]](), list[str]()
    for name in own_words.FILES:
        if (folder / name).exists() or (folder / name).is_symlink():
            try:
                tables[name] = _table_of_words(folder / name, foreign=foreign)
            except Mistakes as error:
                mistakes += error.mistakes
    return own_words.words_of(tables, below), mistakes


def _table_of_words(file: Path, *, foreign: bool) -> dict[str, Any]:
    table = _parsed(file)
    if foreign:
        from rules.packs.own_words_shapes import SHAPES

        if slow := [f"{file.name}: {flaw}." for flaw in patterns.flaws(table)]:
            raise Mistakes(*slow)
        checked(file.name, SHAPES[file.name], table)
    return table


def _proof(rule: Rule, known: Mapping[str, Rule], words: Words) -> list[str]:
    """What is wrong with a rule by its own examples, and names in it that nobody knows."""
    from rules.validation import flaws

    file = f"{rule.id}.toml"
    others = [
        f"{file}: {key}: there is no rule {', '.join(unknown)}{near(unknown[0], known)}."
        for key in ABOUT_OTHERS
        if (unknown := sorted(set(getattr(rule, key)) - known.keys()))
    ]
    names = [
        f"{file}: check: the lexicon knows no {name!r}{near(name, words.known.words)}."
        for name in unknown_names(rule.check, words.known)
    ]
    return [*others, *names, *(f"{file}: {flaw.rstrip('.')}." for flaw in flaws(rule, words))]


def _parsed(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise Mistakes(f"{file.name}: this file is larger than {MAX_BYTES // 1_000_000} MB.")
        return tomli.loads(file.read_text("utf-8"))
    except OSError as error:
        raise Mistakes(f"{file.name}: this file can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Mistakes(f"{file.name}: this is not TOML: it must be UTF-8 text.") from error
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise Mistakes(f"{file.name}: this is not TOML: {error}.") from error

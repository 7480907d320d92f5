"""Loads rule packs: those shipped with the code, overlays on top of them, and a community's own folder."""

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from rules.checks import kind_of, kinds, to_check
from rules.finding import Severity
from rules.role import Reading, Role
from rules.rule import Example, Pack, Rule
from rules.validation import flaws

DEFAULT = "backend-engineer"
EVERY, ANYBODY = "software-engineer", "anybody"
"""The packs of software work of no other pack's kind, and of no software work at all."""
SURE = 0.4
"""From here on a resume is weighed as what it reads as; below, by what holds for every engineer."""
SETTINGS_FILE = "pack.toml"
INHERIT = "inherit"
"""Key of a rule's file that says: what is not given here is taken from the rule of that id below."""

Model = TypeVar("Model", bound=BaseModel)


class PackError(Exception):
    """A pack that cannot be used; the message names the file and the key."""


class PackSettings(BaseModel):
    """`pack.toml` of a pack: what it builds on, what it turns off, what it weighs otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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
    severity: Mapping[str, Severity] = {}
    """Other severities, by id."""
    weight: Mapping[str, float] = {}
    """Other weights, by id."""
    examples: Mapping[str, Example] = {}
    """Examples of its own, by id, for rules of that pack that are otherwise taken as they are."""


def names() -> tuple[str, ...]:
    """The packs shipped with the code."""
    return tuple(sorted(each.name for each in _shipped("packs").iterdir() if _is_pack(each)))


def for_reading(read: Reading) -> str:
    """The shipped pack for a resume that reads so: none of another kind than back-end work on a mere guess."""
    guessed = read.sure < SURE and read.role not in {Role.BACKEND, Role.NONE}
    return EVERY if guessed else for_role(read.role)


@cache
def for_role(role: Role) -> str:
    """The shipped pack for resumes of a kind of work."""
    if role is Role.NONE:
        return ANYBODY
    mine = (name for name in names() if _settings(_shipped("packs") / name).role is role)
    return next(mine, EVERY)


def title_of(name: str) -> str:
    """What a pack is for, in words for people: the title it gives itself, else its name. Raises PackError."""
    return _settings(_folder(name)).title or Path(name).name.replace("-", " ")


def overlay_names() -> tuple[str, ...]:
    """The overlays shipped with the code: industries and remote work."""
    return tuple(sorted(each.name for each in _shipped("overlays").iterdir() if _is_pack(each)))


def load(name: str = DEFAULT, overlays: Iterable[str] = ()) -> Pack:
    """A pack with overlays on top.

    `name` is that of a shipped pack or the path of a folder. Raises PackError.
    """
    return _load(name, tuple(overlays))


@cache
def _load(name: str, overlays: tuple[str, ...]) -> Pack:
    rules = dict(_rules_of_shipped(name) if name in names() else _rules_of(_folder(name)))
    for overlay in overlays:
        if overlay not in overlay_names():
            raise PackError(f"There is no overlay {overlay!r}. There are: {', '.join(overlay_names())}.")
        rules |= _rules_in(_shipped("overlays") / overlay, rules)
    return Pack(name if name in names() else Path(name).name, tuple(rules[rule_id] for rule_id in sorted(rules)))


def _shipped(kind: str) -> Traversable:
    return files("rules") / kind


def _is_pack(folder: Traversable) -> bool:
    return folder.is_dir() and any(each.name.endswith(".toml") for each in folder.iterdir())


def _folder(name: str) -> Traversable:
    if name in names():
        return _shipped("packs") / name
    folder = Path(name)
    if not folder.is_dir():
        raise PackError(f"There is no pack {name!r}. There are: {', '.join(names())}; or name a folder.")
    return folder


@cache
def _rules_of_shipped(name: str) -> Mapping[str, Rule]:
    """Read once, however many packs build on it."""
    return _rules_of(_shipped("packs") / name)


def _rules_of(folder: Traversable, above: tuple[str, ...] = ()) -> dict[str, Rule]:
    settings = _settings(folder)
    if str(folder) in above:
        raise PackError(f"{folder.name}/{SETTINGS_FILE}: extends: packs extend each other in a circle.")
    base = _base(settings.extends, (*above, str(folder)))
    for rule_id in (*settings.off, *settings.severity, *settings.weight, *settings.examples):
        if rule_id not in base:
            raise PackError(f"{folder.name}/{SETTINGS_FILE}: there is no rule {rule_id} in {settings.extends!r}.")
    kept = {rule_id: _changed(rule, settings) for rule_id, rule in base.items() if rule_id not in settings.off}
    own = _rules_in(folder, base)
    rules = kept | own
    if not rules:
        raise PackError(f"{folder.name}: there is no rule in this folder.")
    if folder.name not in names():  # the shipped ones are held to their examples by the tests
        _prove(own, base)
    return rules


def _base(extended: str | None, above: tuple[str, ...]) -> Mapping[str, Rule]:
    if extended is None:
        return {}
    return _rules_of_shipped(extended) if extended in names() else _rules_of(_folder(extended), above)


def _prove(own: Mapping[str, Rule], base: Mapping[str, Rule]) -> None:
    """Refuses rules that fail their own examples, or that name rules that there are not."""
    for rule in own.values():
        for key in ("unless", "beside", "silent_with"):
            if unknown := sorted(set(getattr(rule, key)) - own.keys() - base.keys()):
                raise PackError(f"{rule.id}.toml: {key}: there is no rule {', '.join(unknown)}.")
        if found := list(flaws(rule)):
            raise PackError(f"{rule.id}.toml: {'; '.join(found)}.")


def _settings(folder: Traversable) -> PackSettings:
    file = folder / SETTINGS_FILE
    return _validated(file, PackSettings, _parsed(file)) if file.is_file() else PackSettings()


def _changed(rule: Rule, settings: PackSettings) -> Rule:
    changes: dict[str, Any] = {}
    if rule.id in settings.severity:
        changes["severity"] = settings.severity[rule.id]
    if rule.id in settings.weight:
        changes["weight"] = settings.weight[rule.id]
    if rule.id in settings.examples:
        changes["examples"] = (settings.examples[rule.id],)
    return rule.model_copy(update=changes) if changes else rule


def _rules_in(folder: Traversable, base: Mapping[str, Rule]) -> dict[str, Rule]:
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    named = (file for file in found if file.name.endswith(".toml") and file.name != SETTINGS_FILE)
    return {rule.id: rule for rule in (_rule(file, base) for file in named)}


def _rule(file: Traversable, base: Mapping[str, Rule]) -> Rule:
    rule_id = file.name.removesuffix(".toml")
    table = _parsed(file)
    if table.pop(INHERIT, False):
        if rule_id not in base:
            raise PackError(f"{file.name}: {INHERIT}: there is no rule {rule_id} in the pack that this one extends.")
        table = _on_top(base[rule_id], table)
    declared = table.get("check")
    if not isinstance(declared, dict) or declared.get("kind") not in kinds():
        raise PackError(f"{file.name}: check.kind must be one of {', '.join(sorted(kinds()))}.")
    try:
        table["check"] = to_check(declared)
    except ValidationError as error:
        raise PackError(_explained(f"{file.name}: check", error)) from error
    return _validated(file, Rule, {"id": rule_id, **table})


def _on_top(inherited: Rule, table: dict[str, Any]) -> dict[str, Any]:
    """The keys of a rule, those that a pack gives anew in place of the inherited ones; so with the check's fields."""
    kept = {name: getattr(inherited, name) for name in Rule.model_fields if name not in {"id", "check"}}
    declared = table.get("check", {})
    kind = kind_of(inherited.check)
    if not isinstance(declared, dict) or declared.get("kind", kind) != kind:
        return kept | table
    fields = {each.name: getattr(inherited.check, each.name) for each in dataclasses.fields(inherited.check)}  # type: ignore[arg-type]
    return kept | table | {"check": {"kind": kind, **fields, **declared}}


def _parsed(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{file.name}: this is not TOML: {error}.") from error


def _validated(file: Traversable, model: type[Model], table: dict[str, Any]) -> Model:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise PackError(_explained(file.name, error)) from error


def _explained(where: str, error: ValidationError) -> str:
    return "; ".join(f"{where}: {'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()) + "."

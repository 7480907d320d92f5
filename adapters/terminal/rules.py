"""`coach rules`: lists the rules of a pack, or explains one."""

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import click
from rich.markdown import Markdown
from rich.table import Table

from adapters.terminal.choices import OneOf, completing, did_you_mean, packs, rule_ids
from adapters.terminal.console import Console
from coach.review.rule_reference import explained, page, pages, to_json, to_lines
from rules.packs import DEFAULT, PackError, load, names
from rules.rule import Pack, Rule


class Format(StrEnum):
    """The choices of `--format`."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@click.command
@click.argument("rule", required=False, help="The id of a rule to explain.", shell_complete=completing(rule_ids))
@click.option(
    "--pack",
    help=f"Rule pack: {', '.join(packs())}; or the folder of a pack of your own. Without it: {DEFAULT}; as "
    "JSON, and for one rule, all packs.",
    shell_complete=completing(packs),
)
@click.option("--format", "output", type=OneOf(Format), default=Format.TEXT.value, help="How to print.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write the pages of all shipped packs into a folder, as they stand in docs/.",
)
def rules(rule: str | None, pack: str | None, output: Format, into: Path | None) -> None:
    """List the rules of a pack, or explain one with its examples and source."""
    if into is not None:
        _write_all(into)
        return
    loaded = _loaded(pack or DEFAULT)
    if pack is None and (rule is not None or output is Format.JSON):
        loaded = _of_all_packs(loaded)
    if rule is None:
        _list(loaded, output)
    else:
        _explain(_found(loaded, rule), output)


def _write_all(folder: Path) -> None:
    for path, text in pages().items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _of_all_packs(first: Pack) -> Pack:
    """The rules of a pack, and those of the other ones that it lacks; each with what it speaks to in any pack."""
    found = {rule.id: rule for rule in first.rules}
    for name in names():
        for rule in load(name).rules:
            known = found.setdefault(rule.id, rule)
            sources = tuple(dict.fromkeys((*known.source, *rule.source)))
            found[rule.id] = replace(known, source=sources)
    return Pack(first.name, tuple(found.values()))


def _loaded(name: str) -> Pack:
    try:
        return load(name)
    except PackError as error:
        raise click.BadParameter(f"{error}{did_you_mean(name, packs())}", param_hint="--pack") from error


def _found(pack: Pack, rule_id: str) -> Rule:
    try:
        return pack.rule(rule_id.upper())
    except KeyError:
        hint = did_you_mean(rule_id.upper(), tuple(rule.id for rule in pack.rules)) or " `coach rules` lists them."
        raise click.BadParameter(f"{pack.name} has no rule {rule_id}.{hint}") from None


def _list(pack: Pack, output: Format) -> None:
    match output:
        case Format.JSON:
            sys.stdout.write(json.dumps([to_json(rule) for rule in pack.rules]) + "\n")
        case Format.MARKDOWN:
            sys.stdout.write(page(pack))
        case Format.TEXT:
            table = Table("rule", "severity", "section", "what", box=None, pad_edge=False)
            for row in to_lines(pack):
                table.add_row(*row)
            Console().print(table)


def _explain(rule: Rule, output: Format) -> None:
    match output:
        case Format.JSON:
            sys.stdout.write(json.dumps(to_json(rule)) + "\n")
        case Format.MARKDOWN:
            sys.stdout.write(explained(rule))
        case Format.TEXT:
            Console().print(Markdown(explained(rule)))

"""`coach feedback`: which advice members find unhelpful, for those who run the coach and those who write packs."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict

import click
from rich.table import Table

from adapters.all_settings import read_settings
from adapters.terminal.choices import Format, in_format
from adapters.terminal.console import Console
from adapters.terminal.mendable import told_plainly
from coach.errors import CoachError
from coach.store import migrations, open_store
from coach.store.feedback import ENOUGH, Count, counts


@click.command
@click.option(
    "--community", default="", help="Only this community, by its key: slack:T0123 or discord:200. Default: all."
)
@in_format
def feedback(community: str, format_: Format) -> None:
    """Show which advice members find unhelpful, by community, pack and rule. Numbers only."""
    with told_plainly():
        url = read_settings().core.database_url
        now, newest = migrations.revision(url)
        if why := migrations.why_not_current(now, newest):
            raise CoachError(why)
        found = [each for each in asyncio.run(_counts(url)) if community in ("", each.community)]
    if format_ == "json":
        click.echo(json.dumps([asdict(each) for each in found], indent=2))
    elif not found:
        click.echo(f"Too few answers to show. A rule appears once a community has given at least {ENOUGH} on it.")
    else:
        Console().print(_table(found))


async def _counts(url: str) -> Sequence[Count]:
    store = open_store(url)
    try:
        async with store.across("feedback for operators") as session:
            return await counts(session)
    finally:
        await store.close()


def _table(found: Sequence[Count]) -> Table:
    table = Table("Community", "Pack", "Rule", "Answers", "Not helpful", "Share")
    for each in found:
        share = f"{each.share:.0%}"
        table.add_row(each.community, each.pack, each.rule, str(each.answers), str(each.refused), share)
    return table

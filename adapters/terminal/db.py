"""`coach db`: migrations, their check, and what is to do with keys that are new or lost."""

import asyncio
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from click.exceptions import Exit

from adapters.all_settings import read_settings
from adapters.terminal.mendable import told_plainly
from coach.errors import CoachError
from coach.store import backups, migrations, open_store, upgrade_copies
from coach.store.discarding import discard
from coach.store.keys import keys_for
from coach.store.lock import alone
from coach.store.rotation import rotate as rotate_all
from coach.store.soundness import file_of
from coach.store.vault import Vault, new_key

FOLDER: Any = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(no_args_is_help=True)
def app() -> None:
    """The database: upgrade, check, backup, keys."""


@app.command
def upgrade() -> None:
    """Bring the database up to date."""
    with told_plainly():
        url = read_settings().core.database_url
        with alone(url) if _has_news(url) else nullcontext():  # a running coach would meet tables it does not know
            done = migrations.upgrade(url)
    if done.copy:
        click.echo(f"{done.copy} holds the database as it was before, for {upgrade_copies.DAYS} days.")
    click.echo(f"The database is at revision {done.after}.")


@app.command
def check() -> None:
    """Check that the database is what this version needs. Exits with 1 if it isn't."""
    with told_plainly():
        url = read_settings().core.database_url
        now, newest = migrations.revision(url)
        differences = migrations.check(url) if now == newest else []
    if now == newest and not differences:
        click.echo(f"The database is up to date (revision {now}).")
        return
    changed = f"The database is at the newest revision ({now}), but something else changed it:"
    click.echo("\n  ".join((migrations.why_not_current(now, newest) or changed, *differences)), err=True)
    raise Exit(1)


@app.command
def key() -> None:
    """Print a new encryption key, to be put first in COACH_ENCRYPTION_KEYS."""
    click.echo(new_key())


@app.command
def rotate() -> None:
    """Re-encrypt everything with the first key, so that older ones can be removed."""
    with told_plainly():
        settings = read_settings().core
        vault = Vault(keys_for(settings.encryption_keys.get_secret_value(), settings.database_url))
        migrations.revision(settings.database_url)
        count = asyncio.run(_rotate(settings.database_url, vault))
    click.echo(f"{count} values are encrypted by the newest key now. Older keys can be removed.")


@app.command("discard")
def discard_unreadable() -> None:
    """Delete what none of the present keys can read, after a key is lost for good. Asks first."""
    with told_plainly():
        settings = read_settings().core
        click.confirm("Delete everything that the present keys cannot read?", abort=True)
        keys = keys_for(settings.encryption_keys.get_secret_value(), settings.database_url, lost=True)
        with alone(settings.database_url):
            count = asyncio.run(_discard(settings.database_url, Vault(keys)))
    click.echo(f"{count} values that nobody could read are deleted.")


@app.command
@click.argument("folder", type=FOLDER, help="The folder of the backup.")
def backup(folder: Path) -> None:
    """Copy the SQLite database into a folder, and the members' keys separately. Works while the coach runs."""
    with told_plainly():
        data, keys = backups.backup(_file(), folder)
    click.echo(f"{data} holds what is kept, {keys} the members' keys: keep only the newest copy of those.")


@app.command
@click.argument("folder", type=FOLDER, help="The folder of the backup.")
def restore(folder: Path) -> None:
    """Restore the SQLite database from a folder that `coach db backup` wrote."""
    with told_plainly():
        database = _file()
        with alone(read_settings().core.database_url):
            backups.restore(database, folder)
    click.echo(f"{database} is as it was. Run: coach db upgrade")


def _file() -> Path:
    path = file_of(read_settings().core.database_url)
    if path is None:
        raise CoachError("This is for SQLite. PostgreSQL has pg_dump and pg_restore; docs/operations.md says how.")
    return path


def _has_news(url: str) -> bool:
    now, newest = migrations.revision(url)
    return now != newest


async def _discard(url: str, vault: Vault) -> int:
    store = open_store(url)
    try:
        return await discard(store, vault)
    finally:
        await store.close()


async def _rotate(url: str, vault: Vault) -> int:
    store = open_store(url)
    try:
        return await rotate_all(store, vault)
    finally:
        await store.close()

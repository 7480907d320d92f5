"""`coach db`: migrations, their check, and encrypting everything anew after a key was added."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from adapters.settings import Settings
from coach.errors import CoachError
from coach.store import copies, migrations, open_store
from coach.store.keys import keys_for
from coach.store.rotation import rotate as rotate_all
from coach.store.vault import Vault, new_key

app = typer.Typer(help="The database: upgrade, check, rotate keys.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the database up to date."""
    url = Settings().database_url
    with _explained():
        done = migrations.upgrade(url)
    if done.copy:
        typer.echo(f"{done.copy} holds the database as it was before, for {copies.DAYS} days.")
    typer.echo(f"The database is at revision {done.after}.")


@app.command()
def check() -> None:
    """Tell whether the database is what this version needs; exit 1 if not."""
    url = Settings().database_url
    with _explained():
        now, newest = migrations.revision(url)
        differences = migrations.check(url)
    if now == newest and not differences:
        typer.echo(f"The database is up to date (revision {now}).")
        return
    typer.echo(f"The database is at revision {now}, the newest is {newest}. Run: coach db upgrade", err=True)
    for difference in differences:
        typer.echo(f"  {difference}", err=True)
    raise typer.Exit(1)


@app.command()
def key() -> None:
    """Print a fresh encryption key, to be put first in COACH_ENCRYPTION_KEYS."""
    typer.echo(new_key())


@app.command()
def rotate() -> None:
    """Encrypt everything kept by the first key, so that older ones can be removed."""
    settings = Settings()
    with _explained():
        vault = Vault(keys_for(settings.encryption_keys.get_secret_value(), settings.database_url))
        migrations.revision(settings.database_url)
        count = asyncio.run(_rotate(settings.database_url, vault))
    typer.echo(f"{count} values are encrypted by the newest key now. Older keys can be removed.")


async def _rotate(url: str, vault: Vault) -> int:
    store = open_store(url)
    try:
        return await rotate_all(store, vault)
    finally:
        await store.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Errors that people can mend come as a sentence and exit 2."""
    try:
        yield
    except CoachError as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from None

"""`coach doctor`: checks a live configuration and says what to fix."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import click
from click.exceptions import Exit
from pydantic import ValidationError
from rich.text import Text

from adapters.all_settings import AllSettings, read_settings
from adapters.building import build
from adapters.checkup import Check
from adapters.settings import Settings, in_words
from adapters.terminal.console import Console
from coach.errors import CoachError
from coach.guides import mistakes_in
from coach.review.packs import Packs, of
from coach.running.health import readiness
from coach.sandbox.sandbox import Sandbox
from coach.store import migrations, soundness
from coach.wordings.endpoint import Endpoint, NoAnswer, Trouble
from coach.wordings.jobs import endpoint_of
from rules.packs import mistakes_of, names

PROBLEMS, WRONG_SETTINGS = 1, 2
SIGNS = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "error": ("✗", "red")}


LAYERS = {
    "namespaces": "user and network namespaces",
    "landlock": "Landlock (no file but the libraries)",
    "seccomp": "seccomp (only the system calls of reading)",
    "limits": "limits on memory, processor time and files",
}
WITHOUT = "The other layers hold. docs/security.md says what each one does and what this one needs."


@click.command
def doctor() -> None:
    """Check configuration, tokens, scopes, database and queue. Exits with 1 if something needs fixing."""
    console = Console()
    try:
        settings = read_settings()
    except ValidationError as error:
        for line in in_words(error):
            console.print(f"✗ {line}", markup=False, style="red", soft_wrap=True)
        raise Exit(WRONG_SETTINGS) from None
    except CoachError as error:
        console.print(f"✗ {error.message}", markup=False, style="red", soft_wrap=True)
        raise Exit(WRONG_SETTINGS) from None
    results = asyncio.run(_collect(settings, console))
    raise Exit(PROBLEMS if any(result.level == "error" for result in results) else 0)


async def _collect(settings: AllSettings, console: Console) -> list[Check]:
    results = []
    async for result in examine(settings):
        sign, style = SIGNS[result.level]
        console.print(
            Text.assemble((f"{sign} ", style), result.what, (f"\n  {result.fix}" if result.fix else "", "dim"))
        )
        results.append(result)
    return results


async def examine(settings: AllSettings) -> AsyncIterator[Check]:
    """All checks, one after the other; none of them posts anything."""
    url = settings.core.database_url
    try:
        now, newest = await asyncio.to_thread(migrations.revision, url)
    except CoachError as error:
        yield Check("error", error.message)
        return
    except Exception as error:
        yield Check("error", f"The database can't be reached ({type(error).__name__}).", "Check COACH_DATABASE_URL.")
        return
    if damage := await asyncio.to_thread(soundness.damage, url):
        yield Check("error", f"The database file is damaged: {damage}.", "Restore a backup; see docs/operations.md.")
        return
    if now and newest and now > newest:
        yield Check("error", f"The database was written by a newer version (revision {now}).", "Start that version.")
        return
    if now == newest:
        yield Check("ok", f"The database is up to date (revision {now}).")
    else:
        yield Check("warning", f"The database is at revision {now or 'none'}.", "Run: coach db upgrade (serve does it)")
    async for result in _parts(settings, migrated=now == newest):
        yield result
    async for result in _platforms(settings):
        yield result


async def _parts(settings: AllSettings, migrated: bool) -> AsyncIterator[Check]:
    try:
        coach = build(settings)
    except (CoachError, ValueError) as error:
        yield Check("error", str(error))
        return
    if migrated:
        try:
            await soundness.check(coach.context.store, coach.context.vault)
            yield Check("ok", "The encryption keys open what is kept.")
        except CoachError as error:
            yield Check("error", error.message)
        wrong = await readiness(coach.context)()
        for part, reason in wrong.items():
            yield Check("error", f"The {part} doesn't answer ({reason}).")
        if not wrong:
            yield Check("ok", "Database and queue answer.")
    for result in proven(of(coach.context.tools)):
        yield result
    async for result in models(endpoint_of(coach.context)):
        yield result
    async for result in confinement(coach.sandbox):
        yield result
    with suppress(Exception):
        await coach.context.work.stop(0)
    await coach.context.store.close()


def proven(packs: Packs) -> Iterator[Check]:
    """Whether each pack holds to its examples: those shipped, and the operator's own."""
    shipped = {name: mistakes_of(name) for name in names()}
    guides = {name: wrong for name, path in packs.own().items() if (wrong := mistakes_in(path))}
    left_out = {name: mistakes for name, mistakes in (shipped | packs.broken()).items() if mistakes}
    for name, mistakes in (guides | left_out).items():
        more = f" ({len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        fix = "" if name in shipped else f"See all: coach pack check {Path(packs.folder) / name}"
        what = f"The pack {name} is left out." if name in left_out else f"Guides of the pack {name} are left out."
        yield Check("warning", f"{what} {mistakes[0]}{more}", fix)
    yield Check("ok", f"{len(packs.usable().keys() - left_out.keys())} rule packs agree with their examples.")


async def models(endpoint: Endpoint | None) -> AsyncIterator[Check]:
    """Whether the language models that the settings name can be asked. Nothing of anybody is sent."""
    if endpoint is None:
        yield Check("ok", "No language model is set, and nothing is sent to one.")
        return
    try:
        offered = await endpoint.models()
    except NoAnswer as none:
        yield Check(
            "error", f"The model's server at {endpoint.host} {TROUBLES[none.trouble][0]}.", TROUBLES[none.trouble][1]
        )
        return
    missing = [name for name in endpoint.names if name not in offered]
    for name in missing:
        yield Check(
            "warning",
            f"The server at {endpoint.host} doesn't list the model {name}.",
            f"It lists: {', '.join(offered[:8]) or 'none'}. Set COACH_MODEL_NAMES, or load the model there.",
        )
    if not missing:
        yield Check(
            "ok", f"The server at {endpoint.host} has {', '.join(endpoint.names)}. Communities choose, members agree."
        )


TROUBLES = {
    Trouble.AWAY: (
        "can't be reached",
        "Check COACH_MODEL_URL. A private address, or http, needs COACH_MODEL_OWN_NETWORK=true.",
    ),
    Trouble.SLOW: ("doesn't answer in time", "Check that it runs and isn't busy loading a model."),
    Trouble.BUSY: ("is too busy to answer", "Try again, and look at its log."),
    Trouble.KEY: ("wants another key", "Set COACH_MODEL_KEY."),
    Trouble.UNKNOWN: ("doesn't list its models", "COACH_MODEL_URL should end before /chat/completions, mostly in /v1."),
    Trouble.NONSENSE: ("answers something else", "COACH_MODEL_URL should lead to an OpenAI-compatible interface."),
}


async def confinement(sandbox: Sandbox) -> AsyncIterator[Check]:
    """How the processes that read strangers' files are held back, layer by layer."""
    try:
        await sandbox.warm()
    except (RuntimeError, OSError) as error:
        yield Check("error", str(error), "Nothing can be read without it; `coach serve` shows why it stops.")
        return
    for layer in sandbox.layers:
        if layer.holds:
            yield Check("ok", f"Readers are confined by {LAYERS[layer.name]}.")
        else:
            yield Check("warning", f"Readers are not confined by {LAYERS[layer.name]}: {layer.why}.", WITHOUT)
    if (office := sandbox.office) is not None and office.layer is not None:
        if office.layer.holds:
            yield Check("ok", "LibreOffice draws Word documents, confined to a room of its own.")
        else:
            yield Check(
                "warning",
                f"LibreOffice is installed but not used: {office.layer.why}.",
                "Members see pictures of PDFs, but not of Word documents. docs/security.md says what it needs.",
            )
    sandbox.close()


def installable(core: Settings) -> Iterator[Check]:
    """What is missing for people who install the coach in their own workspace."""
    if not core.public_url.startswith("https://"):
        yield Check(
            "error" if not core.public_url else "warning",
            "People who install the coach from Slack can't get back to it.",
            "Set COACH_PUBLIC_URL to the https address of the web server.",
        )
    if not (core.operator and core.support):
        yield Check(
            "warning",
            "There is no privacy policy, no terms and no support page, and the app directories require them.",
            "Set COACH_OPERATOR and COACH_SUPPORT; see docs/platforms.md.",
        )


async def _platforms(settings: AllSettings) -> AsyncIterator[Check]:
    if settings.slack.configured:
        from adapters.slack.doctor import examine as examine_slack

        for found in await examine_slack(settings.slack):
            yield Check(found.level, f"Slack: {found.what}", found.fix)
        if settings.slack.by_oauth:
            for found_here in installable(settings.core):
                yield found_here
    if settings.discord.is_on:
        from adapters.discord.doctor import examine as examine_discord

        for check in await examine_discord(settings.discord):
            yield Check(check.level, f"Discord: {check.what}", check.fix)
    if settings.wants_playground:
        yield Check(
            "warning",
            "Neither Slack nor Discord is configured, so `coach serve` starts the playground.",
            "Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, or DISCORD_TOKEN; see .env.example.",
        )

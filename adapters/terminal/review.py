"""`coach review`: review resume files."""

import io
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from adapters.terminal.choices import FILE, OneOf, completing, did_you_mean, in_language, industries, language, packs
from adapters.terminal.inputs import STANDARD_INPUT
from adapters.terminal.printing import Format, Printer
from adapters.terminal.reader import reading
from coach.chat.places import Options
from coach.errors import Refused, Unreadable
from coach.review.review import Review
from rules.finding import Severity
from rules.resume import Level, Resume
from rules.role import Role
from texts import speaking

if TYPE_CHECKING:
    from adapters.terminal.startup_cache import StartupCache
    from coach.review.changes import Changes
    from coach.review.comparison import Comparison

FINDINGS, UNREADABLE = 1, 3
"""Exit statuses; 2 is wrong usage."""

Readings = Iterator[tuple[Path, Callable[[], Resume]]]


class LevelChoice(StrEnum):
    """The choices of `--level`."""

    AUTO = "auto"
    NEW_GRAD = "new-grad"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


@click.command
@click.argument("files", type=FILE, nargs=-1, required=True, help="Resumes as PDF or DOCX, or - for standard input.")
@click.option(
    "--format",
    "output",
    type=OneOf(Format),
    default=Format.TEXT.value,
    help="The review for people or for programs, or what was read in the resume.",
)
@click.option(
    "--pack",
    help=f"Rule pack: {', '.join(packs())}; or the folder of a pack of your own. Without it, that of the role.",
    shell_complete=completing(packs),
)
@click.option(
    "--role", type=OneOf(Role), help="The kind of work you are aiming for. Default: what the resume reads as."
)
@click.option(
    "--level", type=OneOf(LevelChoice), default=LevelChoice.AUTO.value, help="Career level; auto: read from the resume."
)
@click.option(
    "--industry",
    help=f"Tailor the review to an industry: {', '.join(industries())}.",
    shell_complete=completing(industries),
)
@click.option("--remote", is_flag=True, help="Tailor the review to remote work.")
@click.option(
    "--posting",
    help="Tailor the review to a job posting (an address or a file), including its industry and remote work.",
)
@click.option(
    "--correct",
    type=FILE,
    help="A TOML file that corrects what was read in a resume (see docs/corrections.md).",
)
@click.option(
    "--before",
    type=FILE,
    help="An earlier version of the resume. Shows what changed since, line by line, and what that did.",
)
@click.option("--fail-on", type=OneOf(Severity), help="Exit with 1 if there is a finding this serious or more so.")
@click.option("--all", "everything", is_flag=True, help="Show every finding, not just what matters most.")
@in_language
@click.pass_obj
def review(  # noqa: PLR0913, PLR0917 — a command has as many parameters as options
    cache: "StartupCache | None",
    files: tuple[Path, ...],
    output: Format,
    pack: str | None,
    role: Role | None,
    level: LevelChoice,
    industry: str | None,
    remote: bool,
    posting: str | None,
    correct: Path | None,
    before: Path | None,
    fail_on: Severity | None,
    everything: bool,
    spoken: str | None,
) -> None:
    """Review resumes section by section: what to fix, why it matters, and a stronger line."""
    if (*files, before).count(STANDARD_INPUT) + (posting == "-") > 1:
        raise click.BadParameter("Standard input (-) can be read only once.")
    chosen = None if level is LevelChoice.AUTO else Level(level.value)
    options = Options(pack, chosen, industry, remote or None, role=role)
    if cache and (len(files) > 1 or before or pack or posting or correct):
        cache.forget()  # it is for the texts that every review asks for, and for no others
    save = cache.save if cache else lambda: None
    with reading((before, *files) if before else files, save) as readings:  # meanwhile, what weighs them is loaded
        to_review = _corrected(_reviewer(options, posting), correct)
        if cache:
            cache.end_adding(_rehearse)
        with (
            speaking(language(spoken, output not in {Format.TEXT, Format.PARSED})),
            Printer(output, everything, len(files)) as printer,
        ):
            status = _review_all(readings, to_review, printer, fail_on, compare=before is not None)
    raise Exit(status)


def _reviewer(options: Options, posting: str | None) -> Callable[[Resume], Review]:
    """What weighs a resume as the options say; wrong options end the command."""
    from coach.review.review import NOT_READ
    from coach.review.reviewing import pack_for
    from coach.review.reviewing import review as to_review

    try:
        pack_for(options, NOT_READ)
    except Refused as error:
        typed, known = (options.industry, industries()) if "overlay" in error.message else (options.pack, packs())
        raise click.BadParameter(f"{error.message}{did_you_mean(typed or '', known)}") from error
    if posting is None:
        return lambda resume: to_review(resume, options)
    from adapters.terminal.output import logs_to_stderr
    from adapters.terminal.posting import load_or_exit
    from coach.posting import inferred_options, tailor

    logs_to_stderr()
    wanted = load_or_exit(posting, "text", options.pack)
    leant = inferred_options(options, wanted)
    return lambda resume: tailor(to_review(resume, leant), wanted)


def _corrected(to_review: Callable[[Resume], Review], path: Path | None) -> Callable[[Resume], Review]:
    """The same after what was read wrong is set right."""
    if path is None:
        return to_review
    from adapters.terminal.corrections import corrector

    correct = corrector(path)
    return lambda resume: to_review(correct(resume))


def _rehearse() -> None:
    """Reviews invented resumes by all packs, into nothing."""
    from adapters.terminal.page import Page
    from adapters.terminal.text import show
    from coach.reading import read
    from coach.review.review import NOT_READ
    from coach.review.reviewing import pack_for
    from coach.review.reviewing import review as to_review
    from coach.review.thread import to_thread
    from coach.sandbox import rehearsal

    nowhere = Page(io.StringIO(), 80)
    read(rehearsal.pdf(), "rehearsal.pdf")
    for check in (rule.check for pack in packs() for rule in pack_for(Options(pack), NOT_READ).rules):
        for name, found in vars(type(check)).items():
            if isinstance(found, cached_property):  # a pattern, made by most checks only when they have come so far
                getattr(check, name)
    for lines in (rehearsal.LINES, rehearsal.WITHOUT_FIGURES):
        resume = read(rehearsal.docx(lines), "rehearsal.docx")
        for pack in packs():
            show(nowhere, pack, to_thread(to_review(resume, Options(pack)), audience="member", everything=True))


def _review_all(
    readings: Readings,
    to_review: Callable[[Resume], Review],
    printer: Printer,
    fail_on: Severity | None,
    *,
    compare: bool,
) -> int:
    """Prints the reviews; gives the exit status. `compare`: the first file is the earlier version of the others."""
    status, earlier = 0, None
    if compare:
        path, read = next(readings)
        try:
            earlier = to_review(read())
        except Unreadable as error:
            printer.failure(path.name, error)
            return UNREADABLE
    for path, read in readings:
        try:
            reviewed = to_review(read())
        except Unreadable as error:
            printer.failure(path.name, error)
            status = UNREADABLE
            continue
        printer.review(path.name, reviewed, _compared(earlier, reviewed) if earlier else None)
        if status == 0 and fail_on and _reaches(reviewed, fail_on):
            status = FINDINGS
    return status


def _compared(before: Review, after: Review) -> "tuple[Comparison, Changes]":
    """Two versions side by side."""
    from coach.review.changes import to_changes
    from coach.review.comparison import compare, points_of

    found, now = before.all_findings, after.all_findings
    comparison = compare(before.score, found, after.score, now, points_of(before), points_of(after))
    return comparison, to_changes(before.resume, found, after.resume, now, comparison)


def _reaches(review: Review, threshold: Severity) -> bool:
    order = list(Severity)
    return any(order.index(finding.severity) <= order.index(threshold) for finding in review.all_findings)

"""Weighs a resume by a rule pack: findings, score, strengths."""

from dataclasses import replace

from coach.errors import Refused
from coach.places import Options
from coach.review import Review
from coach.score import score, section_scores
from rules.engine import run
from rules.packs import DEFAULT, PackError, load, overlay_names
from rules.resume import Resume
from rules.rule import Pack
from rules.strengths import strengths

REMOTE = "remote"


AS_FOUND = Options()


def review(resume: Resume, options: Options = AS_FOUND) -> Review:
    """The review of a resume, weighed as the options say. Raises Refused for a pack or industry that is unknown."""
    pack = pack_for(options)
    leveled = replace(resume, level=options.level or resume.level)
    findings = run(leveled, pack)
    return Review(
        resume=leveled,
        pack=pack.name,
        score=score(findings),
        section_scores=section_scores(leveled, findings),
        findings=findings,
        strengths=strengths(leveled),
    )


def pack_for(options: Options) -> Pack:
    """The rules that the options ask for. Raises Refused, with what there is to choose from."""
    overlays = [*([options.industry] if options.industry else []), *([REMOTE] if options.remote else [])]
    try:
        return load(options.pack or DEFAULT, tuple(overlays))
    except PackError as error:
        raise Refused(str(error)) from error


def industries() -> tuple[str, ...]:
    """The industries that a review can be weighed for."""
    return tuple(name for name in overlay_names() if name != REMOTE)

"""Weighs a resume by a rule pack: findings, score, strengths."""

from collections.abc import Callable
from dataclasses import replace

from coach.chat.places import Options
from coach.errors import Refused
from coach.review.choosing import choose
from coach.review.packs import Packs
from coach.review.review import Review
from coach.review.score import section_scores
from rules.engine import run
from rules.facts import Facts
from rules.lexicon.titles import NO_OWN
from rules.packs import ANYBODY, PackError, for_reading, for_role, load, names, overlay_names
from rules.resume import Resume
from rules.role import Reading, Role
from rules.rule import Pack
from rules.scoring import Score, score
from rules.strengths import strengths
from texts import gettext, gettext_noop

REMOTE = "remote"
NO_SOFTWARE = gettext_noop("The score is made for software work, and this resume doesn't read as that.")
NOT_CLEAR = gettext_noop("I couldn't tell which kind of software work this resume is for, so I give no score.")
OF_A_SCHOLAR = gettext_noop("The score is made for resumes about work, and this one reads as the CV of a scholar.")
SAID = "REV-ROLE"
"""The rule that says what the resume reads as: nothing new to a member who has said that they aim at that."""
OFFERED = frozenset({"REV-NEXT", "REV-APART"})
"""The rules on how far another kind of work is: nothing for a member who has said what they aim at."""
Reviewer = Callable[[Resume, Options], Review]


AS_FOUND = Options()


def review(resume: Resume, options: Options = AS_FOUND, facts: Facts | None = None) -> Review:
    """The review of a resume, weighed as the options say; `facts`: of that very resume, where they are worked out.

    Raises Refused for a pack or industry that is unknown.
    """
    facts = facts or Facts(resume)
    role = facts.role
    pack = pack_for(options, role)
    resume = _known_by(pack, resume)
    leveled = replace(resume, level=options.level, level_range=()) if options.level else resume
    as_read = leveled is facts.resume
    if (
        (pack.name == ANYBODY and role.of_software)
        or (role.role is Role.NONE and options.role is None)
        or (role.role is Role.STUDENT and facts.tells_of_other_work)
    ):
        scored = Score(None, reason=gettext(NOT_CLEAR if role.touches else NO_SOFTWARE))
    elif facts.is_academic and not facts.builds_software:
        scored = Score(None, reason=gettext(OF_A_SCHOLAR))
    else:
        scored = score(leveled, facts if as_read else None)
    # Behind the score, so that what it has worked out is not worked out again.
    of_pack = facts.with_words(pack.words) if as_read else Facts(leveled, pack.words)
    findings = tuple(
        each
        for each in run(leveled, pack, options.level, of_pack)
        if not (each.rule == SAID and options.role is role.role) and not (each.rule in OFFERED and options.role)
    )
    chosen = choose(findings, _of_overlays(pack, options, role))
    return Review(
        resume=leveled,
        pack=pack.name,
        pack_title=gettext(pack.title),
        score=scored.points,
        score_reason=scored.reason,
        score_parts=scored.parts,
        section_scores=section_scores(leveled, findings),
        findings=chosen.told,
        further=chosen.further,
        search_words=chosen.search_words,
        strengths=strengths(leveled, chosen.told, pack.words, of_pack),
        weighed_for=tuple(name.replace("-", " ") for name in _overlays(options)),
        role=role,
        level_stated=options.level is not None,
        aim=options.role,
    )


def _known_by(pack: Pack, resume: Resume) -> Resume:
    """The resume with years and level as the pack's own titles tell them, where it brings any."""
    if pack.words.titles == NO_OWN:
        return resume
    from coach.reading.meaning.resume import with_titles  # not above: few packs need what reads

    return with_titles(resume, pack.words.titles)


def pack_for(options: Options, role: Reading) -> Pack:
    """The rules that the options ask for: a pack, else that of the role aimed at, else that of the role read.

    Raises Refused, with what there is to choose from.
    """
    try:
        return load(options.pack or _of_role(options, role), _overlays(options))
    except PackError as error:
        raise Refused(str(error)) from error


def _of_role(options: Options, read: Reading) -> str:
    return for_role(options.role) if options.role else for_reading(read)


def _of_overlays(pack: Pack, options: Options, role: Reading) -> frozenset[str]:
    """The ids of the rules that the overlays bring."""
    if not _overlays(options):
        return frozenset()
    without = pack_for(replace(options, industry=None, remote=False), role)
    return frozenset({rule.id for rule in pack.rules} - {rule.id for rule in without.rules})


def _overlays(options: Options) -> tuple[str, ...]:
    return (*([options.industry] if options.industry else []), *([REMOTE] if options.remote else []))


def reviewer(packs: Packs) -> Reviewer:
    """A reviewer that knows packs by the names that people choose from."""

    def weighed(resume: Resume, options: Options) -> Review:
        facts = Facts(resume)
        chosen = packs.chosen(options, facts.role)
        try:
            return review(resume, replace(options, pack=chosen), facts)
        except Refused:
            if chosen in names():
                raise
        # It broke after it was chosen; what is wrong with it is told to its operator, and not to a member.
        return review(resume, replace(options, pack=None), facts)

    return weighed


def industries() -> tuple[str, ...]:
    """The industries that a review can be weighed for."""
    return tuple(name for name in overlay_names() if name != REMOTE)

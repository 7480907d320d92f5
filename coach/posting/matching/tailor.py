"""Weighs a review by a posting: adds what this posting would miss, as suggestions beside the review's findings."""

from dataclasses import replace

from coach.posting.matching.match import Match, Reword, match
from coach.posting.message import name_of
from coach.posting.posting import Posting
from coach.posting.terms.need import Need
from coach.posting.terms.vocabulary import Vocabulary
from coach.review.review import Review
from rules.finding import Finding, Severity
from rules.resume import SectionKind
from texts import gettext
from texts.forms import listed

RULES = frozenset({"JOB-PLACEMENT", "JOB-MIRROR"})
"""Of the findings made here. They tell of a posting, so two versions of a resume are not compared by them."""
_MAX_NAME = 120
_MAX_TERMS = 8
_MAX_REWORDS = 3


def tailor(review: Review, posting: Posting, vocabulary: Vocabulary | None = None) -> Review:
    """The review with findings about this posting, the first of its suggestions since that is what was asked for.

    Scores stay those of the resume itself.
    """
    found = match(review.resume, posting, vocabulary)
    graver = [each for each in review.findings if each.severity is not Severity.SUGGESTION]
    rest = [each for each in review.findings if each.severity is Severity.SUGGESTION]
    name = " ".join(name_of(posting).split())
    shown = name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1]}…"
    return replace(
        review,
        findings=(*graver, *findings(found), *rest),
        weighed_for=(*review.weighed_for, gettext("the posting “{posting}”", posting=shown)),
    )


def findings(found: Match) -> tuple[Finding, ...]:
    """What a match says as findings: one for missing required terms, one for each of the first rewordings."""
    missing = [each.term for each in found.missing if each.need is Need.REQUIRED]
    rewords = [each for each in found.reword if each.need is not Need.MENTIONED][:_MAX_REWORDS]
    return (*((_missing(missing, found.posting),) if missing else ()), *map(_reword, rewords))


def _missing(terms: list[str], posting: Posting) -> Finding:
    return Finding(
        rule="JOB-PLACEMENT",
        severity=Severity.SUGGESTION,
        section=SectionKind.SKILLS,
        title=gettext("Terms that {company} asks for", company=posting.company)
        if posting.company
        else gettext("Terms that this posting asks for"),
        message=gettext(
            "The posting requires {terms}, which your resume doesn't name.", terms=listed(terms, _MAX_TERMS)
        ),
        why=gettext(
            "An applicant tracking system compares the posting's terms with your resume's, and so does the "
            "person who reads it."
        ),
        suggestion=gettext(
            "If you have worked with one, name it in your skills and show it where you used it. Leave out "
            "what you haven't done."
        ),
        count=len(terms),
    )


def _reword(each: Reword) -> Finding:
    return Finding(
        rule="JOB-MIRROR",
        severity=Severity.SUGGESTION,
        section=SectionKind.SKILLS,
        title=gettext("Use the posting's own words"),
        message=gettext(
            "The posting says “{theirs}”; your resume says “{yours}”.", theirs=each.term, yours=each.as_written
        ),
        why=gettext("Many applicant tracking systems search for the exact words of the posting."),
        suggestion=gettext("If it is the same thing, write “{term}” at least once.", term=each.term),
        quote=each.evidence[0] if each.evidence else "",
    )

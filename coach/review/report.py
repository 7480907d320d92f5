"""The review as JSON for other programs: `coach review --format json`, schema 1."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from coach.errors import Unreadable
from coach.review.review import Review
from coach.review.unread_notice import to_reason
from rules.finding import Finding
from rules.metrics import has_metric
from rules.resume import Contact, Resume
from texts import gettext

if TYPE_CHECKING:
    from coach.review.changes import Changes
    from coach.review.comparison import Comparison

SCHEMA = 1


def to_report(review: Review, compared: "tuple[Comparison, Changes] | None" = None) -> dict[str, Any]:
    """One JSON object with all keys of the contract; plain values only. `compared`: with an earlier version."""
    resume = review.resume
    return {
        "schema": SCHEMA,
        "file": {
            "name": resume.file.name,
            "type": resume.file.type,
            "bytes": resume.file.bytes,
            "pages": resume.file.pages,
            "sha256": resume.file.sha256,
        },
        "layout": _layout(resume),
        "language": resume.language,
        "level": str(review.level) if review.level else None,
        "years_experience": resume.years_experience,
        "contact": _contact(resume.contact),
        **_content(resume),
        "reading": _reading(resume),
        "role": {
            "name": str(review.role.role),
            "sure": review.role.sure,
            "evidence": list(review.role.evidence),
        },
        "aim": str(review.aim) if review.aim else None,
        "pack": review.pack,
        "score": review.score,
        "score_reason": review.score_reason,
        "score_parts": {part.name: part.points for part in review.score_parts},
        "section_scores": {str(kind): score for kind, score in review.section_scores.items()},
        "findings": [_finding(finding) for finding in review.findings],
        "further": [_finding(finding) for finding in review.further],
        "search_words": [_finding(finding) for finding in review.search_words],
        "strengths": [
            {"section": str(strength.section), "quote": strength.quote, "reason": strength.reason}
            for strength in review.strengths
        ],
        "notes": list(resume.notes),
        "changes": _changes(*compared) if compared else None,
    }


def to_failure(name: str, error: Unreadable) -> dict[str, Any]:
    """The JSON object for a file that could not be reviewed."""
    return {"schema": SCHEMA, "file": {"name": name}, "error": {"code": str(error.code), "message": error.message}}


def _reading(resume: Resume) -> dict[str, Any]:
    """How sure each part was read, and what was left out; `reason` says how to mend it, and why level or years are not
    told."""
    how = resume.how_read
    return {
        "sections": how.sections,
        "jobs": how.jobs,
        "dates": how.dates,
        "bullets": how.bullets,
        "contact": how.contact,
        "skills": how.skills,
        "unread": [
            {
                "page": each.page,
                "line": each.line,
                "why": each.why,
                "could_be": str(each.could_be) if each.could_be else None,
            }
            for each in how.unread
        ],
        "reason": to_reason(resume),
    }


def _layout(resume: Resume) -> dict[str, Any]:
    layout = resume.layout
    return {
        "columns": layout.columns,
        "tables": layout.tables,
        "images": layout.images,
        "text_extractable": layout.text_extractable,
        "from_ocr": layout.from_ocr,
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "name": bool(contact.name),  # a boolean, so that a report can be shared
        "email": contact.email,
        "phone": contact.phone,
        "linkedin": contact.linkedin,
        "github": contact.github,
        "website": contact.website,
        "location": contact.location,
    }


def _content(resume: Resume) -> dict[str, Any]:
    return {
        "sections": [
            {
                "kind": str(section.kind),
                "heading": section.heading,
                "page": section.page,
                "first_line": section.first_line,
                "last_line": section.last_line,
            }
            for section in resume.sections
        ],
        "entries": [
            {
                "section": str(entry.section),
                "title": entry.title,
                "organization": entry.organization,
                "place": entry.place,
                "start": entry.start,
                "end": entry.end,
                "current": entry.current,
                "sure": {
                    "title": entry.sure.title,
                    "organization": entry.sure.organization,
                    "start": entry.sure.start,
                    "end": entry.sure.end,
                },
            }
            for entry in resume.entries
        ],
        "bullets": [
            {
                "section": str(bullet.section),
                "text": bullet.text,
                "page": bullet.page,
                "has_metric": has_metric(bullet.text),
            }
            for bullet in resume.bullets
        ],
        "skills": [
            {
                "name": skill.name,
                "as_written": skill.as_written,
                "section": str(skill.section),
                "group": skill.group,
            }
            for skill in resume.skills
        ],
    }


def _changes(comparison: "Comparison", changes: "Changes") -> dict[str, Any]:
    """What changed since the earlier version; findings by their rules, once for each section."""
    return {
        "score": [comparison.score_from, comparison.score_to],
        "score_parts": {part.name: [part.before, part.after] for part in comparison.parts},
        "lines": [
            {"was": each.was, "now": each.now, "closed": _rules(each.closed), "opened": _rules(each.opened)}
            for each in changes.lines
        ],
        "closed": _rules(comparison.fixed),
        "opened": _rules(comparison.new),
    }


def _rules(findings: Iterable[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "sources": list(finding.sources),
        "severity": str(finding.severity),
        "section": str(finding.section),
        "page": finding.page,
        "quote": finding.quote,
        "title": finding.title,
        "message": finding.message,
        "why": finding.why,
        "suggestion": _suggestion(finding),
        "rewrite": finding.rewrite,
        "example": finding.example,
        "count": finding.count,
        "others": list(finding.others),
        "others_rewritten": list(finding.others_rewritten),
        "questions": list(finding.questions[0]) if finding.questions else [],
    }


def _suggestion(finding: Finding) -> str:
    """What to do; with the stronger line, so that programs that know only the first keys have it, too."""
    stronger = gettext("Stronger")
    return f"{finding.suggestion} {stronger}: “{finding.rewrite}”" if finding.rewrite else finding.suggestion

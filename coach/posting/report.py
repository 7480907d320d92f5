"""The posting and the match as JSON objects of the published contract."""

from typing import Any

from coach.posting.matching.match import Match
from coach.posting.matching.several import Several, Wanted
from coach.posting.posting import Posting
from coach.posting.terms.need import Need

SCHEMA = 1


def of_posting(posting: Posting) -> dict[str, Any]:
    """What `coach posting --format json` prints."""
    return {
        "schema": SCHEMA,
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "remote": posting.remote,
        "posted": posting.posted or None,
        "closes": posting.closes or None,
        "source": posting.source,
        "url": posting.url,
        "required": _entries(posting, Need.REQUIRED),
        "preferred": _entries(posting, Need.PREFERRED),
        "mentioned": _entries(posting, Need.MENTIONED),
        "phrases": list(posting.phrases),
        "years": posting.years,
    }


def _entries(posting: Posting, need: Need) -> list[str]:
    """The names of one need. Alternatives of which any one will do are one entry, "AWS|Azure", before their names.

    The names stand by themselves, too, so that who looks for one of them finds it.
    """
    groups = [names for names in posting.entries(need) if len(names) > 1]
    listed = posting.terms(need)
    found: list[str] = []
    for name in listed:
        found += ["|".join(names) for names in groups if name == names[0]]
        found.append(name)
    return found


def of_match(match: Match) -> dict[str, Any]:
    """What `coach keywords --format json` prints."""
    return {
        "schema": SCHEMA,
        "posting": of_posting(match.posting),
        "score": match.score,
        "made_of": match.made_of,
        "parts": [
            {"part": part.name, "share": part.share, "weight": part.weight, "detail": part.detail}
            for part in match.parts
        ],
        "matched": [
            {"term": each.term, "need": each.need.value, "mentions": each.mentions, "evidence": list(each.evidence)}
            for each in match.matched
        ],
        "reword": [
            {
                "term": each.term,
                "as_written": each.as_written,
                "need": each.need.value,
                "evidence": list(each.evidence),
            }
            for each in match.reword
        ],
        "missing": [
            {"term": each.term, "need": each.need.value, "mentions": each.mentions, "place": each.place}
            for each in match.missing
        ],
        "covered": [
            {"term": each.term, "by": each.by, "need": each.need.value, "evidence": list(each.evidence)}
            for each in match.covered
        ],
        "title": {"asked": match.title.asked, "own": match.title.own, "likeness": match.title.likeness},
        "years": {"asked": match.posting.years, "own": match.years},
        "besides": [
            {
                "kind": each.kind,
                "asked": each.asked,
                "need": each.need.value,
                "verdict": each.verdict,
                "own": each.own or None,
                "or_experience": each.instead,
            }
            for each in match.besides
        ],
    }


def of_several(found: Several) -> dict[str, Any]:
    """What `coach keywords --format json` prints for several postings: each match, and what they have in common."""
    return {
        "schema": SCHEMA,
        "matches": [of_match(each) for each in found.matches],
        "shared": [_wanted(each) for each in found.shared],
        "add_first": [_wanted(each) for each in found.add_first],
    }


def _wanted(each: Wanted) -> dict[str, Any]:
    return {
        "term": each.term,
        "postings": list(each.postings),
        "required_by": each.required_by,
        "state": each.state,
        "place": each.place or None,
    }

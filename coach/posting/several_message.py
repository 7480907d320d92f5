"""The comparison of several postings as a message for the member."""

from collections.abc import Iterator, Sequence

from coach.chat.message import FieldList, Heading, Message, Note, Paragraph, Part, bold, plain, said
from coach.posting.matching.several import Several, Wanted
from coach.posting.message import name_of

_SHOWN = 8


def to_message(found: Several) -> Message:
    """The whole answer in one message: each posting's score, what they share, what to add first."""
    count = len(found.matches)
    scores = tuple((name_of(each.posting), f"{round(each.score * 100)} % match") for each in found.matches)
    parts = (Heading(f"{count} postings against your resume"), FieldList(scores), *_shared(found), *_add(found))
    note = "Only you see this. A term counts as shared if at least two of the postings ask for it."
    return Message((*parts, Note(plain(note))), summary=f"{count} postings against your resume")


def _shared(found: Several) -> Iterator[Part]:
    there = [each for each in found.shared if each.state != "missing"]
    if there:
        yield Paragraph(said(bold("They share, and you have: "), _terms(there)))
    elif not found.shared:
        yield Paragraph(plain("These postings share no term that they ask for. One resume will hardly serve them all."))


def _add(found: Several) -> Iterator[Part]:
    if not found.add_first:
        return
    yield Paragraph(said(bold("Add first, where it is true: "), _terms(found.add_first)))
    first = found.add_first[0]
    yield Paragraph(
        plain(
            f"{first.term} helps with {_count(first)} of them; it belongs to {first.place.split(';')[0]}. "
            "Show it in the bullet where you used it, and leave out what you have not done."
        )
    )


def _count(each: Wanted) -> str:
    return "one" if len(each.postings) == 1 else str(len(each.postings))


def _terms(terms: Sequence[Wanted]) -> str:
    names = [each.term if len(each.postings) == 1 else f"{each.term} ({len(each.postings)})" for each in terms]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more

"""The comparison of several postings as a message for the member."""

from collections.abc import Iterator, Sequence

from coach.chat.message import FieldList, Heading, Message, Note, Paragraph, Part, marked, plain
from coach.posting.matching.several import Several, Wanted
from coach.posting.matching.suggested_places import place_of
from coach.posting.message import name_of
from texts import gettext, ngettext
from texts.forms import listed, number

_SHOWN = 8


def to_message(found: Several) -> Message:
    """The whole answer in one message: each posting's score, what they share, what to add first."""
    count = len(found.matches)
    scores = tuple(
        (name_of(each.posting), gettext("{score}% match", score=round(each.score * 100))) for each in found.matches
    )
    title = ngettext("{count} posting compared with your resume", "{count} postings compared with your resume", count)
    parts = (Heading(title), FieldList(scores), *_shared(found), *_add(found))
    note = gettext("Only you can see this. A term counts as shared if at least two of the postings ask for it.")
    return Message((*parts, Note(plain(note))), summary=title)


def _shared(found: Several) -> Iterator[Part]:
    there = [each for each in found.shared if each.state != "missing"]
    if there:
        yield Paragraph(marked(gettext("**Asked for in common, and you have:** {terms}"), terms=_terms(there)))
    elif not found.shared:
        text = gettext("These postings have no required term in common. One resume can hardly serve them all.")
        yield Paragraph(plain(text))


def _add(found: Several) -> Iterator[Part]:
    if not found.add_first:
        return
    yield Paragraph(marked(gettext("**Add first, if it's true of you:** {terms}"), terms=_terms(found.add_first)))
    first = found.add_first[0]
    yield Paragraph(
        plain(
            ngettext(
                "{term} helps with {count} of them; it belongs in {place}. Show it in the bullet where you used "
                "it, and leave out what you haven't done.",
                "{term} helps with {count} of them; it belongs in {place}. Show it in the bullet where you used "
                "it, and leave out what you haven't done.",
                len(first.postings),
                count=number(len(first.postings)),
                term=first.term,
                place=place_of(first.place),
            )
        )
    )


def _terms(terms: Sequence[Wanted]) -> str:
    names = [each.term if len(each.postings) == 1 else f"{each.term} ({len(each.postings)})" for each in terms]
    return listed(names, _SHOWN)

"""What was read, as a message for the member."""

from collections.abc import Iterator

from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, FieldList, Heading, Message, Note, Paragraph, Part, marked, plain
from coach.parsed.outline import Block, Item, Outline, outline
from coach.review.thread import name_of
from rules.resume import Contact, Resume
from texts import gettext, gettext_noop
from texts.forms import listed

UNSURE = 0.8
"""Below this a field is shown as doubtful: of those read so surely, one in twenty is wrong on real resumes."""
_LONGEST = 160
_MOST_LINES = 40
_CONTACT = (
    ("name", gettext_noop("Name")),
    ("email", gettext_noop("Email")),
    ("phone", gettext_noop("Phone")),
    ("location", gettext_noop("Place")),
    ("linkedin", gettext_noop("LinkedIn")),
    ("github", gettext_noop("GitHub")),
    ("website", gettext_noop("Website")),
)


def to_message(resume: Resume, review_id: int = 0) -> Message:
    """All fields in reading order; `review_id` goes into the button for the export, 0 leaves it out."""
    read = outline(resume)
    title = gettext("What I read in your resume")
    intro = gettext(
        "This is how an applicant tracking system may see your resume. What is missing or wrong here is "
        "likely to be missing or wrong there, too."
    )
    export = Buttons((Button(gettext("Download as JSON Resume"), Action.JSON_RESUME, str(review_id)),))
    parts = (
        Heading(title),
        Note(plain(intro)),
        FieldList(tuple(_contact(read.contact))),
        *(part for block in read.blocks for part in _block(block)),
        *_left_out(read),
        *((export,) if review_id else ()),
        Note(plain(gettext("Only you can see this. A question mark follows what I'm not sure of."))),
    )
    return Message(parts, summary=title)


def _contact(contact: Contact) -> Iterator[tuple[str, str]]:
    for field, label in _CONTACT:
        yield gettext(label), getattr(contact, field) or gettext("not found")


def _block(block: Block) -> Iterator[Part]:
    kind = name_of(block.kind)
    other = block.heading and block.heading.casefold() != kind.casefold()
    title = gettext("{heading} (read as {kind})", heading=block.heading, kind=kind) if other else kind
    yield Paragraph(marked("**{title}**", title=title))
    for item in block.items:
        yield Paragraph(plain(_head(item)))
        yield from _lines(item.bullets)
    if block.groups:
        for group in block.groups:
            skills = listed(group.skills)
            yield Paragraph(plain(f"{group.label}: {skills}" if group.label else skills))
    else:
        yield from _lines(block.lines)


def _head(item: Item) -> str:
    named = ", ".join(filter(None, (item.title, item.organization, item.place))) or gettext("no title")
    doubt = " (?)" if item.sure < UNSURE else ""
    return f"{named} · {_dates(item)}{doubt}"


def _dates(item: Item) -> str:
    end = gettext("present") if item.current else item.end
    if item.start and end:
        return gettext("{start} to {end}", start=item.start, end=end)
    return item.start or end or gettext("no dates")


def _lines(lines: tuple[str, ...]) -> Iterator[Part]:
    if not lines:
        return
    shown = [f"• {each if len(each) <= _LONGEST else each[:_LONGEST].rstrip() + '…'}" for each in lines[:_MOST_LINES]]
    yield Paragraph(plain("\n".join(shown)))


def _left_out(read: Outline) -> Iterator[Part]:
    if read.left_out:
        yield Paragraph(marked("**{title}**", title=gettext("Lines I couldn't place")))
        yield from _lines(tuple(each.text for each in read.left_out))

"""What was read, as a message for the member: with what they set right, and the ways to set right and to undo."""

from collections.abc import Iterator, Sequence

from coach.chat.catalog import Action
from coach.chat.message import (
    Button,
    Buttons,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    marked,
    numbered,
    numbered_text,
    plain,
)
from coach.corrections.applying import Corrected
from coach.corrections.forms import CONTACT_DETAILS, LEVEL, LINE, UNDO, entry_mark
from coach.corrections.telling import CONTACT, field_name
from coach.parsed.outline import Item, Outline, SectionBlock, outline
from coach.review.thread import name_of
from rules.resume import Resume, SectionKind
from texts import gettext
from texts.forms import listed

UNSURE = 0.8
"""Below this a field is shown as doubtful: of those read so surely, one in twenty is wrong on real resumes."""
_MAX_LETTERS = 160
_MAX_LINES = 40
_MAX_ENTRIES = 40
"""With a button of their own."""
_WITH_BUTTONS = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.VOLUNTEERING}
)


def to_message(
    resume: Resume, review_id: int = 0, corrected: Corrected | None = None, gone: Sequence[str] = ()
) -> Message:
    """All fields in reading order; `review_id` goes into the buttons, 0 leaves them out.

    `corrected`: which fields are as the member said; `gone`: their corrections that fit no longer, in words.
    """
    read, marks = outline(resume), corrected or Corrected(resume)
    title = gettext("What I read in your resume")
    intro = gettext(
        "This is how an applicant tracking system may see your resume. What is missing or wrong here is "
        "likely to be missing or wrong there, too."
    )
    parts = (
        Heading(title),
        Note(plain(intro)),
        *_dropped(gone),
        FieldList(tuple(_contact(resume, marks))),
        *(part for block in read.blocks for part in _block(block, marks, bool(review_id))),
        *_left_out(read),
        *(_correcting(read, review_id, marks) if review_id else ()),
        Note(plain(gettext("Only you can see this. A question mark follows what I'm not sure of."))),
    )
    return Message(parts, summary=title)


def _dropped(gone: Sequence[str]) -> Iterator[Part]:
    if gone:
        text = gettext("**No longer there, so I dropped these corrections of yours:** {corrections}")
        yield Paragraph(marked(text, corrections="; ".join(gone)))


def _by_you(text: str) -> str:
    return gettext("{text} (corrected by you)", text=text)


def _contact(resume: Resume, marks: Corrected) -> Iterator[tuple[str, str]]:
    for field, label in CONTACT.items():
        value = getattr(resume.contact, field) or gettext("not found")
        yield gettext(label), _by_you(value) if field in marks.contact else value


def _block(block: SectionBlock, marks: Corrected, with_numbers: bool) -> Iterator[Part]:
    placed = {marks.resume.lines[number].text.strip() for number in marks.lines}
    kind = name_of(block.kind)
    other = block.heading and block.heading.casefold() != kind.casefold()
    title = gettext("{heading} (read as {kind})", heading=block.heading, kind=kind) if other else kind
    if block.heading and block.heading.strip() in placed:
        title = _by_you(title)
    yield Paragraph(marked("**{title}**", title=title))
    for item in block.items:
        head = plain(_head(item, block.kind, marks))
        yield Paragraph(numbered_text(head, item.number + 1 if with_numbers and block.kind in _WITH_BUTTONS else 0))
        yield from _lines(item.bullets, placed)
    if block.groups:
        for group in block.groups:
            skills = listed(group.skills)
            yield Paragraph(plain(f"{group.label}: {skills}" if group.label else skills))
    else:
        yield from _lines(block.lines, placed)


def _head(item: Item, kind: SectionKind, marks: Corrected) -> str:
    named = ", ".join(filter(None, (item.title, item.organization, item.place))) or gettext("no title")
    doubt = " (?)" if item.sure < UNSURE else ""
    head = f"{named} · {_dates(item)}{doubt}"
    fields = [field_name(field, kind) for number, field in marks.entries if number == item.number]  # type: ignore[arg-type]
    if any(entry.first_line in marks.lines for entry in marks.resume.entries[item.number : item.number + 1]):
        fields.append(gettext("section"))
    if not fields:
        return head
    return gettext("{text} (corrected by you: {fields})", text=head, fields=listed([each.lower() for each in fields]))


def _dates(item: Item) -> str:
    end = gettext("present") if item.current else item.end
    if item.start and end:
        return gettext("{start} to {end}", start=item.start, end=end)
    return item.start or end or gettext("no dates")


def _lines(lines: tuple[str, ...], placed: set[str]) -> Iterator[Part]:
    if not lines:
        return
    shown = [f"• {_by_you(_short(each)) if each in placed else _short(each)}" for each in lines[:_MAX_LINES]]
    yield Paragraph(plain("\n".join(shown)))


def _short(line: str) -> str:
    return line if len(line) <= _MAX_LETTERS else line[:_MAX_LETTERS].rstrip() + "…"


def _left_out(read: Outline) -> Iterator[Part]:
    if read.left_out:
        yield Paragraph(marked("**{title}**", title=gettext("Lines I couldn't place")))
        yield from _lines(tuple(each.text for each in read.left_out), set())


def _correcting(read: Outline, review_id: int, marks: Corrected) -> Iterator[Part]:
    """The buttons: for contact details, level, lines and each entry, and to undo what was corrected."""
    text = gettext("**Is something wrong?** Correct it, and I'll go by what you say, in this version and the next.")
    yield Paragraph(marked(text))
    general = [
        Button(gettext("Contact details"), Action.CORRECT, f"{review_id}:{CONTACT_DETAILS}"),
        Button(gettext("Level"), Action.CORRECT, f"{review_id}:{LEVEL}"),
        Button(gettext("A line's section"), Action.CORRECT, f"{review_id}:{LINE}"),
    ]
    entries: list[Button] = []
    for block in read.blocks:
        for item in block.items if block.kind in _WITH_BUTTONS else ():
            mark = entry_mark(marks.resume.entries[item.number], marks.resume)
            value = f"{review_id}:{item.number}-{mark}"
            entries += numbered((Button(gettext("Correct"), Action.CORRECT, value),), item.number + 1)
    if marks.held:
        general.append(Button(gettext("Undo a correction"), Action.CORRECT, f"{review_id}:{UNDO}"))
    export = Button(gettext("Download as JSON Resume"), Action.JSON_RESUME, str(review_id))
    yield Buttons((export, *general, *entries[:_MAX_ENTRIES]))

"""A copy without what tells who the person is, for showing a resume where peers help. Read back before it is given."""

from collections import Counter
from collections.abc import Iterator

from coach.copies.checking import require_gone
from coach.copies.copy import Copy, Redaction, Told
from coach.copies.identity import Identity, Kind, identity_of
from rules.resume import Resume
from texts import gettext_noop

NAME = "resume-redacted"
"""What the copy is called: the file's own name often is the person's."""
MAX_NAMED = 12
"""Employers that are named to their person, who sees whether one is missing."""
LOOK = gettext_noop(
    "Look through it before you post it: a nickname, your school or one of your employer's products "
    "can still give you away."
)
AS_PICTURES = gettext_noop(
    "Its pages are pictures: the text under the boxes is gone, and nothing in it can be copied or searched."
)
NOT_TYPED = gettext_noop("What was typed into form fields is left out.")
CALLED = {
    Kind.NAME: gettext_noop("Name"),
    Kind.MAIL: gettext_noop("Email addresses"),
    Kind.PHONE: gettext_noop("Phone numbers"),
    Kind.ADDRESS: gettext_noop("Address and personal details"),
    Kind.LINK: gettext_noop("Links and handles"),
    Kind.EMPLOYER: gettext_noop("Employers"),
    Kind.REFERENCE: gettext_noop("Your references"),
    Kind.OWN: gettext_noop("The words you named"),
}


def redact(data: bytes, resume: Resume, wish: Redaction) -> Copy:
    """The copy. Raises Refused where something could still tell who it is, with what to do."""
    identity = identity_of(resume, wish.hide)
    if resume.file.type == "pdf":
        from coach.copies.redacted_pdf import redact_pdf

        made, hidden, pictures = redact_pdf(data, resume, identity)
    else:
        from coach.copies.redacted_docx import redact_docx

        made, hidden, pictures = redact_docx(data, identity)
    require_gone(made, resume.file.type, identity)
    return Copy(f"{NAME}.{resume.file.type}", made, tuple(_told(hidden, pictures, identity)), tuple(_notes(resume)))


def _told(hidden: Counter[Kind], pictures: int, identity: Identity) -> Iterator[Told]:
    for kind in Kind:
        if hidden[kind]:
            yield Told(CALLED[kind], hidden[kind], identity.employers[:MAX_NAMED] if kind is Kind.EMPLOYER else ())
    if pictures:
        yield Told(gettext_noop("Pictures"), pictures)


def _notes(resume: Resume) -> Iterator[str]:
    if resume.file.type == "pdf":
        yield AS_PICTURES
    if resume.layout.typed_over:
        yield NOT_TYPED
    yield LOOK

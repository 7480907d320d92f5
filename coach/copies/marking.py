"""A copy with notes at the lines that they are about, as reviewers write them into a file."""

from coach.copies.copy import Copy, Marking, Told
from rules.resume import Resume
from texts import gettext_noop

NAME = "resume-with-notes"
AUTHOR, INITIALS = "Resume Coach", "RC"
NOTES = gettext_noop("Notes")
WITHOUT_PLACE = gettext_noop("Notes on the file as a whole are at its beginning.")


def mark(data: bytes, resume: Resume, wish: Marking) -> Copy:
    """The copy. Raises Unreadable where the file cannot be written anew."""
    if resume.file.type == "pdf":
        from coach.copies.marked_pdf import mark_pdf

        made = mark_pdf(data, resume, wish)
    else:
        from coach.copies.marked_docx import mark_docx

        made = mark_docx(data, wish)
    told = (Told(NOTES, len(wish.remarks)),) if wish.remarks else ()
    return Copy(f"{NAME}.{resume.file.type}", made, told, (WITHOUT_PLACE,))


def text_of(remark_text: str, rewrite: str, stronger: str) -> str:
    """The words of a note at one of its lines: what is said, and the stronger form of this line."""
    return f"{remark_text}\n{stronger}: {rewrite}" if rewrite else remark_text

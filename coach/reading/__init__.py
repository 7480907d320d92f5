"""Reading resumes: bytes → Document (what stands where) → Resume (what it means).

What reads is imported with the first file: a command line that only takes a reader's answer need not load it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.reading.limits import Limits

if TYPE_CHECKING:
    from coach.reading.document import Document
    from rules.resume import Resume, Section

__all__ = ["Limits", "read", "reread", "to_document"]

_DEFAULT = Limits()


def read(data: bytes, name: str, limits: Limits = _DEFAULT) -> "Resume":
    """Reads a resume file. `name` is kept for the report only; the kind of file is told by its content.

    Raises `coach.errors.Unreadable` with a stable code and a sentence for the person.
    """
    from coach.reading.bounded import cut, require_few_lines
    from coach.reading.lexicon import dates
    from coach.reading.meaning.resume import to_resume
    from coach.reading.plausible import require_resume

    try:
        document = to_document(data, name, limits)
        require_few_lines(document, limits)
        resume = to_resume(document)
        require_resume(resume)
        return cut(resume)
    finally:
        dates.find.cache_clear()  # no word of a resume stays behind in the process


def reread(resume: "Resume", sections: "Sequence[Section]") -> "Resume":
    """The resume as it reads where its sections are these: jobs, lines and all that follows from them is read anew
    from its lines."""
    from coach.reading.bounded import cut
    from coach.reading.document import Document
    from coach.reading.lexicon import dates
    from coach.reading.meaning.resume import of_sections

    document = Document(resume.file, resume.lines, resume.links, resume.layout, saved=resume.written_on[:7] or None)
    try:
        return replace(cut(of_sections(document, sections)), notes=resume.notes)
    finally:
        dates.find.cache_clear()


def to_document(data: bytes, name: str, limits: Limits = _DEFAULT) -> "Document":
    """What stands where in a PDF or DOCX. Raises `coach.errors.Unreadable`."""
    from coach.reading.kinds import kind_of

    if kind_of(data, limits) == "pdf":
        from coach.reading.pdf.reader import to_document as read_pdf

        return read_pdf(data, name, limits)
    from coach.reading.word.reader import to_document as read_word

    return read_word(data, name, limits)

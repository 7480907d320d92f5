"""The resume as rules see it: plain facts, no file format and no chat.

Everything here is frozen and holds only plain values, so that a resume can be kept as JSON and read again
(`pydantic.TypeAdapter(Resume)` does both).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class SectionKind(StrEnum):
    """What a section is for, whatever its heading says."""

    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    PROJECTS = "projects"
    CERTIFICATIONS = "certifications"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    VOLUNTEERING = "volunteering"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


WITH_ENTRIES = (
    SectionKind.EXPERIENCE,
    SectionKind.EDUCATION,
    SectionKind.PROJECTS,
    SectionKind.VOLUNTEERING,
    SectionKind.CERTIFICATIONS,
    SectionKind.AWARDS,
    SectionKind.PUBLICATIONS,
)
"""Kinds of sections that hold entries."""


class Level(StrEnum):
    """Career level; rules weigh by it."""

    NEW_GRAD = "new-grad"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one look, from character `start` of its text on."""

    start: int
    bold: bool = False
    italic: bool = False
    colored: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it stands on the page.

    Positions are in points (1/72 inch) from the left and the top edge of the page; 0 where a format (DOCX)
    knows no positions. `number` counts from 0 over the whole document in reading order.
    """

    number: int
    page: int
    text: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    font: str = ""
    bold: bool = False
    italic: bool = False
    colored: bool = False
    column: int = 0
    bullet: str = ""
    """The glyph that opened the line ("•", "–", …), already taken off `text`; empty if there was none."""
    runs: tuple[Run, ...] = ()
    """Where the look changes within the line, from its start on; empty if all of it looks alike."""
    in_margin: bool = False
    """True in a page header or footer that the file declares as such (DOCX), where an ATS may not look."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a piece of text points to."""

    target: str
    text: str = ""
    page: int = 1
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading as written; lines `first_line` to `last_line` include the heading."""

    kind: SectionKind
    heading: str
    page: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the parts of an entry were read, from 0 to 1; 0 where a part was not found."""

    title: float = 1.0
    organization: float = 1.0
    start: float = 1.0
    end: float = 1.0


class Why(StrEnum):
    """Why a line was left out."""

    NO_HEADING = "looks like a job, but no heading of jobs stands over it"
    OTHER_HEADING = "looks like a job, but stands under another heading"
    NO_JOB = "stands among the jobs, but no job holds it"
    A_DEGREE = "names a degree, but no heading of education stands over it"
    AN_ADDRESS = "looks like an email address, but none could be read in it"
    A_NUMBER = "looks like a phone number, but none could be read in it"


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that the reading left out, why, and the kind of section that it would belong to."""

    page: int
    line: int
    why: str
    could_be: SectionKind | None = None


@dataclass(frozen=True, slots=True)
class HowRead:
    """How sure each part of a resume was read, from 0 to 1, and what was left out.

    `jobs_unread` is true where lines look like jobs that were not read: then nothing is said to follow from there being
    none. `may_be` names the contact details (fields of `Contact`) that what is left unexplained beside the others could
    be.
    """

    sections: float = 1.0
    jobs: float = 1.0
    dates: float = 1.0
    bullets: float = 1.0
    contact: float = 1.0
    skills: float = 1.0
    unread: tuple[Unread, ...] = ()
    jobs_unread: bool = False
    may_be: tuple[str, ...] = ()

    def of(self, kind: SectionKind) -> float:
        """How sure a kind of section was read."""
        match kind:
            case SectionKind.CONTACT:
                return self.contact
            case SectionKind.SKILLS:
                return min(self.sections, self.skills)
            case SectionKind.OTHER:
                return 1.0
            case _:
                return self.sections


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, degree, project, … inside a section.

    Dates are ISO 8601, reduced to what was written: "2021-03" or "2021"; `end` is None if it is open
    ("Present") or was not given; `current` tells the two apart. `dates` is the range as written.
    """

    section: SectionKind
    title: str = ""
    organization: str = ""
    place: str = ""
    start: str | None = None
    end: str | None = None
    current: bool = False
    dates: str = ""
    page: int = 1
    first_line: int = 0
    last_line: int = 0
    sure: Sure = Sure()


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet, its wrapped lines joined. `entry` is the index of its entry in `Resume.entries`.

    `sure`: how sure it is that the line is one, from 0 to 1.
    """

    section: SectionKind
    text: str
    page: int
    first_line: int
    last_line: int
    entry: int | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Skill:
    """A technology or practice named in the resume; `group` is the label it stands under ("Data stores")."""

    name: str
    as_written: str
    section: SectionKind
    group: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person; None where the resume does not say."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    linkedin: str | None = None
    github: str | None = None
    website: str | None = None
    location: str | None = None
    in_margin: tuple[str, ...] = ()
    """Names of the items above that stand only in a page header or footer."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """Where a second, independent reading of the file disagrees with the first.

    `kind`: "order" (columns interleaved), "letters" (glyphs map to other characters), "picture" (text drawn as
    a picture). `seen` is what a simple reader gets, as proof.
    """

    kind: str
    line: int | None
    page: int
    seen: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages are laid out, as far as an applicant tracking system cares."""

    columns: int = 1
    tables: int = 0
    images: int = 0
    photos: int = 0
    """Those of `images` that are photographs as large as a portrait."""
    text_extractable: bool = True
    from_ocr: bool = False
    fonts: tuple[str, ...] = ()
    """Font families, most used first."""
    garbled: tuple[Garbled, ...] = ()
    hidden: tuple[int, ...] = ()
    """Numbers of lines that a person cannot see (white or microscopic text)."""
    rated: tuple[int, ...] = ()
    """Numbers of lines beside which a scale is drawn: dots, stars, a bar that is filled in part."""
    typed_over: bool = False
    """True if text was typed into form fields or annotations, which many programs do not see."""
    page_width: float = 612.0
    page_height: float = 792.0


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read: `type` is "pdf" or "docx", `bytes` its size, `sha256` in hex."""

    name: str
    type: str
    bytes: int
    pages: int
    sha256: str


@dataclass(frozen=True)
class Resume:
    """A resume as read. Indexes and line numbers point into `lines`."""

    file: SourceFile
    lines: tuple[Line, ...] = ()
    layout: Layout = Layout()
    contact: Contact = Contact()
    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    skills: tuple[Skill, ...] = ()
    links: tuple[Link, ...] = ()
    years_experience: float | None = None
    level: Level = Level.MID
    level_range: tuple[Level, ...] = ()
    """The levels that it may be, lowest first; no more than one, or none, where the level is sure."""
    language: str = "en"
    foreign: tuple[int, ...] = ()
    """Numbers of the lines of a resume in English that are in another language."""
    how_read: HowRead = HowRead()
    notes: tuple[str, ...] = field(default=())
    """What the person should know about the reading (read by OCR, language, …), as sentences."""
    written_on: str = ""
    """The day until which "present" counts, as ISO 8601; empty where it is not known."""

    @property
    def seen_lines(self) -> tuple[Line, ...]:
        """The lines that a person sees: what is hidden in the file counts for nothing."""
        hidden = frozenset(self.layout.hidden)
        return tuple(line for line in self.lines if line.number not in hidden)

    def text_of(self, section: Section) -> str:
        """The text of a section without its heading, one line of the page per line."""
        body = self.lines[section.first_line : section.last_line + 1]
        return "\n".join(line.text for line in body[1 if section.heading else 0 :])

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """All sections of a kind, in reading order."""
        return tuple(section for section in self.sections if section.kind is kind)

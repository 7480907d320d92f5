"""Resumes of an invented person that tell who she is in every way that a file can."""

import io

import pypdfium2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.coach.reading.word_parts import (
    NAMESPACES,
    TYPES,
    box,
    control,
    deleted,
    field,
    inserted,
    item,
    p,
    package,
    r,
)

NAME, MAIL, PHONE, TOWN = "Marisol Quintero", "marisol.quintero@example.org", "+49 30 901820", "Berlin, Germany"
EMPLOYERS = ("Northgale Freight Inc", "Bluefen Analytics GmbH")
TELLING = ("Marisol", "Quintero", "mquintero", "Northgale", "Bluefen", "901820", "30 90", "example.org", "Berlin")
"""None of these may be in a copy, in whatever case."""
BULLETS = (
    "Cut the response time of the billing API at Northgale from 900 ms to 120 ms by caching price lists in Redis",
    "Moved BLUEFEN ANALYTICS from one database to twelve shards without an hour of downtime",
)
KEPT = ("Senior Engineer", "caching price lists in Redis", "PostgreSQL", "Technical University")
"""What a reader of the copy needs."""


def lines() -> list[tuple[str, int]]:
    """The resume with sizes of type."""
    return [
        (NAME, 22),
        (f"{MAIL}  |  {PHONE}  |  {TOWN}  |  linkedin.com/in/mquintero92", 9),
        ("Experience", 13),
        (f"Senior Engineer, {EMPLOYERS[0]}, Mar 2021 – Present", 10),
        (f"• {BULLETS[0]}", 10),
        (f"Engineer, {EMPLOYERS[1]}, Jan 2017 – Feb 2021", 10),
        (f"• {BULLETS[1]}", 10),
        ("Education", 13),
        ("BSc Computer Science, Technical University, 2013 – 2017", 10),
        ("Skills", 13),
        ("Languages: Go, Python, SQL; Data: PostgreSQL, Redis", 10),
    ]


def pdf(spaced: bool = False, turned: int = 0, photo: bool = False, drawn: tuple[str, ...] = ()) -> bytes:
    """As PDF: `spaced` sets the name letter by letter at its foot, `turned` turns the page, `photo` adds a picture;
    `drawn` are further lines, at the foot of the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setTitle(f"Resume of {NAME}")
    canvas.setAuthor(NAME)
    y = 750.0
    for text, size in lines():
        canvas.setFont("Helvetica", size)
        canvas.drawString(50, y, text)
        y -= 2.2 * size
    for number, letter in enumerate(NAME.upper() if spaced else ""):
        canvas.drawString(50 + 20 * number, 100, letter)
    for number, text in enumerate(drawn):
        canvas.drawString(50, 60 - 14 * number, text)
    if photo:
        canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "red")), 500, 700, 60, 60)
    canvas.save()
    return _turned(out.getvalue(), turned) if turned else out.getvalue()


def _turned(paper: bytes, degrees: int) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(paper))), io.BytesIO()
    writer.pages[0].rotate(degrees)
    writer.write(out)
    return out.getvalue()


def locked() -> bytes:
    """A PDF that anybody may open, and only who has the password may change."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    writer.encrypt(user_password="", owner_password="secret", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def pdf_that_says_more() -> bytes:
    """A PDF with all that stands beside its pages: words about the file, marks, a file, an annotation, a link."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.add_metadata({"/Author": NAME, "/Subject": MAIL})
    writer.add_outline_item(title=NAME, page_number=0)
    writer.add_attachment(f"{NAME}.txt", MAIL.encode())
    writer.add_annotation(0, FreeText(text=f"Call {NAME} {PHONE}", rect=(300, 300, 500, 330)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan(with_text: bool) -> bytes:
    """A page that is a picture, with or without unseen letters over it, as scanners write them."""
    page = pypdfium2.PdfDocument(pdf())[0].render(scale=1.5).to_pil()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.drawImage(ImageReader(page), 0, 0, 612, 792)
    if with_text:
        text = canvas.beginText(50, 750)
        text.setTextRenderMode(3)
        for line, size in lines():
            text.setFont("Helvetica", size)
            text.textLine(line)
        canvas.drawText(text)
    canvas.save()
    return out.getvalue()


_CUSTOM = f'<data xmlns="urn:x"><who>{NAME}</who></data>'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{NAME}</dc:creator></cp:coreProperties>'
)
_COMMENTS = (
    f'<w:comments {NAMESPACES}><w:comment w:id="0" w:author="{NAME}" w:initials="MQ">{p(f"Ask {NAME}")}</w:comment>'
    "</w:comments>"
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
    f'<wp:docPr id="1" name="{NAME}" descr="Portrait of {NAME}"/><a:graphic><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="photo"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def docx() -> bytes:
    """As a Word document: in runs cut anywhere, headers, boxes, comments, changes, links, fields, names of things."""
    cut = "".join(r(piece) for piece in ("Mar", "isol Qu", "intero"))
    link = f'<w:hyperlink r:id="in" w:tooltip="{NAME}">{r("linkedin.com/in/mquintero92")}</w:hyperlink>'
    body = (
        p(cut, "Title")
        + p(r(f"{MAIL} | {PHONE} | {TOWN} | ") + link + _PICTURE)
        + p("Experience", "Heading1")
        + p(r("Senior Engineer, ") + r(EMPLOYERS[0]) + r("\tMar 2021 – Present"))
        + item(BULLETS[0])
        + p(r(f"Engineer, {EMPLOYERS[1]}\t") + r("Jan 2017 – Feb 2021"))
        + p(
            inserted(r(BULLETS[1])) + deleted(f"Worked for {NAME}"),
            properties="<w:numPr><w:numId w:val='1'/></w:numPr>",
        )
        + p(
            '<w:bookmarkStart w:id="7" w:name="Marisol_Quintero"/><w:bookmarkEnd w:id="7"/>' + r("Education"),
            "Heading1",
        )
        + p("BSc Computer Science, Technical University, 2013 – 2017")
        + p("Skills", "Heading1")
        + p("Languages: Go, Python, SQL; Data: PostgreSQL, Redis")
        + p(box(p("In the box: Marisol Quintero")) + field(f'HYPERLINK "mailto:{MAIL}"', "Write to me"))
        + control(p("Known as Marisol"))
    )
    more: dict[str, str | bytes] = {
        "docProps/core.xml": _CORE,
        "docProps/thumbnail.jpeg": b"\xff\xd8 a picture of Marisol Quintero",
        "customXml/item1.xml": _CUSTOM,
        "word/comments.xml": _COMMENTS,
        "word/media/marisol-quintero.png": b"\x89PNG",
        "[Content_Types].xml": TYPES.replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>'),
    }
    return package(body, header=p(f"{NAME} – Resume"), footer=p("Page 1 · mquintero92"), parts=more)

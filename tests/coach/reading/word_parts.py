"""Word documents written part by part, as word processors and template galleries write them."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
STRICT = {
    _W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
"""Names of the transitional format and what strict files call them."""

STYLES = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>
<w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="48"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Abschnitt"><w:name w:val="Abschnitt"/><w:basedOn w:val="Heading1"/>
<w:rPr><w:b w:val="0"/><w:sz w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="Plain Heading"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Points"><w:name w:val="Points"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""
_LEVELS = (("1", "bullet", "\uf0b7"), ("2", "decimal", "%1."), ("3", "bullet", ""), ("4", "none", "%1"))
NUMBERING = (
    f"<w:numbering {NAMESPACES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for n, kind, text in _LEVELS
    )
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _, _ in _LEVELS)
    + "</w:numbering>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Georgia"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Gill Sans MT"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    "</Types>"
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
)


def relations(targets: Mapping[str, tuple[str, str]], outside: Mapping[str, str] | None = None) -> str:
    """A part of relations: id → (kind, target inside the package), id → address outside."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (outside or {}).items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}{links}</Relationships>'


def package(
    body: str,
    header: str = "",
    footer: str = "",
    section: str = "",
    without: tuple[str, ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A DOCX with this body; `parts` replace parts or add to them, parts named in `without` are missing."""
    targets = {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml"), "t": ("theme", "theme/theme1.xml")}
    targets |= {"h": ("header", "header1.xml")} if header else {}
    targets |= {"f": ("footer", "footer1.xml")} if footer else {}
    margins = '<w:headerReference w:type="default" r:id="h"/>' if header else ""
    margins += '<w:footerReference w:type="default" r:id="f"/>' if footer else ""
    ending = f"{SECTION.replace('<w:sectPr>', '<w:sectPr>' + margins)}{section}</w:sectPr>"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"d": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{ending}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            {key: value for key, value in targets.items() if f"word/{value[1]}" not in without},
            {"in": "https://linkedin.com/in/ada-example", "hub": "https://github.com/ada-example"},
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/theme/theme1.xml": THEME,
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{header or p('')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{footer or p('')}</w:ftr>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if name not in without:
                archive.writestr(name, content)
    return out.getvalue()


def r(text: str, properties: str = "") -> str:
    """A run; a tab and a line break stand as such in the text."""
    pieces = escape(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    pieces = pieces.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{pieces}</w:t></w:r>"


def p(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph; `text` may be runs already."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = text if text.startswith("<w:") or not text else r(text, run)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def item(text: str, number: str = "1") -> str:
    """A list item by numbering of its own."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...], cell: str = "") -> str:
    """A table of rows of cells; `cell` are the properties of every cell."""
    return "<w:tbl><w:tblPr/>" + "".join(tr(*(tc(content, cell) for content in row)) for row in rows) + "</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or p('')}</w:tc>"


def control(content: str) -> str:
    """A content control around blocks, rows, cells or runs."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="Your text"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def box(content: str, group: bool = False, left: float | None = None, top: float | None = None) -> str:
    """A floating text box, drawn and as its older twin; with its place on the page in points."""
    places = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{round(12_700 * at)}</wp:posOffset></wp:position{axis}>'
        for axis, at in (("H", left), ("V", top))
        if at is not None
    )
    drawn = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    shape = f"<wpg:wgp><wpg:grpSp>{drawn}</wpg:grpSp></wpg:wgp>" if group else drawn
    older = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">'
        f"{places}<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{older}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, shown: str) -> str:
    """A field spread over runs, as Word keeps it."""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    told = f"<w:r><w:instrText xml:space='preserve'>{escape(instruction)}</w:instrText></w:r>"
    return marks["begin"] + told + marks["separate"] + r(shown) + marks["end"]


def symbol(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def inserted(runs: str) -> str:
    return f'<w:ins w:id="1" w:author="B">{runs}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="B"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'

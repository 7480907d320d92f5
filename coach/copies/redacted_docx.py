"""A Word document with what tells who it is replaced by bars, and without whatever else could tell it.

Only the parts that make the pages are copied; of links, comments, tracked changes, fields, controls, alternative texts
and names of things only what is seen of them. Pictures are left out: they show people and the signs of employers.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from coach.copies.document_text import TEXTS, PartText, text_of
from coach.copies.folded_text import BAR
from coach.copies.identity import Identity, Kind, merged
from coach.errors import Code, Unreadable
from coach.reading.limits import Limits
from coach.reading.word.package import parse, qn, safe_package
from texts import gettext_noop

BROKEN = gettext_noop("I can't edit this document. Please save it again as DOCX (or as PDF) and send that.")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_WRITTEN = {
    qn("w:document"): _MAIN,
    qn("w:hdr"): f"{_WORD}header+xml",
    qn("w:ftr"): f"{_WORD}footer+xml",
    qn("w:footnotes"): f"{_WORD}footnotes+xml",
    qn("w:endnotes"): f"{_WORD}endnotes+xml",
}
"""Parts that hold text of the pages, by what their XML begins with, and their kind in the list of contents."""
_LOOKS = {
    qn("w:styles"): f"{_WORD}styles+xml",
    qn("w:numbering"): f"{_WORD}numbering+xml",
    qn("w:fonts"): f"{_WORD}fontTable+xml",
    qn("a:theme"): "application/vnd.openxmlformats-officedocument.theme+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_VML = "{urn:schemas-microsoft-com:vml}"
_GONE = frozenset(
    qn(f"w:{name}")
    for name in """
    del moveFrom comment commentRangeStart commentRangeEnd commentReference annotationRef bookmarkStart bookmarkEnd
    altChunk instrText delText delInstrText fldData fldChar object control sdtPr sdtEndPr smartTagPr customXmlPr
    permStart permEnd proofErr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd rPrChange pPrChange
    sectPrChange tblPrChange tblPrExChange tcPrChange trPrChange tblGridChange numberingChange cellIns cellDel cellMerge
    ffData contentPart printerSettings subDoc embedRegular embedBold embedItalic embedBoldItalic numPicBullet
    lvlPicBulletId docVars attachedTemplate mailMerge docPartObj
    """.split()
) | {
    qn("pic:pic"),
    f"{_VML}imagedata",
    f"{_VML}textpath",
    qn("a:blip"),
    qn("a:hlinkClick"),
    qn("a:hlinkMouseOver"),
    qn("a:extLst"),
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}extLst",
}
"""Elements that go with all that is in them: what was deleted, what nobody sees, what lies outside, pictures."""
_UNWRAPPED = frozenset(
    qn(f"w:{name}") for name in "ins moveTo hyperlink smartTag customXml fldSimple sdt sdtContent".split()
)
"""Elements that go while what is in them stays."""
_TELLING = frozenset(
    "descr title alt author initials date userId instr anchor tooltip docLocation string href src".split()
)
"""Attributes in which somebody may have written something."""
_PICTURES = (qn("a:blip"), f"{_VML}imagedata")


@dataclass(frozen=True, slots=True)
class PackagePart:
    """A part of the package that is kept: its name, its XML, and how the document names it (nothing: it is that)."""

    name: str
    root: Any
    relation: tuple[str, str] = ("", "")

    @property
    def is_written(self) -> bool:
        """Whether it holds text of the pages, not only looks."""
        return self.root.tag in _WRITTEN


def redact_docx(data: bytes, identity: Identity) -> tuple[bytes, Counter[Kind], int]:
    """The copy, how often what was blacked out, and how many pictures were left out. Raises Unreadable."""
    hidden: Counter[Kind] = Counter()
    pictures = 0
    try:
        with zipfile.ZipFile(io.BytesIO(safe_package(data, Limits()))) as archive:
            parts = list(_parts(archive))
            for part in parts:
                pictures += _strip(part)
                _clear_names(part.root, identity)
                hidden += _hide(text_of(part.root), identity)
            return _packed(parts), hidden, pictures
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, StopIteration, RuntimeError) as error:
        raise Unreadable(Code.CORRUPT, BROKEN) from error


def _parts(archive: zipfile.ZipFile) -> Iterator[PackagePart]:
    """The document, and of the parts that it names those that make its pages. Raises KeyError where there is none."""
    names = [target for _, _, target in _relations_of(archive, "")]
    main = next(name for name in (*names, "word/document.xml") if _root(archive, name).tag == qn("w:document"))
    yield PackagePart(main, _root(archive, main))
    for number, kind, name in _relations_of(archive, main):
        if name.endswith(".xml") and (root := _root(archive, name)).tag in _WRITTEN | _LOOKS:
            yield PackagePart(name, root, (number, kind))


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    return parse(archive.read(name)) if name.endswith(".xml") else etree.Element("none")


def _relations_of(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of what a part names inside the package; "": of what the package itself names."""
    folder, _, own = name.rpartition("/")
    listed = f"{folder}/_rels/{own}.rels".lstrip("/")
    for each in parse(archive.read(listed)).iter(_RELATION) if listed in archive.namelist() else ():
        target = str(each.get("Target"))
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if each.get("TargetMode") != "External" and inside in archive.namelist():
            yield str(each.get("Id")), str(each.get("Type")), inside


def _strip(part: PackagePart) -> int:
    """Leaves of a part what is seen of it. Gives how many pictures went; of one and its older twin both count once."""
    root = part.root
    pictures = sum(1 for each in root.iter(*_PICTURES) if not _is_twin(each))
    for element in list(root.iter()):
        if element is not root and (not isinstance(element.tag, str) or element.tag in _GONE):
            _take_out(element)
    for element in list(root.iter(*_UNWRAPPED)):
        _unwrap(element)
    for drawing in list(root.iter(qn("w:drawing"), qn("w:pict"))):
        if part.is_written and next(drawing.iter(qn("w:txbxContent")), None) is None:
            _take_out(drawing)
    for element in root.iter():
        for name in list(element.attrib):
            if _may_tell(element, name):
                del element.attrib[name]
    return pictures if part.is_written else 0


def _is_twin(element: Any) -> bool:
    return any(str(parent.tag).endswith("}Fallback") for parent in element.iterancestors())


def _may_tell(element: Any, name: str) -> bool:
    plain = etree.QName(name)
    if plain.namespace == _OFFICE:
        return element.tag not in (qn("w:headerReference"), qn("w:footerReference"))
    if plain.localname == "id" and str(element.tag).startswith(_VML):
        return not str(element.get(name)).startswith("_x0000_")
    return plain.localname in _TELLING or plain.localname.startswith("rsid")


def _take_out(element: Any) -> None:
    """Removes an element; text that lxml hangs on its end stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _clear_names(root: Any, identity: Identity) -> None:
    """Takes out what else is called by something secret: a style, a shape, a font."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if not str(value).isdigit() and identity.names(str(value)):
                element.set(name, "")
        if element.tag not in TEXTS and element.text and identity.names(element.text):
            element.text = ""


def _hide(text: PartText, identity: Identity) -> Counter[Kind]:
    """Puts a bar where something secret stands; counts by kind."""
    stretches = merged(identity.stretches(text.text))
    for each in reversed(stretches):
        text.replace(each.start, each.end, BAR)
    text.write()
    return Counter(each.kind for each in stretches)


def _packed(parts: Sequence[PackagePart]) -> bytes:
    """A package of these parts alone, with the relations among them."""
    main, *others = parts
    folder, _, name = main.name.rpartition("/")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        _write(target, "[Content_Types].xml", _contents(parts))
        _write(target, "_rels/.rels", _relations([("rId1", f"{_OFFICE}/officeDocument", main.name)]))
        _write(target, f"{folder}/_rels/{name}.rels".lstrip("/"), _relations((*p.relation, p.name) for p in others))
        for part in parts:
            _write(target, part.name, _xml(part.root))
    return out.getvalue()


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name)  # of 1980: when it was written tells something, too
    member.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(member, content)


def _contents(parts: Iterable[PackagePart]) -> bytes:
    root = etree.Element(_OVERRIDE.replace("Override", "Types"), nsmap={None: _OVERRIDE[1:].partition("}")[0]})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, _OVERRIDE.replace("Override", "Default"), Extension="rels", ContentType=rels)
    for part in parts:
        kind = (_WRITTEN | _LOOKS)[part.root.tag]
        etree.SubElement(root, _OVERRIDE, PartName=f"/{part.name}", ContentType=kind)
    return _xml(root)


def _relations(found: Iterable[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{_RELATION}s", nsmap={None: _RELATION[1:].partition("}")[0]})
    for number, kind, target in found:
        etree.SubElement(root, _RELATION, Id=number, Type=kind, Target=f"/{target}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _xml(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

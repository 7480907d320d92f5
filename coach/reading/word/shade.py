"""Whether something dark may lie behind Word text, so that white letters on it are seen."""

from typing import Any

from docx.document import Document as WordDocument

from coach.reading.word.names import qn

_PALE = 0xF0
_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWN = frozenset({f"{_VML}rect", f"{_VML}shape", f"{_VML}roundrect", f"{_VML}background"})


def is_pale(color: str) -> bool:
    """True for white and what is nearly white."""
    try:
        return len(color) == 6 and min(bytes.fromhex(color)) >= _PALE
    except ValueError:
        return False


def has_backdrop(word: WordDocument) -> bool:
    """True if shapes or pictures lie behind the text of the pages, or the pages are coloured."""
    roots = [word.element]
    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            roots.append(getattr(relation.target_part, "element", None))
    return any(_draws(element) for root in roots if root is not None for element in root.iter())


def _draws(element: Any) -> bool:
    if element.tag == qn("wp:anchor"):
        return element.get("behindDoc") in ("1", "true")
    drawn = element.tag in _DRAWN and element.find(f"{_VML}textbox") is None
    return drawn or element.tag == qn("w:background")


def is_shaded(paragraph: Any, styles: dict[str | None, Any]) -> bool:
    """True if a paragraph, its style, its cell, its table or its text box is filled with a colour."""
    own = paragraph.find(qn("w:pPr"))
    if own is not None and (_fills(own) or _style_fills(own.find(qn("w:pStyle")), styles)):
        return True
    for parent in paragraph.iterancestors():
        if parent.tag == qn("w:txbxContent") or _fills(parent.find(qn("w:tcPr"))):
            return True
        if parent.tag == qn("w:tbl") and _table_fills(parent.find(qn("w:tblPr")), styles):
            return True
    return False


def run_is_shaded(run: Any) -> bool:
    """True if a run has a shade or a marker's colour of its own."""
    own = run.find(qn("w:rPr")) if run is not None else None
    return own is not None and (_fills(own) or own.find(qn("w:highlight")) is not None)


def _table_fills(properties: Any, styles: dict[str | None, Any]) -> bool:
    if properties is None:
        return False
    return _fills(properties) or _style_fills(properties.find(qn("w:tblStyle")), styles)


def _style_fills(named: Any, styles: dict[str | None, Any]) -> bool:
    style_id = named.get(qn("w:val")) if named is not None else None
    for _ in range(12):
        style = styles.get(style_id) if style_id else None
        if style is None:
            return False
        if any(_is_fill(shade) for shade in style.iter(qn("w:shd"))):
            return True
        base = style.find(qn("w:basedOn"))
        style_id = base.get(qn("w:val")) if base is not None else None
    return False


def _fills(properties: Any) -> bool:
    shade = properties.find(qn("w:shd")) if properties is not None else None
    return shade is not None and _is_fill(shade)


def _is_fill(shade: Any) -> bool:
    fill = shade.get(qn("w:fill")) or "auto"
    if shade.get(qn("w:themeFill")) not in (None, "background1") or shade.get(qn("w:val")) == "solid":
        return True
    return fill != "auto" and not is_pale(fill)

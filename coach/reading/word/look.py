"""How Word text looks: direct formatting, then its styles, then the document's defaults, with fonts of the theme."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.document import Document as WordDocument
from lxml.etree import XMLSyntaxError

from coach.reading.word.package import parse, qn

_PALE = 0xF0
"""The least part of a colour that is white or nearly so."""
_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWN = frozenset({f"{_VML}rect", f"{_VML}shape", f"{_VML}roundrect", f"{_VML}background"})
_MAX_STYLES = 12
"""Styles that are built on each other; a broken file has them in a circle."""
_RGB = 6
"""Hexadecimal digits of a colour."""
_GRAY = 38
"""How far the parts of a colour may be apart, of 255, that reads as black or gray."""

_USUAL_SIZE = 10.0
"""What Word sets where neither text, style nor defaults name a size (ECMA-376, part 1, 17.3.2.38)."""

_MAX_SIZE = 1638.0
"""The largest size that Word sets."""

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|encabezado|título|titolo|rubrik|overskrift|kop|otsikko|nagłówek|nadpis|заголовок"
    r"|标题|標題|見出し|제목)\s*([1-9])",
    re.IGNORECASE,
)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class WordLook:
    """The look of letters: size in points, font, and marks; `caps` where they are shown as capitals."""

    size: float
    font: str
    bold: bool
    italic: bool
    colored: bool
    caps: bool
    hidden: bool


class Looks:
    """Looks up formatting through the styles of one document."""

    def __init__(self, word: WordDocument) -> None:
        self.styles: dict[str | None, Any] = {
            style.get(qn("w:styleId")): style for style in word.styles.element.iter(qn("w:style"))
        }
        default = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._defaults = [default] if default is not None else []
        self._normal = next((key for key, style in self.styles.items() if _is_default_paragraph(style)), None)
        self._theme = _theme_fonts(word)
        self._backdrop = has_backdrop(word)
        self._chains: dict[tuple[str | None, str], list[Any]] = {}
        self.plain = self._look(self._defaults, False)
        """How a run without any style or formatting looks."""

    def looks_in(self, paragraph: Any) -> Callable[[Any], WordLook]:
        """How to look up the runs of one paragraph, whose own part is looked up once."""
        below = [*self._chain(self._style_id(paragraph), "w:rPr"), *self._defaults]

        @cache
        def shaded() -> bool:
            return self._backdrop or is_shaded(paragraph, self.styles)

        def look_of(run: Any) -> WordLook:
            layers = [*self._own(run), *below]
            pale = is_pale(_first(layers, "w:color") or "auto")
            return self._look(layers, pale and not (run_is_shaded(run) or shaded()))

        return look_of

    def _look(self, layers: list[Any], unseen: bool) -> WordLook:
        right_to_left = _is_on(layers[:1], "w:rtl")
        points = _points(_first(layers, "w:szCs" if right_to_left else "w:sz"))
        return WordLook(
            size=points,
            font=self._font(layers),
            bold=_is_on(layers, "w:bCs" if right_to_left else "w:b"),
            italic=_is_on(layers, "w:i"),
            colored=_is_colored(_first(layers, "w:color") or "auto"),
            caps=_is_on(layers, "w:caps") or _is_on(layers, "w:smallCaps"),
            hidden=_is_on(layers, "w:vanish") or unseen or points < 2,
        )

    def style_of(self, paragraph: Any) -> str:
        """The name of a paragraph's style; "Heading 1" also for what is based on it or stands in the outline."""
        chain = self._style_chain(self._style_id(paragraph))
        names = [str(_value(style, "w:name") or "") for style in chain]
        heading = next((match for name in names if (match := _HEADING.match(name))), None)
        if heading is not None:
            return f"Heading {heading[1]}"
        layers = [paragraph.find(qn("w:pPr")), *self.paragraph_layers(paragraph)]
        level = _first([layer for layer in layers if layer is not None], "w:outlineLvl")
        if level is not None and level in "012345678":
            return f"Heading {int(level) + 1}"
        return names[0] if names else ""

    def paragraph_layers(self, paragraph: Any) -> list[Any]:
        """The paragraph properties of a paragraph's style and of those it is based on."""
        return self._chain(self._style_id(paragraph), "w:pPr")

    def _style_id(self, paragraph: Any) -> str | None:
        properties = paragraph.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        style_id = named.get(qn("w:val")) if named is not None else None
        return style_id if style_id in self.styles else self._normal

    def _font(self, layers: list[Any]) -> str:
        for layer in layers:
            fonts = layer.find(qn("w:rFonts"))
            if fonts is None:
                continue
            theme = fonts.get(qn("w:asciiTheme")) or fonts.get(qn("w:hAnsiTheme")) or ""
            name = self._theme.get(theme[:5]) or fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))
            if name:
                return str(name)
        return ""

    def _own(self, run: Any) -> list[Any]:
        """A run's own properties and those of its character style."""
        own = run.find(qn("w:rPr"))
        if own is None:
            return []
        character = own.find(qn("w:rStyle"))
        return [own, *(self._chain(character.get(qn("w:val")), "w:rPr") if character is not None else ())]

    def _chain(self, style_id: str | None, properties: str) -> list[Any]:
        key = (style_id, properties)
        if key not in self._chains:
            found = (style.find(qn(properties)) for style in self._style_chain(style_id))
            self._chains[key] = [layer for layer in found if layer is not None]
        return self._chains[key]

    def _style_chain(self, style_id: str | None) -> list[Any]:
        chain: list[Any] = []
        while (style := self.styles.get(style_id)) is not None and len(chain) < _MAX_STYLES:
            chain.append(style)
            style_id = _value(style, "w:basedOn")
        return chain


def _theme_fonts(word: WordDocument) -> dict[str, str]:
    """The fonts of the theme: "major" for headings, "minor" for the body."""
    part = next((rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/theme")), None)
    if part is None:
        return {}
    try:
        root = parse(part.blob)
    except XMLSyntaxError:
        return {}
    faces = {kind: root.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin") for kind in ("major", "minor")}
    return {kind: face.get("typeface") or "" for kind, face in faces.items() if face is not None}


def _is_default_paragraph(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name))
    return found.get(qn("w:val")) if found is not None else None


def _first(layers: list[Any], name: str) -> str | None:
    return next((value for layer in layers if (value := _value(layer, name)) is not None), None)


def _points(size: str | None) -> float:
    """A size in half points ("24"), or in points as strict files may write it ("12pt")."""
    match = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)(pt)?", size or "")
    if match is None:
        return _USUAL_SIZE
    return min(_MAX_SIZE, float(match[1]) if match[2] else float(match[1]) / 2)


def _is_on(layers: list[Any], name: str) -> bool:
    for layer in layers:
        found = layer.find(qn(name))
        if found is not None:
            return found.get(qn("w:val"), "1") not in ("0", "false", "off")
    return False


def _is_colored(color: str) -> bool:
    try:
        channels = bytes.fromhex(color) if len(color) == _RGB else b"\0"
    except ValueError:
        return False
    return max(channels) - min(channels) > _GRAY


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

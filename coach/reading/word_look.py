"""How Word text looks: direct formatting, then its styles, then the document's defaults; and what is a list."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_HEADING_FONT = 11.0


@dataclass(frozen=True, slots=True)
class WordLook:
    """The look of a line: style name, size in points, font, and its marks."""

    style: str
    size: float
    font: str
    bold: bool
    italic: bool
    colored: bool
    hidden: bool


class Looks:
    """Looks up formatting through the styles of one document."""

    def __init__(self, word: WordDocument) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in word.styles.element.iter(qn("w:style"))}
        default = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._default = default
        self._normal = next((key for key, style in self._styles.items() if _is_default_paragraph(style)), None)
        self._formats = _number_formats(word)

    def look_of(self, paragraph: Any, run: Any) -> WordLook:
        """The look of a run, or of the paragraph's mark where there is none."""
        layers = self._layers(paragraph, run)
        size = _first(layers, "w:sz")
        fonts = next((found for layer in layers if (found := layer.find(qn("w:rFonts"))) is not None), None)
        color = _first(layers, "w:color") or "auto"
        points = float(size) / 2 if size and size.replace(".", "", 1).isdigit() else _HEADING_FONT
        return WordLook(
            style=self.style_of(paragraph),
            size=points,
            font=(fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "") if fonts is not None else "",
            bold=_is_on(layers, "w:b"),
            italic=_is_on(layers, "w:i"),
            colored=_is_colored(color),
            hidden=_is_on(layers, "w:vanish") or (color.upper() == "FFFFFF" and not _shaded(paragraph)) or points < 2,
        )

    def style_of(self, paragraph: Any) -> str:
        """The name of a paragraph's style ("Heading 1")."""
        style = self._styles.get(self._style_id(paragraph))
        name = style.find(qn("w:name")) if style is not None else None
        return str(name.get(qn("w:val"))) if name is not None else ""

    def bullet_of(self, paragraph: Any) -> str:
        """The bullet of a list paragraph; a number stands as "1."; empty for a plain paragraph."""
        properties = [paragraph.find(qn("w:pPr")), *self._paragraph_layers(self._style_id(paragraph))]
        for layer in properties:
            numbering = layer.find(qn("w:numPr")) if layer is not None else None
            if numbering is None:
                continue
            number = _value(numbering, "w:numId")
            if number == "0":
                return ""
            if number is None:
                continue
            kind = self._formats.get((number, _value(numbering, "w:ilvl") or "0"), "bullet")
            if kind == "none" or self.style_of(paragraph).lower().startswith(("heading", "title")):
                return ""
            return "•" if kind == "bullet" else "1."
        return "•" if self.style_of(paragraph).lower().startswith("list bullet") else ""

    def _style_id(self, paragraph: Any) -> str | None:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(qn("w:val")) if named is not None else self._normal

    def _layers(self, paragraph: Any, run: Any) -> list[Any]:
        """Run properties from the nearest to the farthest."""
        layers: list[Any] = []
        if run is not None:
            own = run.find(qn("w:rPr"))
            if own is not None:
                layers.append(own)
                character = own.find(qn("w:rStyle"))
                if character is not None:
                    layers += self._chain(character.get(qn("w:val")), "w:rPr")
        layers += self._chain(self._style_id(paragraph), "w:rPr")
        return [*layers, self._default] if self._default is not None else layers

    def _paragraph_layers(self, style_id: str | None) -> list[Any]:
        return self._chain(style_id, "w:pPr")

    def _chain(self, style_id: str | None, properties: str) -> list[Any]:
        layers = []
        for _ in range(12):
            style = self._styles.get(style_id)
            if style is None:
                break
            found = style.find(qn(properties))
            if found is not None:
                layers.append(found)
            base = style.find(qn("w:basedOn"))
            style_id = base.get(qn("w:val")) if base is not None else None
        return layers


def _is_default_paragraph(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name))
    return found.get(qn("w:val")) if found is not None else None


def _first(layers: list[Any], name: str) -> str | None:
    return next((value for layer in layers if (value := _value(layer, name)) is not None), None)


def _is_on(layers: list[Any], name: str) -> bool:
    for layer in layers:
        found = layer.find(qn(name))
        if found is not None:
            return found.get(qn("w:val"), "1") not in ("0", "false", "off")
    return False


def _is_colored(color: str) -> bool:
    if len(color) != 6:
        return False
    try:
        red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return False
    return max(red, green, blue) - min(red, green, blue) > 38


def _shaded(paragraph: Any) -> bool:
    """True if something dark may lie behind the paragraph: shading of its own, of its cell, or a text box."""
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:shd')}") is not None:
        return True
    for parent in paragraph.iterancestors():
        if parent.tag == qn("w:txbxContent") or parent.find(f"{qn('w:tcPr')}/{qn('w:shd')}") is not None:
            return True
    return False


def _number_formats(word: WordDocument) -> dict[tuple[str, str], str]:
    """(numbering id, level) → format ("bullet", "decimal", …)."""
    part = next((rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = part.element
    abstract: dict[str, dict[str, str]] = {}
    for definition in root.iter(qn("w:abstractNum")):
        levels = {
            level.get(qn("w:ilvl")): _value(level, "w:numFmt") or "bullet" for level in definition.iter(qn("w:lvl"))
        }
        abstract[definition.get(qn("w:abstractNumId"))] = levels
    formats: dict[tuple[str, str], str] = {}
    for number in root.iter(qn("w:num")):
        for level, kind in abstract.get(_value(number, "w:abstractNumId") or "", {}).items():
            formats[(number.get(qn("w:numId")), level)] = kind
    return formats

"""Which paragraphs of a Word document are list items, by numbering of their own or of their style."""

from typing import Any

from docx.document import Document as WordDocument

from coach.reading.word.look import Looks
from coach.reading.word.names import qn


class Lists:
    """The lists of one document."""

    def __init__(self, word: WordDocument, looks: Looks) -> None:
        self._looks = looks
        self._marks = _marks(word)

    def bullet_of(self, paragraph: Any) -> str:
        """The bullet of a list item; a number stands as "1."; empty for a heading and for a plain paragraph."""
        style = self._looks.style_of(paragraph).lower()
        if style.startswith(("heading", "title", "subtitle")):
            return ""
        number, level = self._numbering(paragraph)
        if number is not None:
            return "" if number == "0" else self._marks.get((number, level), "•")
        return "•" if style.startswith("list bullet") else ""

    def _numbering(self, paragraph: Any) -> tuple[str | None, str]:
        """(list, level); the nearest layer that names each of them counts, the level also from the style."""
        number, level = None, None
        for layer in (paragraph.find(qn("w:pPr")), *self._looks.paragraph_layers(paragraph)):
            numbering = layer.find(qn("w:numPr")) if layer is not None else None
            if numbering is None:
                continue
            number = number if number is not None else _value(numbering, "w:numId")
            level = level if level is not None else _value(numbering, "w:ilvl")
        return number, level or "0"


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(qn(name))
    return found.get(qn("w:val")) if found is not None else None


def _marks(word: WordDocument) -> dict[tuple[str, str], str]:
    """(list, level) → "•", "1.", or nothing where the level shows no mark."""
    part = next((rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    root = getattr(part, "element", None)
    if root is None:
        return {}
    definitions = {one.get(qn("w:abstractNumId")): one for one in root.iter(qn("w:abstractNum"))}
    marks: dict[tuple[str, str], str] = {}
    for number in root.iter(qn("w:num")):
        definition = _linked(definitions.get(_value(number, "w:abstractNumId")), definitions)
        for levels in (definition, *number.iterchildren(qn("w:lvlOverride"))):
            for level in levels.iter(qn("w:lvl")) if levels is not None else ():
                marks[(number.get(qn("w:numId")), level.get(qn("w:ilvl")))] = _mark(level)
    return marks


def _linked(definition: Any, definitions: dict[str | None, Any]) -> Any:
    """A definition that only names a list style stands for the definition of that style."""
    name = _value(definition, "w:numStyleLink") if definition is not None else None
    if name is None:
        return definition
    return next((one for one in definitions.values() if _value(one, "w:styleLink") == name), definition)


def _mark(level: Any) -> str:
    kind = next((found.get(qn("w:val")) for found in level.iter(qn("w:numFmt"))), "decimal")
    shown = _value(level, "w:lvlText")
    picture = level.find(qn("w:lvlPicBulletId")) is not None
    if kind == "none" or (shown is not None and not shown.strip() and not picture):
        return ""
    return "•" if kind == "bullet" else "1."

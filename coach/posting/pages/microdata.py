"""Reads items of schema.org out of a page's attributes (microdata, https://html.spec.whatwg.org/multipage/microdata.html).

What an item's attribute `itemref` points to is left out: no job page was seen to use it.
"""

from collections.abc import Iterator

from lxml import etree

from coach.posting.boards.data import Json

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src", "embed": "src", "object": "data"}
_VALUES = {"meta": "content", "data": "value", "meter": "value", "time": "datetime"}
_DEEPEST = 20


def items(tree: etree._Element, kind: str) -> Iterator[dict[str, Json]]:
    """The items of a type ("schema.org/JobPosting") in the shape of JSON-LD; `description` keeps its markup."""
    for element in tree.iter():
        if element.get("itemscope") is not None and (element.get("itemtype") or "").rstrip("/").endswith(kind):
            yield _properties(element, _DEEPEST)


def _properties(item: etree._Element, deepest: int) -> dict[str, Json]:
    found: dict[str, list[Json]] = {}
    walker = etree.iterwalk(item, events=("start",))
    for _, element in walker:
        names = (element.get("itemprop") or "").split() if isinstance(element.tag, str) else []
        if element is not item and (names or element.get("itemscope") is not None):
            is_item = element.get("itemscope") is not None
            for name in names[:5]:
                found.setdefault(name, []).append(_value(element, name, is_item, deepest))
            if is_item:
                walker.skip_subtree()
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _value(element: etree._Element, name: str, is_item: bool, deepest: int) -> Json:
    if is_item:
        return _properties(element, deepest - 1) if deepest > 0 else {}
    attribute = _VALUES.get(str(element.tag)) or _LINKS.get(str(element.tag))
    given = element.get(attribute) if attribute else None
    if given is not None:
        return given.strip()
    if name == "description":
        return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return " ".join("".join(element.itertext()).split())

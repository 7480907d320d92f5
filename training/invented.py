"""Invented heads of jobs, whose parts are known because they were put together here; layout is what varies most.

A page is a list of heads that are written alike, as people write them. Each part of a head is a field: "T" title,
"O" organization, "P" place, "D" dates, "K" kind of employment, "X" anything else.
"""

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rules.resume import Line, Run

_WORDS = tomllib.loads((Path(__file__).parent / "invented.toml").read_text("utf-8"))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Look:
    """How a field is set."""

    bold: bool = False
    italic: bool = False
    colored: bool = False
    size: float = 10.0
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text of a line: the field it belongs to, and its look. Separators belong to no field ("")."""

    text: str
    field: str
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line with the field of each stretch of its text: (begin, end, field)."""

    line: Line
    spans: tuple[tuple[int, int, str], ...]


Maker = Callable[[random.Random], str]


def title(rng: random.Random) -> str:
    """A job title."""
    words = _WORDS["title"]
    roll = rng.random()
    if roll < 0.22:
        return str(rng.choice(words["whole"]))
    if roll < 0.30:
        return str(rng.choice(words["foreign"]))
    parts = [rng.choice(words["seniority"])] if rng.random() < 0.4 else []
    parts += [rng.choice(words["domain"])] if rng.random() < 0.9 else []
    parts.append(rng.choice(words["role"]))
    text = " ".join(parts)
    roll = rng.random()
    if roll < 0.06:
        return f"{text} ({rng.choice(words['specialty'])})"
    if roll < 0.12:
        return f"{text}{rng.choice([', ', ' - ', ' – ', ' | '])}{rng.choice(words['specialty'] + words['team'])}"
    if roll < 0.17:
        second = f"{rng.choice(words['domain'])} {rng.choice(words['role'])}"
        return text + rng.choice([" / ", " & ", " and ", "/", " | "]) + second
    return text


def company(rng: random.Random) -> str:
    """Who employs."""
    words = _WORDS["company"]
    roll = rng.random()
    if roll < 0.08:
        return str(rng.choice(words["whole"]))
    if roll < 0.18:
        return _school(rng)
    if roll < 0.24:
        return "".join(rng.choice("ABCDEFGHIKLMNOPRSTV") for _ in range(rng.randint(2, 4)))
    if roll < 0.28:
        return (rng.choice(words["start"]) + rng.choice(words["end"])).lower() + rng.choice(
            [".io", ".com", ".dev", ".ai", ""]
        )
    name = _name(rng)
    roll = rng.random()
    if roll < 0.5:
        name = f"{name}{rng.choice([' ', ' ', ' ', ', '])}{rng.choice(words['suffix'])}"
    if rng.random() < 0.06:
        name += f" ({rng.choice(words['about'])})"
    elif rng.random() < 0.03:
        name += " " + rng.choice(["India", "Germany", "UK", "Europe", "North America"])
    return name


def _name(rng: random.Random) -> str:
    words = _WORDS["company"]
    roll = rng.random()
    if roll < 0.45:
        made = rng.choice(words["start"]) + rng.choice(words["end"])
        return made if rng.random() < 0.85 else rng.choice(words["start"]) + rng.choice(words["end"]).capitalize()
    if roll < 0.65:
        return str(rng.choice(words["word"]))
    if roll < 0.85:
        return f"{rng.choice(words['word'])} {rng.choice(words['word'] + words['suffix'])}"
    if roll < 0.92:
        return f"{_surname(rng)}{rng.choice([' & ', ' and ', ', '])}{_surname(rng)}"
    return f"{rng.choice(['Bank', 'City', 'House', 'Port', 'Friends'])} of {_surname(rng)}"


def person(rng: random.Random) -> str:
    """A name that nobody has."""
    first = rng.choice(["Ada", "Dana", "Jonas", "Ingrid", "Marisol", "Teodor", "Priya", "Kwame", "Mei", "Lars"])
    return f"{first} {_surname(rng)}"


def _surname(rng: random.Random) -> str:
    words = _WORDS["company"]
    return str(rng.choice(words["start"]) + rng.choice(words["end"]))


def _school(rng: random.Random) -> str:
    name = _surname(rng)
    forms = [
        f"{name} University",
        f"University of {name}",
        f"{name} State University",
        f"{name} College",
        f"{name} Institute of Technology",
        f"Technical University of {name}",
        f"{name} High School",
        f"Universidad de {name}",
        f"Université de {name}",
        f"Hochschule {name}",
        f"{name} Polytechnic",
        f"{name} Lab, {_surname(rng)} University",
        f"Center for {rng.choice(_WORDS['company']['subject'])}, {name} University",
        f"Department of {rng.choice(_WORDS['company']['subject'])}, University of {name}",
        f"{name} Academy",
        f"{name} School of {rng.choice(_WORDS['company']['subject'])}",
    ]
    return rng.choice(forms)


def place(rng: random.Random) -> str:
    """Where: a city, a country, or from home."""
    words = _WORDS["place"]
    text = rng.choice(words[rng.choices(["us", "world", "bare"], [4, 5, 3])[0]])
    roll = rng.random()
    if roll < 0.06:
        return f"{text} ({rng.choice(['Remote', 'Hybrid', 'On-site'])})"
    if roll < 0.09:
        return f"Remote ({text})"
    if roll < 0.11:
        return f"{text} / Remote"
    if roll < 0.17 and text.count(", ") == 1:
        return ", ".join(reversed(text.split(", ")))
    return str(text)


def date_maker(rng: random.Random) -> Callable[[random.Random, int, int | None], str]:
    """A way of writing ranges, for a whole page, from the months since year 0 of begin and end (None: still there)."""
    form = rng.choice(
        ["short", "long", "year", "slash", "short", "long", "year", "iso", "dotted", "caps", "apostrophe", "upper"]
    )
    dash = rng.choice([" – ", " - ", "-", "–", " — ", " to ", " – "])
    now = rng.choice(["Present", "Present", "present", "Current", "Now", "Today", "till date"])
    length = rng.random() < 0.12
    single = rng.random() < 0.03

    def point(months: int) -> str:
        year, month = divmod(months, 12)
        name = _MONTHS[month]
        forms = {
            "short": f"{name[:3]} {year}",
            "long": f"{name} {year}",
            "year": str(year),
            "slash": f"{month + 1:02}/{year}",
            "iso": f"{year}-{month + 1:02}",
            "dotted": f"{name[:3]}. {year}",
            "caps": f"{name[:3].upper()} {year}",
            "apostrophe": f"{name[:3]} '{year % 100:02}",
            "upper": f"{name.upper()} {year}",
        }
        return forms[form]

    def make(rng: random.Random, begin: int, end: int | None) -> str:
        if single and end is not None:
            return point(end)
        text = f"{point(begin)}{dash}{now if end is None else point(end)}"
        if length and end is not None:
            text += f" ({max(1, (end - begin) // 12)} years {1 + (end - begin) % 11} months)"
        return text

    return make


@dataclass(slots=True)
class Layout:
    """How all heads of a page are written: fields line by line with what stands between, and the look of each."""

    rows: list[list[str]]
    """Each row: field names ("T", "O", "P", "D", "K", "N" for a team, "U" an address, "A" an aside, "C" technologies)
    and separators between them."""
    looks: dict[str, Look]
    optional: float = 0.15
    """How often a place, a kind or an aside is left out."""
    roles_below: bool = False
    labelled: dict[str, str] = field(default_factory=dict)


_SEPARATORS = [", ", ", ", " | ", " | ", " - ", " – ", " — ", " · ", " • ", "\t", "\t", " / ", ": ", "|", "  |  "]


def layout(rng: random.Random) -> Layout:
    """A way of writing heads."""
    rows = _rows(rng)
    base = rng.choice([9.0, 10.0, 10.0, 10.5, 11.0, 11.0, 12.0])
    looks = _looks(rng, base)
    if rng.random() < 0.2:
        rows = _with_extras(rng, rows)
    return Layout(rows, looks, rng.choice([0.0, 0.1, 0.3]), roles_below=rng.random() < 0.15)


def _rows(rng: random.Random) -> list[list[str]]:
    sep = lambda: rng.choice(_SEPARATORS)  # noqa: E731
    tab = lambda: rng.choice(["\t", "\t", "\t", " | ", ", ", " ("])  # noqa: E731
    at = lambda: rng.choice([" at ", " @ ", ", ", " - ", " | "])  # noqa: E731
    families: list[tuple[float, list[list[str]]]] = [
        (8, [["T", sep(), "O", tab(), "D"]]),
        (5, [["T", sep(), "O", sep(), "P", tab(), "D"]]),
        (4, [["O", sep(), "T", tab(), "D"]]),
        (3, [["O", sep(), "P", sep(), "T", tab(), "D"]]),
        (7, [["T", "\t", "D"], ["O", rng.choice([", ", "\t", " | ", " - ", " – ", " "]), "P"]]),
        (4, [["T", tab(), "D"], ["O"]]),
        (7, [["O", "\t", "P"], ["T", "\t", "D"]]),
        (6, [["O", tab(), "D"], ["T", "\t", "P"]]),
        (5, [["O", tab(), "D"], ["T"]]),
        (3, [["T", "\t", "P"], ["O", "\t", "D"]]),
        (4, [["T"], ["O", tab(), "D"]]),
        (4, [["T"], ["O", sep(), "P", tab(), "D"]]),
        (4, [["T", at(), "O"], ["D"]]),
        (3, [["T", at(), "O", sep(), "P"], ["D"]]),
        (3, [["T", at(), "O"], ["D", sep(), "P"]]),
        (2, [["O", sep(), "P", rng.choice([" — ", " – ", " - "]), "T"], ["D"]]),
        (2, [["O", sep(), "T"], ["D", sep(), "P"]]),
        (4, [["T"], ["O"], ["D"]]),
        (3, [["T"], ["O", sep(), "P"], ["D"]]),
        (4, [["O"], ["T"], ["D"]]),
        (3, [["O", sep(), "P"], ["T"], ["D"]]),
        (3, [["O"], ["T"], ["D"], ["P"]]),
        (2, [["T"], ["O"], ["D", sep(), "P"]]),
        (2, [["O"], ["D"], ["T"]]),
        (2, [["T"], ["D"], ["O"]]),
        (3, [["D"], ["T", sep(), "O"]]),
        (2, [["D"], ["O", sep(), "T"]]),
        (2, [["D"], ["T"], ["O"]]),
        (2, [["D", rng.choice([" – ", "\t", ", "]), "P"], ["T"], ["O"]]),
        (2, [["D", "\t", "T"], ["O", sep(), "P"]]),
        (3, [["D", rng.choice(["\t", ": ", " ", " | ", ", "]), "T", sep(), "O"]]),
        (2, [["D", rng.choice([" ", "\t"]), "T", sep(), "O", rng.choice([" – ", ", ", " - ", " | "]), "P"]]),
        (2, [["D", rng.choice([" ", "\t"]), "O", sep(), "P", rng.choice([" – ", ", ", " - ", "\t"]), "T"]]),
        (2, [["D", "\t", "O", sep(), "T"]]),
        (2, [["D", "\t", "O"], ["T"]]),
        (2, [["O", "\t", "T", "\t", "D"]]),
        (2, [["T", "\t", "O", "\t", "D"]]),
        (3, [["O", " ", "T", tab(), "D"]]),
        (3, [["T", " ", "O", tab(), "D"]]),
        (2, [["O", " (", "D", ")"], ["T"]]),
        (2, [["T", sep(), "O", " (", "D", ")"]]),
        (2, [["T", " (", "D", ")"], ["O"]]),
        (2, [["O", sep(), "D"], ["T", " – ", "X"]]),
        (3, [["LO", ": ", "O"], ["LT", ": ", "T"], ["LD", ": ", "D"]]),
        (1, [["LO", "\t: ", "O", ", ", "P"], ["LD", "\t: ", "D"], ["LT", "\t: ", "T"]]),
        (1, [["LT", ": ", "T"], ["LO", ": ", "O"], ["LP", ": ", "P"], ["LD", ": ", "D"]]),
        (2, [["T", sep(), "N", sep(), "O", tab(), "D"]]),
        (2, [["T", ", ", "O", ", ", "N", tab(), "D"]]),
        (2, [["T", " · ", "N", " · ", "O", ", ", "P"], ["D"]]),
        (2, [["O", " ", "P"], ["T", tab(), "D"]]),
        (2, [["T"], ["O", " · ", "K"], ["D"], ["P"]]),
        (2, [["T", sep(), "K"], ["O", sep(), "P", tab(), "D"]]),
        (2, [["T", " | ", "C", "\t", "D"], ["O", " | ", "K", " | ", "P"]]),
        (2, [["P", "\t", "O"], ["D", "\t", "T"]]),
        (1, [["O", "\t", "D"], ["U"], ["T"]]),
        (1, [["O", sep(), "P", "\t", "D"], ["N"], ["T"]]),
        (1, [["T", ", ", "D"], ["O", ", ", "P"]]),
        (1, [["T", " for ", "O", tab(), "D"]]),
    ]
    if rng.random() < 0.08:
        return _shuffled(rng)
    return [list(row) for row in rng.choices([rows for _, rows in families], [weight for weight, _ in families])[0]]


def _shuffled(rng: random.Random) -> list[list[str]]:
    names = ["T", "O", "D", *rng.choice([["P"], [], ["K"], ["P", "K"]])]
    rng.shuffle(names)
    rows: list[list[str]] = [[names[0]]]
    for name in names[1:]:
        if rng.random() < 0.5:
            rows.append([name])
        else:
            rows[-1] += [rng.choice(_SEPARATORS), name]
    return rows


def _with_extras(rng: random.Random, rows: list[list[str]]) -> list[list[str]]:
    rows = [list(row) for row in rows]
    extra = rng.choice(["K", "U", "A", "C", "N", "X"])
    if extra in "UAX" and rng.random() < 0.6:
        rows.insert(rng.randint(1, len(rows)), [extra])
        return rows
    row = rng.choice(rows)
    spot = rng.choice([i for i, name in enumerate(row) if name in ("T", "O", "P", "D", "K")] or [0])
    around = rng.choice(
        [[" (", extra, ")"], [" | ", extra], [" - ", extra], [" · ", extra], [", ", extra], ["\t", extra]]
    )
    row[spot + 1 : spot + 1] = around
    return rows


def _looks(rng: random.Random, base: float) -> dict[str, Look]:
    plain = Look(size=base)
    strong = replace(plain, bold=True)
    slanted = replace(plain, italic=True)
    bigger = replace(strong, size=base + rng.choice([1.0, 1.5, 2.0]))
    options = [
        plain,
        plain,
        strong,
        strong,
        slanted,
        bigger,
        replace(plain, colored=True),
        replace(strong, colored=True),
        replace(plain, size=base + 1),
    ]
    weak = [
        plain,
        plain,
        slanted,
        replace(plain, size=base - 1.5),
        replace(slanted, size=base - 1),
        replace(plain, colored=True),
        strong,
    ]
    looks = {"T": rng.choice(options), "O": rng.choice(options), "P": rng.choice(weak), "D": rng.choice(weak)}
    looks |= {name: rng.choice(weak) for name in "KNUACX"}
    looks |= dict.fromkeys(("LO", "LT", "LD", "LP"), plain)
    if rng.random() < 0.12:
        looks["T"] = replace(looks["T"], caps=True)
    if rng.random() < 0.1:
        looks["O"] = replace(looks["O"], caps=True)
    if rng.random() < 0.15:
        same = rng.choice(options)
        looks = {name: replace(same, caps=look.caps) for name, look in looks.items()}
    return looks


_LABELS = {
    "LO": ["Company", "Employer", "Organization", "Client", "Company Name", "Customer"],
    "LT": ["Designation", "Role", "Position", "Job Title", "Title", "Position Held"],
    "LD": ["Duration", "Period", "Dates", "From", "Tenure"],
    "LP": ["Location", "Place", "City"],
}


def page(rng: random.Random) -> list[list[LabelledLine]]:
    """The heads of one page, all in one layout."""
    way = layout(rng)
    write = date_maker(rng)
    labels = {key: rng.choice(names) for key, names in _LABELS.items()}
    heads: list[list[LabelledLine]] = []
    count = rng.choice([1, 2, 2, 3, 3, 4, 5, 6])
    last = 2026 * 12 + rng.randint(-30, 6)
    end: int | None = None if rng.random() < 0.6 else last
    for _ in range(count):
        begin = (end or last) - rng.randint(2, 50)
        heads.append(_head(rng, way, write(rng, begin, end), labels, without=frozenset()))
        if way.roles_below and rng.random() < 0.5 and _can_stand_alone(way):
            later = begin - rng.randint(5, 30)
            heads.append(_head(rng, way, write(rng, later, begin), labels, without=frozenset("OPNU")))
            begin = later
        end = last = begin - rng.randint(0, 6)
    return heads


def _can_stand_alone(way: Layout) -> bool:
    return len(way.rows) > 1 and any("O" in row and "T" not in row for row in way.rows)


def _head(
    rng: random.Random, way: Layout, when: str, labels: dict[str, str], without: frozenset[str]
) -> list[LabelledLine]:
    left_out = {name for name in "PKAUCX" if rng.random() < way.optional} | set(without)
    lines = []
    for row in way.rows:
        parts = _parts(rng, row, way, when, labels, left_out)
        if any(part.field for part in parts):
            lines.append(to_line(parts))
    return lines


def _parts(
    rng: random.Random, row: Sequence[str], way: Layout, when: str, labels: dict[str, str], left_out: set[str]
) -> list[Part]:
    parts: list[Part] = []
    for index, name in enumerate(row):
        if name in way.looks:
            if name in left_out:
                # The separator before a field that is left out goes with it.
                while parts and not parts[-1].field:
                    parts.pop()
                continue
            look = way.looks[name]
            text = _text(rng, name, when, labels)
            if name == "T" and "O" in left_out and rng.random() < 0.35:
                text += rng.choice([", ", " - ", " – ", " | "]) + rng.choice(_WORDS["title"]["team"])
            parts.append(Part(text.upper() if look.caps else text, name[-1] if len(name) == 1 else "X", look))
            if name in ("N", "U", "A", "C"):
                parts[-1] = replace(parts[-1], field="X")
        elif parts or index:
            if not parts:
                continue
            parts.append(Part(name, "", parts[-1].look))
    while parts and not parts[-1].field and parts[-1].text.strip() != ")":
        parts.pop()
    text = "".join(part.text for part in parts)
    if text.count("(") > text.count(")") and parts:
        parts.append(Part(")", "", parts[-1].look))
    return parts


def _text(rng: random.Random, name: str, when: str, labels: dict[str, str]) -> str:
    other = _WORDS["other"]
    match name:
        case "T":
            return title(rng)
        case "O":
            return company(rng)
        case "P":
            return place(rng)
        case "D":
            return when
        case "K":
            return str(rng.choice(other["employment"]))
        case "N":
            return str(rng.choice(_WORDS["title"]["team"]))
        case "U":
            return str(rng.choice(other["url"]))
        case "A":
            return str(rng.choice(other["aside"]))
        case "C":
            return str(rng.choice(other["tech"]))
        case "X":
            return prose(rng)
        case _:
            return labels[name]


_STARTS = [
    "Responsible for",
    "Designed and built",
    "Worked on",
    "Led",
    "Developed",
    "Part of the team behind",
    "Company that makes",
    "Built",
    "Product-based",
    "Maintained",
    "Helped with",
]
_THINGS = [
    "the nightly import of carrier rates",
    "web applications for clients in retail",
    "a platform for payments",
    "internal tools for support",
    "embedded firmware for meters",
    "data pipelines",
    "machine learning models for search",
    "test automation",
    "the design system",
    "cloud migration",
]


def prose(rng: random.Random) -> str:
    """A piece of running text, as it stands below heads."""
    return f"{rng.choice(_STARTS)} {rng.choice(_THINGS)}{rng.choice(['', '.', ' and ' + rng.choice(_THINGS)])}"


def to_line(parts: Sequence[Part]) -> LabelledLine:
    """Parts as a line with its looks and the field of each stretch."""
    text, spans = "", []
    runs: list[Any] = []
    for part in parts:
        begin = len(text)
        text += part.text
        if part.field and part.field != "":
            spans.append((begin, len(text), part.field))
        look = part.look
        run = Run(begin, look.bold, look.italic, look.colored, look.size)
        if part.field and (not runs or replace(run, start=0) != replace(runs[-1], start=0)):
            runs.append(run)
    first = runs[0] if runs else Run(0)
    line = Line(
        0,
        1,
        text,
        size=first.size,
        bold=first.bold,
        italic=first.italic,
        colored=first.colored,
        runs=tuple(runs) if len(runs) > 1 else (),
    )
    return LabelledLine(line, tuple(spans))

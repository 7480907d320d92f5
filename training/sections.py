"""Invented sections of jobs: heads with bullets, prose and asides below them, set on a page, each line with its tag."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coach.reading.meaning.tagging.tagger import ASIDE, BULLET, GOES_ON, HEAD, MORE, PROSE
from rules.resume import Line
from training import invented

_VERBS = [
    "Built",
    "Designed",
    "Led",
    "Developed",
    "Implemented",
    "Improved",
    "Reduced",
    "Migrated",
    "Wrote",
    "Maintained",
    "Managed",
    "Created",
    "Automated",
    "Mentored",
    "Tested",
    "Worked on",
    "Responsible for",
    "Helped with",
    "Collaborating on",
    "Developing",
    "Participated in",
    "Optimized",
    "Deployed",
    "Integrated",
    "Was involved in",
    "Ran",
    "Analysed",
    "Supported",
]
_OBJECTS = [
    "a payment service in Go",
    "the nightly import of carrier rates",
    "data pipelines with Kafka and Spark",
    "web applications with React and Node.js",
    "REST APIs for mobile clients",
    "the test automation of the team",
    "CI/CD pipelines in Jenkins",
    "a dashboard for support",
    "12 services to Kubernetes",
    "the search of the shop",
    "bug fixes and code reviews",
    "database schemas in PostgreSQL",
    "internal tools for reporting",
    "a team of 5 engineers",
    "machine learning models for fraud",
    "the on-call rota",
    "customer requests by phone",
    "inventory and orders",
]
_RESULTS = [
    "",
    "",
    " for 2M users",
    ", cutting costs by 30%",
    ", reducing latency from 420 ms to 90 ms",
    " and trained new staff",
    " with zero downtime",
    " across three countries",
    ", which handles 4,000 requests per second and serves partners in Europe and Asia",
    " to improve the experience of customers and to shorten the time until a release can go out",
]
_ABOUT = [
    "is a company that builds tools for retail and logistics across Europe",
    "provides payment services to banks and shops",
    "is one of the largest makers of medical devices",
    "a platform for booking travel used by millions of people every month",
    "builds autonomous vehicles for last-mile delivery",
]
_LABELS = [
    "Key Projects:",
    "Responsibilities",
    "Achievements",
    "Key Responsibilities",
    "Responsibilities:",
    "Highlights",
    "Key Achievements",
    "Roles & Responsibilities:",
    "Technologies used",
    "Achievements:",
    "Tasks:",
]
_STACKS = ["Technologies: {}", "Tech Stack: {}", "Environment: {}", "Tools: {}", "Skills: {}", "Stack: {}"]
_GLYPHS = ["•", "•", "•", "●", "◦", "▪", "-", "–", "*", "➢", "o"]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a section is set."""

    placed: bool
    glyph: str
    indent: float
    width: int
    before: float
    between: float
    prose: float
    aside: float
    full_stop: bool
    size: float


def section(rng: random.Random) -> tuple[list[Line], list[str]]:
    """Lines of an invented section with their tags."""
    way = _Setting(
        placed=rng.random() < 0.7,
        glyph=rng.choice(_GLYPHS) if rng.random() < 0.62 else "",
        indent=rng.choice([0.0, 0.0, 8.0, 14.0, 20.0]),
        width=rng.choice([60, 80, 95, 105]),
        before=rng.choice([0.0, 0.3, 0.6, 1.0]),
        between=rng.choice([0.0, 0.0, 0.15, 0.3]),
        prose=rng.choice([0.0, 0.0, 0.3, 0.9]),
        aside=rng.choice([0.0, 0.0, 0.0, 0.3, 0.8]),
        full_stop=rng.random() < 0.5,
        size=rng.choice([9.0, 10.0, 10.0, 10.5, 11.0]),
    )
    rows: list[tuple[Line, str, float]] = []
    only_prose = rng.random() < 0.1
    signed = rng.choice([None, None, None, None, None, None, None, None, None, None, 0, 1])
    sign = rng.choice([way.glyph or "•", "•", "▪"])
    for head in invented.page(rng):
        for number, labelled in enumerate(head):
            line = replace(labelled.line, bullet=sign) if number == signed and len(head) > 1 else labelled.line
            rows.append((line, HEAD if number == 0 else MORE, way.before if number == 0 else 0.0))
        rows += _body(rng, way, only_prose, head[0].line)
    if rng.random() < 0.2:
        rows = _with_furniture(rng, rows, way)
    return _set(rows, way), [tag for _, tag, _ in rows]


def _with_furniture(
    rng: random.Random, rows: Sequence[tuple[Line, str, float]], way: _Setting
) -> list[tuple[Line, str, float]]:
    """With what a page repeats at its edges: a name, contact details, a number; anywhere, even within a bullet."""
    name = f"{invented.person(rng)}"
    texts = [
        name, f"{name} – Resume – Page 2", "Page 2", "2", "2 / 3", f"{name} | ada@mail.example | +1 206 555 0134",
        f"Resume of {name}", "Experience (continued)", "continued", f"{name}, page 2", "Curriculum Vitae", f"{name}\t2",
    ]  # fmt: skip
    line = replace(
        _plain(rng.choice(texts), way, bold=rng.random() < 0.4), size=way.size + rng.choice([-2, -1, 0, 0, 4])
    )
    at = rng.randint(1, len(rows)) if len(rows) > 1 else len(rows)
    if rows[at - 1][1] in (HEAD, MORE):
        return list(rows)
    return [*rows[:at], (line, ASIDE, rng.choice([0.0, 1.0])), *rows[at:]]


def _body(rng: random.Random, way: _Setting, only_prose: bool, head: Line) -> Iterator[tuple[Line, str, float]]:
    if only_prose:
        told = ". ".join(_told(rng) for _ in range(rng.randint(2, 5)))
        yield from _wrapped(told + ".", way, PROSE, "", rng)
        return
    if rng.random() < way.prose:
        text = (
            f"{invented.company(rng)} {rng.choice(_ABOUT)}."
            if rng.random() < 0.6
            else ". ".join(_told(rng) for _ in range(rng.randint(1, 3))) + "."
        )
        yield from _wrapped(text, way, PROSE, "", rng)
    if rng.random() < way.aside:
        label = _plain(rng.choice(_LABELS), way, bold=rng.random() < 0.5)
        yield (replace(head, text=label.text, runs=()) if rng.random() < 0.4 else label, ASIDE, 0.0)
    for _ in range(rng.choice([0, 1, 2, 3, 4, 5, 6])):
        yield from _wrapped(_sentence(rng) + ("." if way.full_stop else ""), way, BULLET, way.glyph, rng)
    if rng.random() < way.aside:
        stack = rng.choice(
            ["Java, Spring, Oracle", "React, Node.js, AWS", "Python, Django, PostgreSQL, Redis", "Go, gRPC, Kubernetes"]
        )
        yield (_plain(rng.choice(_STACKS).format(stack), way, bold=rng.random() < 0.3), ASIDE, 0.0)


def _sentence(rng: random.Random) -> str:
    text = f"{rng.choice(_VERBS)} {rng.choice(_OBJECTS)}{rng.choice(_RESULTS)}"
    return text + (
        f" and {rng.choice(_VERBS).lower()} {rng.choice(_OBJECTS)}{rng.choice(_RESULTS)}" if rng.random() < 0.35 else ""
    )


_OPENINGS = [
    "I worked on", "The team was responsible for", "My work was", "This included", "We built", "It was about",
    "Joined the team to work on", "Part of the group behind", "The main product was", "There I looked after",
    "Later on", "A small company with", "Web development with a focus on", "During this time I wrote",
    "Was the first to look into",
]  # fmt: skip


def _told(rng: random.Random) -> str:
    """A sentence as paragraphs have it."""
    if rng.random() < 0.1:
        return _sentence(rng)
    return f"{rng.choice(_OPENINGS)} {rng.choice(_OBJECTS)}{rng.choice(_RESULTS)}"


def _plain(text: str, way: _Setting, bold: bool = False) -> Line:
    return Line(0, 1, text, size=way.size, bold=bold)


def _wrapped(text: str, way: _Setting, tag: str, glyph: str, rng: random.Random) -> Iterator[tuple[Line, str, float]]:
    """A paragraph cut into lines where the setting breaks them; a file without places keeps it whole."""
    if not way.placed:
        yield (replace(_plain(text, way), bullet=glyph), tag, 0.0)
        return
    words, line, first = text.split(), "", True
    for word in [*words, ""]:
        if line and (not word or len(line) + 1 + len(word) > way.width):
            made = replace(_plain(line, way), bullet=glyph if first else "")
            rest = tag if tag == PROSE else GOES_ON
            yield (made, tag if first else rest, way.between if first else 0.0)
            first, line = False, word
        else:
            line = f"{line} {word}".strip()


def _set(rows: Sequence[tuple[Line, str, float]], way: _Setting) -> list[Line]:
    lines: list[Line] = []
    top = 100.0
    for number, (line, tag, gap) in enumerate(rows):
        top += way.size * (1.25 + gap)
        lines.append(replace(_placed(line, tag, top, way) if way.placed else line, number=number))
    return lines


def _placed(line: Line, tag: str, top: float, way: _Setting) -> Line:
    inset = way.indent if tag in (BULLET, GOES_ON) else 0.0
    left = 50.0 + inset + (10.0 if way.glyph and tag in (BULLET, GOES_ON) else 0.0)
    wide = 0.5 * way.size * len(line.text)
    right = 550.0 if "\t" in line.text else left + min(wide, 0.5 * way.size * way.width)
    on_page = top % 700 + 40
    return replace(line, page=1 + int(top // 700), left=left, right=right, top=on_page, bottom=on_page + line.size)

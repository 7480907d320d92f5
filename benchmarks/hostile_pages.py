"""Prints how long a posting takes to be read, and how that grows, for pages that somebody shaped to be slow.

    python benchmarks/hostile_pages.py [SHAPE …]

Each shape in 10, 100 and 1,000 kB. Growth is the exponent between the last two: 1 is linear, 2 quadratic.
"""

import json
import math
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from os import _exit, fork, pipe, read, waitpid, write

from coach.errors import CoachError
from coach.posting import from_file

SIZES = (10_000, 100_000, 1_000_000)
MAX_SECONDS = 10
"""Seconds after which a reading is ended."""


def filled(piece: str, head: str = "<html><body>", tail: str = "") -> Callable[[int], bytes]:
    """A shape that repeats one piece; `{n}` in it is counted up."""

    def make(size: int) -> bytes:
        count = max(1, (size - len(head) - len(tail)) // len(piece.replace("{n}", "12345")))
        body = (
            "".join(piece.replace("{n}", str(number)) for number in range(count)) if "{n}" in piece else piece * count
        )
        return (head + body + tail).encode()

    return make


def described(size: int) -> bytes:
    """JSON-LD whose qualifications must each be looked for in its description."""
    half = size // 2
    lines = [f"{number} years of {number:09}" for number in range(half // 26)]
    data = {"@type": "JobPosting", "title": "Engineer", "description": "x" * half, "qualifications": lines}
    return f'<html><script type="application/ld+json">{json.dumps(data)}</script></html>'.encode()


def attributes(size: int) -> bytes:
    """One element of very many attributes."""
    return ("<html><body><p " + "".join(f"a{number}=1 " for number in range(size // 9)) + ">x</p>").encode()


def in_charset(name: str) -> Callable[[int], bytes]:
    """A page that says it is written in an odd encoding."""
    return lambda size: f'<html><meta charset="{name}"><body>'.encode() + b"a-" * (size // 2)


def itemscopes(size: int) -> bytes:
    """Microdata that refers to all of itself, over and over."""
    ids = " ".join(f"i{number}" for number in range(size // 70))
    items = "".join(
        f'<div id="i{number}" itemscope itemprop="x" itemref="{ids[:40]}"></div>' for number in range(size // 110)
    )
    return f'<html><div itemscope itemtype="https://schema.org/JobPosting" itemref="{ids}">{items}</div>'.encode()


def laughs(_: int) -> bytes:
    """XML of entities of entities."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{entities}]>'
    return f"{head}<workzag-jobs><position>&e11;</position>".encode()


LD = '<html><script type="application/ld+json">'
SHAPES: dict[str, Callable[[int], bytes]] = {
    "<?xml, never closed": filled("<?xml "),
    "<!DOCTYPE, never closed": filled("<!DOCTYPE "),
    "<!--, never closed": filled("<!--"),
    "<a, never closed": filled('<a href="'),
    "<div, unfinished": filled("<div<"),
    "elements in elements": filled("<div>"),
    "lists in lists": filled("<ul><li>"),
    "tables in tables": filled("<table><tr><td>"),
    "bold in bold": filled("<b><p>x"),
    "paragraphs": filled("<p>We need Go and PostgreSQL, {n} of them.</p>"),
    "headings": filled("<h2>Requirements {n}</h2>"),
    "attributes": attributes,
    "metas": filled('<meta name="a{n}" content="b">'),
    "scripts": filled('<script type="application/ld+json">{"a": {n}}</script>'),
    "escaped markup": filled("&lt;p&gt;", LD + '{"@type": "JobPosting", "title": "x", "description": "', '"}</script>'),
    "entities": filled("&amp;amp;"),
    "described": described,
    "lists in JSON": filled("[", ""),
    "objects in JSON": filled('{"a":', ""),
    "commas in JSON": filled(",", LD + "[1", "}</script>"),
    "blanks in JSON": filled(" ", LD + '{"@type": "JobPosting",', "x</script>"),
    "values in JSON-LD": filled("{} ", LD, "</script>"),
    "graphs": filled('{"@graph":[', LD, "</script>"),
    "itemscopes": itemscopes,
    "charset=punycode": in_charset("punycode"),
    "charset=undefined": in_charset("undefined"),
    "charset=unicode_escape": in_charset("unicode_escape"),
    "charset=idna": in_charset("idna"),
    "charset=utf-7": in_charset("utf-7"),
    "charset=hz": in_charset("hz"),
    "bytes of no encoding": lambda size: b"<html><body>" + bytes(range(128, 256)) * (size // 128),
    "XML of entities": laughs,
    "<input, never closed": filled("<input "),
    "one word": filled("a"),
    "one line of words": filled("Go and Python or "),
    "one line of blanks": filled(" ", "<html><body><p>x", "x"),
    "lines of blanks": filled("            \n", "Requirements:\n"),
    "stars": filled("**", ""),
    "bullets": filled("• ", ""),
    "dashes": filled(" - ", "<html><title>x", "</title>"),
    "at at": filled(" at A", "<html><title>Engineer", "</title>"),
    "years": filled("{n}+ years ", "Requirements:\n"),
    "sentences": filled("Must know Go. ", "Requirements: "),
    "capitals": filled("Apache Kafka Streams ", "Requirements: "),
    "slashes": filled("Go/", "Requirements: "),
    "commas": filled("Go, ", "Requirements: "),
    "parentheses": filled("(", "Requirements: "),
    "dots": filled(".", "Requirements: "),
    "digits": filled("1", "Requirements: "),
    "digits and commas": filled("1,", "Requirements: "),
}  # fmt: skip


def seconds(data: bytes) -> float:
    """Processor time of one reading, in a process of its own; infinite if it had to be ended or broke."""
    ours, theirs = pipe()
    process = fork()
    if process == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
            begin = time.process_time()
            with suppress(CoachError):
                from_file(data)
            write(theirs, repr(time.process_time() - begin).encode())
        except BaseException as error:
            write(theirs, type(error).__name__.encode())
        finally:
            _exit(0)
    waitpid(process, 0)
    write(theirs, b" ")
    found = read(ours, 100).decode().strip()
    try:
        return float(found)
    except ValueError:
        print(f"    {found or 'ended'}")
        return math.inf


def main() -> None:
    """Prints a line for each shape."""
    with suppress(CoachError):  # everything is loaded
        from_file(filled("<p>We need 5 years of Go.</p>")(2000))
    chosen = sys.argv[1:] or list(SHAPES)
    print(f"{'shape':26}" + "".join(f"{size // 1000:>7} kB" for size in SIZES) + "   growth")
    for name in chosen:
        took = [seconds(SHAPES[name](size)) for size in SIZES]
        growth = math.log10(max(took[2], 0.001) / max(took[1], 0.001))
        print(f"{name:26}" + "".join(f"{each * 1000:>7.0f} ms" for each in took) + f"{growth:8.1f}", flush=True)


if __name__ == "__main__":
    main()

"""Times reading and matching a posting of 6,000 characters, beside fixed work and YAKE, a general keyword extractor.

Run `python -m benchmarks.posting`. Machines differ, so what is kept from version to version is the ratio to the fixed
work, which never changes. YAKE is no dependency of the project: without it its line says "not installed".
"""

import html
import json
import platform
import re
import statistics
import time
from collections.abc import Callable
from importlib.util import find_spec

from coach.posting import from_file, from_text, match
from coach.posting.terms.vocabulary import load
from rules.resume import Bullet, Line, Resume, Section, SectionKind, SourceFile
from tests.coach.posting.accuracy import LABELLED, labels

ROUNDS = 30
LENGTH = 6_000
LIMIT_MS = 20.0
BEFORE = {"pasted text": 10.7, "page with JSON-LD": 12.3, "plain page": 14.7}
"""The ratios of the version before postings were read by their structure: medians of runs in turns with this one."""


def milliseconds(work: Callable[[], object]) -> list[float]:
    """Processor time of each round, so that other work on the machine does not count; two rounds before warm up."""
    taken = []
    for _ in range(ROUNDS + 2):
        started = time.process_time()
        work()
        taken.append((time.process_time() - started) * 1000)
    return taken[2:]


def fixed_work() -> None:
    """Work that stays what it is: words of a made-up text counted by a pattern and a dictionary."""
    text = "moved 2 TB of billing data from one store to another in 40 days with no loss " * 240
    counts: dict[str, int] = {}
    for word in re.finditer(r"[a-z]+|\d+", text):
        counts[word.group()] = counts.get(word.group(), 0) + 1


def posting_lines() -> list[str]:
    """Lines of labelled postings, headings of parts between them, 6,000 characters in all."""
    lines = ["Senior Engineer at Acme"]
    for label in labels():
        posting = from_file((LABELLED / label["file"]).read_bytes(), None, label["url"])
        part = ""
        for line in posting.lines:
            if line.part.value != part:
                part = line.part.value
                lines.append(f"{part.capitalize()}:")
            lines.append(f"- {line.text}" if line.kind == "item" else line.text)
            if len("\n".join(lines)) >= LENGTH:
                return lines
    return lines


def as_page(lines: list[str], structured: bool) -> bytes:
    """The lines as a web page, with the posting in JSON-LD or only in the markup."""
    items = "".join(
        f"<li>{html.escape(line[2:])}</li>" if line[0] == "-" else f"<p>{html.escape(line)}</p>" for line in lines
    )
    data = json.dumps({"@type": "JobPosting", "title": "Senior Engineer", "description": items})
    script = f'<script type="application/ld+json">{data}</script>' if structured else ""
    return (
        f"<html><head><title>Engineer at Acme</title>{script}</head><body><main>{items}</main></body></html>".encode()
    )


def resume() -> Resume:
    """A resume of fifty bullets."""
    text = "Cut p99 latency of Go services on Kubernetes by 40 % and moved 2 TB from Oracle to Postgres"
    lines = tuple(Line(number, 1, f"{text} ({number})") for number in range(50))
    bullets = tuple(Bullet(SectionKind.EXPERIENCE, line.text, 1, line.number, line.number) for line in lines)
    sections = (Section(SectionKind.EXPERIENCE, "", 1, 0, 49),)
    return Resume(SourceFile("r.pdf", "pdf", 1, 1, "0"), lines=lines, sections=sections, bullets=bullets)


def main() -> None:
    """Prints medians and ratios of one run."""
    lines, own, vocabulary = posting_lines(), resume(), load()
    text = "\n".join(lines)
    ways = {
        "pasted text": lambda: match(own, from_text(text, vocabulary), vocabulary),
        "page with JSON-LD": lambda: match(own, from_file(as_page(lines, True), vocabulary), vocabulary),
        "plain page": lambda: match(own, from_file(as_page(lines, False), vocabulary), vocabulary),
    }
    print(f"Python {platform.python_version()}, posting of {len(text)} characters, medians of {ROUNDS} (worst)")
    yardstick = _line("fixed work", milliseconds(fixed_work))
    medians = {name: _line(f"read and match: {name}", milliseconds(work)) for name, work in ways.items()}
    for name, median in medians.items():
        print(f"{name}: {median / yardstick:.2f} times the fixed work, before {BEFORE[name]:.2f}")
    slowest = max(medians.values())
    print(f"slowest way {slowest:.1f} ms, limit {LIMIT_MS:.0f} ms: {'met' if slowest <= LIMIT_MS else 'missed'}")
    if find_spec("yake") is None:
        print("YAKE: not installed (pip install yake)")
        return
    import yake

    extractor = yake.KeywordExtractor(n=3, top=40)
    other = _line("YAKE, keywords only", milliseconds(lambda: extractor.extract_keywords(text)))
    print(f"YAKE takes {other / medians['pasted text']:.1f} times as long as reading and matching the text")
    print("YAKE's first ten:", ", ".join(word for word, _ in extractor.extract_keywords(text)[:10]))
    print("the coach's first ten:", ", ".join(word.term for word in from_text(text, vocabulary).keywords[:10]))


def _line(name: str, taken: list[float]) -> float:
    median = statistics.median(taken)
    print(f"{name:36} {median:7.1f} ms ({max(taken):.1f})")
    return median


if __name__ == "__main__":
    main()

"""Prints how long the largest resumes that reading lets through are weighed, and how long all else waits meanwhile.

    python -m benchmarks.weighing

Reading happens in a process of its own; weighing in a thread of the process that serves everybody. "Held": the longest
time for which its loop did not come to anything else. The posting asks for twenty terms.
"""

import asyncio
import time
from collections.abc import Callable
from io import BytesIO

from anyio import to_thread as threads
from reportlab.pdfgen.canvas import Canvas

from coach.errors import CoachError
from coach.posting import from_text, match
from coach.posting.terms.vocabulary import load
from coach.reading import read
from coach.review.reviewing import review

TERMS = (
    "Python Go Rust Kubernetes Docker PostgreSQL Kafka Redis AWS React TypeScript Java Spring C++ Terraform Ansible"
    " GraphQL gRPC RabbitMQ Elasticsearch"
).split()
HEAD = ["Ada Example", "ada@example.org | +49 30 901820", "Experience", "Software Engineer, Acme   Jan 2020 - Present"]
PAGES = 20


def term(number: int) -> str:
    """A technology, another one for the next number."""
    return TERMS[number % len(TERMS)]


SHAPES: dict[str, tuple[list[str], float]] = {
    "2,900 bullets": (
        [f"• Reduced the costs of the {term(n)} service by {n % 90}% for {n} users" for n in range(2900)], 3.5,
    ),
    "250 long bullets": (["• " + f"Helped with {term(n)} and cut costs by {n % 90}%, " * 14 for n in range(250)], 1),
    "45 endless bullets": (["• " + f"Helped with {term(n)} and cut costs by {n % 90}%, " * 80 for n in range(45)], 0.3),
    "1,300 jobs": (
        [
            line
            for n in range(1300)
            for line in (f"Engineer, Firm{n}   Jan {1970 + n % 50} - Feb {1971 + n % 50}", f"• Built {term(n)}")
        ],
        3.5,
    ),
    "12,000 short lines": ([f"• {term(n)} {n}" for n in range(12_000)], 1),
    "terms without end": (["Skills", *(", ".join(TERMS * 12) for _ in range(60))], 1),
}  # fmt: skip


def to_pdf(lines: list[str], size: float) -> bytes:
    """The lines on twenty pages, in type of this size."""
    out = BytesIO()
    canvas, on_page = Canvas(out, pagesize=(612, 792)), int(750 / (1.25 * size))
    for number, line in enumerate(lines[: PAGES * on_page]):
        if number and number % on_page == 0:
            canvas.showPage()
        canvas.setFont("Helvetica", size)
        canvas.drawString(20, 780 - 1.25 * size * (number % on_page), line)
    canvas.save()
    return out.getvalue()


async def held(work: Callable[..., object], *arguments: object) -> tuple[float, float]:
    """Seconds that some work takes in a thread, and the longest for which the loop stood still."""
    longest, done = 0.0, asyncio.Event()

    async def watch() -> None:
        nonlocal longest
        while not done.is_set():
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - began - 0.001)

    watching, began = asyncio.create_task(watch()), time.process_time()
    await threads.run_sync(work, *arguments)
    taken = time.process_time() - began
    done.set()
    await watching
    return taken, longest


async def main() -> None:
    """Weighs each shape once."""
    posting = from_text("Senior Engineer at Acme\n\nRequirements\n" + "\n".join(f"- {each}" for each in TERMS))
    review(read(to_pdf([*HEAD, "• Led the team"], 10), "warm.pdf"))
    print(f"{'':24}{'lines':>7}{'signs':>9}{'review s':>10}{'held s':>8}{'match s':>9}{'held s':>8}")
    for name, (lines, size) in SHAPES.items():
        try:
            resume = read(to_pdf(HEAD + lines, size), "resume.pdf")
        except CoachError as refused:
            print(f"{name:24}{refused}")
            continue
        whole, waited = await held(review, resume)
        matched, waited_too = await held(match, resume, posting, load())
        signs = sum(len(line.text) for line in resume.lines)
        print(f"{name:24}{len(resume.lines):7}{signs:9}{whole:10.2f}{waited:8.2f}{matched:9.2f}{waited_too:8.2f}")


if __name__ == "__main__":
    asyncio.run(main())

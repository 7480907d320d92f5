#!/usr/bin/env python3
"""Feeds the reader what could hurt it: bombs, odd documents, and thousands of mutants of real resumes.

Every file must end in an answer: a resume, or an error with its code. What crashes a worker costs that worker, and is
counted. Mutants: bytes flipped, cut out, doubled, cut off, swapped between two files; in DOCX also inside the parts.

    .venv/bin/python tests/chaos/hostile.py --mutants 2000
"""

import argparse
import asyncio
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bombs import BOMBS

from coach.errors import Unreadable
from coach.sandbox.bounds import Bounds
from coach.sandbox.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


EXAMPLES = (ROOT / "examples" / "resume.pdf", ROOT / "examples" / "resume.docx")


def seeds() -> list[Path]:
    """Real resumes: those of the corpus where it is at hand, always those of the examples."""
    found = [*sorted((CORPUS / "resumes").glob("*.pdf")), *sorted((CORPUS / "resumes").glob("*.docx"))]
    return [*found, *EXAMPLES]


def mutate(data: bytes, other: bytes, fate: random.Random) -> bytes:
    """One mutant of a file."""
    if data[:2] == b"PK" and fate.random() < 0.7:
        return _mutate_part(data, fate)
    return _mutate_bytes(data, other, fate)


def _mutate_bytes(data: bytes, other: bytes, fate: random.Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(fate.choice((1, 2, 5, 20, 100))):
        at, length = fate.randrange(len(mutant)), fate.choice((1, 4, 64, 1024))
        match fate.randrange(6):
            case 0:
                mutant[at] ^= 1 << fate.randrange(8)
            case 1:
                del mutant[at : at + length]
            case 2:
                mutant[at:at] = mutant[at : at + length]
            case 3:
                mutant[at : at + length] = other[at : at + length]
            case 4:
                mutant[at : at + length] = fate.randbytes(length)
            case 5:
                mutant[at : at + 4] = fate.choice((b"9999", b"-1 0", b"\xff\xff\xff\xff", b"0000", b"<<[("))
        if len(mutant) < 64:
            break
    return bytes(mutant[: fate.randrange(1, len(mutant))]) if fate.random() < 0.05 else bytes(mutant)


def _mutate_part(data: bytes, fate: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as mutant:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        chosen = fate.choice(parts)
        for name in package.namelist():
            part = package.read(name)
            mutant.writestr(name, _mutate_bytes(part, part, fate) if name == chosen and part else part)
    return out.getvalue()


def mutants(count: int, seed: int, of: Sequence[Path] = ()) -> Iterator[tuple[str, bytes]]:
    """So many mutants of some files in turn; of the seeds where none are named."""
    fate, files = random.Random(seed), [(path.name, path.read_bytes()) for path in of or seeds()]
    for number in range(count):
        name, data = files[number % len(files)]
        yield name, mutate(data, fate.choice(files)[1], fate)


async def read_all(files: Iterator[tuple[str, bytes]], sandbox: Sandbox, at_once: int) -> tuple[Counter[str], float]:
    """Outcomes by code, and the longest reading in seconds."""
    outcomes: Counter[str] = Counter()
    longest, lock = 0.0, asyncio.Lock()

    async def work() -> None:
        nonlocal longest
        while True:
            async with lock:
                each = next(files, None)
            if each is None:
                return
            began = time.perf_counter()
            outcomes[await outcome(sandbox, *each)] += 1
            longest = max(longest, time.perf_counter() - began)

    await asyncio.gather(*(work() for _ in range(at_once)))
    return outcomes, longest


async def outcome(sandbox: Sandbox, name: str, data: bytes) -> str:
    """ "read", or the code of the answer."""
    try:
        await sandbox.read(data, name)
    except Unreadable as error:
        return str(error.code)
    return "read"


async def run(count: int, seed: int) -> None:
    """The whole campaign, with figures as Markdown."""
    sandbox = Sandbox(2, Bounds(seconds=20, megabytes=1024))
    await sandbox.warm()
    print("| bomb | size | answer | seconds |\n|---|---|---|---|")
    for title, (name, make) in BOMBS.items():
        data = make()
        began = time.perf_counter()
        answer = await outcome(sandbox, name, data)
        print(f"| {title} | {len(data) / 1024:.0f} KB | {answer} | {time.perf_counter() - began:.1f} |", flush=True)
    odd = ((path.name, path.read_bytes()) for path in sorted((CORPUS / "odd").glob("*.*")) if path.suffix != ".md")
    for title, files in (("odd documents", iter(odd)), (f"{count} mutants", mutants(count, seed))):
        began = time.perf_counter()
        outcomes, longest = await read_all(files, sandbox, 2)
        shares = ", ".join(f"{number}× {code}" for code, number in outcomes.most_common())
        print(
            f"\n{title}: {sum(outcomes.values())} answers ({shares}); longest {longest:.1f} s, "
            f"{time.perf_counter() - began:.0f} s in all",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(run(arguments.mutants, arguments.seed))


if __name__ == "__main__":
    main()

"""How often the role that a resume reads as is the one that a reader gave it.

    python -m benchmarks.roles CORPUS FILES

CORPUS holds `index.json`, which names files with their roles; FILES the files. Prints the share of right ones for each
fixed half of the corpus, and which roles were taken for which. A neighbouring role counts half.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from coach.errors import Unreadable
from coach.reading import read
from rules.role import role_of

NAMES = {"student-general": "student", "other": "none"}
"""Roles of the index that the coach calls otherwise."""
NEAR = {
    frozenset(pair.split())
    for pair in (
        "fullstack backend", "fullstack frontend", "fullstack mobile", "frontend mobile", "backend devops",
        "backend data", "data ml", "devops security", "student none", "student fullstack", "student backend",
        "student frontend",
        "student mobile", "student ml", "student security", "student embedded",
    )
}  # fmt: skip


def points(found: str, wanted: str) -> float:
    """1 for the role, half for its neighbour."""
    return 1.0 if found == wanted else 0.5 if frozenset((found, wanted)) in NEAR else 0.0


def main(corpus: Path, files: Path) -> None:
    """Prints the figures."""
    halves: tuple[list[float], list[float]] = ([], [])
    mistaken: Counter[str] = Counter()
    for row in json.loads((corpus / "index.json").read_text("utf-8")):
        wanted = NAMES.get(row["role"], row["role"])
        try:
            found = str(role_of(read((files / row["file"]).read_bytes(), row["file"])).role)
        except (OSError, Unreadable):
            found = ""
        halves[int(row["sha256"][:8], 16) % 2].append(points(found, wanted))
        if found != wanted:
            mistaken[f"{wanted} taken for {found or 'nothing'}"] += 1
    for name, half in zip(("learn", "check"), halves, strict=True):
        print(f"{name}  {sum(half) / max(1, len(half)):.3f} of {len(half)}")
    both = [*halves[0], *halves[1]]
    print(f"both   {sum(both) / max(1, len(both)):.3f} of {len(both)}")
    for pair, count in mistaken.most_common():
        print(f"  {count} {pair}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

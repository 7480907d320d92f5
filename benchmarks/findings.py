"""Lists every finding on a folder of resumes, for judging them one by one: `python -m benchmarks.findings FOLDER`.

Prints file, rule, section, quote, message and rewrite; then how often each rule spoke.
"""

import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from coach.errors import Unreadable
from coach.reading import read
from coach.reviewing import review


def main(folder: Path) -> None:
    counts: Counter[str] = Counter()
    for path in sorted([*folder.glob("*.pdf"), *folder.glob("*.docx")]):
        try:
            found = review(read(path.read_bytes(), path.name))
        except Unreadable as error:
            print(f"\n== {path.name}: refused, {error.code}")
            continue
        resume = found.resume
        print(f"\n== {path.name}: {found.score} of 100, {resume.level}, {resume.years_experience} years")
        for finding in found.findings:
            counts[finding.rule] += 1
            print(f"{finding.rule} [{finding.section}] {finding.message}")
            rebuilt = (finding.rewrite, *finding.others_rewritten)
            for quote, stronger in zip_longest((finding.quote, *finding.others), rebuilt, fillvalue=""):
                print(f"    “{quote}”" if quote else "", f"\n    → {stronger}" if stronger else "")
        for strength in found.strengths:
            print(f"+ {strength.quote}\n    {strength.reason}")
    print("\n" + "\n".join(f"{count:4} {rule}" for rule, count in counts.most_common()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Lists every finding on a folder of resumes, for judging them one by one: `python -m benchmarks.findings FOLDER`.

Prints file, rule, section, quote, message and rewrite; then how often each rule spoke. Text files are set as PDF first,
as the tests do with those of `tests/rules/invented`.
"""

import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

from coach.errors import Unreadable
from coach.reading import read
from coach.review.reviewing import review
from tests.rules.invented_resumes import to_pdf


def main(folder: Path) -> None:
    counts: Counter[str] = Counter()
    for path in sorted(each for each in folder.iterdir() if each.suffix in {".pdf", ".docx", ".txt"}):
        try:
            found = review(read(_data(path), path.name))
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


def _data(path: Path) -> bytes:
    return to_pdf(path.read_text("utf-8")) if path.suffix == ".txt" else path.read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

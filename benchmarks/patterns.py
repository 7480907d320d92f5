"""Prints, for each pattern of the product that grows faster than its text, the worst that was found, the slowest first.

    python -m benchmarks.patterns [PART OF A PATH …]

Each is tried on some thirty texts of 250 and 1,000 characters, shaped from what it is made of (`tests/patterns.py`);
"harmless" are those that the test lets through: a line has at most 4,000.
"""

import sys

from tests.patterns import STEEP, all_of_them, growth, shapes


def main() -> None:
    """Attacks all patterns, or those of the places that are named."""
    named = sys.argv[1:]
    patterns = [each for each in all_of_them() if not named or any(part in each.where for part in named)]
    found = sorted(map(growth, patterns), key=lambda each: each.seconds, reverse=True)
    print(f"{len(patterns)} patterns, {sum(len(shapes(each)) for each in patterns)} texts")
    print(f"{'ms at 1,000':>12} {'power':>6} {'harmless':>9}  where, and the text")
    steep = [each for each in found if each.power >= STEEP]
    for each in steep:
        shape = each.shape
        told = repr(shape.lead + shape.piece + shape.piece + "…") if shape else ""
        yes = "yes" if each.harmless else "NO"
        print(f"{1000 * each.seconds:12.1f} {each.power:6.1f} {yes:>9}  {each.pattern.where} {told}")
    print(f"{len(steep)} grow faster than their text, {sum(not each.harmless for each in found)} of them do harm")


if __name__ == "__main__":
    main()

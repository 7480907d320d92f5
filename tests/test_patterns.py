"""No pattern of the product is slow at texts that are shaped against it; `benchmarks/patterns.py` tells more."""

import pytest

from tests import patterns
from tests.patterns import Pattern, all_of_them, growth


def test_no_pattern_is_slow_wherever_it_is_made() -> None:
    """At the top of a module, in a function, by a helper of another module, of a pack's phrases, of a word list."""
    found = all_of_them()
    made = {each.where.partition(":")[0] for each in found}
    assert {
        "rules/rewriting.py",
        "rules/checks/opener.py",
        "rules/lexicon/roles.py",
        "coach/posting/terms/need.py",
        "coach/reading/lexicon/dates.py",
        "adapters/settings.py",
    } <= made
    assert len(found) > 900
    slow = [each for each in map(growth, found) if not each.harmless]
    assert not slow, "\n".join(f"{each.pattern.where} {each.shape} {each.pattern.text[:80]}" for each in slow)


@pytest.mark.parametrize(
    "slow",
    [
        r"(?:a+)+b",
        r"[\w-]+(?:\.[\w-]+)*@",
        r"x.*y.*z$",
        r"(?:\s?\w+){0,6}!",
        r"^(?:i\s+)?(?:was)?\s*(?:also)?\s*did",
        r"\d+(?:\.\d+)*$",
    ],
)
def test_a_slow_pattern_is_found_out(slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nested, neighbouring and leading repeats, and ends that never come."""
    monkeypatch.setattr(patterns, "ENDLESS", 1)  # those that never end are given up sooner
    assert not growth(Pattern(slow, 0, "rules/invented.py:1")).harmless

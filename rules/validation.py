"""Holds a rule to its own examples: the bad line is found, the good one is not, and every sentence can be filled."""

import re
from collections.abc import Iterator

from pydantic import ValidationError

from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.rule import Example, Pack, Rule
from rules.words import PLAIN, Words


def findings(rule: Rule, example: Example, *, good: bool, words: Words = PLAIN) -> list[Finding]:
    """What the rule alone says of an example's bad or good lines, with the words of its pack.

    Raises KeyError for a word in braces that the check does not give, re.error for a wrong regular expression.
    """
    facts = example.good_facts if good else example.facts
    resume = to_resume(example.good if good else example.bad, rule.section, example.level, facts)
    return list(run(resume, Pack("one", (rule,), words), None if example.level in rule.levels else rule.levels[0]))


def flaws(rule: Rule, words: Words = PLAIN) -> Iterator[str]:
    """What is wrong with a rule by its own examples, as sentences with the key; nothing if all is well."""
    for number, example in enumerate(rule.examples, 1):
        where = f"examples {number}"
        try:
            bad = findings(rule, example, good=False, words=words)
            good = findings(rule, example, good=True, words=words)
        except KeyError as error:
            yield f"message, suggestion, title or each: the check gives no word {{{error.args[0]}}}"
        except re.error as error:
            yield f"check: {error.pattern!r} is no regular expression: {error.msg}"
        except ValidationError as error:
            yield f"{where}: facts: {error.errors()[0]['msg']}"
        except ValueError:
            yield "message, suggestion, title or each: a word in braces with “one|many” has to be a number"
        else:
            yield from _judged(example, where, bad, good)


def _judged(example: Example, where: str, bad: list[Finding], good: list[Finding]) -> Iterator[str]:
    if not bad:
        yield f"{where}: bad: the rule finds nothing in it"
    elif example.finds is not None and example.finds != bad[0].quote:
        yield f"{where}: finds: the rule quotes {bad[0].quote!r}"
    if good:
        yield f"{where}: good: the rule finds something in it: {good[0].message}"

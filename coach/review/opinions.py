"""The two quiet buttons below each finding that a member opens: whether its advice is helpful."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeGuard

from coach.chat.catalog import Action
from coach.chat.message import Button, Buttons, Paragraph, Part, bold, numbered, numbered_text
from rules.finding import Finding
from texts import gettext

Group = tuple[Sequence[Finding], Sequence[Part]]
"""Findings that are told together, and what is told of them, each below its title, in the same order."""


def asking(groups: Sequence[Group], review_id: int) -> Iterator[list[Part]]:
    """What is told of each group, with the buttons below it. Where there are several findings they are numbered: not
    every platform can show a button beside what it belongs to."""
    several, numbers = sum(len(findings) for findings, _ in groups) > 1, count(1)
    asked: set[str] = set()
    for findings, told in groups:
        parts, buttons, place = list(told), list[Button](), -1
        for each in findings:
            number, after = next(numbers) if several else 0, place
            place, title = next((at, part) for at, part in enumerate(told) if at > after and _is_title(part, each))
            parts[place] = replace(title, text=numbered_text(title.text, number))
            if each.rule not in asked:  # what counts is the rule, so one answer is enough
                buttons += numbered(to_buttons(review_id, each.rule), number)
            asked.add(each.rule)
        yield [*parts, *((Buttons(tuple(buttons)),) if buttons else ())]


def _is_title(part: Part, finding: Finding) -> TypeGuard[Paragraph]:
    return isinstance(part, Paragraph) and bold(finding.title) in part.text


def to_buttons(review_id: int, rule: str) -> tuple[Button, Button]:
    """The buttons for the advice of a rule."""
    return helpful(value_of(review_id, rule)), unhelpful(value_of(review_id, rule))


def helpful(value: str) -> Button:
    """The button of those who find advice helpful."""
    return Button(gettext("Helpful"), Action.HELPFUL, value)


def unhelpful(value: str) -> Button:
    """The button of those who do not."""
    return Button(gettext("Not helpful"), Action.UNHELPFUL, value)


def value_of(review_id: int, rule: str) -> str:
    """What these buttons carry. It ends in a sign of its own, so that no rule's value begins with another one's."""
    return f"{review_id}:{rule}:"

"""What members read is held to docs/voice.md: no calques, no stiff words, American spelling.

Read are the texts as members see them: the entries of the catalogues, and whole threads of invented resumes.
"""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.chat.message import Buttons, Heading, Note, Paragraph
from coach.review.reviewing import review
from coach.review.thread import to_thread
from rules.packs import load
from tests.rules.invented_resumes import read_invented

HOUSE = Path(__file__).parents[2]
AVOIDED = {
    "fix": r"\bmend(?:s|ed|ing)?\b",
    "number": r"\b(?:a|the|one|no|your|with) figures?\b|\bfigures (?:of|for|from|into)\b",
    "has no": r"\bcarr(?:y|ies) no\b",
    "mentions, is about": r"\b(?:speaks?|tells?) of\b",
    "is, appears": r"\bstands? (?:in|on|at|below|above|under|there|over|outside|beside)\b",
    "replace with": r"\breplace [\w ]+ by\b",
    "way, style": r"\bmanners?\b",
    "something other than": r"\belse than\b",
    "compare with": r"\bh[eo]ld\w* (?:\w+ ){0,4}against (?:your|a|the) resume\b",
    "tailor to, review for": r"\bweigh(?:s|ed)? (?:for|by|it for|the review)\b",
    "before and after": r"\bfrom where to where\b|→ to\b",
    "start again": r"\b(?:begin|try) once more\b|\banew\b",
    "no longer": r"\bany ?more\b",
    "serious, worst": r"\bgrave(?:r|st)?\b",
    "email": r"\b(?:a|by|your) mails?\b|\bmail address",
    "labeled": r"\blabelled\b",
    "color, center, behavior": r"\b(?:colour|centre|behaviour|favour)\w*\b",
    "-ize": r"\b(?:organis|recognis|modernis|optimis|utilis)\w+\b",
    "judgment, toward": r"\bjudgement|\btowards\b",
    "can't, doesn't, isn't": r"\bcannot\b|\b(?:do|does|did|is|are|was|were|has|have|will|would|could) not\b",
    "space": r"\b(?:give|use|take|make)s? (?:the|more|most|much) room\b|\b(?:most|more) room to\b|\bby the room\b",
    "say, describe": r"\btold of\b|\btells? (?:little|nothing|more) of\b",
    "count most": r"\bweighs? (?:most|more|less)\b",
    "actually": r"\breally (?:used|work|worked|do|did|done)\b",
    "after": r"\bbehind (?:the|a|each) (?:title|name|word|command|number)s?\b",
    "even if": r"\b(?:apply|come|go) although\b",
    "keep it short": r"\b(?:ask|write|answer|say it) shortly\b",
    "for, of, in return for": r"\bof anybody's\b|\bfor whom you work\b",
    "a grain of salt": r"\bpinch of salt\b",
    "isn't allowed to": r"\b(?:I|you|it) may not\b",
}
"""What to say instead, by what is not said."""


def catalogue() -> Iterator[str]:
    gathered = runpy.run_path(str(HOUSE / "scripts" / "texts"))["gathered"]
    for texts in gathered().values():
        for entry in texts:
            yield from entry.id if isinstance(entry.id, tuple) else (entry.id,)


def faults(texts: Iterator[str]) -> list[str]:
    return [
        f"“{found.group()}” (say: {better}) in: {text}"
        for text in texts
        for better, pattern in AVOIDED.items()
        if (found := re.search(pattern, re.sub(r"\{[^}]*\}", "", text), re.IGNORECASE))
    ]


def test_every_text_of_the_catalogues_is_in_the_voice() -> None:
    assert faults(catalogue()) == []


@pytest.mark.parametrize("name", ["two-pages-poor", "mid-duties", "staff"])
def test_a_whole_thread_is_in_the_voice(name: str) -> None:
    messages = to_thread(review(read_invented(name)), review_id=1).messages
    said = [
        "".join(run.text for run in part.text) if isinstance(part, Paragraph | Note) else part.text
        for message in messages
        for part in message.parts
        if isinstance(part, Paragraph | Note | Heading)
    ]
    said += [each.label for m in messages for part in m.parts if isinstance(part, Buttons) for each in part.buttons]
    assert faults(iter(said)) == []


def test_titles_are_imperatives_without_a_period_in_sentence_case() -> None:
    titles = {rule.id: rule.title for rule in load().rules}
    assert {rule: title for rule, title in titles.items() if title.endswith(".")} == {}
    assert {rule: title for rule, title in titles.items() if not title[0].isupper()} == {}


@pytest.mark.parametrize(
    "text", ["Mend slips of spelling", "3 lines carry no figure", "Replace the objective by a summary"]
)
def test_the_check_can_fail(text: str) -> None:
    assert faults(iter([text]))


def test_the_guide_has_twelve_pairs() -> None:
    guide = (HOUSE / "docs" / "voice.md").read_text("utf-8")
    pairs = re.findall(
        r"^\| (?!before|---|not)(.+?) \| (.+?) \|$", guide.partition("## Words to avoid")[0], re.MULTILINE
    )
    assert len(pairs) == 12
    assert not faults(after for _, after in pairs)

"""What is worth a direct message to this member this week; nothing is worth none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain, islice

from coach.applications.stages import Stage
from coach.chat.catalog import Action
from coach.chat.message import Button, Text, bold, marked, said
from texts import ENGLISH, gettext, gettext_noop, ngettext

FRESH = timedelta(hours=48)
LAST_CALL = timedelta(days=3)
WAITED = timedelta(days=14)
GIVEN_UP = timedelta(days=45)
QUARTER_ENDS = (3, 6, 9, 12)
OF_A_TOPIC = 2
MAX_ITEMS = 4
"""A direct message is short: four things to do in a week are plenty."""
LINES = 1
"""So many remarks that ask for nothing (a trend, the quarter) may stand beside them."""

QUICK = frozenset(
    [
        "ATS-CONSISTENT", "ATS-HEADERFOOTER", "ATS-HEADINGS", "ATS-HIDDEN", "ATS-TYPO",
        "CON-GITHUB", "CON-LINKS", "CON-REQUIRED", "CRT-DATES", "CRT-SECTION",
        "EXP-RELEVANT", "EXP-VERB", "EXP-WEAK", "PRJ-LINKS",
        "SKL-ACRONYM", "SKL-CANONICAL", "SKL-CATEGORY", "SKL-PRIMARY", "SKL-VERSION",
        "SUM-OBJECTIVE", "SUM-YEARS",
    ]
)  # fmt: skip
"""Rules whose findings are mended in five minutes: a line, a heading or a name, without new facts to dig up."""


FIVE_MINUTES = gettext_noop("Five minutes: ")


WORTH_MOST = gettext_noop("Worth the most: ")


class Topic(StrEnum):
    """What a member can choose to hear about."""

    POSTINGS = "postings"
    WAITING = "waiting"
    FINDINGS = "findings"
    TREND = "trend"
    QUARTER = "quarter"


NAMES = {
    Topic.POSTINGS: gettext_noop("Saved postings that are still fresh"),
    Topic.WAITING: gettext_noop("Applications without an answer"),
    Topic.FINDINGS: gettext_noop("What to fix in your resume"),
    Topic.TREND: gettext_noop("How your score is changing"),
    Topic.QUARTER: gettext_noop("The end of the quarter"),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A posting the member kept and has not applied for; `since` is when it was posted, or seen first."""

    id: int
    name: str
    url: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application that was sent and not answered."""

    id: int
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Open:
    """A finding of the newest review: its row, rule and weight in points of the score."""

    id: int
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a member that a reminder could be about.

    `scores`: of the versions of their resume, oldest first; `version` names the newest one.
    """

    saved: tuple[Saved, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    findings: tuple[Open, ...] = ()
    scores: tuple[int, ...] = ()
    version: str = ""
    language: str = ENGLISH


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to say. `key` names it over the weeks; `finding` asks for a finding's own words after the text."""

    key: str
    text: Text
    buttons: tuple[Button, ...] = ()
    finding: int | None = None


def choose(
    known: Known, topics: Sequence[str], spent: frozenset[str], now: datetime, reminder: int
) -> tuple[Item, ...]:
    """The items of this week's message, the most urgent first; empty if nothing is worth one.

    `topics`: those the member wants, empty for all; `spent`: keys that were said lately; `now` in the member's zone.
    Every topic has its turn before one has a second: twenty silent applications must not keep a finding away.
    """
    wanted = set(topics) or set(Topic)
    sources: Mapping[Topic, Iterator[Item]] = {
        Topic.POSTINGS: _postings(known, now, reminder),
        Topic.WAITING: _waiting(known, now, reminder),
        Topic.FINDINGS: _findings(known, spent, reminder),
        Topic.QUARTER: _quarter(known, now),
        Topic.TREND: _trend(known),
    }
    found = [
        [*islice((item for item in items if item.key not in spent), OF_A_TOPIC)]
        for topic, items in sources.items()
        if topic in wanted
    ]
    # Both findings, the quick one and the heavy one, are of the first turn.
    first = [items if items[0].finding is not None else items[:1] for items in found if items]
    second = [items[1:] for items in found if items and items[0].finding is None]
    ranked = [*chain(*first), *chain(*second)]
    kept = {*_some(ranked, MAX_ITEMS, is_task=True), *_some(ranked, LINES, is_task=False)}
    return tuple(item for item in chain(*found) if item.key in kept)


def _some(ranked: Sequence[Item], at_most: int, *, is_task: bool) -> Iterator[str]:
    return islice((item.key for item in ranked if bool(item.buttons) == is_task), at_most)


def _postings(known: Known, now: datetime, reminder: int) -> Iterator[Item]:
    fresh = [saved for saved in known.saved if timedelta() <= now - saved.since <= LAST_CALL]
    for saved in sorted(fresh, key=lambda saved: saved.since):
        age = now - saved.since
        hours = int(age / timedelta(hours=1))
        if age <= FRESH:
            out = (
                ngettext("Posted {count} hour ago.", "Posted {count} hours ago.", hours)
                if hours > 1
                else gettext("Just posted.")
            )
            more = gettext("Applications sent within the first 48 hours get about three times the views.")
            advice = f"{out} {more}"
        else:
            advice = gettext("Posted more than two days ago: today is the last day when being early still helps.")
        key = f"posting:{saved.id}"
        link = (Button(gettext("Open"), url=saved.url),) if saved.url else ()
        yield Item(key, said(bold(saved.name), f"\n{advice}"), (_done(reminder, key, gettext("I applied")), *link))


def _waiting(known: Known, now: datetime, reminder: int) -> Iterator[Item]:
    silent = sorted(
        (one for one in known.waiting if now - one.since >= WAITED), key=lambda one: one.since, reverse=True
    )
    for one in silent:
        silence = now - one.since
        advice = gettext("Follow up once, in two friendly lines, or close it.")
        if silence >= GIVEN_UP:
            advice = gettext("This is most likely a no. Close it, so that your numbers stay accurate.")
        since = ngettext("No answer for {count} day.", "No answer for {count} days.", silence.days)
        text = f"\n{since} {advice}"
        key = f"waiting:{one.id}"
        buttons = (
            _done(reminder, key, gettext("I followed up")),
            Button(gettext("They answered"), Action.STAGE, f"{one.id}:{Stage.SCREEN}"),
            Button(gettext("Close it"), Action.STAGE, f"{one.id}:{Stage.CLOSED}"),
        )
        yield Item(key, said(bold(one.name), text), buttons)


def _findings(known: Known, spent: frozenset[str], reminder: int) -> Iterator[Item]:
    left = [one for one in known.findings if f"finding:{one.rule}" not in spent]
    left.sort(key=lambda one: one.weight, reverse=True)
    quick = next((one for one in left if one.rule in QUICK), None)
    heavy = next((one for one in left if one is not quick), None)
    for one, opening in ((quick, FIVE_MINUTES), (heavy, WORTH_MOST)):
        if one is not None:
            key = f"finding:{one.rule}"
            yield Item(key, said(gettext(opening)), (_done(reminder, key, gettext("Done")),), one.id)


def _trend(known: Known) -> Iterator[Item]:
    if len(known.scores) < 2 or known.scores[-1] == known.scores[0]:
        return
    first, last = known.scores[0], known.scores[-1]
    if last > first:
        text = gettext(
            "**Your score is** up from {first} to {last} over {count} versions. Keep going with `/resume-check`."
        )
    else:
        text = gettext(
            "**Your score is** down from {first} to {last} over {count} versions. See what changed with "
            "`/resume-check`."
        )
    told = marked(text, first=first, last=last, count=len(known.scores))
    yield Item(f"trend:{len(known.scores)}:{last}", told)


def _quarter(known: Known, now: datetime) -> Iterator[Item]:
    is_known = known.saved or known.waiting or known.findings or known.scores
    if now.month in QUARTER_ENDS and is_known:
        text = gettext(
            "**The quarter is ending.** Hiring budgets often end with it, so a few extra applications this month "
            "are worth your while."
        )
        yield Item(f"quarter:{now.year}-{now.month:02d}", marked(text))


def _done(reminder: int, key: str, label: str) -> Button:
    return Button(label, Action.DONE, f"{reminder}:{key}")

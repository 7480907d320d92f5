"""The application log as a message: the funnel as a picture, the rates beside the article's, and what is open."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coach.applications.funnel import CALLBACK_TIME, SCORE, TOO_FEW, Funnel, Rate, funnel, verdict, wilson
from coach.applications.log import name_of, to_course
from coach.applications.stages import NAMES, Stage, next_stages
from coach.applications.version import Versions
from coach.chat.catalog import Action
from coach.chat.message import (
    Bar,
    Button,
    Buttons,
    Chart,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Table,
    Text,
    bold,
    marked,
    numbered,
    numbered_text,
    plain,
    said,
)
from coach.store.tables import ApplicationRow
from texts import gettext, gettext_noop, ngettext

SHOWN = 5
"""Open applications shown with buttons; the rest is in the form and the export."""

LISTED = 40
"""Further open ones that a table lists; the rest is in the export."""

ADVICE = {
    "TRK-RATE": gettext_noop("Tailor your keywords to each posting; /keywords shows what is missing."),
    "TRK-CALLBACK": gettext_noop("Apply within three days of the posting."),
    "TRK-PHONE": gettext_noop("Read up on the company before the call."),
}


def to_message(rows: Sequence[ApplicationRow], score: int | None, now: datetime, versions: Versions) -> Message:
    """The member's log. `score` is that of their newest review, None if there is none; `versions`: what went where."""
    seen = funnel([to_course(row) for row in rows], now)
    parts: list[Part] = [Heading(gettext("Your applications"))]
    if seen.applied:
        parts += [_picture(seen), *_comparison(seen, score)]
    parts += _open_ones(rows, now, versions)
    buttons = (Button(gettext("Change stage or version"), Action.STAGE), Button(gettext("Export as CSV"), Action.CSV))
    parts.append(Buttons(buttons))
    parts.append(Note(marked(gettext("Only you can see this. Add another with `/applied <url or company>`."))))
    applied = ngettext("{count} application", "{count} applications", seen.applied)
    interviews = ngettext("{count} interview", "{count} interviews", seen.interviews)
    return Message(tuple(parts), summary=f"{applied}, {interviews}.")


def nothing_yet() -> Message:
    """What to do where the log is empty."""
    text = marked(gettext("Your log is empty. Add an application with `/applied <url or company>`."))
    return Message((Paragraph(text),), summary=gettext("Your application log is empty."))


def _picture(seen: Funnel) -> Picture:
    steps = (
        (gettext(NAMES[Stage.APPLIED]), seen.applied),
        (gettext(NAMES[Stage.SCREEN]), seen.screens),
        (gettext(NAMES[Stage.INTERVIEW]), seen.interviews),
        (gettext(NAMES[Stage.OFFER]), seen.offers),
    )
    bars = tuple(Bar(name, count / seen.applied, str(count)) for name, count in steps)
    caption = gettext(
        "{waiting} waiting for an answer, {closed} closed, {saved} saved for later",
        waiting=seen.waiting,
        closed=seen.closed,
        saved=seen.saved,
    )
    alt = ", ".join(f"{name} {count}" for name, count in steps)
    return Picture(Chart("bars", gettext("How far your applications got"), bars, caption=caption), f"{alt}. {caption}.")


def _comparison(seen: Funnel, score: int | None) -> Iterator[Part]:
    told = [rate for rate in seen.rates if rate.of >= TOO_FEW]
    if told:
        yield _side_by_side(told)
    if any(rate.of for rate in seen.rates):
        yield from (Paragraph(_words(rate)) for rate in seen.rates)
    else:
        yield Paragraph(_in_advance(seen.rates))
    if seen.young and any(rate.of for rate in seen.rates):
        text = ngettext(
            "{count} application is less than two weeks old, too recent to count in the first two rates.",
            "{count} applications are less than two weeks old, too recent to count in the first two rates.",
            seen.young,
        )
        yield Note(plain(text))
    if score is not None:
        low, high = _percents(SCORE.average), _percents(SCORE.top)
        text = gettext(
            "**{name}:** {score} of 100 from this coach. For tracking systems, {usual} is called usual and "
            "{strong} strong."
        )
        yield Paragraph(marked(text, name=gettext(SCORE.name), score=score, usual=low, strong=high))
    note = gettext("The usual and strong rates come from one article about back-end engineers, not from a study.")
    yield Note(plain(note))


def _side_by_side(rates: Sequence[Rate]) -> Picture:
    bars = [bar for rate in rates for bar in _three_bars(rate)]
    alt = "; ".join(f"{bar.label}: {bar.value}" for bar in bars)
    return Picture(Chart("bars", gettext("Compared with the usual rates"), tuple(bars)), alt)


def _three_bars(rate: Rate) -> Iterator[Bar]:
    yours = {
        "TRK-RATE": gettext("Interviews: you"),
        "TRK-CALLBACK": gettext("Callbacks: you"),
        "TRK-PHONE": gettext("Screens passed: you"),
    }
    yield Bar(yours[rate.benchmark.source], rate.share, f"{rate.share:.0%}")
    yield Bar(gettext("  usual"), rate.benchmark.average[1], _percents(rate.benchmark.average), "fair")
    yield Bar(gettext("  strong"), rate.benchmark.top[1], _percents(rate.benchmark.top), "good")


def _words(rate: Rate) -> Text:
    count = gettext("{some} of {all}", some=rate.hits, all=rate.of) if rate.of else gettext("none yet")
    return said(bold(f"{gettext(rate.benchmark.name)}: "), f"{count} ({_measure(rate)}). {_judgement(rate)}")


def _in_advance(rates: Sequence[Rate]) -> Text:
    lines = "\n".join(f"• {gettext(rate.benchmark.name)}: {_measure(rate)}" for rate in rates)
    text = gettext(
        "**Nothing to compare yet:** an application counts once it is two weeks old. It will be compared with:"
    )
    return (*marked(text), *plain(f"\n{lines}"))


def _measure(rate: Rate) -> str:
    usual, strong = _percents(rate.benchmark.average), _percents(rate.benchmark.top)
    return gettext("usual {usual}, strong {strong}", usual=usual, strong=strong)


def _judgement(rate: Rate) -> str:
    said_so = verdict(rate)
    if said_so == "none":
        return gettext("Nothing to compare yet.")
    if said_so == "few":
        return gettext("Too few to say anything: below {least}, it is mostly luck.", least=TOO_FEW)
    low, high = (f"{share:.0%}" for share in wilson(rate.hits, rate.of))
    advice = gettext(ADVICE[rate.benchmark.source])
    match said_so:
        case "below":
            text = gettext(
                "With this many, the true rate lies between {low} and {high}, below the usual rate.", low=low, high=high
            )
            return f"{text} {advice}"
        case "top":
            return gettext(
                "With this many, the true rate lies between {low} and {high}, on a par with the strongest.",
                low=low,
                high=high,
            )
        case "between":
            return gettext(
                "With this many, the true rate lies between {low} and {high}, above the usual rate.", low=low, high=high
            )
        case "average":
            text = gettext(
                "With this many, the true rate lies between {low} and {high}, about the usual rate.", low=low, high=high
            )
            return f"{text} {advice}"
        case "open":
            return gettext(
                "With this many, the true rate lies between {low} and {high}, which fits both the usual and the "
                "strong rates. It is too early to tell.",
                low=low,
                high=high,
            )


def _open_ones(rows: Sequence[ApplicationRow], now: datetime, versions: Versions) -> Iterator[Part]:
    open_rows = [row for row in rows if row.stage != Stage.CLOSED]
    for number, row in enumerate(open_rows[:SHOWN], 1 if len(open_rows) > 1 else 0):
        sent = versions.told(row.id)
        below = f"\n{gettext(NAMES[Stage(row.stage)])}, {_since(row.changed_at, now)}"
        text = said(bold(name_of(row)), f"{below}\n{sent}" if sent else below)
        yield Paragraph(numbered_text(text, number))
        yield stage_buttons(row, number)
    if further := open_rows[SHOWN:]:
        yield Paragraph(plain(ngettext("{count} more open one:", "{count} more open ones:", len(further))))
        head = (gettext("Job"), gettext("Stage"), gettext("Since"))
        listed = further[:LISTED]
        yield Table(head, tuple((name_of(row), _stage(row), _since(row.changed_at, now)) for row in listed))
        if left := len(further) - len(listed):
            yield Note(plain(ngettext("And {count} more open one.", "And {count} more open ones.", left)))


def _stage(row: ApplicationRow) -> str:
    return gettext(NAMES[Stage(row.stage)])


def stage_buttons(row: ApplicationRow, number: int = 0) -> Buttons:
    """Buttons to move an application on, the next stage first; a link to the job where there is one.

    `number`: which of several applications in the message they belong to.
    """
    steps = next_stages(Stage(row.stage))
    buttons = [Button(gettext(NAMES[stage]), Action.STAGE, f"{row.id}:{stage}") for stage in steps]
    if row.url:
        buttons.append(Button(gettext("Open"), url=row.url))
    return Buttons(numbered(buttons, number))


def _since(moment: datetime, now: datetime) -> str:
    days = (now - moment).days
    if now - moment >= CALLBACK_TIME:
        return ngettext("for {count} day (time to follow up)", "for {count} days (time to follow up)", days)
    if days < 2:
        return gettext("today") if days < 1 else gettext("since yesterday")
    return ngettext("for {count} day", "for {count} days", days)


def _percents(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:.0%}" if low == high else f"{low * 100:.0f}–{high:.0%}"

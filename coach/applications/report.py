"""The application log as a message: the funnel as a picture, the rates beside the article's, and what is open."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from coach.applications.funnel import CALLBACK_TIME, SCORE, TOO_FEW, Funnel, Rate, funnel, verdict, wilson
from coach.applications.log import name_of, to_course
from coach.applications.stages import NAMES, Stage, next_stages
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
    Text,
    bold,
    code,
    numbered,
    numbered_text,
    plain,
    said,
)
from coach.store.tables import ApplicationRow

SHOWN = 5
"""Open applications shown with buttons; the rest is in the form and the export."""

ADVICE = {
    "TRK-RATE": "Tailor the keywords to each posting; /keywords shows what is missing.",
    "TRK-CALLBACK": "Apply within the first three days of a posting.",
    "TRK-PHONE": "Read up on the company before the call.",
}


def to_message(rows: Sequence[ApplicationRow], score: int | None, now: datetime) -> Message:
    """The member's log. `score` is that of their newest review, None if there is none."""
    seen = funnel([to_course(row) for row in rows], now)
    parts: list[Part] = [Heading("Your applications")]
    if seen.applied:
        parts += [_picture(seen), *_comparison(seen, score)]
    parts += _open_ones(rows, now)
    parts.append(Buttons((Button("Change a stage", Action.STAGE), Button("Export as CSV", Action.CSV))))
    parts.append(Note(said("Only you see this. Note another with ", code("/applied <url or company>"), ".")))
    return Message(
        tuple(parts), summary=f"{_counted(seen.applied, 'application')}, {_counted(seen.interviews, 'interview')}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def nothing_yet() -> Message:
    """What to do where the log is empty."""
    text = said("Your log is empty. Note an application with ", code("/applied <url or company>"), ".")
    return Message((Paragraph(text),), summary="Your application log is empty.")


def _picture(seen: Funnel) -> Picture:
    steps = (
        (NAMES[Stage.APPLIED], seen.applied),
        (NAMES[Stage.SCREEN], seen.screens),
        (NAMES[Stage.INTERVIEW], seen.interviews),
        (NAMES[Stage.OFFER], seen.offers),
    )
    bars = tuple(Bar(name, count / seen.applied, str(count)) for name, count in steps)
    caption = f"{seen.waiting} without an answer yet, {seen.closed} closed, {seen.saved} saved for later"
    alt = ", ".join(f"{name} {count}" for name, count in steps)
    return Picture(Chart("bars", "How far your applications got", bars, caption=caption), f"{alt}. {caption}.")


def _comparison(seen: Funnel, score: int | None) -> Iterator[Part]:
    told = [rate for rate in seen.rates if rate.of >= TOO_FEW]
    if told:
        yield _side_by_side(told)
    if any(rate.of for rate in seen.rates):
        yield from (Paragraph(_words(rate)) for rate in seen.rates)
    else:
        yield Paragraph(_in_advance(seen.rates))
    if seen.young and any(rate.of for rate in seen.rates):
        which = "1 application is" if seen.young == 1 else f"{seen.young} applications are"
        yield Note(plain(f"{which} younger than two weeks: too young to count in the first two rates."))
    if score is not None:
        low, high = _percents(SCORE.average), _percents(SCORE.top)
        text = f"{score} of 100 by this coach. For tracking systems {low} is called usual, {high} strong."
        yield Paragraph(said(bold(f"{SCORE.name}: "), text))
    yield Note(plain("The usual and strong figures come from one article about back-end engineers, not from a study."))


def _side_by_side(rates: Sequence[Rate]) -> Picture:
    bars = [bar for rate in rates for bar in _three_bars(rate)]
    alt = "; ".join(f"{bar.label}: {bar.value}" for bar in bars)
    return Picture(Chart("bars", "Beside the usual figures", tuple(bars)), alt)


def _three_bars(rate: Rate) -> Iterator[Bar]:
    short = {"TRK-RATE": "Interviews", "TRK-CALLBACK": "Callbacks", "TRK-PHONE": "Screens passed"}[
        rate.benchmark.source
    ]
    yield Bar(f"{short}: you", rate.share, f"{rate.share:.0%}")
    yield Bar("  usual", rate.benchmark.average[1], _percents(rate.benchmark.average), "fair")
    yield Bar("  strong", rate.benchmark.top[1], _percents(rate.benchmark.top), "good")


def _words(rate: Rate) -> Text:
    count = f"{rate.hits} of {rate.of}" if rate.of else "none yet"
    return said(bold(f"{rate.benchmark.name}: "), f"{count} ({_measure(rate)}). {_judgement(rate)}")


def _in_advance(rates: Sequence[Rate]) -> Text:
    lines = "\n".join(f"• {rate.benchmark.name}: {_measure(rate)}" for rate in rates)
    return said(
        bold("Nothing to compare yet: "), f"an application counts once it is two weeks old. Then beside:\n{lines}"
    )


def _measure(rate: Rate) -> str:
    return f"usual {_percents(rate.benchmark.average)}, strong {_percents(rate.benchmark.top)}"


def _judgement(rate: Rate) -> str:
    said_so = verdict(rate)
    if said_so == "none":
        return "Nothing to compare yet."
    if said_so == "few":
        return f"Too few to say anything: below {TOO_FEW}, luck decides."
    low, high = wilson(rate.hits, rate.of)
    span = f"With so many, the true rate lies between {low:.0%} and {high:.0%}"
    match said_so:
        case "below":
            return f"{span}: below the usual. {ADVICE[rate.benchmark.source]}"
        case "top":
            return f"{span}: as strong as the strongest."
        case "between":
            return f"{span}: above the usual."
        case "average":
            return f"{span}: about the usual. {ADVICE[rate.benchmark.source]}"
        case "open":
            return f"{span}, which fits both the usual and the strong: too early to tell."


def _open_ones(rows: Sequence[ApplicationRow], now: datetime) -> Iterator[Part]:
    open_rows = [row for row in rows if row.stage != Stage.CLOSED]
    for number, row in enumerate(open_rows[:SHOWN], 1 if len(open_rows) > 1 else 0):
        text = said(bold(name_of(row)), f"\n{NAMES[Stage(row.stage)]}, {_since(row.changed_at, now)}")
        yield Paragraph(numbered_text(text, number))
        yield stage_buttons(row, number)
    if len(open_rows) > SHOWN:
        yield Note(plain(f"And {len(open_rows) - SHOWN} more that are open."))


def stage_buttons(row: ApplicationRow, number: int = 0) -> Buttons:
    """Buttons to move an application on, the next stage first; a link to the job where there is one.

    `number`: which of several applications in the message they belong to.
    """
    steps = next_stages(Stage(row.stage))
    buttons = [Button(NAMES[stage], Action.STAGE, f"{row.id}:{stage}") for stage in steps]
    if row.url:
        buttons.append(Button("Open", url=row.url))
    return Buttons(numbered(buttons, number))


def _since(moment: datetime, now: datetime) -> str:
    days = (now - moment).days
    quiet = " (time to ask)" if now - moment >= CALLBACK_TIME else ""
    return ("today" if days < 1 else "since yesterday" if days == 1 else f"for {days} days") + quiet


def _percents(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:.0%}" if low == high else f"{low * 100:.0f}–{high:.0%}"

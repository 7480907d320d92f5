"""The match as messages for the member: a picture, what to fix first, and what to do next."""

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.chat.catalog import Action
from coach.chat.message import (
    Bar,
    Button,
    Buttons,
    Chart,
    FieldList,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Quote,
    bold,
    plain,
    said,
)
from coach.posting.matching.match import Match, Matched, Missing, Reword
from coach.posting.matching.score import ScorePart
from coach.posting.posting import Posting
from coach.posting.terms.need import Need

_SHOWN = 8
_QUOTES = 3
_NAMES = {
    "required": "Required terms",
    "preferred": "Preferred terms",
    "mentioned": "Mentioned terms",
    "title": "Job title",
    "years": "Years",
}
_TITLES = {
    "same": "the same kind of job as yours",
    "near": "close to yours",
    "different": "another kind of job than yours",
}


def to_message(match: Match, posting_id: int = 0) -> Message:
    """The whole answer in one message; `posting_id` goes into the buttons, 0 leaves them out."""
    name = name_of(match.posting)
    parts = (
        Heading(f"{name}: {round(match.score * 100)} % match"),
        Picture(_chart(match), _alt(match)),
        FieldList(tuple(_facts(match))),
        *_missing(match.missing, match.posting),
        *_rewords(match.reword),
        *_listed(match.matched),
        *_shown(match.matched),
        *((_buttons(posting_id),) if posting_id else ()),
        Note(plain(f"{match.made_of} {_small_print(match.posting)}".strip())),
    )
    return Message(parts, summary=f"{name}: {round(match.score * 100)} % match")


def without_resume(posting: Posting) -> Message:
    """The answer while there is no resume to compare with: what the posting asks for, and the request for one."""
    ask = "I have no resume of yours yet. Send me one as PDF or DOCX and I hold it against this posting by myself."
    return Message(
        (
            Heading(name_of(posting)),
            Paragraph(plain(ask)),
            FieldList(tuple(_asked(posting))),
            Note(plain("I keep the posting until then. Only you see this.")),
        ),
        summary=f"{name_of(posting)}: send me your resume to compare",
    )


def name_of(posting: Posting) -> str:
    """How the posting is called in headings: "Backend Engineer at Acme"."""
    title = posting.title or "This posting"
    return f"{title} at {posting.company}" if posting.company else title


def _chart(match: Match) -> Chart:
    bars = tuple(_bar(part) for part in match.parts)
    return Chart("score", "Match with the posting", bars, round(match.score * 100), "Required terms weigh most.")


def _bar(part: ScorePart) -> Bar:
    tone = "good" if part.share >= 0.75 else "fair" if part.share >= 0.5 else "poor"
    return Bar(_NAMES[part.name], part.share, part.detail, tone)  # type: ignore[arg-type]


def _alt(match: Match) -> str:
    parts = "; ".join(f"{_NAMES[part.name].lower()}: {part.detail}" for part in match.parts)
    return f"Match with the posting: {round(match.score * 100)} of 100. {parts}."


def _facts(match: Match) -> Iterator[tuple[str, str]]:
    if match.title.likeness in _TITLES:
        yield "Title", f"{_TITLES[match.title.likeness]} ({match.title.own})"
    if match.title.levels_below > 0:
        yield "Level", "above the titles you had so far"
    if match.posting.years is not None:
        own = f", your resume shows {match.years:g}" if match.years is not None else ""
        yield "Years", f"asks for {match.posting.years}{own}"
    yield from _dates(match.posting)


def _asked(posting: Posting) -> Iterator[tuple[str, str]]:
    for name, need in (("Required", Need.REQUIRED), ("Preferred", Need.PREFERRED)):
        terms = posting.terms(need)
        if terms:
            yield name, _some(terms)
    if posting.years is not None:
        yield "Years", str(posting.years)
    yield from _dates(posting)


def _dates(posting: Posting) -> Iterator[tuple[str, str]]:
    if posting.location:
        yield "Location", posting.location
    if posting.posted:
        yield "Posted", posting.posted
    if posting.closes:
        yield "Open until", f"{posting.closes}, as the page says"


def _missing(missing: Iterable[Missing], posting: Posting) -> Iterator[Part]:
    wanted = [each for each in missing if each.need is not Need.MENTIONED]
    for need, opening in (
        (Need.REQUIRED, "Required, not in your resume: "),
        (Need.PREFERRED, "Nice to have, not there: "),
    ):
        terms = _with_alternatives([each.term for each in wanted if each.need is need], posting)
        if terms:
            yield Paragraph(said(bold(opening), _some(terms)))
    if wanted:
        first = wanted[0]
        place = re.split("[;,]", first.place)[0]
        yield Paragraph(
            plain(
                f"Where one is true of you, name it ({first.term} belongs to {place}) and show it in the bullet "
                "where you used it. Leave out what you have not done: somebody will ask."
            )
        )


def _with_alternatives(names: Sequence[str], posting: Posting) -> list[str]:
    """The names, those of which any one will do as one: "Airflow, Dagster or Prefect" asks for one of the three."""
    words = {word.name: word for word in posting.keywords}
    shown = {word.term: word.name for word in posting.keywords}
    found, done = list[str](), set[str]()
    for name in names:
        instead = words[name].instead if name in words else ()
        others = [shown[other] for other in instead if shown.get(other) in names and shown[other] not in done]
        if name not in done:
            found.append(" or ".join((name, *others)))
        done |= {name, *others}
    return found


def _rewords(rewords: tuple[Reword, ...]) -> Iterator[Part]:
    if rewords:
        pairs = ", ".join(f"“{each.as_written}” → “{each.term}”" for each in rewords[:_SHOWN])
        yield Paragraph(said(bold("Say it in the posting's words: "), pairs))


def _listed(matched: tuple[Matched, ...]) -> Iterator[Part]:
    listed = [each.term for each in matched if not each.evidence and each.need is not Need.MENTIONED]
    if listed:
        yield Paragraph(said(bold("Named, but no bullet shows it: "), _some(listed)))


def _shown(matched: tuple[Matched, ...]) -> Iterator[Part]:
    shown = [each for each in matched if each.evidence]
    if shown:
        yield Paragraph(said(bold("Shown in use: "), _some([each.term for each in shown])))
    quoted = dict.fromkeys(each.evidence[0] for each in shown)
    terms = {each.evidence[0]: each.term for each in reversed(shown)}
    for line in list(quoted)[:_QUOTES]:
        yield Quote(line, f"Shows {terms[line]}")


def _some(terms: Iterable[str]) -> str:
    names = list(terms)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _buttons(posting_id: int) -> Buttons:
    value = str(posting_id)
    return Buttons(
        (
            Button("Track this application", Action.TRACK, value, "primary"),
            Button("Remind me in time", Action.REMIND_FRESH, value),
            Button("Check my resume for it", Action.CHECK_FOR, value),
        )
    )


def _small_print(posting: Posting) -> str:
    read = {"text": "the text you gave me", "html": "the page"}.get(posting.source, "the posting's own data")
    return f"Only you see this. Read from {read}; a term counts as shown when a bullet names it."

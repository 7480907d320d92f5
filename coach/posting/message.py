"""The match as messages for the member: a picture, what to fix first, and what to do next."""

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
    marked,
    plain,
    tone_of,
)
from coach.posting.matching.besides import Beside
from coach.posting.matching.match import Match, Matched, Missing, Reword
from coach.posting.matching.score import ScorePart, detail_of
from coach.posting.matching.suggested_places import place_of
from coach.posting.posting import Posting
from coach.posting.terms.need import Need
from texts import gettext, gettext_noop
from texts.forms import decimal, either, in_sentence, listed

_SHOWN = 8
_QUOTES = 3
_NAMES = {
    "required": gettext_noop("Required terms"),
    "preferred": gettext_noop("Preferred terms"),
    "mentioned": gettext_noop("Mentioned terms"),
    "title": gettext_noop("Job title"),
    "years": gettext_noop("Years"),
}
_TITLES = {
    "same": gettext_noop("the same kind of job as yours"),
    "near": gettext_noop("close to yours"),
    "different": gettext_noop("a different kind of job than yours"),
}


_DEGREES = {
    "bachelor": gettext_noop("a bachelor's degree"),
    "master": gettext_noop("a master's degree"),
    "doctorate": gettext_noop("a doctorate"),
}
_SOFT = {
    "communication": gettext_noop("communication"),
    "teamwork": gettext_noop("teamwork"),
    "leadership": gettext_noop("leadership"),
    "mentoring": gettext_noop("mentoring"),
    "ownership": gettext_noop("ownership"),
}


def to_message(match: Match, posting_id: int = 0) -> Message:
    """The whole answer in one message; `posting_id` goes into the buttons, 0 leaves them out."""
    if not match.parts:
        return _nothing_asked(match.posting, posting_id)
    title = scored(name_of(match.posting), match.score)
    parts = (
        Heading(title),
        Picture(_chart(match), _alt(match)),
        FieldList(tuple(_facts(match))),
        *_missing(match.missing, match.posting),
        *_rewords(match.reword),
        *_listed(match.matched),
        *_shown(match.matched),
        *_soft(match.besides),
        *((_buttons(posting_id),) if posting_id else ()),
        Note(plain(f"{match.made_of} {_small_print(match.posting)}".strip())),
    )
    return Message(parts, summary=title)


def _nothing_asked(posting: Posting, posting_id: int) -> Message:
    """The answer where a posting says nothing that a resume can be compared by: a match of 0% would be untrue."""
    told = gettext(
        "I found nothing in this posting to compare your resume with: no skills, no years, no kind of job. If it is "
        "only a part of the posting, send me all of it, requirements included."
    )
    ways = (
        Button(gettext("Paste or attach the posting"), Action.MATCH),
        Button(gettext("Track this application"), Action.TRACK, str(posting_id)),
    )
    buttons = (Buttons(ways),) if posting_id else ()
    title = name_of(posting)
    return Message(
        (Heading(title), Paragraph(plain(told)), *buttons, Note(plain(_small_print(posting)))), summary=title
    )


def scored(posting: str, score: float) -> str:
    """A posting's name with how well the resume matches it."""
    return gettext("{posting}: {score}% match", posting=posting, score=round(score * 100))


def without_resume(posting: Posting) -> Message:
    """The answer while there is no resume to compare with: what the posting asks for, and the request for one."""
    ask = gettext(
        "I don't have a resume of yours here yet. Send me one as PDF or DOCX, and I will compare it with this posting."
    )
    return Message(
        (
            Heading(name_of(posting)),
            Paragraph(plain(ask)),
            FieldList(tuple(_asked(posting))),
            Note(plain(gettext("I will keep the posting until then. Only you can see this."))),
        ),
        summary=gettext("{posting}: send me your resume to compare", posting=name_of(posting)),
    )


def name_of(posting: Posting) -> str:
    """How the posting is called in headings: "Backend Engineer at Acme"."""
    title = posting.title or gettext("This posting")
    return gettext("{title} at {company}", title=title, company=posting.company) if posting.company else title


def _chart(match: Match) -> Chart:
    bars = tuple(_bar(part) for part in match.parts)
    title, caption = gettext("Match with the posting"), gettext("Required terms count most.")
    score = round(match.score * 100)
    return Chart("score", title, bars, score, caption, gettext("{score} of 100", score=score))


def _bar(part: ScorePart) -> Bar:
    return Bar(gettext(_NAMES[part.name]), part.share, detail_of(part), tone_of(part.share))


def _alt(match: Match) -> str:
    parts = "; ".join(f"{in_sentence(gettext(_NAMES[part.name]))}: {detail_of(part)}" for part in match.parts)
    return gettext("Match with the posting: {score} of 100. {parts}.", score=round(match.score * 100), parts=parts)


def _facts(match: Match) -> Iterator[tuple[str, str]]:
    if match.title.likeness in _TITLES:
        yield gettext("Title"), f"{gettext(_TITLES[match.title.likeness])} ({match.title.own})"
    if match.title.levels_below > 0:
        yield gettext("Level"), gettext("above the titles you've had so far")
    if match.posting.years is not None:
        asked = gettext("asks for {asked}", asked=match.posting.years)
        if match.years is not None:
            own = decimal(match.years)
            asked = gettext("asks for {asked}, your resume shows {own}", asked=match.posting.years, own=own)
        yield gettext("Years"), asked
    yield from _besides(match.besides)
    yield from _dates(match.posting)


def _besides(besides: Sequence[Beside]) -> Iterator[tuple[str, str]]:
    for each in besides:
        if each.kind == "degree":
            yield gettext("Degree"), _degree(each)
        elif each.kind == "place" and each.verdict == "other":
            own = gettext("your resume says {place}. Say so if you can work there.", place=each.own)
            yield gettext("Your place"), own
        elif each.kind == "place" and each.verdict == "unsaid":
            yield gettext("Your place"), gettext("your resume names none")


def _degree(wish: Beside) -> str:
    asked = gettext(_DEGREES[wish.asked])
    if wish.instead:
        asked = gettext("{degree}, or experience instead", degree=asked)
    match wish.verdict:
        case "there":
            return gettext("asks for {asked}; you have {own}", asked=asked, own=wish.own)
        case "other":
            return gettext("asks for {asked}; your resume shows {own}", asked=asked, own=wish.own)
        case _:
            return gettext("asks for {asked}; your resume names no degree", asked=asked)


def _soft(besides: Sequence[Beside]) -> Iterator[Part]:
    """Soft skills: those that a line shows, with the line, and those that none does."""
    soft = [each for each in besides if each.kind == "soft"]
    shown = [gettext(_SOFT[each.asked]) for each in soft if each.verdict == "there"]
    unsaid = [gettext(_SOFT[each.asked]) for each in soft if each.verdict != "there"]
    if shown:
        yield Paragraph(marked(gettext("**It also asks for, and your lines show:** {skills}"), skills=listed(shown)))
    if unsaid:
        text = gettext("**It also asks for:** {skills}. Show it by what you did and with whom; no list proves it.")
        yield Paragraph(marked(text, skills=listed(unsaid)))


def _asked(posting: Posting) -> Iterator[tuple[str, str]]:
    for name, need in ((gettext("Required"), Need.REQUIRED), (gettext("Preferred"), Need.PREFERRED)):
        terms = posting.terms(need)
        if terms:
            yield name, listed(terms, _SHOWN)
    if posting.years is not None:
        yield gettext("Years"), str(posting.years)
    yield from _dates(posting)


def _dates(posting: Posting) -> Iterator[tuple[str, str]]:
    if posting.location:
        yield gettext("Location"), posting.location
    if posting.posted:
        yield gettext("Posted"), posting.posted
    if posting.closes:
        yield gettext("Open until"), gettext("{day}, according to the page", day=posting.closes)


def _missing(missing: Iterable[Missing], posting: Posting) -> Iterator[Part]:
    wanted = [each for each in missing if each.need is not Need.MENTIONED]
    for need, named, opening in (
        (Need.REQUIRED, False, gettext("**Required, not in your resume:** {terms}")),
        (Need.REQUIRED, True, gettext("**Required, and in your resume not as your own work:** {terms}")),
        (Need.PREFERRED, False, gettext("**Nice to have, not in your resume:** {terms}")),
        (Need.PREFERRED, True, gettext("**Nice to have, and in your resume not as your own work:** {terms}")),
    ):
        there = [each.term for each in wanted if each.need is need and each.named is named]
        if terms := _with_alternatives(there, posting):
            yield Paragraph(marked(opening, terms=listed(terms, _SHOWN)))
    absent = [each for each in wanted if not each.named]
    if absent:
        yield Paragraph(
            plain(
                gettext(
                    "If you have used one of these, name it ({term} belongs in {place}) and show it in the bullet "
                    "where you used it. Leave out what you haven't done: an interviewer will ask.",
                    term=absent[0].term,
                    place=place_of(absent[0].place),
                )
            )
        )
    elif wanted:
        text = gettext("If you have used one of these, show it in the bullet where you did: an interviewer will ask.")
        yield Paragraph(plain(text))


def _with_alternatives(names: Sequence[str], posting: Posting) -> list[str]:
    """The names, those of which any one will do as one: "Airflow, Dagster or Prefect" asks for one of the three."""
    words = {word.name: word for word in posting.keywords}
    shown = {word.term: word.name for word in posting.keywords}
    found, done = list[str](), set[str]()
    for name in names:
        instead = words[name].instead if name in words else ()
        others = [shown[other] for other in instead if shown.get(other) in names and shown[other] not in done]
        if name not in done:
            found.append(either((name, *others)))
        done |= {name, *others}
    return found


def _rewords(rewords: tuple[Reword, ...]) -> Iterator[Part]:
    if rewords:
        pairs = ", ".join(f"“{each.as_written}” → “{each.term}”" for each in rewords[:_SHOWN])
        yield Paragraph(marked(gettext("**Say it in the posting's words:** {pairs}"), pairs=pairs))


def _listed(matched: tuple[Matched, ...]) -> Iterator[Part]:
    named = [each.term for each in matched if not each.evidence and each.need is not Need.MENTIONED]
    if named:
        text = gettext("**Named, but not shown in any bullet:** {terms}")
        yield Paragraph(marked(text, terms=listed(named, _SHOWN)))


def _shown(matched: tuple[Matched, ...]) -> Iterator[Part]:
    shown = [each for each in matched if each.evidence]
    if shown:
        terms = listed([each.term for each in shown], _SHOWN)
        yield Paragraph(marked(gettext("**Shown in use:** {terms}"), terms=terms))
    quoted = dict.fromkeys(each.evidence[0] for each in shown)
    by_line = {each.evidence[0]: each.term for each in reversed(shown)}
    for line in list(quoted)[:_QUOTES]:
        yield Quote(line, gettext("Shows {term}", term=by_line[line]))


def _buttons(posting_id: int) -> Buttons:
    value = str(posting_id)
    return Buttons(
        (
            Button(gettext("Track this application"), Action.TRACK, value, "primary"),
            Button(gettext("Remind me in time"), Action.REMIND_FRESH, value),
            Button(gettext("Check my resume for it"), Action.CHECK_FOR, value),
        )
    )


def _small_print(posting: Posting) -> str:
    match posting.source:
        case "text":
            read = gettext("Only you can see this. Read from the text you gave me.")
        case "html":
            read = gettext("Only you can see this. Read from the page.")
        case _:
            read = gettext("Only you can see this. Read from the posting's own data.")
    return " ".join((read, gettext("A term counts as shown when a bullet names it.")))

"""The review as a thread: a header with the score and the three fixes that matter most, then section by section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from textwrap import shorten
from typing import Literal

from coach.chat.catalog import Action
from coach.chat.message import (
    Bar,
    Button,
    Buttons,
    Chart,
    Divider,
    Gravity,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    Picture,
    Quote,
    Rewrite,
    Run,
    Text,
    Thread,
    bold,
    marked,
    plain,
    said,
    tone_of,
)
from coach.errors import Unreadable
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.lexicon.language import note_on
from coach.review.choosing import SEARCH_WORDS
from coach.review.comparison import Comparison
from coach.review.message_length import opening, words_in
from coach.review.opinions import Group, asking
from coach.review.portions import TOP_FIXES, Portion, by_line, is_asked, portion
from coach.review.review import NOT_READ, Review
from coach.review.unread_notice import to_reason
from rules.finding import Finding, Severity, Strength
from rules.lexicon import titles
from rules.lexicon.roles import load as load_roles
from rules.packs import for_reading, for_role
from rules.resume import Level, Resume, SectionKind
from rules.role import Reading, Role
from rules.scoring import NAMES as NAMES_OF_PARTS
from rules.scoring import spread
from texts import (
    ENGLISH,
    gettext,
    gettext_noop,
    languages,
    ngettext,
    pgettext,
    pgettext_noop,
    speaking,
    spoken,
)
from texts.forms import decimal, in_sentence

TITLE = gettext_noop("Resume review")
"""What a thread is called. A list of threads and a notification show it to everybody, so no score stands in it."""
REMAINING = "rest"
"""What stands in a button's value for the sections without a message of their own."""
SHOWN_PER_SECTION = 3
"""Restraint where nothing can be pressed: what a person can act on at once."""
WORDS = 350
"""Words of a thread before anything is opened: two screens. Sections that do not fit wait behind a button."""
REST = 3
"""Words kept free for that button."""
QUOTED, PRAISED = 160, 48
"""Characters of a line in the thread: enough to find it again. What is to be copied is never cut."""

NAMES = {
    SectionKind.CONTACT: gettext_noop("Contact details"),
    SectionKind.SUMMARY: gettext_noop("Summary"),
    SectionKind.EXPERIENCE: gettext_noop("Experience"),
    SectionKind.EDUCATION: gettext_noop("Education"),
    SectionKind.SKILLS: gettext_noop("Skills"),
    SectionKind.PROJECTS: gettext_noop("Projects"),
    SectionKind.CERTIFICATIONS: gettext_noop("Certifications"),
    SectionKind.AWARDS: gettext_noop("Awards"),
    SectionKind.PUBLICATIONS: gettext_noop("Publications"),
    SectionKind.VOLUNTEERING: gettext_noop("Volunteering"),
    SectionKind.LANGUAGES: gettext_noop("Languages"),
    SectionKind.INTERESTS: gettext_noop("Interests"),
    SectionKind.REFERENCES: gettext_noop("References"),
    SectionKind.OTHER: gettext_noop("Format and layout"),
}
"""The order is the order of the thread. Findings about the file as a whole stand under `other`."""


def name_of(section: SectionKind) -> str:
    """What a section is called, for people."""
    return gettext(NAMES[section])


Audience = Literal["channel", "member"]


def to_thread(  # noqa: PLR0913 -- each changes what is shown, by name
    review: Review,
    *,
    review_id: int = 0,
    previous: Comparison | None = None,
    audience: Audience = "channel",
    retention_days: int = 30,
    busy: bool = False,
    everything: bool = False,
    show_score: bool = True,
    named: bool = False,
    member: str = "",
    page: str = "",
    drawable: bool = False,
    dropped: int = 0,
    is_newer: bool = False,
) -> Thread:
    """The whole answer to a resume.

    `review_id` goes into the buttons; 0 leaves out those that need a kept review. `previous` compares with the
    member's version before; where others can read the thread but not the one of that version, it is left out, and
    `is_newer` has a button show it to the member alone. `busy` packs all after the header into one message, for
    channels in which much is going on. `everything` shows all findings of a section instead of the few that matter
    most. Without `show_score` a button shows the score to the member alone. `page`: a picture of the first page with
    numbered places (PNG in base64), which takes the place of the score card; where one could be drawn (`drawable`) but
    isn't shown, a button asks for it.
    `named`: the header says which file it is about, where several came together; `member`: whose it is, where several
    are answered in one thread. Since their messages may come in turns then, each of the others says its file as well.
    `dropped`: how many corrections of the member fit no longer.
    Where a review is kept, the thread has at most `WORDS` words if its header leaves room for them: the rest is a
    button away.
    """
    header = _header(
        review,
        previous,
        audience,
        review_id,
        show_score,
        named,
        drawable and not page,
        is_newer or previous is not None,
    )
    if member:
        title, *others = header.parts
        header = replace(header, parts=(title, _for(member), *others))
    if dropped:
        header = replace(header, parts=(*header.parts, _dropped(dropped)))
    if page:
        header = _with_page(header, review, page)
    if review_id and not everything:
        rest = _brief(review, review_id, retention_days, WORDS - words_in(header))
    else:
        rest = (
            *_section_messages(review, everything),
            *_closing(review, everything),
            _footer(review_id, retention_days, len(review.findings)),
        )
    if busy:
        rest = (_packed(rest),)
    if named or member:
        rest = tuple(_of_file(message, review.resume.file.name) for message in rest)
    return Thread(gettext(TITLE), (header, *rest))


def to_score(review: Review) -> Message:
    """The score by itself, for the member who asks to see it, with what each part of it rests on."""
    known = review.score_parts if review.score is not None else ()
    parts = [Note(plain(f"{gettext(NAMES_OF_PARTS[part.name])}: {part.because}")) for part in known]
    read = () if review.role is NOT_READ else (Note(plain(_read_as(review.role))),)
    title = gettext("Your score")
    return Message((Heading(title), *_scored(review), *parts, *read), summary=title)


def to_refusal(error: Unreadable, name: str) -> Message:
    """The answer to a file that cannot be reviewed: why, and what to do next."""
    return Message(
        (
            Heading(gettext("I couldn't review this file")),
            Quote(name, gettext("File")),
            Paragraph(plain(error.message)),
            Note(plain(gettext("Code: {code}. I didn't keep the file.", code=error.code))),
        ),
        summary=error.message,
    )


def more(findings: Iterable[Finding], section: SectionKind, review_id: int = 0) -> Message:
    """All findings of a section in full. With `review_id` the member is asked whether each is helpful, as below."""
    heading = gettext("{section}: everything found", section=name_of(section))
    return _listing(heading, [_group(group) for group in by_line(tuple(findings))], section, review_id)


def rest_of(found: Sequence[Finding], told: int, section: SectionKind, review_id: int = 0) -> Iterator[Message]:
    """What the thread did not show of a section. `found`: all findings of the review; the first `told` were told."""
    left = portion(found, told, section)
    groups = [_how(each) for each in left.brief] + _left(left)
    yield from _pages(gettext("{section}: the rest", section=name_of(section)), groups, section, review_id)


def rest_of_all(
    found: Sequence[Finding], told: int, shown: Sequence[SectionKind], review_id: int = 0
) -> Iterator[Message]:
    """What the thread did not show of the sections without a message of their own, and words for a search."""
    left = [portion(found, told, section) for section in NAMES if section not in shown]
    ahead = [_how(each, asks=False) for part in left for each in part.ahead if _hides(each)]
    later = [each for part in left for each in (*part.brief, *part.rest)]
    words = [each for each in found if each.rule in SEARCH_WORDS]
    groups = ahead + [_group(group) for group in by_line([*later, *words])]
    opened = {each.rule for findings, _ in groups for each in findings}
    first = [each for each in found[: min(TOP_FIXES, told)] if each.rule not in opened]
    told_first = [_told_first(first)] if review_id and first else []
    yield from _pages(gettext("The rest"), groups + told_first, SectionKind.OTHER, review_id)


def _told_first(findings: Sequence[Finding]) -> Group:
    """What the first message told in full, by its titles: there is nothing more to say of it, and something to ask."""
    where = gettext("At the top of your review.")
    return findings, [Paragraph(said(bold(each.title), f"\n{where}")) for each in findings]


PER_PAGE = 6


def _pages(heading: str, groups: Sequence[Group], section: SectionKind, review_id: int) -> Iterator[Message]:
    told = _each_line_once(groups)
    for start in range(0, len(told), PER_PAGE):
        yield _listing(heading, told[start : start + PER_PAGE], section, review_id)


def _each_line_once(groups: Sequence[Group]) -> list[Group]:
    """The groups without further lines that are quoted elsewhere in the same answer and have no stronger form here."""
    own = gettext("Your line")
    seen = {part.text for _, told in groups for part in told if isinstance(part, Quote) and part.label == own}
    once = list[Group]()
    for findings, told in groups:
        kept: list[Part] = []
        for part, after in zip_longest(told, told[1:]):
            if not isinstance(part, Quote) or part.label == own:
                kept.append(part)
            elif part.text not in seen or isinstance(after, Rewrite):
                is_first = not isinstance(kept[-1], Quote) or kept[-1].label == own
                kept.append(replace(part, label=gettext("Also") if is_first or isinstance(after, Rewrite) else ""))
                seen.add(part.text)
        once.append((findings, kept))
    return once


def _listing(heading: str, groups: Sequence[Group], section: SectionKind, review_id: int) -> Message:
    parts: list[Part] = [Heading(heading)]
    for group in asking(groups, review_id) if review_id else (told for _, told in groups):
        parts += [*group, Divider()]
    gravity = _gravity_of(finding for findings, _ in groups for finding in findings)
    return Message(tuple(parts[:-1]), section=section, summary=heading, gravity=gravity)


def _gravity_of(findings: Iterable[Finding]) -> Gravity:
    """That of the gravest of some findings."""
    weights = list(Severity)
    return GRAVITIES[min(findings, key=lambda each: weights.index(each.severity)).severity]


def _left(left: Portion) -> list[Group]:
    """What is left of a section: further lines of what the first message told, and the findings not told at all."""
    further = [_how(each, asks=False) for each in left.ahead if _hides(each)]
    return further + [_group(group) for group in by_line(left.rest)]


def _group(findings: Sequence[Finding]) -> Group:
    return findings, _group_parts(findings)


def _how(finding: Finding, asks: bool = True) -> Group:
    return (finding,), _how_parts(finding, asks)


def for_all() -> Note:
    """Who sees a public thread, and how to have the next one for oneself."""
    return Note(marked(gettext("Everyone here can see this. For a private review, use `/resume-check private`.")))


def for_member() -> Note:
    """Who sees a private review."""
    return Note(plain(gettext("Only you can see this review.")))


def for_one(message: Message) -> Message:
    """The message as it reads where only the member sees it, because no thread could be opened."""
    notes = {}
    for language in languages():
        with speaking(language):
            notes[for_all()] = for_member()
    return replace(
        message, parts=tuple(notes.get(part, part) if isinstance(part, Note) else part for part in message.parts)
    )


def _of_file(message: Message, name: str) -> Message:
    """The message with which file it is about, below its heading."""
    above = message.parts[:1] if isinstance(message.parts[0], Heading) else ()
    return replace(message, parts=(*above, Quote(name, gettext("File")), *message.parts[len(above) :]))


def _for(member: str) -> Paragraph:
    """Whose review it is, by the member's id."""
    return Paragraph(said(bold(gettext("{label}: ", label=gettext("For"))), Run(member, "person")))


def _header(  # noqa: PLR0913, PLR0917 -- as `to_thread`
    review: Review,
    previous: Comparison | None,
    audience: Audience,
    review_id: int,
    show_score: bool,
    named: bool,
    drawable: bool,
    is_newer: bool,
) -> Message:
    parts: list[Part] = [Heading(gettext(TITLE)), for_all() if audience == "channel" else for_member()]
    if named:
        parts.append(Quote(review.resume.file.name, gettext("File")))
    if reason := to_reason(review.resume):
        parts.append(Paragraph(marked(gettext("**Before you read on:** {reason}"), reason=reason)))
    if previous is not None:
        parts += _progress(previous, show_score)
    if show_score or review.score is None:
        score, *card = _scored(review)
        parts += [Paragraph((*_who(review), Run("\n"), *score.text)) if isinstance(score, Paragraph) else score, *card]
    else:
        parts.append(Paragraph(_who(review)))
    parts += _role(review)
    if review.weighed_for:
        parts.append(Paragraph(marked(gettext("**Tailored to:** {wishes}"), wishes=", ".join(review.weighed_for))))
    if review.not_weighed:
        parts.append(Paragraph(marked(gettext("**Not tailored to the posting.** {reason}"), reason=review.not_weighed)))
    if review.resume.notes:
        parts.append(Note(plain(" ".join(_retold(note, review.resume) for note in review.resume.notes))))
    if review_id:
        parts += _praise(review.strengths)
    parts += _top_fixes(review, bool(review_id))
    if review_id:
        parts.append(_header_buttons(review, review_id, drawable, is_newer))
    return Message(tuple(parts), summary=gettext("Your resume has been reviewed."))


def _dropped(count: int) -> Note:
    """That corrections fit no longer; which ones is for the member alone to see."""
    text = ngettext(
        "One correction of yours no longer fits this version, so I dropped it. “What I read” says which.",
        "{count} corrections of yours no longer fit this version, so I dropped them. “What I read” says which.",
        count,
    )
    return Note(plain(text))


def _header_buttons(review: Review, review_id: int, drawable: bool, is_newer: bool) -> Buttons:
    buttons = [Button(gettext("What changed"), Action.CHANGES, str(review_id))] if is_newer else []
    if review.score is not None:
        buttons.append(Button(gettext("About the score"), Action.SCORE, str(review_id)))
    if review.role is not NOT_READ:
        buttons.append(Button(gettext("It's for other work"), Action.ROLE, str(review_id)))
    if review.findings and drawable:
        buttons.append(Button(gettext("Show me on the page"), Action.PICTURE, str(review_id)))
    return Buttons(tuple(buttons))


def _who(review: Review) -> Text:
    """Who was read: the kind of work, the level, the years, and how much there was to read."""
    resume, known = review.resume, review.role is not NOT_READ
    if known and review.role.role is Role.NONE and review.aim is None:  # levels and years are those of software work
        text = gettext("**I read you as:** working outside software ({read}).")
        return marked(text, read=_what_was_read(resume))
    known, years = known and review.role.role is not Role.NONE, resume.years_experience
    unknown = gettext("years not read") if resume.how_read.jobs_unread else gettext("years not stated")
    facts = (
        _kind(review) if known else "",
        _level(review),
        unknown if years is None else _years(years, resume),
    )
    return marked(
        gettext("**I read you as:** {facts} ({read})."),
        facts=", ".join(filter(None, facts)),
        read=_what_was_read(resume),
    )


def _level(review: Review) -> str:
    """The level; the lowest and the highest that it may be where it is not sure."""
    if review.level is None:
        return gettext("level not read")
    if len(review.resume.level_range) > 1:
        lowest, *_, highest = review.resume.level_range
        return gettext("{lowest} to {highest} level", lowest=level_name(lowest), highest=level_name(highest))
    return gettext("{level} level", level=level_name(review.level))


def _kind(review: Review) -> str:
    """The kind of work; where it is a mere guess, only that it is not clear, unless the member aims at just that."""
    read = review.role
    return (
        role_name(read.role)
        if (read.clear and not read.touches) or review.aim is read.role
        else gettext("kind of work not clear")
    )


def _praise(strengths: Sequence[Strength]) -> Iterator[Part]:
    """What is strong already, in one line."""
    for each in strengths[:1]:
        line = shorten(each.quote, PRAISED, placeholder=" …")
        yield Paragraph(marked(gettext("**Keep this:** “{line}” {reason}"), line=line, reason=in_sentence(each.reason)))


def _retold(note: str, resume: Resume) -> str:
    """A note on the file in the language spoken: it was kept in English when the file was read."""
    with speaking(ENGLISH):
        on_language = note_on(resume.language)
    return (note_on(resume.language) or "") if note == on_language else gettext(note)


NO_SOFTWARE = gettext_noop(
    "This doesn't read as a resume for software work, so I checked only what holds for any resume."
)
NOT_CLEAR = gettext_noop(
    "I couldn't tell which kind of software work this resume is for, so I checked only what holds for any resume."
)


def _role(review: Review) -> Iterator[Part]:
    """What it was reviewed for, where that is not what the resume reads as."""
    read, aim = review.role, review.aim
    if read is NOT_READ:
        return
    first = any(each.message == gettext(NO_SOFTWARE) for each in review.findings[:TOP_FIXES])  # says the same below
    only = read.role is Role.NONE and review.pack == for_reading(read)  # with another pack, more than that was checked
    told = [gettext(NOT_CLEAR if read.touches else NO_SOFTWARE)] if only and not first else []
    if aim is not None and aim is not read.role:
        told.append(gettext("Reviewed for {role} work, which you are aiming for.", role=role_name(aim)))
    if review.pack not in {for_role(aim or read.role), for_reading(read)}:
        pack = review.pack_title or review.pack.replace("-", " ")
        told.append(gettext("Reviewed with the pack “{pack}”, as chosen here.", pack=pack))
    if told:
        yield Paragraph(plain(" ".join(told)))


def _read_as(read: Reading) -> str:
    if not read.clear or read.touches:
        return gettext("The kind of work isn't clear from the resume.")
    name, why = role_name(read.role), ", ".join(read.evidence)
    if spoken() == ENGLISH:
        name = _a(name)  # a matter of English alone
    if why:
        return gettext("Read as {role} resume ({evidence}).", role=name, evidence=why)
    return gettext("Read as {role} resume.", role=name)


def role_name(role: Role) -> str:
    """A kind of work as people are told of it: "DevOps", "front-end"."""
    return gettext(load_roles()[role].called)


def _a(words: str) -> str:
    return f"an {words}" if words[0].lower() in "aeiou" else f"a {words}"


def _progress(previous: Comparison, scored: bool) -> Iterator[Part]:
    counts = {"fixed": len(previous.fixed), "open": len(previous.still_open), "new": len(previous.new)}
    told = gettext("{fixed} fixed, {open} still open, {new} new.", **counts)
    yield Paragraph(said(bold(_since(previous, scored)), f"\n{told}"))
    if previous.fixed:
        yield Paragraph(marked(gettext("**Fixed:** {titles}"), titles=titles_of(previous.fixed)))
    if previous.new:
        yield Paragraph(marked(gettext("**New:** {titles}"), titles=titles_of(previous.new)))


def _since(previous: Comparison, scored: bool) -> str:
    before, now = previous.score_from, previous.score_to
    if not scored or before is None or now is None:
        return gettext("Since your last version")
    if now > before:
        return gettext("Since your last version: {before} → {now} (up)", before=before, now=now)
    if now < before:
        return gettext("Since your last version: {before} → {now} (down)", before=before, now=now)
    return gettext("Since your last version: {before} → {now} (unchanged)", before=before, now=now)


def titles_of(findings: Sequence[Finding], at_most: int = 4) -> str:
    """The titles of the first findings, and how many more there are."""
    titles, rest = "; ".join(finding.title for finding in findings[:at_most]), len(findings) - at_most
    return (
        titles
        if rest < 1
        else ngettext("{titles}; and {count} more", "{titles}; and {count} more", rest, titles=titles)
    )


def _scored(review: Review) -> Iterator[Part]:
    """The score card and what each part of it rests on; or why there is no score."""
    if review.score is None:
        yield Paragraph(marked(gettext("**No score.** {reason}"), reason=review.score_reason))
        return
    yield Paragraph((bold(gettext("Score: {score} of 100", score=review.score)),))
    yield _score_card(review, review.score)


def _with_page(header: Message, review: Review, page: str) -> Message:
    """The header with the picture of the page; its alternative text names the places."""
    card = next((part for part in header.parts if isinstance(part, Picture)), None)
    titles = "; ".join(f"{number}. {finding.title}" for number, finding in enumerate(review.findings, 1))
    about = gettext("Your first page with numbered places: {titles}.", titles=titles)
    if card is not None:
        shown = replace(card, alt=f"{card.alt} {about}", image=page)
        return replace(header, parts=tuple(shown if part is card else part for part in header.parts))
    at = next((at for at, part in enumerate(header.parts) if isinstance(part, Paragraph)), len(header.parts))
    shown = Picture(Chart("bars", gettext(TITLE)), about, page)
    return replace(header, parts=(*header.parts[:at], shown, *header.parts[at:]))


def score_chart(review: Review) -> Chart | None:
    """The chart of the score card; None where there is no score."""
    return _score_card(review, review.score).chart if review.score is not None else None


def _score_card(review: Review, score: int) -> Picture:
    bars = tuple(
        Bar(gettext(NAMES_OF_PARTS[part.name]), part.points / 100, str(part.points), tone_of(part.points / 100))
        for part in review.score_parts
    )
    parts = ", ".join(f"{bar.label} {bar.value}" for bar in bars)
    caption = gettext(
        "Of {resumes} published resumes, half score between {quarter} and {three_quarters}, and one in ten reaches "
        "{nine_tenths}.",
        **spread(),
    )
    return Picture(
        Chart("score", gettext(TITLE), bars, score, caption, gettext("{score} of 100", score=score)),
        gettext("Score card: {score} of 100. {parts}.", score=score, parts=parts),
    )


LEVELS = {
    Level.NEW_GRAD: pgettext_noop("level", "new-grad"),
    Level.MID: pgettext_noop("level", "mid"),
    Level.SENIOR: pgettext_noop("level", "senior"),
    Level.STAFF: pgettext_noop("level", "staff"),
}


def level_name(level: Level) -> str:
    """What a career level is called."""
    return pgettext("level", LEVELS[level])


def _years(years: float, resume: Resume) -> str:
    """The years; whoever was an intern has done more than nothing in none."""
    held = (entry.title for entry in resume.entries if entry.section is SectionKind.EXPERIENCE)
    if not years and any(map(titles.is_internship, held)):
        return gettext("internships so far")
    return ngettext("{years} year", "{years} years", 1 if years == 1 else max(2, round(years)), years=decimal(years))


def _what_was_read(resume: Resume) -> str:
    jobs = sum(entry.section is SectionKind.EXPERIENCE for entry in resume.entries)
    skills = len({skill.name for skill in resume.skills})
    return ", ".join(
        (
            ngettext("{count} page", "{count} pages", resume.file.pages),
            ngettext("{count} job", "{count} jobs", jobs),
            ngettext("{count} bullet", "{count} bullets", len(resume.bullets)),
            ngettext("{count} skill", "{count} skills", skills),
        )
    )


def _top_fixes(review: Review, in_full: bool) -> Iterator[Part]:
    """What would change most; `in_full` with line, stronger form and reason: the sections then leave it out."""
    if not review.findings:
        text = gettext("**Nothing to fix.** Your resume passes every rule of this pack.")
        yield Paragraph(marked(text))
        return
    top = review.findings[:TOP_FIXES]
    begin = gettext("Start here") if len(top) > 1 else gettext("The one thing to fix")
    for number, finding in enumerate(top, 1):
        place = "" if in_full else f" ({name_of(finding.section)})"
        count = f"{number}. " if len(top) > 1 else ""
        above = (bold(begin), "\n") if number == 1 else ()
        yield Paragraph(said(*above, bold(f"{count}{finding.title}."), f"{place} {finding.message}"))
        if in_full:
            yield from _line_parts(finding)
            yield Note(plain(opening(finding.why)))


def _section_messages(review: Review, everything: bool) -> Iterator[Message]:
    at_most = len(review.all_findings) if everything else SHOWN_PER_SECTION
    for kind in NAMES:
        name = name_of(kind)
        told = [finding for finding in review.findings if finding.section is kind]
        further = [finding for finding in review.further if finding.section is kind]
        strengths = [strength for strength in review.strengths if strength.section is kind]
        if told or strengths or (everything and further):
            kept = [part for strength in strengths for part in _strength_parts(strength)]
            findings = told + further
            shown = findings if everything else told[:at_most]
            parts = (Heading(name), *_divided(kept, shown), *_rest(findings[len(shown) :]))
            yield Message(parts, section=kind, summary=f"{name}: {_to_mend(len(findings))}")


def _brief(review: Review, review_id: int, retention_days: int, room: int) -> tuple[Message, ...]:
    """The messages after the header: a section each, while there is room for its words, and what next."""
    found, told = review.all_findings, len(review.findings)
    later = sorted(review.findings[TOP_FIXES:], key=lambda each: not is_asked(each))
    lead = dict.fromkeys(each.section for each in later)
    messages: dict[SectionKind, Message] = {}
    room -= words_in(_footer(review_id, retention_days, told)) + REST
    for kind in lead:
        message = _brief_section(portion(found, told, kind), kind, f"{review_id}:{kind}:{told}")
        if words_in(message) <= room:
            messages[kind], room = message, room - words_in(message)
    shown = tuple(kind for kind in NAMES if kind in messages)
    button = Button(gettext("Show the rest"), Action.MORE, f"{review_id}:{REMAINING}:{told}:{_letters(shown)}")
    rest = (button,) if any(True for _ in rest_of_all(found, told, shown)) else ()
    return (*(messages[kind] for kind in shown), _footer(review_id, retention_days, told, rest))


def _brief_section(part: Portion, kind: SectionKind, value: str) -> Message:
    """What the header does not hold of a section: a line with all that is said of it. How and why are a button away."""
    lead, *others = part.brief
    said_of_it = [_title_and_message(each) for each in (lead, *others)]
    parts: list[Part] = [Heading(name_of(kind)), *said_of_it]
    if _is_line(lead.quote):
        parts.append(Quote(shorten(lead.quote, QUOTED, placeholder=" …")))
    if lead.rewrite:
        parts.append(Rewrite(lead.rewrite, gettext("Stronger")))
    left = len(part.rest) + sum(map(_hides, part.ahead))
    label = ngettext("Show how, and {count} more", "Show how, and {count} more", left) if left else gettext("Show how")
    parts.append(Buttons((Button(label, Action.MORE, value),)))
    told = len(part.ahead) + len(part.brief) + len(part.rest)
    gravity = _gravity_of(part.brief)
    return Message(tuple(parts), section=kind, summary=f"{name_of(kind)}: {_to_mend(told)}", gravity=gravity)


def _title_and_message(finding: Finding) -> Paragraph:
    return Paragraph(said(f"{SIGNS[finding.severity]} ", bold(f"{finding.title}."), f" {finding.message}"))


def _letters(sections: Iterable[SectionKind]) -> str:
    """Sections as a button's value can carry them: a letter each."""
    return "".join(chr(ord("a") + list(NAMES).index(section)) for section in sections)


def sections_of(letters: str) -> tuple[SectionKind, ...]:
    """The sections that a button's value carries."""
    kinds = list(NAMES)
    return tuple(kinds[ord(each) - ord("a")] for each in letters if 0 <= ord(each) - ord("a") < len(kinds))


def _line_parts(finding: Finding) -> Iterator[Part]:
    """The member's line with its stronger form, or what to ask of it, or what to do."""
    if _is_line(finding.quote):
        yield Quote(shorten(finding.quote, QUOTED, placeholder=" …"))
    if finding.rewrite:
        yield Rewrite(finding.rewrite, gettext("Stronger"))
    elif finding.questions and finding.questions[0]:
        yield Paragraph(_labelled(gettext("Ask yourself"), finding.questions[0][0]))
    elif finding.suggestion:
        yield Paragraph(_labelled(gettext("Do"), opening(finding.suggestion)))


def _closing(review: Review, everything: bool) -> Iterator[Message]:
    """One note on words that a search looks for, and on what is too small for a place of its own."""
    parts: list[Part] = []
    if review.search_words:
        parts += _search_words(review.search_words, everything)
    told = {each.section for each in review.findings} | {each.section for each in review.strengths}
    rest = [finding for finding in review.further if finding.section not in told]
    if rest and not everything:
        parts.append(Note(marked(gettext("Smaller things elsewhere: {titles}"), titles=titles_of(rest, at_most=6))))
    if parts:
        summary = gettext("Words for a search, and smaller things")
        yield Message((Heading(gettext("At the end")), *parts), summary=summary)


def _search_words(findings: Sequence[Finding], everything: bool) -> Iterator[Part]:
    words = " ".join(each.message for each in findings)
    yield Paragraph(marked(gettext("**Words that a search looks for.** {words}"), words=words))
    if everything:
        for each in findings:
            yield from (Divider(), *_in_full(each))


def _strength_parts(strength: Strength) -> Iterator[Part]:
    yield Paragraph(marked(gettext("**Keep this.** {reason}"), reason=strength.reason))
    yield Quote(strength.quote)


def _divided(before: Sequence[Part], findings: Sequence[Finding]) -> Iterator[Part]:
    yield from before
    for number, finding in enumerate(findings):
        if before or number:
            yield Divider()
        yield from _in_full(finding)


def _rest(findings: Sequence[Finding]) -> Iterator[Part]:
    if findings:
        yield Note(marked(gettext("Also: {titles}"), titles=titles_of(findings, at_most=6)))


def _to_mend(count: int) -> str:
    return ngettext("{count} thing to fix", "{count} things to fix", count) if count else gettext("nothing to fix")


GRAVITIES: dict[Severity, Gravity] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "suggestion",
}
SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.SUGGESTION: "🔵"}


def _in_full(finding: Finding) -> list[Part]:
    """All that there is to say of a finding."""
    return _group_parts((finding,))


def _group_parts(findings: Sequence[Finding]) -> list[Part]:
    """All that there is to say of a line: it is quoted once, and rebuilt once; before its findings where there are
    several, so that what to do stands below what it is for."""
    line = _their_line(findings)
    told = [_told_of(each) for each in findings]
    if len(findings) > 1:
        return [*line, *(part for parts in told for part in parts)]
    ((title, *rest),) = told
    return [title, *line, *rest]


def _their_line(findings: Sequence[Finding]) -> list[Part]:
    parts: list[Part] = []
    if _is_line(findings[0].quote):
        parts.append(Quote(findings[0].quote, gettext("Your line")))
    if rebuilt := next((each.rewrite for each in findings if each.rewrite), ""):
        parts.append(Rewrite(rebuilt, gettext("Stronger")))
    return parts


def _told_of(finding: Finding) -> list[Part]:
    """A finding by its title, what to ask, what to do, and why."""
    parts: list[Part] = [Paragraph(said(f"{SIGNS[finding.severity]} ", bold(finding.title), f"\n{finding.message}"))]
    if finding.questions and finding.questions[0]:
        parts.append(Paragraph(_labelled(gettext("Ask yourself"), " ".join(finding.questions[0]))))
    return [*parts, *_others(finding), *_what_and_why(finding)]


def _is_line(quote: str) -> bool:
    """Whether it is worth being quoted: the mere heading of a section ("Projects") tells nobody anything."""
    return bool(quote) and section_kind(quote) is None


def _hides(finding: Finding) -> bool:
    """Whether the first message leaves out more than a reason of what it tells."""
    return bool(finding.others or finding.rewrite or any(finding.questions[:1]))


def _how_parts(finding: Finding, asks: bool) -> list[Part]:
    """What a brief finding leaves out: what to do, its other lines, and why; with `asks` also what to ask of its line,
    where the first message doesn't.
    """
    parts: list[Part] = [Paragraph((bold(finding.title),))]
    if asks and finding.questions and finding.questions[0]:
        parts.append(Paragraph(_labelled(gettext("Ask yourself"), " ".join(finding.questions[0]))))
    return [*parts, *_others(finding), *_what_and_why(finding)]


def _others(finding: Finding) -> Iterator[Part]:
    also = zip_longest(finding.others, finding.others_rewritten, fillvalue="")
    for number, (other, rebuilt) in enumerate(also):
        yield Quote(other, "" if number and not rebuilt else gettext("Also"))
        if rebuilt:
            yield Rewrite(rebuilt, gettext("Stronger"))


def _what_and_why(finding: Finding) -> Iterator[Part]:
    if finding.suggestion:
        yield Paragraph(_labelled(gettext("Do"), finding.suggestion))
    if finding.why:
        yield Note(_labelled(gettext("Why"), finding.why))
    if finding.example and not finding.rewrite:
        label = gettext("Somebody else's line, as an example:")
        yield Note(said(f"{label} ", Run(finding.example, "italic")))


def _labelled(label: str, text: str) -> Text:
    return said(bold(gettext("{label}: ", label=label)), text)


def _packed(sections: Sequence[Message]) -> Message:
    parts: list[Part] = []
    for message in sections:
        parts += [*(_named(part, message.section) for part in message.parts), Divider()]
    return Message(tuple(parts[:-1]), summary=gettext("The sections of your resume, and what next"))


def _named(part: Part, section: str) -> Part:
    """Side by side, buttons say which section they are for."""
    if not isinstance(part, Buttons) or not section:
        return part
    name = name_of(SectionKind(section))
    return Buttons(tuple(replace(button, label=f"{button.label}: {name}") for button in part.buttons))


def delete_button(label: str, review: str = "") -> Button:
    """The button that has everything of a member deleted, or by moderators the review that it belongs to."""
    sure = gettext(
        "Everything I keep about you goes, and what I posted about your resume where others can read it. "
        "This can't be undone."
    )
    return Button(label, Action.DELETE, review, "danger", confirm=sure)


def _what_first(told: int) -> str:
    """What to do before the next check, by how many findings there are."""
    if told >= TOP_FIXES:
        return gettext("Fix the first three, then check again.")
    if told == 0:
        return gettext("Nothing to fix first. Check again after your next change.")
    return gettext("Fix this one, then check again.") if told == 1 else gettext("Fix these, then check again.")


def _footer(review_id: int, retention_days: int, told: int, rest: tuple[Button, ...] = ()) -> Message:
    kept = ngettext(
        "Your file is deleted; what I read stays encrypted for {count} day.",
        "Your file is deleted; what I read stays encrypted for {count} days.",
        retention_days,
    )
    summary = gettext("What next")
    if not review_id:
        return Message((Note(plain(_what_first(told))),), summary=summary)
    value = str(review_id)
    return Message(
        (
            Paragraph(plain(gettext("Fix these, and drop the new version here."))),
            Buttons(
                (
                    *rest,
                    Button(gettext("Check again"), Action.CHECK_AGAIN, value, "primary"),
                    Button(gettext("Match a job"), Action.MATCH, value),
                    Button(gettext("What I read"), Action.PARSED, value),
                    Button(gettext("Copy with notes"), Action.MARK, value),
                    Button(gettext("Redacted copy"), Action.REDACT, value),
                    Button(gettext("Weekly reminder"), Action.REMINDERS, value),
                    delete_button(gettext("Delete my data"), value),
                )
            ),
            Note(plain(kept)),
        ),
        summary=summary,
    )

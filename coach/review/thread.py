"""The review as a thread: a header with the score and the three fixes that matter most, then section by section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from coach.chat.catalog import Action
from coach.chat.message import (
    Bar,
    Button,
    Buttons,
    Chart,
    Divider,
    FieldList,
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
)
from coach.errors import Unreadable
from coach.reading.lexicon.language import note_on
from coach.review.comparison import Comparison
from coach.review.mending import to_reason
from coach.review.review import NOT_READ, Review
from rules.finding import Finding, Severity, Strength
from rules.lexicon.roles import load as load_roles
from rules.packs import for_reading, for_role
from rules.resume import Level, Resume, SectionKind
from rules.role import Reading, Role
from rules.scoring import NAMES as NAMES_OF_PARTS
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
SEARCH = "search-words"
"""What stands in a button's value for the findings on words that a search looks for."""
TOP_FIXES = 3
SHOWN_PER_SECTION = 3
"""Restraint: what a person can act on at once; the rest is one click away."""

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
    page: str = "",
) -> Thread:
    """The whole answer to a resume.

    `review_id` goes into the buttons; 0 leaves out those that need a kept review. `previous` compares with the
    member's version before. `busy` packs all after the header into one message, for channels in which much is going on.
    `everything` shows all findings of a section instead of the few that matter most. Without `show_score` a button
    shows the score to the member alone. `page`: a picture of the first page with numbered places (PNG in base64), which
    takes the place of the score card. `named`: the header says which file it is about, where several came together.
    Where a review is kept, reasons of all but the first three are a button away.
    """
    sections = tuple(_section_messages(review, review_id, everything))
    rest = (*sections, *_closing(review, review_id, everything), _footer(review_id, retention_days))
    header = _header(review, previous, audience, review_id, show_score, named)
    if page:
        header = _with_page(header, review, page)
    elif review_id and review.findings and review.resume.file.type == "pdf":
        asking = Buttons((Button(gettext("Show me on the page"), Action.PICTURE, str(review_id)),))
        header = replace(header, parts=(*header.parts, asking))
    return Thread(gettext(TITLE), (header, *((_packed(rest),) if busy else rest)))


def to_score(review: Review) -> Message:
    """The score by itself, for the member who asks to see it, with what each part of it rests on."""
    known = review.score_parts if review.score is not None else ()
    parts = [Note(plain(f"{gettext(NAMES_OF_PARTS[part.name])}: {part.because}")) for part in known]
    title = gettext("Your score")
    return Message((Heading(title), *_scored(review), *parts), summary=title)


def to_refusal(error: Unreadable, name: str) -> Message:
    """The answer to a file that cannot be reviewed: why, and what to do next."""
    return Message(
        (
            Heading(gettext("This file could not be reviewed")),
            Quote(name, gettext("File")),
            Paragraph(plain(error.message)),
            Note(plain(gettext("Code: {code}. The file was not kept.", code=error.code))),
        ),
        summary=error.message,
    )


def more(findings: Iterable[Finding], section: SectionKind) -> Message:
    """All findings of a section in full, for the member who asks for more."""
    parts: list[Part] = [Heading(gettext("{section}: everything found", section=name_of(section)))]
    for finding in findings:
        parts += [*_finding_parts(finding), Divider()]
    summary = gettext("Everything found: {section}", section=name_of(section))
    return Message(tuple(parts[:-1]), section=section, summary=summary)


def for_all() -> Note:
    """Who sees a public thread, and how to have the next one for oneself."""
    return Note(
        marked(
            gettext(
                "Everyone in this channel can see this thread. To keep the next one to yourself, use "
                "`/resume-check private`."
            )
        )
    )


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


def _header(
    review: Review, previous: Comparison | None, audience: Audience, review_id: int, show_score: bool, named: bool
) -> Message:
    parts: list[Part] = [Heading(gettext(TITLE)), for_all() if audience == "channel" else for_member()]
    if named:
        parts.append(Quote(review.resume.file.name, gettext("File")))
    if reason := to_reason(review.resume):
        parts.append(Paragraph(marked(gettext("**Before you read on:** {reason}"), reason=reason)))
    if previous is not None:
        parts += _progress(previous, show_score)
    if show_score or review.score is None:
        parts += _scored(review)
    else:
        parts.append(Buttons((Button(gettext("Show my score"), Action.SCORE, str(review_id)),)))
    parts += [FieldList(_facts(review)), *_role(review, review_id)]
    if review.weighed_for:
        parts.append(Paragraph(marked(gettext("**Weighed for:** {wishes}"), wishes=", ".join(review.weighed_for))))
    if review.not_weighed:
        parts.append(Paragraph(marked(gettext("**Not weighed for the posting.** {reason}"), reason=review.not_weighed)))
    if review.resume.notes:
        parts.append(Note(plain(" ".join(_retold(note, review.resume) for note in review.resume.notes))))
    parts += _top_fixes(review.findings, bool(review_id))
    return Message(tuple(parts), summary=gettext("Your resume has been reviewed."))


def _retold(note: str, resume: Resume) -> str:
    """A note on the file in the language spoken: it was kept in English when the file was read."""
    with speaking(ENGLISH):
        on_language = note_on(resume.language)
    return (note_on(resume.language) or "") if note == on_language else gettext(note)


NO_SOFTWARE = gettext_noop(
    "This does not read as a resume for software work: only what holds for any resume was looked at."
)


def _role(review: Review, review_id: int) -> Iterator[Part]:
    """What the resume reads as, what it was weighed as, and a button to say otherwise."""
    read, aim = review.role, review.aim
    if read is NOT_READ:
        return
    told = [gettext(NO_SOFTWARE) if read.role is Role.NONE else _read_as(read)]
    if aim is not None and aim is not read.role:
        told.append(gettext("Weighed for {role} work, which you aim at.", role=role_name(aim)))
    if review.pack not in {for_role(aim or read.role), for_reading(read)}:
        pack = review.pack.replace("-", " ")
        told.append(gettext("Weighed by the pack “{pack}”, as chosen here.", pack=pack))
    yield Paragraph(plain(" ".join(told)))
    if review_id:
        yield Buttons((Button(gettext("It is for other work"), Action.ROLE, str(review_id)),))


def _read_as(read: Reading) -> str:
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
    for part in sorted(review.score_parts, key=lambda part: part.points)[:1]:
        what = gettext("Where most is to be gained: {part}.", part=in_sentence(gettext(NAMES_OF_PARTS[part.name])))
        yield Note(plain(f"{what} {part.because}"))


def _with_page(header: Message, review: Review, page: str) -> Message:
    """The header with the picture of the page; its alternative text names the places."""
    card = next((part for part in header.parts if isinstance(part, Picture)), None)
    titles = "; ".join(f"{number}. {finding.title}" for number, finding in enumerate(review.findings, 1))
    about = gettext("Your first page with numbered places: {titles}.", titles=titles)
    if card is not None:
        shown = replace(card, alt=f"{card.alt} {about}", image=page)
        return replace(header, parts=tuple(shown if part is card else part for part in header.parts))
    at = next((at for at, part in enumerate(header.parts) if isinstance(part, FieldList)), len(header.parts))
    shown = Picture(Chart("bars", gettext(TITLE)), about, page)
    return replace(header, parts=(*header.parts[:at], shown, *header.parts[at:]))


def score_chart(review: Review) -> Chart | None:
    """The chart of the score card; None where there is no score."""
    return _score_card(review, review.score).chart if review.score is not None else None


def _score_card(review: Review, score: int) -> Picture:
    bars = tuple(
        Bar(gettext(NAMES_OF_PARTS[part.name]), part.points / 100, str(part.points), _tone(part.points))
        for part in review.score_parts
    )
    parts = ", ".join(f"{bar.label} {bar.value}" for bar in bars)
    caption = gettext("Of 61 published resumes half lie between 47 and 73; one in ten reaches 85.")
    return Picture(
        Chart("score", gettext(TITLE), bars, score, caption, gettext("{score} of 100", score=score)),
        gettext("Score card: {score} of 100. {parts}.", score=score, parts=parts),
    )


def _tone(score: int) -> Literal["good", "fair", "poor"]:
    return "good" if score >= 75 else "fair" if score >= 50 else "poor"


def _facts(review: Review) -> tuple[tuple[str, str], ...]:
    resume = review.resume
    years = resume.years_experience
    unknown = gettext("not read") if resume.how_read.jobs_unread else gettext("not stated")
    pairs = [
        (gettext("Level"), level_name(review.level) if review.level else gettext("not read")),
        (gettext("Experience"), unknown if years is None else _years(years)),
        (gettext("Pages"), str(resume.file.pages)),
        (pgettext("what was read", "Read"), _what_was_read(resume)),
    ]
    return tuple(pairs)


LEVELS = {
    Level.NEW_GRAD: pgettext_noop("level", "new-grad"),
    Level.MID: pgettext_noop("level", "mid"),
    Level.SENIOR: pgettext_noop("level", "senior"),
    Level.STAFF: pgettext_noop("level", "staff"),
}


def level_name(level: Level) -> str:
    """What a career level is called."""
    return pgettext("level", LEVELS[level])


def _years(years: float) -> str:
    return ngettext("{years} year", "{years} years", 1 if years == 1 else max(2, round(years)), years=decimal(years))


def _what_was_read(resume: Resume) -> str:
    jobs = sum(entry.section is SectionKind.EXPERIENCE for entry in resume.entries)
    skills = len({skill.name for skill in resume.skills})
    return ", ".join(
        (
            ngettext("{count} section", "{count} sections", len(resume.sections)),
            ngettext("{count} job", "{count} jobs", jobs),
            ngettext("{count} bullet", "{count} bullets", len(resume.bullets)),
            ngettext("{count} skill", "{count} skills", skills),
        )
    )


def _top_fixes(findings: Sequence[Finding], in_full: bool) -> Iterator[Part]:
    """What would change most; `in_full` with line, stronger form and reason: the sections then leave it out."""
    if not findings:
        text = gettext("**Nothing to fix.** Every rule of this pack is content with your resume.")
        yield Paragraph(marked(text))
        return
    top = findings[:TOP_FIXES]
    yield Paragraph((bold(gettext("Start here") if len(top) > 1 else gettext("The one thing to fix")),))
    for number, finding in enumerate(top, 1):
        yield Paragraph(said(f"{number}. ", bold(finding.title), f" ({name_of(finding.section)}). {finding.message}"))
        if in_full:
            yield from _line_parts(finding)
            yield Note(plain(finding.why))


def _section_messages(review: Review, review_id: int, everything: bool) -> Iterator[Message]:
    at_most = len(review.all_findings) if everything else SHOWN_PER_SECTION
    if review_id and not everything:
        yield from _brief_sections(review, review_id)
        return
    for kind in NAMES:
        name = name_of(kind)
        told = [finding for finding in review.findings if finding.section is kind]
        further = [finding for finding in review.further if finding.section is kind]
        strengths = [strength for strength in review.strengths if strength.section is kind]
        if told or strengths or (everything and further):
            kept = [part for strength in strengths for part in _strength_parts(strength)]
            findings = told + further
            shown = findings if everything else told[:at_most]
            parts = (Heading(name), *_divided(kept, shown), *_rest(findings[len(shown) :], kind, review_id))
            yield Message(parts, section=kind, summary=f"{name}: {_to_mend(len(findings))}")


def _brief_sections(review: Review, review_id: int) -> Iterator[Message]:
    """What the header does not hold, one message a section, each finding by its line; reasons are a button away."""
    first = review.findings[:TOP_FIXES]
    for kind in NAMES:
        name = name_of(kind)
        told = [finding for finding in review.findings[TOP_FIXES:] if finding.section is kind]
        strengths = [strength for strength in review.strengths if strength.section is kind]
        of_kind = [finding for finding in (*first, *told, *review.further) if finding.section is kind]
        if told or strengths:
            parts: list[Part] = [Heading(name), *(part for each in strengths[:1] for part in _strength_parts(each))]
            for finding in told[:SHOWN_PER_SECTION]:
                number = review.findings.index(finding) + 1
                parts += [*([Divider()] if len(parts) > 1 else []), *_brief_parts(finding, number)]
            if of_kind:
                label = ngettext("Show the reason", "Show all {count} with reasons", len(of_kind))
                parts.append(Buttons((Button(label, Action.MORE, f"{review_id}:{kind}"),)))
            yield Message(tuple(parts), section=kind, summary=f"{name}: {_to_mend(len(of_kind))}")


def _brief_parts(finding: Finding, number: int) -> Iterator[Part]:
    """With its number, as the notes of a marked copy have it."""
    yield Paragraph(said(f"{SIGNS[finding.severity]} {number}. ", bold(finding.title), f"\n{finding.message}"))
    yield from _line_parts(finding)


def _line_parts(finding: Finding) -> Iterator[Part]:
    """The member's line with its stronger form, or what to ask of it, or what to do."""
    if finding.quote:
        yield Quote(finding.quote, gettext("Your line"))
    if finding.rewrite:
        yield Rewrite(finding.rewrite, gettext("Stronger"))
    elif finding.questions and finding.questions[0]:
        yield Paragraph(_labelled(gettext("Ask yourself"), " ".join(finding.questions[0])))
    elif finding.suggestion:
        yield Paragraph(_labelled(gettext("Do"), finding.suggestion))


def _closing(review: Review, review_id: int, everything: bool) -> Iterator[Message]:
    """One note on words that a search looks for, and on what is too small for a place of its own."""
    parts: list[Part] = []
    if review.search_words:
        parts += _search_words(review.search_words, review_id, everything)
    told = {each.section for each in review.findings} | {each.section for each in review.strengths}
    rest = [finding for finding in review.further if finding.section not in told]
    if rest and not everything:
        parts.append(Note(marked(gettext("Smaller things elsewhere: {titles}"), titles=titles_of(rest, at_most=6))))
    if parts:
        summary = gettext("Words for a search, and smaller things")
        yield Message((Heading(gettext("At the end")), *parts), summary=summary)


def _search_words(findings: Sequence[Finding], review_id: int, everything: bool) -> Iterator[Part]:
    words = " ".join(each.message for each in findings)
    yield Paragraph(marked(gettext("**Words that a search looks for.** {words}"), words=words))
    if everything:
        for each in findings:
            yield from (Divider(), *_finding_parts(each))
    elif review_id:
        yield Buttons((Button(gettext("Show how"), Action.MORE, f"{review_id}:{SEARCH}"),))


def _strength_parts(strength: Strength) -> Iterator[Part]:
    yield Paragraph(marked(gettext("**Keep this.** {reason}"), reason=strength.reason))
    yield Quote(strength.quote)


def _divided(before: Sequence[Part], findings: Sequence[Finding]) -> Iterator[Part]:
    yield from before
    for number, finding in enumerate(findings):
        if before or number:
            yield Divider()
        yield from _finding_parts(finding)


def _rest(findings: Sequence[Finding], kind: SectionKind, review_id: int) -> Iterator[Part]:
    if findings and review_id:
        label = ngettext("Show {count} more", "Show {count} more", len(findings))
        yield Buttons((Button(label, Action.MORE, f"{review_id}:{kind}"),))
    elif findings:
        yield Note(marked(gettext("Also: {titles}"), titles=titles_of(findings, at_most=6)))


def _to_mend(count: int) -> str:
    return ngettext("{count} thing to fix", "{count} things to fix", count) if count else gettext("nothing to fix")


SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.SUGGESTION: "🔵"}


def _finding_parts(finding: Finding) -> Iterator[Part]:
    yield Paragraph(said(f"{SIGNS[finding.severity]} ", bold(finding.title), f"\n{finding.message}"))
    if finding.quote:
        yield Quote(finding.quote, gettext("Your line"))
    if finding.rewrite:
        yield Rewrite(finding.rewrite, gettext("Stronger"))
    if finding.questions and finding.questions[0]:
        yield Paragraph(_labelled(gettext("Ask yourself"), " ".join(finding.questions[0])))
    also = zip_longest(finding.others, finding.others_rewritten, fillvalue="")
    for number, (other, rebuilt) in enumerate(also):
        yield Quote(other, "" if number and not rebuilt else gettext("Also"))
        if rebuilt:
            yield Rewrite(rebuilt, gettext("Stronger"))
    if finding.suggestion:
        yield Paragraph(_labelled(gettext("Do"), finding.suggestion))
    if finding.why:
        yield Paragraph(_labelled(gettext("Why"), finding.why))
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


def _footer(review_id: int, retention_days: int) -> Message:
    kept = ngettext(
        "The file itself is deleted after reading; what was read is kept encrypted for {count} day for “Check again” "
        "and job matching, then deleted.",
        "The file itself is deleted after reading; what was read is kept encrypted for {count} days for “Check again” "
        "and job matching, then deleted.",
        retention_days,
    )
    summary = gettext("What next")
    if not review_id:
        return Message((Note(plain(gettext("Fix the first three, then check again."))),), summary=summary)
    value = str(review_id)
    return Message(
        (
            Paragraph(plain(gettext("Fix the first three, drop the new version here, and see what changed."))),
            Buttons(
                (
                    Button(gettext("Check again"), Action.CHECK_AGAIN, value, "primary"),
                    Button(gettext("Match a job"), Action.MATCH, value),
                    Button(gettext("What I read"), Action.PARSED, value),
                    Button(gettext("Copy with notes"), Action.MARK, value),
                    Button(gettext("Redacted copy"), Action.REDACT, value),
                    Button(gettext("Weekly reminder"), Action.REMINDERS, value),
                    Button(gettext("Delete my data"), Action.DELETE, value, "danger"),
                )
            ),
            Note(plain(kept)),
        ),
        summary=summary,
    )

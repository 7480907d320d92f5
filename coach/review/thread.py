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
    code,
    plain,
    said,
)
from coach.errors import Unreadable
from coach.review.comparison import Comparison
from coach.review.review import NOT_READ, Review
from rules.finding import Finding, Severity, Strength
from rules.lexicon.roles import load as load_roles
from rules.packs import for_reading, for_role
from rules.resume import Resume, SectionKind
from rules.role import Role
from rules.scoring import NAMES as NAMES_OF_PARTS

TITLE = "Resume review"
"""What a thread is called. A list of threads and a notification show it to everybody, so no score stands in it."""
SEARCH = "search-words"
"""What stands in a button's value for the findings on words that a search looks for."""
TOP_FIXES = 3
SHOWN_PER_SECTION = 3
"""Restraint: what a person can act on at once; the rest is one click away."""

NAMES = {
    SectionKind.CONTACT: "Contact details",
    SectionKind.SUMMARY: "Summary",
    SectionKind.EXPERIENCE: "Experience",
    SectionKind.EDUCATION: "Education",
    SectionKind.SKILLS: "Skills",
    SectionKind.PROJECTS: "Projects",
    SectionKind.CERTIFICATIONS: "Certifications",
    SectionKind.AWARDS: "Awards",
    SectionKind.PUBLICATIONS: "Publications",
    SectionKind.VOLUNTEERING: "Volunteering",
    SectionKind.LANGUAGES: "Languages",
    SectionKind.INTERESTS: "Interests",
    SectionKind.REFERENCES: "References",
    SectionKind.OTHER: "Format and layout",
}
"""The order is the order of the thread. Findings about the file as a whole stand under `other`."""

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
) -> Thread:
    """The whole answer to a resume.

    `review_id` goes into the buttons; 0 leaves out those that need a kept review. `previous` compares with the
    member's version before. `busy` packs all after the header into one message, for channels in which much is going on.
    `everything` shows all findings of a section instead of the few that matter most. Without `show_score` a button
    shows the score to the member alone. `named`: the header says which file it is about, where several came together.
    Where a review is kept, reasons of all but the first three are a button away.
    """
    sections = tuple(_section_messages(review, review_id, everything))
    rest = (*sections, *_closing(review, review_id, everything), _footer(review_id, retention_days))
    header = _header(review, previous, audience, review_id, show_score, named)
    return Thread(TITLE, (header, *((_packed(rest),) if busy else rest)))


def to_score(review: Review) -> Message:
    """The score by itself, for the member who asks to see it, with what each part of it rests on."""
    known = review.score_parts if review.score is not None else ()
    parts = [Note(plain(f"{NAMES_OF_PARTS[part.name]}: {part.because}")) for part in known]
    return Message((Heading("Your score"), *_scored(review), *parts), summary="Your score")


def to_refusal(error: Unreadable, name: str) -> Message:
    """The answer to a file that cannot be reviewed: why, and what to do next."""
    return Message(
        (
            Heading("This file could not be reviewed"),
            Quote(name, "File"),
            Paragraph(plain(error.message)),
            Note(plain(f"Code: {error.code}. The file was not kept.")),
        ),
        summary=error.message,
    )


def more(findings: Iterable[Finding], section: SectionKind) -> Message:
    """All findings of a section in full, for the member who asks for more."""
    parts: list[Part] = [Heading(f"{NAMES[section]}: everything found")]
    for finding in findings:
        parts += [*_finding_parts(finding), Divider()]
    return Message(tuple(parts[:-1]), section=section, summary=f"All findings on {NAMES[section].lower()}")


FOR_ALL = Note(
    said(
        "Everyone in this channel can see this thread. To keep the next one to yourself, use ",
        code("/resume-check private"),
        ".",
    )
)
FOR_ONE = Note(plain("Only you can see this review."))


def for_one(message: Message) -> Message:
    """The message as it reads where only the member sees it, because no thread could be opened."""
    return replace(message, parts=tuple(FOR_ONE if part == FOR_ALL else part for part in message.parts))


def _header(
    review: Review, previous: Comparison | None, audience: Audience, review_id: int, show_score: bool, named: bool
) -> Message:
    parts: list[Part] = [Heading(TITLE), FOR_ALL if audience == "channel" else FOR_ONE]
    if named:
        parts.append(Quote(review.resume.file.name, "File"))
    if previous is not None:
        parts += _progress(previous, show_score)
    if show_score or review.score is None:
        parts += _scored(review)
    else:
        parts.append(Buttons((Button("Show my score", Action.SCORE, str(review_id)),)))
    parts += [FieldList(_facts(review.resume)), *_role(review, review_id)]
    if review.weighed_for:
        parts.append(Paragraph(said(bold("Weighed for: "), ", ".join(review.weighed_for))))
    if review.not_weighed:
        parts.append(Paragraph(said(bold("Not weighed for the posting. "), review.not_weighed)))
    if review.resume.notes:
        parts.append(Note(plain(" ".join(review.resume.notes))))
    parts += _top_fixes(review.findings, bool(review_id))
    return Message(tuple(parts), summary="Your resume has been reviewed.")


NO_SOFTWARE = "This does not read as a resume for software work: only what holds for any resume was looked at."


def _role(review: Review, review_id: int) -> Iterator[Part]:
    """What the resume reads as, what it was weighed as, and a button to say otherwise."""
    read, aim = review.role, review.aim
    if read is NOT_READ:
        return
    if read.role is Role.NONE:
        said_of_it = NO_SOFTWARE
    else:
        why = f" ({', '.join(read.evidence)})" if read.evidence else ""
        said_of_it = f"Read as {_a(role_name(read.role))} resume{why}."
    if aim is not None and aim is not read.role:
        said_of_it += f" Weighed for {role_name(aim)} work, which you aim at."
    if review.pack not in {for_role(aim or read.role), for_reading(read)}:
        said_of_it += f" Weighed by the pack “{review.pack.replace('-', ' ')}”, as chosen here."
    yield Paragraph(plain(said_of_it))
    if review_id:
        yield Buttons((Button("It is for other work", Action.ROLE, str(review_id)),))


def role_name(role: Role) -> str:
    """A kind of work as people are told of it: "DevOps", "front-end"."""
    return load_roles()[role].called


def _a(words: str) -> str:
    return f"an {words}" if words[0].lower() in "aeiou" else f"a {words}"


def _progress(previous: Comparison, scored: bool) -> Iterator[Part]:
    known = scored and previous.score_from is not None and previous.score_to is not None
    change = (previous.score_to or 0) - (previous.score_from or 0)
    moved = "up" if change > 0 else "down" if change < 0 else "unchanged"
    scores = f": {previous.score_from} → {previous.score_to} ({moved})" if known else ""
    yield Paragraph(
        said(
            bold(f"Since your last version{scores}"),
            f"\n{len(previous.fixed)} fixed, {len(previous.still_open)} still open, {len(previous.new)} new.",
        )
    )
    if previous.fixed:
        yield Paragraph(said(bold("Fixed: "), _titles(previous.fixed)))
    if previous.new:
        yield Paragraph(said(bold("New: "), _titles(previous.new)))


def _titles(findings: Sequence[Finding], at_most: int = 4) -> str:
    rest = len(findings) - at_most
    return "; ".join(finding.title for finding in findings[:at_most]) + (f"; and {rest} more" if rest > 0 else "")


def _scored(review: Review) -> Iterator[Part]:
    """The score card and what each part of it rests on; or why there is no score."""
    if review.score is None:
        yield Paragraph(said(bold("No score. "), review.score_reason))
        return
    yield Paragraph((bold(f"Score: {review.score} of 100"),))
    yield _score_card(review, review.score)
    for part in sorted(review.score_parts, key=lambda part: part.points)[:1]:
        yield Note(plain(f"Where most is to be gained: {NAMES_OF_PARTS[part.name].lower()}. {part.because}"))


def _score_card(review: Review, score: int) -> Picture:
    bars = tuple(
        Bar(NAMES_OF_PARTS[part.name], part.points / 100, str(part.points), _tone(part.points))
        for part in review.score_parts
    )
    spoken = ", ".join(f"{bar.label} {bar.value}" for bar in bars)
    caption = "Of 61 published resumes half lie between 47 and 73; one in ten reaches 85."
    return Picture(
        Chart("score", "Resume review", bars, score, caption),
        f"Score card: {score} of 100. {spoken}.",
    )


def _tone(score: int) -> Literal["good", "fair", "poor"]:
    return "good" if score >= 75 else "fair" if score >= 50 else "poor"


def _facts(resume: Resume) -> tuple[tuple[str, str], ...]:
    years = resume.years_experience
    pairs = [
        ("Level", str(resume.level)),
        ("Experience", "not stated" if years is None else f"{years:g} years"),
        ("Pages", str(resume.file.pages)),
        ("Read", _what_was_read(resume)),
    ]
    return tuple(pairs)


def _what_was_read(resume: Resume) -> str:
    counts = (
        (len(resume.sections), "section"),
        (sum(entry.section is SectionKind.EXPERIENCE for entry in resume.entries), "job"),
        (len(resume.bullets), "bullet"),
        (len({skill.name for skill in resume.skills}), "skill"),
    )
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def _top_fixes(findings: Sequence[Finding], in_full: bool) -> Iterator[Part]:
    """What would change most; `in_full` with line, stronger form and reason: the sections then leave it out."""
    if not findings:
        yield Paragraph(said(bold("Nothing to fix."), " Every rule of this pack is content with your resume."))
        return
    top = findings[:TOP_FIXES]
    yield Paragraph((bold("Start here" if len(top) > 1 else "The one thing to fix"),))
    for number, finding in enumerate(top, 1):
        yield Paragraph(said(f"{number}. ", bold(finding.title), f" ({NAMES[finding.section]}). {finding.message}"))
        if in_full:
            yield from _line_parts(finding)
            yield Note(plain(finding.why))


def _section_messages(review: Review, review_id: int, everything: bool) -> Iterator[Message]:
    at_most = len(review.all_findings) if everything else SHOWN_PER_SECTION
    if review_id and not everything:
        yield from _brief_sections(review, review_id)
        return
    for kind, name in NAMES.items():
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
    for kind, name in NAMES.items():
        told = [finding for finding in review.findings[TOP_FIXES:] if finding.section is kind]
        strengths = [strength for strength in review.strengths if strength.section is kind]
        of_kind = [finding for finding in (*first, *told, *review.further) if finding.section is kind]
        if told or strengths:
            parts: list[Part] = [Heading(name), *(part for each in strengths[:1] for part in _strength_parts(each))]
            for finding in told[:SHOWN_PER_SECTION]:
                parts += [*([Divider()] if len(parts) > 1 else []), *_brief_parts(finding)]
            if of_kind:
                label = f"Show all {len(of_kind)} with reasons" if len(of_kind) > 1 else "Show the reason"
                parts.append(Buttons((Button(label, Action.MORE, f"{review_id}:{kind}"),)))
            yield Message(tuple(parts), section=kind, summary=f"{name}: {_to_mend(len(of_kind))}")


def _brief_parts(finding: Finding) -> Iterator[Part]:
    yield Paragraph(said(f"{SIGNS[finding.severity]} ", bold(finding.title), f"\n{finding.message}"))
    yield from _line_parts(finding)


def _line_parts(finding: Finding) -> Iterator[Part]:
    """The member's line with its stronger form, or what to ask of it, or what to do."""
    if finding.quote:
        yield Quote(finding.quote, "Your line")
    if finding.rewrite:
        yield Rewrite(finding.rewrite)
    elif finding.questions and finding.questions[0]:
        yield Paragraph(_labelled("Ask yourself", " ".join(finding.questions[0])))
    elif finding.suggestion:
        yield Paragraph(_labelled("Do", finding.suggestion))


def _closing(review: Review, review_id: int, everything: bool) -> Iterator[Message]:
    """One note on words that a search looks for, and on what is too small for a place of its own."""
    parts: list[Part] = []
    if review.search_words:
        parts += _search_words(review.search_words, review_id, everything)
    told = {each.section for each in review.findings} | {each.section for each in review.strengths}
    rest = [finding for finding in review.further if finding.section not in told]
    if rest and not everything:
        parts.append(Note(said("Smaller things elsewhere: ", _titles(rest, at_most=6))))
    if parts:
        yield Message((Heading("At the end"), *parts), summary="Words for a search, and smaller things")


def _search_words(findings: Sequence[Finding], review_id: int, everything: bool) -> Iterator[Part]:
    yield Paragraph(said(bold("Words that a search looks for. "), " ".join(each.message for each in findings)))
    if everything:
        for each in findings:
            yield from (Divider(), *_finding_parts(each))
    elif review_id:
        yield Buttons((Button("Show how", Action.MORE, f"{review_id}:{SEARCH}"),))


def _strength_parts(strength: Strength) -> Iterator[Part]:
    yield Paragraph(said(bold("Keep this. "), strength.reason))
    yield Quote(strength.quote)


def _divided(before: Sequence[Part], findings: Sequence[Finding]) -> Iterator[Part]:
    yield from before
    for number, finding in enumerate(findings):
        if before or number:
            yield Divider()
        yield from _finding_parts(finding)


def _rest(findings: Sequence[Finding], kind: SectionKind, review_id: int) -> Iterator[Part]:
    if findings and review_id:
        yield Buttons((Button(f"Show {len(findings)} more", Action.MORE, f"{review_id}:{kind}"),))
    elif findings:
        yield Note(said("Also: ", _titles(findings, at_most=6)))


def _to_mend(count: int) -> str:
    return "nothing to fix" if not count else f"{count} thing{'' if count == 1 else 's'} to fix"


SIGNS = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.SUGGESTION: "🔵"}


def _finding_parts(finding: Finding) -> Iterator[Part]:
    yield Paragraph(said(f"{SIGNS[finding.severity]} ", bold(finding.title), f"\n{finding.message}"))
    if finding.quote:
        yield Quote(finding.quote, "Your line")
    if finding.rewrite:
        yield Rewrite(finding.rewrite)
    if finding.questions and finding.questions[0]:
        yield Paragraph(_labelled("Ask yourself", " ".join(finding.questions[0])))
    also = zip_longest(finding.others, finding.others_rewritten, fillvalue="")
    for number, (other, rebuilt) in enumerate(also):
        yield Quote(other, "" if number and not rebuilt else "Also")
        if rebuilt:
            yield Rewrite(rebuilt)
    if finding.suggestion:
        yield Paragraph(_labelled("Do", finding.suggestion))
    if finding.why:
        yield Paragraph(_labelled("Why", finding.why))
    if finding.example and not finding.rewrite:
        yield Note(said("Somebody else's line, as an example: ", Run(finding.example, "italic")))


def _labelled(label: str, text: str) -> Text:
    return said(bold(f"{label}: "), text)


def _packed(sections: Sequence[Message]) -> Message:
    parts: list[Part] = []
    for message in sections:
        parts += [*(_named(part, message.section) for part in message.parts), Divider()]
    return Message(tuple(parts[:-1]), summary="The sections of your resume, and what next")


def _named(part: Part, section: str) -> Part:
    """Side by side, buttons say which section they are for."""
    if not isinstance(part, Buttons) or not section:
        return part
    name = NAMES[SectionKind(section)]
    return Buttons(tuple(replace(button, label=f"{button.label}: {name}") for button in part.buttons))


def _footer(review_id: int, retention_days: int) -> Message:
    kept = (
        f"The file itself is deleted after reading; what was read is kept encrypted for {retention_days} days for "
        "“Check again” and job matching, then deleted."
    )
    if not review_id:
        return Message((Note(plain("Fix the first three, then check again.")),), summary="What next")
    value = str(review_id)
    return Message(
        (
            Paragraph(plain("Fix the first three, drop the new version here, and see what changed.")),
            Buttons(
                (
                    Button("Check again", Action.CHECK_AGAIN, value, "primary"),
                    Button("Match a job", Action.MATCH, value),
                    Button("Weekly reminder", Action.REMINDERS, value),
                    Button("Delete my data", Action.DELETE, value, "danger"),
                )
            ),
            Note(plain(kept)),
        ),
        summary="What next",
    )

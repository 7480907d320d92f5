"""The thread: what a member reads first, how much of it, and what is one click away."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pydantic import TypeAdapter

from coach.chat.catalog import Action
from coach.chat.message import (
    Button,
    Buttons,
    Heading,
    Message,
    Note,
    Paragraph,
    Picture,
    Quote,
    Rewrite,
    Thread,
)
from coach.errors import Code, Unreadable
from coach.review.comparison import compare
from coach.review.message_length import words_in
from coach.review.portions import TOP_FIXES
from coach.review.review import Review
from coach.review.reviewing import review as weigh
from coach.review.thread import REMAINING, WORDS, more, rest_of, rest_of_all, sections_of, to_refusal, to_thread
from rules.finding import Strength
from rules.resume import Entry, HowRead, SectionKind, Unread, Why
from rules.role import Reading, Role
from tests.reviews import finding, review
from tests.rules.invented_resumes import NAMES, read_invented

WORK = SectionKind.EXPERIENCE


def text_of(message: Message) -> str:
    """Everything a member reads in a message."""
    pieces: list[str] = []
    for part in message.parts:
        match part:
            case Heading() | Quote() | Rewrite():
                pieces.append(part.text)
            case Paragraph() | Note():
                pieces.append("".join(run.text for run in part.text))
            case Picture():
                pieces.append(part.alt)
            case _:
                pass
    return "\n".join(pieces)


def buttons_of(message: Message) -> list[Button]:
    return [button for part in message.parts if isinstance(part, Buttons) for button in part.buttons]


def test_the_header_says_score_audience_and_the_fixes_that_matter_most() -> None:
    findings = tuple(finding(f"EXP-{n}", weight=9 - n) for n in range(5))
    header = to_thread(review(*findings)).messages[0]
    shown = text_of(header)
    assert "71 of 100" in shown
    assert "Everyone here can see this" in shown
    assert [f"Title of EXP-{n}" in shown for n in range(5)] == [True] * TOP_FIXES + [False, False]
    assert any(isinstance(part, Picture) and part.chart.figure == 71 for part in header.parts)


def test_a_private_review_says_so() -> None:
    shown = text_of(to_thread(review(finding()), audience="member").messages[0])
    assert "Only you can see this review" in shown
    assert "Everybody" not in shown


def test_each_section_has_one_message_in_the_order_of_a_resume() -> None:
    findings = (finding("SKL-X", section=SectionKind.SKILLS), finding("SUM-X", section=SectionKind.SUMMARY), finding())
    thread = to_thread(review(*findings))
    assert [message.section for message in thread.messages] == ["", "summary", "experience", "skills", ""]


def test_a_finding_shows_the_line_the_reason_and_the_stronger_line() -> None:
    rewritten = finding(rewrite="Rebuilt the billing service, cutting ___ from ___ to ___")
    message = to_thread(review(rewritten)).messages[1]
    assert any(isinstance(part, Quote) and part.text == rewritten.quote for part in message.parts)
    assert any(isinstance(part, Rewrite) and part.text == rewritten.rewrite for part in message.parts)
    assert rewritten.why in text_of(message)


def test_strengths_are_praised_with_the_reason() -> None:
    praise = Strength(SectionKind.EXPERIENCE, "Cut p99 from 820 ms to 140 ms", "It says from where to where.")
    assert "It says from where to where." in text_of(to_thread(review(strengths=(praise,))).messages[1])


def test_what_is_too_much_is_one_click_away() -> None:
    findings = tuple(finding(f"EXP-{n}", quote=f"Line {n}") for n in range(TOP_FIXES + 3))
    message = to_thread(review(*findings), review_id=7).messages[1]
    (button,) = buttons_of(message)
    assert (button.label, button.action, button.value) == ("Show how, and 2 more", Action.MORE, "7:experience:6")
    (left,) = rest_of(findings, 6, SectionKind.EXPERIENCE)
    assert [f"Line {n}" in text_of(left) for n in range(6)] == [False] * 4 + [True] * 2
    assert all(each.title in text_of(more(findings, SectionKind.EXPERIENCE)) for each in findings)


def test_a_line_is_quoted_once_with_all_that_is_said_of_it() -> None:
    first = tuple(finding(f"SUM-{n}", quote=f"Summary {n}", section=SectionKind.SUMMARY) for n in range(TOP_FIXES))
    on_one = tuple(finding(f"SKL-{n}", quote="Java, Go", section=SectionKind.SKILLS) for n in range(2))
    message = to_thread(review(*first, *on_one), review_id=7).messages[1]
    assert [part.text for part in message.parts if isinstance(part, Quote)] == ["Java, Go"]
    assert all(each.title in text_of(message) for each in on_one)
    everything = more(on_one, SectionKind.SKILLS)
    assert [part.text for part in everything.parts if isinstance(part, Quote)] == ["Java, Go"]


def test_what_a_posting_asks_for_comes_before_what_weighs_more() -> None:
    first = tuple(finding(f"EXP-{n}", quote=f"{n}") for n in range(TOP_FIXES))
    heavy = finding("SKL-X", section=SectionKind.SKILLS, quote="a", weight=5)
    asked = finding("JOB-PLACEMENT", section=SectionKind.SKILLS, quote="", weight=1)
    message = to_thread(review(*first, heavy, asked), review_id=7).messages[1]
    assert asked.title in text_of(message)
    assert heavy.title in "".join(map(text_of, rest_of((*first, heavy, asked), 5, SectionKind.SKILLS)))


def test_what_the_first_message_tells_has_its_further_lines_behind_the_button() -> None:
    told = finding("EXP-0", quote="Line", others=("Helped with it",), others_rewritten=("Rebuilt it",))
    left = list(rest_of_all((told,), 1, ()))
    assert "Rebuilt it" in text_of(left[0])
    assert any(
        button.label == "Show the rest" for button in buttons_of(to_thread(review(told), review_id=7).messages[-1])
    )


@pytest.mark.parametrize("shown", [(), (SectionKind.CONTACT, SectionKind.OTHER)])
def test_sections_that_are_shown_fit_a_buttons_value(shown: tuple[SectionKind, ...]) -> None:
    many = tuple(finding(f"A-{n}", quote=f"{n}", section=kind) for n, kind in enumerate((*[WORK] * 3, *shown)))
    buttons = [b for message in to_thread(review(*many), review_id=7).messages for b in buttons_of(message)]
    values = [b.value for b in buttons if b.action == Action.MORE and ":rest:" in b.value]
    assert all(sections_of(value.split(":")[3]) == shown for value in values)


def test_sections_that_have_no_room_wait_behind_a_button() -> None:
    wordy = "word " * 60
    kinds = (WORK, WORK, WORK, SectionKind.SKILLS, SectionKind.SUMMARY, SectionKind.OTHER, SectionKind.CONTACT)
    found = tuple(finding(f"A-{n}", quote=f"{n}", section=kind, message=wordy) for n, kind in enumerate(kinds))
    thread = to_thread(review(*found), review_id=7)
    assert sum(map(words_in, thread.messages)) <= WORDS
    (button,) = [each for each in buttons_of(thread.messages[-1]) if each.action == Action.MORE]
    _, _, told, letters = button.value.split(":")
    waiting = "".join(text_of(message) for message in rest_of_all(found, int(told), sections_of(letters)))
    shown = "".join(text_of(message) for message in thread.messages)
    assert all(each.title in shown or each.title in waiting for each in found)


def test_without_a_kept_review_there_is_nothing_to_press() -> None:
    thread = to_thread(review(*(finding(f"EXP-{n}") for n in range(9))))
    assert not any(buttons_of(message) for message in thread.messages)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "Nothing to fix first. Check again after your next change."),
        (1, "Fix this one, then check again."),
        (2, "Fix these, then check again."),
        (3, "Fix the first three, then check again."),
        (7, "Fix the first three, then check again."),
    ],
)
def test_without_a_kept_review_it_ends_with_as_many_things_to_do_as_there_are(count: int, told: str) -> None:
    made = review(*(finding(f"EXP-{number}") for number in range(count)))
    assert text_of(to_thread(made).messages[-1]) == told


def test_everything_shows_every_finding() -> None:
    findings = tuple(finding(f"EXP-{n}") for n in range(9))
    message = to_thread(review(*findings), everything=True).messages[1]
    assert all(each.title in text_of(message) for each in findings)


def test_the_footer_offers_what_next() -> None:
    actions = [button.action for button in buttons_of(to_thread(review(finding()), review_id=7).messages[-1])]
    assert actions == [
        Action.CHECK_AGAIN,
        Action.MATCH,
        Action.PARSED,
        Action.MARK,
        Action.REDACT,
        Action.REMINDERS,
        Action.DELETE,
    ]


@pytest.mark.parametrize(
    ("read", "aim", "told"),
    [
        (
            Reading(Role.DEVOPS, 0.9, ("3 of 3 titles",)),
            None,
            "I read you as: DevOps and infrastructure, mid level, 4.5 years",
        ),
        (Reading(Role.EMBEDDED, 0.9), None, "I read you as: embedded, mid level"),
        (Reading(Role.FRONTEND, 0.9), Role.BACKEND, "Reviewed for back-end work, which you are aiming for."),
        (Reading(Role.FRONTEND, 0.9), Role.FRONTEND, "I read you as: front-end, mid level"),
        (
            Reading(Role.EMBEDDED, 0.25, ("1 of 17 lines about your work",)),
            None,
            "I read you as: kind of work not clear, mid",
        ),
        (Reading(Role.GAME, 0.24), Role.BACKEND, "I read you as: kind of work not clear, mid level"),
        (Reading(Role.GAME, 0.24), Role.GAME, "I read you as: game development, mid level"),
        (Reading(Role.MANAGER, 0.4, stated=True), None, "I read you as: engineering management, mid level"),
        (Reading(Role.NONE, 0.6), None, "doesn't read as a resume for software work"),
    ],
)
def test_the_header_says_what_was_read_and_lets_the_member_say_otherwise(
    read: Reading, aim: Role | None, told: str
) -> None:
    pack = "anybody" if read.role is Role.NONE else "backend-engineer"
    header = to_thread(replace(review(finding()), role=read, aim=aim, pack=pack), review_id=7).messages[0]
    assert told in text_of(header)
    (button,) = [each for each in buttons_of(header) if each.action == Action.ROLE]
    assert button.value == "7"


@pytest.mark.parametrize(
    ("title", "years", "told"),
    [
        ("Firmware Intern", 0.0, "mid level, internships so far ("),
        ("Software Developer (Co-op)", 0.0, "mid level, internships so far ("),
        ("Cashier", 0.0, "mid level, 0 years ("),
        ("Firmware Intern", 1.0, "mid level, 1 year ("),
    ],
)
def test_whoever_was_an_intern_has_done_more_than_nothing(title: str, years: float, told: str) -> None:
    made = review(finding())
    held = Entry(SectionKind.EXPERIENCE, title, "Larkfield", "", "2025-05", "2025-08", current=False)
    read = replace(made.resume, years_experience=years, entries=(held,))
    assert told in text_of(to_thread(replace(made, resume=read), review_id=7).messages[0])


def test_with_a_pack_for_another_trade_more_was_checked_than_holds_for_all() -> None:
    nurse = replace(review(finding()), role=Reading(Role.NONE, 0.6), pack="ward-nurse")
    header = text_of(to_thread(nurse).messages[0])
    assert "Reviewed with the pack “ward nurse”, as chosen here." in header
    assert "only what holds for any resume" not in header


@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("with_others", [{"named": True}, {"member": "U1"}], ids=["one message", "one thread"])
def test_where_several_are_answered_each_message_says_which_file_it_is_about(
    with_others: dict[str, Any], busy: bool
) -> None:
    """Messages of two reviews come in turns, and would be taken for one's."""
    about = review(*(finding(f"EXP-{number}") for number in range(5)))
    alone = to_thread(about, review_id=7, busy=busy).messages[1:]
    thread = to_thread(about, review_id=7, busy=busy, **with_others).messages[1:]
    assert len(thread) == len(alone)
    for message, before in zip(thread, alone, strict=True):
        assert about.resume.file.name in text_of(message)
        assert set(before.parts) <= set(message.parts), "and all that it says otherwise"
        assert about.resume.file.name not in text_of(before)


def test_a_pack_that_somebody_chose_is_named() -> None:
    devops = replace(review(finding()), role=Reading(Role.DEVOPS, 0.9))
    assert "Reviewed with the pack “backend engineer”, as chosen here." in text_of(to_thread(devops).messages[0])
    theirs = replace(devops, pack="devops-engineer")
    assert "Reviewed with the pack" not in text_of(to_thread(theirs).messages[0])


def test_a_busy_channel_gets_fewer_messages_with_the_same_words() -> None:
    findings = (finding("SKL-X", section=SectionKind.SKILLS), finding())
    calm, busy = to_thread(review(*findings)), to_thread(review(*findings), busy=True)
    assert len(busy.messages) == 2
    assert all(
        line in text_of(busy.messages[1]) for message in calm.messages[1:] for line in text_of(message).split("\n")
    )


def test_side_by_side_buttons_say_which_section_they_are_for() -> None:
    findings = [
        finding(f"{kind}-{n}", section=kind, quote=f"{kind} {n}")
        for kind in (SectionKind.SKILLS, SectionKind.SUMMARY)
        for n in range(5)
    ]
    packed = to_thread(review(*findings), review_id=7, busy=True).messages[1]
    labels = [button.label for button in buttons_of(packed)]
    assert labels[:2] == ["Show how, and 4 more: Summary", "Show how, and 1 more: Skills"]
    assert "Check again" in labels


def test_a_newer_version_opens_with_what_changed() -> None:
    old, kept, new = finding("EXP-OLD"), finding("EXP-KEPT"), finding("EXP-NEW")
    comparison = compare(60, (old, kept), 71, (kept, new))
    shown = text_of(to_thread(review(kept, new), previous=comparison).messages[0])
    assert "60 → 71 (up)" in shown
    assert "1 fixed, 1 still open, 1 new" in shown
    assert "Fixed: Title of EXP-OLD" in shown
    assert "New: Title of EXP-NEW" in shown


def test_nothing_to_mend_is_said() -> None:
    assert "Nothing to fix" in text_of(to_thread(review(score=96)).messages[0])


def test_a_refusal_says_what_to_do_and_its_code() -> None:
    shown = text_of(to_refusal(Unreadable(Code.ENCRYPTED, "Save it without a password."), "cv.pdf"))
    assert "Save it without a password." in shown
    assert "encrypted" in shown


def test_threads_survive_json() -> None:
    adapter = TypeAdapter(Thread)
    thread = to_thread(review(finding()), review_id=7)
    assert adapter.validate_json(adapter.dump_json(thread)) == thread


def test_reasons_of_small_things_are_a_button_away() -> None:
    findings = tuple(
        finding(f"EXP-{n}", weight=9 - n, quote=f"Line {n} of the resume", why=f"Reason {n}.") for n in range(5)
    )
    thread = to_thread(review(*findings), review_id=7)
    words = [text_of(message) for message in thread.messages]
    assert all(" ".join(words).count(f"Line {n} of the resume") == 1 for n in range(4))
    assert all(f"Reason {n}." in words[0] for n in range(TOP_FIXES))
    assert not any(f"Reason {n}." in " ".join(words) for n in range(TOP_FIXES, 5))
    assert "Reason 4." in text_of(more(findings, SectionKind.EXPERIENCE))


def test_the_thread_opens_with_what_could_not_be_read_and_how_to_mend_it() -> None:
    read = review(finding())
    assert "Before you read on" not in text_of(to_thread(read).messages[0])  # silent where all was read surely
    left = HowRead(unread=(Unread(1, 1, Why.NO_HEADING, SectionKind.EXPERIENCE),))
    unsure = replace(read, resume=replace(read.resume, how_read=left))
    shown = text_of(to_thread(unsure).messages[0])
    assert "one line that looks like a job but no heading over it (“Engineer, Acme”)" in shown
    assert "Put “Experience” above it." in shown
    assert shown.index("looks like a job") < shown.index("71 of 100")


def test_whoever_works_outside_software_is_told_no_level_of_software_work() -> None:
    nurse = replace(review(finding()), role=Reading(Role.NONE), score=None, score_reason="It isn't made for that.")
    shown = text_of(to_thread(nurse).messages[0])
    assert "I read you as: working outside software (1 page" in shown
    assert "level" not in shown
    aiming = text_of(to_thread(replace(nurse, aim=Role.QA)).messages[0])
    assert "mid level" in aiming


def test_what_the_first_fix_says_is_not_said_above_it_as_well() -> None:
    same = "This doesn't read as a resume for software work, so I checked only what holds for any resume."
    for message, count in ((same, 1), ("Something else.", 1)):
        nurse = replace(review(finding(message=message)), role=Reading(Role.NONE), pack="anybody")
        assert text_of(to_thread(nurse, review_id=1).messages[0]).count(same) == count


def opened(made: Review) -> Iterator[list[Message]]:
    """What each button of a thread shows."""
    for message in to_thread(made, review_id=1).messages:
        for button in buttons_of(message):
            if button.action == Action.MORE:
                _, section, told, *shown = button.value.split(":")
                found = made.all_findings
                if section == REMAINING:
                    yield list(rest_of_all(found, int(told), sections_of(shown[0]), 1))
                else:
                    yield list(rest_of(found, int(told), SectionKind(section), 1))


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_quotes_a_line_twice_or_a_mere_heading(name: str) -> None:
    made = weigh(read_invented(name))
    for messages in [list(to_thread(made, review_id=1).messages[:1]), *opened(made)]:
        parts = [part for message in messages for part in message.parts]
        rewritten = {id(one) for one, after in pairwise(parts) if isinstance(after, Rewrite)}
        quoted = [part.text for part in parts if isinstance(part, Quote) and id(part) not in rewritten]
        assert [text for text, count in Counter(quoted).items() if count > 1] == []
        assert not {"Projects", "Skills", "Hobbies", "Summary"} & set(quoted)


def test_no_level_is_told_where_the_jobs_were_not_read() -> None:
    read = review(finding())
    unread = replace(read, resume=replace(read.resume, years_experience=None, how_read=HowRead(jobs_unread=True)))
    assert "level not read, years not read" in text_of(to_thread(unread).messages[0])
    assert "mid level" in text_of(to_thread(replace(unread, level_stated=True)).messages[0])


def test_of_several_findings_on_a_line_each_says_what_to_do_below_its_own_title() -> None:
    first = finding("EXP-WEAK", title="Open with what you did", suggestion="Begin with a verb.")
    second = finding("EXP-SHORT", title="Say more", suggestion="Name what you used.")
    (told,) = rest_of((first, second), 0, SectionKind.EXPERIENCE, 1)
    words = text_of(told)
    wanted = (
        "Worked on the billing service",
        "1 · ",
        first.title,
        first.suggestion,
        "2 · ",
        second.title,
        second.suggestion,
    )
    assert sorted(wanted, key=words.index) == list(wanted)
    assert words.count("Worked on the billing service") == 1

"""The commands and button presses the coach knows, in one place: adapters, manifests and help are made from it."""

from dataclasses import dataclass
from typing import Literal

from rules.role import Role
from texts import gettext_noop


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """An option of a command. `kind`: "text", "file", "choice", "flag"; `autocomplete`: suggested while typing."""

    name: str
    description: str
    kind: Literal["text", "file", "choice", "flag"] = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    autocomplete: bool = False


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A slash command. `hint` is the usage hint where a platform has no options (Slack): `main` names the option that
    free text goes into."""

    name: str
    description: str
    options: tuple[OptionSpec, ...] = ()
    hint: str = ""
    main: str = ""
    moderators_only: bool = False
    detail: str = ""
    """One more sentence for the help text."""


LEVELS = ("auto", "new-grad", "mid", "senior", "staff")
ROLES = ("auto", *(str(role) for role in Role if role is not Role.NONE))
"""Kinds of work that a member may aim at; "auto": what the resume reads as."""
REDACTED, MARKED, PARSED = "redacted", "marked", "read"
COPIES = (REDACTED, MARKED, PARSED)
"""What a member can have of their own file: copies of it, or what was read in it."""

COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec(
        "resume-check",
        gettext_noop("Review your resume: attach a PDF or DOCX, or check your newest one again"),
        (
            OptionSpec("file", "Your resume as PDF or DOCX", "file"),
            OptionSpec("private", "Only you see the review", "flag"),
            OptionSpec("public", "Post the review in this channel, once you confirm it", "flag"),
            OptionSpec("level", "Your career level; read from the resume if left out", "choice", choices=LEVELS),
            OptionSpec(
                "role", "The kind of work you are aiming for; remembered until you choose auto", "choice", choices=ROLES
            ),
            OptionSpec("industry", "Tailor the review to an industry", autocomplete=True),
            OptionSpec("remote", "Tailor the review to remote work", "flag"),
            OptionSpec("posting", "Tailor the review to a job, by its address. Only you see it", autocomplete=True),
            OptionSpec(
                "copy",
                "Get your file back: without what tells who you are, or with notes at its lines",
                "choice",
                choices=COPIES,
            ),
            OptionSpec("hide", "More words to black out in a redacted copy, separated by commas"),
            OptionSpec("mentor", "Ask a mentor about your newest review: what would you like to know?"),
        ),
        hint="[private|public] [level] [role] [industry] [remote] [job url] [marked] [redacted [hide: words]] "
        "[mentor: question] [help]",
        detail=gettext_noop("Only you see the answer, unless you dropped the file in this channel or say public."),
    ),
    CommandSpec(
        "keywords",
        gettext_noop("Compare a job posting with your resume"),
        (
            OptionSpec("url", "Address of the job posting (up to five at once), its text, or: saved"),
            OptionSpec("file", "The posting as a saved page, PDF, DOCX, text file or email", "file"),
        ),
        hint="<job url or text, up to five urls, or saved>",
        main="url",
        detail=gettext_noop(
            "Up to five addresses are compared at once; saved compares the newest postings you gave me. "
            "Without an address or text, it asks you for one, or for a file."
        ),
    ),
    CommandSpec(
        "applied",
        gettext_noop("Add an application to your log"),
        (OptionSpec("what", "The job's address, or the company", required=True),),
        hint="<url or company>",
        main="what",
    ),
    CommandSpec("applications", gettext_noop("Your applications and how they are going")),
    CommandSpec(
        "resume-reminders",
        gettext_noop("Your weekly reminder: when, what about, or off"),
        (OptionSpec("timezone", "Your time zone, such as Europe/Berlin", autocomplete=True),),
        hint="[time zone] | off",
        main="timezone",
    ),
    CommandSpec(
        "resume-help",
        gettext_noop("What the coach can do, and answers to common questions"),
        (OptionSpec("topic", "length, certifications, github, ats, timing, …", autocomplete=True),),
        hint="[topic]",
        main="topic",
    ),
    CommandSpec("resume-privacy", gettext_noop("See, export or delete everything the coach keeps about you")),
    CommandSpec(
        "resume-queue",
        gettext_noop("Members' questions that are waiting for a mentor"),
        detail=gettext_noop("For mentors and moderators."),
    ),
    CommandSpec("resume-settings", gettext_noop("Settings of this community"), moderators_only=True),
    CommandSpec(
        "resume-stats",
        gettext_noop("Which advice members find helpful, and which not"),
        moderators_only=True,
        detail=gettext_noop("Numbers only, and none about fewer than five answers."),
    ),
)


BY_NAME = {spec.name: spec for spec in COMMANDS}


NEW = "new"
"""In place of a review's id: a new file is asked for, whatever is kept."""


class Action:
    """Names of button presses; `value` in parentheses."""

    MORE = "more"  # the rest of a section's findings ("<review id>:<section>")
    CHECK_AGAIN = "check-again"  # (review id, or `NEW`)
    ROLE = "role"  # ask which kind of work a resume is for (review id)
    CHECK_PUBLIC = "check-public"  # the same for everybody in the channel to see ("<review id>?<options>")
    SCORE = "score"  # the score of a review, to its member alone (review id)
    PICTURE = "picture"  # a picture of the first page with numbered places (review id)
    MARK = "mark"  # a copy of the file with notes at its lines (review id)
    REDACT = "redact"  # a copy of the file without what tells who it is (review id)
    CHANGES = "changes"  # what changed since the version before, line by line (review id)
    PARSED = "parsed"  # what was read, field by field (review id)
    CORRECT = "correct"  # set right what was read ("<review id>:<what>")
    JSON_RESUME = "json-resume"  # the same as a file (review id)
    REDACT_MORE = "redact-more"  # the same, asking for more words to black out (review id)
    MATCH = "match"  # ask for a posting (review id)
    REMINDERS = "reminders"  # weekly reminder settings
    FOLLOW = "follow"  # whether a resume may be used in other places ("yes", "no")
    DELETE = "delete"  # ask before everything of the member is deleted
    DELETE_SURE = "delete-sure"
    EXPORT = "export"
    TRACK = "track"  # save a posting as an application (posting id)
    REMIND_FRESH = "remind-fresh"  # remind before 48 hours are over (posting id)
    CHECK_FOR = "check-for"  # review weighed by a posting (posting id)
    STAGE = "stage"  # move an application on ("<application id>:<stage>")
    VERSION = "version"  # ask which version of the resume went with an application (application id)
    CSV = "csv"  # export the application log
    SNOOZE = "snooze"  # (reminder id)
    DONE = "done"  # ("<reminder id>:<item>")
    STOP = "stop"  # no more reminders (reminder id)
    LANGUAGE = "language"  # ask in which language the member wants to be answered
    SETTINGS = "settings"
    HELP = "help"  # (topic)
    MENTOR = "mentor"  # ask what the member wants to know from a mentor (review id)
    CLAIM = "claim"  # take a member's question ("<question id>:")
    RELEASE = "release"  # give it back (likewise)
    ANSWERED = "answered"  # it is answered (likewise)
    WITHDRAW = "withdraw"  # its member needs no answer any longer (likewise)
    HELPFUL = "helpful"  # the advice of a rule is ("<review id>:<rule>:")
    WORDING = "wording"  # ask which line a model is to reword (review id)
    SEND_LINE = "send-line"  # the member agrees to send it ("<review id>:<number of the line>")
    HIDE_WORDING = "hide-wording"  # take a model's wordings away (number of what was sent)
    UNHELPFUL = "unhelpful"  # it is not (likewise)

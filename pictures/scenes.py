"""What is on the pictures, and when it appears: the captions of docs/pictures.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scene:
    """A picture's name, what it shows, and when that appears."""

    name: str
    title: str
    when: str


CHAPTERS: dict[str, tuple[Scene, ...]] = {
    "A resume in a channel": (
        Scene(
            "dropped",
            "The message with the file",
            "Once the review is there: ✅, and a thread whose name tells no "
            "score. Slack shows 👀 beside it; on Discord the 👀 of the first second has made room for ✅.",
        ),
        Scene(
            "reading",
            "While it is being read",
            "Within a second of the file: 👀. Slack says what the coach is doing, too.",
        ),
        Scene("thread", "The review", "In that thread."),
        Scene("newer", "A newer version", "When its member drops their resume again, a later version of it."),
        Scene("what-changed", "What changed", "To its member alone, when they press “What changed”."),
        Scene("without-score", "Without the score", "Where moderators chose that public threads show none."),
        Scene("score", "The score", "To its member alone, when they press “About the score”."),
        Scene("several", "Several files", "When two files come in one message: each header says which it is about."),
        Scene(
            "two-members",
            "Two members in one thread",
            "When somebody drops theirs in another one's thread: the header says whose it is.",
        ),
        Scene("rest", "The rest", "To its member alone, when they press “Show the rest”."),
        Scene("checked-again", "A pressed button", "From then on, in the message that held the button “Check again”."),
        Scene("role", "Work of another kind", "When its member presses “It's for other work”."),
        Scene("not-yours", "Somebody else's button", "To whoever presses a button of another member's review."),
        Scene(
            "refused", "A file that can't be read", "To its member alone, as a direct message; on the file there is ⚠️."
        ),
        Scene("gone", "A review that is no longer kept", "To its member alone, when they press a button months later."),
        Scene(
            "crowd", "Many at once", "In place of the sections, when more than five reviews are under way in a channel."
        ),
        Scene("too-many", "Too many", "As a direct message, to somebody who drops more than they may within an hour."),
    ),
    "Only for you": (
        Scene("asks-for-file", "A file, please", "After `/resume-check` from somebody who hasn't given a file yet."),
        Scene(
            "alone",
            "A private review",
            "After `/resume-check private`. On Discord it comes in the channel, for its "
            "member alone; on Slack in the direct conversation.",
        ),
        Scene(
            "alone-direct",
            "In the direct conversation",
            "When the file was sent to the coach directly: the header shows the page with numbered places.",
        ),
        Scene("public-offer", "Post it?", "To its member alone, after `/resume-check public`."),
        Scene(
            "public-posted",
            "Posted",
            "Once they agreed: the pressed button, and the message that the thread hangs at, "
            "which names the member and notifies nobody else.",
        ),
        Scene("slip", "A slip", "To its member alone, after `/resume-check privat`."),
        Scene("torn", "A command with a torn file", "To its member alone; nothing of it is where others read."),
    ),
    "Copies of your file": (
        Scene(
            "redacted",
            "The redacted copy",
            "When its member presses “Redacted copy” or types `/resume-check redacted`.",
        ),
        Scene("redacted-page", "What is in it", "The first page of that file: the words are gone, not covered."),
        Scene("redact-more", "More words", "When they press “Black out more”."),
        Scene("marked", "The copy with notes", "When they press “Copy with notes”."),
        Scene("page", "On the page", "When they press “Show me on the page”."),
        Scene("read", "What I read", "When they press “What I read”."),
        Scene("correct", "A correction", "When they press “Correct” there."),
        Scene("corrected", "Corrected", "Once they have sent it."),
    ),
    "Your data": (
        Scene("privacy", "What is kept", "After `/resume-privacy`."),
        Scene("export", "Export", "When the member presses “Export”."),
        Scene(
            "delete-asks", "Delete my data", "When the member presses that button: on Slack, Slack's own dialog asks."
        ),
        Scene("deleted", "Deleted", "Once they agreed."),
        Scene(
            "emptied",
            "A message that may not be deleted",
            "In its place, where the platform lets the coach edit it, but not delete it.",
        ),
        Scene("stays", "What had to stay", "As a direct message, where something could not be taken down at all."),
        Scene("moderator-deletes", "Somebody else's review", "To a moderator who presses “Delete my data” below it."),
        Scene(
            "elsewhere",
            "A resume from elsewhere",
            "Discord: to a member who asks in a server for what they gave only in a direct message.",
        ),
        Scene("elsewhere-chosen", "Chosen", "Once they answered."),
    ),
    "Jobs and applications": (
        Scene("match", "Match a job", "When a member presses “Match a job”, or types `/keywords` alone."),
        Scene("keywords", "A posting beside the resume", "Once they have sent it. Only they see it."),
        Scene("tracked", "Tracked", "In that message, once they pressed “Track this application”."),
        Scene("keywords-several", "Several postings", "After `/keywords saved`, or with several addresses."),
        Scene(
            "keywords-refused",
            "A posting that can't be had",
            "After `/keywords` with an address that the coach doesn't open.",
        ),
        Scene("applied", "An application", "After `/applied Initech`."),
        Scene("stage", "A step further", "In the message with the pressed button, and below it."),
        Scene("applications", "The log", "After `/applications`."),
        Scene("applications-many", "A longer log", "The same with more than five: what has no buttons is in a table."),
        Scene("version", "The version that went with it", "When they press “Version you sent”."),
    ),
    "The weekly reminder": (
        Scene("reminders", "When, and what about", "After `/resume-reminders`."),
        Scene("reminders-wrong", "One field is wrong", "When the form was sent: the rest is still there."),
        Scene("reminders-on", "Turned on", "Once it is right."),
        Scene("reminder", "The reminder", "Once a week, in the direct conversation."),
        Scene("reminder-done", "Done", "In that message, once “2 · Done” was pressed."),
        Scene("reminder-stopped", "Stop", "In that message, once “Stop” was pressed."),
    ),
    "Help, and your language": (
        Scene("help", "Help", "After `/resume-help`."),
        Scene("topic", "An answer", "After `/resume-help should I put a photo on it?`."),
        Scene("no-topic", "No answer", "After a question that there is none on."),
        Scene("language", "Language", "When a member presses “Language”."),
        Scene("language-chosen", "En español", "Once they chose Spanish: everything from then on."),
        Scene("spanish", "A review in Spanish", "For them, of the same resume."),
    ),
    "Mentors": (
        Scene("ask-mentor", "Ask a mentor", "When a member presses “Ask a mentor”."),
        Scene("mentor-asked", "On its way", "Once they have sent it."),
        Scene("mentor-question", "In the thread", "For mentors, who are notified, and nobody else is."),
        Scene("mentor-queue", "The queue", "After `/resume-queue` from a mentor."),
        Scene("mentor-taken", "Taken", "In the message with the question, once a mentor pressed “I'll answer this”."),
    ),
    "A model's wording": (
        Scene(
            "wording-asks",
            "Before anything is sent",
            "Where a model is turned on: to a member who chose one of their lines.",
        ),
        Scene("wording", "A model's wording", "To that member alone, once they agreed and it has come."),
    ),
    "Moderators": (
        Scene(
            "welcome",
            "The coach is here",
            "Once it was installed: on Discord in the server, on Slack to whoever installed it.",
        ),
        Scene("settings", "Settings", "After `/resume-settings`, or “Choose channels”."),
        Scene("settings-wrong", "A number out of bounds", "When the form was sent with one: the rest is still there."),
        Scene("settings-saved", "Saved", "Once it is right."),
        Scene("settings-rules", "Rules and channels", "When they press that button."),
        Scene("digest", "The week", "Once a week, in the channel that moderators chose for it."),
        Scene("stats", "What members think of the advice", "After `/resume-stats`."),
    ),
    "Only on Slack": (
        Scene("home-empty", "The home tab, at first", "When a member opens it who has no review yet."),
        Scene("home", "The home tab", "After a review; it is kept up to date while it is open."),
        Scene("match-shortcut", "“Match this job”", "When a member chooses it on a message that holds a posting."),
        Scene("usage", "How to use a command", "After `/applied help`, and so for each command."),
        Scene("moment", "One moment", "After a second, where an answer takes longer."),
        Scene("may-not-write", "Where the coach may not write", "To the member alone, as a direct message."),
    ),
    "Only on Discord": (
        Scene("forum-asks", "A post that asks", "When a post has the tag “Review me”."),
        Scene("forum-reviewed", "Reviewed", "The same post afterwards, where the coach was given Manage Threads."),
        Scene("no-thread", "Where no thread can be", "In the channel, once, when a permission is missing."),
        Scene(
            "fill-again",
            "A form that was wrong",
            "To whoever sent it: Discord closes forms, so a button opens it again.",
        ),
    ),
}

SCENES: dict[str, Scene] = {scene.name: scene for scenes in CHAPTERS.values() for scene in scenes}

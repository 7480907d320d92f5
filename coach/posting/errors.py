"""What a person is told when no posting could be read: what happened, and a way around it."""

from coach.errors import NoPosting
from texts import gettext_noop

AROUND = gettext_noop(
    "Paste the posting's text instead, or attach it as a file: the saved page, a PDF, a DOCX or a mail."
)

_SENTENCES = {
    "not_http": gettext_noop("That is not a web address I can open; it should begin with https://."),
    "credentials": gettext_noop("That address carries a user name or password. Please send it without them."),
    "port": gettext_noop("I only open ordinary web pages, and that address names an unusual port."),
    "private_address": gettext_noop(
        "That address points into a private network, and I only open pages on the public internet."
    ),
    "dead_link": gettext_noop(
        "I could not open that page: the link is dead, or nobody answers there on the public internet."
    ),
    "busy": gettext_noop(
        "I am asked for many pages of that site just now, and I ask it for one at a time. Try again in a minute."
    ),
    "site_trouble": gettext_noop("That site answers with an error of its own at the moment. Try again in a while."),
    "timeout": gettext_noop("That page takes too long to answer."),
    "too_large": gettext_noop("That page is far larger than a job posting should be."),
    "too_heavy": gettext_noop("Reading that page takes more than a job posting should need."),
    "internal": gettext_noop("Something in that posting is more than I can read, which is my fault and not yours."),
    "too_many_redirects": gettext_noop("That address sends me from page to page without end."),
    "login_wall": gettext_noop(
        "That page shows its postings only to people who are signed in, and I never sign in anywhere."
    ),
    "bot_wall": gettext_noop("That site only lets people in, not programs, and I respect that."),
    "expired": gettext_noop(
        "That posting seems to be closed: the page says it is no longer open or it is not there any more."
    ),
    "no_posting": gettext_noop(
        "I found no job posting on that page; it may be a list of jobs or be drawn by a script."
    ),
    "no_posting_text": gettext_noop(
        "That does not look like a job posting to me. Paste all of it, requirements included."
    ),
    "unsupported_content": gettext_noop("That is no web page or text (perhaps a picture), so I find no posting in it."),
    "unreadable_file": gettext_noop(
        "I could not read that file; it may be locked, damaged or of another kind than I know."
    ),
}
_HAS_ITS_OWN_WAY = frozenset({"not_http", "credentials", "no_posting_text", "internal"})
_REASONS = {
    "port": "not_http",
    "credentials": "not_http",
    "site_trouble": "dead_link",
    "too_many_redirects": "dead_link",
    "no_posting_text": "no_posting",
    "too_heavy": "too_large",
    "unreadable_file": "unsupported_content",
}


def sentences(case: str) -> tuple[str, ...]:
    """The words for a case, with the way around it, as the catalogue has them."""
    words = _SENTENCES[case]
    return (words,) if case in _HAS_ITS_OWN_WAY else (words, AROUND)


def no_posting(case: str) -> NoPosting:
    """The error for a case; several cases can share one stable reason."""
    return NoPosting(_REASONS.get(case, case), *sentences(case))

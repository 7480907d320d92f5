"""What a person is told when no posting could be read: what happened, and a way around it."""

from coach.errors import NoPosting
from texts import gettext_noop

AROUND = gettext_noop(
    "Paste the posting's text instead, or attach it as a file: the saved page, a PDF, a DOCX or an email."
)

_SENTENCES = {
    "not_http": gettext_noop("That isn't a web address I can open; it should begin with https://."),
    "credentials": gettext_noop("That address contains a user name or password. Please send it without them."),
    "port": gettext_noop("I open ordinary web pages only, and that address names an unusual port."),
    "private_address": gettext_noop(
        "That address points into a private network, and I open pages on the public internet only."
    ),
    "dead_link": gettext_noop(
        "I couldn't open that page: the link is dead, or nothing answers there on the public internet."
    ),
    "busy": gettext_noop(
        "I have many pages to read from that site right now, and I request them one at a time. Try again in a minute."
    ),
    "site_trouble": gettext_noop("That site is answering with an error of its own. Try again in a while."),
    "timeout": gettext_noop("That page took too long to answer."),
    "too_large": gettext_noop("That page is far larger than a job posting should be."),
    "too_heavy": gettext_noop("Reading that page takes more work than a job posting should need."),
    "internal": gettext_noop("Something in that posting is more than I can read. That is my fault, not yours."),
    "too_many_redirects": gettext_noop("That address keeps sending me from page to page."),
    "login_wall": gettext_noop(
        "That page shows its postings only to people who are signed in, and I never sign in anywhere."
    ),
    "bot_wall": gettext_noop("That site lets in only people, not programs, and I respect that."),
    "expired": gettext_noop("That posting seems to be closed: the page says so, or it is no longer there."),
    "no_posting": gettext_noop("I found no job posting on that page. It may be a list of jobs, or drawn by a script."),
    "no_posting_text": gettext_noop(
        "That doesn't look like a job posting to me. Paste all of it, requirements included."
    ),
    "unsupported_content": gettext_noop(
        "That isn't a web page or text (maybe it is a picture), so I found no posting."
    ),
    "unreadable_file": gettext_noop("I couldn't read that file. It may be locked, damaged, or of a kind I don't know."),
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

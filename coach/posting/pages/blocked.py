"""Recognises pages that stand in for the posting: sign-in pages, checks for robots, closed postings."""

import re
from collections.abc import Mapping

from coach.posting import errors

LOGIN_HOSTS = re.compile(
    r"(^|\.)(linkedin\.com|lnkd\.in|indeed\.[a-z.]+|glassdoor\.[a-z.]+|facebook\.com|blind\.com)$", re.I
)
"""Sites that show postings to members only and forbid programs; they are not even asked."""

_LOGIN_PATH = re.compile(r"(^|/)(log-?in|sign-?in|authwall|uas|checkpoint|sso|auth)(/|$|\.)", re.I)
_PASSWORD = re.compile(rb"""<input[^>]{0,300}type\s*=\s*["']?password""", re.I)
_ROBOT = re.compile(
    rb"cf-chl-|challenge-platform|cf_chl_opt|_Incapsula_Resource|px-captcha|geo\.captcha-delivery\.com|"
    rb"<title>\s*(just a moment|attention required|access denied|are you (a )?(human|robot)|robot check|"
    rb"security check|verif(y|ying) you are human|pardon our interruption)|"
    rb"(g-recaptcha|h-captcha|cf-turnstile)\b",
    re.I,
)
_CLOSED = re.compile(
    r"no longer (accepting applications|available|open|active|exists?|posted)|(has|have) been (filled|closed|removed)|"
    r"(job|posting|position|role|vacancy|listing) (has |is )?(already )?(expired|closed|filled|no longer)|"
    r"(job|posting|position|page)( you (are|were) looking for)? (was )?(not|could ?n.t be) found|"
    r"(applications?|this (job|role|position)) (are|is) (now )?closed",
    re.I,
)
_BUSY = frozenset({429, 999})
_GONE = frozenset({404, 410})
_MAX_WALL = 60_000


def check_host(host: str) -> None:
    """Raises NoPosting for sites that are known to show nothing without a login."""
    if LOGIN_HOSTS.search(host):
        raise errors.no_posting("login_wall")


def check_path(path: str) -> None:
    """Raises NoPosting if a redirect leads to a sign-in page."""
    if _LOGIN_PATH.search(path):
        raise errors.no_posting("login_wall")


def check_response(status: int, headers: Mapping[str, str], data: bytes) -> None:
    """Raises NoPosting for an answer that is an error or a wall by its status and headers."""
    if status < 400:
        return
    if status in _BUSY or "cf-mitigated" in headers or _ROBOT.search(data[:_MAX_WALL]):
        raise errors.no_posting("bot_wall")
    if status in {401, 407} or (status == 403 and _PASSWORD.search(data[:_MAX_WALL])):
        raise errors.no_posting("login_wall")
    if status == 403:
        raise errors.no_posting("bot_wall")
    if status in _GONE:
        raise errors.no_posting(
            "expired" if _CLOSED.search(data[:_MAX_WALL].decode("utf-8", "replace")) else "dead_link"
        )
    raise errors.no_posting("site_trouble" if status >= 500 else "dead_link")


def case_of(html: bytes, text: str) -> str:
    """Why a page holds no posting: the case for `errors.no_posting`, judged by its markup and its visible text."""
    if _CLOSED.search(text):
        return "expired"
    if _ROBOT.search(html[:_MAX_WALL]):
        return "bot_wall"
    if _PASSWORD.search(html[:_MAX_WALL]):
        return "login_wall"
    return "no_posting"

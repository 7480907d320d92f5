"""A posting that came by mail and was saved as a message (.eml)."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

_FIRST = re.compile(
    rb"\A\s*(?:(?:From|To|Date|Subject|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|"
    rb"DKIM-Signature|ARC-Seal|Reply-To|X-[\w-]{1,60}):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,60}){2}",
    re.I,
)
_DECLARED = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Content-Type):", re.I | re.M)
_HEAD = 20_000


def is_one(data: bytes) -> bool:
    """Whether this begins like a message: two headers of mail, one of those that only programs write among them."""
    head = data[:_HEAD]
    return bool(_FIRST.match(head.replace(b"\r\n", b"\n")) and _DECLARED.search(head))


def bodies(data: bytes) -> Iterator[tuple[str, bool]]:
    """The message's text, as HTML (True) first where it has both."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for kind in ("html", "plain"):
        body = message.get_body((kind,)) if isinstance(message, EmailMessage) else None
        try:
            content = body.get_content() if body is not None else ""
        except (LookupError, ValueError):  # a part that is not written as it says
            continue
        if isinstance(content, str) and content.strip():
            yield content, kind == "html"

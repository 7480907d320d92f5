"""The states of a review, and what of its row is read and written in each."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from coach.chat.places import Options, Upload
from coach.store.tables import ReviewRow

RECEIVED, READ, REVIEWED, POSTING, POSTED, FAILED = "received", "read", "reviewed", "posting", "posted", "failed"
OPEN = (RECEIVED, READ, REVIEWED, POSTING)
"""A review in one of these is still on its way."""

JOB = "review"
WITHDRAWN = "withdrawn"
_UPLOADS = TypeAdapter(Upload)
_OPTIONS = TypeAdapter(Options)


def upload_to_json(upload: Upload) -> dict[str, Any]:
    """An upload as plain values for a row."""
    values: dict[str, Any] = _UPLOADS.dump_python(upload, mode="json")
    return values


def upload_of(row: ReviewRow) -> Upload:
    """The upload a review is about."""
    return _UPLOADS.validate_python(row.request)


def options_of(row: ReviewRow) -> Options:
    """What a review was asked to be weighed by; scores compare where this is the same."""
    options = _OPTIONS.validate_python(row.request.get("options") or {})
    return replace(options, remote=bool(options.remote))


def lock_of(community: str, channel: str) -> str:
    """Reviews of one channel run one after the other."""
    return f"{community}/{channel}"

"""The file that a command line names: opened, or `-` for standard input, or why not."""

import sys
from pathlib import Path

from coach.errors import Code, Unreadable

MAX_BYTES = 10 * 1024 * 1024
"""More than any resume needs, and what Slack's file input takes."""
STANDARD_INPUT = Path("-")


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most. Raises Unreadable with what to fix."""
    try:
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Unreadable(Code.NOT_FOUND, "There is no such file. Check its name and folder.") from error
    except IsADirectoryError as error:
        raise Unreadable(Code.IS_FOLDER, "This is a folder. Name the files in it: {path}/*.pdf", path=path) from error
    except PermissionError as error:
        if path.is_dir():  # what Windows says of a folder
            raise Unreadable(Code.IS_FOLDER, "This is a folder. Name the files in it.") from error
        raise Unreadable(Code.NOT_ALLOWED, "You aren't allowed to read this file. Check who owns it.") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "its name is not possible").lower()
        raise Unreadable(Code.CORRUPT, "I couldn't open the file: {reason}.", reason=reason) from error

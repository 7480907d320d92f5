"""Encryption of what is kept: Fernet with rotating keys (the first encrypts, all decrypt)."""

import os
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import TypeAdapter
from sqlalchemy.engine import make_url

from coach.errors import CoachError

T = TypeVar("T")


class NotOurs(CoachError):
    """What is kept was encrypted by a key that is no longer configured."""


class Vault:
    """Locks bytes and values away. `keys` are URL-safe base64 Fernet keys, newest first."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise ValueError("At least one encryption key is needed.")
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def lock(self, data: bytes) -> bytes:
        """The bytes, encrypted by the newest key."""
        return self._fernet.encrypt(data)

    def unlock(self, token: bytes) -> bytes:
        """The bytes behind `token`. Raises NotOurs."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken as error:
            raise NotOurs("This was encrypted by a key that is no longer configured.") from error

    def rotate(self, token: bytes) -> bytes:
        """The same content encrypted by the newest key. Raises NotOurs."""
        try:
            return self._fernet.rotate(token)
        except InvalidToken as error:
            raise NotOurs("This was encrypted by a key that is no longer configured.") from error

    def seal(self, kind: type[T], value: T) -> bytes:
        """A value (a dataclass or pydantic model) as encrypted JSON."""
        return self.lock(_adapter(kind).dump_json(value))

    def open(self, kind: type[T], token: bytes) -> T:
        """The value that `seal` locked away. Raises NotOurs."""
        return _adapter(kind).validate_json(self.unlock(token))


@cache
def _built(kind: Any) -> TypeAdapter[Any]:
    """Built once for each kind: building one takes milliseconds, and a review needs some twenty."""
    return TypeAdapter(kind)


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return _built(cast(Hashable, kind))


def keys_for(configured: str, database_url: str) -> tuple[str, ...]:
    """The configured keys (separated by commas), else those in the key file beside the SQLite database.

    The file is made at first use, readable by its owner only: `resume-coach.db` → `resume-coach.db.key`, one key a
    line, newest first. With another database keys must be configured, since several machines need the same ones.
    """
    keys = tuple(key.strip() for key in configured.split(",") if key.strip())
    if keys:
        return keys
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise CoachError("Set COACH_ENCRYPTION_KEYS: this database has no place beside it for a key file.")
    return _from_file(Path(url.database + ".key"))


def new_key() -> str:
    """A fresh key, for the settings."""
    return Fernet.generate_key().decode()


def _from_file(path: Path) -> tuple[str, ...]:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return tuple(path.read_text("ascii").split())
    with os.fdopen(handle, "w") as file:
        file.write(new_key() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return _from_file(path)

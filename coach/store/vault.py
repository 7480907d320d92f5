"""Encryption of what is kept: Fernet with rotating keys (the first encrypts, all decrypt)."""

import hmac
from collections.abc import Hashable, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar, cast

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import TypeAdapter

from coach.errors import CoachError

T = TypeVar("T")
OF_MEMBER = b"m."
"""What a value begins with that a member's own key encrypted; without it the vault's did."""


class NotOurs(CoachError):
    """What is kept was encrypted by a key that is no longer there."""


class Vault:
    """Locks bytes and values away. `keys` are URL-safe base64 Fernet keys, newest first.

    `around`: the vault that keeps these keys. What it encrypted itself, before there were these, can be read here too.
    """

    def __init__(self, keys: Sequence[str], around: "Vault | None" = None) -> None:
        if not keys:
            raise ValueError("At least one encryption key is needed.")
        self._fernet, self._around = MultiFernet([Fernet(key) for key in keys]), around
        self._mark = b"" if around is None else OF_MEMBER
        self._newest = keys[0].encode()

    def lock(self, data: bytes) -> bytes:
        """The bytes, encrypted by the newest key."""
        return self._mark + self._fernet.encrypt(data)

    def unlock(self, token: bytes) -> bytes:
        """The bytes behind `token`. Raises NotOurs."""
        if self._around is not None and not token.startswith(self._mark):
            return self._around.unlock(token)
        try:
            return self._fernet.decrypt(token[len(self._mark) :])
        except InvalidToken as error:
            raise NotOurs("This was encrypted by a key that is no longer there.") from error

    def rotate(self, token: bytes) -> bytes:
        """The same content encrypted by the newest key. Raises NotOurs."""
        return self.lock(self.unlock(token))

    def fingerprint(self, text: str) -> str:
        """A word that is the same for the same text as long as the newest key is, and says nothing without it."""
        return hmac.new(self._newest, text.encode(), sha256).hexdigest()

    def seal(self, kind: type[T], value: T) -> bytes:
        """A value (a dataclass or pydantic model) as encrypted JSON."""
        return self.lock(_adapter(kind).dump_json(value))

    def open(self, kind: type[T], token: bytes) -> T:
        """The value that `seal` locked away. Raises NotOurs."""
        return _adapter(kind).validate_json(self.unlock(token))


def new_key() -> str:
    """A fresh key."""
    return Fernet.generate_key().decode()


@cache
def _built(kind: Any) -> TypeAdapter[Any]:
    """Built once for each kind: building one takes milliseconds, and a review needs some twenty."""
    return TypeAdapter(kind)


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return _built(cast(Hashable, kind))

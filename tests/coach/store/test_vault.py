"""What is kept is encrypted, and keys can be changed without losing it."""

import stat
from pathlib import Path

import pytest

from coach.chat.message import Message, Paragraph, plain
from coach.errors import CoachError
from coach.store.vault import NotOurs, Vault, keys_for, new_key

OLD, NEW = new_key(), new_key()


def test_a_value_comes_back_and_its_words_do_not_show() -> None:
    message = Message((Paragraph(plain("Cut latency by 80 %")),))
    token = Vault([OLD]).seal(Message, message)
    assert b"latency" not in token
    assert Vault([OLD]).open(Message, token) == message


def test_an_old_key_still_opens_and_rotation_frees_from_it() -> None:
    token = Vault([OLD]).lock(b"x")
    rotated = Vault([NEW, OLD]).rotate(token)
    assert Vault([NEW, OLD]).unlock(token) == b"x"
    assert Vault([NEW]).unlock(rotated) == b"x"
    with pytest.raises(NotOurs):
        Vault([NEW]).unlock(token)


def test_a_key_file_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'coach.db'}"
    keys = keys_for("", url)
    assert keys_for("", url) == keys
    assert stat.S_IMODE((tmp_path / "coach.db.key").stat().st_mode) == 0o600


def test_configured_keys_come_first() -> None:
    assert keys_for(f"{NEW}, {OLD}", "sqlite+aiosqlite:///x.db") == (NEW, OLD)


def test_postgresql_needs_configured_keys() -> None:
    with pytest.raises(CoachError, match="COACH_ENCRYPTION_KEYS"):
        keys_for("", "postgresql+psycopg://h/d")

"""What is kept is encrypted, and keys can be changed without losing it."""

import pytest

from coach.chat.message import Message, Paragraph, plain
from coach.store.vault import NotOurs, Vault, new_key

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


def test_a_members_vault_reads_what_the_vault_around_it_wrote_and_not_the_other_way_round() -> None:
    around = Vault([OLD])
    theirs = Vault([NEW], around=around)
    before = around.lock(b"from before there were members' keys")
    assert theirs.unlock(before).startswith(b"from before")
    token = theirs.lock(b"x")
    assert theirs.unlock(token) == b"x"
    with pytest.raises(NotOurs):
        around.unlock(token)

"""Where the coach is installed: tokens kept encrypted, by workspace or organisation, and gone when it is removed."""

from collections.abc import AsyncIterator
from pathlib import Path
from time import time

import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store.models.installation import Installation
from sqlalchemy import text

from adapters.slack.client import Web
from adapters.slack.installations import Installations
from adapters.slack.installing import SealedStates
from coach.chat.places import Community
from coach.errors import PlaceGone
from coach.store import open_store
from coach.store.vault import Vault
from tests.migrated import migrated


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Installations]:
    url = migrated(tmp_path)
    store, web = open_store(url), Web("http://127.0.0.1:9/api/")
    yield Installations(store, Vault([Fernet.generate_key().decode()]), web, "id", "secret")
    await web.close()
    await store.close()


def installation(team: str | None, enterprise: str | None = None, token: str = "xoxb-1") -> Installation:
    return Installation(
        user_id="U1",
        team_id=team,
        enterprise_id=enterprise,
        is_enterprise_install=team is None,
        bot_token=token,
        bot_id="B1",
        bot_user_id="U0",
        bot_token_expires_at=int(time()) + 43_200,
        bot_refresh_token="xoxe-1",
    )


async def test_a_workspaces_token_is_used_and_stands_encrypted_in_the_database(kept: Installations) -> None:
    await kept.async_save(installation("T1"))
    assert (await kept.of(Community("slack", "T1"))).token == "xoxb-1"
    async with kept._store.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT secrets FROM installations"))).all()
    assert len(rows) == 1
    assert b"xoxb-1" not in rows[0][0]
    assert b"xoxe-1" not in rows[0][0]


async def test_installing_again_replaces_the_token(kept: Installations) -> None:
    await kept.async_save(installation("T1"))
    await kept.async_save(installation("T1", token="xoxb-2"))
    assert (await kept.of(Community("slack", "T1"))).token == "xoxb-2"


async def test_workspaces_do_not_see_each_others_tokens(kept: Installations) -> None:
    await kept.async_save(installation("T1"))
    with pytest.raises(PlaceGone):
        await kept.of(Community("slack", "T2"))
    assert await kept.authorize(None, "T2") is None


async def test_an_organisations_installation_serves_its_workspaces(kept: Installations) -> None:
    await kept.async_save(installation(None, "E1"))
    found = await kept.authorize("E1", "T7")
    assert found is not None
    assert found.bot_token == "xoxb-1"
    assert (await kept.of(Community("slack", "T7"))).token == "xoxb-1"
    assert await kept.within(Community("slack", "E1")) == [Community("slack", "T7")]
    await kept.async_save(installation("T9"))
    assert await kept.everywhere() == [Community("slack", "T7"), Community("slack", "T9")]


async def test_a_removed_coach_has_no_token_left(kept: Installations) -> None:
    await kept.async_save(installation("T1"))
    await kept.forget(Community("slack", "T1"))
    with pytest.raises(PlaceGone):
        await kept.of(Community("slack", "T1"))


async def test_a_state_is_good_once_and_only_if_ours() -> None:
    states = SealedStates(Vault([Fernet.generate_key().decode()]))
    state = await states.async_issue()
    assert await states.async_consume(state)
    assert not await states.async_consume(state)
    assert not await states.async_consume(await SealedStates(Vault([Fernet.generate_key().decode()])).async_issue())
    assert not await states.async_consume("nonsense")

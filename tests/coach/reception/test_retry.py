"""A file dropped while the database is away for a moment is taken all the same."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from coach.reception import retry
from coach.reception.service import DurableCoachService
from coach.store import open_store
from tests.coach.tcp_proxy import proxy_to

from .conftest import COMMUNITY, Coach


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_file_dropped_while_the_database_restarts_is_taken(coach: Coach, database_url: str) -> None:
    async with proxy_to(database_url) as proxy:
        port = await proxy.open(0)
        await proxy.close()
        store = open_store(make_url(database_url).set(port=port).render_as_string(hide_password=False))
        service = DurableCoachService(replace(coach.context, store=store), coach.handlers)
        taking = asyncio.create_task(service.receive(coach.drop()))
        withdrawing = asyncio.create_task(service.withdraw(COMMUNITY, "C9", message="m-other"))
        await asyncio.sleep(0.5)
        assert not taking.done()
        assert not withdrawing.done()
        await proxy.open(port)
        receipt = await asyncio.wait_for(taking, 10)
        await asyncio.wait_for(withdrawing, 10)
        await store.close()
    assert receipt.review is not None
    await coach.start()
    await coach.settle()
    assert coach.platform.messages


async def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    async def fail() -> None:
        tries.append(1)
        raise OperationalError("SELECT 1", {}, Exception("away"))

    monkeypatch.setattr(retry, "PAUSES", (0.0, 0.0))
    with pytest.raises(OperationalError):
        await retry.retrying(fail)
    assert len(tries) == 3

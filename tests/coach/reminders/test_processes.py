"""Reminders sent by processes of which some are killed: each arrives, and arrives once."""

import multiprocessing
import random
import time
from collections import Counter
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from coach.store import Store
from coach.store.engine import connect_blocking
from coach.store.tables import ApplicationRow, OutboxRow, ReminderRow
from coach.store.vault import new_key

from .sender_process import HASTE, START, send

FORK = multiprocessing.get_context("fork")

MEMBERS = 120
PROCESSES = 3
KILLS = 4
SPAN = timedelta(minutes=25)
"""Members are due one after the other, so that every process gets some."""


async def subscribe(store: Store) -> None:
    long_ago = START - timedelta(days=20)
    async with store.across("test") as session:
        for number in range(MEMBERS):
            whose = {"community": "slack:T1", "member": f"U{number}"}
            at = START + SPAN * number / MEMBERS
            session.add(ReminderRow(**whose, hour=at.hour, minute=at.minute, next_at=at))
            session.add(
                ApplicationRow(
                    **whose, company="Acme", stage="applied", created_at=long_ago, changed_at=long_ago, history=[]
                )
            )


def posted(engine: Engine) -> int:
    with engine.connect() as connection:
        found = connection.scalar(select(func.count(OutboxRow.id)).where(OutboxRow.platform_id != "")) or 0
    engine.dispose()  # what is forked next inherits no connection
    return found


def begin(*arguments: Any) -> BaseProcess:
    """A sender, forked from here: most of the time of a fresh process would go into its loading."""
    process = FORK.Process(target=send, args=arguments)
    process.start()
    return process


async def test_killed_in_between_each_arrives_once(store: Store, database_url: str, tmp_path: Path) -> None:
    await subscribe(store)
    await store.close()
    folder = tmp_path / "platform"
    folder.mkdir()
    engine, told = connect_blocking(database_url), (database_url, new_key(), folder, time.time())
    fate, senders, kills = random.Random(7), [begin(*told) for _ in range(PROCESSES)], 0
    end = time.monotonic() + timedelta(hours=4).total_seconds() / HASTE
    try:
        while posted(engine) < MEMBERS and time.monotonic() < end:
            time.sleep(0.1)
            if kills < KILLS and len(list(folder.glob("*.post"))) > MEMBERS * (kills + 1) / (KILLS + 2):
                victim = senders.pop(fate.randrange(PROCESSES))
                victim.kill()
                victim.join()
                senders.append(begin(*told))
                kills += 1
    finally:
        for sender in senders:
            sender.kill()
            sender.join()
    arrived = Counter(file.name.partition(".")[0] for file in folder.glob("*.post"))
    assert (len(arrived), max(arrived.values()), kills) == (MEMBERS, 1, KILLS)

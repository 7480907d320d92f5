"""Reminders sent by processes of which some are killed: each arrives, and arrives once."""

import random
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy import func, select

from coach.store import Store
from coach.store.tables import ApplicationRow, OutboxRow, ReminderRow

from .sender_process import HASTE, START

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


async def posted(store: Store) -> int:
    async with store.across("test") as session:
        return await session.scalar(select(func.count(OutboxRow.id)).where(OutboxRow.platform_id != "")) or 0


async def test_killed_in_between_each_arrives_once(store: Store, database_url: str, tmp_path: Path) -> None:
    await subscribe(store)
    folder = tmp_path / "platform"
    folder.mkdir()
    script = str(Path(__file__).with_name("sender_process.py"))
    command = [sys.executable, script, database_url, Fernet.generate_key().decode(), str(folder), str(time.time() + 2)]
    fate, senders, kills = random.Random(7), [subprocess.Popen(command) for _ in range(PROCESSES)], 0
    end = time.monotonic() + timedelta(hours=4).total_seconds() / HASTE
    try:
        while await posted(store) < MEMBERS and time.monotonic() < end:
            time.sleep(0.1)
            if kills < KILLS and len(list(folder.glob("*.post"))) > MEMBERS * (kills + 1) / (KILLS + 2):
                victim = senders.pop(fate.randrange(PROCESSES))
                victim.kill()
                victim.wait()
                senders.append(subprocess.Popen(command))
                kills += 1
    finally:
        for sender in senders:
            sender.kill()
            sender.wait()
    arrived = Counter(file.name.partition(".")[0] for file in folder.glob("*.post"))
    assert (len(arrived), max(arrived.values()), kills) == (MEMBERS, 1, KILLS)

"""A message whose file is done with is not marked as just received, whichever task comes first."""

import asyncio
from typing import Any

from coach.chat.places import Community, Place
from coach.chat.platform import Reaction
from coach.chat.reactions import Marks

PLACE = Place(Community("slack", "T1"), "C1", "m1")


async def given(marks: Marks, log: list[Reaction], reaction: Reaction, place: Place = PLACE) -> None:
    async with marks.turn(place, reaction) as may:
        await asyncio.sleep(0)
        if may:
            log.append(reaction)


async def test_the_mark_of_receipt_is_left_out_once_the_work_has_ended() -> None:
    marks = Marks()
    log: list[Any] = []
    await given(marks, log, "none")
    await given(marks, log, "seen")
    assert log == ["none"]


async def test_marks_of_one_message_wait_for_each_other_and_those_of_others_do_not() -> None:
    marks = Marks()
    log: list[Any] = []
    other = Place(Community("slack", "T1"), "C1", "m2")
    await asyncio.gather(given(marks, log, "seen"), given(marks, log, "done"), given(marks, log, "seen", other))
    assert log.index("seen") < log.index("done")
    assert log.count("seen") == 2

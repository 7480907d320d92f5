"""What changed since the last version, for its member alone, as long as both are kept."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from coach.chat.catalog import Action
from coach.chat.message import Buttons, Message, Quote
from coach.chat.places import FileRef
from coach.review.reviewing import review
from coach.store.tables import ResumeRow, ReviewRow
from tests.coach.test_changes import LINES, WEAK, bare, changed
from tests.rules.invented_resumes import to_pdf

from .conftest import BOB, COMMUNITY, Coach
from .test_commands import press
from .test_correcting import correct

BETTER = "- Automated the deployment of the ledger service, from 2 hours to 5 minutes"


@pytest.fixture
async def coach(make_coach: Callable[..., Coach]) -> AsyncIterator[Coach]:
    made = make_coach(reviewer=review)
    await made.start()
    yield made
    await made.work.stop(1)


async def two_versions(coach: Coach) -> int:
    """Drops two versions; gives the review of the second."""
    for name, lines in (("v1", LINES), ("v2", changed(WEAK, BETTER))):
        coach.platform.files[name] = to_pdf("\n".join(lines))
        receipt = await coach.service.receive(replace(coach.drop(name), file=FileRef(name, "resume.pdf")))
        await coach.settle()
    assert receipt.review
    return receipt.review


def quotes(message: Message) -> list[str]:
    return [part.text for part in message.parts if isinstance(part, Quote)]


async def test_the_button_stands_only_under_a_newer_version(coach: Coach) -> None:
    await two_versions(coach)
    with_button = [
        button.value
        for _, _, message in coach.platform.messages
        for part in message.parts
        if isinstance(part, Buttons)
        for button in part.buttons
        if button.action == Action.CHANGES
    ]
    assert with_button == ["2"]


async def test_lines_and_score_for_the_owner_alone(coach: Coach) -> None:
    newest = await two_versions(coach)
    answer = await coach.service.press(press(Action.CHANGES, newest))
    (message,) = answer.messages
    assert answer.private
    assert quotes(message) == [bare(WEAK), bare(BETTER)]
    assert "Closes: " in str(message.parts)
    assert "Results" in str(message.parts)
    refused = await coach.service.press(press(Action.CHANGES, newest, BOB))
    assert "someone else" in refused.messages[0].summary


@pytest.mark.parametrize("value", ["1", "", "x", "99"])
async def test_without_an_earlier_version_it_is_said(coach: Coach, value: str) -> None:
    await two_versions(coach)
    answer = await coach.service.press(press(Action.CHANGES, value))
    assert "no longer have" in answer.messages[0].summary


async def test_without_its_lines_score_and_findings_are_left(coach: Coach) -> None:
    newest = await two_versions(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(delete(ResumeRow).where(ResumeRow.id == 1))
    (message,) = (await coach.service.press(press(Action.CHANGES, newest))).messages
    assert quotes(message) == []
    assert "so I can't show its lines" in str(message.parts)
    assert "Score: " in str(message.parts)


async def test_reviews_from_before_parts_were_kept_are_compared_by_their_score(coach: Coach) -> None:
    newest = await two_versions(coach)
    async with coach.context.store.of(COMMUNITY.key) as session:
        await session.execute(update(ReviewRow).values(score_parts=None))
    (message,) = (await coach.service.press(press(Action.CHANGES, newest))).messages
    assert "Score: " in str(message.parts)
    assert "Results" not in str(message.parts)


async def test_lines_that_were_put_elsewhere_do_not_confuse_it(coach: Coach) -> None:
    newest = await two_versions(coach)
    await correct(coach, newest, "A line's section", line="Cut checkout", section="volunteering", extent="line")
    (message,) = (await coach.service.press(press(Action.CHANGES, newest))).messages
    assert quotes(message) == [bare(WEAK), bare(BETTER)]

"""What the doctor says about settings alone; what it asks platforms is tested with them."""

from typing import Any, cast

import pytest

from adapters.settings import Settings
from adapters.terminal.doctor import LAYERS, confinement, installable
from coach.sandbox import Layer, Sandbox, nursery

PAGES = {"COACH_OPERATOR": "H", "COACH_SUPPORT": "h@h.example"}


@pytest.mark.parametrize(
    ("core", "levels"),
    [
        ({}, ["error", "warning"]),
        ({"COACH_PUBLIC_URL": "https://coach.example"}, ["warning"]),
        ({"COACH_PUBLIC_URL": "http://coach.example", **PAGES}, ["warning"]),
        ({"COACH_PUBLIC_URL": "https://coach.example", **PAGES}, []),
    ],
)
def test_people_who_install_it_themselves_need_an_address_and_somebody_to_ask(core, levels) -> None:
    found = list(installable(Settings(_env_file=None, **core)))
    assert [each.level for each in found] == levels
    assert all(each.fix for each in found)


async def test_how_readers_are_confined_is_said_layer_by_layer() -> None:
    found = [result async for result in confinement(Sandbox(1))]
    assert [each.level for each in found if each.level == "error"] == []
    assert all(any(words in each.what for each in found) for words in LAYERS.values())


async def test_a_layer_that_is_not_there_is_a_warning_with_its_reason() -> None:
    class Half:
        layers = (Layer("namespaces", False, "Operation not permitted"), Layer("limits", True))

        def close(self) -> None:
            pass

    async def start() -> Half:
        return Half()

    first, second = [result async for result in confinement(Sandbox(1, start=cast(Any, start)))]
    assert (first.level, second.level) == ("warning", "ok")
    assert "Operation not permitted" in first.what


async def test_a_reader_that_cannot_start_must_be_mended() -> None:
    async def start() -> nursery.Nursery:
        raise RuntimeError("The process that reads files could not be started.")

    (found,) = [result async for result in confinement(Sandbox(1, start=cast(Any, start)))]
    assert found.level == "error"

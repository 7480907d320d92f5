"""What the doctor says about settings alone; what it asks platforms is tested with them."""

from pathlib import Path
from typing import Any, cast

import pytest

from adapters.building import to_endpoint
from adapters.settings import Settings
from adapters.terminal.doctor import LAYERS, confinement, installable, models, proven
from coach.errors import CoachError
from coach.review.packs import Packs
from coach.sandbox import nursery
from coach.sandbox.confinement import Layer
from coach.sandbox.sandbox import Sandbox
from rules.packs import names
from tests.coach.wordings.model_server import MODEL, serving

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


# --- a language model


async def test_without_a_model_nothing_is_asked() -> None:
    (found,) = [result async for result in models(None)]
    assert (found.level, found.fix) == ("ok", "")


async def test_a_models_server_is_asked_what_it_has() -> None:
    async with serving() as server:
        levels = {}
        for names in ((MODEL,), (MODEL, "another-model")):
            levels[names] = [result.level async for result in models(server.endpoint(names=names))]
        assert levels == {(MODEL,): ["ok"], (MODEL, "another-model"): ["warning"]}
        (found,) = [result async for result in models(server.endpoint(own_network=False))]
        assert (found.level, "COACH_MODEL_OWN_NETWORK" in found.fix) == ("error", True)
        assert server.asked == [], "nothing of anybody is sent"


@pytest.mark.parametrize(
    ("core", "says"),
    [
        ({"COACH_MODEL_URL": "https://models.example/v1"}, "belong together"),
        ({"COACH_MODEL_NAMES": "small"}, "belong together"),
        ({"COACH_MODEL_URL": "models.example", "COACH_MODEL_NAMES": "small"}, "must be an address"),
        ({"COACH_MODEL_URL": "https://me:key@models.example/v1", "COACH_MODEL_NAMES": "small"}, "without a key in it"),
        ({"COACH_MODEL_URL": "https://models.example/v1?key=1", "COACH_MODEL_NAMES": "small"}, "without a key in it"),
        ({"COACH_MODEL_URL": "http://models.example/v1", "COACH_MODEL_NAMES": "small"}, "COACH_MODEL_OWN_NETWORK"),
        ({"COACH_MODEL_URL": "https://127.0.0.1/v1", "COACH_MODEL_NAMES": "small"}, "COACH_MODEL_OWN_NETWORK"),
        ({"COACH_MODEL_URL": "https://10.0.0.7/v1", "COACH_MODEL_NAMES": "small"}, "COACH_MODEL_OWN_NETWORK"),
        ({"COACH_MODEL_URL": "https://m.example/v1", "COACH_MODEL_NAMES": "m" * 200}, "characters at most"),
    ],
)
def test_settings_of_a_model_that_cannot_work_are_refused(core: dict[str, Any], says: str) -> None:
    with pytest.raises(CoachError) as error:
        to_endpoint(Settings(_env_file=None, **core))
    assert says in error.value.message


@pytest.mark.parametrize(
    ("core", "names"),
    [
        ({}, None),
        ({"COACH_MODEL_URL": "https://models.example/v1/", "COACH_MODEL_NAMES": "a, b,a"}, ("a", "b")),
        (
            {
                "COACH_MODEL_URL": "http://127.0.0.1:11434/v1",
                "COACH_MODEL_NAMES": "a",
                "COACH_MODEL_OWN_NETWORK": "true",
            },
            ("a",),
        ),
    ],
)
def test_a_model_is_set_by_its_address_and_its_name(core: dict[str, Any], names: tuple[str, ...] | None) -> None:
    endpoint = to_endpoint(Settings(_env_file=None, **core))
    assert (endpoint.names if endpoint else None) == names


def test_each_shipped_pack_holds_to_its_examples() -> None:
    (found,) = proven(Packs())
    assert (found.level, found.what) == ("ok", f"{len(names())} rule packs agree with their examples.")


def test_a_broken_pack_is_named_with_how_to_see_all_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "guild").mkdir()
    (tmp_path / "guild" / "GUILD-A.toml").write_text('severity = "grave"')
    first, _ = proven(Packs(str(tmp_path)))
    assert first.level == "warning"
    assert first.what.startswith("The pack guild is left out. GUILD-A.toml: ")
    assert first.fix == f"See all: coach pack check {tmp_path / 'guild'}"

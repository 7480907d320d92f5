"""What the doctor says about settings alone; what it asks platforms is tested with them."""

import pytest

from adapters.settings import Settings
from adapters.terminal.doctor import installable

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

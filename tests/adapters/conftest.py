"""Reading processes for tests of whole coaches, and a LibreOffice that is tried once for all of them."""

from collections.abc import Iterator

import pytest

from coach.sandbox.confinement import Layer
from coach.sandbox.office import Office
from tests.one_zygote import one_zygote


@pytest.fixture(scope="session", autouse=True)
def _reading() -> Iterator[None]:
    with one_zygote():
        yield


@pytest.fixture(scope="session", autouse=True)
def one_trial_of_libreoffice() -> Iterator[None]:
    """What came of the first coach's trial holds for all others: it takes as long as most tests."""
    tried: dict[str, Layer] = {}
    warm = Office.warm

    async def warm_once(office: Office) -> Layer:
        office.layer = tried.get(office.program) or await warm(office)
        return tried.setdefault(office.program, office.layer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Office, "warm", warm_once)
        yield

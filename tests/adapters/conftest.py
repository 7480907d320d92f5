"""Reading processes for tests of whole coaches."""

from collections.abc import Iterator

import pytest

from coach.sandbox import nursery
from tests.one_zygote import OneZygote


@pytest.fixture(scope="session", autouse=True)
def one_zygote() -> Iterator[None]:
    one = OneZygote()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nursery, "start", one.start)
        yield
    one.close()

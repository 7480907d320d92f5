"""What those who watch over the coach are told, at an address of its own."""

import aiohttp
import pytest

from adapters.web.server import health_application, listening


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [({}, 200, "ready"), ({"database": "OperationalError"}, 503, "waiting")],
    ids=["well", "not well"],
)
async def test_machines_are_told_how_it_goes(wrong: dict[str, str], status: int, said: str) -> None:
    async def ready() -> dict[str, str]:
        return wrong

    app = health_application(ready, lambda: b"reviews_total 1\n", lambda: {"confinement": {"limits": "holds"}})
    async with listening(app, "127.0.0.1", 0) as address, aiohttp.ClientSession() as http:
        response = await http.get(f"{address}/readyz")
        told = await response.json()
        assert (response.status, told["status"]) == (status, said)
        assert told.items() >= {**wrong, "confinement": {"limits": "holds"}}.items()
        assert (await http.get(f"{address}/healthz")).status == 200
        assert "reviews_total" in await (await http.get(f"{address}/metrics")).text()

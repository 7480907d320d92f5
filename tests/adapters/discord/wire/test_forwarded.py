"""A resume in a forwarded message is taken from whoever forwards it."""

import pytest

from tests.adapters.discord.payloads import ALICE, CHANNEL
from tests.adapters.discord.server import DIRECT
from tests.adapters.discord.wire.waiting import until

PDF = b"%PDF-1.7"


@pytest.mark.parametrize(("channel", "asked"), [(CHANNEL, False), (DIRECT, True)])
async def test_a_forwarded_file_is_taken_and_fetched(running, service, server, channel, asked):
    message = await server.forward("resume.pdf", PDF, channel=channel)
    await until(lambda: service.uploads)
    (upload,) = service.uploads
    assert (upload.file.name, upload.asked, upload.member.id) == ("resume.pdf", asked, ALICE)
    assert (upload.place.message, upload.place.is_direct) == (message["id"], asked)
    assert await running.platform.fetch(upload.place, upload.file, 1000) == PDF
    assert service.commands == []


async def test_its_expired_address_is_asked_for_again(running, service, server):
    message = await server.forward("resume.pdf", PDF)
    await until(lambda: service.uploads)
    (upload,) = service.uploads
    attachment = message["message_snapshots"][0]["message"]["attachments"][0]
    fresh, attachment["url"] = attachment["url"], attachment["url"].replace("?ex=", "?ex=0&old=")
    server.files.clear()
    server.files["fresh"] = b"fresh"
    attachment["url"] = fresh.replace(f"/files/{attachment['id']}/", "/files/fresh/")
    assert await running.platform.fetch(upload.place, upload.file, 1000) == b"fresh"

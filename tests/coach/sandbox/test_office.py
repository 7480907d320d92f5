"""Word documents laid out by LibreOffice, in a room from which nothing gets out but a PDF.

The stand-in runs its document as a script: what a LibreOffice does that a document has taken over.
"""

import importlib.util
import os
import shutil
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from coach.copies import Drawing, Remark
from coach.errors import Refused
from coach.reading import read
from coach.review.reviewing import review
from coach.review.thread import to_thread
from coach.sandbox import office, rehearsal
from coach.sandbox.confinement import Layer
from coach.sandbox.nursery import whereabouts
from coach.sandbox.office import NoOffice, Office
from coach.sandbox.sandbox import Sandbox

STAND_IN = Path(__file__).with_name("office_stand_in")
EXAMPLE = Path(__file__).parents[3] / "examples" / "resume.docx"
PDF = "/tmp/office/resume.pdf"
REMARK = Remark(1, "error", "1. A title", (("Education", ""),))
installed = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


async def confined(program: Office) -> bool:
    try:
        await program._converted(f"echo %PDF-1.4 > {PDF}".encode())
    except NoOffice as error:
        return not error.missing
    return True


@pytest.fixture
async def stand_in() -> Office:
    program = Office(str(STAND_IN), seconds=2, patience=2)
    if str(STAND_IN).startswith("/tmp/"):
        pytest.skip("its room would hide the stand-in")
    if not await confined(program):
        pytest.skip("this kernel or container refuses a layer, and then nothing is run")
    return program


async def said(program: Office, script: str) -> str:
    """What a taken-over LibreOffice can tell of what it tried."""
    made = await program._converted(f"echo %PDF > {PDF}\n{{ {script}\n}} >> {PDF} 2>&1\n".encode())
    return made.decode("utf-8", "replace").partition("\n")[2]


async def test_what_it_makes_is_given_back(stand_in: Office) -> None:
    assert "hello" in await said(stand_in, "echo hello")


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file of the coach's, outside of /tmp, which is another one in there."""
    folder = Path(__file__).parents[3] / ".pytest-office"
    folder.mkdir(exist_ok=True)
    file = folder / "secret.txt"
    file.write_text("tell nobody")
    yield file
    shutil.rmtree(folder)


async def test_it_reads_no_file_of_the_coach_and_writes_none(stand_in: Office, secret: Path) -> None:
    script = f"cat {secret}; ls {secret.parent}; echo gone > {secret}; rm {secret}; cp /bin/true {secret.parent}/x"
    assert "tell nobody" not in await said(stand_in, script)
    assert secret.read_text() == "tell nobody"
    assert [each.name for each in secret.parent.iterdir()] == ["secret.txt"]


@pytest.mark.parametrize(
    "look",
    [
        *(f"head -c 40 {file}" for file in ("/etc/shadow", "/etc/hostname", "/proc/1/environ", "/proc/self/environ")),
        *(f"ls {folder}" for folder in ("/", "/root", "/home", "/proc", "/var", "/etc")),
    ],
)
async def test_nor_any_other(stand_in: Office, look: str) -> None:
    told = await said(stand_in, f"{look} || echo refused")
    assert "refused" in told
    assert "denied" in told


async def test_it_knows_nothing_of_the_environment(stand_in: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    told = await said(stand_in, "env")
    assert "xoxb" not in told
    assert "HOME=/tmp/office" in told


async def test_it_reaches_no_network(stand_in: Office) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        port = server.getsockname()[1]
        told = await said(stand_in, f"/bin/bash -c 'echo hello > /dev/tcp/127.0.0.1/{port}' || echo refused")
        assert "refused" in told
        with pytest.raises(TimeoutError):
            server.accept()


async def test_it_sees_and_ends_no_other_process(stand_in: Office) -> None:
    told = await said(stand_in, f"kill -9 {os.getpid()} || echo refused; kill -0 {os.getppid()} || echo refused")
    assert told.count("refused") == 2


async def test_it_mounts_nothing_and_leaves_its_room_no_more(stand_in: Office) -> None:
    told = await said(stand_in, "mount -t tmpfs none /tmp || echo refused; unshare -U true || echo refused")
    assert told.count("refused") == 2


async def test_nothing_of_it_lasts(stand_in: Office) -> None:
    await said(stand_in, "echo x > /tmp/office-left; echo x > /tmp/office/left; (sleep 60 &)")
    assert not [each for each in Path("/tmp").iterdir() if each.name in ("office", "office-left")]
    assert "office-left" not in await said(stand_in, "ls /tmp")


@pytest.mark.parametrize(
    "script",
    ["exit 0", "exit 1", f"echo hello > {PDF}", f"ln -s /etc/passwd {PDF}", f"mkdir {PDF}", "kill -9 $$", "sleep 60"],
    ids=["nothing", "fails", "no PDF", "a link", "a folder", "killed", "never ends"],
)
async def test_what_makes_no_pdf_is_refused_with_what_to_do(stand_in: Office, script: str) -> None:
    await stand_in.warm()
    stand_in.layer = Layer(office.NAME, True)
    stand_in.seconds, stand_in.patience = 1, 1
    with pytest.raises(Refused, match="Save it as PDF"):
        await stand_in.to_pdf(script.encode())


async def test_it_is_confined_from_an_environment_that_its_room_hides(
    stand_in: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("landlock", "pyseccomp"):
        found = importlib.util.find_spec(name)
        assert found is not None
        assert found.origin is not None
        shutil.copytree(
            Path(found.origin).parent, tmp_path / name
        ) if found.submodule_search_locations else shutil.copy(found.origin, tmp_path)
    places = [str(tmp_path), *(each for each in whereabouts() if "site-packages" not in each)]
    monkeypatch.setattr(office, "whereabouts", lambda: places)
    assert "hello" in await said(stand_in, "echo hello")


async def test_a_program_that_is_none_is_not_used() -> None:
    program = Office("/bin/false")
    layer = await program.warm()
    assert (layer.holds, bool(layer.why)) == (False, True)
    with pytest.raises(Refused):
        await program.to_pdf(b"PK")
    assert not Sandbox(1, office=program).draws("docx")


def test_it_is_found_where_the_settings_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert office.found("off") is None
    assert office.found("no-such-office") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office.found() is None
    assert office.found("/bin/sh") is not None


# --- the real one


@pytest.fixture
async def real() -> Office:
    program = office.found()
    if program is None or not (await program.warm()).holds:
        pytest.skip("LibreOffice cannot be confined here" if program else "LibreOffice is not installed")
    return program


@installed
async def test_libreoffice_lays_out_a_resume(real: Office) -> None:
    pages = pypdfium2.PdfDocument(await real.to_pdf(EXAMPLE.read_bytes()))
    assert len(pages) == 1
    text = pages[0].get_textpage().get_text_range()
    assert read(EXAMPLE.read_bytes(), "resume.docx").bullets[0].text.split()[0] in text


@installed
async def test_the_page_of_a_word_document_is_drawn_with_its_numbers(real: Office) -> None:
    sandbox = Sandbox(1, office=real)
    assert sandbox.draws("docx")
    made = await sandbox.copy(rehearsal.docx(), "resume.docx", Drawing((REMARK,)))
    without = await sandbox.copy(rehearsal.docx(), "resume.docx", Drawing(()))
    picture = Image.open(BytesIO(made.data))
    assert picture.size == Image.open(BytesIO(without.data)).size
    assert made.data != without.data
    sandbox.close()


@pytest.mark.parametrize(("drawable", "shown"), [(True, True), (False, False)])
def test_a_button_offers_the_picture_where_it_can_be_drawn(drawable: bool, shown: bool) -> None:
    made = review(read(EXAMPLE.read_bytes(), "resume.docx"))
    header = to_thread(made, review_id=1, drawable=drawable).messages[0]
    assert ("Show me on the page" in str(header)) is shown

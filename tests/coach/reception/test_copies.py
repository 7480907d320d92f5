"""Members have copies of their own file: made from where it still is, given to nobody else, kept nowhere."""

from dataclasses import replace

import pytest

from coach.chat.catalog import Action
from coach.chat.message import Attachment, Buttons, FieldList, Picture
from coach.chat.places import Command, FileRef, Press, Submission
from coach.copies import Copy, Drawing, Marking, Redaction, Wish, make
from coach.errors import Refused
from coach.reading import Limits
from coach.review.pictures import png_of
from coach.store.tables import ReviewRow

from .conftest import ANN, BOB, COMMUNITY, EXAMPLE, Coach
from .test_commands import PLACE, command, press, reviewed, rows

WISHES: list[Wish] = []


async def copied(data: bytes, name: str, wish: Wish) -> Copy:
    """The real thing, without its sandbox."""
    WISHES.append(wish)
    return make(data, name, wish, Limits())


@pytest.fixture
def coach(make_coach) -> Coach:
    WISHES.clear()
    return make_coach(copier=copied)


def file_of(answer) -> Attachment:
    (file,) = [part for part in answer.messages[0].parts if isinstance(part, Attachment)]
    return file


@pytest.fixture(autouse=True)
async def _ended(coach: Coach):
    yield
    await coach.work.stop(1)


async def test_the_button_gives_the_owner_alone_a_copy(coach: Coach) -> None:
    review = await reviewed(coach)
    kept = await rows(coach)
    answer = await coach.service.press(press(Action.REDACT, review))
    assert answer.private
    assert file_of(answer).name == "resume-redacted.pdf"
    assert file_of(answer).data.startswith(b"%PDF")
    (told,) = [part for part in answer.messages[0].parts if isinstance(part, FieldList)]
    assert "Name" in dict(told.pairs)
    assert await rows(coach) == kept, "nothing of it is kept"
    refused = await coach.service.press(press(Action.REDACT, review, BOB))
    assert "someone else" in refused.messages[0].summary
    assert len(refused.messages[0].parts) == 1


async def test_the_command_makes_it_of_the_newest_resume_or_of_a_file(coach: Coach) -> None:
    await reviewed(coach)
    assert file_of(await coach.service.command(command("resume-check", copy="redacted"))).name.endswith(".pdf")
    coach.platform.files["w"] = EXAMPLE.with_suffix(".docx").read_bytes()
    asked = command("resume-check", file=FileRef("w", "cv.docx"), copy="redacted", hide="Kafka, Redis")
    assert file_of(await coach.service.command(asked)).name == "resume-redacted.docx"
    assert WISHES[-1] == Redaction(("Kafka", "Redis"))


async def test_checked_again_it_is_still_made_of_the_file_that_was_dropped(coach: Coach) -> None:
    review = await reviewed(coach)
    await coach.service.press(press(Action.CHECK_AGAIN, review))
    await coach.settle()
    assert file_of(await coach.service.press(press(Action.REDACT, review + 1))).name == "resume-redacted.pdf"


async def test_a_file_that_is_gone_is_asked_for(coach: Coach) -> None:
    review = await reviewed(coach)
    coach.platform.files.clear()
    for answer in (
        await coach.service.press(press(Action.REDACT, review)),
        await coach.service.command(command("resume-check", BOB, copy="redacted")),
    ):
        assert answer.form is not None
        assert [field.kind for field in answer.form.fields] == ["file", "line"]
    assert answer.form is not None
    form = answer.form.name
    nothing = await coach.service.submit(Submission(form, "", ANN, PLACE, {"hide": "Kafka"}))
    assert "file" in nothing.problems
    coach.platform.files["n"] = EXAMPLE.read_bytes()
    given = await coach.service.submit(Submission(form, "", ANN, PLACE, {"hide": "Kafka"}, FileRef("n", "cv.pdf")))
    assert file_of(given).name == "resume-redacted.pdf"


async def test_more_words_can_be_blacked_out(coach: Coach) -> None:
    review = await reviewed(coach)
    answer = await coach.service.press(press(Action.REDACT, review))
    (button,) = [each for part in answer.messages[0].parts if isinstance(part, Buttons) for each in part.buttons]
    asked = await coach.service.press(Press(button.action, button.value, ANN, PLACE, key="p2"))
    assert asked.form is not None
    await coach.service.submit(Submission(asked.form.name, asked.form.value, ANN, PLACE, {"hide": "Kafka; Redis"}))
    assert WISHES[-1] == Redaction(("Kafka", "Redis"))


async def test_what_is_no_resume_is_told_and_a_coach_without_a_sandbox_says_so(coach: Coach, make_coach) -> None:
    coach.platform.files["x"] = b"%PDF-1.4 broken"
    asked = Command("resume-check", ANN, PLACE, {"copy": "redacted"}, FileRef("x", "x.pdf"), key="k9")
    assert "damaged" in (await coach.service.command(asked)).messages[0].summary
    plain = make_coach(coach.platform)
    answer = await plain.service.command(replace(asked, key="k10"))
    assert "no copies" in answer.messages[0].summary


async def test_the_notes_of_a_review_come_at_their_lines(coach: Coach) -> None:
    review = await reviewed(coach)
    answer = await coach.service.press(press(Action.MARK, review))
    assert file_of(answer).name == "resume-with-notes.pdf"
    wish = WISHES[-1]
    assert isinstance(wish, Marking)
    assert [remark.number for remark in wish.remarks] == [*range(1, len(wish.remarks) + 1)]
    assert wish.remarks[0].quotes[0][0].startswith("Responsible")
    refused = await coach.service.press(press(Action.MARK, review, BOB))
    assert "someone else" in refused.messages[0].summary


async def test_a_file_that_comes_for_notes_alone_is_weighed_for_them(coach: Coach) -> None:
    coach.platform.files["w"] = EXAMPLE.with_suffix(".docx").read_bytes()
    asked = command("resume-check", file=FileRef("w", "cv.docx"), copy="marked")
    kept = await rows(coach)
    assert file_of(await coach.service.command(asked)).name == "resume-with-notes.docx"
    assert await rows(coach) == kept, "no review of it is kept"
    answer = await coach.service.command(command("resume-check", BOB, copy="marked"))
    assert answer.form is not None
    given = await coach.service.submit(Submission(answer.form.name, "", BOB, PLACE, {}, FileRef("w", "cv.docx")))
    assert file_of(given).name == "resume-with-notes.docx"


# --- the picture of the page ----------------------------------------------------------------------------------------


async def pictures(coach: Coach, **place: object) -> list[Picture]:
    """The pictures in the first message of a review of a file that was dropped there."""
    receipt = await coach.service.receive(coach.drop(**place))  # type: ignore[arg-type]
    await coach.start()
    await coach.settle()
    async with coach.context.store.of(COMMUNITY.key) as session:
        row = await session.get(ReviewRow, receipt.review)
        assert row is not None
        assert row.file is None, "gone once it is drawn"
    (_, _, first), *_ = coach.platform.messages
    return [part for part in first.parts if isinstance(part, Picture)]


async def test_a_private_review_shows_the_page_instead_of_the_bare_card(coach: Coach) -> None:
    (picture,) = await pictures(coach, audience="member", is_direct=True)
    assert png_of(picture).startswith(b"\x89PNG")
    assert picture.image
    assert "Score card: " in picture.alt
    assert "Your first page with numbered places: 1. Weak" in picture.alt
    assert isinstance(WISHES[-1], Drawing)


async def test_where_others_read_the_page_is_not_shown_but_to_its_member(coach: Coach) -> None:
    (picture,) = await pictures(coach)
    assert picture.image == ""
    assert WISHES == []
    (_, _, first), *_ = coach.platform.messages
    shown = [each for part in first.parts if isinstance(part, Buttons) for each in part.buttons]
    (button,) = [each for each in shown if each.action == Action.PICTURE]
    answer = await coach.service.press(press(button.action, button.value))
    assert answer.private
    assert file_of(answer).name == "first-page.png"
    assert "someone else" in (await coach.service.press(press(button.action, button.value, BOB))).messages[0].summary


async def test_a_page_that_cannot_be_drawn_leaves_the_card(make_coach) -> None:
    async def refusing(data: bytes, name: str, wish: Wish) -> Copy:
        raise Refused("No.")

    coach = make_coach(copier=refusing)
    (picture,) = await pictures(coach, audience="member", is_direct=True)
    await coach.work.stop(1)
    assert picture.image == ""


WORD = EXAMPLE.with_suffix(".docx")


async def of_word(coach: Coach) -> list[Picture]:
    """The pictures in the first message of a private review of a Word document."""
    coach.platform.files["f1"] = WORD.read_bytes()
    upload = coach.drop(audience="member", is_direct=True)
    await coach.service.receive(replace(upload, file=FileRef("f1", "resume.docx")))
    await coach.start()
    await coach.settle()
    await coach.work.stop(1)
    (_, _, first), *_ = coach.platform.messages
    return [part for part in first.parts if isinstance(part, Picture)]


async def test_a_word_document_is_drawn_only_by_a_coach_that_can_lay_it_out(make_coach) -> None:
    async def laid_out(data: bytes, name: str, wish: Wish) -> Copy:
        WISHES.append(wish)
        return make(EXAMPLE.read_bytes(), name, wish, Limits())

    WISHES.clear()
    (picture,) = await of_word(make_coach(copier=laid_out))
    assert (picture.image, WISHES) == ("", [])


async def test_a_private_review_of_a_word_document_shows_its_page(make_coach) -> None:
    async def laid_out(data: bytes, name: str, wish: Wish) -> Copy:
        assert data == WORD.read_bytes()
        return make(EXAMPLE.read_bytes(), name, wish, Limits())

    (picture,) = await of_word(make_coach(copier=laid_out, draws=lambda kind: kind in ("pdf", "docx")))
    assert picture.image
    assert "Your first page with numbered places: 1. Weak" in picture.alt

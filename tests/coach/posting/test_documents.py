"""Postings that come as documents and mails: the text somebody would have pasted."""

import io
from email.message import EmailMessage

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from coach.errors import NoPosting
from coach.posting import Posting
from coach.posting.finding import from_file
from coach.posting.terms.need import Need

HEAD = ("Senior Backend Engineer", "Quillmark", "Leipzig, Germany")
ABOUT = (
    "You build and run the dispatch of parcels together with a small team that cares about short ways, about what "
    "its customers say, and about going home in time; nobody here is on call for longer than a week a month."
)
ASKED = (
    "5+ years of Go, in services that many people use every day and that other teams build upon, with tests that "
    "they trust and with PostgreSQL below them",
    "Kafka and Redis",
)
NICE = ("Terraform",)


def pdf() -> bytes:
    """The posting as a printed page, on which long lines are broken."""
    styles = getSampleStyleSheet()
    file = io.BytesIO()
    story: list[Flowable] = [Paragraph(line, styles["Title"] if line == HEAD[0] else styles["Normal"]) for line in HEAD]
    story += [Paragraph("About the role", styles["Heading2"]), Paragraph(ABOUT, styles["Normal"])]
    for heading, items in (("Requirements", ASKED), ("Nice to have", NICE)):
        story.append(Paragraph(heading, styles["Heading2"]))
        story += [Paragraph(item, styles["Bullet"], bulletText="•") for item in items]
    SimpleDocTemplate(file, pagesize=A4).build(story)
    return file.getvalue()


def word() -> bytes:
    """The posting as a document of a word processor."""
    made, file = docx.Document(), io.BytesIO()
    for line in HEAD:
        made.add_paragraph(line)
    made.add_heading("About the role", 2)
    made.add_paragraph(ABOUT)
    for heading, items in (("Requirements", ASKED), ("Nice to have", NICE)):
        made.add_heading(heading, 2)
        for item in items:
            made.add_paragraph(item, style="List Bullet")
    made.save(file)
    return file.getvalue()


def plain() -> str:
    """The posting as text."""
    lists = (f"{head}\n" + "\n".join(f"- {item}" for item in items) for head, items in (("Requirements", ASKED),))
    return "\n\n".join(("\n".join(HEAD), f"About the role\n{ABOUT}", *lists, f"Nice to have\n- {NICE[0]}"))


def mail(html: str = "") -> bytes:
    """The posting in a message, as programs for mail save it."""
    message = EmailMessage()
    message["From"], message["To"] = "jobs@quillmark.example", "ada@example.org"
    message["Subject"], message["Message-ID"] = "Our opening", "<1@quillmark.example>"
    message.set_content(plain())
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def asked(posting: Posting) -> tuple[set[str], set[str], int | None]:
    return set(posting.terms(Need.REQUIRED)), set(posting.terms(Need.PREFERRED)), posting.years


PAGE = (
    "<html><body>"
    + "".join(f"<p>{line}</p>" for line in HEAD)
    + f"<h2>About the role</h2><p>{ABOUT}</p>"
    + (
        "<h2>Requirements</h2><ul>" + "".join(f"<li>{item}</li>" for item in ASKED) + "</ul>"
        f"<h2>Nice to have</h2><ul><li>{NICE[0]}</li></ul></body></html>"
    )
)


@pytest.mark.parametrize("data", [pdf(), word(), mail(), mail(PAGE)], ids=["pdf", "docx", "mail", "mail with a page"])
def test_a_document_asks_for_the_same_as_its_text(data: bytes) -> None:
    assert asked(from_file(data)) == ({"Go", "PostgreSQL", "Kafka", "Redis"}, {"Terraform"}, 5)


@pytest.mark.parametrize("data", [pdf(), word(), mail()], ids=["pdf", "docx", "mail"])
def test_its_head_says_who_and_where(data: bytes) -> None:
    posting = from_file(data)
    assert (posting.title, posting.company) == ("Senior Backend Engineer", "Quillmark")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 cut off",
        b"PK\x03\x04 cut off",
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: text/x; charset=\n\n",
    ],
)
def test_what_cannot_be_read_is_refused_kindly(data: bytes) -> None:
    with pytest.raises(NoPosting) as caught:
        from_file(data)
    assert caught.value.reason in {"unsupported_content", "no_posting"}


def test_text_that_begins_like_a_list_of_names_is_no_mail() -> None:
    assert from_file(f"From: Leipzig\nTo: Berlin\n\n{plain()}".encode()).years == 5

"""Resumes that look like something else, damaged files that viewers open, forms, and papers that are no resumes."""

import io

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from coach.errors import Code, Unreadable
from coach.reading import read
from rules.resume import Resume
from tests.coach.reading import pdf_builders


def set_in_lines(*lines: str, gap: float | None = None) -> bytes:
    """A page with these lines; with a `gap` in em, words are drawn one by one and no spaces are written."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    for number, line in enumerate(lines):
        x, y = 72.0, 740 - 15 * number
        canvas.setFont("Helvetica", 10)
        for word in [line] if gap is None else line.split():
            canvas.drawString(x, y, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 10 * (gap or 0)
    canvas.save()
    return out.getvalue()


def read_lines(*lines: str) -> Resume:
    return read(set_in_lines(*lines), "resume.pdf")


LIKE_A_MANUAL = (
    "Tamsin Achebe", "Phone: +44 113 496 0188", "Email: tamsin@mail.example", "CAREER OBJECTIVE",
    "Support work in a small team.", "EXPERIENCE DETAILS:",
    "Weir Lane: installation of servers, troubleshooting of outages, warranty cases, a user guide.",
    "EDUCATIONAL QUALIFICATION:", "HND Computing, Weir Lane College, 2017",
)  # fmt: skip


def test_words_of_manuals_make_no_manual_of_a_resume() -> None:
    assert read_lines(*LIKE_A_MANUAL).contact.email == "tamsin@mail.example"


def test_headings_in_the_line_and_with_full_stops_are_those_of_a_resume() -> None:
    resume = read_lines(
        "BIO-DATA", "Tamsin Achebe", "Mob: +44 113 496 0188 Mail: tamsin@mail.example",
        "Career objective: To ship often.", "Educational qualification: HND Computing, 2017",
        "Work experience: Two years at Weir Lane.", "Languages: English",
    )  # fmt: skip
    assert resume.contact.email == "tamsin@mail.example"


def test_a_paper_with_its_authors_addresses_is_no_resume() -> None:
    lines = (
        "On the Folding of Tide Tables", "T. Achebe, O. Brennock", "tamsin@uni.example, oduya@uni.example", "Abstract",
        "We propose a method to fold tide tables, see Fig. 1 and Table 2.", "1 Introduction",
        "Brennock et al. fold them by hand.", "2 Related work", "Others fold maps.", "3 Experiments",
        "We fold 40 tables.", "4 Conclusion", "Folding helps.", "References", "[1] Brennock et al., Folding, 2019.",
    )  # fmt: skip
    with pytest.raises(Unreadable) as error:
        read_lines(*lines)
    assert error.value.code is Code.NOT_A_RESUME


@pytest.mark.parametrize(
    "lines",
    [
        ("李小梅", "电话：138 0013 8111，邮箱：li@mail.example", "专业技能", "精通Python和Go语言。", "工作经历",
         "2021年3月至今，北京某某科技有限公司，后端工程师", "负责支付系统的设计与开发，将服务迁移到Kubernetes。",
         "2018年7月－2021年2月，上海某某网络有限公司，软件工程师", "教育背景", "2014年9月－2018年6月，北方大学"),
        ("Անի Օրինակ", "ani@mail.example | +374 10 123457", "Աշխատանքային փորձ", "Ծրագրավորող, Լարկ, 2021 - 2024",
         "Գրել է վճարումների ծառայությունը", "Տեղափոխել է տասներկու ծառայություն նոր համակարգ", "Կրթություն",
         "Հյուսիսային համալսարան, 2014 - 2018"),
        ("अनीता उदाहरण", "anita@mail.example | +91 98765 43210", "कार्य अनुभव", "सॉफ्टवेयर इंजीनियर, लार्क, 2021 - 2024",
         "भुगतान सेवा लिखी और बारह सेवाओं को ले गई", "शिक्षा", "उत्तर विश्वविद्यालय, 2014 - 2018"),
    ],
    ids=["Chinese", "Armenian", "Hindi"],
)  # fmt: skip
def test_other_scripts_are_language(lines: tuple[str, ...]) -> None:
    assert read(pdf_builders.word_of(*lines), "resume.docx").contact.email is not None


@pytest.mark.parametrize("last", [b"startxref", b"trailer", b"xref\n0"])
def test_a_file_without_its_end_is_read_as_viewers_do(last: bytes) -> None:
    whole = pdf_builders.one_column()
    cut = read(whole[: whole.rindex(last) + 4], "resume.pdf")
    assert [line.text for line in cut.lines] == [line.text for line in read(whole, "resume.pdf").lines]


def test_words_that_stand_close_and_are_parted_by_no_written_space_are_words() -> None:
    lines = (
        "Experience",
        "Built a ledger in Go for nine banks and cut its cost by a third in one year",
        *LIKE_A_MANUAL,
    )
    assert read(set_in_lines(*lines, gap=0.12), "resume.pdf").lines[1].text == lines[1]


def with_annotations(*annotations: str) -> bytes:
    """A page with nothing on it but annotations, each given without its brackets."""
    numbers = range(5, 5 + len(annotations))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> "
        f"/Annots [{' '.join(f'{number} 0 R' for number in numbers)}] >>",
        "<< /Length 0 >>\nstream\n\nendstream",
        *(f"<< /Type /Annot {annotation} >>" for annotation in annotations),
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{head}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{len(out)}\n%%EOF".encode()


@pytest.mark.parametrize(
    "kind",
    [
        "/Subtype /Widget /FT /Tx /V ({line}) /DA (/Helv 9 Tf)",
        "/Subtype /FreeText /Contents ({line}) /DA (0 g /Helv 9 Tf)",
    ],
)
def test_what_was_typed_over_a_page_is_read_and_told(kind: str) -> None:
    boxes = [f"/Rect [72 {700 - 24 * number} 552 {716 - 24 * number}]" for number in range(len(LIKE_A_MANUAL))]
    typed = [f"{kind.format(line=line)} {box}" for line, box in zip(LIKE_A_MANUAL, boxes, strict=True)]
    hidden = "/Subtype /FreeText /F 2 /Contents (COBOL) /Rect [72 60 200 76]"
    resume = read(with_annotations(*typed, hidden), "form.pdf")
    assert [line.text for line in resume.lines] == list(LIKE_A_MANUAL)
    assert any("form fields" in note for note in resume.notes)

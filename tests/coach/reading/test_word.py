"""The same resume in the shapes in which Word documents come is read as the same resume."""

import io
import time
from collections.abc import Mapping

import docx
import pytest
from docx.shared import Pt
from PIL import Image

from coach.errors import Code, Unreadable
from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.coach.reading import word_builders, word_parts
from tests.coach.reading.pdf_builders import JOBS
from tests.coach.reading.word_parts import box, p, r, table

_KINDS = {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS}


@pytest.fixture(scope="module", params=word_builders.SHAPES, ids=list(word_builders.SHAPES))
def shape(request: pytest.FixtureRequest) -> tuple[Resume, int]:
    build, columns = word_builders.SHAPES[request.param]
    return read(build(), "resume.docx"), columns


def test_sections_and_columns(shape: tuple[Resume, int]) -> None:
    resume, columns = shape
    kinds = [section.kind for section in resume.sections if section.kind is not SectionKind.CONTACT]
    assert sorted(kinds) == sorted(_KINDS)
    assert resume.layout.columns == columns
    assert not resume.layout.hidden


def test_jobs(shape: tuple[Resume, int]) -> None:
    jobs = [entry for entry in shape[0].entries if entry.section is SectionKind.EXPERIENCE]
    read_jobs = [(job.title, job.organization, job.place, job.start, job.end, job.current) for job in jobs]
    assert read_jobs == [
        ("Senior Engineer", "Acme Corp", "Berlin, Germany", "2021-03", None, True),
        ("Software Engineer", "Globex Inc", "Austin, TX", "2017-06", "2021-02", False),
    ]


def test_studies(shape: tuple[Resume, int]) -> None:
    studies = [entry for entry in shape[0].entries if entry.section is SectionKind.EDUCATION]
    assert [(one.title, one.organization, one.start, one.end) for one in studies] == [
        ("BSc Computer Science", "Technical University of Berlin", "2013", "2017")
    ]


def test_bullets(shape: tuple[Resume, int]) -> None:
    bullets = [(bullet.text, bullet.section, bullet.entry) for bullet in shape[0].bullets]
    jobs = [i for i, entry in enumerate(shape[0].entries) if entry.section is SectionKind.EXPERIENCE]
    assert bullets == [(text, SectionKind.EXPERIENCE, jobs[n]) for n, job in enumerate(JOBS) for text in job[4]]


def test_contact(shape: tuple[Resume, int]) -> None:
    contact = shape[0].contact
    assert (contact.name, contact.email, contact.phone) == ("Ada Example", "ada@example.org", "+49 30 901820")
    assert contact.location == "Berlin, Germany"
    assert (contact.linkedin or "").endswith("linkedin.com/in/ada-example")


def test_skills(shape: tuple[Resume, int]) -> None:
    grouped = {(skill.name, skill.group) for skill in shape[0].skills if skill.group}
    assert grouped == {
        ("Go", "Languages"),
        ("Python", "Languages"),
        ("SQL", "Languages"),
        ("PostgreSQL", "Data stores"),
        ("Redis", "Data stores"),
    }


def _resume(body: str, header: str = "", section: str = "", parts: Mapping[str, str | bytes] | None = None) -> Resume:
    return read(word_parts.package(body, header=header, section=section, parts=parts), "resume.docx")


def test_details_in_the_page_header_only_are_told_apart() -> None:
    details = word_builders.contact()
    assert set(_resume(word_builders.resume(top=word_builders.name()), header=details).contact.in_margin) == {
        "email",
        "phone",
        "linkedin",
        "location",
    }
    assert _resume(word_builders.resume(), header=details).contact.in_margin == ()


WHITE = '<w:color w:val="FFFFFF"/>'
SHADE = '<w:shd w:val="clear" w:fill="2F5496"/>'
BEHIND = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'
UNSEEN: dict[str, tuple[str, list[str]]] = {
    "white": (p(r("Chess") + r(" kafka spark", WHITE)), ["kafka spark"]),
    "not shown": (p(r("Chess") + r(" kafka spark", "<w:vanish/>")), ["kafka spark"]),
    "tiny": (p(r("Chess") + r(" kafka spark", '<w:sz w:val="2"/>')), ["kafka spark"]),
    "white in a dark paragraph": (p("kafka spark", properties=SHADE, run=WHITE), []),
    "white on a marker": (p("kafka spark", run=WHITE + SHADE), []),
    "white in a dark cell": (table((p("kafka spark", run=WHITE),), cell=SHADE), []),
    "white in a text box": (p(box(p("kafka spark", run=WHITE))), []),
    "white over a shape": (p(BEHIND) + p("kafka spark", run=WHITE), []),
}


@pytest.mark.parametrize("case", UNSEEN)
def test_text_that_nobody_sees_is_named_and_other_is_not(case: str) -> None:
    body, unseen = UNSEEN[case]
    resume = _resume(word_builders.resume() + body)
    assert [resume.lines[number].text for number in resume.layout.hidden] == unseen


def test_deleted_rows_moved_text_and_comments_are_not_read() -> None:
    gone = "<w:tbl><w:tblPr/>" + word_parts.tr(word_parts.tc(p("Deleted row")), properties="<w:del/>") + "</w:tbl>"
    moved = p('<w:moveFrom w:id="5">' + r("Moved away") + "</w:moveFrom>" + r("Kept"))
    noted = p(r("Noted") + '<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="1"/></w:r>')
    texts = [line.text for line in _resume(word_builders.resume() + gone + moved + noted).lines]
    assert texts[-2:] == ["Kept", "Noted"]
    assert "Deleted row" not in texts


def test_fonts_are_those_of_the_theme() -> None:
    assert _resume(word_builders.resume()).layout.fonts == ("Gill Sans MT", "Georgia")


def test_a_short_list_set_in_columns_makes_no_page_in_columns() -> None:
    ends = p("", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    columns = p("Redis", properties='<w:sectPr><w:type w:val="continuous"/><w:cols w:num="2"/></w:sectPr>')
    body = word_builders.resume() + ends + p("Go") + p("Kafka") + columns + p("References on request")
    assert _resume(body).layout.columns == 1


_BREAK, _TURNED = '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"
_ASKED = p(_BREAK)
PAGES: dict[str, tuple[str, str, int]] = {
    "as counted by Word": ("", "<Properties><Pages>2</Pages><Words>113</Words></Properties>", 2),
    "left over from a template": ("", "<Properties><Pages>3</Pages><Words>1200</Words></Properties>", 1),
    "by a page break": (p('<w:r><w:br w:type="page"/></w:r>') + p("Chess"), "", 2),
    "by a page break that Word noted as well": (_ASKED + p(_TURNED + r("Chess")), "", 2),
    "by two of them": (_ASKED + p(_TURNED + r("Chess")) + _ASKED + p(_TURNED + r("Rowing")), "", 3),
    "by a break in the paragraph that it stands before": (p(_BREAK + _TURNED + r("Chess")), "", 2),
    "by one that Word turned later on": (_ASKED + p(_TURNED + r("Chess")) + p(_TURNED + r("Rowing")), "", 3),
    "as counted by Word, which notes its breaks in each cell": (
        p(_TURNED + r("Chess")) + p(_TURNED + r("Rowing")),
        "<Properties><Pages>2</Pages><Words>160</Words></Properties>",
        2,
    ),
    "by a section that Word noted as well": (p("Chess", properties="<w:sectPr/>") + p(_TURNED + r("Rowing")), "", 2),
    "by a section on a page of its own": (p("Chess", properties="<w:sectPr/>") + p("Rowing"), "", 2),
    "by the amount of text": (p("Wrote the whole of the import of carrier rates. ") * 60, "", 2),
}


@pytest.mark.parametrize("case", PAGES)
def test_pages(case: str) -> None:
    body, properties, pages = PAGES[case]
    related = word_parts.relations({"d": ("officeDocument", "word/document.xml"), "a": ("x", "docProps/app.xml")})
    parts = {"docProps/app.xml": properties, "_rels/.rels": related} if properties else {}
    assert _resume(word_builders.resume() + body, parts=parts).file.pages == pages


SLIPS: dict[str, tuple[str, str | bytes]] = {
    "relations to missing parts": ("word/_rels/document.xml.rels", word_parts.relations({"i": ("image", "NULL")})),
    "a broken theme": ("word/theme/theme1.xml", "<a:theme"),
    "styles based on themselves": (
        "word/styles.xml",
        f'<w:styles {word_parts.NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="A">'
        '<w:basedOn w:val="A"/></w:style></w:styles>',
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_word_passes_over_is_passed_over(slip: str) -> None:
    name, content = SLIPS[slip]
    body = word_builders.resume(word_builders.capitals(word_builders.BOLD), word_builders.typed("• "))
    assert len(_resume(body, parts={name: content}).bullets) == 3


def test_strict_documents_are_read() -> None:
    document = f"<w:document {word_parts.NAMESPACES}><w:body>{word_builders.resume()}</w:body></w:document>"
    for old, new in word_parts.STRICT.items():
        document = document.replace(old, new)
    assert len(_resume("", parts={"word/document.xml": document}).bullets) == 3


def test_a_web_page_inside_a_document_is_explained() -> None:
    with pytest.raises(Unreadable) as error:
        _resume('<w:altChunk r:id="x"/>')
    assert error.value.code is Code.NO_TEXT
    assert "web page" in error.value.message


def test_a_paragraph_of_very_many_runs_is_read_in_time() -> None:
    begun = time.process_time()
    _resume(word_builders.resume() + "<w:p>" + r("ox ") * 8_000 + "</w:p>")
    assert time.process_time() - begun < 6


def test_pictures_are_counted_once_wherever_they_stand() -> None:
    drawn, older = "<a:blip/>", "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>"
    twin = (
        f"<mc:AlternateContent><mc:Choice>{drawn}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )
    body = word_builders.resume() + p(f"<w:r>{twin}</w:r>") + p(f"<w:r>{older}</w:r>")
    assert _resume(body, header=p(f"<w:r>{drawn}</w:r>")).layout.images == 3


def test_a_rule_that_is_drawn_as_a_picture_is_none() -> None:
    def inline(cx: int, cy: int) -> str:
        return p(f'<w:r><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><a:blip/></wp:inline></w:r>')

    def shape(style: str) -> str:
        return p(f'<w:r><w:pict><v:shape style="{style}"><v:imagedata/></v:shape></w:pict></w:r>')

    rules = inline(5_715_000, 38_100) + shape("width:450pt;height:1.5pt")
    photos = inline(1_270_000, 1_270_000) + shape("width:90pt;height:110pt")
    assert _resume(word_builders.resume() + rules).layout.images == 0
    assert _resume(word_builders.resume() + rules + photos).layout.images == 2


@pytest.mark.parametrize(
    ("kind", "width", "height", "photos"), [("JPEG", 90, 110, 1), ("PNG", 90, 110, 0), ("JPEG", 20, 20, 0)]
)
def test_a_photo_is_packed_as_one_and_has_the_size_of_a_portrait(
    kind: str, width: int, height: int, photos: int
) -> None:
    document, image = docx.Document(), io.BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((40, 50)).save(image, kind)  # many shades, as a face has
    for line in ("Ada Example", "ada@example.org", "Experience", "Engineer, Acme Corp, 2019 – 2024", "Education"):
        document.add_paragraph(line)
    document.add_picture(image, Pt(width), Pt(height))
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), "resume.docx").layout.photos == photos


def test_boxes_that_make_a_page_are_read_by_where_they_stand() -> None:
    blocks = {
        (230, 100): p("WORK EXPERIENCE"),
        (40, 100): p("SKILLS"),
        (200, 40): p("Tamsin Achebe") + p("tamsin@mail.example"),
        (230, 330): p("EDUCATION"),
        (42, 130): p("Go, Python, SQL") + p("Docker, Kafka"),
        (232, 350): p("HND Computing, Weir Lane College, 2017"),
        (232, 130): p("Platform Engineer, Weir Lane") + p("Jan 2021 – Present") + p("Cut the import to ten minutes."),
    }
    anchored = p("".join(box(block, left=left, top=top) for (left, top), block in blocks.items()))
    resume = read(word_parts.package(anchored), "resume.docx")
    assert [section.kind for section in resume.sections if section.heading] == ["skills", "experience", "education"]
    assert [(job.start, job.current) for job in resume.entries if job.section is SectionKind.EXPERIENCE] == [
        ("2021-01", True)
    ]
    assert resume.layout.columns == 2


@pytest.mark.parametrize("sign", ["\uf0a7", "\uf0d8", "\uf0b7", "\uf0fc", "⦿", "🔹"])
def test_signs_of_symbol_fonts_open_bullets(sign: str) -> None:
    body = p("Work Experience", "Heading1") + p("Engineer, Weir Lane, 2019 – 2021")
    body += "".join(
        p(f"{sign} {text}") for text in ("Cut the nightly import to ten minutes", "Led the move of nine services")
    )
    bullets = read(word_parts.package(body), "resume.docx").bullets
    assert [bullet.text.split()[0] for bullet in bullets] == ["Cut", "Led"]


def test_an_icon_before_a_phone_number_opens_no_bullet() -> None:
    body = p("Ada Example") + p("\uf095 +44 113 496 0188 and at work") + p("Work Experience", "Heading1")
    body += p("Engineer, Weir Lane, 2019 – 2021") + p("Cut the nightly import to ten minutes", "ListBullet")
    assert not read(word_parts.package(body), "resume.docx").lines[1].bullet


def test_the_mark_of_where_a_page_ended_ends_no_paragraph() -> None:
    body = p("Work Experience", "Heading1") + p("Engineer, Weir Lane, 2019 – 2021")
    broken = r("Cut the nightly import ") + "<w:r><w:lastRenderedPageBreak/><w:t>to ten minutes</w:t></w:r>"
    body += p(f"{broken}", "ListBullet") + p("Led the move of nine services", "ListBullet")
    resume = read(word_parts.package(body), "resume.docx")
    assert [(bullet.text, bullet.page) for bullet in resume.bullets] == [
        ("Cut the nightly import to ten minutes", 1),
        ("Led the move of nine services", 2),
    ]

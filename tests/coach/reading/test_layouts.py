"""The same resume in several layouts is read as the same resume."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader

from coach.reading import read
from rules.resume import Resume, SectionKind
from tests.coach.reading import pdf_builders

LAYOUTS: dict[str, tuple[Callable[[], bytes], int]] = {
    "one column, dates at the right": (pdf_builders.one_column, 1),
    "dates in the left margin are no column": (pdf_builders.date_margin, 1),
    "ranges that wrap in a narrow margin": (pdf_builders.narrow_margin, 1),
    "companies as large as headings": (pdf_builders.loud_heads, 1),
    "bullets by indentation, no glyphs": (pdf_builders.no_glyphs, 1),
    "headings in the left margin": (pdf_builders.margin_headings, 1),
    "sidebar that ends with its page": (pdf_builders.short_sidebar, 2),
    "sidebar at the left": (pdf_builders.sidebar, 2),
    "word, styles and lists": (pdf_builders.word, 1),
    "word, a table as two columns": (pdf_builders.word_table_layout, 2),
}


@pytest.fixture(scope="module", params=LAYOUTS, ids=list(LAYOUTS))
def layout(request: pytest.FixtureRequest) -> tuple[Resume, int]:
    build, columns = LAYOUTS[request.param]
    return read(build(), "resume"), columns


def test_columns_are_counted(layout: tuple[Resume, int]) -> None:
    resume, columns = layout
    assert resume.layout.columns == columns


def test_jobs_have_title_company_and_dates(layout: tuple[Resume, int]) -> None:
    jobs = [entry for entry in layout[0].entries if entry.section is SectionKind.EXPERIENCE]
    assert [(job.title, job.start, job.end, job.current) for job in jobs] == [
        ("Senior Engineer", "2021-03", None, True),
        ("Software Engineer", "2017-06", "2021-02", False),
    ]
    assert [job.organization for job in jobs] == ["Acme Corp", "Globex Inc"]
    assert [job.place for job in jobs] == ["Berlin, Germany", "Austin, TX"]


def test_bullets_are_whole_and_know_their_job(layout: tuple[Resume, int]) -> None:
    resume = layout[0]
    bullets = [bullet for bullet in resume.bullets if bullet.section is SectionKind.EXPERIENCE]
    assert [bullet.text for bullet in bullets] == [text for job in pdf_builders.JOBS for text in job[4]]
    titles = [resume.entries[bullet.entry].title for bullet in bullets if bullet.entry is not None]
    assert titles == ["Senior Engineer", "Senior Engineer", "Software Engineer"]


def test_contact_is_found(layout: tuple[Resume, int]) -> None:
    contact = layout[0].contact
    assert (contact.name, contact.email, contact.phone) == ("Ada Example", "ada@example.org", "+49 30 901820")
    assert contact.location == "Berlin, Germany"


def test_experience_makes_a_senior(layout: tuple[Resume, int]) -> None:
    resume = layout[0]
    assert resume.years_experience is not None
    assert resume.years_experience > 8
    assert resume.level.value == "senior"


def test_skills_have_standard_names_and_groups() -> None:
    skills = {skill.as_written: skill for skill in read(pdf_builders.one_column(), "r").skills if skill.group}
    assert skills["Postgres"].name == "PostgreSQL"
    assert skills["Postgres"].group == "Data stores"
    assert skills["Go"].group == "Languages"


def test_a_second_reading_proves_interleaved_columns() -> None:
    clean = read(pdf_builders.sidebar(), "r").layout.garbled
    mixed = read(pdf_builders.sidebar(interleaved=True), "r").layout.garbled
    assert not clean
    assert {one.kind for one in mixed} == {"order"}
    assert all(one.seen and one.line is not None for one in mixed)


def test_text_that_nobody_sees_is_named() -> None:
    resume = read(pdf_builders.hidden_words(), "r")
    assert {resume.lines[number].text for number in resume.layout.hidden} == {
        "Kubernetes Terraform Kafka Spark",
        "Haskell Erlang Elixir Scala",
    }


def test_contact_in_a_page_header_is_found_and_said() -> None:
    contact = read(pdf_builders.word_margin_contact(), "r").contact
    assert contact.email == "ada@example.org"
    assert {"email", "phone"} <= set(contact.in_margin)


def test_word_keeps_insertions_and_drops_deletions() -> None:
    resume = read(pdf_builders.word_changes(), "r")
    assert "Shipped the release to 40 customers" in [bullet.text for bullet in resume.bullets]
    texts = [line.text for line in resume.lines]
    assert "Technical University of Berlin" in texts, "a line break inside a paragraph ends a line"
    assert "Certified Kubernetes Administrator" in texts, "text boxes are read"
    assert [section.kind for section in resume.sections if section.heading] == [
        SectionKind.EXPERIENCE,
        SectionKind.EDUCATION,
    ], "a heading inside a content control is a heading"
    assert [resume.lines[number].text for number in resume.layout.hidden] == ["Kubernetes Terraform Kafka"]


@pytest.mark.parametrize(
    ("build", "tables"),
    [
        (pdf_builders.skills_grid, 1),
        (lambda: pdf_builders.skills_grid(per_cell=True), 1),
        (lambda: pdf_builders.skills_grid(empty=True), 0),
        (lambda: pdf_builders.skills_grid(signs=True), 0),
        (pdf_builders.ruled_headings, 0),
        (pdf_builders.one_column, 0),
    ],
    ids=[
        "grid",
        "bars around each cell",
        "grid without words",
        "pictures beside words",
        "rules and a frame",
        "nothing drawn",
    ],
)
def test_drawn_tables_are_counted(build: Callable[[], bytes], tables: int) -> None:
    assert read(build(), "resume.pdf").layout.tables == tables


def test_lines_of_work_at_the_edge_of_the_heads_are_bullets() -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    page.heading("Experience")
    for title, company, _, when, bullets in pdf_builders.JOBS:
        page.line(f"{title}, {company}", bold=True, right=when)
        for bullet in bullets:
            page.bullet(bullet, x=38, glyph="")
    found = [bullet.text for bullet in read(page.bytes(), "resume.pdf").bullets]
    assert found == [text for job in pdf_builders.JOBS for text in job[4]]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_on_its_side_is_read_upright(degrees: int) -> None:
    upright = read(pdf_builders.one_column(), "resume.pdf")
    turned = read(pdf_builders.turned(pdf_builders.one_column(), degrees), "resume.pdf")
    assert [line.text for line in turned.lines] == [line.text for line in upright.lines]
    assert len(turned.bullets) == 3


def test_a_font_whose_letters_are_swapped_is_named_with_a_garbled_line() -> None:
    clean = read(pdf_builders.one_font_swapped(swap=False), "resume.pdf").layout.garbled
    garbled = read(pdf_builders.one_font_swapped(), "resume.pdf").layout.garbled
    assert clean == ()
    assert {one.kind for one in garbled} == {"letters"}
    assert pdf_builders.swapped(pdf_builders.JOBS[0][4][0])[:40] in garbled[0].seen


@pytest.mark.parametrize("company", ["Acme Inc.", "Odra S.A.", "Lager Co.", "Lager Ltd."])
def test_the_full_stop_of_a_company_ends_no_head(company: str) -> None:
    page = pdf_builders.Page()
    page.line("Ada Example", size=20, bold=True)
    page.line("ada@example.org")
    page.heading("Experience")
    page.line(f"Backend Engineer, {company}", bold=True)
    page.line("02/2021 – Present")
    for bullet in pdf_builders.JOBS[0][4]:
        page.bullet(bullet)
    pdf_builders.education(page)
    (job,) = (entry for entry in read(page.bytes(), "resume.pdf").entries if entry.section is SectionKind.EXPERIENCE)
    assert (job.title, job.organization, job.start) == ("Backend Engineer", company, "2021-02")


def test_a_rule_drawn_as_a_picture_is_no_picture() -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    pdf_builders.skills(page)
    dot = Image.new("RGB", (8, 8), "navy")
    page.canvas.drawInlineImage(dot, 50, 300, width=512, height=2)
    page.canvas.drawInlineImage(dot, 400, 600, width=90, height=110)
    assert read(page.bytes(), "resume.pdf").layout.images == 1


@pytest.mark.parametrize(("width", "images"), [(5, 0), (30, 1)], ids=["a sliver", "a picture"])
def test_a_sliver_of_a_border_is_no_picture(width: int, images: int) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    page.canvas.drawImage(ImageReader(_photo()), 560, 300, width=width, height=40)
    assert read(page.bytes(), "resume.pdf").layout.images == images


def _photo() -> Image.Image:
    noise = bytes((x * 7919 + x * x * 104729) % 251 for x in range(60 * 60 * 3))
    return Image.frombytes("RGB", (60, 60), noise)


PLAIN: dict[str, Image.Image] = {
    "one pixel": Image.new("RGB", (1, 1), "navy"),
    "a row of pixels that fades": Image.linear_gradient("L").resize((256, 1)),
    "a white area": Image.new("RGB", (400, 400), "white"),
    "a photo behind a mask that shows none of it": Image.merge(
        "RGBA", (*_photo().resize((400, 400)).split(), Image.new("L", (400, 400), 0))
    ),
}


@pytest.mark.parametrize("image", PLAIN.values(), ids=PLAIN)
def test_an_image_with_nothing_to_see_is_no_picture(image: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)  # packed as other programs pack their images
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    pdf_builders.skills(page)
    page.canvas.drawImage(ImageReader(image), 50, 300, width=120, height=90, mask="auto")
    assert read(page.bytes(), "resume.pdf").layout.images == 0


@pytest.mark.parametrize("x", [700.0, -300.0], ids=["right of the page", "left of the page"])
def test_a_picture_beside_the_page_is_none(x: float) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    page.canvas.drawImage(ImageReader(_photo()), x, 300, width=120, height=90)
    assert read(page.bytes(), "resume.pdf").layout.images == 0


def test_a_photo_is_a_picture() -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    page.canvas.drawImage(ImageReader(_photo()), 450, 600, width=90, height=90)
    assert read(page.bytes(), "resume.pdf").layout.images == 1


@pytest.mark.parametrize(("size", "beside", "number"), [(18, True, 0), (24, True, 0), (18, False, 1), (60, True, 1)])
def test_an_icon_with_its_text_beside_it_is_no_picture(size: int, beside: bool, number: int) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    page.line("+49 30 901820", x=300)
    page.canvas.drawImage(
        ImageReader(_photo()), 290 - size if beside else 100, page.y + 16 - size / 2, width=size, height=size
    )
    page.y -= 60
    pdf_builders.education(page)
    pdf_builders.skills(page)
    assert read(page.bytes(), "resume.pdf").layout.images == number


@pytest.mark.parametrize(
    ("kind", "width", "height", "photos"),
    [("JPEG", 90, 110, 1), ("PNG", 90, 90, 0), ("JPEG", 30, 30, 0), ("JPEG", 400, 60, 0)],
)
def test_a_photo_is_packed_as_one_and_has_the_size_of_a_portrait(
    kind: str, width: int, height: int, photos: int, tmp_path: Path
) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    file = tmp_path / f"image.{kind.lower()}"
    _photo().save(file, kind)
    page.canvas.drawImage(str(file), 150, 500, width=width, height=height)
    assert read(page.bytes(), "resume.pdf").layout.photos == photos


@pytest.mark.parametrize(
    ("x", "y", "line"), [(210, 0, True), (30, 0, True), (100, 9, True), (520, 0, False), (210, 90, False)]
)
def test_the_sign_of_a_link_belongs_to_the_line_beside_it(x: float, y: float, line: bool) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    pdf_builders.education(page)
    page.y -= 120
    page.line("Timetable of ferries")
    box = (x, page.y + 14 + y, x + 12, page.y + 24 + y)
    page.canvas.linkURL("https://ferries.example.org", box)
    resume = read(page.bytes(), "resume.pdf")
    (link,) = resume.links
    assert (link.line is not None and resume.lines[link.line].text == "Timetable of ferries") is line


@pytest.mark.parametrize("gap", [150.0, 125.0], ids=["wide margin", "narrow margin"])
def test_headings_in_the_margin_on_the_row_of_their_text_open_sections(gap: float) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    for title, lines in (
        ("Skills", ("Go, Python, PostgreSQL and what runs them in production", "Kafka, Docker, Terraform")),
        ("Experience", ("Senior Engineer, Larkspur, 2021 – 2024", "Built a queue for 4,000 events per second", *LINES)),
        ("Education", ("BSc Physics, Northfield University, 2018", "Thesis on tides, with honours")),
    ):
        y = page.y
        page.line(title, bold=True, size=12)
        page.y = y
        for text in lines:
            page.line(text, x=gap)
    resume = read(page.bytes(), "resume.pdf")
    assert [section.heading for section in resume.sections if section.heading] == ["Skills", "Experience", "Education"]
    assert [(job.organization, job.start) for job in resume.entries if job.section is SectionKind.EXPERIENCE] == [
        ("Larkspur", "2021")
    ]


LINES = ("Cut the bill for storage by a third in one year", "Moved twelve services to Kafka without downtime")


def test_a_range_whose_dash_opens_the_next_line_is_one() -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    page.heading("Experience")
    page.line("Larkspur Research Organization, Clayton, Melbourne Nov 2018", size=12, bold=True)
    page.line("– Feb 2019", x=60, size=12)
    page.line("Research Engineer")
    page.line("Worked on a model of tides that knows how sure it is of what it says.")
    job = next(entry for entry in read(page.bytes(), "resume.pdf").entries if entry.section is SectionKind.EXPERIENCE)
    assert (job.start, job.end) == ("2018-11", "2019-02")


@pytest.mark.parametrize("company", ["eLarkspur Technology", "aBrightwell LP", "iOttermill"])
def test_a_company_that_opens_with_a_small_letter_keeps_its_dates(company: str) -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    page.heading("Experience")
    for name, when in (("Tidewater Bank", "Dec 2024 - Jan 2025"), (company, "Mar 2024 - May 2024")):
        page.line(name, bold=True, right=when)
        page.line("Cloud Engineer")
        page.bullet("Led five people through the move of a shop to queues, which halved its bill for storage")
        page.bullet("Engineered a classifier of tickets that is right in 95 of 100 cases")
    jobs = [each for each in read(page.bytes(), "resume.pdf").entries if each.section is SectionKind.EXPERIENCE]
    assert [(job.organization, job.start, job.end) for job in jobs] == [
        ("Tidewater Bank", "2024-12", "2025-01"),
        (company, "2024-03", "2024-05"),
    ]


def test_dots_that_lead_across_a_row_are_no_text() -> None:
    page = pdf_builders.Page()
    pdf_builders.header(page)
    page.heading("Experience")
    for company, when in (("Larkspur Co.", "2022/10-2024/07"), ("Tidewater Bank", "2019/01-2022/09")):
        page.line(f"{company}{' .' * 60} Leeds", bold=True)
        page.line("Senior Software Engineer", right=when)
        page.bullet("Built a queue that handles 4,000 events per second")
    jobs = [each for each in read(page.bytes(), "resume.pdf").entries if each.section is SectionKind.EXPERIENCE]
    assert [job.organization for job in jobs] == ["Larkspur Co.", "Tidewater Bank"]

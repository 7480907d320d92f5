"""Jobs in layouts that people publish: where the dates stand, what the head holds beside title and employer."""

from collections.abc import Sequence

import pytest

from coach.reading import read
from coach.reading.lexicon import dates
from coach.reading.lexicon.heading_words import section_kind
from coach.reading.pdf.glyphs import Glyph, Style
from coach.reading.pdf.words import to_words
from rules.resume import Entry, SectionKind
from tests.coach.reading.pdf_builders import Page

WORK = (
    "Wrote the import of carrier rates in Go, which replaced a nightly script",
    "Moved the price lists of the shop from files to PostgreSQL",
)


DATED = ("Sep 2021 – Oct 2022", "")


def begun() -> Page:
    page = Page()
    page.line("Maren Okafor", size=18, bold=True)
    page.line("maren@example.com · +49 30 901820 · Berlin")
    return page


def jobs_of(page: Page) -> list[Entry]:
    page.heading("Education")
    page.line("BSc Computer Science, Northfield University", right="2012 – 2015")
    resume = read(page.bytes(), "resume.pdf")
    return [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]


def told(entries: Sequence[Entry]) -> list[tuple[str, str, str | None, str | None]]:
    return [(each.title, each.organization, each.start, each.end) for each in entries]


def test_the_end_of_a_job_may_stand_over_its_start_in_the_margin() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, start, end in (
        ("Backend Engineer", "Larkspur", "Sep 2019", "Apr 2023"),
        ("Junior Engineer", "Tidewater", "Feb 2017", "May 2019"),
        ("Working Student", "Juniper", "Oct 2015", "Jan 2017"),
    ):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawString(50, page.y, end)
        page.line(f"{title}, {company}", x=120)
        page.canvas.drawString(50, page.y, start)
        page.bullet(WORK[0], x=130)
        page.bullet(WORK[1], x=130)
    assert told(jobs_of(page)) == [
        ("Backend Engineer", "Larkspur", "2019-09", "2023-04"),
        ("Junior Engineer", "Tidewater", "2017-02", "2019-05"),
        ("Working Student", "Juniper", "2015-10", "2017-01"),
    ]


def test_the_start_of_a_job_may_stand_over_its_end_where_what_it_tells_is_smaller() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, start, end in (
        ("Backend Engineer", "Larkspur Ltd", "Sep 2019", "Apr 2023"),
        ("Junior Engineer", "Tidewater Inc", "Feb 2017", "May 2019"),
    ):
        page.canvas.setFont("Helvetica", 11)
        page.canvas.drawString(50, page.y, start)
        page.line(f"{title}, {company}", x=120, size=11)
        page.canvas.setFont("Helvetica", 11)
        page.canvas.drawString(50, page.y, end)
        page.line("Wrote the import of carrier rates in Go and moved the price lists of the", x=120, size=9)
        page.line("shop from files to PostgreSQL, with a team of four.", x=120, size=9)
    assert told(jobs_of(page)) == [
        ("Backend Engineer", "Larkspur Ltd", "2019-09", "2023-04"),
        ("Junior Engineer", "Tidewater Inc", "2017-02", "2019-05"),
    ]


def test_dates_and_places_at_the_right_edge_are_no_column() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Software Engineering Intern", "Larkspur", "May 2021 - Aug. 2021"),
        ("Course Assistant", "Northfield University", "Jan. 2020 - May 2021"),
        ("Software Engineering Intern", "Tidewater", "May 2019 - Aug. 2019"),
        ("Course Assistant", "Northfield University", "Sept. 2018 - Dec. 2018"),
    ):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawRightString(562, page.y + 2, "Leeds, UK")
        page.line(company, size=12, bold=True)
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawRightString(562, page.y + 4, when)
        page.line(title)
        page.bullet("Wrote the import of carrier rates in Go, with tests", glyph="-")
        page.bullet("Answered questions of a hundred students a week", glyph="-")
    assert [each.start for each in jobs_of(page)] == ["2021-05", "2020-01", "2019-05", "2018-09"]


def test_who_works_for_nobody_else_does_not_inherit_the_employer_above() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Software Engineer", "Larkspur", "Sept 2020 – Present"),
        ("Summer Intern", "Tidewater", "July 2020 – Sept 2020"),
        ("Full Stack Developer", "Freelance", "June 2019 – June 2020"),
    ):
        page.line(company, bold=True, right=when)
        page.line(title, right="Leeds, UK")
        for work in WORK:
            page.bullet(work)
    assert [each.organization for each in jobs_of(page)] == ["Larkspur", "Tidewater", "Freelance"]


def test_a_title_may_stand_in_small_type_below_employer_and_dates() -> None:
    page = begun()
    page.heading("Experience")
    for company, title, when in (
        (
            "Larkspur Agency (LA), Leeds, UK.",
            "Larkspur Scholarships and Fellowships (LSF) Intern",
            "June 2021 – Aug 2022",
        ),
        ("Tidewater Oil & Gas, York, UK.", "Information Systems Leadership Program Intern", "June 2019 – Aug 2020"),
    ):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawString(50, page.y, when)
        page.line(company, x=160)
        page.line(title, x=160, size=9)
        page.line("Wrote the import of carrier rates in Go and moved the price lists of the shop from", x=160, size=8)
        page.line("files to PostgreSQL, with a team of four.", x=160, size=8)
    assert [each.title for each in jobs_of(page)] == [
        "Larkspur Scholarships and Fellowships (LSF) Intern",
        "Information Systems Leadership Program Intern",
    ]


def test_years_of_awards_one_below_the_other_are_no_ranges() -> None:
    page = begun()
    page.heading("Awards")
    for year, prize in (("2023", "First prize, Northfield hackathon"), ("2021", "Second prize, city challenge")):
        page.canvas.setFont("Helvetica", 10)
        page.canvas.drawString(50, page.y, year)
        page.line(prize, x=120)
    resume = read(page.bytes(), "resume.pdf")
    assert [entry.start for entry in resume.entries if entry.section is SectionKind.AWARDS] == [None, None]


def test_a_sign_before_the_title_and_another_before_what_was_done_keep_each_job_its_dates() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Backend Engineer", "Larkspur – Platform Team", "Mar 2021 – Present"),
        ("Software Engineer", "Tidewater – Billing Team", "Jun 2018 – Feb 2021"),
    ):
        page.canvas.drawString(50, page.y, "•")
        page.line(title, x=60, bold=True, right=when)
        page.line(company, x=60, size=9, right="Leeds, UK")
        for work in WORK:
            page.bullet(work, x=75, glyph="–")
    assert [(each.title, each.start) for each in jobs_of(page)] == [
        ("Backend Engineer", "2021-03"),
        ("Software Engineer", "2018-06"),
    ]


def test_dates_may_end_the_text_of_each_job() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Art Director", "Larkspur", "June 2021 – August 2023"),
        ("Graphic Designer", "Tidewater", "May 2019 – May 2021"),
        ("Design Intern", "Juniper", "January 2018 – April 2019"),
    ):
        page.line(f"{title}. {company}", size=11, bold=True)
        page.line("Drew and tested the pages on which customers choose a plan, with four", size=9)
        page.line(f"engineers and the people of support. {when}.", size=9)
    assert [(each.start, each.end) for each in jobs_of(page)] == [
        ("2021-06", "2023-08"),
        ("2019-05", "2021-05"),
        ("2018-01", "2019-04"),
    ]


def test_a_title_may_go_on_in_the_line_below() -> None:
    page = begun()
    page.heading("Experience")
    for company, above, below, when in (
        ("Larkspur Freight, Leeds", "Warehouse Systems", "Engineer", "March 2021 – Present"),
        ("Tidewater, York", "Principal Data", "Analyst", "May 2018 – February 2021"),
    ):
        page.line(f"{company} — {above}", size=11, bold=True)
        page.line(below, size=11, bold=True)
        page.line(when, size=8)
        for work in WORK:
            page.bullet(work)
    assert [each.title for each in jobs_of(page)] == ["Warehouse Systems Engineer", "Principal Data Analyst"]


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        ("Senior Software", "Engineer", "Senior Software Engineer"),
        ("Lead Machine Learning", "Engineer", "Lead Machine Learning Engineer"),
        ("Associate Web", "Developer", "Associate Web Developer"),
    ],
)
@pytest.mark.parametrize("company_first", [True, False])
def test_a_title_cut_at_the_end_of_its_line_is_whole(above: str, below: str, title: str, company_first: bool) -> None:
    page = begun()
    page.heading("Experience")
    if company_first:
        page.line("Larkspur Freight", bold=True, right="June 2021 – Present")
    page.line(above, size=11, right="" if company_first else "June 2021 – Present")
    page.line(below, size=11)
    if not company_first:
        page.line("Larkspur Freight", bold=True)
    for work in WORK:
        page.bullet(work)
    assert [(each.title, each.organization) for each in jobs_of(page)] == [(title, "Larkspur Freight")]


@pytest.mark.parametrize("above", ["Larkspur Systems", "Technical Lead"])
def test_a_role_below_a_name_or_another_role_is_no_rest_of_it(above: str) -> None:
    page = begun()
    page.heading("Experience")
    page.line(above, bold=True, right="June 2021 – Present")
    page.line("Engineer", bold=True)
    for work in WORK:
        page.bullet(work)
    assert f"{above} Engineer" not in [each.title for each in jobs_of(page)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Larkspur Freight, Leeds", "Software Engineer, Intern"), ("Weir Lane, York", "Data Analyst, Intern")),
        (("Larkspur Freight | Software Engineer, Intern",), ("Weir Lane | Data Analyst, Intern",)),
        (("Software Engineer, Intern, Larkspur Freight",), ("Data Analyst, Intern, Weir Lane",)),
    ],
)
def test_that_somebody_was_an_intern_stays_with_the_title(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    page = begun()
    page.heading("Experience")
    for head, when in ((first, "Jun 2021 – Sep 2021"), (second, "Oct 2019 – May 2021")):
        page.line(head[0], bold=True, right=when)
        for text in head[1:]:
            page.line(text)
        for work in WORK:
            page.bullet(work)
    assert [(each.title, each.organization) for each in jobs_of(page)] == [
        ("Software Engineer, Intern", "Larkspur Freight"),
        ("Data Analyst, Intern", "Weir Lane"),
    ]


def test_a_team_with_its_technologies_is_no_row_of_technologies() -> None:
    page = begun()
    page.heading("Experience")
    for company, title, tools, when in (
        ("Larkspur", "Software Engineer, Datastores Team", "Go, Kubernetes, PostgreSQL", "2023 – 2025"),
        ("Tidewater", "Backend Engineer, Search Team", "Python, Redis, Kafka", "2019 – 2023"),
    ):
        page.line(f"{when}      {company}", bold=True)
        page.line(title, right=tools)
        for work in WORK:
            page.bullet(work)
    assert [each.title.split(",")[0] for each in jobs_of(page)] == ["Software Engineer", "Backend Engineer"]


def test_a_bracket_right_behind_the_company_holds_the_title() -> None:
    page = begun()
    page.heading("Experience")
    for head, when in (
        ("Larkspur Labs(Backend Engineer)", "June 2021 – July 2023"),
        ("Tidewater Systems(Software Engineer)", "May 2019 – May 2021"),
    ):
        page.line(head, bold=True, right=when)
        for work in WORK:
            page.bullet(work)
    assert [(each.title, each.organization) for each in jobs_of(page)] == [
        ("Backend Engineer", "Larkspur Labs"),
        ("Software Engineer", "Tidewater Systems"),
    ]


def test_who_led_the_work_is_no_part_of_the_employer() -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Research Intern", "Larkspur Institute for Vision Advisor: Dr Ada Marsh", "10/2022 – 06/2024"),
        ("Research Assistant", "Northfield University Supervisor: Prof. Jo Lund", "05/2020 – 09/2022"),
    ):
        page.line(title, bold=True, right="Leeds, UK")
        page.line(company, right=when)
        for work in WORK:
            page.bullet(work)
    assert [each.organization for each in jobs_of(page)] == ["Larkspur Institute for Vision", "Northfield University"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("WORK EXPERIENCE, PROJECTS, AND AWARDS", SectionKind.EXPERIENCE),
        ("Projects, Internships & Work Experience", SectionKind.EXPERIENCE),
        ("Education and Internships", SectionKind.EDUCATION),
        ("Skills, Certifications, and Languages", SectionKind.SKILLS),
    ],
)
def test_a_heading_of_several_kinds_is_known(heading: str, kind: SectionKind) -> None:
    assert section_kind(heading) is kind


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Winter 2019 – Fall 2019", "2019-01", "2019-09"),
        ("Winter 2021 - Summer 2021", "2021-01", "2021-06"),
        ("Winter 2019 – Spring 2020", "2019-12", "2020-03"),
        ("09/2016 -12/2022", "2016-09", "2022-12"),
    ],
)
def test_ranges_as_people_write_them(text: str, start: str, end: str) -> None:
    (found,) = dates.find(text)
    assert (found.start, found.end) == (start, end)


def test_two_ranges_in_one_head_are_one_time() -> None:
    text = "2012 – 2015, 2018 – 2023"
    first, second = dates.find(text)
    whole = dates.spanned(first, second, text[first.finish : second.begin])
    assert whole is not None
    assert (whole.start, whole.end, whole.written) == ("2012", "2023", text)
    assert dates.spanned(first, second, " at Larkspur, ") is None


@pytest.mark.parametrize(("accent", "letter", "word"), [("´", "e", "é"), ("¨", "u", "ü"), ("˜", "n", "ñ")])
def test_an_accent_that_is_drawn_over_its_letter_belongs_to_it(accent: str, letter: str, word: str) -> None:
    style = Style("CMR10", False, False, False, 0.0, False)
    glyphs = [
        Glyph(50.0, 55.0, 100.0, 10.0, "x", style, 1),
        Glyph(55.3, 60.3, 100.0, 10.0, accent, style, 1),
        Glyph(55.0, 60.0, 100.0, 10.0, letter, style, 1),
        Glyph(60.0, 65.0, 100.0, 10.0, "x", style, 1),
    ]
    assert [each.text for each in to_words(glyphs)] == [f"x{word}x"]


def job_of(*head: tuple[str, str], work: Sequence[str] = WORK) -> Page:
    """A page with one job, its head given as pairs of the left and the right part of each line; the first is bold."""
    page = begun()
    page.heading("Experience")
    for number, (left, right) in enumerate(head):
        page.line(left, right=right, bold=number == 0)
    for each in work:
        page.bullet(each)
    return page


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ((("Web Developer Intern", "Sep 2021 – Oct 2022"), ("Larkspur", "Remote")), "Web Developer Intern", "Larkspur"),
        (
            (("Data Engineer (Contract) — Larkspur | Remote", ""), ("Contracted to Tidewater, a shop", ""), DATED),
            "Data Engineer",
            "Larkspur",
        ),
        (
            (("Backend Engineer — Juniper | Leeds", ""), ("Seconded to Larkspur, a bank", ""), DATED),
            "Backend Engineer",
            "Juniper",
        ),
        (
            (
                ("Computational Linguist at Larkspur", "Leeds, UK"),
                ("Larkspur Speech Corporation", "Sep 2021 – Oct 2022"),
            ),
            "Computational Linguist",
            "Larkspur Speech Corporation",
        ),
        (
            (
                ("Teaching Assistant - Northfield University | UK", "Sep 2021 – Oct 2022"),
                ("Course CS 3500 (Graphs)", ""),
            ),
            "Teaching Assistant",
            "Northfield University",
        ),
    ],
)
def test_the_employer_is_told_from_what_else_names_somebody(
    head: Sequence[tuple[str, str]], title: str, company: str
) -> None:
    assert told(jobs_of(job_of(*head))) == [(title, company, "2021-09", "2022-10")]


@pytest.mark.parametrize("label", ["Tenure:", "Duration:", "Period -"])
def test_dates_may_stand_behind_a_label(label: str) -> None:
    page = job_of(
        ("Organization: Larkspur Information Services.", ""),
        ("Designation: Software Engineer", ""),
        (f"{label} Aug 2021 – Till date (2 years, 3 months as of Nov 2023)", ""),
        ("Product: Parcel Navigator", ""),
    )
    (job,) = jobs_of(page)
    assert (job.title, job.start, job.current) == ("Software Engineer", "2021-08", True)


@pytest.mark.parametrize("company", ["LARKSPUR - FULL TIME", "Larkspur Labs", "TIDEWATER"])
def test_a_name_over_the_roles_that_its_dates_hold_is_their_employer(company: str) -> None:
    page = job_of((company, "Oct 2017 – Aug 2023"), ("Frontend Engineer - Sept 2021 – Aug 2023", ""))
    page.line("Software Engineer - Oct 2017 – Sept 2021")
    page.bullet("Compared the shapes of parts in C++ for a search by drawing")
    name = company.partition(" - ")[0]
    assert told(jobs_of(page)) == [
        ("Frontend Engineer", name, "2021-09", "2023-08"),
        ("Software Engineer", name, "2017-10", "2021-09"),
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "Worked as a frontend developer and implemented different features of the billing software of a carrier.",
        "Developed the search of an archive and was asked for advice by other teams of the company now and then.",
        "Helped in the planning of releases and really learned a lot about the work of the people in support.",
    ],
)
def test_a_paragraph_below_the_bullets_is_no_job(prose: str) -> None:
    page = job_of(("Frontend Developer - Larkspur", "Sep 2021 – Oct 2022"))
    page.line(prose)
    assert told(jobs_of(page)) == [("Frontend Developer", "Larkspur", "2021-09", "2022-10")]


@pytest.mark.parametrize(
    ("first", "title", "company"),
    [
        (
            "Research Experience for Undergraduates, Northfield University",
            "Research Experience for Undergraduates",
            "Northfield University",
        ),
        ("Summer Research Fellowship, Larkspur College", "Summer Research Fellowship", "Larkspur College"),
    ],
)
def test_a_programme_stands_for_a_title(first: str, title: str, company: str) -> None:
    page = job_of((first, "Sep 2021 – Oct 2022"))
    assert told(jobs_of(page)) == [(title, company, "2021-09", "2022-10")]


@pytest.mark.parametrize(
    "heading", ["RECENT ROLES", "Previous Positions", "Selected roles", "Prior Experience", "Key Positions"]
)
def test_a_heading_may_say_how_old_the_jobs_are(heading: str) -> None:
    assert section_kind(heading) is SectionKind.EXPERIENCE


@pytest.mark.parametrize("heading", ["Previous Address", "Current Interests", "Recent"])
def test_what_is_old_or_new_need_not_be_a_job(heading: str) -> None:
    assert section_kind(heading) is not SectionKind.EXPERIENCE


@pytest.mark.parametrize("oldest", ["Larkspur (audio), Tidewater (press), Juniper (video)", "Juniper", "Larkspur Labs"])
def test_employers_behind_one_sign_keep_the_dates_at_their_right(oldest: str) -> None:
    page = begun()
    page.heading("Work")
    for company, title, when, work in (
        ("Brightfold", "Staff Engineer", "2023 – Present", ()),
        ("Larkwall", "Engineering Lead", "2019 – 2023", WORK),
        (oldest, "Engineer", "2016 – 2019", ()),
    ):
        page.canvas.drawString(50, page.y, "•")
        page.line(company, x=60, bold=True, right=when)
        page.line(title, x=60)
        for each in work:
            page.bullet(each, x=75, glyph="–")
    assert [(each.title, each.start, each.end) for each in jobs_of(page)] == [
        ("Staff Engineer", "2023", None),
        ("Engineering Lead", "2019", "2023"),
        ("Engineer", "2016", "2019"),
    ]


@pytest.mark.parametrize(
    "degree", ["MSc Physics - Optics and Fine Instruments", "BSc Mathematics, BSc Physics", "BA History"]
)
def test_a_school_behind_a_bullet_may_have_its_degree_in_the_next_row(degree: str) -> None:
    page = job_of(("Engineer, Larkspur", "Sep 2021 – Oct 2022"))
    page.heading("Education")
    for school in ("Northfield University", "Riverside College"):
        page.canvas.drawString(60, page.y, "•")
        page.line(school, x=72, bold=True)
        page.line(degree, x=72)
    found = [each for each in read(page.bytes(), "r").entries if each.section is SectionKind.EDUCATION]
    assert [(each.title, each.organization) for each in found] == [
        (degree.partition(" - ")[0], "Northfield University"),
        (degree.partition(" - ")[0], "Riverside College"),
    ]


@pytest.mark.parametrize(
    ("below", "company"),
    [
        ("Tidewater – Community platform built for tenants", "Tidewater"),
        ("Larkspur, Vancouver, BC.", "Larkspur"),
        ("Juniper Networks of Leeds, Waterloo, ON.", "Juniper Networks of Leeds"),
    ],
)
def test_an_employer_may_stand_below_with_what_it_does_or_where_it_is(below: str, company: str) -> None:
    page = begun()
    page.heading("Experience")
    for title, employer, when in (
        ("Software Developer", "Brightfold Ltd.", "Apr 2015 – May 2016"),
        ("Software Developer", below, "Sep 2014 – Dec 2014"),
    ):
        page.line(title, bold=True, right=when)
        page.line(employer)
        for work in WORK:
            page.bullet(work)
    assert [each.organization for each in jobs_of(page)] == ["Brightfold Ltd.", company]


@pytest.mark.parametrize("sentence", ["Wrote the import of rates for all carriers.", "We built what tenants use daily"])
def test_a_sentence_below_the_title_is_no_employer(sentence: str) -> None:
    assert [each.organization for each in jobs_of(job_of(("Engineer", "Sep 2021 – Oct 2022"), (sentence, "")))] == [""]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            "Intern@Larkspur Summer 2016. Worked with the graph team to widen the pipelines.",
            "Contractor@Tidewater Spring 2015. Talked with writers about what the data show.",
            [("Intern", "Larkspur", "2016-06"), ("Contractor", "Tidewater", "2015-03")],
        ),
        (
            "Software Engineer, Juniper, 2018 – 2020: Rebuilt the search of an archive of maps.",
            "Data Analyst, Brightfold, 2015 – 2018: Compared the prices of all carriers each week.",
            [("Software Engineer", "Juniper", "2018"), ("Data Analyst", "Brightfold", "2015")],
        ),
        (
            "Web Developer at Larkwall (May 2019 – Aug 2020). Drew the maps of a harbour for its pilots.",
            "Tester at Tidewater (Jan 2017 – Apr 2019). Held the locks of a canal to their plans.",
            [("Web Developer", "Larkwall", "2019-05"), ("Tester", "Tidewater", "2017-01")],
        ),
    ],
)
def test_jobs_may_be_told_in_paragraphs_that_begin_with_their_heads(
    first: str, second: str, found: list[tuple[str, str, str]]
) -> None:
    page = begun()
    page.heading("Work Experience")
    for paragraph in (first, second):
        page.line(paragraph)
        page.line("and wrote down for the others what came of it in the end, with all of its figures.")
        page.y -= 8
    assert [(each.title, each.organization, each.start) for each in jobs_of(page)] == found


@pytest.mark.parametrize("place", ["Ottawa, Ontario, Canada", "Leeds, UK", "Bergen, Norway"])
def test_dates_and_place_behind_a_sign_are_no_bullet(place: str) -> None:
    page = begun()
    page.heading("Experience")
    for company, when in (("Larkspur School", "Sept 2020 – Dec 2020"), ("Tidewater Society", "May 2019 – Apr 2020")):
        page.line("Mentor", size=12)
        page.line(company, bold=True)
        page.canvas.drawString(55, page.y, "•")
        page.canvas.drawString(220, page.y, place)
        page.line(when, x=67)
        for work in WORK:
            page.bullet(work)
    resume = read(page.bytes(), "r")
    assert [bullet.text for bullet in resume.bullets] == [*WORK, *WORK]
    assert [(each.start, each.place) for each in resume.entries] == [("2020-09", place), ("2019-05", place)]


@pytest.mark.parametrize("label", ["Key Skills:", "Technologies used:", "Tech stack:"])
def test_the_rest_of_a_list_of_skills_is_no_part_of_the_next_job(label: str) -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Lead Developer", "Larkspur", "Apr 2018 – Oct 2020"),
        ("Systems Developer", "Tidewater", "Apr 2015 – Mar 2018"),
    ):
        page.line(f"{title} ({when})", size=13, bold=True)
        page.line(f"{company} | Gothenburg, Sweden", size=12)
        page.line("I helped the team for transport to follow its parcels and to hold them to their times.")
        page.y -= 6
        page.line(f"{label} Go • PostgreSQL • Product Management • Security • DevOps •", size=8)
        page.line("Redis • Software Project Management • Test", size=8)
        page.line("Automation", size=8)
        page.y -= 10
    assert [(each.title, each.organization) for each in jobs_of(page)] == [
        ("Lead Developer", "Larkspur"),
        ("Systems Developer", "Tidewater"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "start"),
    [
        ("Test Lead, Larkspur (Jan", "2022 – Jul 2022)", "2022-01"),
        ("Developer, Larkspur (Apr 2020", "– Jul 2022)", "2020-04"),
        ("Developer, Larkspur (April", "2020 – July 2022)", "2020-04"),
    ],
)
def test_a_range_may_go_on_in_the_next_row(upper: str, lower: str, start: str) -> None:
    page = begun()
    page.heading("Experience")
    page.line(upper, size=13, bold=True)
    page.line(lower, size=13, bold=True)
    for work in WORK:
        page.bullet(work)
    assert [(each.start, each.end) for each in jobs_of(page)] == [(start, "2022-07")]


@pytest.mark.parametrize(("company", "place"), [("Post Norway", "Bergen, Norway"), ("Service Canada", "Gatineau, QC")])
def test_a_country_at_the_end_of_an_employer_is_a_part_of_it(company: str, place: str) -> None:
    page = begun()
    page.heading("Experience")
    for title, employer, when in (
        ("Research Assistant", "Northfield University (Ottawa, Canada)", "Sep 2021 – Oct 2022"),
        ("Junior Analyst", f"Strategic Directions, {company} ({place})", "May 2019 – Apr 2020"),
    ):
        page.line(title)
        page.line(employer)
        page.line(when)
        for work in WORK:
            page.bullet(work)
    job = jobs_of(page)[1]
    assert (job.organization, job.place) == (f"Strategic Directions, {company}", place)


@pytest.mark.parametrize("role", ["Lead SQE Developer - Flash", "Senior Software Engineer", "Computer Scientist II"])
def test_a_title_in_a_row_of_its_own_is_no_part_of_the_text_below_it(role: str) -> None:
    page = begun()
    page.heading("Employment")
    for company, when in (("LARKSPUR SYSTEMS", "2009 - 2020"), ("TIDEWATER COMPANY", "1997 - 2009")):
        page.line(f"{company} ({when})", size=9)
        for title in ("Software Engineer - Harbour Maps", role):
            page.line(title, x=80, size=9)
            page.line("Designed and built a web service to", x=80, size=9)
            page.line("collect the results of tests from all places.", x=80, size=9)
            page.y -= 8
    resume = read(page.bytes(), "resume.pdf")
    told = [bullet.text for bullet in resume.bullets]
    assert not any(role in text or "Harbour" in text for text in told)


@pytest.mark.parametrize("place", ["Dayton, OH", "Leeds, UK", "Remote"])
def test_jobs_across_the_page_begin_below_two_columns_with_their_dates_at_the_right(place: str) -> None:
    page = begun()
    for row in range(18):
        heading = {0: ("Skills", "Summary"), 9: ("Education", "Projects")}.get(row)
        left, right = heading or (
            f"Go, Redis {row}",
            f"Wrote the import of carrier rates for shop number {row} in Go and SQL",
        )
        page.put(left, 50, page.y, bold=heading is not None)
        page.put(right, 230, page.y, bold=heading is not None)
        page.y -= 14
    page.y -= 20
    for number, (title, company, when) in enumerate(
        (
            ("Full Stack Developer Intern", "Larkspur", "Jan. 2021 to Current"),
            ("Support Worker", "Tidewater", "Nov. 2019 to Sept. 2020"),
        )
    ):
        if not number:
            page.line("Employment", bold=True)
        page.line(title, bold=True, right=place)
        page.line(company, right=when)
        page.line(
            "Responsible for building new features of the shop in a fully remote team of five that used a stack of Go."
        )
        page.bullet(WORK[0])
        page.bullet(WORK[1])
    resume = read(page.bytes(), "resume.pdf")
    found = [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]
    assert [(each.title, each.organization, each.start) for each in found] == [
        ("Full Stack Developer Intern", "Larkspur", "2021-01"),
        ("Support Worker", "Tidewater", "2019-11"),
    ]


@pytest.mark.parametrize(
    "heading", ["Highlighted Software Projects.", "Selected Research Projects", "Featured Open Source Projects"]
)
def test_a_choice_of_projects_has_a_heading(heading: str) -> None:
    assert section_kind(heading) is SectionKind.PROJECTS
    assert section_kind("Highlighted the software projects of others") is None


@pytest.mark.parametrize("heading", ["Industry Positions", "Research Appointments", "FACULTY POSITIONS"])
def test_jobs_below_a_second_heading_of_jobs_are_jobs_too(heading: str) -> None:
    page = begun()
    for name, title, when in (("Experience", "Lecturer", "2021 – 2023"), (heading, "Backend Engineer", "2018 – 2021")):
        page.heading(name)
        page.line(f"{title} @ Larkspur Labs", right=when)
        page.bullet(WORK[0])
    assert told(jobs_of(page)) == [
        ("Lecturer", "Larkspur Labs", "2021", "2023"),
        ("Backend Engineer", "Larkspur Labs", "2018", "2021"),
    ]


@pytest.mark.parametrize("team", ["STORAGE ENGINES, MANAGER: ADA MARSH", "LARKSPUR RESEARCH", "PAYMENT SYSTEMS GROUP"])
def test_the_name_behind_the_sign_for_at_is_the_employer_whatever_the_row_below_names(team: str) -> None:
    page = begun()
    page.heading("Experience")
    for title, company, place, when in (
        ("Research Scientist", "Tidewater", "Remote", "Mar 2021 - Present"),
        ("Software Engineer Intern", "Juniper", "Boston", "May 2019 - Aug 2019"),
    ):
        page.line(f"{title} @ {company}", bold=True, right=place)
        page.line(team, right=when)
    assert [(each.title, each.organization) for each in jobs_of(page)] == [
        ("Research Scientist", "Tidewater"),
        ("Software Engineer Intern", "Juniper"),
    ]


@pytest.mark.parametrize("second", ["Full Stack Developer", "Test Tools Engineer", "Software Developer"])
def test_a_title_that_looks_like_a_heading_is_none_where_its_dates_stand_below(second: str) -> None:
    page = begun()
    page.line("Skills", bold=True)
    page.line("Go, Python, PostgreSQL")
    page.line("Experience", bold=True)
    page.line("Backend Engineer", bold=True, right="Leeds, UK")
    page.line("Larkspur Labs", right="Mar 2021 – Present")
    page.bullet(WORK[0])
    page.line(second, bold=True)
    page.line("Tidewater Payments")
    page.put("Jan 2019 – Feb 2021", 562, page.y, bold=True, right=True)
    page.y -= 14
    page.bullet(WORK[1])
    page.line("Education", bold=True)
    page.line("BSc Computer Science, Northfield University", right="2012 – 2015")
    resume = read(page.bytes(), "resume.pdf")
    jobs = [entry for entry in resume.entries if entry.section is SectionKind.EXPERIENCE]
    assert [(each.title, each.start) for each in jobs] == [("Backend Engineer", "2021-03"), (second, "2019-01")]


@pytest.mark.parametrize("town", ["Riyadh, SA", "Tabuk, SA", "Nairobi, KE"])
def test_the_place_at_the_right_of_a_title_is_no_part_of_the_employer_below(town: str) -> None:
    page = begun()
    page.heading("Experience")
    for title, company, when in (
        ("Backend Engineer", "Larkspur Methods Company | internship", "Jun 2023 – Aug 2023"),
        ("Test Engineer", "Tidewater Company | internship", "Jun 2022 – Aug 2022"),
    ):
        page.line(title, bold=True, right=town)
        page.line(company, right=when)
        page.bullet(WORK[0])
    assert [(each.organization, each.place) for each in jobs_of(page)] == [
        ("Larkspur Methods Company", town),
        ("Tidewater Company", town),
    ]

"""Contact details in the ways that headers of resumes write them."""

from dataclasses import replace

import pytest

from coach.reading import read
from coach.reading.meaning.contact import to_contact
from coach.reading.meaning.remains import open_items
from coach.reading.meaning.residence import to_location
from rules.resume import Contact, Line, Link, Run, Section, SectionKind
from tests.coach.reading import pdf_builders

HEADERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "addresses": (
        "ada@example.org | +49 30 901820 | linkedin.com/in/ada-example | github.com/ada",
        {"email": "ada@example.org", "phone": "+49 30 901820", "github": "github.com/ada"},
    ),
    "accounts by their names": (
        "Portland, OR | (503) 555-0147 | LinkedIn: ada-example | GitHub: @ada-ex",
        {"location": "Portland, OR", "phone": "(503) 555-0147", "linkedin": "ada-example", "github": "ada-ex"},
    ),
    "accounts behind two slashes": ("Github:// ada | LinkedIn:// ada-example", {"github": "ada"}),
    "only the words": ("LinkedIn | GitHub | Portfolio", {"linkedin": None, "github": None}),
    "a repository is no profile": ("ada@example.org | github.com/ada/queue", {"email": "ada@example.org"}),
    "dots in the number": ("503.555.0147 | ada@example.org", {"phone": "503.555.0147"}),
    "a year range is no phone": ("ada@example.org | 2019 - 2024", {"phone": None}),
    "a city alone": ("Leeds | ada@example.org | +44 7700 900412", {"location": "Leeds"}),
    "neither the name nor the title is a city": ("Ada Example | ada@example.org | +44 7700 900412", {"location": None}),
    "the title before the place": (
        "Data / Backend Engineer, Cape Town, South Africa | ada@example.org",
        {"location": "Cape Town, South Africa"},
    ),
    "a site of any country": ("www.ada-example.lv | ada@example.org", {"website": "www.ada-example.lv"}),
    "postal code with its town": ("10115 Berlin | ada@example.org", {"location": "10115 Berlin"}),
    "the code of a country": ("Nice, FR | ada@example.org", {"location": "Nice, FR"}),
    "a village with the code of its country": ("Aubonne, VD, CH | ada@example.org", {"location": "Aubonne, VD, CH"}),
    "a state that is no country": ("Faridabad, Haryana | ada@example.org", {"location": "Faridabad, Haryana"}),
    "a state after a dash": ("Sao Paulo - SP | ada@example.org", {"location": "Sao Paulo - SP"}),
    "a state without a comma": ("12 West Elm Ave, Champaign IL 61821 | ada@example.org", {"location": "Champaign IL"}),
    "a city by its own name": ("København S | ada@example.org", {"location": "København S"}),
    "a street, then the city": ("Lago Azul 24, Guadalajara | ada@example.org", {"location": "Guadalajara"}),
    "a label before the city": ("Location: Recife | ada@example.org", {"location": "Recife"}),
    "a label before a country and a town that no list has": (
        "Location: Russia, Kirovo-Vetka",
        {"location": "Russia, Kirovo-Vetka"},
    ),
    "a label before no place": ("Location: remote, wherever there is power", {"location": None}),
    "a word that is a city elsewhere": ("Mobile: 503-555-0147 | ada@example.org", {"location": None}),
    "a technology with a code is no place": ("Python, IT | ada@example.org", {"location": None}),
    "the zero dialled within a country": ("09876543210 | ada@example.org", {"phone": "09876543210"}),
    "the label glued to the number": ("Mob:0420743183 | ada@example.org", {"phone": "0420743183"}),
    "slashes without spaces around a number": (
        "Leeds/+44 7700 900412/ada@example.org/GitHub",
        {"phone": "+44 7700 900412", "email": "ada@example.org"},
    ),
    "a slash before a number that ends the line": ("ada@example.org/+447700900412", {"phone": "+447700900412"}),
    "a slash behind a number that opens the line": ("+1 503-555-0147/ada@example.org", {"phone": "+1 503-555-0147"}),
    "figures between the slashes of an address": ("https://pages.example/44770090041/posts", {"phone": None}),
    "mail spelt out": ("ada[at]mail[dot]example | Leeds", {"email": "ada@mail.example"}),
    "a country code in brackets": ("(+44) 7700 900412 | ada@example.org", {"phone": "(+44) 7700 900412"}),
    "a house by its name, the letters of a state right behind the town": (
        "Green House, Vetkapur,UP | ada@example.org",
        {"location": "Vetkapur, UP"},
    ),
    "a house that is none": ("In-House, Senior Developer,QA | ada@example.org", {"location": None}),
    "the end of an address on LinkedIn": ("in/ada-example | ada@example.org", {"linkedin": "in/ada-example"}),
    "the owner of repositories who is called like the person": (
        "ada.example@example.org | github.com/adaexample/queue",
        {"github": "github.com/adaexample"},
    ),
}


@pytest.mark.parametrize(
    ("lines", "item", "expected"),
    [
        (["linkedin.com/in/ada-", "example-7b"], "linkedin", "linkedin.com/in/ada-example-7b"),
        (["https://www.linkedin.com/in/", "ada-example-7b (LinkedIn)"], "linkedin", "linkedin.com/in/ada-example-7b"),
        (["www.linkedin.com", "/in/ada-example"], "linkedin", "linkedin.com/in/ada-example"),
        (["github.com/ada-", "example | Leeds"], "github", "github.com/ada-example"),
        (["ada.maria@northfield.co", "m", "Leeds"], "email", "ada.maria@northfield.com"),
        (["ada@northfield.com", "github.com/ada"], "email", "ada@northfield.com"),
        (["linkedin.com/in/ada-example", "github.com/ada"], "linkedin", "linkedin.com/in/ada-example"),
    ],
)
def test_an_address_over_two_lines_is_one(lines: list[str], item: str, expected: str) -> None:
    read_as = [Line(number, 1, text) for number, text in enumerate(["Ada Example", *lines])]
    contact = to_contact(read_as, [Section(SectionKind.CONTACT, "", 1, 0, len(lines))], [])
    assert getattr(contact, item).removeprefix("https://").removeprefix("www.") == expected


def test_the_link_tells_the_whole_address_where_the_text_shows_its_beginning() -> None:
    read_as = [Line(0, 1, "Ada Example"), Line(1, 1, "linkedin.com/in/ada-exam")]
    link = Link("https://www.linkedin.com/in/ada-example-7b/")
    contact = to_contact(read_as, [Section(SectionKind.CONTACT, "", 1, 0, 1)], [link])
    assert contact.linkedin == "www.linkedin.com/in/ada-example-7b"


def test_details_outside_the_head_are_found_by_their_labels_but_not_those_of_referees() -> None:
    texts = [
        "Résumé",
        "Ada Example",
        "Skills",
        "Go, Python",
        "Mobile: 0420 743 183",
        "References",
        "Phone: 0430 111 222",
    ]
    lines = [Line(number, 1, text) for number, text in enumerate(texts)]
    skills = Section(SectionKind.SKILLS, "Skills", 1, 2, 4)
    references = Section(SectionKind.REFERENCES, "References", 1, 5, 6)
    paper = Section(SectionKind.OTHER, "Résumé", 1, 0, 1)
    assert to_contact(lines, [paper, skills, references], []).phone == "0420 743 183"
    assert to_contact(lines, [paper, references], []).phone == "0420 743 183"
    assert to_contact(lines[5:6] + lines[6:], [replace(references, first_line=5)], []).phone is None


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("ada@example.org | +1 (503) 555\u20110147 | Leeds", "+1 (503) 555\u20110147"),
        ("503\u2011555\u20110147", "503\u2011555\u20110147"),
        ("+44\u20107700\u2010900412", "+44\u20107700\u2010900412"),
    ],
)
def test_a_hyphen_of_any_kind_may_stand_in_a_number(text: str, phone: str) -> None:
    lines = [Line(0, 1, "Ada Example"), Line(1, 1, text)]
    assert to_contact(lines, [Section(SectionKind.CONTACT, "", 1, 0, 1)], []).phone == phone


@pytest.mark.parametrize(
    ("box", "phone", "place"),
    [
        (["(+44) 7700 900412", "linkedin.com/in/ada-example", "Leeds, UK"], "(+44) 7700 900412", "Leeds, UK"),
        (["Porto, Portugal", "+351 912 345 678"], "+351 912 345 678", "Porto, Portugal"),
        (["github.com/ada-example", "Vetka, Turkey"], None, "Vetka, Turkey"),
        (["+44 7700 900412", "Headingley, Leeds, UK"], "+44 7700 900412", "Headingley, Leeds, UK"),
        (["+31 20 123 4567", "Noord, Amsterdam, Netherlands"], "+31 20 123 4567", "Noord, Amsterdam, Netherlands"),
        (["Miraflores, Lima, Peru", "github.com/ada-example"], None, "Miraflores, Lima, Peru"),
        (["Northfield Conference", "Vetka, Turkey"], None, None),
    ],
)
def test_details_may_stand_in_a_box_of_their_own_far_from_the_name(
    box: list[str], phone: str | None, place: str | None
) -> None:
    texts = ["Ada Example", "ada@example.org", "Projects", "A chat over LAN in Python.", *box, "Skills", "Go"]
    lines = [Line(number, 1, text) for number, text in enumerate(texts)]
    head = Section(SectionKind.CONTACT, "", 1, 0, 1)
    projects = Section(SectionKind.PROJECTS, "Projects", 1, 2, len(texts) - 3)
    contact = to_contact(lines, [head, projects], [])
    assert (contact.phone, contact.location) == (phone, place)


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["Address: Flat no. 7, Rose Apartment, Lake Road, Old Market, Vetkapur - 413002."], "Vetkapur"),
        (["Address: Flat no. 7, Rose Apartment, Old Market,", "Vetkapur - 413002"], "Vetkapur"),
        (["Address: Plot No 4, Hill View, Vetkapur -", "413002"], "Vetkapur"),
        (["Address: Flat no. 7, Rose Apartment,", "Old Market"], None),
    ],
)
def test_a_flat_and_a_postal_code_tell_the_town_between_them(texts: list[str], place: str | None) -> None:
    assert to_location(texts, "Ada Example") == place


@pytest.mark.parametrize(("header", "expected"), HEADERS.values(), ids=list(HEADERS))
def test_details_are_found_as_they_are_written(header: str, expected: dict[str, str | None]) -> None:
    contact = contact_of("Ada Example", header)
    assert {item: getattr(contact, item) for item in expected} == expected


@pytest.mark.parametrize(
    "name",
    [
        "Ada Example | Senior Engineer",
        "Ada Example — Senior Engineer",
        "Ada Example\tBerlin",
        "Ada Example +49 30 9018 2045",
        "Ada Example (503) 555-0147",
    ],
)
def test_the_name_ends_where_the_title_begins(name: str) -> None:
    assert contact_of(name, "ada@example.org").name == "Ada Example"


@pytest.mark.parametrize("paper", ["Curriculum Vitae", "Résumé", "Personal Details:"])
def test_what_the_paper_is_called_is_no_name(paper: str) -> None:
    page = pdf_builders.Page()
    page.line("Ada Example +49 30 9018 2045", size=18, bold=True)
    page.line("ada@example.org")
    page.line(paper, size=24)
    page.heading("Experience")
    page.line("Engineer, Acme Corp", bold=True, right="2019 – 2024")
    for bullet in pdf_builders.JOBS[0][4]:
        page.bullet(bullet)
    assert read(page.bytes(), "resume.pdf").contact.name == "Ada Example"


def contact_of(name: str, header: str) -> Contact:
    page = pdf_builders.Page()
    left, _, right = name.partition("\t")
    page.line(left, size=20, bold=True, right=right)
    page.line(header)
    page.heading("Experience")
    page.line("Engineer, Acme Corp", bold=True, right="2019 – 2024")
    for bullet in pdf_builders.JOBS[0][4]:
        page.bullet(bullet)
    pdf_builders.education(page)
    return read(page.bytes(), "resume.pdf").contact


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("⚲ Vetkapur, Uttar Pradesh ✆ +91 98765 43210 ✉ ada@example.org", "Vetkapur, Uttar Pradesh"),
        ("📍 Kirovo-Vetka", "Kirovo-Vetka"),
        ("⌂ https://ada.example.org", None),
    ],
)
def test_a_pin_says_that_a_place_follows(text: str, place: str | None) -> None:
    assert to_location([text], "Ada Example") == place


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["Location: Vetka 11, Ireland - Phone: +353 (0) 87 900 4120 - Email: ada@example.org"], "Vetka 11, Ireland"),
        (["City: Kirovo-Vetka - Tel: +7 900 900 41 20"], "Kirovo-Vetka"),
        (["Address: New Vetka 3 | ada@example.org"], "New Vetka 3"),
        (["Rowans, Mill Road, LX28 5YP, Vetkapur · 07700 900412"], "Vetkapur"),
        (["3 Hill Lane, Vetkapur, LX2 5YP"], "Vetkapur"),
        (["4/53 Rowan Street, Vetkaslopes,", "QLD, 4120"], "Vetkaslopes, QLD"),
        (["18 Hill Road, Vetkaford,", "Email: ada@example.org", "NSW 2099"], "Vetkaford, NSW"),
        (["308-410 Rowan St W. Vetkaner"], "Vetkaner"),
        (["77 Long Mill Avenue Kirovo Vetka"], "Kirovo Vetka"),
        (["12 Rowan Street"], None),
    ],
)
def test_a_town_may_stand_anywhere_in_an_address(texts: list[str], place: str | None) -> None:
    assert to_location(texts, "Ada Example") == place


@pytest.mark.parametrize(
    ("text", "phone", "email"),
    [
        ("503-555-0147ada@mail.example https://ada.example.org", "503-555-0147", "ada@mail.example"),
        ("ada@mail.example+44 7700 900412", "+44 7700 900412", "ada@mail.example"),
        ("Phone(503) 555-0147", "(503) 555-0147", None),
        ("ada-2019-2024@mail.example", None, "ada-2019-2024@mail.example"),
    ],
)
def test_a_number_may_be_glued_to_what_stands_beside_it(text: str, phone: str | None, email: str | None) -> None:
    lines = [Line(0, 1, "Ada Example"), Line(1, 1, text)]
    contact = to_contact(lines, [Section(SectionKind.CONTACT, "", 1, 0, 1)], [])
    assert (contact.phone, contact.email) == (phone, email)


@pytest.mark.parametrize(
    ("text", "sizes", "name"),
    [
        ("ada@example.org\tada-ex\tAda Example", {0: 8.0, 23: 28.0}, "Ada Example"),
        ("Leeds\tAda Example", {0: 9.0, 6: 18.0}, "Ada Example"),
        ("Ada Example\tSenior Engineer", {0: 10.0, 12: 10.5}, "Ada Example"),
    ],
)
def test_the_name_may_stand_to_the_right_in_the_largest_type(text: str, sizes: dict[int, float], name: str) -> None:
    line = Line(0, 1, text, size=sizes[0], runs=tuple(Run(start, size=size) for start, size in sizes.items()))
    assert to_contact([line], [Section(SectionKind.CONTACT, "", 1, 0, 0)], []).name == name


_KNOWN = Contact(name="Ada Example", email="ada@mail.example", github="github.com/ada-ex")


@pytest.mark.parametrize(
    ("text", "could_be"),
    [
        ("ada@mail.example | github.com/ada-ex", ()),
        ("Senior Backend Engineer | Cloud Security | Human Factors", ()),
        ("Senior engineer with eight years of work on the payments of a shop in Vetkapur", ()),
        ("ada@mail.example | Vetkapur", ("location",)),
        ("Rowan Street 12 / 3", ("location",)),
        ("Spring, TX", ("location",)),
        ("ada-ex | ada-ex", ("linkedin",)),
        ("github.com/ada-ex | @adawrites", ("linkedin",)),
        ("ada@mail.example | 55 501 47 99", ("phone",)),
        ("Summer 2019 – Spring 2021", ()),
        ("+43 - censored - | ada@mail.example", ("phone", "linkedin", "location")),
        ("REDACTED | ada@mail.example", ("phone", "linkedin", "location")),
        ("linkedin.com/ada-example", ("linkedin",)),
        ("LinkedIn – Ada Maria", ("linkedin",)),
        ("LinkedIn | GitHub", ()),
        ("Phone number on request | ada@mail.example", ("phone", "linkedin", "location")),
        ("References on request | ada@mail.example", ()),
        ("+55Rio(11)Vetka,94867Verde6339 | ada@mail.example", ("location",)),
        ("(503) XXX-XXXX", ("phone", "linkedin", "location")),
        ("███████ | ada@mail.example", ("phone", "linkedin", "location")),
    ],
)
def test_what_no_list_explains_could_be_a_detail(text: str, could_be: tuple[str, ...]) -> None:
    assert open_items(["Ada Example", text], _KNOWN) == could_be


def test_a_name_is_not_missing_where_two_words_in_capitals_stand_unexplained() -> None:
    assert "name" in open_items(["ada@mail.example", "Vetka Example"], Contact(email="ada@mail.example"))

"""How to reach a person, from the lines at the top and from the links behind them."""

import pytest

from coach.reading.meaning.contact import to_contact
from coach.reading.meaning.residence import to_location
from rules.resume import Contact, Line, Link, Section, SectionKind
from tests.coach.reading.meaning.page import line, page

NAME = line("Ada Example", size=18.0)


def contact(*header: Line | str, links: tuple[str, ...] = (), below: tuple[Line | str, ...] = ()) -> Contact:
    """What is read from these lines of a header; what stands `below` belongs to the experience."""
    lines = page(*header, *below)
    sections = [Section(SectionKind.CONTACT, "", 1, 0, len(header) - 1)]
    if below:
        sections.append(Section(SectionKind.EXPERIENCE, "", 1, len(header), len(lines) - 1))
    return to_contact(lines, sections, [Link(target) for target in links])


NAMES: dict[str, tuple[list[Line | str], str | None]] = {
    "the largest text": (["Resume of", NAME, "ada@example.org"], "Ada Example"),
    "the first if all are of one size": (["Ada Example", "Leeds"], "Ada Example"),
    "without what stands beside it": (["Ada Example | Backend Engineer"], "Ada Example"),
    "no heading, however large": ([line("Summary", size=24.0), NAME], "Ada Example"),
    "no mail address": (["ada@example.org"], None),
    "behind its label": ([line("Resume", size=24.0), "Profile:", "Name: Ada Example", "Leeds"], "Ada Example"),
    "behind its label in full": (["RESUME", "Full name : Ada Example", "Leeds"], "Ada Example"),
    "behind what the paper is called": (["CURRICULUM VITAE – ADA EXAMPLE", "Leeds"], "ADA EXAMPLE"),
    "behind its short name": (["CV: Ada Example", "ada@example.org"], "Ada Example"),
    "not what the paper is about": (["CV – updated in May", NAME], "Ada Example"),
    "nothing with figures": (["12 Elm Street"], None),
}


@pytest.mark.parametrize(("header", "name"), NAMES.values(), ids=NAMES)
def test_the_name(header: list[Line | str], name: str | None) -> None:
    assert contact(*header).name == name


MAILS: dict[str, tuple[list[Line | str], tuple[str, ...], str | None]] = {
    "as it is written": ([NAME, "ada@example.org"], (), "ada@example.org"),
    "in the link behind a word": ([NAME, "Mail"], ("mailto:ada@example.org?subject=Hi",), "ada@example.org"),
    "spelt out": ([NAME, "ada [at] example [dot] org"], (), "ada@example.org"),
    "spelt out in quotes": ([NAME, "ada ‘at’ example ‘dot’ org"], (), "ada@example.org"),
    "spelt out with every dot": ([NAME, "ada dot alder at example dot org"], (), "ada.alder@example.org"),
    "spelt out in angles": ([NAME, "ada.alder <at> mail <dot> example <dot> org"], (), "ada.alder@mail.example.org"),
    "what somebody does at a place is none": ([NAME, "Intern at Fernbank dotted with awards"], (), None),
    "broken over two lines": ([NAME, "ada.example@mail.co", "m"], (), "ada.example@mail.com"),
    "broken behind its sign": ([NAME, "ada.example@", "mail.com"], (), "ada.example@mail.com"),
    "broken before its sign": ([NAME, "ada.example", "@mail.com | Leeds"], (), "ada.example@mail.com"),
    "broken within its host": ([NAME, "Leeds | ada.example@my-", "mail.com"], (), "ada.example@my-mail.com"),
    "broken before its last part": ([NAME, "ada.example@mail", ".com"], (), "ada.example@mail.com"),
    "a handle of another place is no part of one": ([NAME, "Ada writes as", "@mail.com"], (), None),
    "cut short on the page, whole in its link": (
        [NAME, "ada@mail.example"],
        ("mailto:ada@mail.example.org",),
        "ada@mail.example.org",
    ),
    "none": ([NAME, "Leeds"], (), None),
}


@pytest.mark.parametrize(("header", "links", "email"), MAILS.values(), ids=MAILS)
def test_the_mail_address(header: list[Line | str], links: tuple[str, ...], email: str | None) -> None:
    assert contact(*header, links=links).email == email


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+49 30 901820", "+49 30 901820"),
        ("(503) 555-0147", "(503) 555-0147"),
        ("503-555-0147", "503-555-0147"),
        ("07700 900412", "07700 900412"),  # dialled within the country
        ("Tel: 9018204", "9018204"),  # short, but called so
        ("2019 - 2024", None),  # years
        ("9018204", None),  # short, and not called so
        ("1234567890123456789", None),  # longer than any number
        ("Austin TX 78704 5125550142", "5125550142"),  # behind a postal code
        ("Austin, TX 78704 512-555-0142", "512-555-0142"),
        ("503•555•0147", "503•555•0147"),  # points between the groups
        ("(503) · 555 · 0147", "(503) · 555 · 0147"),
        ("2019 • 2023", None),
    ],
)
def test_the_phone_number(text: str, phone: str | None) -> None:
    assert contact(NAME, text).phone == phone


def test_the_street_is_no_part_of_the_place() -> None:
    assert contact(NAME, "742 Alder Street, Austin, TX 78704 | 512-555-0142").location == "Austin, TX 78704"


def test_a_phone_number_behind_a_link() -> None:
    assert contact(NAME, "Call me", links=("tel:+4930901820",)).phone == "+4930901820"


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Phone: +49 30 901820", "+49 30 901820"),  # a short line of its own
        ("Handled +49 30 901820 as the hotline of a shop for bikes", None),  # told in a sentence
    ],
)
def test_a_phone_number_below_the_header(text: str, phone: str | None) -> None:
    assert contact(NAME, below=("Larkwall", text)).phone == phone


@pytest.mark.parametrize(("text", "phone"), [("(503) 555-0147", "(503) 555-0147"), ("2014 2015 2016", None)])
def test_a_phone_number_in_a_line_of_its_own_beside_the_address(text: str, phone: str | None) -> None:
    """A narrow column may have them under any heading."""
    assert contact(NAME, below=("ada@example.org", text, "ada-example")).phone == phone


@pytest.mark.parametrize("site", ["ada-example.github.io/garden/", "https://ada.dev", "www.ada-example.com"])
def test_a_bare_phone_number_in_a_line_of_its_own_beside_a_site(site: str) -> None:
    assert contact(NAME, below=("Wrote the import of rates", "5035550147", site)).phone == "5035550147"
    assert contact(NAME, below=("Wrote the import of rates", "5035550147", "Invoices")).phone is None


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("City\tExampleton", "Country\tExamplia"), "Exampleton"),
        (("Location", "Nether Wallop, Hampshire"), "Nether Wallop, Hampshire"),
        (("Residence:", "Exampleton"), "Exampleton"),
    ],
)
def test_a_place_stands_beside_its_label_or_below(lines: tuple[str, str], place: str) -> None:
    assert to_location((*lines, "robin@example.com"), "Robin Alder") == place


def test_a_place_may_stand_among_other_personal_details_further_down() -> None:
    lines = page("Robin Alder", "robin@example.com", "Experience", "Fernbank", "Other personal details", "City\tLeeds")
    sections = [
        Section(SectionKind.CONTACT, "", 1, 0, 1),
        Section(SectionKind.EXPERIENCE, "Experience", 1, 2, 3),
        Section(SectionKind.OTHER, "Other personal details", 1, 4, 5),
    ]
    assert to_contact(lines, sections, []).location == "Leeds"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Av. Larga s/n, La Colina, Córdoba, 5115", "Córdoba"),
        ("Calle Mayor s/n, Barrio Alto, Villa Ejemplar, 5115", "Barrio Alto, Villa Ejemplar"),
        ("Rua do Sol, Bairro Novo, Vila Exemplar 4000-123", "Bairro Novo, Vila Exemplar"),
    ],
)
def test_a_place_stands_between_the_street_and_the_postal_code(line: str, place: str) -> None:
    assert place in (to_location((line, "robin@example.com"), "Robin Alder") or "")


@pytest.mark.parametrize("line", ["Via REST, Kafka, 5115 events", "Block Storage, Queues, 1200"])
def test_a_list_of_other_things_is_no_place(line: str) -> None:
    assert to_location((line,), "Robin Alder") is None


def test_profiles_and_place() -> None:
    found = contact(NAME, "Leeds, UK | linkedin.com/in/ada-example | github.com/ada-example")
    assert found.location == "Leeds, UK"
    assert found.linkedin == "linkedin.com/in/ada-example"
    assert found.github == "github.com/ada-example"


def test_a_profile_only_in_a_link() -> None:
    found = contact(NAME, "LinkedIn", links=("https://www.linkedin.com/in/ada-example",))
    assert found.linkedin is not None
    assert found.linkedin.endswith("linkedin.com/in/ada-example")


def test_what_stands_only_in_a_page_header_is_named() -> None:
    """Screening software may not look there."""
    found = contact(line("ada@example.org", in_margin=True), NAME, "Leeds, UK")
    assert found.email == "ada@example.org"
    assert found.in_margin == ("email",)


def test_a_page_with_an_address_over_a_hidden_line_is_read() -> None:
    """Hidden lines follow those of the page, and are not among what is looked at here."""
    header = page(NAME, "Leeds, UK")
    hidden = Link("https://github.com/ada-example", "", 1, len(header) + 3)
    found = to_contact(header, [Section(SectionKind.CONTACT, "", 1, 0, len(header) - 1)], [hidden])
    assert (found.name, found.location, found.github) == ("Ada Example", "Leeds, UK", "github.com/ada-example")


def test_an_empty_page_tells_nothing() -> None:
    assert to_contact([], [], []) == Contact()


def test_all_that_stands_in_the_margin_is_told_of() -> None:
    """A word over the summary is no name, and an address that is linked in the header stands there alone."""
    top = (line("Ada Example", in_margin=True), line("ada@example.org | 020 7946 0123", in_margin=True))
    found = contact(*top, line("Profile"), line("Engineer of queues"))
    assert {"name", "email", "phone"} <= set(found.in_margin)


def test_the_address_outweighs_the_place_of_a_university() -> None:
    texts = ["Ada Example", "Graduate of Larkwall University, Austin, TX", "Address: 12 Mill Lane, Leeds, UK"]
    assert "Leeds" in (to_location(texts, "Ada Example") or "")


def test_a_town_says_more_than_its_country() -> None:
    header = page("Ada Example", "12 Mill Lane", "Leeds, LS1 4DY", "United Kingdom", "ada@example.org")
    found = to_contact(header, [Section(SectionKind.CONTACT, "", 1, 0, 4)], ())
    assert found.location == "Leeds"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Peru, Lima", "Peru, Lima"),
        ("Iran, Tehran", "Iran, Tehran"),
        ("四川省成都市锦江区", "四川省成都市"),
        ("上海市", "上海市"),
    ],
)
def test_a_place_is_read_with_its_country_or_province_first(line: str, place: str) -> None:
    assert to_location((line, "robin@example.com"), "Robin Alder") == place


@pytest.mark.parametrize("line", ["Ferry, Boat", "软件工程师", "市场经理"])
def test_what_is_no_place_is_not_read_as_one(line: str) -> None:
    assert to_location((line,), "Robin Alder") is None


@pytest.mark.parametrize(
    ("foot", "phone", "place"),
    [
        ("ada@example.org - (503) 555-0147 - Portland, OR - LINKEDIN", "(503) 555-0147", "Portland, OR"),
        ("ada@example.org | +49 30 901820 | Berlin, Germany", "+49 30 901820", "Berlin, Germany"),
        ("+44 20 7946 0958 · ada@example.org · London, UK", "+44 20 7946 0958", "London, UK"),
    ],
)
def test_a_row_of_details_at_the_foot_of_the_page_tells_how_to_reach_the_person(
    foot: str, phone: str, place: str
) -> None:
    found = contact(NAME, "Backend engineer", below=("Experience", "Built the search of a shop", foot))
    assert (found.email, found.phone, found.location) == ("ada@example.org", phone, place)


def test_a_row_of_details_in_the_body_is_nobody_s_where_the_head_has_them() -> None:
    found = contact(NAME, "ada@example.org", below=("Experience", "help@shop.example - (503) 555-0147 - Portland, OR"))
    assert (found.phone, found.location) == (None, None)


@pytest.mark.parametrize("address", ["https://ada.com.np/", "https://ada.page.zone/cv", "http://ada.lv"])
def test_what_opens_as_an_address_is_a_site_wherever_it_is(address: str) -> None:
    assert contact(NAME, f"Web: {address}").website == address.rstrip("/")


@pytest.mark.parametrize("word", ["portfolio", "Website", "My Blog"])
def test_a_word_that_says_so_links_to_a_site(word: str) -> None:
    lines = page(NAME, word)
    found = to_contact(lines, [Section(SectionKind.CONTACT, "", 1, 0, 1)], [Link("https://ada.example/", word)])
    assert found.website == "https://ada.example"
    other = to_contact(lines, [Section(SectionKind.CONTACT, "", 1, 0, 1)], [Link("https://ada.example/", "Larkfield")])
    assert other.website is None


@pytest.mark.parametrize(
    ("field", "linkedin", "github"),
    [
        ("in ada-example", "ada-example", None),
        ("\uf0e1 adaexample7", "adaexample7", None),
        ("in/ada-example/", "in/ada-example", None),
        ("LinkedIn ada_example", "ada_example", None),
        ("github adaexample", None, "adaexample"),
        ("\uf09b ada-example", None, "ada-example"),
        ("GitHub @exampleada", None, "exampleada"),
        ("in Portland", None, None),
        ("GitHub Actions", None, None),
        ("in exampled cities of the north", None, None),
    ],
)
@pytest.mark.parametrize("around", ["{}", "+44 20 7946 0958\t{}\tLeeds, UK", "ada@example.org | {} | Leeds"])
def test_an_account_beside_the_mark_or_the_name_of_its_site(
    field: str, linkedin: str | None, github: str | None, around: str
) -> None:
    """Icons leave "in" or a sign of their own in the text; the account is one that is called like its owner."""
    found = contact(NAME, around.format(field))
    assert (found.linkedin, found.github) == (linkedin, github)


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("I'm Ada Example", "Ada Example"),
        ("Hi, I am Ada Example!", "Ada Example"),
        ("My name is Ada Example.", "Ada Example"),
        ("I'm a developer", None),
        ("Hello", None),
    ],
)
def test_a_name_may_stand_behind_a_greeting(greeting: str, name: str | None) -> None:
    assert contact(line("Hello", size=18.0), line(greeting, size=18.0), "ada@example.org").name == name


@pytest.mark.parametrize(
    ("row", "github"),
    [
        ("Phone\t+44 20 7946 0958\tGitHub\tNightowl-7", "Nightowl-7"),
        ("GitHub\tqvetkaex", "qvetkaex"),
        ("GitHub\tLinkedIn\tPortfolio", None),
        ("GitHub\tLeeds", None),
        ("GitHub\tdeveloper", None),
    ],
)
def test_an_account_may_stand_in_the_cell_beside_the_name_of_its_site(row: str, github: str | None) -> None:
    assert contact(NAME, row).github == github


@pytest.mark.parametrize(
    "address", ["linkedin. com/in/ada-example", "linkedin.com /in/ada-example", "linkedin .com/in/ ada-example"]
)
def test_blanks_around_its_signs_part_no_address(address: str) -> None:
    assert contact(NAME, address).linkedin == "linkedin.com/in/ada-example"


@pytest.mark.parametrize("text", ["D.no: 3/12, Old Market", "Dr.no - 41", "Ph.no", "B.Tech", "ASP.NET"])
def test_a_word_cut_short_is_no_site(text: str) -> None:
    assert contact(NAME, text).website is None
    assert contact(NAME, f"{text}\tada.no").website == "ada.no"


@pytest.mark.parametrize("rows", [("Linkedin:https://www.linkedi", "n.com/in/ada-example"), ("https://www.githu",)])
def test_an_address_that_the_end_of_a_row_cut_is_no_site(rows: tuple[str, ...]) -> None:
    assert contact(NAME, *rows).website is None
    assert contact(NAME, *rows, "www.ada.no").website == "www.ada.no"


@pytest.mark.parametrize("target", ["http://bit.ly/ada-profile", "https://tinyurl.com/ada42"])
def test_a_shortened_link_behind_the_name_of_the_site_is_the_profile(target: str) -> None:
    for shown, found in (("LinkedIn", target), ("Tool", None)):
        sections = [Section(SectionKind.CONTACT, "", 1, 0, 1)]
        assert to_contact(page(NAME, shown), sections, [Link(target, shown)]).linkedin == found


@pytest.mark.parametrize("number", ["0091 98765 43210", "591 70055512"])
def test_rows_of_personal_details_are_read(number: str) -> None:
    lines = page(NAME, "Personal", "Location\tCochabamba, Bolivia", f"Cell Phone\t{number}", "Size\t591 70055513")
    for heading, place in (("Personal", "Cochabamba, Bolivia"), ("Machines", None)):
        sections = [Section(SectionKind.CONTACT, "", 1, 0, 0), Section(SectionKind.OTHER, heading, 1, 1, 4)]
        found = to_contact(lines, sections, [])
        assert (found.phone, found.location) == (number, place)

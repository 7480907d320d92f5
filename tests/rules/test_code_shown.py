"""Who is asked for a link to their code, and in which words: what the page shows of it already is named."""

import pytest

from rules.finding import Finding
from tests.rules.findings import found

NOBODY = {"linkedin": "", "github": "", "website": "", "name": "Maren Okafor", "email": "okaform@example.com"}
WORK = "# experience: Experience\n= Software Developer | Tidewater | 2022 | present\n- Built a shop in Go"


def told(text: str, *, contact: dict[str, str] = NOBODY, links: dict[str, str] | None = None) -> Finding | None:
    return found("CON-GITHUB", text, contact=contact, links=links or {})


@pytest.mark.parametrize("page", ["maren.github.io", "maren-okafor.github.io", "tidewater-maps.github.io"])
def test_a_page_on_github_is_named_and_no_account(page: str) -> None:
    """Readers look for the code behind a page, and have to guess where it is."""
    shown = told(f"# contact: Maren Okafor\nhttps://{page}\n{WORK}", contact={**NOBODY, "website": f"https://{page}"})
    assert shown is not None
    assert f"“{page}” is a page on GitHub" in shown.message


@pytest.mark.parametrize("page", ["maren.github.io", "maren-okafor.github.io", "tidewater-maps.github.io"])
def test_a_page_behind_a_link_is_named_too(page: str) -> None:
    shown = told(WORK, contact={**NOBODY, "github": page}, links={"Portfolio": f"https://{page}/"})
    assert shown is not None
    assert f"“{page}”" in shown.message


@pytest.mark.parametrize("address", ["github.com/maren", "gitlab.com/maren/maps", "codepen.io/maren"])
def test_a_link_to_the_code_is_enough_beside_a_page(address: str) -> None:
    links = {"Portfolio": "https://maren.github.io", "Code": f"https://{address}"}
    assert told(WORK, contact={**NOBODY, "github": "maren.github.io"}, links=links) is None


@pytest.mark.parametrize(
    "row", ["Leeds, UK LinkedIn GitHub Portfolio", "e: m@example.com Github Linkedin", "GITHUB WEBSITE"]
)
def test_names_of_sites_in_a_row_lack_the_addresses_behind_them(row: str) -> None:
    shown = told(f"# contact: Maren Okafor\n{row}\n{WORK}")
    assert shown is not None
    assert "“GitHub” is at the top" in shown.message


@pytest.mark.parametrize("row", ["Leeds, UK", "Portfolio of maps on GitHub pages", "GitHub Actions expert"])
def test_a_site_within_a_sentence_is_no_row_of_links(row: str) -> None:
    shown = told(f"# contact: Maren Okafor\n{row}\n{WORK}")
    assert shown is not None
    assert "at the top" not in shown.message


@pytest.mark.parametrize("beside", ["Curriculum Vitae", "Leeds, UK", "Software Developer"])
def test_an_account_beside_something_else_lacks_its_site(beside: str) -> None:
    """The sign in front of it was a letter of a font of signs, which a program reads as nothing."""
    shown = told(f"# contact: Maren Okafor\n{beside}\tMarenOkafor\n{WORK}")
    assert shown is not None
    assert "“MarenOkafor” is at the top as a bare name" in shown.message


@pytest.mark.parametrize("earlier", ["IT Support", "Help Desk Technician", "Technical Support Specialist"])
def test_a_developer_may_have_been_user_support(earlier: str) -> None:
    before = f"\n= {earlier} | Larkfield | 2019 | 2021\n- Wrote reports in SQL"
    assert told(WORK + before) is not None
    swapped = WORK.replace("Software Developer", earlier) + before.replace(earlier, "Hardware Engineer")
    assert told(swapped) is None


def test_a_part_of_the_name_in_a_line_of_its_own_is_no_account() -> None:
    shown = told(f"# contact: Maren Okafor\nLovelace\tLeeds, UK\nmaren.lovelace@example.com\n{WORK}")
    assert shown is not None
    assert "bare name" not in shown.message

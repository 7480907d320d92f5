"""A posting chooses the overlays that its reader would ask about."""

import pytest

from coach.chat.places import Options
from coach.posting import Posting, from_text, inferred_options
from coach.posting.terms.inferred_options import industry_of
from rules.packs import overlay_names

POSTING = """Backend Engineer
Location: {place}
{about}
Requirements
- 3 years of Go and PostgreSQL
Benefits
- {benefit}
"""


def posting(about: str = "", place: str = "Berlin", benefit: str = "Free fruit") -> Posting:
    return from_text(POSTING.format(about=about, place=place, benefit=benefit))


@pytest.mark.parametrize(
    ("about", "industry"),
    [
        ("We build payments and ledgers for banks.", "finance"),
        ("Our FHIR APIs move patient data under HIPAA.", "healthcare"),
        ("Own checkout and inventory of our marketplace for merchants.", "ecommerce"),
        ("A multi-tenant B2B SaaS product.", "saas"),
        ("As a founding engineer at our seed stage start-up you wear many hats.", "startup"),
        ("We take payments for our product.", None),  # one word proves nothing
        ("Payments for banks; patients and hospitals.", None),  # two industries
        ("We build software.", None),
    ],
)
def test_the_industry_is_told_by_several_words(about: str, industry: str | None) -> None:
    assert industry_of(posting(about)) == industry
    assert industry is None or industry in overlay_names()


def test_benefits_tell_nothing() -> None:
    assert industry_of(posting(benefit="Medical insurance, hospital cover, healthcare for patients")) is None


def test_what_was_chosen_stands() -> None:
    assert inferred_options(Options(industry="agency"), posting("Payments and ledgers for banks.")).industry == "agency"


def test_a_remote_posting_asks_for_remote_work() -> None:
    assert inferred_options(Options(), posting(place="Remote")).remote
    assert not inferred_options(Options(), posting()).remote

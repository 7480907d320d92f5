"""Required, preferred or merely mentioned, clause by clause."""

import pytest

from coach.posting import from_text
from coach.posting.terms.need import Need

TAIL = "\nResponsibilities:\n- Build things with care and ship them every week"


def needs(line: str, heading: str = "Requirements") -> dict[str, str]:
    """What one line below a heading asks for, by term."""
    posting = from_text(f"Engineer\n{heading}:\n- {line}{TAIL}")
    return {word.term: word.need.value for word in posting.keywords if word.kind != "phrase"}


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Go and PostgreSQL", {"Go", "PostgreSQL"}, set()),
        ("Experience with Redis; Kafka is a plus", {"Redis"}, {"Apache Kafka"}),
        ("Solid Python, Rust is a bonus", {"Python"}, {"Rust"}),
        ("Kafka, NATS or RabbitMQ are a plus", set(), {"Apache Kafka", "NATS", "RabbitMQ"}),
        ("Knowledge of Redis (Kafka preferred)", {"Redis"}, {"Apache Kafka"}),
        ("Redis (preferred)", set(), {"Redis"}),
        ("Nice to have: Redis, Kafka", set(), {"Redis", "Apache Kafka"}),
        ("Experience with a cloud, ideally AWS", set(), {"Amazon Web Services (AWS)"}),
        ("Docker and Kubernetes are a bonus, not a must", set(), {"Docker", "Kubernetes"}),
        ("Docker is not required", set(), {"Docker"}),
        ("Python is required, Django would be nice", {"Python"}, {"Django"}),
        ("Excellent C and C++ skills", {"C", "C++"}, set()),
    ],
)
def test_within_requirements(line: str, required: set[str], preferred: set[str]) -> None:
    found = needs(line)
    assert {term for term, need in found.items() if need == "required"} == required
    assert {term for term, need in found.items() if need == "preferred"} == preferred


@pytest.mark.parametrize(
    "heading", ["Nice to have", "Preferred Qualifications", "Bonus points", "It would be great if you"]
)
def test_below_a_heading_of_wishes(heading: str) -> None:
    assert needs("Redis", heading) == {"Redis": "preferred"}


@pytest.mark.parametrize(
    "line", ["Go the extra mile", "React quickly to pages", "Go-to-market thinking", "Spark joy in the team"]
)
def test_ordinary_words_are_no_technologies(line: str) -> None:
    found = needs(line)
    assert "Go" not in found
    assert "React" not in found


@pytest.mark.parametrize(
    "line",
    [
        "You collaborate with UX/UI designers and build apps in React",
        "Work alongside the QA and DevOps teams; ship React",
        "Translate between data science, security and design folks, with React as our common ground",
    ],
)
def test_whom_somebody_works_with_is_nothing_to_know(line: str) -> None:
    assert set(needs(line)) == {"React"}


@pytest.mark.parametrize("line", ["Experience with Docker and agile teams", "You worked with Docker, QA tools and CI"])
def test_tools_among_peers_are_asked_for(line: str) -> None:
    assert needs(line)["Docker"] == "required"


@pytest.mark.parametrize("line", ["SWIFT messages", "SAFe at scale", "HTTP down to the bytes"])
def test_a_name_in_capitals_may_open_a_line(line: str) -> None:
    assert set(needs(line)) == {line.split(maxsplit=1)[0]}


@pytest.mark.parametrize("line", ["Python or R", "R and Python", "Models in Julia or R."])
def test_the_language_r_is_seen_beside_another(line: str) -> None:
    assert "R" in needs(line)


@pytest.mark.parametrize("heading", ["Benefits", "About us", "Equal opportunity"])
def test_benefits_and_company_blurbs_are_not_listened_to(heading: str) -> None:
    assert needs("A Docker mug and AWS certification", heading) == {}


def test_a_technology_named_like_the_company_is_none_of_its_keywords() -> None:
    text = "Engineer at Docker\nThe role:\n- Docker ships Docker to many\nRequirements:\n- Go, Linux and patience"
    assert from_text(text).terms(Need.MENTIONED) == ()


def test_of_alternatives_each_knows_the_others() -> None:
    posting = from_text(f"Engineer\nRequirements:\n- Experience with AWS, GCP or Azure\n- Docker{TAIL}")
    instead = {word.term: set(word.instead) for word in posting.keywords}
    assert instead["Microsoft Azure"] == {"Amazon Web Services (AWS)", "Google Cloud Platform (GCP)"}
    assert instead["Docker"] == set()


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("5+ years of software engineering experience", 5),
        ("3-5 years of experience", 3),
        ("At least four years in a platform role", 4),
        ("Minimum of 3 (three) years' experience", 3),
        ("5 years of experience, or 3 and a PhD", 5),
        ("5 years of experience or 3 years with a PhD", 3),
        ("You are at least 18 years old", None),
        ("We have grown for 10 years", None),
    ],
)
def test_years(line: str, years: int | None) -> None:
    assert from_text(f"Engineer\nRequirements:\n- {line}{TAIL}").years == years

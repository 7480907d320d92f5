"""Pasted postings, as people paste them: without signs before items, in one line, with all kinds of heads."""

import pytest

from coach.posting import Posting, from_text, report
from coach.posting.terms.need import Need
from coach.sandbox import accepted

BODY = """
About the role
You build and run the dispatch of parcels with a small team.

What you'll need
Experience with PostgreSQL, Redis, Kafka
Ansible on a few hundred hosts, with tests.
5+ years of Go
"""


def required(posting: Posting) -> set[str]:
    return set(posting.terms(Need.REQUIRED))


def test_lines_without_signs_are_requirements_and_no_headings() -> None:
    posting = from_text(f"Backend Engineer\n{BODY}")
    assert required(posting) == {"PostgreSQL", "Redis", "Kafka", "Ansible", "Go"}
    assert posting.years == 5


@pytest.mark.parametrize(
    "head",
    [
        "Senior Backend Engineer\nQuillmark\nLeipzig, Germany\n",
        "Senior Backend Engineer | Quillmark | Leipzig, Germany | Full-time\n",
        "Quillmark | Leipzig, Germany | Senior Backend Engineer | VISA | 80k EUR\n",
        "Senior Backend Engineer at Quillmark - Leipzig, Germany\n",
        "Senior Backend Engineer\nQuillmark · Leipzig, Germany (On-site)\n",
        "Job title: Senior Backend Engineer\nCompany: Quillmark\nLocation: Leipzig, Germany\n",
        "Quillmark\nSenior Backend Engineer\nLeipzig, Germany\n214 applicants\n",
        "Senior Backend Engineer / Quillmark / Leipzig, Germany\n",
        "Senior Backend Engineer - Quillmark - Leipzig, Germany\n",
        "Leipzig, Germany - Senior Backend Engineer - Quillmark\n",
        "Senior Backend Engineer at Quillmark, Leipzig, Germany\n",
    ],
)
def test_heads_of_all_kinds_name_title_company_and_place(head: str) -> None:
    posting = from_text(head + BODY)
    assert (posting.title, posting.company) == ("Senior Backend Engineer", "Quillmark")
    assert posting.location.startswith("Leipzig, Germany")


@pytest.mark.parametrize(
    "title",
    [
        "Senior Backend Engineer - Payments",
        "Backend Engineer / Java",
        "Software Engineer / Data Engineer",
        "Platform Engineer - Kubernetes",
    ],
)
def test_what_goes_on_with_a_title_is_no_company(title: str) -> None:
    posting = from_text(f"{title}\nQuillmark\nLeipzig, Germany\n{BODY}")
    assert (posting.title, posting.company) == (title, "Quillmark")


def test_without_a_head_the_sentences_tell() -> None:
    posting = from_text(
        "About Quillmark\nQuillmark is a bindery of digital books. At Quillmark, we read.\n"
        f"We're looking for a Senior Platform Engineer to join our office in Leipzig on a hybrid basis.\n{BODY}"
    )
    assert (posting.title, posting.company, posting.location) == ("Senior Platform Engineer", "Quillmark", "Leipzig")
    assert posting.remote is False


ONE_LINE = (
    "Platform Engineer (m/w/d) Quillmark GmbH Leipzig About us We bind digital books and keep it simple every day. "
    "What You'll Do Design and run the presses Build tools for editors with MongoDB "
    "What We're Looking For Strong experience with Kubernetes Familiarity with Terraform, Pulumi or Crossform "
    "Nice to have Prior work with Kafka What's in it for you? A garden, coffee and a seat at the Oracle arena. "
    "Why Join Us We like our work and each other, and we answer every letter that reaches us."
)


def test_one_line_is_taken_apart_at_its_headings() -> None:
    posting = from_text(ONE_LINE)
    assert (posting.title, posting.company, posting.location) == (
        "Platform Engineer (m/w/d)",
        "Quillmark GmbH",
        "Leipzig",
    )
    assert required(posting) == {"Kubernetes", "Terraform", "Pulumi", "Crossform"}
    assert posting.terms(Need.PREFERRED) == ("Kafka",)
    assert posting.terms(Need.MENTIONED) == ("MongoDB",)


GERMAN = """Softwareentwickler (w/m/d)
Quillmark GmbH
Leipzig

Deine Aufgaben
- Du entwickelst unsere Druckstrecke weiter

Dein Profil
- Mindestens drei Jahre Erfahrung mit Java und Spring Boot
- Sicherer Umgang mit PostgreSQL
- Kenntnisse in Kafka sind von Vorteil

Wir bieten
- Notebook, Slack und einen Garten
"""


def test_other_languages_have_parts_needs_and_years_too() -> None:
    posting = from_text(GERMAN)
    assert required(posting) == {"Java", "Spring Boot", "PostgreSQL"}
    assert posting.terms(Need.PREFERRED) == ("Kafka",)
    assert posting.years == 3


@pytest.mark.parametrize(
    "line",
    [
        "No PHP",
        "You do not need to know PHP",
        "We do not use PHP",
        "No prior PHP experience needed",
        "You need not know PHP",
    ],
)
def test_what_is_not_asked_for_is_no_term(line: str) -> None:
    posting = from_text(f"Backend Engineer\nRequirements\n- PostgreSQL\n- {line}\n")
    assert [word.name for word in posting.keywords] == ["PostgreSQL"]


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("5 plus years of experience", 5),
        ("2+ yrs of experience", 2),
        ("3 to 5 yrs experience in Java", 3),
        ("minimum five (5) years of experience", 5),
        ("At least two years with SQL", 2),
        ("You must be 18 years or older", None),
        ("Our customers trust us with 10+ years of data", None),
        ("4+ yoe in Java", 4),
        ("2+ years of combined experience in support and operations", 2),
        ("Our founders have 12 years of combined experience", None),
        ("A degree in a related field6+ years of experience with Java", 6),
    ],
)
def test_years_however_they_are_written(written: str, years: int | None) -> None:
    assert from_text(f"Backend Engineer\nRequirements\n- {written}\n- PostgreSQL in production\n").years == years


def test_a_stack_in_brackets_offers_no_choice() -> None:
    posting = from_text("Engineer\nRequirements\n- AWS (Lambda, SNS/SQS, S3)\n- DNS, Kafka/NATS, load balancing\n")
    groups = [each for each in report.of_posting(posting)["required"] if "|" in each]
    assert groups == ["SNS|SQS", "Kafka|NATS"]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Config management (Chef, Puppet, Ansible, Capistrano)", "Chef|Puppet|Ansible|Capistrano"),
        ("Continuous integration (Jenkins, CircleCI)", "Jenkins|CircleCI"),
        ("A public cloud (AWS, GCP)", "AWS|GCP"),
    ],
)
def test_tools_of_one_kind_in_brackets_are_a_choice(line: str, group: str) -> None:
    found = from_text(f"Engineer\nRequirements\n- {line}\n- Kotlin\n")
    groups = [each for each in report.of_posting(found)["required"] if "|" in each]
    assert [set(each.split("|")) for each in groups] == [set(group.split("|"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company is backed by prominent investors and notable machine learning experts.",
        "We were founded by engineers with a proven track record in Kafka.",
        "Our customers have strong experience with Salesforce.",
    ],
)
def test_what_founders_and_customers_know_is_not_asked_for(sentence: str) -> None:
    found = from_text(f"Acme | Engineer | Berlin\n\n{sentence}\n\nRequirements\n- Go\n- PostgreSQL\n")
    assert report.of_posting(found)["required"] == ["Go", "PostgreSQL"]


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("Expertise in Java or Python, Kafka, Docker", ["Java|Python"]),
        ("Go, Java or Python, Kafka", ["Go|Java|Python"]),
        ("One of Java or Python, Kafka, Docker", ["Java|Python|Kafka|Docker"]),
        ("Java, Kafka, Docker, or Redis", ["Java|Kafka|Docker|Redis"]),
    ],
)
def test_what_goes_on_behind_a_choice_is_asked_for_besides(line: str, groups: list[str]) -> None:
    posting = from_text(f"Engineer\nRequirements\n- {line}\n")
    found = [each for each in report.of_posting(posting)["required"] if "|" in each]
    assert [sorted(each.split("|")) for each in found] == [sorted(each.split("|")) for each in groups]


def test_a_name_behind_an_abbreviation_opens_no_sentence() -> None:
    posting = from_text("Engineer\nRequirements\n- Infrastructure as code, e.g. Terraform\n- Build tools, e.g. Chef\n")
    assert {"Terraform", "Chef"} <= {each.name for each in posting.keywords}


def test_a_name_stands_there_once() -> None:
    posting = from_text("Engineer\nRequirements\n- DNS, TLS, Load Balancing, CDN\n")
    names = [each.name.lower() for each in posting.keywords]
    assert sorted(set(names)) == sorted(names)


SCRIPT = """
function load() {
  const page = data["index.html"];
  link.rel = "stylesheet"; // CSS, Vite
  return response.json()
}
"""


def test_scripts_copied_along_are_no_text_and_lists_with_semicolons_are() -> None:
    head = "Engineer\nRequirements:\n"
    posting = from_text(f"{head}- Kafka\n- PostgreSQL{SCRIPT}{SCRIPT}")
    assert [each.name for each in posting.keywords] == ["Kafka", "PostgreSQL"]
    posting = from_text(f"{head}- Kafka (or NATS);\n- PostgreSQL;\n- Docker;\n- Redis;\n")
    assert {each.name for each in posting.keywords} == {"Kafka", "NATS", "PostgreSQL", "Docker", "Redis"}


def test_alternatives_are_one_entry_and_names_by_themselves() -> None:
    posting = from_text("Engineer\nRequirements\n- Python, Go or Rust in production\n- Kafka\n")
    assert report.of_posting(posting)["required"] == ["Python|Go|Rust", "Python", "Go", "Rust", "Kafka"]


@pytest.mark.parametrize(
    "said", ["Rest assured that your data is safe with us.", "We promise a swift response.", "Join us this Spring."]
)
def test_ordinary_words_are_no_names(said: str) -> None:
    posting = from_text(f"Backend Engineer\n{said}\nRequirements\n- Java\n- PostgreSQL\n")
    assert [word.name for word in posting.keywords] == ["Java", "PostgreSQL"]


def test_a_plus_reaches_its_own_sentence_only() -> None:
    posting = from_text(
        "Backend Engineer\nWe look for people with 3+ years of experience with Go and AWS. Kafka is a plus.\n"
    )
    assert (required(posting), posting.terms(Need.PREFERRED)) == ({"Go", "AWS"}, ("Kafka",))


def test_what_stands_late_in_a_long_text_is_read() -> None:
    filler = "\n".join(
        f"We mend the {number}th book of the year with the same care as the first." for number in range(800)
    )
    posting = from_text(f"Engineer\nQuillmark\nLeipzig\n\nAbout us\n{filler}\n\nRequirements\n- Kotlin and Kafka\n")
    assert 50_000 < len(filler) < 59_000
    assert report.of_posting(posting)["required"] == ["Kotlin", "Kafka"]


@pytest.mark.parametrize("blanks", [" " * 12, "\t\t\t\t\t\t\t\t\t\t", "\xa0" * 20])
def test_lines_that_are_padded_are_read_like_others(blanks: str) -> None:
    posting = from_text(
        f"Engineer{blanks}\nQuillmark\nLeipzig\n\nRequirements\n- Kotlin;{blanks}Kafka and{blanks}Redis\n"
    )
    assert accepted.posting(posting).title == "Engineer"
    assert report.of_posting(posting)["required"] == ["Kotlin", "Kafka", "Redis"]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Backend Developer at Tallwood Freight in Utrecht", ("Backend Developer", "Tallwood Freight", "Utrecht")),
        (
            "Ostara Health is hiring a Machine Learning Engineer in Lisbon",
            ("Machine Learning Engineer", "Ostara Health", "Lisbon"),
        ),
        ("Kestrel Books is looking for a Rails Developer", ("Rails Developer", "Kestrel Books", "")),
        ("Engineer in Residence at Ostara Health", ("Engineer in Residence", "Ostara Health", "")),
    ],
)
def test_a_head_that_is_a_sentence(head: str, told: tuple[str, str, str]) -> None:
    posting = from_text(f"{head}\n\nRequirements\n- Go\n- PostgreSQL and Kafka\n")
    assert (posting.title, posting.company, posting.location) == told


def test_whoever_is_wanted_is_told_behind_a_stack_too() -> None:
    posting = from_text(
        "Mossberg | Backend Engineer | Remote (EU)\nStack: Elixir, PostgreSQL. We're looking for 3+ years of Elixir."
    )
    assert (posting.terms(Need.REQUIRED), posting.terms(Need.MENTIONED)) == (("Elixir",), ("PostgreSQL",))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Airflow, Dagster, Prefect, Mageflow or Flyte", {"Airflow", "Dagster", "Prefect", "Mageflow", "Flyte"}),
        ("Jira, Confluence, Mattermost", {"Jira", "Confluence"}),
        ("Excel at teamwork and PostgreSQL", {"PostgreSQL"}),
        ("Excel in a fast-paced team; Python", {"Python"}),
        ("Excel and SQL", {"Excel", "SQL"}),
        ("Ruby on Rails", {"Ruby on Rails"}),
        ("Experienced in Java, Go, and / or SQL", {"Java", "Go", "SQL"}),
    ],
)
def test_names_that_begin_like_other_words(line: str, names: set[str]) -> None:
    assert set(from_text(f"Engineer\nAcme\n\nRequirements\n- {line}\n- calm\n").terms(Need.REQUIRED)) == names


def test_an_age_is_no_experience() -> None:
    assert from_text("Engineer\nAcme\n\nRequirements\n- You must be 18 years or older. 4 years of Rust\n").years == 4


@pytest.mark.parametrize(
    "statement",
    [
        "Understand customer requirements",
        "Top-notch communication and interpersonal skills",
        "Review test requirements",
        "Excellent presentation skills",
    ],
)
def test_a_statement_with_a_word_of_headings_opens_no_part(statement: str) -> None:
    text = f"""Backend Engineer at Quillmark
Requirements
Experience with Go
Preferred Qualifications and Skills
{statement}
Experience with Kafka, Redis
Some years of Rust"""
    posting = from_text(text)
    assert required(posting) == {"Go"}
    assert set(posting.terms(Need.PREFERRED)) == {"Kafka", "Redis", "Rust"}
    assert statement in {line.text for line in posting.lines}


@pytest.mark.parametrize("heading", ["Desired Candidate Profile", "Desired profile", "Desired candidate"])
def test_who_is_desired_is_who_is_required(heading: str) -> None:
    posting = from_text(
        f"Backend Engineer\nYour tasks\n- Run the shop\n{heading}\n- Go\n- Kafka\nNice-to-haves\n- Redis\n"
    )
    assert required(posting) == {"Go", "Kafka"}
    assert posting.terms(Need.PREFERRED) == ("Redis",)


def test_desired_skills_are_wishes() -> None:
    posting = from_text("Backend Engineer\nRequired skills\n- Go\n- Kafka\nDesired skills\n- Redis\n")
    assert (required(posting), posting.terms(Need.PREFERRED)) == ({"Go", "Kafka"}, ("Redis",))


def test_a_noun_behind_a_conjunction_opens_no_item() -> None:
    line = (
        "Backend-Entwicklung bei Quillmark in Leipzig, Vollzeit, unbefristet und mit Freiheit in der Wahl der Mittel. "
        "Deine Aufgaben: Du baust die Plattform für den Versand mit einem kleinen Team und betreibst sie selbst. "
        "Dein Profil: Erfahrung mit Go und PostgreSQL. "
        "Azure-Zertifizierungen, FinOps oder Erfahrung mit Kafka sind ein Plus. "
        "Wir bieten dir ein Team, das zuhört, und eine Stelle, die bleibt."
    )
    posting = from_text(line)
    assert required(posting) == {"Go", "PostgreSQL"}
    assert {"Azure certification", "Kafka"} <= set(posting.terms(Need.PREFERRED))

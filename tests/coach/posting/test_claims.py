"""What a resume only learns, wants, left behind or saw others do is no evidence."""

import pytest

from coach.chat.message import Paragraph
from coach.posting import from_text, match
from coach.posting.matching import claims
from coach.posting.message import to_message
from coach.posting.terms.vocabulary import load
from rules.resume import Bullet, Layout, Line, Resume, Section, SectionKind, SourceFile


def resume(*lines: str, hidden: frozenset[int] = frozenset()) -> Resume:
    """A resume of one job with these lines as its bullets."""
    return Resume(
        SourceFile("r.pdf", "pdf", 1, 1, "0"),
        lines=tuple(Line(number, 1, text) for number, text in enumerate(lines)),
        layout=Layout(hidden=tuple(sorted(hidden))),
        sections=(Section(SectionKind.EXPERIENCE, "", 1, 0, len(lines) - 1),),
        bullets=tuple(Bullet(SectionKind.EXPERIENCE, text, 1, at, at) for at, text in enumerate(lines)),
    )


def missing(own: Resume, *asked: str) -> set[str]:
    posting = from_text(
        "Engineer\nRequirements\n" + "\n".join(f"- {each}" for each in asked) + "\n- teamwork and care\n"
    )
    return {each.term for each in match(own, posting, load()).missing}


@pytest.mark.parametrize(
    "line",
    [
        "Built billing services in Java; currently learning Kafka",
        "Java engineer, interested in Kafka and event streaming",
        "Keen to work with Kafka; Java by day",
        "Worked with the Kafka team on Java clients",
        "Wrote Java services and migrated them away from Kafka",
        "No experience with Kafka yet, five years of Java",
        "Never used Kafka; five years of Java",
        "Curious about Kafka, wrote Java",
        "Moved billing off Kafka, in Java",
        "Replaced Kafka with Java queues",
    ],
)
def test_no_claim_is_no_evidence(line: str) -> None:
    assert missing(resume(line), "Kafka", "Java") == {"Kafka"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Summer school on Kafka and stream processing, Trieste", False),
        ("Attended a two-day workshop on Kafka in production", False),
        ("Completed an online course in Kafka administration", False),
        ("Built the course platform on Kafka", True),
        ("Led a workshop on Kafka for forty engineers", True),
        ("Took the training platform from nightly files to Kafka", True),
    ],
)
def test_lessons_are_named_and_not_shown_in_use(line: str, shown: bool) -> None:
    posting = from_text("Engineer\nRequirements\n- Kafka\n- teamwork and care\n")
    found = match(resume(line, "Wrote billing services in Java"), posting, load()).matched
    assert [(each.term, bool(each.evidence)) for each in found if each.term == "Kafka"] == [("Kafka", shown)]


@pytest.mark.parametrize(
    "line",
    [
        "Wrote a TCP server in Java that takes Redis-like commands",
        "Wrote a Redis clone in Java over a weekend",
        "Java client, deployed at me.redis.com, with 40 users",
    ],
)
def test_what_something_is_like_and_addresses_are_no_claim(line: str) -> None:
    assert missing(resume(line), "Redis", "Java") == {"Redis"}


def test_what_stands_behind_the_clause_is_a_claim() -> None:
    own = resume("Learning Rust; built services in Go", "Led the React team through a rewrite")
    assert missing(own, "Rust", "Go", "React") == {"Rust"}


def test_hidden_text_is_no_evidence() -> None:
    assert missing(resume("Built services in Go", "Kafka Kubernetes", hidden=frozenset({1})), "Go", "Kafka") == {
        "Kafka"
    }


def test_longer_names_hold_the_shorter_and_versions_are_no_part_of_a_name() -> None:
    own = resume("Django REST Framework, Kafka Streams and Spring Boot on Python3 and Java8", "HashiCorp Terraform")
    posting = from_text("Engineer\nRequirements\n- Django, Kafka, Spring, Python, Java and Terraform in production\n")
    found = match(own, posting, load())
    assert (found.missing, found.reword) == ((), ())


def test_names_of_no_list_are_looked_for_as_they_stand() -> None:
    asked = "Familiar with Airflow, Dagster or Quillflow"
    assert missing(resume("Ran forty pipelines on Quillflow"), asked) == set()
    assert missing(resume("Ran forty bakeries"), asked) == {"Airflow", "Dagster", "Quillflow"}


def test_the_score_says_what_it_is_made_of() -> None:
    posting = from_text("Engineer\nRequirements\n- Go\n- Kafka\nNice to have\n- Redis\n")
    made_of = match(resume("Built services in Go"), posting, load()).made_of
    assert "1 of 2 required terms" in made_of
    assert made_of.endswith("only listed.")


def test_clauses_end_where_others_begin() -> None:
    text = "Currently learning Rust. Go since 2019"
    spans = claims.not_claimed(text)
    assert not claims.is_claimed(text.index("Rust"), spans)
    assert claims.is_claimed(text.index("Go"), spans)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Tools: docker, ansible, terraform", True),
        ("Employed tools such as chef, bash, terraform and mysql", True),
        ("Wrote java services. Helped terraform the sales process", False),
        ("terraform, plant, build and other verbs of games", False),
    ],
)
def test_a_name_in_small_letters_counts_in_a_list_of_technologies(line: str, shown: bool) -> None:
    assert (missing(resume(line), "Terraform") == set()) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Configured routing and VLANs on Cisco switches", True),
        ("Built query routing for the help center", False),
        ("Moved the shop to Next.js: routing, permissions, previews", False),
    ],
)
def test_a_word_of_several_meanings_counts_beside_its_kind(line: str, shown: bool) -> None:
    assert (missing(resume(line), "Networking") == set()) == shown


def test_a_category_is_not_to_be_written_as_a_name() -> None:
    posting = from_text("Engineer\nRequirements\n- Bash\n- teamwork and care\n")
    found = match(resume("Automated nightly jobs by shell scripting"), posting, load())
    assert (found.reword, [(each.term, each.by) for each in found.covered]) == ((), [("Bash", "shell scripting")])
    assert {each.term for each in match(resume("Ansible playbooks for 40 hosts"), posting, load()).covered} == set()


def told(own: Resume, *asked: str) -> str:
    """What the coach says of a posting that asks for these."""
    posting = from_text(
        "Engineer\nRequirements\n" + "\n".join(f"- {each}" for each in asked) + "\n- teamwork and care\n"
    )
    paragraphs = (each for each in to_message(match(own, posting, load())).parts if isinstance(each, Paragraph))
    return "\n".join("".join(run.text for run in each.text) for each in paragraphs)


def test_what_is_only_learned_is_not_called_absent() -> None:
    said = told(resume("Built billing services in Java; currently learning Kafka"), "Kafka", "Java", "Redis")
    assert "in your resume not as your own work: Kafka" in said
    assert "not in your resume: Redis" in said
    assert "name it (Redis belongs in" in said


def test_where_all_is_only_learned_it_asks_where_it_was_used() -> None:
    said = told(resume("Built billing services in Java; currently learning Kafka"), "Kafka", "Java")
    assert "not in your resume" not in said
    assert "show it in the bullet where you did" in said

"""Several postings at once: what they share and what to add first."""

from coach.posting import from_text, match, report, several_message
from coach.posting.matching import several
from coach.posting.terms.vocabulary import load
from tests.coach.posting.test_claims import resume

POSTINGS = (
    "Backend Engineer at Quillmark\nRequirements\n- Go\n- Kafka\n- PostgreSQL\n",
    "Platform Engineer at Larkspur\nRequirements\n- Go\n- Kafka\nNice to have\n- Terraform\n",
    "Data Engineer at Tidewater\nRequirements\n- Python\n- Kafka\n- PostgreSQL\n",
)


def compared() -> several.Several:
    own = resume("Built services in Go on PostgreSQL")
    return several.compare([match(own, from_text(text), load()) for text in POSTINGS])


def test_what_most_postings_require_comes_first() -> None:
    found = compared()
    assert [(each.term, each.required_by) for each in found.add_first] == [
        ("Kafka", 3),
        ("Python", 1),
        ("Terraform", 0),
    ]
    assert [(each.term, each.postings, each.state) for each in found.shared] == [
        ("Kafka", (0, 1, 2), "missing"),
        ("Go", (0, 1), "shown"),
        ("PostgreSQL", (0, 2), "shown"),
    ]


def test_the_message_names_each_posting_and_what_to_add() -> None:
    message = several_message.to_message(compared())
    text = str(message)
    assert "3 postings compared with your resume" in message.summary
    assert "Backend Engineer at Quillmark" in text
    assert "Kafka (3)" in text


def test_as_json_each_match_stands_beside_what_they_share() -> None:
    data = report.of_several(compared())
    assert [each["posting"]["company"] for each in data["matches"]] == ["Quillmark", "Larkspur", "Tidewater"]
    assert data["add_first"][0]["term"] == "Kafka"

"""Phrases of the field that no list has, found by what they are made of."""

from coach.posting import from_text


def test_a_noun_of_the_field_with_what_qualifies_it_is_worth_mirroring() -> None:
    posting = from_text(
        "Engineer\nRequirements\n- Strong experience with configuration-driven development and ingestion pipelines\n"
        "- You are a great team player with excellent communication skills\n"
    )
    assert "configuration-driven development" in posting.phrases()
    assert "ingestion pipelines" in posting.phrases()
    assert not any("team" in each or "skills" in each for each in posting.phrases())


def test_nothing_is_scored_by_them() -> None:
    posting = from_text("Engineer\nRequirements\n- Kafka and configuration-driven development of services\n")
    assert [word.name for word in posting.keywords] == ["Kafka"]

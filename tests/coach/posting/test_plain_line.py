"""A posting whose line breaks were lost in copying."""

from coach.posting import from_text
from coach.posting.terms.need import Need

ONE_LINE = (
    "Senior Backend Engineer at Quillmark. Requirements: 5+ years of Java and Spring Boot. PostgreSQL, Redis, "
    "Kubernetes. REST APIs. Nice to have: Kafka, Terraform, gRPC. We are an equal opportunity employer. We move forty "
    "thousand parcels a day and have good coffee, a dental plan and a garden in which nobody works."
)


def test_sentences_stand_in_for_lines() -> None:
    posting = from_text(ONE_LINE)
    assert {"Java", "Spring Boot", "PostgreSQL", "Redis", "Kubernetes"} <= set(posting.terms(Need.REQUIRED))
    assert {"Kafka", "Terraform", "gRPC"} <= set(posting.terms(Need.PREFERRED))

"""Slips beyond spelling: found where there is no doubt, and nowhere else."""

import pytest

from rules.lexicon.punctuation import slips


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Moved the the service to Go", "the"),
        ("Wrote the guidelines.Passionate about tests", "guidelines. Passionate"),
        ("Built API's with Go", "APIs"),
        ("Kept the SLA’s of five services", "SLAs"),
        ("Wrote a internal tool", "an internal"),
        ("Led a R&D team", "an R&D"),
        ("In this job i built tools", "I"),
        ("Led the team to success..", "success."),
        ("Answers in ¡200ms", "<200ms"),  # LaTeX's "<"
        ("With ¿ 90% accuracy", "> 90%"),
        ("Wrote the network of a MMORPG", "an MMORPG"),
        ("Design an development of windows", "and development"),  # the d is missing
        ("Wrote an development plan", "a development"),
    ],
)
def test_what_is_surely_a_slip_is_found(text: str, right: str) -> None:
    assert [meant for _, meant in slips(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "Built services with Node.js and ASP.NET Core",
        "Set up Kafka, Redis and so on on Linux",  # "and so on"
        "Users stay logged in in all of the shops",
        "Wrote the API's documentation",  # of one API
        "Ran a one-off migration for a European bank",
        "Tuned a SQL query",  # some say "sequel"
        "Had had that that rule",
        "Used a unique index and a user table",
        "See example.com for the rest",
        "Vitamins A and A1",
        "Kept i18n files",
        "Works on on-device models",
        "Works on on‑device models",  # with a hyphen that does not break
        "Looked in in-house registries",
        "Read pathlib.Path objects",
        "Versions 1..3, and so on …",
        "¿Hablas español? ¡Claro!",
    ],
)
def test_in_doubt_nothing_is_said(text: str) -> None:
    assert not list(slips(text))

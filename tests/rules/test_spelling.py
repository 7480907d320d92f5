"""Slips of spelling: only what is beyond doubt."""

import pytest

from rules.lexicon.spelling import misspelled
from rules.lexicon.verbs import opens_with_verb


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the developement of it", ["development"]),
        ("managment of teams", ["management"]),
        ("Recieved an award, succesfully", ["Received", "successfully"]),  # the word that opens a line
        ("Experianced software enginer with strong backround", ["Experienced", "engineer", "background"]),
        (
            "Colaborated with diffrent teams untill release",
            ["Collaborated", "different", "until"],
        ),  # stems with endings
        ("Implemeted authentification wich works seperately", ["Implemented", "authentication", "which", "separately"]),
        ("Maintaned Kuberentes and Postgress clusters", ["Maintained", "Kubernetes", "Postgres"]),  # products, too
        ("Responsable for infrastucture and perfomance", ["Responsible", "infrastructure", "performance"]),
    ],
)
def test_plain_slips_are_found(text: str, right: list[str]) -> None:
    assert [meant for _, meant in misspelled(text)] == right


@pytest.mark.parametrize(
    "text",
    [
        "optimised the behaviour of colour programmes and organised the catalogue",
        "kubectl, nginx, memcached, asyncio, pytest and grpc were dockerised",
        "refactored microservices for idempotency and autoscaling of namespaces",
        "Worked with Rajeshwari at Kleinschmidt in Reykjavik",
        "see github.com/maren/pgshift, src/mian.py and foo_barr",
        "quantized finetuned embeddings with backpropagation",
        "unopinionated rearchitecting of containerization; deserialization; geospatial tokenization",
        "onboarded internships in edtech and fintech leaderboards",
        "modelled, labelled and catalogued; fulfilled enrolments and licences for a centre of defence programmes",
        "analysed, prioritised, virtualised, serialised and synchronised the artefacts; travelled, cancelled",
        "a mutex, an upsert, stdin, codecs and mixins; dicts, coords and manpages",
        "Haswell servers of Markit and Kleinwort; Guido and Menge wrote to Crawley in Gaithersburg",
        "Dockers, Jenkinses and Terraforms",
        "Qualcomm Snapdragon, Xilinx and Siemens Healthineers",
    ],
)
def test_names_terms_and_british_words_are_no_slips(text: str) -> None:
    assert list(misspelled(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("INVOLVMENT", ["INVOLVEMENT"]),  # a heading
        ("WORK EXPERIENCE / TRANING", ["TRAINING"]),
        ("A camera on a NVIDA board", ["NVIDIA"]),
        ("Go, PosgtreSQL, Docker", ["PostgreSQL"]),  # capitals within a name
        ("Java, JavsScript, SQL", ["JavaScript"]),
        ("Artifical Intelligence", ["Artificial"]),  # seems to be made of another word
        ("Pipelines for longitudnal data", ["longitudinal"]),  # a long word that is not frequent
        ("An initroductory course", ["introductory"]),
        ("used the ressource in all tests", ["resource"]),  # French, but between English words
    ],
)
def test_slips_in_capitals_names_and_long_words_are_found(text: str, right: list[str]) -> None:
    assert [meant for _, meant in misspelled(text)] == right


@pytest.mark.parametrize(
    "text",
    [
        "Institut des Sciences Physiques et Naturelles",  # a school's own name
        "Escola Profissional Nova de Larkspur",
        "Gave a talk: la pyramide des tests",
        "Écoles et Universités partenaires",
        "Ressource Planning Board",  # may be what it is called
        "Studied at Instituto Tecnologico",
        "ACME GMBH, SYSTEMHAUS, IRIVERA",  # names in capitals
        "PostgreSQ",  # cut off where a chart ends
        "Reports by PubNub and OpenMx",
        "Handles ThreadPools",
        "a recognisable brand, and organisable events",
    ],
)
def test_what_may_be_of_another_language_or_a_name_is_no_slip(text: str) -> None:
    assert list(misspelled(text)) == []


@pytest.mark.parametrize("text", ["Univeristy des Arts", "Recieved l'ordre"])
def test_a_frequent_misspelling_is_one_in_any_line(text: str) -> None:
    assert [meant for _, meant in misspelled(text)]


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Reduced latency", True),
        ("Co-led the team", True),
        ("Re-architected the shop", True),
        ("Successfully migrated it", True),
        ("Leads a team of 4", True),
        ("Quarterbacked the launch", True),
        ("Lead the team of four", True),
        ("Engineered for speed", True),
        ("Managed an engineer for a year", True),
        ("I wrote the import", True),  # of the pronoun another rule speaks
        ("Various tasks", False),
        ("Primary administrator for 40 servers", False),
        ("Primary system administrator for 40 servers", False),
        ("Co-lead for the container team", False),
        ("Lead for the container team", False),
        ("Python scripts for imports", False),
        ("Development of APIs", False),
        ("The billing service", False),
        ("On call one week in five", True),
        ("Testing of APIs", False),
        ("Use of Docker", False),
        ("Bugs were fixed", False),
        ("Wrote tests that were missing", True),
        ("Environment: Java, Oracle", True),  # a label
    ],
)
def test_lines_open_with_a_verb_or_plainly_not(line: str, opens: bool) -> None:
    assert opens_with_verb(line) is opens

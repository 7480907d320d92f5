"""Patterns that are tried only where the letters they need are there find what they would find anyway."""

import re

import pytest

from coach.posting.matching import besides
from coach.posting.terms import word_lists

HEADINGS = (
    *("What you'll do", "What You Will Get", "Your benefits", "Nice-to-haves", "NICE TO HAVE", "We'd love it if you"),
    *("Technology stack", "Tools we use", "About us", "Who we are", "Why Acme?", "How to apply", "Day-to-day"),
    *(
        "Anforderungen",
        "Das bringst du mit",
        "Wir bieten",
        "Lo que ofrecemos",
        "Requisitos",
        "Votre profil",
        "Wat wij vragen",
    ),
    *(
        "Must-haves",
        "The ideal candidate",
        "Bonus points",
        "Legal",
        "Our offer",
        "Kafka in production",
        "Team",
        "x",
        "",
    ),
)


@pytest.mark.parametrize("kind", [each["part"] for each in word_lists.table("headings")["heading"]])
def test_no_heading_is_missed(kind: str) -> None:
    says = [word for each in word_lists.table("headings")["heading"] if each["part"] == kind for word in each["says"]]
    quick, plain = word_lists.FirstOf([says]), word_lists.any_of(says)
    assert [quick.fitting(each) == 0 for each in HEADINGS] == [plain.search(each) is not None for each in HEADINGS]


def test_the_first_kind_that_fits_counts() -> None:
    kinds = word_lists.table("headings")["heading"]
    plain = [word_lists.any_of(each["says"]) for each in kinds]
    first = [next((number for number, says in enumerate(plain) if says.search(each)), None) for each in HEADINGS]
    assert [word_lists.FirstOf(each["says"] for each in kinds).fitting(heading) for heading in HEADINGS] == first


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [
        ("plus(ses|es)?", "Plusses", "minus"),
        ("colou?r of", "The COLOR of it", "colour on"),
        (r"\bnice[- ]to\b", "Nice-to have", "niceto"),
        ("(hiring|interview) process", "Interview process", "interview"),
        ("perks|salary", "Salary", "pay"),
        (r"what('s| is) in it\?", "What's in it?", "what in it"),
        ("x{0,2}y[ab]+z", "yabz", "xxyz"),
    ],
)
def test_optional_letters_are_not_needed(pattern: str, fitting: str, other: str) -> None:
    assert word_lists.FirstOf([[pattern]]).fitting(fitting) == 0
    assert word_lists.FirstOf([[pattern]]).fitting(other) is None


CLAUSES = (
    *("Kafka would be a big plus", "a plus if you know Go", "Nice-to-have: Redis, NATS", "Rust is highly valued"),
    *(
        "Go is a must",
        "SQL is required, Scala is not required",
        "5 years' experience in Java, and Python is nice to have",
    ),
    *("Terraform (plus)", "Kotlin von Vorteil", "se valorará Kubernetes", "PHP: bonus.", "You know Linux", "n/a", ""),
)


@pytest.mark.parametrize("kind", ["before", "after", "must", "wanted"])
def test_patterns_tried_one_by_one_fit_what_one_of_them_all_fits(kind: str) -> None:
    says = word_lists.table("cues")[kind]["says"]
    quick, plain = word_lists.AnyOf(says), word_lists.any_of(says)
    for clause in CLAUSES:
        assert [match.span() for match in quick.finditer(clause)] == [match.span() for match in plain.finditer(clause)]
        assert (quick.search(clause) is None) == (plain.search(clause) is None)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(preferred|desirable|desired)\b", {"preferred", "desirable", "desired"}),
        (r"\bnice[- ]to[- ]have", {"nice", "have"}),
        (r"(is |are )?good to have", {"good to have"}),
        (r"(?<!no )\bexperience(?= with)", {"experience"}),
        (r"(led|managed) (teams|people)", {"teams", "people"}),
        (r"(BS|MSc)\b", set()),
        (r"a|the", set()),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, words: set[str]) -> None:
    found = word_lists.needed(pattern)
    assert found == words or (found < words and len(found) == 1), found


def test_the_first_line_that_one_of_them_fits() -> None:
    work = word_lists.Lines(["Wrote Go", "Led a team of five", "MENTORED juniors, led İzmir's team", "Taught SQL"])
    assert word_lists.AnyOf([r"\bmentored\b", r"\btaught\b"]).line_in(work) == "MENTORED juniors, led İzmir's team"
    assert word_lists.AnyOf([r"\btaught\b"]).line_in(work) == "Taught SQL"
    assert word_lists.AnyOf([r"^\w+ Go$", "xyz"]).line_in(work) == "Wrote Go"
    assert word_lists.AnyOf(["coached"]).line_in(work) == ""


WISHES = (
    *(
        "PhD in physics",
        "Ph.D. preferred",
        "a doctorate",
        "doctoral studies",
        "Master's degree",
        "MSc or PhD",
        "M.Sc.",
        "MS in CS",
    ),
    *(
        "M.Eng",
        "Masterabschluss",
        "Bachelor's",
        "B.Sc. in maths",
        "BTech",
        "B.Eng",
        "BS in CS",
        "BA or BS",
        "undergraduate degree",
    ),
    *(
        "four-year degree",
        "degree in engineering",
        "abgeschlossenes Studium",
        "You communicate well",
        "written and verbal skills",
    ),
    *(
        "team work",
        "Team-player",
        "you collaborate",
        "working closely with others",
        "cross-functional",
        "leadership",
        "lead a team",
    ),
    *(
        "ability to lead",
        "mentorship",
        "coaching juniors",
        "sense of ownership",
        "self-starter",
        "proactive",
        "autonomy",
    ),
)


def test_no_wish_beside_the_terms_is_missed() -> None:
    wishes = [(each[-3], each[-2]) for each in besides._SOFT] + [(each[-2], each[-1]) for each in besides._DEGREES]
    for near, says in wishes:
        for text in WISHES:
            if re.search(says, text):
                assert any(word in text.lower() for word in near), (text, near)

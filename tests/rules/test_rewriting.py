"""Stronger lines: the member's own words, nothing invented, nothing claimed that was shared."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.faithfulness import fault_of
from rules.lexicon.verbs import lookup, of_noun, of_participle
from rules.rewriting import rewrite, technologies_kept

from .invented_resumes import NAMES, read_invented


@pytest.mark.parametrize(
    ("line", "rebuilt"),
    [
        # responsible for, in charge of, tasked with
        ("Responsible for managing the deployment pipeline", "Managed the deployment pipeline"),
        ("Responsible for the billing service", "Owned the billing service"),
        ("Responsible for designing APIs and writing tests", "Designed APIs and wrote tests"),
        ("Responsible for leading a team of developers", "Led a team of developers"),
        ("Responsible for UAT coordination with business users", "Coordinated UAT with business users"),
        ("Tasked with maintaining legacy COBOL systems.", "Maintained legacy COBOL systems"),
        ("Tasked with documentation of APIs", "Documented APIs"),
        ("Responsible for maintaining, expanding, and scaling our site", "Maintained, expanded, and scaled our site"),
        ("Duties included writing code and fixing bugs", "Wrote code and fixed bugs"),
        ("My role was to develop internal tools", "Developed internal tools"),
        # nouns that hide a verb
        (
            "Worked on the migration of the booking service from Rails to Go",
            "Migrated the booking service from Rails to Go",
        ),
        ("Maintenance of legacy VB.NET modules", "Maintained legacy VB.NET modules"),
        (
            "Analysis, design and development of web application in Java",
            "Analyzed, designed and developed the web application in Java",
        ),
        ("Did the refactor of old codes to improve the performance", "Refactored old codes to improve the performance"),
        # passive, pronoun, "used … to", "made"
        ("The login service was rewritten in Go", "Rewrote the login service in Go"),
        ("Messages were consumed from IBM MQ by using JMS", "Consumed messages from IBM MQ using JMS"),
        ("The tide charts were designed for small screens", "Designed the tide charts for small screens"),
        ("A booking service was developed in Java", "Developed a booking service in Java"),
        ("I was responsible for the payments API", "Owned the payments API"),
        ("Used Docker and Kubernetes to deploy services", "Deployed services using Docker and Kubernetes"),
        ("Made a REST API with Express", "Built a REST API with Express"),
        ("Worked with QA team to resolve issues", "Resolved issues together with QA team"),
    ],
)
def test_weak_lines_come_back_stronger(line: str, rebuilt: str) -> None:
    assert rewrite(line) == rebuilt


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Worked on backend", "nothing to build on"),
        ("Participated in code reviews", "no verb in it"),
        ("Responsible for 3", "no thing"),
        ("Responsible for day-to-day operations", "no verb, no thing"),
        ("Responsible for backend development", "the article is not known"),
        ("Cut p99 latency from 820 ms to 140 ms", "strong already"),
        ("Reduced AWS costs", "only the figure is missing, and that is asked for"),
        ("Engineer of the month", "a title"),
        ("The database was migrated to PostgreSQL by the DBA team", "somebody else did it"),
        ("Platform was targeted for small bakeries", "what it is for"),
        ("The prototype was adopted for all harbors", "others did so"),
        ("The app was used in five schools", "others do so"),
        ("Helped with improving various database queries", "shared: which part was theirs?"),
        ("Helped deploy and monitor services on AWS", "shared"),
        ("Was involved in moving deployments to Docker", "shared"),
        ("Assisted senior developers with debugging", "others did it"),
        ("Worked on a tool for the warehouse", "who made it?"),
        ("Worked with a logic analyzer to find faults", "an analyzer is no colleague"),
        ("Responsible for managing the developement team", "a slip would be copied"),
        ("Technologies: Java, Spring, Oracle", "a label"),
        ("Testing frameworks and monitoring tools", "the gerund is a noun"),
        ("Built, with Go, an API that handles 3M requests a day", "has its figure"),
        ("Responsible for training needs of both sites", "the gerund is a noun"),
        ("Use of Docker for containerization", "a noun"),
        ("Helped", "too short"),
        ("", "empty"),
    ],
)
def test_where_it_is_not_sure_there_is_no_rewrite(line: str, why: str) -> None:
    assert rewrite(line) == "", why


def test_the_tense_follows_the_job() -> None:
    line = "Develop and maintain the booking platform"
    assert rewrite(line, ended=True) == "Developed and maintained the booking platform"
    assert rewrite(line) == ""
    assert rewrite("Building reports with Crystal Reports", ended=True) == "Built reports with Crystal Reports"
    assert rewrite("Building reports with Crystal Reports") == ""


GLUE = frozenset("owned built developed the a together with using owning set up ms min gb h".split())
"""Words of the frames that a line is put into."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def invented(line: str, rebuilt: str) -> set[str]:
    """Words of the rebuilt line that come neither from the member, nor from a verb of theirs."""
    own = words(line)
    verbs = {verb for word in own if (verb := lookup(word) or of_participle(word) or of_noun(word))}
    verbs |= {verb for word in own if (verb := of_noun(word))}
    forms = {form for verb in verbs for text in (verb.base, verb.past, verb.gerund) for form in words(text)}
    return words(rebuilt) - own - forms - GLUE


def lines() -> list[str]:
    return [bullet.text for name in NAMES for bullet in read_invented(name).bullets]


OPENINGS = st.sampled_from(
    [
        "Responsible for ",
        "Helped with ",
        "Helped to ",
        "Worked on ",
        "Tasked with ",
        "Was involved in ",
        "Assisted in ",
        "I ",
        "",
    ]
)
WORK = st.sampled_from(
    [
        "managing",
        "improving",
        "the migration of",
        "building",
        "the",
        "testing and deploying",
        "develop",
        "Used Go to test",
        "built",
    ]
)
THINGS = st.sampled_from(
    [
        "Kafka consumers",
        "PostgreSQL queries",
        "the API in Go",
        "Docker images for 12 teams",
        "jobs",
        "various services in Java 17",
    ]
)
MADE_UP = st.builds("{}{} {}".format, OPENINGS, WORK, THINGS)


@settings(deadline=None)  # the first line reads all resumes
@given(st.one_of(MADE_UP, st.sampled_from(lines())), st.booleans())
def test_nothing_is_invented_and_technology_is_kept(line: str, ended: bool) -> None:
    rebuilt = rewrite(line, ended=ended)
    if rebuilt:
        assert not invented(line, rebuilt)
        assert technologies_kept(line, rebuilt)
        assert set(re.findall(r"\d+", rebuilt)) <= set(re.findall(r"\d+", line))
        assert rebuilt != line
        assert fault_of(line, rebuilt) is None


@pytest.mark.parametrize(
    "line",
    [
        "Worked closely with developers to improve there deployments",
        "Responsible for the gateway and it's users",
        "Responsible for migrating users to there new accounts",
    ],
)
def test_a_line_with_a_slip_that_is_a_word_is_not_rebuilt(line: str) -> None:
    assert rewrite(line) == ""


def test_there_in_its_own_sense_is_no_slip() -> None:
    assert rewrite("Responsible for moving the servers there by hand") != ""


@given(st.text(max_size=200))
def test_any_line_can_be_tried(line: str) -> None:
    assert isinstance(rewrite(line), str)


@pytest.mark.parametrize(
    ("line", "rebuilt"),
    [
        ("Responsible for the billing service", "Own the billing service"),
        ("Responsible for managing the deployment pipeline", "Manage the deployment pipeline"),
        ("Responsible for designing APIs and writing tests", "Design APIs and write tests"),
        ("Was responsible for the billing service", "Owned the billing service"),
    ],
)
def test_a_duty_of_a_job_still_held_is_told_in_the_present(line: str, rebuilt: str) -> None:
    assert rewrite(line, held=True) == rebuilt


@pytest.mark.parametrize(
    "line",
    [
        "Responsible for planning and in turn preparing food for large events",
        "Responsible for various closing duties such as locking the doors",
        "Responsible for managing the pipeline and regularly reporting failures",
        "In charge of opening procedures of the clinic",
        "Working on adding additional features to the map",
        "Responsible for leading & driving the roadmap of the booking platform",
        "Correcting the exercises of beginners and answering their questions",
        "Grading projects & then reviewing the tests of each team",
    ],
)
def test_what_would_stay_half_a_gerund_or_is_a_name_of_work_is_not_rebuilt(line: str) -> None:
    assert rewrite(line, ended=True) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Responsible for creating a tool for reading layouts of pages and generate a report of the pictures",
        "Python was used to read the tides while HTML and CSS were used to draw the board",
        "Responsible for scheduling the servers, which reduced 50% customer costs",
        "Responsible for moving the bookings of forty ferries from the old system of the harbor, which nobody"
        " could mend any more, to a new one, in which clerks see at once what is free on the upper and lower deck",
    ],
)
def test_what_would_stay_a_flawed_line_is_not_rebuilt(line: str) -> None:
    assert rewrite(line) == ""


def test_a_purpose_with_two_verbs_is_no_second_thing_done() -> None:
    line = "Responsible for building forms to fetch and update bookings"
    assert rewrite(line) == "Built forms to fetch and update bookings"

"""Slips of grammar: told where the line shows that they are, and nowhere else."""

import pytest

from rules.lexicon.grammar import slips_in_names, slips_of_grammar


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("An app for students who wants to find rooms", "students who want"),
        ("Tools for people who has no office", "people who have"),
        ("Rewards those who is on call", "those who are"),
        ("The skills which is mention below", "which is mentioned"),
        ("A service that was implement in Go", "that was implemented"),
        ("Users can able to pay with one click", "can"),
        ("Readers will able to search", "will be able to"),
        ("The import can used offline", "can be used"),
        ("They learned to developed services", "learned to develop"),
        ("Shipped despite of the outage", "despite"),
        ("Developing of a chat bot", "Developing"),
        ("Was responsible from designing levels", "responsible for"),
        ("Maintained one of the project of the group", "one of the projects"),
        ("Chose Go rather then Java", "rather than"),
        ("Served more then 300 shops", "more than"),
        ("Each team runs it's own cluster", "its own"),
        ("Tested every components of the shop", "every component"),
        ("Built multiple application using Flask", "multiple applications"),
        ("Worked with various company in Larkspur", "various companies"),
        ("Mentored 3 student for a year", "3 students"),
        ("This project help teachers to plan", "This project helps"),
        ("Wrote a small tool that allow teachers to plan", "a small tool that allows"),
        ("Built the page with React with React", "with React"),
        ("Wrote a web scrapper in Python", "web scraper"),
        ("Scripts for scrapping data from shops", "scraping"),
        ("Raised the BLUE score by 4 points", "BLEU score"),
        ("With at most sincerity", "utmost sincerity"),
        ("For more, please checkout my page", "please check out"),
        ("Setup form validation for a clinic", "Set up"),
        ("Setup and maintained three servers", "Set up"),
        ("The old service doesnt scale", "doesn't"),
        ("Takes the tides of a week to calculates when ferries leave", "to calculate"),
        ("Wrote a tool to identifies slow pages", "to identify"),
        ("Uses their answers to analyzes what is read", "to analyze"),
    ],
)
def test_what_is_surely_a_slip_is_found(text: str, right: str) -> None:
    assert [meant for _, meant in slips_of_grammar(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "One of the students who was chosen for the trip",
        "Led a team of engineers who is spread over three towns",  # the team is
        "Services that are developer-friendly",
        "Chose what can be used offline",
        "Compared to developed countries",
        "Added to creates, updates and deletes",
        "The developing of habits",
        "One of the project managers of the group",
        "Various project management tools",
        "Multiple client, vendor and partner teams",
        "A year 2 student of physics",
        "Python 3 project for a museum",
        "Group 5 member of the society",
        "A 10 week in-depth course",
        "This app display runs on a wall, and this app help page below it",
        "This project uses what this project helps with",
        "The tools and the app that help teachers",
        "Represented the page as a list of lists of lists",
        "Went from year to year to win",
        "Every teams' lead",
        "Scrapping of old cars",
        "Setup of three servers",
        "Setup guide for new colleagues",
        "Then more users came",
        "It's ownership that counts",
    ],
)
def test_in_doubt_nothing_is_said(text: str) -> None:
    assert not list(slips_of_grammar(text))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Masters of Science in Physics, Larkspur", "Master of Science"),
        ("Bachelor's of Technology", "Bachelor of Technology"),
        ("Bachelor Degree in Physics", "Bachelor's Degree"),
        ("Masters degree", "Master's degree"),
        ("Deans List 2021", "Dean's List"),
    ],
)
def test_degrees_and_honors_have_their_names(text: str, right: str) -> None:
    assert [meant for _, meant in slips_in_names(text)] == [right]


@pytest.mark.parametrize(
    "text", ["Master of Science", "Master's in Physics", "Bachelor's degree", "Masters Athletics Club", "Dean's List"]
)
def test_right_names_of_degrees_are_left_alone(text: str) -> None:
    assert not list(slips_in_names(text))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("TypeScript, React.js, Node,js, MongoDB", "Node.js"),
        ("Shop of boats | Next,js", "Next.js"),
        ("Languages & Tools: Languages & Tools: Python, Java", "Languages & Tools:"),
        ("Frameworks: Frameworks: Django, Flask", "Frameworks:"),
    ],
)
def test_a_comma_within_a_name_and_a_label_twice_are_found_among_names(text: str, right: str) -> None:
    assert [meant for _, meant in slips_in_names(text)] == [right]


@pytest.mark.parametrize(
    "text", ["React, js, Node", "Frameworks: Frontend Frameworks: React", "Tools: Tools of the trade"]
)
def test_what_only_looks_like_them_among_names_is_right(text: str) -> None:
    assert not list(slips_in_names(text))

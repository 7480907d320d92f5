"""What is said holds when the reader counts again, asks back or looks at the whole page."""

import re
from dataclasses import replace

import pytest

from rules.asking import questions
from rules.engine import run
from rules.examples import to_resume
from rules.facts import Facts
from rules.finding import Finding
from rules.jobs import statements
from rules.packs import load, names
from rules.resume import Level, Line, SectionKind
from rules.role import Role, role_of
from rules.shares import Share, share
from tests.rules.findings import finding_of


def found(
    rule: str, text: str, level: Level = Level.SENIOR, pack: str = "backend-engineer", **facts: int
) -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, facts), pack)


WORK = "- Built the search of the shop\n- Wrote the interfaces of partners\n- Moved the catalogue to Go"


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        ("", "None of your lines has a number."),
        ("\n- Won 2 prizes in sports at school", "Hardly any of your lines has a number."),
        ("\n- Cut the build from 20 min to 6 min", "Most of your lines have no number."),
        ("\n- Cut the build from 20 min to 6 min\n- Moved 14 services", "About half of your lines have no number."),
    ],
)
def test_a_share_is_said_that_holds_however_the_reader_counts(beside: str, message: str) -> None:
    """A line that is judged otherwise, or read as two, makes nothing untrue."""
    told = found("EXP-METRIC", WORK + beside)
    assert told is not None
    assert told.message == message
    assert told.count == 3


@pytest.mark.parametrize(("some", "all_"), [(3, 3), (8, 9), (14, 15), (30, 32)])
def test_nearly_all_may_be_all(some: int, all_: int) -> None:
    assert share(some, all_) is Share.NEARLY_ALL


@pytest.mark.parametrize(("some", "all_"), [(4, 8), (4, 9), (5, 9), (10, 19)])
def test_a_line_more_or_less_is_still_about_half(some: int, all_: int) -> None:
    assert share(some, all_) is Share.HALF
    assert share(some + 1, all_ + 1) in {Share.HALF, Share.MOST}


MANY = "\n".join(f"- Rebuilt the {what} of the shop in Go for its partners" for what in ("search", "import", "basket"))


@pytest.mark.parametrize("rule", ["EXP-METRIC", "EXP-VTR", "EXP-VERB", "REV-PRONOUN", "SKL-EVIDENCE", "REV-LONGBULLET"])
def test_no_message_counts_what_a_reader_may_count_otherwise(rule: str) -> None:
    skills = "# skills: Skills\nPython, Kotlin, Redis, Kafka, MySQL, Angular, Vue.js, Rust, Scala, PHP"
    long = " and ".join(["wrote the interfaces of partners with all who had asked for them"] * 4)
    said = f"{MANY}\n- I {long}\n- My {long}\n- The board of all departures\n- A list of all ferries in town"
    told = found(rule, f"{skills}\n# experience: Experience\n= Engineer | Larkfield | 2020-01 | present\n{said}")
    assert told is not None
    assert not re.search(r"\d|\b(?:two|three|four|five|six|seven)\b", told.message, re.IGNORECASE)


@pytest.mark.parametrize(("positions", "told"), [(True, True), (False, False)])
def test_a_page_is_called_crowded_only_where_the_file_says_what_stands_on_it(positions: bool, told: bool) -> None:
    full = to_resume(f"{MANY}\n" * 40, SectionKind.EXPERIENCE, Level.SENIOR, {})
    lines = tuple(replace(line, bottom=12.0 * positions) for line in full.lines)
    findings = run(replace(full, lines=lines), load("backend-engineer"))
    assert any(each.rule == "REV-DENSE" for each in findings) is told


@pytest.mark.parametrize(("last", "told"), [("their team.", False), ("wanted.", False), ("x" * 60, True)])
def test_a_few_words_on_a_fifth_line_make_no_long_summary(last: str, told: bool) -> None:
    text = "# summary: Summary\n" + "\n".join(["Engineer " + "with the interfaces of partners " * 3] * 4) + f"\n{last}"
    resume = to_resume(text, SectionKind.SUMMARY, Level.SENIOR, {})
    lines = tuple(replace(line, bottom=12.0) for line in resume.lines)
    findings = run(replace(resume, lines=lines), load("backend-engineer"))
    assert any(each.rule == "SUM-LEN" for each in findings) is told


@pytest.mark.parametrize(
    "line",
    [
        "Small team management, test framework design",
        "Managed my own team in Porto",
        "Management of two teams of testers",
        "Maintainer of the client library",
        "Convinced the company to write its alerts first",
    ],
)
def test_who_manages_or_keeps_what_others_use_leads(line: str) -> None:
    plain = found("EXP-LEADERSHIP", WORK)
    assert plain is not None
    assert plain.message == "I found no line about mentoring, leading or influencing others."
    assert found("EXP-LEADERSHIP", f"{WORK}\n- {line}\n- {line} in Graz") is None
    one = found("EXP-LEADERSHIP", f"{WORK}\n- {line}")
    assert one is None or "only one line" in one.message


@pytest.mark.parametrize(
    "line",
    ["Taught groups of nine how to measure", "Graded the work of the first term", "Led weekly lab meetings of nine"],
)
def test_nobody_is_asked_what_they_taught_with(line: str) -> None:
    lines = "\n".join(f"- {line} in {town}" for town in ("Porto", "Graz", "Turku", "Split"))
    work = "- Built the search of the shop\n- Rebuilt the page of offers\n- Moved the catalogue\n- Fixed the import"
    assert found("EXP-TECH", f"# experience: Experience\n{lines}", Level.MID) is None
    told = found("EXP-TECH", f"# experience: Experience\n{work}\n{lines}", Level.MID)
    assert told is not None
    assert told.count == 4


def test_technology_of_one_job_is_not_missed_where_the_others_name_it() -> None:
    things = ("the shop", "its site", "all offers", "the news")
    bare = "\n= Developer | Alder | 2021-01 | 2022-01" + "".join(f"\n- Built {thing} anew" for thing in things)
    rich = (
        "\n= Advisor | Birch | 2022-02 | present\n- Moved it to Kafka\n- Put it on Redis\n- Made it in Go\n- Ran Linux"
    )
    assert found("EXP-TECH", f"# experience: Experience{bare}") is not None
    assert found("EXP-TECH", f"# experience: Experience{bare}{rich}") is None


def test_work_told_in_bullets_under_another_heading_is_no_running_text() -> None:
    prose = (
        "At Tidewater I looked after the billing platform, which settles the accounts of three hundred shops.\n"
        "Together with two others I rebuilt the import of carrier rates, wrote most of the documentation of it\n"
        "and looked after the servers of the shop when nobody else could do so for a whole summer."
    )
    job = f"# experience: Experience\n= Engineer | Tidewater | 2020-03 | present\n{prose}"
    assert found("REV-PROSE", job) is not None
    line = "- Moved the catalogue of four hundred thousand goods to another store without an hour of downtime"
    assert found("REV-PROSE", job + "\n# other: Cloud work" + f"\n{line} in a year" * 5) is None


@pytest.mark.parametrize(
    ("line", "not_asked"),
    [
        ("Wrote a migration script for the shop", "How many people use it?"),
        ("Implemented features for the LTE stack", "How many people use it?"),
        ("Managed users, groups and permissions in Linux systems", "What was the uptime?"),
        ("Designed lesson plans for the app course", "Who uses it, and what did they do before?"),
        ("Used various Kubernetes-based offers", "How many Kubernetes?"),
        ("Maintained the budget plan of the marketing team", "What goes wrong less often now that you look after it?"),
    ],
)
def test_a_line_is_not_asked_what_does_not_fit_it(line: str, not_asked: str) -> None:
    assert not_asked not in questions(line)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Wrote a search for the archive", "Who uses it, and what did they do before?"),
        ("Built a booking app with friends", "How many people use it?"),
        ("Maintained the servers of the lab", "What was the uptime?"),
        ("Improved several import jobs", "How many import jobs?"),
    ],
)
def test_a_line_is_asked_of_what_it_is_about(line: str, asked: str) -> None:
    assert asked in questions(line)


@pytest.mark.parametrize(
    "named",
    ["various stores such as Redis and Oracle", "several tools (a linter, a formatter)", "many parts, like the search"],
)
def test_things_that_are_named_are_not_vague(named: str) -> None:
    assert found("EXP-VAGUE", "- Improved various parts of the shop") is not None
    assert found("EXP-VAGUE", f"- Improved {named}") is None


@pytest.mark.parametrize("over", ["Highlights", "Key achievements", "Responsibilities:"])
def test_a_word_over_some_lines_is_no_end_of_the_sentence_before(over: str) -> None:
    text = (
        "# experience: Experience\n= Engineer | Tidewater | 2020-03 | present\n"
        f"Looked after the network of the town and of the islands before it\n{over}\n"
        "Built the search of the shop and of the archive.\nWrote the interfaces that the partners of it call.\n"
        "Moved the catalogue of the shop to another store in the summer."
    )
    told = found("EXP-METRIC", text)
    assert told is not None
    assert not any(over.strip(":") in quote for quote in (told.quote, *told.others))


@pytest.mark.parametrize(
    ("line", "strong"),
    [
        ("Rebuilt the import in Go, cutting it from 5 hours to 35 minutes for 40 million rows", True),
        ("Primary administrator for 40+ servers with Linux, Oracle and their security", False),
        ("Designed an integration in Go, recognized with an award (1 of 4 teams) for its speed", False),
        ("Taught 40 students to build services in Go, cutting failures from 30 to 4", False),
    ],
)
def test_a_strong_line_tells_of_work_and_its_size(line: str, strong: bool) -> None:
    told = found("REV-LEAD", f"- Answered tickets\n- Planned meetings\n- Wrote minutes\n- Fixed bugs\n- {line}")
    assert (told is not None) is strong


def test_what_somebody_did_long_before_their_last_jobs_is_not_brought_up() -> None:
    line = "- Rebuilt the import in Go, cutting it from 5 hours to 35 minutes for 40 million rows"
    few = "- Answered tickets\n- Planned meetings\n- Wrote minutes"
    jobs = [
        f"= Director | Alder | 2019-05 | present\n{few}",
        f"= Engineering lead | Birch | 2013-01 | 2019-04\n{few}",
        f"= Engineer | Cedar | 2008-01 | 2012-12\n{few}\n{line}",
    ]
    assert found("REV-LEAD", "# experience: Experience\n" + "\n".join(jobs)) is None
    assert found("REV-LEAD", "# experience: Experience\n" + "\n".join(jobs[1:])) is not None


@pytest.mark.parametrize(
    ("line", "mentioned"),
    [
        ("Added automated data integrity tests", True),
        ("Wrote tests for the import", True),
        ("Built a clone that shows webhooks for testing", False),
        ("Did penetration testing of the shop", False),
    ],
)
def test_tests_that_are_mentioned_are_not_called_missing(line: str, mentioned: bool) -> None:
    told = found("SKL-TESTING", f"- {line}")
    assert told is None or ("mention tests" in told.message) is mentioned


def test_skills_that_nobody_tells_of_are_not_asked_for_where_nothing_is_told() -> None:
    skills = "# skills: Skills\nJavaScript, Kotlin, Rust, Haskell, Lua, Perl"
    assert found("SKL-EVIDENCE", f"{skills}\n# experience: Experience\n= Developer | Alder | 2011 | present") is None
    assert found("SKL-EVIDENCE", f"{skills}\n# experience: Experience\n- Built a shop") is not None


@pytest.mark.parametrize(
    "line",
    [
        "First place at the robotics contest of the town",
        "Certificate of the cloud academy in Porto",
        "Relevant coursework in the first two years",
        "Next.js, Flask, Redis, Kafka",
        "I practiced mediation between neighbours",
    ],
)
def test_no_verb_is_asked_of_what_tells_of_no_work(line: str) -> None:
    assert found("EXP-VERB", f"- Various tasks around the shop\n- {line}") is not None
    assert found("EXP-VERB", f"- Built the search of the shop\n- {line}") is None


def test_who_is_co_lead_is_not_said_to_have_led_for_something() -> None:
    told = found("EXP-VERB", "- Co-lead for the container team")
    assert told is None or not told.rewrite


@pytest.mark.parametrize(
    "why",
    [
        "# summary: Summary\nEngineer, back from parental leave",
        "# other: Further\nOn a sabbatical in the south of Chile",
        "# volunteering: Volunteering\nYouth club of the harbour, 2023",
        "# projects: Projects\nThe ferry app, made in 2023",
    ],
)
def test_a_gap_that_the_page_explains_is_none(why: str) -> None:
    jobs = (
        "# experience: Experience\n= Engineer | Alder | 2024-02 | present\n- Built the search of the shop\n"
        "= Engineer | Birch | 2019-01 | 2022-11\n- Wrote the interfaces of partners"
    )
    assert found("REV-GAP", jobs) is not None
    assert found("REV-GAP", f"{why}\n{jobs}") is None


def test_a_line_about_another_job_is_not_to_be_cut() -> None:
    jobs = (
        "# experience: Experience\n= Engineer | Alder | 2023-02 | present\n{work}\n"
        "= Developer | Birch | 2021-01 | 2023-01\n{work}"
    )
    other = "\n= Financial Analyst | Cedar | 2018-01 | 2020-12\n- Weighed the stocks of seventy houses"
    text = (
        jobs.format(work="- Moved the catalogue to Kafka and PostgreSQL\n- Built the REST API of the shop in Go")
        + other
    )
    assert found("REV-CUT", text, Level.MID) is None
    assert (
        found("REV-CUT", text + "\n- Wrote reports on each of them for the board of the bank" * 3, Level.MID)
        is not None
    )


def test_figures_are_asked_for_once() -> None:
    lines = "\n".join(
        f"- Rebuilt the {part} of the shop in Go" for part in ("search", "pages", "offers", "news", "list")
    )
    assert found("EXP-METRIC", lines) is not None
    assert found("EXP-SCALE", lines) is None
    measured = "\n".join(
        f"- Cut costs by {share}% in Go over two years of hard work there" for share in range(10, 90, 10)
    )
    assert found("EXP-METRIC", measured) is None
    assert found("EXP-SCALE", measured) is not None


def test_nobody_is_told_of_full_stops_alone() -> None:
    ends = "\n".join(f"- Built the {part} of the shop" + "." * (number % 2) for number, part in enumerate("abcdefgh"))
    head = "# experience: Experience\n= Engineer | Alder | 2021-01 | present\n"
    assert found("ATS-CONSISTENT", head + ends) is None


def test_who_studies_computers_and_sells_meanwhile_is_read_as_a_student() -> None:
    shop = "= Lead sales associate | Dollar Barn | 2025-04 | 2025-09\n- Opened and closed the shop with two others"
    education = "# education: Education\n= Bachelor of Science in Computer Science | Alder College | 2024-09 | present"
    text = f"{education}\n# experience: Experience\n{shop}"
    resume = to_resume(text, SectionKind.EXPERIENCE, Level.NEW_GRAD, {})
    assert role_of(resume).role is Role.STUDENT
    assert found("PRJ-NEWGRAD", text, Level.NEW_GRAD, "student") is not None


def test_lines_of_a_trade_are_judged_where_that_is_the_trade() -> None:
    text = "# experience: Experience\n= Office Manager | Alder | 2020-03 | present\n" + "\n".join(
        f"- {did} for the pupils of the school" for did in ("Wrote letters", "Kept lists", "Planned the week", "Baked")
    )
    told = found("EXP-METRIC", text, pack="anybody")
    assert told is not None
    assert (told.count, told.message) == (4, "None of your lines has a number.")


@pytest.mark.parametrize("word", ["Go", "Java", "Kubernetes", "API", "React", "PostgreSQL", "billing service"])
def test_who_works_in_no_software_is_shown_no_line_about_it(word: str) -> None:
    shown = {
        rule.id: rule.examples[0].shown for rule in load("anybody").rules if rule.id not in {"REV-ROLE", "SKL-UNLISTED"}
    }
    assert [rule for rule, line in shown.items() if re.search(rf"\b{word}\b", line)] == []


@pytest.mark.parametrize("pack", [each for each in names() if each not in {"backend-engineer", "software-engineer"}])
def test_examples_are_those_of_the_trade(pack: str) -> None:
    of_backend = {rule.id: rule.examples[0].shown for rule in load("backend-engineer").rules}
    asked = ("EXP-METRIC", "EXP-VTR", "REV-EMPTY", "REV-SPARSE", "REV-CREDIBLE", "REV-LONGBULLET", "SUM-LEN")
    shown = {rule.id: rule.examples[0].shown for rule in load(pack).rules}
    assert [rule for rule in asked if shown[rule] == of_backend[rule]] == []


def at(number: int, text: str, right: float, left: float = 50) -> Line:
    return Line(number, 1, text, left=left, top=100 + 14 * number, right=right, bottom=112 + 14 * number)


@pytest.mark.parametrize("label", ["Credit score platform", "Junior consultant (level 6)", "Warehouse app"])
def test_a_short_line_above_running_text_is_none_of_its_sentence(label: str) -> None:
    """As the page shows it: a label ends long before the margin, and a sentence opens below."""
    text = "# experience: Experience\n= Engineer | Alder | 2020-03 | present\nx\ny\nz"
    made = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})
    first = made.entries[0].first_line
    told = (
        at(first + 1, label, 160),
        at(first + 2, "Built a platform that shows reports to people who lend money in the towns by", 540),
        at(first + 3, "the sea, and that reads them from the banks there every night.", 480),
    )
    (statement,) = statements(replace(made, lines=(*made.lines[: first + 1], *told)), SectionKind.EXPERIENCE)
    assert statement.text.startswith("Built a platform")


def test_paragraphs_of_a_word_file_are_no_one_sentence() -> None:
    text = (
        "# experience: Experience\n= Engineer | Alder | 2020-03 | present\n"
        "Ran the shop of the town together with a marketeer and a designer\n"
        "After the studies came contracts for banks, roads and a theatre by the sea"
    )
    made = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})
    word = replace(made, file=replace(made.file, type="docx"))
    assert [each.text.split()[0] for each in statements(word, SectionKind.EXPERIENCE)] == ["Ran", "After"]


def test_a_line_break_in_a_paragraph_of_a_word_file_ends_no_sentence() -> None:
    text = (
        "# experience: Experience\n= Engineer | Alder | 2020-03 | present\n"
        "Wrote tools for managing houses and companies with revenue from\n$5 million on, in every town by the sea"
    )
    made = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})
    word = replace(made, file=replace(made.file, type="docx"))
    assert [each.text.split()[-1] for each in statements(word, SectionKind.EXPERIENCE)] == ["sea"]


@pytest.mark.parametrize(
    "line",
    [
        "Evaluate needs of the council and assist with",
        "CS 3143 - Parallel Computing",
        "Own services • Watch their health",
    ],
)
def test_a_line_that_was_read_in_part_is_not_judged(line: str) -> None:
    told = found("EXP-METRIC", f"{WORK}\n- {line}")
    assert told is not None
    assert told.count == 3
    assert line not in (told.quote, *told.others)


@pytest.mark.parametrize("sized", ["by 75% (1.5 MB to 300 KB)", "by 40% → from 9 s to 5 s", "by 30%, for 900 shops"])
def test_a_percentage_with_its_amounts_is_believed(sized: str) -> None:
    bare = "- Raised engagement by 30%\n- Boosted productivity by 25%"
    assert found("REV-CREDIBLE", bare) is not None
    told = found("REV-CREDIBLE", f"{bare}\n- Reduced the load {sized}")
    assert told is not None
    assert not any("the load" in quote for quote in (told.quote, *told.others))


@pytest.mark.parametrize("more", ["Further experience available upon request", "Previous roles: five shops, 2003–2015"])
def test_years_are_not_doubted_where_the_page_says_that_there_were_more_jobs(more: str) -> None:
    text = (
        "# summary: Summary\nEngineer with 20 years of experience in shops\n# experience: Experience\n"
        "= Engineer | Alder | 2019-01 | present\n- Built the search"
    )
    assert found("REV-CREDIBLE", text, years=7) is not None
    assert found("REV-CREDIBLE", f"{text}\n# other: More\n{more}", years=7) is None


def test_a_summary_is_not_missing_where_its_heading_stands() -> None:
    work = "# experience: Experience\n= Engineer | Alder | 2019-01 | present\n- Built the search"
    assert found("SUM-MISSING", work) is not None
    assert found("SUM-MISSING", f"# other: Column\nSUMMARY\n{work}") is None


def test_what_others_say_of_somebody_is_no_empty_summary() -> None:
    praise = (
        "“She would be an asset to any team, and a challenging and dynamic colleague whom all of us would have again”"
    )
    assert found("REV-EMPTY", f"# summary: Summary\n{praise.strip('“”')}") is not None
    assert found("REV-EMPTY", f"# summary: Summary\n{praise}") is None


def test_a_town_that_a_sentence_names_is_not_missed() -> None:
    nowhere = {"contact": {"location": ""}}
    for text, missed in (("", True), ("# other: Personal\nMarried, and residing in Porto", False)):
        made = to_resume(f"{WORK}\n{text}", SectionKind.EXPERIENCE, Level.SENIOR, nowhere)
        assert any(each.rule == "CON-LINKS" for each in run(made, load("software-engineer"))) is missed


def test_dates_that_are_missing_are_said_once() -> None:
    above = "# experience: Experience\n= Engineer | Alder | 2021-01 | 2022-12\n- Built shops"
    undated = f"{above}\n= Developer | Birch\n- Built pages"
    assert found("EXP-PROGRESSION", undated) is None
    assert found("EXP-PROGRESSION", f"{above}\n= Developer | Birch | 2023-01 | present") is not None


def test_a_level_that_no_date_bears_out_is_asked_nothing_of_its_own() -> None:
    lines = "- Built the server of an app\n- Made a table of places\n- Wrote mails to all who asked\n- Drew posters"
    undated = f"# experience: Experience\n= Principal Engineer | Weirhouse | | \n{lines}"
    assert found("EXP-LEADERSHIP", undated, Level.STAFF) is None
    assert found("EXP-LEADERSHIP", undated.replace("| | ", "| 2015-01 | present"), Level.STAFF) is not None


@pytest.mark.parametrize("line", ["Prosperity | (xxx) xxx-xxxx | mail@example.com", "GPA: xxx"])
def test_what_was_left_open_is_seen(line: str) -> None:
    assert found("REV-PLACEHOLDER", f"# education: Education\n{line}") is not None


def test_technology_is_not_asked_of_lines_on_a_whole_company() -> None:
    led = (
        "Lead front-end work across the entire company\nManaged the web guild and its standards\n"
        "Served as lead of a group of five engineers\nBrought the company through a successful IPO"
    )
    lines = "\n".join(f"- {line}" for line in led.splitlines())
    assert found("EXP-TECH", f"# experience: Experience\n= Staff Engineer | Alder | 2019 | present\n{lines}") is None


def test_who_tells_of_other_work_only_gets_no_score() -> None:
    shop = "= Sales associate | Dollar Barn | 2025-04 | 2025-09\n- Opened and closed the shop with two others"
    education = "# education: Education\n= Bachelor of Science in Computer Science | Alder College | 2024-09 | present"
    made = to_resume(f"{education}\n# experience: Experience\n{shop}", SectionKind.EXPERIENCE, Level.NEW_GRAD, {})
    assert Facts(made).tells_of_other_work
    built = f"{education}\n# experience: Experience\n{shop}\n- Wrote a list of goods in Python"
    assert not Facts(to_resume(built, SectionKind.EXPERIENCE, Level.NEW_GRAD, {})).tells_of_other_work


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Looking for work as an front end developer", "a front"),
        ("Wrote an user guide of the ferry", "a user"),
        ("Gave people various informations about it", "information"),
        ("Was responsible to manage the harbour", "responsible for"),
    ],
)
def test_slips_of_grammar_beyond_doubt_are_named(wrong: str, right: str) -> None:
    told = found("ATS-TYPO", f"- {wrong}")
    assert told is not None
    assert f"“{right}”" in told.message


@pytest.mark.parametrize(
    "line",
    [
        "Put an nginx proxy before it",
        "Wrote an SSH client and an MVP",
        "Took an hour for an honest answer",
        "An xUnit suite",
    ],
)
def test_what_is_spoken_with_a_vowel_takes_an(line: str) -> None:
    assert found("ATS-TYPO", f"- {line}") is None


@pytest.mark.parametrize(
    "address", ["http://localhost:3000/home", "localhost", "http://127.0.0.1:8080", "file:///C:/me.html"]
)
def test_a_link_to_ones_own_computer_opens_nothing_for_others(address: str) -> None:
    made = to_resume(WORK, SectionKind.EXPERIENCE, Level.MID, {"links": {"Portfolio": address}})
    (told,) = [each for each in run(made, load()) if each.rule == "CON-BROKENLINK"]
    assert "opens on your computer only" in told.message


@pytest.mark.parametrize(
    "beside",
    [
        "# awards: Leadership\nMentored two cohorts of interns in summer\nLed the guild of testers for a year",
        "# other: Community\nI coach beginners on Saturdays and run workshops\nOrganized three meetups on Go in Ghent",
    ],
)
def test_whoever_tells_of_leading_in_another_place_is_not_asked_for_it(beside: str) -> None:
    assert found("EXP-LEADERSHIP", WORK) is not None
    assert found("EXP-LEADERSHIP", f"# experience: Experience\n{WORK}\n{beside}") is None


SHOP = """
- Built the search of the shop in Go together with two others who knew it well
- Wrote the interfaces in Go by which partners send their prices every night
- Moved the catalogue to another data model while customers went on to buy
- Rebuilt the pages on which people compare what they would like to have
- Kept the servers of the shop up through the weeks before the holidays"""
FIGURES = "\n- Cut the search from 3 s to 300 ms\n- Served 40,000 readers a day\n- Raised coverage to 80%"
JOBS = """
# experience: Experience
= Engineer | Alder | {end} | {now}{shop}{shop}
= {title} | Birch | 2009-01 | 2011-06{shop}{more}"""
LATE = {"end": "2020-01", "now": "present", "shop": SHOP, "title": "Engineer", "more": ""}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"end": "2014-01", "now": "2018-05"}, "it is not old against the time that the page was written"),
        ({"more": FIGURES}, "it has most of the figures"),
        ({"title": "Web Developer"}, "no other job is of software"),
    ],
)
def test_an_old_job_stays_that_the_page_cannot_do_without(other: dict[str, str], why: str) -> None:
    assert found("REV-CUT", JOBS.format(**LATE), pages=3) is not None
    assert found("REV-CUT", JOBS.format(**{**LATE, **other}), pages=3) is None, why


FIELD = """
# experience: Experience
= {title} | Alder | {end}
- Gave workshops on {what} at conferences in four countries
- Showed the product to analysts and to partners with {what}
- Wrote papers on what the product does for those who run {what}
= Software Engineer | Birch | 2018-02 | 2018-12{shop}
= Software Engineer | Larkfield | 2017-01 | 2018-01{shop}"""


@pytest.mark.parametrize(
    ("end", "what", "cut"),
    [
        ("2010-01 | 2011-12", "flowers", True),
        ("2019-01 | present", "flowers", False),  # what is done now
        ("2019-01 | 2020-06", "flowers", False),
        ("2010-01 | 2011-12", "Kubernetes, Terraform, Knative and Docker", False),  # of the field by its lines
    ],
)
def test_a_job_of_another_field_is_cut_only_if_it_is_none_of_the_field_and_not_the_latest(
    end: str, what: str, cut: bool
) -> None:
    text = FIELD.format(title="Marketing Manager", end=end, what=what, shop=SHOP)
    assert (found("REV-CUT", text) is not None) is cut


@pytest.mark.parametrize("heading", ["Software/Frameworks", "Tools", "Tech stack"])
def test_a_section_of_tools_is_not_cut(heading: str) -> None:
    text = f"# experience: Experience\n= Engineer | Alder | 2020-01 | present{SHOP}\n# other: {{}}\nTents\nKnots\nMaps"
    assert found("REV-CUT", text.format("Scouting"), Level.MID, pages=2) is not None
    assert found("REV-CUT", text.format(heading), Level.MID, pages=2) is None


@pytest.mark.parametrize(
    ("dates", "late"),
    [("2012 – 2015", True), ("2012 – 2015, 2018 – 2023", False), ("2012 – 2015; 2018 – present", False)],
)
def test_a_job_goes_on_to_the_last_of_its_dates(dates: str, late: bool) -> None:
    text = "= Lecturer | Alder | 2012 | 2015\n- Taught Java\n= Research Fellow | Birch | 2021 | 2023\n- Wrote a parser"
    read = to_resume(text, SectionKind.EXPERIENCE, Level.MID, {})
    lines = tuple(replace(line, text=line.text.replace("2012 | 2015", dates)) for line in read.lines)
    entries = tuple(replace(each, dates="2012 – 2015" if each.start == "2012" else each.dates) for each in read.entries)
    told = [each.rule for each in run(replace(read, lines=lines, entries=entries), load("backend-engineer"))]
    assert ("EXP-PROGRESSION" in told) is late


@pytest.mark.parametrize(
    "more",
    [
        "# education: Education\nPh.D. in Statistics\t2020 - 2025 (anticipated)",
        "# education: Education\nDoctor of Philosophy in Biology, in progress",
        "# education: Education\nAlder University\nPhD candidate",
        "# volunteering: Service and Teaching\nInstructor\tSummer 2023\nMember of the Admissions Committee",
        "# volunteering: Service\nGuest lecturer at Alder College\nTutor of eleven pupils",
    ],
)
def test_who_is_still_a_doctoral_student_or_leads_elsewhere_is_not_asked_how_they_lead(more: str) -> None:
    assert found("EXP-LEADERSHIP", WORK) is not None
    assert found("EXP-LEADERSHIP", f"# experience: Experience\n{WORK}\n{more}") is None


def test_a_doctorate_that_is_done_asks_for_leading() -> None:
    done = f"# experience: Experience\n{WORK}\n# education: Education\nPh.D. in Statistics, Alder University, 2015"
    assert found("EXP-LEADERSHIP", done) is not None


@pytest.mark.parametrize("title", ["Intermediate Software Developer", "Mid-level Engineer"])
def test_who_is_called_less_than_senior_is_not_asked_how_they_lead(title: str) -> None:
    assert found("EXP-LEADERSHIP", f"= Engineer | Alder | 2015-01 | present\n{WORK}") is not None
    assert found("EXP-LEADERSHIP", f"= {title} | Alder | 2015-01 | present\n{WORK}") is None


@pytest.mark.parametrize(("start", "impossible"), [("Winter 2019", False), ("Dec 2019", True)])
def test_winter_may_be_the_beginning_of_its_year(start: str, impossible: bool) -> None:
    read = to_resume(f"= Researcher | Alder | 2019-12 | 2019-09\n{WORK}", SectionKind.EXPERIENCE, Level.MID, {})
    entries = tuple(replace(each, dates=f"{start} – Fall 2019") for each in read.entries)
    told = [each.rule for each in run(replace(read, entries=entries), load("backend-engineer"))]
    assert ("REV-IMPOSSIBLE" in told) is impossible

"""What is left alone: templates' own words, names, places of work, skills under another name."""

import pytest

from rules.asking import questions
from rules.engine import run
from rules.examples import to_resume
from rules.finding import Finding
from rules.lexicon.spelling import misspelled
from rules.packs import load
from rules.resume import Level, SectionKind
from rules.rewriting import rewrite
from tests.rules.findings import finding_of


def found(rule: str, text: str, level: Level = Level.SENIOR, pack: str = "software-engineer") -> Finding | None:
    return finding_of(rule, to_resume(text, SectionKind.EXPERIENCE, level, {}), pack)


JOB = "# experience: Experience\n= Engineer | Tidewater | 2021-01 | present\n- Built the search of the shop in Go"


@pytest.mark.parametrize(
    "tip",
    [
        "[To replace this text with your own, select a line of it and start typing, wherever on the page it stands]",
        "[This is the place for a brief summary of the duties and accomplishments that you are most proud of]",
        "[You might want to include the grades, awards and courses that matter most for the job that you are after]",
    ],
)
def test_what_a_template_says_is_told_once_and_judged_by_no_other_rule(tip: str) -> None:
    page = f"# summary: Summary\n{tip}\n# experience: Experience\n- {tip}\n- {tip}\n- Built the search of the shop"
    assert found("REV-PLACEHOLDER", page) is not None
    assert found("REV-EMPTY", page) is None
    assert found("REV-DUPLICATE", page) is None


def test_what_the_writer_put_in_brackets_is_theirs() -> None:
    assert found("REV-PLACEHOLDER", f"{JOB}\n- [Larkfield] Moved the catalogue of partners to Go") is None


LONG = "- Developed a large part of the new product together with five people of the group over the course of a year"


@pytest.mark.parametrize(
    "beside",
    [
        "# publications: Publications\nCurves of ships, Larkfield 2014",
        "# other: Talks\nCurves of ships, Larkfield 2014",
        "# other: Papers and theses\nCurves of ships, Larkfield 2014",
    ],
)
def test_a_section_of_writing_or_talks_is_writing_or_talks(beside: str) -> None:
    assert found("EXP-OPENSOURCE", LONG) is not None
    assert found("EXP-OPENSOURCE", f"# experience: Experience\n{LONG}\n{beside}") is None


@pytest.mark.parametrize("skills", ["Ansible, Bash", "Terraform, Linux", "Puppet, Python"])
def test_infrastructure_as_code_among_the_skills_is_a_mention(skills: str) -> None:
    lines = (
        "- Developed the new platform of the company together with five other people over the course of a year\n"
        "- Wrote scripts in Python and Bash that set up new machines the way the handbook of the team asks for\n"
        "- Took part in planning and showed the finished work to the other teams every second week\n"
        "- Looked after the switches, the mail and the phones of the offices of the company in three towns"
    )
    told = f"# skills: Skills\n{skills}\n# experience: Experience\n{lines}"
    assert found("EXP-DESIGN", told.replace(skills, "Bash, Linux"), Level.MID, "devops-engineer") is not None
    assert found("EXP-DESIGN", told, Level.MID, "devops-engineer") is None


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("Grammer Academy, Larkfield", False),
        ("Recieve Studios, Larkfield", False),
        ("Wellcome School, Larkfield", False),
        ("Univeristy College, Larkfield", True),
        ("Built a plateform for grammer exercises", True),
    ],
)
def test_the_name_of_a_school_or_company_is_spelled_as_it_likes(line: str, slip: bool) -> None:
    told = found("ATS-TYPO", f"{JOB}\n# other: Training\n{line}")
    assert (told is not None) is slip


def test_an_employers_name_is_no_slip_where_it_opens_a_sentence() -> None:
    job = "# experience: Experience\n= Developer | Reccord | 2021-01 | present\n- Reccord designs web pages for shops"
    assert found("ATS-TYPO", job) is None
    assert found("ATS-TYPO", job.replace("| Reccord |", "| Larkfield |")) is not None


@pytest.mark.parametrize("word", ["reversef*ck", "recieve*d", "bull*shit"])
def test_a_word_with_letters_left_out_on_purpose_is_no_slip(word: str) -> None:
    assert not list(misspelled(f"an interpreter for {word} in C"))


@pytest.mark.parametrize(
    ("wrong", "right"), [("Plateform", "Platform"), ("teached", "taught"), ("commerse", "commerce")]
)
def test_slips_by_ear_are_found(wrong: str, right: str) -> None:
    assert list(misspelled(f"Work with {wrong} of others")) == [(wrong, right)]


TOLD = (
    "Built wearable systems for the analysis of gait with Python and MATLAB, wrote the firmware in C, and published "
    "six papers on the control of joints, two of them with the clinic that uses the systems today."
)


@pytest.mark.parametrize(
    ("summary", "wants"),
    [
        (f"Doctoral candidate seeking an internship in wearables. {TOLD}", False),
        (f"Engineer looking for a new position in Larkfield. {TOLD}", False),
        ("Engineer looking for a new position in Larkfield. I like to work with people.", True),
        (f"{TOLD} Seeking a challenging position where I can grow. Seeking a new opportunity as well.", True),
    ],
)
def test_a_summary_of_facts_may_open_with_what_is_sought(summary: str, wants: bool) -> None:
    assert (found("SUM-OBJECTIVE", f"# summary: Summary\n{summary}\n{JOB}") is not None) is wants


@pytest.mark.parametrize("interests", ["Domain-driven design, chess", "Compilers and hiking", "Machine learning"])
def test_interests_of_the_trade_are_no_hobbies(interests: str) -> None:
    assert found("EXP-HOBBIES", f"{JOB}\n# interests: Interests\n{interests}") is None


@pytest.mark.parametrize("label", ["Some Experience: Rust, Kotlin", "Some knowledge: Perl", "Limited experience: Lua"])
def test_the_label_of_a_tier_of_skills_is_no_confession(label: str) -> None:
    assert found("REV-NEGATIVE", f"# skills: Skills\nProficient: Go, Java\n{label}\n{JOB}") is None


@pytest.mark.parametrize("faults", ["runtime errors", "build failures", "load time issues"])
def test_nobody_is_asked_for_a_measure_of_which_only_the_faults_are_named(faults: str) -> None:
    named = faults.rpartition(" ")[0]
    assert not any(f"the {named} before" in each for each in questions(f"Reduced {faults} with strict types"))


@pytest.mark.parametrize("what", ["aspects", "areas", "topics"])
def test_nobody_counts_what_has_no_edges(what: str) -> None:
    assert not any(each.startswith("How many") for each in questions(f"Worked on various {what} of the shop"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Designed REST interfaces that feed the charts within the real-time analytics platform",
            "Trained models of demand in PyTorch within the real-time analytics platform, right in 85% of cases",
        ),
        (
            "Wrote the import of orders for the nightly billing engine of partners",
            "Traced lost invoices by hand for the nightly billing engine of partners with an auditor",
        ),
        (
            "Moved the forms of members across the public booking pages of ferries",
            "Measured the reading of screens across the public booking pages of ferries each week",
        ),
    ],
)
def test_different_work_in_the_same_place_is_no_repetition(first: str, second: str) -> None:
    assert found("REV-DUPLICATE", f"- {first}\n- Fixed the import\n- {second}") is None
    assert found("REV-DUPLICATE", f"- {first}\n- Fixed the import\n- {first}, too") is not None


@pytest.mark.parametrize(
    ("line", "rebuilt"),
    [
        (
            "Responsible for debugging and fixing production issues, ensuring stable releases",
            "Debugged and fixed production issues, ensuring stable releases",
        ),
        (
            "Responsible for managing the pipeline, reducing the time of a release",
            "Managed the pipeline, reducing the time of a release",
        ),
        (
            "Responsible for designing, developing and testing the billing service",
            "Designed, developed and tested the billing service",
        ),
    ],
)
def test_what_came_of_it_stays_as_it_is_behind_a_comma(line: str, rebuilt: str) -> None:
    assert rewrite(line) == rebuilt


@pytest.mark.parametrize("vague", ["a wide range of duties", "numerous systems of partners", "various tools of sales"])
def test_no_stronger_line_keeps_the_vague_words(vague: str) -> None:
    told = found("EXP-VAGUE", f"- I developed {vague} in the shop\n- I built {vague} for the museum")
    assert told is None or not told.rewrite


@pytest.mark.parametrize(
    ("skill", "named"),
    [("Shell Scripting", "Shell Scripting"), ("Golang", "Golang"), ("Cloudflare WAF", "WAF")],
)
def test_a_skill_without_evidence_is_called_what_the_resume_calls_it(skill: str, named: str) -> None:
    rest = "Rust, Redis, Kafka, MySQL, Angular, Scala, PHP"
    told = found("SKL-EVIDENCE", f"# skills: Skills\n{skill}\n{rest}\n{JOB.replace(' in Go', '')}")
    assert told is not None
    assert "AWS" not in told.message
    assert named == "WAF" or named in told.message or "Bash" not in told.message


@pytest.mark.parametrize("heading", ["Core Qualifications", "Areas of expertise", "Core competencies"])
def test_what_somebody_can_do_is_not_to_be_cut(heading: str) -> None:
    rows = "\n".join(("Money handling", "Stock keeping", "Opening and closing", "Training"))
    told = to_resume(f"{JOB}\n# other: {heading}\n{rows}", SectionKind.EXPERIENCE, Level.MID, {"pages": 2})
    assert not any(heading in each.message for each in run(told, load("anybody")) if each.rule == "REV-CUT")


@pytest.mark.parametrize("dates", ["11/2017-07/2018", "03/2016-12/2017", "01.2015-06.2016"])
def test_a_range_without_spaces_is_one_manner_of_dates(dates: str) -> None:
    from rules.checks.inconsistent import _MANNERS

    assert not _MANNERS[-1].search(dates)


@pytest.mark.parametrize(
    "line",
    ["August 2022 - Ongoing The board of ferries", "Jul 2022 – Aug 2022 Shop for shirts", "03/2021 - present Bike map"],
)
def test_dates_with_a_title_tell_of_no_work(line: str) -> None:
    from rules.jobs import is_no_statement

    assert is_no_statement(line)


@pytest.mark.parametrize(
    "line",
    [
        "Built the booking of driver's license exams for a town",
        "Wrote the firmware of noise-cancelling headphones in C",
        "Measured typing speed in an editor for pupils",
    ],
)
def test_what_was_built_is_no_detail_of_its_builder(line: str) -> None:
    assert found("EXP-RELEVANT", f"{JOB}\n- {line}") is None
    assert found("EXP-RELEVANT", f"{JOB}\n# other: Other\nDriver's license: B") is not None

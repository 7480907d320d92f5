"""Commands, buttons, forms, the shortcut and the home tab: acknowledged at once, answered where they were asked."""

from dataclasses import replace

import pytest

from coach.chat.answers import Answer, Chosen, Field, Form, sentence, settled
from coach.chat.catalog import COMMANDS
from coach.chat.message import Attachment, Button, Buttons, Heading, Message, Paragraph, Table, plain
from coach.errors import Refused
from tests.adapters.slack.blockkit import shown
from tests.adapters.slack.conftest import until
from tests.adapters.slack.server import Refusal

FORM = Form(
    "posting",
    "Hold a job posting against it",
    (
        Field("url", "Address"),
        Field("text", "Text of the posting", "text", required=False),
        Field("file", "Or a file", "file"),
    ),
    value="7",
)
OPEN = Answer(form=FORM)
ROW = Message((Heading("Review"), Buttons((Button("Check again", "check-again", "7"), Button("More", "more", "7:x")))))


def of(answer) -> str:
    return shown(answer["blocks"])


# -- commands


@pytest.mark.parametrize("name", [spec.name for spec in COMMANDS])
async def test_every_command_is_acknowledged_and_answered(http_app, slack, service, name) -> None:
    taken = await slack.command("U1", "C1", f"/{name}")
    assert (taken.status, taken.answer) == (200, "")
    [answer] = await until(lambda: slack.responses)
    assert answer["response_type"] == "ephemeral"
    assert (of(answer), service.commands[0].name) == ("Here you are.", name)


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("/resume-check", {}),
        ("/resume-check private senior", {"private": "true", "level": "senior"}),
        ("/resume-check role:devops", {"role": "devops"}),
        ("/resume-check DevOps senior", {"role": "devops", "level": "senior"}),
        ("/resume-check role:auto", {"role": "auto"}),
        ("/resume-check mentor", {"mentor": ""}),
        (
            "/resume-check Mentor: Is A/B testing worth a line, at senior level?",
            {"mentor": "Is A/B testing worth a line, at senior level?"},
        ),
        ("/resume-check level: senior industry finance", {"level": "senior", "industry": "finance"}),
        ("/resume-check role=data level=Mid", {"role": "data", "level": "mid"}),
        ("/resume-check remote fintech", {"remote": "true", "industry": "fintech"}),
        (
            "/resume-check https://jobs.example/Job?A=1&amp;b=2 senior",
            {"posting": "https://jobs.example/Job?A=1&b=2", "level": "senior"},
        ),
        ("/resume-check <https://jobs.example/1|jobs.example/1>", {"posting": "https://jobs.example/1"}),
        ("/keywords https://jobs.example/1?a=1&amp;b=2", {"url": "https://jobs.example/1?a=1&b=2"}),
        ("/keywords <https://jobs.example/1|jobs.example>", {"url": "https://jobs.example/1"}),
        ("/applied Acme Corp", {"what": "Acme Corp"}),
        ("/resume-reminders off", {"timezone": "off"}),
    ],
)
async def test_text_becomes_options(http_app, slack, service, typed, options) -> None:
    await slack.command("U1", "C1", typed)
    await until(lambda: service.commands)
    assert service.commands[0].options == options
    assert service.commands[0].place.audience == ("member" if "private" in options else "channel")


async def test_help_explains_a_command_without_asking_the_service(app, slack, service) -> None:
    await slack.command("U1", "C1", "/keywords help")
    [answer] = await until(lambda: slack.responses)
    assert "/keywords <job url or text, up to five urls, or saved>".replace("<", "<") in of(answer)
    assert service.commands == []


async def test_a_slow_command_is_acknowledged_long_before_its_answer(app, slack, service) -> None:
    service.slow = 2.0
    taken = await slack.command("U1", "C1", "/keywords https://jobs.example/1")
    assert taken.seconds < 1
    assert slack.responses == []
    await until(lambda: slack.responses)
    assert slack.views == {}


async def test_a_form_opens_within_its_trigger(app, slack, service) -> None:
    service.answer = OPEN
    await slack.command("U1", "C1", "/keywords")
    [view] = await until(lambda: list(slack.views.values()))
    assert [block["block_id"] for block in view["blocks"]] == ["url", "text", "file"]
    assert len(view["title"]["text"]) <= 24


async def test_a_slow_form_replaces_a_modal_that_asks_to_wait(http_app, slack, service, monkeypatch) -> None:
    """A trigger lives three seconds, and works once."""
    monkeypatch.setattr("adapters.slack.answering.PATIENCE", 0.1)
    service.answer, service.slow = OPEN, 2.0
    await slack.command("U1", "C1", "/keywords")
    [waiting] = await until(lambda: list(slack.views.values()))
    assert "One moment" in of(waiting)
    await until(lambda: next(iter(slack.views.values())).get("callback_id") == "form:posting")
    assert len(slack.views) == 1


async def test_a_dead_trigger_is_explained(http_app, slack, service) -> None:
    service.answer = OPEN
    slack.trigger = lambda: "trigger.dead"
    await slack.command("U1", "C1", "/keywords")
    [answer] = await until(lambda: slack.responses)
    assert "try again" in of(answer)


@pytest.mark.parametrize(
    ("error", "says"), [(Refused("Only admins may do this."), "Only admins"), (ValueError("x"), "my side")]
)
async def test_failures_are_told_kindly(http_app, slack, service, error, says) -> None:
    service.error = error
    await slack.command("U1", "C1", "/resume-settings")
    [answer] = await until(lambda: slack.responses)
    assert says in of(answer)


@pytest.mark.parametrize("way", ["a command", "a press in a thread", "a press in our conversation"])
async def test_a_long_private_answer_is_one_thread_in_the_direct_conversation(http_app, slack, service, way) -> None:
    """A response address is good for five uses, and what only it holds is gone on reload. Six messages would notify six
    times."""
    service.answer = Answer(tuple(Message((Paragraph(plain(f"Part {number}")),)) for number in range(6)))
    if way == "a command":
        await slack.command("U1", "C1", "/resume-help")
    elif way == "a press in a thread":
        await slack.press("U1", "C1", {"ts": "9.9", "thread_ts": "5.5"}, "check-for#0", "7")
    else:
        await slack.press("U1", "DU1", {"ts": "9.9"}, "check-for#0", "7")
    await until(lambda: len(slack.messages["DU1"]) == 6)
    root, *rest = slack.messages["DU1"]
    if way == "a press in our conversation":
        assert slack.responses == [], "nothing more to say where it stands"
    else:
        assert "thread_ts" not in root
        assert "in our direct messages" in of((await until(lambda: slack.responses))[0])
    assert {each.get("thread_ts") for each in rest} == {root.get("thread_ts", root["ts"])}, "one notification"


async def test_exports_come_as_files_to_the_member_alone(http_app, slack, service) -> None:
    service.answer = Answer((Message((Attachment("log.csv", "a,b\n"),)),))
    await slack.command("U1", "C1", "/resume-privacy")
    [sent] = await until(lambda: [each for each in slack.messages["DU1"] if each.get("files")])
    assert slack.contents[sent["files"][0]["id"]] == b"a,b\n"


@pytest.mark.parametrize(("channel", "direct"), [("DU1", True), ("DOTHERS", False)])
async def test_a_command_is_direct_in_our_conversation_and_not_in_one_with_somebody_else(
    channel: str, direct: bool, http_app, slack, service
) -> None:
    """There, what is long goes to ours, and the answer itself is for the member's eyes only."""
    await slack.command("U1", channel, "/resume-check")
    await until(lambda: service.commands)
    assert (service.commands[0].place.channel, service.commands[0].place.is_direct) == ("DU1", direct)


# -- buttons


async def test_a_press_tells_the_desk_what_where_and_who(app, slack, service) -> None:
    message = {"ts": "5.5", "thread_ts": "1.1"}
    await slack.press("U1", "C1", message, "check-again#0", "7")
    await until(lambda: slack.responses)
    [press] = service.presses
    assert (press.action, press.value, press.message, press.place.thread) == ("check-again", "7", "5.5", "1.1")
    assert press.member.id == "U1"


async def test_a_press_delivered_twice_has_one_key(http_app, slack, service) -> None:
    stamp = slack.stamp()
    slack.stamp = lambda: stamp
    for _ in range(2):
        await slack.press("U1", "C1", {"ts": "5.5"}, "check-again#0", "7")
    await until(lambda: len(service.presses) == 2)
    assert len({press.key for press in service.presses}) == 1


async def test_a_link_button_is_acknowledged_and_nothing_else(http_app, slack, service) -> None:
    taken = await slack.press("U1", "C1", {"ts": "5.5"}, "link#0")
    assert (taken.status, service.presses) == (200, [])


async def test_an_answer_may_replace_the_message_with_the_button(http_app, slack, service) -> None:
    service.answer = Answer(sentence("Done.").messages, replaces=True)
    await slack.press("U1", "C1", {"ts": "5.5"}, "delete-sure#0", "7")
    [answer] = await until(lambda: slack.responses)
    assert answer["replace_original"] is True


def written(label: str) -> dict[str, str]:
    return {"type": "plain_text", "text": label}


TASKS = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "1 · Send it off"}},
    {
        "type": "actions",
        "block_id": "b1",
        "elements": [
            {"type": "button", "action_id": "stage#0", "value": "5:screen", "text": written("1 · They answered")},
            {"type": "button", "action_id": "stage#1", "value": "5:closed", "text": written("1 · Close it")},
            {"type": "button", "action_id": "link#2", "url": "https://jobs.example/1", "text": written("1 · Open")},
        ],
    },
    {
        "type": "actions",
        "block_id": "b2",
        "elements": [{"type": "button", "action_id": "stop#0", "value": "7", "text": written("Stop")}],
    },
]


async def test_what_was_chosen_stands_in_the_buttons_place_and_is_all_that_is_said(http_app, slack, service) -> None:
    moved = Chosen("Now at: first call.", ("stage:5:",), (Button("Offer", "stage", "5:offer"),))
    service.answer = replace(sentence(moved.text), chosen=moved)
    await slack.press("U1", "DU1", {"ts": "5.5", "text": "Your week", "blocks": TASKS}, "stage#0", "5:screen")
    [changed] = await until(lambda: slack.responses)
    assert (changed["replace_original"], changed["text"]) == (True, "Your week")
    rows = [block["elements"] for block in changed["blocks"] if block["type"] == "actions"]
    labels = [[button["text"]["text"] for button in row] for row in rows]
    assert labels == [["1 · Open"], ["1 · Offer"], ["Stop"]]
    assert changed["blocks"][2]["elements"][0]["text"] == "✓ Now at: first call."
    await slack.press("U1", "DU1", {"ts": "6.6"}, "score#0", "7")
    await until(lambda: len(slack.responses) == 2)
    assert slack.responses[1]["url"] != changed["url"], "nothing else was said to the first press"


async def test_a_choice_is_said_where_slack_gives_no_message_to_change(http_app, slack, service) -> None:
    service.answer = settled("Done.")
    await slack.press("U1", "DU1", {"ts": "5.5"}, "done#0", "7:x")
    [answer] = await until(lambda: slack.responses)
    assert (answer["replace_original"], answer["text"]) == (False, "Done.")


async def test_a_private_answer_stands_in_the_thread_in_which_was_pressed(http_app, slack, service) -> None:
    await slack.press("U1", "C1", {"ts": "5.5", "thread_ts": "1.1"}, "score#0", "7")
    [answer] = await until(lambda: slack.responses)
    assert (answer["thread_ts"], answer["response_type"]) == ("1.1", "ephemeral")


async def test_an_open_answer_goes_into_the_thread(http_app, slack, service) -> None:
    service.answer = Answer((ROW,), private=False)
    await slack.press("U1", "C1", {"ts": "5.5", "thread_ts": "1.1"}, "more#1", "7:x")
    [posted] = await until(lambda: slack.thread("C1", "1.1"))
    assert [each["action_id"] for each in posted["blocks"][-1]["elements"]] == ["check-again#0", "more#1"]


TABLE = Message((Table(("Job", "Stage"), (("Acme", "Applied"), ("<!channel>", ""))),))


async def test_a_table_is_one_also_where_only_its_member_sees_it(http_app, slack, service) -> None:
    service.answer = Answer((TABLE,))
    await slack.command("U1", "C1", "/applications")
    [answer] = await until(lambda: slack.responses)
    [table] = answer["blocks"]
    assert [[cell["text"] for cell in row] for row in table["rows"]][1:] == [
        ["Acme", "Applied"],
        ["<\u2060!channel>", "–"],
    ]


async def test_where_slack_takes_no_table_there_it_comes_in_lines(http_app, slack, service) -> None:
    slack.no_tables = True
    service.answer = Answer((TABLE,))
    await slack.command("U1", "C1", "/applications")
    [answer] = await until(lambda: slack.responses)
    assert "Acme         Applied" in of(answer)


# -- forms


async def opened(slack, service) -> str:
    service.answer = OPEN
    await slack.press("U1", "C1", {"ts": "5.5", "thread_ts": "1.1"}, "match#0", "7")
    await until(lambda: slack.views)
    return next(iter(slack.views))


FILLED = {
    "url": {"value": {"type": "plain_text_input", "value": "https://jobs.example/1"}},
    "text": {"value": {"type": "plain_text_input", "value": None}},
    "file": {"value": {"type": "file_input", "files": [{"id": "F7", "name": "posting.html", "size": 9}]}},
}


async def test_a_field_for_a_resume_takes_only_what_can_be_read(app, slack, service) -> None:
    service.answer = Answer(form=replace(FORM, fields=(Field("file", "Your resume", "file", endings=("pdf", "docx")),)))
    await slack.press("U1", "C1", {"ts": "5.5"}, "match#0", "7")
    [view] = await until(lambda: list(slack.views.values()))
    assert view["blocks"][0]["element"]["filetypes"] == ["pdf", "docx"]


async def test_a_time_is_picked_and_a_number_held_to_its_bounds(app, slack, service) -> None:
    fields = (
        Field("time", "When", "time", value="07:00"),
        Field("days", "Days", "number", value="30", bounds=(1, 365)),
    )
    service.answer = Answer(form=replace(FORM, fields=fields))
    await slack.press("U1", "C1", {"ts": "5.5"}, "reminders#0")
    [(number, view)] = await until(lambda: list(slack.views.items()))
    time, days = (block["element"] for block in view["blocks"])
    assert (time["type"], time["initial_time"]) == ("timepicker", "07:00")
    assert (days["type"], days["min_value"], days["max_value"]) == ("number_input", "1", "365")
    picked = {
        "time": {"value": {"type": "timepicker", "selected_time": "18:30"}},
        "days": {"value": {"type": "number_input", "value": "14"}},
    }
    await slack.submit("U1", number, picked)
    assert service.submissions[-1].fields == {"time": "18:30", "days": "14"}


async def test_slack_asks_before_a_press_that_deletes_is_sent(http_app, slack, service) -> None:
    button = Button("Delete my data", "delete", "7", "danger", confirm="Everything goes.")
    service.answer = Answer((Message((Buttons((button,)),)),))
    await slack.command("U1", "C1", "/resume-privacy")
    [shown] = await until(lambda: slack.responses)
    [element] = shown["blocks"][0]["elements"]
    assert element["confirm"]["text"]["text"] == "Everything goes."
    await slack.press("U1", "C1", {"ts": "5.5", **shown}, element["action_id"], "7", confirm=element["confirm"])
    await slack.press("U1", "C1", {"ts": "5.5", **shown}, element["action_id"], "7")
    await until(lambda: len(service.presses) == 2)
    assert [press.confirmed for press in service.presses] == [True, False]


async def test_a_form_comes_back_with_where_it_was_opened(app, slack, service) -> None:
    view = await opened(slack, service)
    service.answer = sentence("Matched.")
    await slack.submit("U1", view, FILLED)
    [submission] = service.submissions
    assert (submission.form, submission.value, submission.place.channel) == ("posting", "7", "C1")
    assert submission.fields == {"url": "https://jobs.example/1", "text": ""}
    assert submission.file
    assert submission.file.id == "F7"
    assert "Matched." in of(slack.views[view])


async def test_what_is_wrong_stands_beside_its_field(app, slack, service) -> None:
    view = await opened(slack, service)
    service.answer = Answer(problems={"url": "That is no address."})
    taken = await slack.submit("U1", view, FILLED)
    assert taken.answer == {"response_action": "errors", "errors": {"url": "That is no address."}}


async def test_slow_work_on_a_form_is_acknowledged_in_time(app, slack, service) -> None:
    view = await opened(slack, service)
    service.answer, service.slow = sentence("Matched."), 2.6
    taken = await slack.submit("U1", view, FILLED)
    assert (taken.status, taken.seconds < 3) == (200, True)
    assert "One moment" in of(slack.views[view])
    await until(lambda: "Matched." in of(slack.views[view]))


async def test_one_form_may_follow_another(http_app, slack, service) -> None:
    view = await opened(slack, service)
    service.answer = Answer(
        form=Form("next", "Next", (Field("pick", "Pick", "choice", choices=(("a", "A"),), value="a"),))
    )
    await slack.submit("U1", view, FILLED)
    assert slack.views[view]["callback_id"] == "form:next"


# -- the shortcut


async def test_the_shortcut_reviews_the_members_own_file(app, slack, service) -> None:
    file = slack.keep_file("U1", "resume.pdf", b"%PDF")
    await slack.shortcut("U1", "C1", {"ts": "5.5", "user": "U1", "files": [file]})
    [upload] = service.uploads
    assert (upload.asked, upload.place.message, upload.member.id) == (True, "5.5", "U1")
    assert "I'm on it" in of((await until(lambda: slack.responses))[0])


@pytest.mark.parametrize(
    ("message", "options", "file"),
    [
        (
            {"text": "We hire! <https://acme.example/1|acme.example/1>"},
            {"url": "We hire! https://acme.example/1"},
            None,
        ),
        ({"text": "", "files": [{"id": "F1", "name": "job.pdf"}]}, {}, "job.pdf"),
        (
            {"text": "<https://acme.example/1>", "files": [{"id": "F1", "name": "us.png"}]},
            {"url": "https://acme.example/1"},
            None,
        ),
        (
            {
                "text": "<https://acme.example/1>",
                "attachments": [{"from_url": "https://acme.example/1", "title": "Acme", "text": "All jobs"}],
            },
            {"url": "https://acme.example/1"},
            None,
        ),
        (
            {
                "text": "",
                "attachments": [{"is_share": True, "text": "We need Go. Send <mailto:a@b.example|us> a line"}],
            },
            {"url": "We need Go. Send mailto:a@b.example a line"},
            None,
        ),
        (
            {
                "bot_id": "B1",
                "attachments": [
                    {
                        "title": "Engineer",
                        "title_link": "https://acme.example/1",
                        "fields": [{"title": "In", "value": "Oslo"}],
                    }
                ],
            },
            {"url": "Engineer\nhttps://acme.example/1\nIn: Oslo"},
            None,
        ),
        (
            {
                "text": "A new job",
                "blocks": [
                    {"type": "header", "text": {"type": "plain_text", "text": "Engineer at Acme"}},
                    {"type": "section", "fields": [{"type": "mrkdwn", "text": "We need <https://go.dev|Go>"}]},
                    {"type": "context", "elements": [{"type": "image"}, {"type": "mrkdwn", "text": "Oslo"}]},
                    {
                        "type": "rich_text",
                        "elements": [
                            {
                                "type": "rich_text_list",
                                "elements": [
                                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "Go"}]},
                                    {
                                        "type": "rich_text_section",
                                        "elements": [{"type": "link", "url": "https://k8s.io"}],
                                    },
                                ],
                            }
                        ],
                    },
                ],
            },
            {"url": "Engineer at Acme\nWe need https://go.dev\nOslo\nGo\nhttps://k8s.io"},
            None,
        ),
    ],
    ids=[
        "an address",
        "a file",
        "beside a picture",
        "an address with its preview",
        "a shared message",
        "an app's attachment",
        "an app's blocks",
    ],
)
async def test_a_shortcut_matches_the_job_in_anybodys_message(http_app, slack, service, message, options, file) -> None:
    await slack.shortcut("U2", "C1", {"ts": "5.5", "user": "U1", **message}, "match_job")
    (asked,) = await until(lambda: service.commands)
    assert (asked.name, asked.member.id, asked.options) == ("keywords", "U2", options)
    assert (asked.file.name if asked.file else None) == file


@pytest.mark.parametrize("text", [" ", "lunch?", "Thanks, Kim!"])
async def test_a_message_without_a_job_is_said_to_hold_none(http_app, slack, service, text) -> None:
    await slack.shortcut("U2", "C1", {"ts": "5.5", "user": "U1", "text": text}, "match_job")
    assert "no job posting in that message" in of((await until(lambda: slack.responses))[0])
    assert service.commands == []


async def test_a_page_that_takes_long_is_said_to_be_read(http_app, slack, service, monkeypatch) -> None:
    monkeypatch.setattr("adapters.slack.answering.PATIENCE", 0.1)
    service.slow = 2.0
    await slack.command("U1", "C1", "/keywords https://acme.example/1")
    first, *_ = await until(lambda: slack.responses)
    assert "One moment" in of(first)
    assert await until(lambda: slack.responses[1:])


async def test_an_admin_may_ask_for_somebody_elses_review(http_app, slack, service) -> None:
    file = slack.keep_file("U1", "resume.pdf", b"%PDF")
    await slack.shortcut("UADMIN", "C1", {"ts": "5.5", "user": "U1", "files": [file]})
    assert service.uploads[0].member.id == "U1", "the resume stays its owner's"


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ({"user": "U1", "files": [{"id": "F1", "name": "resume.pdf"}]}, "Only the person who shared"),
        ({"user": "U2"}, "no file in that message"),
    ],
)
async def test_the_shortcut_says_why_not(http_app, slack, service, message, says) -> None:
    await slack.shortcut("U2", "C1", {"ts": "5.5", **message})
    assert says in of((await until(lambda: slack.responses))[0])
    assert service.uploads == []


@pytest.mark.parametrize(
    ("chosen", "action", "value"), [("review_mine", "check-again", "new"), ("match_mine", "match", "")]
)
async def test_a_shortcut_from_anywhere_opens_a_form(app, slack, service, chosen, action, value) -> None:
    service.answer = OPEN
    await slack.shortcut_anywhere("U1", chosen)
    number = next(iter(await until(lambda: slack.views)))
    [press] = service.presses
    assert (press.action, press.value, press.place.channel, press.place.is_direct) == (action, value, "DU1", True)
    service.answer = sentence("Got it.")
    await slack.submit("U1", number, FILLED)
    assert service.submissions[-1].place.is_direct, "answered in our own conversation"
    assert slack.messages == {}


# -- the home tab


@pytest.mark.parametrize("refusal", [Refusal("ratelimited", 429, Retry_After="60"), Refusal("user_disabled")])
async def test_a_shortcut_says_where_no_conversation_can_be_opened(http_app, slack, service, refusal) -> None:
    slack.failures["conversations.open"] = [refusal]
    await slack.shortcut_anywhere("U1", "review_mine")
    view = await until(lambda: next(iter(slack.views.values()), None))
    assert "can't open our direct conversation" in of(view)
    assert service.presses == []


async def test_the_home_tab_shows_the_members_page(app, slack, service) -> None:
    service.pages = (ROW,)
    await slack.event({"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"})
    home = (await until(lambda: slack.homes))["U1"]
    assert "Review" in of(home)


async def test_a_press_on_the_home_tab_is_answered_in_a_modal_and_renews_the_page(http_app, slack, service) -> None:
    service.pages = (ROW,)
    await slack.press_at_home("U1", "reminders#0", "")
    await until(lambda: slack.views and slack.homes)
    assert "Here you are." in of(next(iter(slack.views.values())))


async def test_an_opened_home_tab_is_kept_up_to_date(http_app, slack, service) -> None:
    service.pages = (ROW,)
    await slack.command("U1", "C1", "/applied Acme")
    await until(lambda: slack.responses)
    assert slack.homes == {}, "nobody has looked at it"
    await slack.event({"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"})
    await until(lambda: slack.homes.pop("U1", None))
    await slack.command("U1", "C1", "/applied Initech")
    await until(lambda: slack.homes.pop("U1", None))
    await slack.press("U1", "C1", {"ts": "5.5"}, "stage#0", "7:offer")
    await until(lambda: slack.homes.pop("U1", None))

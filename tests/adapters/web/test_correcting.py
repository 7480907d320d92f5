"""A visitor of the playground sets right what was read of their resume: the whole coach, with real parts."""

from lxml import html

from tests.adapters.web.test_copies import Visitor, visitor

__all__ = ["visitor"]


async def test_a_job_is_set_right_and_undone(visitor: Visitor) -> None:
    page = html.fromstring(await visitor.drop())
    (button,) = page.xpath(".//button[@data-action='parsed']")
    read = await visitor.post("press", action="parsed", value=button.get("data-value"))
    shown = html.fromstring(read["messages"][0]["Plain"])
    (job,) = shown.xpath(".//button[text()='2 · Correct']")
    asked = await visitor.post("press", action="correct", value=job.get("data-value"))
    form = html.fromstring(asked["form"])
    values = {each.get("name"): each.get("value", "") for each in form.xpath(".//input")}
    assert values["title"] == "Software Developer"
    fields = {**values, "title": "<b>Library</b> Engineer", "section": "experience"}
    done = await visitor.submit(asked["form"], **fields)
    assert "&lt;b&gt;Library&lt;/b&gt; Engineer" in done["messages"][0]["Plain"]
    again = await visitor.post("press", action="parsed", value=button.get("data-value"))
    assert "(corrected by you: title)" in again["messages"][0]["Plain"]
    (undo,) = html.fromstring(again["messages"][0]["Plain"]).xpath(".//button[text()='Undo a correction']")
    asked = await visitor.post("press", action="correct", value=undo.get("data-value"))
    undone = await visitor.submit(asked["form"], correction="all")
    assert "Undone" in undone["messages"][0]["Plain"]
    last = await visitor.post("press", action="parsed", value=button.get("data-value"))
    assert "corrected by you" not in last["messages"][0]["Plain"]

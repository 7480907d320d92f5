"""A visitor of the playground drops a newer version and sees what changed: the whole coach, with real parts."""

from lxml import html

from tests.adapters.web.test_copies import Visitor, visitor
from tests.reviews import newer_version

__all__ = ["visitor"]


async def test_a_newer_version_is_compared_line_by_line(visitor: Visitor) -> None:
    first = await visitor.drop()
    page = html.fromstring(await visitor.drop(newer_version(), seen=first.count("<article>")))
    (button,) = page.xpath(".//button[@data-action='changes']")
    told = await visitor.post("press", action="changes", value=button.get("data-value"))
    shown = html.fromstring(told["messages"][0]["Plain"])
    quotes = [each.text_content() for each in shown.xpath(".//blockquote")]
    assert quotes[0] == "Was Responsible for managing the nightly import of carrier rates"
    assert quotes[1].startswith("Is now Automated the nightly import of 40,000 carrier rates")
    assert "Closes: Open with what you did." in shown.text_content()

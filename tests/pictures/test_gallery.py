"""The pictures of docs/pictures.md show what the coach says now."""

import pytest

from pictures import gallery
from pictures.scenes import SCENES
from pictures.visit import CHAPTERS, Chapter

EVERY = [
    pytest.param(look, chapter, id=f"{look}: {chapter.__name__.strip('_')}")
    for look, chapters in CHAPTERS.items()
    for chapter in chapters
]


@pytest.mark.parametrize(("look", "chapter"), EVERY)
async def test_every_picture_is_of_what_is_seen_now(look: str, chapter: Chapter) -> None:
    noted = {name: each["from"] for name, each in gallery.known().items()}
    seen = await gallery.visited(look, chapter)
    assert seen, "a chapter is of something"
    old = [name for name, html in seen.items() if noted.get(f"{look}-{name}") != gallery.drawn_from(html)]
    assert old == [], "scripts/make-pictures draws them anew"


def test_the_page_shows_every_scene_by_the_picture_that_was_drawn() -> None:
    assert gallery.problems() == []
    told = gallery.PAGE.read_text("utf-8")
    assert all(scene.when in told for scene in SCENES.values())


def test_no_picture_lies_there_that_the_page_does_not_show() -> None:
    told, others = gallery.PAGE.read_text("utf-8"), {"thread.png", "discord.png"}
    lying = {path.name for path in gallery.FOLDER.glob("*.png")} - others
    assert [name for name in lying if f"(pictures/{name})" not in told] == []


def test_what_is_not_to_be_seen_makes_no_other_picture() -> None:
    one = '<button data-action="more" data-value="1:2" style="x">Show</button><a href="https://a.example">Open</a>'
    other = '<button data-action="less" data-value="3" style="x">Show</button><a href="https://b.example">Open</a>'
    assert gallery.drawn_from(one) == gallery.drawn_from(other)
    assert gallery.drawn_from(one) != gallery.drawn_from(one.replace("Show", "Hide"))

"""Postings by a pack's own words: what is asked for, what is not listened to, and what a resume calls it."""

from dataclasses import replace
from pathlib import Path

import pytest

from coach.chat.community_settings import CommunitySettings
from coach.chat.places import Command, Community, Member, Place
from coach.commands import keywords as command
from coach.posting import Posting, Source, match
from coach.posting.finding import read_source
from coach.posting.terms.need import Need
from coach.review.packs import TOOL, Packs
from coach.running.context import Context
from coach.sandbox import errands, wire
from coach.sandbox.bounds import Bounds
from coach.sandbox.forked import Begun
from coach.store import settings
from rules.examples import to_resume
from rules.packs import load
from rules.posting_words import Phrase, PostingWords
from rules.resume import Level, SectionKind
from tests.coach.posting.test_keywords_command import ADA, context, give_resume

__all__ = ["context"]

TEXT = b"""Technical Writer at Larkfield

We are an award-winning company with an office full of Wiki and Kubernetes.

What your desk holds
- Three years of writing guides in Inkwell
- Work with our style guide every day

Icing on the page
- Git
- Python

Good to know
Jira counts in your favour. PostgreSQL is what we cannot do without.
"""
FILES = {
    "technologies.toml": '[[group]]\nlayer = "tools"\ncategory = "documentation tool"\nnames = { "Inkwell" = [] }',
    "postings.toml": """
required = ["is what we cannot do without"]
preferred = ["counts in your favou?r"]
ignored = ["award-winning company"]
[headings]
required = ["what your desk holds"]
preferred = ["icing on the page"]
[[phrase]]
name = "style guide"
written = ["style guides?"]
also = ["house styles?"]
""",
}


@pytest.fixture
def words(tmp_path: Path) -> PostingWords:
    return load(pack_in(tmp_path)).words.postings


def pack_in(folder: Path, name: str = "writers") -> str:
    """A pack for technical writers, with words of its own."""
    place = folder / name
    place.mkdir()
    (place / "pack.toml").write_text('extends = "anybody"')
    for file, text in FILES.items():
        (place / file).write_text(text)
    return str(place)


def read(words: PostingWords) -> Posting:
    return read_source(Source(TEXT, pasted=True, words=words))


def test_headings_and_cues_tell_required_from_preferred(words: PostingWords) -> None:
    found = read(words)
    assert set(found.terms(Need.REQUIRED)) == {"Inkwell", "PostgreSQL"}
    assert set(found.terms(Need.PREFERRED)) == {"Git", "Python", "Jira"}


def test_without_the_packs_words_the_same_posting_asks_for_less() -> None:
    found = read(PostingWords())
    assert "Inkwell" not in str(found.terms(Need.REQUIRED))
    assert "style guide" not in found.phrases


def test_a_line_that_a_pack_ignores_asks_for_nothing(words: PostingWords) -> None:
    assert "Kubernetes" not in {word.term for word in read(words).keywords}


def test_a_resume_may_call_a_phrase_otherwise(words: PostingWords) -> None:
    lines = "= Technical Writer | Larkfield | 2019-01 | present\n- Wrote 40 guides in Inkwell by the house style"
    resume = to_resume(lines, SectionKind.EXPERIENCE, Level.MID, {})
    found = match(resume, read(words))
    assert [(each.term, each.as_written) for each in found.reword] == [("style guide", "house style")]
    assert "Inkwell" in {each.term for each in found.matched}


def test_a_confined_reader_reads_by_them_and_none_of_its_own_come_back(words: PostingWords) -> None:
    source = Source(TEXT, pasted=True, words=words)
    errand = errands.posting(source)
    with Begun(errand, Bounds()) as begun:
        assert begun.value() == read(words)
    slow = PostingWords(phrases=(Phrase("slow", ("(a+)+b",)),))
    answer = wire.with_value(replace(read(words), words=slow))
    assert errand.taken(answer).words == words


@pytest.mark.parametrize(("chosen", "asked"), [(("writers",), True), ((), False)])
async def test_a_communitys_postings_are_read_by_the_packs_that_it_chose(
    context: Context, tmp_path: Path, chosen: tuple[str, ...], asked: bool
) -> None:
    pack_in(tmp_path)
    there = replace(context, tools={**context.tools, TOOL: Packs(str(tmp_path))})
    await give_resume(there)
    async with there.store.of(ADA.community.key) as session:
        await settings.save(session, CommunitySettings(packs=chosen))
    answer = await command.keywords(_typed(ADA), there)
    assert ("Inkwell" in str(answer.messages)) is asked


def _typed(member: Member) -> Command:
    return Command("keywords", member, Place(Community("slack", "T1"), "C1", audience="member"), {"url": TEXT.decode()})


def test_a_pack_takes_over_the_words_of_the_one_below(tmp_path: Path) -> None:
    below = pack_in(tmp_path)
    upper = tmp_path / "senior-writers"
    upper.mkdir()
    (upper / "pack.toml").write_text(f'extends = "{below}"')
    (upper / "technologies.toml").write_text(FILES["technologies.toml"].replace("Inkwell", "Quill"))
    (upper / "postings.toml").write_text('preferred = ["a feather"]')
    words = load(str(upper)).words
    assert {"Inkwell", "Quill"} <= {each.name for each in words.known.all}
    assert words.postings.preferred == ("a feather", "counts in your favou?r")
    assert [each.name for each in words.postings.phrases] == ["style guide"]

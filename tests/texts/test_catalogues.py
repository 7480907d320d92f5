"""The catalogues are complete and in step, and nothing that members read stands outside them."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from coach import guides
from coach.chat.catalog import COMMANDS
from coach.chat.community_settings import CommunitySettings
from coach.chat.message import Message, Thread
from coach.commands import check, help, keywords, settings
from coach.errors import Code, Unreadable
from coach.posting import match
from coach.posting.message import to_message, without_resume
from coach.posting.terms.vocabulary import load as load_vocabulary
from coach.review.packs import Packs
from coach.review.reviewing import review
from coach.review.thread import to_refusal, to_thread
from rules.lexicon.technologies import load as load_technologies
from rules.packs import load, names, overlay_names
from rules.rule import Pack
from rules.validation import findings
from tests.reviews import hostile_posting
from tests.rules.invented_resumes import NAMES, read_invented
from tests.texts.pseudo import Pseudo, plain_words
from texts import speaking

HOUSE = Path(__file__).parents[2]
PACKS = {name: load(name) for name in names()} | {name: load(overlays=(name,)) for name in overlay_names()}
TECHNOLOGIES = " ".join(sorted(load_technologies().words))
OWN_WORDS = "English Español DevOps QA ATS Discord Slack PDF DOCX UTC Resume Coach LinkedIn GitHub frontend-reviews"
"""Names and words to type, the same in every language."""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    loader = SourceFileLoader("texts_script", str(HOUSE / "scripts" / "texts"))
    spec = importlib.util.spec_from_loader("texts_script", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_catalogue_is_complete_in_step_and_compiled(script: ModuleType) -> None:
    """Run `scripts/texts update`, translate what `scripts/texts missing es` prints, then `scripts/texts compile`."""
    assert sorted(script.flaws()) == []


def texts_of(shown: object) -> Iterator[str]:
    """All strings in messages and forms, but those that are a member's words or names for programs."""
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, tuple | list):
        for each in shown:
            yield from texts_of(each)
    elif hasattr(shown, "__dataclass_fields__"):
        private = {"kind", "action", "value", "url", "style", "section", "name", "design", "tone", "gravity"}
        if type(shown).__name__ in {"Quote", "Rewrite", "Attachment"}:
            private |= {"text", "content"}
        if getattr(shown, "style", "") in {"code", "italic"}:
            private |= {"text"}
        for name in shown.__dataclass_fields__:
            if name == "choices":
                yield from (label for _, label in getattr(shown, name))
            elif name not in private:
                yield from texts_of(getattr(shown, name))


def english_in(shown: object, known: str = "") -> set[str]:
    return {word for text in texts_of(shown) for word in plain_words(text, f"{known} {OWN_WORDS}")}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_what_rules_say_is_in_the_catalogue(pack: Pack) -> None:
    """Each bad example in a language of accents: only the resume's own words, and names of technologies, are plain."""
    left: dict[str, set[str]] = {}
    for rule in pack.rules:
        example = rule.examples[0]
        with speaking("en-XA", Pseudo()):
            (found, *_) = findings(rule, example, good=False, words=pack.words)
        known = f"{example.bad} {TECHNOLOGIES} {' '.join(map(str, example.facts.values()))} {OWN_WORDS}"
        known += " ".join(("", *getattr(rule.check, "keywords", ())))  # as they stand in an English resume
        said = (
            found.title,
            found.message,
            found.why,
            found.suggestion,
            *(each for asks in found.questions for each in asks),
        )
        if words := {word for text in said for word in plain_words(text, known)}:
            left[rule.id] = words
    assert left == {}


@pytest.mark.parametrize("name", NAMES[:: len(NAMES) // 5])
def test_a_thread_speaks_one_language(name: str) -> None:
    resume = read_invented(name)
    with speaking("en-XA", Pseudo()):
        thread: Thread = to_thread(review(resume), review_id=7, named=True, retention_days=1)
    assert english_in(thread, f"{' '.join(line.text for line in resume.lines)} {TECHNOLOGIES}") == set()


@pytest.mark.parametrize("code", Code)
def test_a_refusal_speaks_one_language(code: Code) -> None:
    with speaking("en-XA", Pseudo()):
        assert english_in(to_refusal(Unreadable(code, "Any."), "cv.pdf"), str(code)) == set()


def test_what_is_said_of_a_posting_speaks_one_language() -> None:
    posting = hostile_posting("https://jobs.example/1")
    resume = read_invented(NAMES[0])
    known = f"{posting.title} {posting.company} {posting.location} Erlang Go " + " ".join(
        f"{word.term} {word.category}" for word in posting.keywords
    )
    with speaking("en-XA", Pseudo()):
        shown = (to_message(match(resume, posting, load_vocabulary()), 5), without_resume(posting))
    assert english_in(shown, f"{known} {' '.join(line.text for line in resume.lines)}") == set()


FORMS = {
    "a file": check.ask_form,
    "the kind of work": lambda: check.role_form("auto", "1"),
    "a posting": keywords.ask_form,
    "settings": lambda: settings.to_form(CommunitySettings()),
    "settings of rules": lambda: settings.to_rules_form(CommunitySettings(), Packs()),
    "settings of packs": lambda: settings.to_packs_form(CommunitySettings(), Packs()),
    "help": lambda: help.overview(moderator=True),
}


@pytest.mark.parametrize("made", FORMS.values(), ids=FORMS)
def test_forms_and_help_speak_one_language(made) -> None:  # type: ignore[no-untyped-def]
    with speaking("en-XA", Pseudo()):
        shown = made()
    typed = " ".join(f"{spec.name} {spec.hint}" for spec in COMMANDS)
    packs = " ".join(f"{name} {title}" for name, title in Packs().titles())
    assert english_in(shown, f"{typed} {packs} {' '.join(guides.load())} {' '.join(overlay_names())}") == set()


@pytest.mark.parametrize("topic", guides.load())
def test_a_guide_speaks_one_language(topic: str) -> None:
    with speaking("en-XA", Pseudo()):
        shown: Message = guides.to_message(guides.load()[topic])
    assert english_in(shown) == set()


ROOMS = ("coach/commands", "coach/applications", "coach/reminders", "coach/reception", "coach/guides", "coach/posting")
FILES = (
    *(path for room in ROOMS for path in sorted((HOUSE / room).glob("*.py"))),
    *sorted((HOUSE / "rules" / "checks").glob("*.py")),
    HOUSE / "coach" / "review" / "thread.py",
    HOUSE / "coach" / "running" / "rate_limits.py",
    HOUSE / "rules" / "scoring.py",
    HOUSE / "rules" / "strengths.py",
)
SENTENCE = re.compile(r"^[A-Z][^{}]*[a-z] [a-z].*[.!?:]$", re.DOTALL)
GIVEN = frozenset(
    "gettext gettext_noop ngettext pgettext Refused FileGone PlaceGone NoPosting Unreadable CoachError".split()
)
NOT_SAID = frozenset(
    "TypeError ValueError RuntimeError KeyError AssertionError LookupError compile info warning".split()
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_sentence_stands_outside_the_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in GIVEN | NOT_SAID:
            apart |= {id(each) for each in ast.walk(node)}
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    ]
    assert [text for text in said if SENTENCE.match(text)] == []


def test_no_text_is_marked_inside_an_f_string() -> None:
    """Babel does not see it there, on the Pythons before 3.12."""
    marks = {"gettext", "ngettext", "pgettext", "gettext_noop"}
    unseen = [
        f"{path.relative_to(HOUSE)}:{call.lineno}"
        for folder in ("texts", "rules", "coach", "adapters")
        for path in (HOUSE / folder).rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in marks
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert not unseen

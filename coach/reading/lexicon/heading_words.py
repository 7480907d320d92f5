"""What section headings are called, in the languages that resumes come in."""

import re
from functools import cache
from pathlib import Path

import tomli

from rules.resume import SectionKind

_MAX_LETTERS = 60
"""Letters of a heading."""

_WORDS: tuple[tuple[str, SectionKind], ...] = (
    (r"volunteer\w*|community|(?:extra|co)-?\s?curricular\w*|civic|charity", SectionKind.VOLUNTEERING),
    (
        r"publications?|papers?|patents?|talks?|presentations?|lectures?|conferences?|articles?",
        SectionKind.PUBLICATIONS,
    ),
    (r"award\w*|hono[u]?rs?|achievements?|accomplishments?|recognitions?|scholarships?|prizes?", SectionKind.AWARDS),
    (r"certificat\w+|licen[cs]es?|credentials?", SectionKind.CERTIFICATIONS),
    (r"projects?|open[- ]source|portfolio|hackathons?|applications|apps", SectionKind.PROJECTS),
    (r"experiences?|employment|internships?|career|work history", SectionKind.EXPERIENCE),
    (r"education|academics?|coursework|degrees?|studies", SectionKind.EDUCATION),
    (r"spoken languages?|language skills", SectionKind.LANGUAGES),
    (r"skills?|competenc\w+|technologies|expertise|proficienc\w+|stack|tools", SectionKind.SKILLS),
    (r"interests?|hobbies", SectionKind.INTERESTS),
    (r"references?|referees?", SectionKind.REFERENCES),
    (r"summary|profile|objective|statement|about", SectionKind.SUMMARY),
    (r"languages?", SectionKind.LANGUAGES),
)

_AND = re.compile(r"\s*(?:&|\+|/|\band\b|\bund\b|\bet\b|\by\b)\s*")
_DECORATION = re.compile(r"^[\W_]+|[^\w.)]+$")


_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[ivx]{1,5}|[a-h])(?:[.):]\)?|\s(?=\S))\s*(?=[^\W\d_]{2})", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s+[–—-]\s+\S.*$|\s*\((?:[^()]*)\)\s*$|\s+[∙·|•:]\s+(?:https?://)?[\w-]++(?:\.[\w-]++)+(?:/\S*)?$"
)


_SEVERAL = re.compile(r",? & | ?[|/•·] ?|, ")
"""What stands between the kinds of a section that holds several: "Skills | Certifications"."""
_SKILLS_AND = re.compile(r"(?:\w+ )?skills & [a-z]+")
"""Skills and one word more, whatever it is: "Skills & Proficiency"."""


def bare(text: str) -> str:
    """A heading without its number ("II. Experience") and what is said beside it ("Experience – last ten years",
    "Projects ∙ github.com/larkspur")."""
    return _ASIDE.sub("", _NUMBERED.sub("", text)).strip().rstrip(".:").rstrip()


def normal(text: str) -> str:
    """A heading in small letters, without decoration, with "&" for every "and"."""
    plain = _DECORATION.sub("", " ".join(text.lower().replace("’", "'").split()))
    return _AND.sub(" & ", plain).strip(" .:")


_OF_TIME = re.compile(r"(?:(?:my )?(?:most )?(?:recent|prior|past|previous|earlier|early|former|current|latest)) ")
"""How old what a section tells of is: "Recent roles", "Past positions"."""

_OF_FIELD = re.compile(
    r"(?:academic|corporate|faculty|government|industr(?:y|ial)|postdoctoral|research|teaching|visiting)"
    r" (?:appointments|employment|jobs|positions|posts|roles)"
)
"""Posts by where they were held, as those set them apart who have worked in several fields: "Industry Positions"."""

_CHOSEN = re.compile(r"(?:highlighted|selected|featured|notable|key) ")
"""That a section holds the best of its kind: "Highlighted Software Projects"."""


@cache
def _kinds() -> dict[str, SectionKind]:
    names = tomli.loads((Path(__file__).parent / "headings.toml").read_text("utf-8"))
    return {normal(name): SectionKind(kind) for kind, listed in names.items() for name in listed}


@cache
def _glued_kinds() -> dict[str, SectionKind]:
    """Headings without their spaces, as letter-spaced type and character recognition give them."""
    return {name.replace(" ", ""): kind for name, kind in _kinds().items() if " " in name}


def section_kind(text: str) -> SectionKind | None:
    """The kind of a heading with exactly these words, or None if no heading is usually called so."""
    if len(text) > _MAX_LETTERS or "\t" in text.strip():
        return None
    plain = normal(text)
    known = _kinds().get(plain) or (_glued_kinds().get(plain) if " " not in plain else None)
    if known is not None:
        return known
    aged = _kinds().get(_OF_TIME.sub("", plain)) if _OF_TIME.match(plain) else None
    if aged in (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.VOLUNTEERING):
        return aged
    if _OF_FIELD.fullmatch(plain):
        return SectionKind.EXPERIENCE
    if plain.endswith("projects") and _kinds().get(_CHOSEN.sub("", plain)) is SectionKind.PROJECTS:
        return SectionKind.PROJECTS
    parts = [_kinds().get(part) for part in _SEVERAL.split(plain)]
    is_titled = text.lstrip()[:1].isupper() and not text.rstrip().endswith(".")
    if is_titled and {*parts} - {None} == {SectionKind.SKILLS} and _SKILLS_AND.fullmatch(plain):
        return SectionKind.SKILLS
    if len(parts) < 2 or not all(parts):
        return None
    return (
        SectionKind.EXPERIENCE if SectionKind.EXPERIENCE in parts and SectionKind.EDUCATION not in parts else parts[0]
    )


def likely_kind(text: str) -> SectionKind:
    """The kind that the words of an unusual heading point to; `other` if none does."""
    plain = normal(text)
    for pattern, kind in _WORDS:
        if re.search(rf"\b(?:{pattern})\b", plain):
            return kind
    return SectionKind.OTHER

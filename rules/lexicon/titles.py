"""Job titles: is it work of the field, a student's job, or work of another field; how senior is it?"""

import re
from functools import cache
from importlib.resources import files

import tomli


@cache
def _words() -> dict[str, list[str]]:
    return tomli.loads((files("rules.lexicon") / "titles.toml").read_text("utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()[kind])})(?!\w)", re.IGNORECASE)


def _is(kind: str, title: str) -> bool:
    return _pattern(kind).search(title) is not None


def is_field(title: str) -> bool:
    """Work of the field, whatever else the title says."""
    return _is("field", title)


def is_student(title: str) -> bool:
    """A job held while learning: intern, teaching assistant, …"""
    return _is("student", title)


def is_support(title: str) -> bool:
    """User support and the like, which many students do beside their studies."""
    return _is("support", title) and not _is("field", title)


def is_technician(title: str) -> bool:
    """Who sets up, watches over and mends what others made: IT support, technicians of systems or networks."""
    return (_is("support", title) or _is("technician", title)) and not _is("field", title)


def is_other_field(title: str) -> bool:
    """Plainly work of another field: cook, cashier, teacher; not if it names the field, too ("Sales Engineer")."""
    return _is("other", title) and not _is("field", title)


def is_training(organization: str) -> bool:
    """A programme one pays to learn in, or a school's own: a bootcamp, a co-op programme."""
    return _is("training", organization)


def is_club(title: str, organization: str) -> bool:
    """A post among pupils or students, in which nobody is employed: captain of a school's team, member of a club."""
    if any(_is(kind, text) for kind in ("club", "pupils") for text in (organization, title)):
        return True
    alone = title.strip().lower() == "member"
    return _is("post", title) and (alone or _is("society", organization)) and not _is("field", title)


def is_pupils(organization: str) -> bool:
    """A team of a school, in which whoever does work of the field still learns it."""
    return _is("pupils", organization)


def is_academic(title: str) -> bool:
    """Teaching or research at a university, of whatever subject."""
    return _is("academic", title) and not _is("field", title)


def is_post(title: str) -> bool:
    """A title as clubs, boards and teams of volunteers give it: member, captain, treasurer."""
    return _is("post", title)


def is_elsewhere(organization: str) -> bool:
    """An employer whose work is another field unless the title says otherwise: armed forces, a restaurant."""
    return _is("elsewhere", organization)


def is_staff(title: str) -> bool:
    """Staff engineer and above."""
    return _is("staff", title)


def is_senior(title: str) -> bool:
    """Senior, lead, architect."""
    return _is("senior", title)


def is_junior(title: str) -> bool:
    """Junior, graduate, associate."""
    return _is("junior", title)

"""Projects that few can build, among such as everybody builds."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.resume import Level, SectionKind
from rules.standouts.lines import told
from rules.standouts.standout import Sort, Standout

_HARD = re.compile(
    r"\b(?:compiler|interpreter|(?:programming|markup|scripting) language|virtual machine|bytecode"
    r"|(?<!robot )operating system|(?:os|unix|linux) kernel|kernel module|emulator|(?:unix|linux|posix)(?:-like)? shell"
    r"|ray ?trac\w+|(?:3d|software) renderer|physics engine|game engine|(?:database|search|storage) engine|raft|paxos"
    r"|memory allocator|malloc|tcp/ip stack|file ?system)\b",
    re.IGNORECASE,
)
"""What takes a deep understanding of computers to build."""
_COMMON = re.compile(
    r"\b(?:to-?\s?do|task manage\w*|time track\w*|e-?commerce|shop|weather|portfolio|personal (?:web)?site|blog|clone"
    r"|calculator|converter|tracker|chat ?(?:app|bot|room)?|recipes?|quiz|movies?|pok[eé]\w*|landing page|crud"
    r"|social media|notes?|tic-?tac-?toe|library management|restaurants?|bookstore|school|widget|gallery|website"
    r"|web ?page)\b",
    re.IGNORECASE,
)
"""What courses and tutorials have everybody build."""
_BEHIND_NAME = re.compile(r"[|:]| [-–—] |\(https?")
"""What parts a name from what is told of it."""
_NAME = 7
"""Words of a name at most."""
HARD = 5
"""How high it stands out."""


def find(facts: Facts) -> Iterator[Standout]:
    """The first hard project of somebody who begins, if one that everybody builds comes before it."""
    if facts.resume.level in {Level.SENIOR, Level.STAFF}:
        return
    common = ""
    for each in told(facts):
        name = _BEHIND_NAME.split(each.text, maxsplit=1)[0].strip()
        if each.section is not SectionKind.PROJECTS or not 0 < len(name.split()) <= _NAME:
            continue
        if _COMMON.search(name):
            common = common or name
        elif _HARD.search(name):
            if common:
                yield each.standing_out(Sort.HARD, HARD, name, common)
            return

"""Does each bullet open with an action verb?"""

import re
from collections.abc import Iterator

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import is_about_oneself, is_headline, is_job_in_a_line, is_row_of_names, is_torn
from rules.lexicon.verbs import opens_with_verb
from rules.resume import Bullet, SectionKind
from rules.spans import at_bullet


@check
class Verb:
    """Yields each bullet whose first words, adverbs aside, are plainly no verb."""

    sections: tuple[SectionKind, ...] = (SectionKind.EXPERIENCE,)

    def find(self, facts: Facts) -> Iterator[Span]:
        for bullet in facts.bullets(*self.sections):
            if len(bullet.text.split()) < 3 or opens_with_verb(bullet.text) or is_torn(bullet, facts.resume):
                continue
            if _names_a_tool(bullet, facts) or _HOW_LONG.match(bullet.text) or _STATUS.match(bullet.text):
                continue
            if _HOW_LONG_BEHIND.search(bullet.text):
                continue
            if not (is_row_of_names(bullet.text) or is_headline(bullet.text) or _tells_no_work(bullet)):
                yield at_bullet(bullet)


def _names_a_tool(bullet: Bullet, facts: Facts) -> bool:
    """Whether a few words only name a tool and what it served as: "Docker as container runtime"."""
    named = next(iter(facts.words.known.find(bullet.text)), None)
    if named is None or len(bullet.text.split()) > _ITEM or not bullet.text.startswith(named.as_written):
        return False
    return _SERVED_AS.match(bullet.text[len(named.as_written) :]) is not None


_SERVED_AS = re.compile(r" (?:as|on|with|for|in|\()[\w ()/-]++\Z")
_ITEM = 7
"""Words of an item of a list of tools."""
_HOW_LONG = re.compile(r"\W*+\d[\d.]*\+? ?(?:years?|yrs?|months?)\b", re.IGNORECASE)
"""How long somebody did something sums up their work and tells of none."""
_HOW_LONG_BEHIND = re.compile(r"\s[-–—(]\s?\d[\d.]*\+? ?(?:years?|yrs?|months?)\)?\W*\Z", re.IGNORECASE)
"""The same, behind what it was done with: "Spring, Kafka – 2 years"."""
_STATUS = re.compile(
    r"\W*+(?:(?:currently|now|still|temporarily)? ?(?:on hold|paused|on ice|(?:work )?in progress"
    r"|under development|discontinued|unmaintained|suspended)|status|coming soon|more to come"
    r"|(?:as )?part of (?:my|our|the|an?))\b",
    re.IGNORECASE,
)
"""How far something has come and what it belongs to, which no verb would make work."""


def _tells_no_work(bullet: Bullet) -> bool:
    """Whether a bullet is a distinction, what somebody knows, or in projects a few words that name one."""
    text = bullet.text
    named = bullet.section is SectionKind.PROJECTS and len(text.split()) <= _NAME and not text.rstrip().endswith(".")
    return (
        named or is_about_oneself(text) or is_job_in_a_line(text) or any(each.match(text) for each in (_NO_WORK, _POST))
    )


_NAME = 6
"""Words that the name of a project has at most: "Loan approval using logistic regression"."""
_NO_WORK = re.compile(
    r"^\W*+(?:(?<=#)\d|(?:no\.? ?|top |ranked )\d|\d++(?:st|nd|rd|th) (?:place|in|of|out)\b"
    r"|(?:[\w.&'’+-]++ ){0,4}(?:certificates?|certified|diploma|award|prize|medal|scholarship|fellowship|place"
    r"|finalist|winner|runner-up|honou?rs?|dean['’]s list|nominee|gpa|cgpa)\b"
    r"|(?:[\w&'’-]++ ){0,3}(?:awards|accomplishments|achievements|honou?rs|recognitions?)\b[^:]{0,20}+:"
    r"|(?:[\w&'’-]++ ){0,3}projects?(?:,| [-–—|] )[^;:]{3,60}$|was\b|were\b"
    r"|(?:relevant |selected |related )?(?:courses?|coursework|modules)\b"
    r"|(?:grade|gpa|cgpa|thesis|dissertation|minor|major|languages?|references?)\b)",
    re.IGNORECASE,
)
"""Certificates, awards and courses tell of no work, so nobody asks for a verb."""
_POST = re.compile(
    r"^[^\w(]*+(?:[\w/&.+-]++ ){0,3}(?:lead|leader|engineer|developer|programmer|architect|analyst|consultant|manager"
    r"|designer|administrator|scientist|intern)\s*(?:\([^()]*\)|[-–—,|]\s*[\w/&.+-]++(?: [\w/&.+-]++){0,2} ?)\W*+$",
    re.IGNORECASE,
)
"""A title that was set as a bullet, with no more than the field behind it: "Team lead (iOS)", "Tester – payments"."""

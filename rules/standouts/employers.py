"""Jobs at houses that readers know wherever they live."""

import re
from collections.abc import Iterator

from rules.facts import Facts
from rules.jobs import Job
from rules.lexicon import titles
from rules.resume import SectionKind
from rules.standouts.standout import Sort, Standout
from rules.trust import SURE

_KNOWN = re.compile(
    r"(?:amazon(?:\.com)?|google|microsoft|apple|meta|facebook|netflix|nasa|cern|tesla|spacex|uber|airbnb|stripe|spotify"
    r"|linkedin|twitter|intel|nvidia|ibm|oracle|salesforce|adobe|bloomberg|goldman sachs|j\.?p\.? ?morgan(?: chase)?"
    r"|palantir|dropbox|github|openai|deepmind|samsung|sony|nintendo|siemens|bosch|bmw|paypal|shopify|atlassian"
    r"|cloudflare|mozilla|red hat|vmware|cisco|qualcomm|amd|arm|lockheed martin|boeing|airbus|northrop grumman|raytheon"
    r"|disney|walmart|visa|mastercard)"
    r"(?:,? (?:inc|llc|ltd|corp|corporation|company|co|gmbh|web services|research|jet propulsion laboratory|jpl|cloud"
    r"|ai|uk|usa|india|canada|germany|japan|ireland)\b\.?| \([^()]{1,30}\)){0,3}",
    re.IGNORECASE,
)
"""Names of houses, with what may stand behind one without making it another's: "Qualcomm Institute" is a school's."""
KNOWN = 5
"""How high it stands out."""
OLD = 96
"""Months after which a job at such a house is not brought up."""


def find(facts: Facts) -> Iterator[Standout]:
    """The newest job at such a house, if it is of the field and nothing on top of the page names the house."""
    on_top = facts.top.lower()
    for job in facts.jobs:
        name = job.entry.organization
        if job.entry.sure.organization < SURE or not is_known(name):
            continue
        if _speaks_for(job, facts) and name.split()[0].lower() not in on_top:
            entry = job.entry
            kind = SectionKind.EXPERIENCE
            yield Standout(Sort.EMPLOYER, KNOWN, job.head, kind, entry.first_line, entry.page, job, name)
        return


def is_known(organization: str) -> bool:
    """Whether it is the name of a house that readers know wherever they live."""
    return _KNOWN.fullmatch(organization) is not None


def _speaks_for(job: Job, facts: Facts) -> bool:
    span = job.span(facts.today)
    recent = span is not None and facts.newest - span[1] <= OLD
    return recent and titles.is_field(job.entry.title) and job in facts.field_jobs

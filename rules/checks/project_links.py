"""Can a reader look at the projects?"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.jobs import Job
from rules.resume import Line, SectionKind
from rules.spans import at_section, lacking
from texts import gettext

_ADDRESS = re.compile(
    r"https?://|www\.|\w\.(?:com|io|dev|org|net|app|ai|me|co)\b|\bgithub\b|\bgitlab\b|\bdoi\b"
    r"|(?<![\w@.-])[\w-]++(?:\.[\w-]++){0,2}\.(?:edu|gov|info|xyz|tech|site|online|cloud|club|page|space|gg|tv|uk|us|ca|au|eu"
    r"|de|fr|nl|es|it|ch|at|be|se|no|dk|fi|pl|cz|ru|ua|in|uz|id|sg|jp|kr|cn|br|mx|ar|za|ng|ke)\b(?!\.\w)",
    re.IGNORECASE,
)
_AS_TOOL = re.compile(
    r"\bgit(?:hub|lab) (?:actions|ci|copilot|oauth|api|workflows?|issues)\b"
    r"|\b(?:us(?:ed|ing)|with|through|via|leverag(?:ed|ing)) git(?:hub|lab)\b"
    r"(?=\W*$| (?:for|to|and|in|as|with)\b|, (?:and )?[a-z])",
    re.IGNORECASE | re.MULTILINE,
)
"""Where code is kept as what somebody works with, and no place to look at: "using GitHub for version control"."""
_INTERNAL = re.compile(
    r"\b(?:in-house|proprietary|confidential|closed[- ]source|nda|internal (?:[\w-]+ ){0,2}"
    r"(?:initiatives?|tools?|projects?|platforms?"
    r"|systems?|products?|apps?|applications?|portals?|dashboards?|use)"
    r"|non-?disclosure|closed[- ]code|private (?:code|repo(?:sitory)?)|trade secrets?|classified"
    r"|(?:for|with|to) (?:an? |the |our |its |their |my |several |two |three |\d+ ){0,2}(?:[\w-]+ ){0,2}"
    r"(?:clients?|customers?|employers?)(?! (?:data|support|side|libraries|service|churn|segment\w*|satisfaction)))\b"
    r"|\b(?:clients?|customer|employer|team size|company|responsibilities)\s?:"
    r"|\binternship projects?\b|\bproduct owners?\b|\bstakeholders\b|\bclients?['’]s? requirements?\b"
    r"|\b(?:each|every|paying) (?:client|customer)s?\b|\blegacy (?:\w+ )?code\s?base\b"
    r"|\bour (?:own |custom |internal |existing |in-house ){1,2}(?:[\w-]+ )?"
    r"(?:librar(?:y|ies)|code\s?base|framework|backend)\b"
    r"|\b(?:increas|rais|grew|protect)\w*\s(?:company |the |our )?(?:revenue|sales)\b",
    re.IGNORECASE,
)
"""Work that belongs to an employer or a client, who shows it to nobody."""
_EMPLOYED = re.compile(
    r"\b(?:professional|industr(?:y|ial)|client|customer|company|commercial|corporate|enterprise|work(?:place)?|consulting)"
    r" projects?\b|\bprojects? (?:profile|handled|executed|delivered|(?:for|at|with) (?:clients?|customers?|work))\b",
    re.IGNORECASE,
)
"""A heading over what was done for others."""


def _names(organization: str) -> set[str]:
    """What an employer is called, with and without what stands in brackets: a client, or who sent somebody there."""
    return {name.strip().casefold() for name in (organization, *re.split(r"[()]", organization))} - {""}


def _is_internal(job: Job, employers: AbstractSet[str], facts: Facts) -> bool:
    head = f"{job.entry.title} {job.entry.organization}".casefold()
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", head) for name in employers):
        return True
    # A label above the lines ("Client: …") is none of its statements.
    lines = facts.resume.lines[job.entry.first_line : job.entry.last_line + 1]
    told = (job.entry.title, *(line.text for line in lines), *(each.text for each in job.statements))
    return any(map(_INTERNAL.search, told))


_OF_PROJECTS = re.compile(
    r"pro[jy]e[ck]t|projet|progett|portfolio|open.?source|hackathon|apps?\b|games?\b|built|made|creat|side|personal|contribut"
    r"|development|practical|experience|work|selected",
    re.IGNORECASE,
)
"""What a heading of projects has at least."""
_PAPERS = re.compile(
    r"\b(?:reports?|(?:risk|vulnerability|security) assessments?|penetration tests?|write-?ups?|papers?"
    r"|presentations?|posters?|case stud(?:y|ies)|audits?)\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:built|implement\w*|cod(?:e|ed|ing)|programm\w+|wrote|scripts?|librar(?:y|ies)|prototyp\w+|simulat(?:or|ion)s?)\b",
    re.IGNORECASE,
)


def _is_written(job: Job) -> bool:
    """Whether what came of a project is a paper: an assessment, a report."""
    text = " ".join(each.text for each in job.statements)
    return _PAPERS.search(text) is not None and _CODE.search(text) is None


_LABEL = re.compile(
    r"(?:^|[|•·(\[,\t–—-])\s*"
    r"(?P<label>source(?: code)?|code|repo(?:sitory)?|live(?: demo| site| link)?|demo|website|link)"
    r"\s*(?=$|[|•·)\],\t–—-])",
    re.IGNORECASE,
)
"""A word that a link stood behind, in a field of its own: "Parser | C++ | Source Code"."""


def _labels(line: Line) -> Iterator[str]:
    """The words of a line that a link stood behind; small ones between dashes or commas are words of a sentence that
    goes on below: "a tracker, live / updates"."""
    for match in _LABEL.finditer(line.text):
        framed = match.group().lstrip()[:1] in {"|", "•", "·", "(", "["} or "\t" in match.group()
        if match["label"][:1].isupper() or framed or match.group().strip() == line.text.strip(" |()[]"):
            yield match["label"]


_PORTFOLIO = re.compile(r"portfolio", re.IGNORECASE)


@check
class ProjectLinks:
    """Yields the projects section if nothing in it, nor its heading, links to code or to something that runs; not where
    most of the projects are an employer's or a client's, where the head links to a portfolio, or where no project
    stands in it.

    Where a label is printed to which the file has no address, that is said instead.
    """

    def find(self, facts: Facts) -> Iterator[Span]:
        section = facts.section(SectionKind.PROJECTS)
        if section is None or not facts.has(SectionKind.PROJECTS) or not _holds_projects(facts):
            return
        if not _OF_PROJECTS.search(section.heading):
            return  # "Software" may head a list of programs as well
        if _EMPLOYED.search(section.heading):
            return
        if not any(_is_made(each, facts) for each in facts.body(section)):
            return  # what was arranged or looked after has no code to show
        text = f"{section.heading}\n{facts.text_of(SectionKind.PROJECTS)}"
        if _ADDRESS.search(_AS_TOOL.sub("", text)) or _leads_to_them(facts):
            return
        employers = {name for job in facts.jobs for name in _names(job.entry.organization)}
        # What opens small and ends as a sentence does is the rest of a line, and no project of its own.
        projects = [job for job in facts.projects if not re.match(r"[a-z].*\.$", job.entry.title)]
        closed = sum(_is_internal(job, employers, facts) or _is_written(job) for job in projects)
        if facts.is_academic or (projects and 2 * closed > len(projects)):
            return
        # A name in capitals may have been read as a heading, so that a project has a section of its own.
        sections = facts.resume.of_kind(SectionKind.PROJECTS)
        linked = {link.line for link in facts.resume.links}
        if not any(linked.intersection(range(each.first_line, each.last_line + 1)) for each in sections):
            label = next((label for line in facts.body(section) for label in _labels(line)), "")
            told = (
                gettext("A project says “{label}”, but no address is behind it in this file.", label=label)
                if label
                else gettext("None of your projects links to its code or to a running version.")
            )
            yield lacking(at_section(section, told=told))


def _is_made(line: Line, facts: Facts) -> bool:
    return bool(facts.on_line.get(line.number)) or _MADE.search(line.text) is not None


_MADE = re.compile(
    r"\b(?:buil[dt]|develop|implement|wr[oi]te|writt|creat|design|made|mak(?:e|ing)|program|cod(?:e|ed|ing)\b|train|simulat"
    r"|maintain|author|contribut|publish|app\b|apps\b|website|game|tool|bot\b|library|compiler|kernel|robot|model|pipeline|api\b)",
    re.IGNORECASE,
)
"""A word for what somebody makes, or for making it."""


def _shows_portfolio(facts: Facts) -> bool:
    """Whether the head leads to a page that shows what somebody has made."""
    head = facts.text_of(SectionKind.CONTACT)
    return bool(_PORTFOLIO.search(facts.resume.contact.website or "")) or bool(
        _PORTFOLIO.search(head) and (_ADDRESS.search(head) or facts.resume.contact.website)
    )


def _leads_to_them(facts: Facts) -> bool:
    """Whether the head leads to what somebody has made, or to one of the projects."""
    return _shows_portfolio(facts) or _stands_at_the_top(facts) or _is_own_site(facts)


def _stands_at_the_top(facts: Facts) -> bool:
    """Whether a project bears the name of a site whose address stands outside the projects: it is that site."""
    hosts = {re.sub(r"\W", "", found["name"].casefold()) for found in _HOST.finditer(facts.text)}
    lines = (line.text for section in facts.resume.of_kind(SectionKind.PROJECTS) for line in facts.body(section))
    names = (re.sub(r"\W", "", text.casefold()) for text in lines if len(text.split()) <= _NAME)
    return any(host in name for name in names for host in hosts if len(host) >= _TELLING)


def _is_own_site(facts: Facts) -> bool:
    """Whether a project is the site of its writer, which the head leads to."""
    lines = [line.text for section in facts.resume.of_kind(SectionKind.PROJECTS) for line in facts.body(section)]
    named = any(_OWN_SITE.search(text) and len(text.split()) <= _NAME for text in lines)
    return named and bool(facts.resume.contact.website)


_OWN_SITE = re.compile(r"\bportfolio\b|\b(?:personal|own) (?:web ?)?(?:site|page)\b", re.IGNORECASE)


_HOST = re.compile(r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?P<name>[\w-]++)(?:\.[a-z][\w-]++)+", re.IGNORECASE)
_NAME = 8
"""Words that a line has at most which says what a project is called."""
_TELLING = 6
"""Letters from which on a name is no chance hit."""


def _holds_projects(facts: Facts) -> bool:
    """Whether anything is told in the section: a heading of the page with an index below it has none."""
    headings = {section.heading.strip(" :").casefold() for section in facts.resume.sections}
    bodies = [line for section in facts.resume.of_kind(SectionKind.PROJECTS) for line in facts.body(section)]
    return any(line.text.strip(" :").casefold() not in headings for line in bodies)

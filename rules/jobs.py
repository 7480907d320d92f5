"""Jobs and projects with what is told of them: the statements of each, whether they are bullets or running text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rules.lexicon import technologies, titles
from rules.lexicon.verbs import is_label, is_list, lookup
from rules.resume import Bullet, Entry, Line, Resume, SectionKind

MIN_WORDS = 5
"""Words from which on a piece of running text is a statement, and no label or place."""
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)][.!?])"
    r"(?<!\b[Pp]rof\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bUniv\.)(?<!\b[Dd]ept\.)(?<!\bal\.)"
    r"(?<!\bSt\.)(?<!\bvs\.)(?<!\bFig\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[Aa]sst\.)(?<!\b[Aa]ssoc\.)"
    r"\s+(?=[A-Z])"
)
"""Where a sentence ends; "Prof.", "Dept." and "et al." end none."""
_EARLY = 0.25
"""The part of a line by which the one above it falls short if it ended of its own accord."""
_OVER_LINES = re.compile(
    r"(?:(?:key|main|selected|notable|career|my) )?(?:highlights|responsibilities|achievements?|accomplishments?|duties"
    r"|tasks|projects?|contributions?|results?|technologies|tech stack|environment|summary|role|skills(?: used)?)\W*",
    re.IGNORECASE,
)
"""What stands over some lines of a job and belongs to none: "Highlights"."""
_COMPANY = re.compile(
    r"(?:the company|a (?:startup|company|platform|leading|global)|[A-Z][\w&.-]+ (?:is|was) (?:an?|the) )",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?P<first>[A-Z][\w&.'’-]*+) (?:[A-Z][\w&.'’-]*+ ){0,3}(?:is (?:an?|the|one)|creates|provides|offers|makes|sells"
    r"|develops|delivers|produces|operates|helps|enables|connects|specializes|manufactures|publishes) "
)
"""What a house or a product does: "Larkfield Games creates …"."""
_HAS_DONE = re.compile(r"is|was|makes|made|builds|built|sells|sold|\w+(?:ed|[^s]es)")
"""The same behind its name."""
_EMPLOYER = re.compile(
    r"(?:an? |the |one of |our |world'?s )?(?:[\w'’&-]+,? ){0,7}?"
    r"(?:start-?up|scale-?up|company|firm|agency|consultancy|provider|supplier|manufacturer|retailer|vendor|publisher"
    r"|non-?profit|charity|organi[sz]ation|subsidiary|marketplace|market leader|software house|studio|bank|insurer)"
    r"(?:$|[,.:;(]| (?:that|which|who|for|of|in|with|from|based|focus\w*|speciali[sz]\w*|serving|building|helping"
    r"|offering|providing|making|developing|delivering|operating|creating|selling|connecting)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that says what kind of house an employer is: "A mission-driven start-up that …"."""
_OPENING = re.compile(
    r"^\W*+(?:I\s++)?(?:was|were|am)?\s*+(?:\w+ly\s++)?(?:responsible|in charge|tasked|help\w*|assist\w*|participat\w+|"
    r"involved|work(?:ed|ing|s)?|duties included?|responsibilities included?)\s++"
    r"(?:(?:closely|out)\s++)?(?:for|of|in|on|with|to)?\s*",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:various|several|numerous|many|multiple|different|a (?:lot|number|variety) of|"
    r"significantly|dramatically|greatly|"
    r"substantially|successfully|effectively|efficiently|high[- ]quality|innovative|cutting[- ]edge)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@\w|\.com\b", re.IGNORECASE)


@dataclass(frozen=True)
class Statement:
    """One thing that is told of a job or project; `bullet` is None where it stands in running text."""

    text: str
    section: SectionKind
    line: int
    page: int
    bullet: Bullet | None = None

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def said(self) -> int:
        """How many words say something: a weak opening and vague amounts count for none, so that dropping them costs
        none."""
        return len(_VAGUE.sub(" ", _OPENING.sub("", self.text)).split())


@dataclass(frozen=True)
class Job:
    """A job or project with its statements, in the order of the resume."""

    entry: Entry
    statements: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """What it is called: by its title, else by who gave it."""
        return self.entry.title or self.entry.organization

    @property
    def head(self) -> str:
        """Its head as it is quoted: title, employer, dates."""
        return " · ".join(filter(None, (self.entry.title, self.entry.organization, self.entry.dates)))

    @cached_property
    def words(self) -> int:
        """Words that are told of it."""
        return sum(statement.words for statement in self.statements)

    @cached_property
    def said(self) -> int:
        """Words that say something of it."""
        return sum(statement.said for statement in self.statements)

    @cached_property
    def is_of_field(self) -> bool:
        """Whether it is no job of plainly another field."""
        title, organization = self.entry.title, self.entry.organization
        if titles.is_building(title, organization):
            return False
        return not (titles.is_other_field(title) or titles.is_other_field(organization))

    @cached_property
    def is_student(self) -> bool:
        """Whether it was held while learning."""
        return titles.is_student(self.entry.title)

    @cached_property
    def is_club(self) -> bool:
        """Whether it is a post among pupils or students, and no job."""
        return titles.is_club(self.entry.title, self.entry.organization)

    def span(self, today: date) -> tuple[int, int] | None:
        """First and last month, counted from year 0; None without dates, or where they cannot be."""
        return span(self.entry, today)

    def months(self, today: date) -> int:
        """How long it lasted; 0 where that is not known."""
        found = self.span(today)
        return found[1] - found[0] + 1 if found else 0


def span(entry: Entry, today: date) -> tuple[int, int] | None:
    """First and last month of an entry; a year alone stands for its first month as a start, its last as an end."""
    now = month_of(today)
    first = month(entry.start, 1)
    last = now if entry.current else month(entry.end, 12)
    if first is None or last is None or last < first or first > now:
        return None
    return first, min(last, now)


def month_of(day: date) -> int:
    """The month of a day, from year 0 on."""
    return day.year * 12 + day.month


_SEASON = re.compile(r"\b(?:spring|summer|fall|autumn|winter)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")


def has_lone_date(entry: Entry) -> bool:
    """Whether one date stands with it alone ("7/2016"): nobody knows whether it began then, ended then, or both. A
    season is both."""
    alone = entry.start is not None and entry.start == entry.end and not entry.current
    return alone and len(_A_YEAR.findall(entry.dates)) <= 1 and not _SEASON.search(entry.dates)


_WINTER = re.compile(r"\bwinter\b", re.IGNORECASE)


def names_winter(entry: Entry) -> bool:
    """Whether the dates of an entry name a winter, which may be the beginning or the end of its year."""
    return _WINTER.search(entry.dates) is not None


def month(text: str | None, without: int) -> int | None:
    """Months from year 0 on of "2021-03" or "2021" (then month `without`); None of what is no such date."""
    found = _ISO.match(text or "")
    return int(found["year"]) * 12 + int(found["month"] or without) if found else None


_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?!\w)")


def jobs(resume: Resume, kind: SectionKind = SectionKind.EXPERIENCE) -> tuple[Job, ...]:
    """The entries of a kind of section that have a title or an organization, in the order of the resume."""
    return tuple(
        Job(entry, tuple(_statements(resume, number, entry)))
        for number, entry in enumerate(resume.entries)
        if entry.section is kind and (entry.title or entry.organization) and not _is_aside(entry)
    )


_ASIDE = re.compile(
    r"\W*(?:(?:invited|public|conference|selected|tech(?:nical)?) )?(?:speeches|speaking|talks|presentations|workshops"
    r"|lectures|trainings?|publications|papers|articles|posters|conferences|courses|meetups|awards|certifications)"
    r"(?: (?:and|&) \w+)?\W*",
    re.IGNORECASE,
)


def _is_aside(entry: Entry) -> bool:
    """Whether it is what somebody has said or written, below a heading of its own among their projects."""
    return entry.section is SectionKind.PROJECTS and _ASIDE.fullmatch(entry.title) is not None


def lines_of(told: Iterable[Job]) -> frozenset[int]:
    """The numbers of the lines that jobs take."""
    return frozenset(line for job in told for line in range(job.entry.first_line, job.entry.last_line + 1))


def statements(resume: Resume, *kinds: SectionKind) -> tuple[Statement, ...]:
    """All that is told in these kinds of sections, labels left out ("Environment: Java")."""
    aside = {number for number, entry in enumerate(resume.entries) if _is_aside(entry)}
    bullets = [bullet for bullet in resume.bullets if bullet.section in kinds and bullet.entry not in aside]
    found = [of_bullet(bullet) for bullet in bullets if _tells(bullet, resume)]
    in_bullets = _lines_in_bullets(resume)
    for entry in resume.entries:
        if entry.section in kinds and not _is_aside(entry):
            found += _running_text(resume, entry, in_bullets)
    return tuple(sorted(found, key=lambda each: each.line))


def of_bullet(bullet: Bullet) -> Statement:
    """A bullet as a statement."""
    return Statement(bullet.text, bullet.section, bullet.first_line, bullet.page, bullet)


def _statements(resume: Resume, number: int, entry: Entry) -> Iterator[Statement]:
    for bullet in resume.bullets:
        if bullet.entry == number and _tells(bullet, resume):
            yield of_bullet(bullet)
    yield from _running_text(resume, entry, _lines_in_bullets(resume))


def _tells(bullet: Bullet, resume: Resume) -> bool:
    """Whether a bullet tells of something: a label, a row of tools and what an employer does do not."""
    text = bullet.text
    if is_label(text) or is_row_of_tools(text) or is_strength_or_wish(bullet, resume):
        return False
    known = bullet.entry is not None and bullet.entry >= 0
    name = " ".join(resume.entries[bullet.entry].organization.split()[:2]) if known and bullet.entry is not None else ""
    behind = text.removeprefix(name).split()[:1] if name and text.startswith(f"{name} ") else []
    return not (_is_house(text) or any(_HAS_DONE.fullmatch(word) for word in behind))


def _lines_in_bullets(resume: Resume) -> frozenset[int]:
    return frozenset(number for bullet in resume.bullets for number in range(bullet.first_line, bullet.last_line + 1))


def _running_text(resume: Resume, entry: Entry, in_bullets: frozenset[int]) -> Iterator[Statement]:
    """The sentences under the head of an entry that are no bullets."""
    block: list[Line] = []
    apart = resume.file.type != "pdf"  # a line of a Word file is a paragraph, and no sentence goes on in the next
    for line in resume.lines[entry.first_line + 1 : entry.last_line + 1]:
        opens = apart and not line.text.strip()[:1].islower() and not _GOES_ON.match(line.text)
        head = line.text.strip() == entry.title
        told = not head and line.number not in in_bullets and _is_prose(line, bool(block) and not opens, entry)
        if not told or opens or (block and _ends_early(block[-1], line)):
            yield from _sentences(block, entry)
            block = []
        if told:
            block.append(line)
    yield from _sentences(block, entry)


def is_headline(text: str) -> bool:
    """Whether a line is what something is called: "Extraction of Labels from Photos of Food", and no sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > _SMALL]
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capital == len(words) and not text.rstrip().endswith((".", "!"))


_SMALL = 3
"""Letters of words that stay small in what something is called."""


_GOES_ON = re.compile(r"\s*[$€£\d(]")
"""How a line begins that goes on from the one above it, as small letters do: a figure, a bracket."""


def _ends_early(line: Line, below: Line) -> bool:
    """Whether a line ends of its own accord, and no sentence goes on from it: it is short for the one below, which
    opens with a capital letter."""
    if line.text.rstrip().endswith((",", "-", "&", "/")) or not below.text.strip()[:1].isupper():
        return False
    return 0 < line.right < below.right - _EARLY * (below.right - below.left) and below.left <= line.left + _EARLY


def _is_prose(line: Line, goes_on: bool, entry: Entry) -> bool:
    text = line.text
    if is_over_lines(text) or (not goes_on and is_headline(text)):
        return False
    if "\t" in text.strip() or is_list(text) or _ADDRESS.search(text) or (entry.dates and entry.dates in text):
        return False
    return goes_on or (len(text.split()) >= MIN_WORDS and len(text) > 40)


def _sentences(block: list[Line], entry: Entry) -> Iterator[Statement]:
    text = " ".join(" ".join(line.text.split()) for line in block)
    about = False
    for sentence in _SENTENCE_END.split(text):
        # What follows on what a company does tells of it, too, until somebody does something.
        about = (about and not _tells_of_work(sentence)) or _is_about(entry.organization, sentence)
        about = about or (entry.section is SectionKind.EXPERIENCE and _is_employer(sentence))
        if len(sentence.split()) >= MIN_WORDS and not is_label(sentence) and not about:
            yield Statement(sentence, entry.section, block[0].number, block[0].page)


def _tells_of_work(sentence: str) -> bool:
    """Whether a sentence opens with what its writer did: a verb, or "I", "My", "We"."""
    first = sentence.split(" ", maxsplit=1)[0].strip(",.")
    return first in ("I", "My", "We", "Our") or lookup(first) is not None or first.lower().endswith(("ed", "ly"))


def _is_about(organization: str, sentence: str) -> bool:
    """Whether a sentence tells what a company does: "Larkfield builds …"."""
    name = organization.split(" ", maxsplit=1)[0].strip(",.")
    return (len(name) > 2 and sentence.startswith(name)) or bool(_COMPANY.match(sentence) or _is_house(sentence))


def _is_house(text: str) -> bool:
    """Whether a text says what a house or a product does, and opens with its name."""
    found = _DOES.match(text)
    return found is not None and lookup(found["first"]) is None


def _is_employer(sentence: str) -> bool:
    """Whether a sentence says what kind of house an employer is, and tells of no work: that opens with a verb."""
    first = sentence.split(" ", maxsplit=1)[0].strip(",.")
    verb = None if first.lower().endswith("ing") else lookup(first)
    return verb is None and first not in ("I", "My", "We") and _EMPLOYER.match(sentence) is not None


def is_over_lines(text: str) -> bool:
    """Whether a text is what stands over some lines of a job: "Highlights", "Notable projects"."""
    return _OVER_LINES.fullmatch(text.strip()) is not None


def is_row_of_tools(text: str) -> bool:
    """Whether it names tools one behind the other, as labels below a project do: "Go PHP 5 Docker MySQL RabbitMQ"."""
    words = text.split()
    small = sum(word.islower() and len(word) > 1 and word.isalpha() for word in words)
    if len(words) < _LISTED or len(words) <= _MANY_SMALL * small or "," in text or text.rstrip().endswith("."):
        return False
    named = [mention.as_written for mention in technologies.load().find(text)]
    return len(named) >= _LISTED and 2 * sum(len(name.split()) for name in named) >= len(words)


_MANY_SMALL = 5
"""A row of tools has so many times as many words as ordinary ones in small letters."""


def is_no_statement(text: str) -> bool:
    """Whether a line tells of nothing that could be judged: a title, a head, a row of names, what opens a list."""
    return (
        is_title(text)
        or is_head(text)
        or is_glued(text)
        or is_row_of_names(text)
        or is_row_of_tools(text)
        or _IN_A_TEAM.match(text) is not None
        or _FROM_DAY_TO_DAY.search(text) is not None
        or (text.isupper() and len(text.split()) > 1)
        or text.rstrip().endswith((":", "："))
        or _COURSE.match(text) is not None
        or _ADVISED.match(text) is not None
        or _CUT.search(text) is not None
        or is_about_oneself(text)
        or is_job_in_a_line(text)
        or _OF_NO_WORK.match(text) is not None
        or _DATED.match(text) is not None
        or _names_time_and_place(text)
        or is_bracketed(text)
    )


def is_about_oneself(text: str) -> bool:
    """Whether a line says what somebody is, knows or learned, or asks something, and tells of nothing done."""
    return _ONESELF.match(text) is not None or text.rstrip().endswith("?")


_ABLE = r"(?:skills?|abilit(?:y|ies)|knowledge|proficiency|understanding|self-discipline|work ethic)"
_ONESELF = re.compile(
    rf"\W*(?:(?:\w+ly )?(?:learn(?:ed|t|ing)\b|i(?:'ve| have)? (?:\w+ )?(?:learn|grown|gained)"
    rf"|(?:gain|acquir|improv|develop|strengthen|enhanc|hon|sharpen|broaden|deepen|expand|refin)(?:ed|ing) "
    rf"(?:(?:my|own|strong|valuable|excellent|good|solid|better|deep|\w+-\w+|personal|interpersonal|communication"
    rf"|leadership|time|management|teamwork|and|&|in|of|an?|the),? )*{_ABLE}\b)"
    rf"|(?:strong|excellent|good|great|working|expert|professional|basic|advanced|solid|deep|thorough|sound) "
    rf"(?:[\w-]+,? ){{0,4}}{_ABLE}\b"
    rf"|(?:quick|fast|continuous|self-?)[- ]?learn(?:er|ing)\b"
    rf"|(?:highly )?(?:experienced|skilled|proficient|well-versed) (?:in|with)\b|currently working as\b"
    rf"|(?:results?|detail|goal|customer|quality)-(?:driven|oriented|focused) (?:[\w-]+ ){{1,5}}with\b"
    rf"|(?:able|ability|willing(?:ness)?|eager(?:ness)?|keen) to\b"
    rf"|(?:works?|working|performs?|thriv(?:es?|ing)) (?:well |best )?(?:under|in) (?:[\w-]+,? ){{0,2}}"
    rf"(?:pressure|stress\w*|atmospheres?|deadlines)\b"
    rf"|(?:highly |very |self-)(?:motivated|organi[sz]ed|disciplined)\b|passionate about\b"
    rf"|(?:adaptable|punctual|reliable|hard-?working|detail-oriented|enthusiastic)(?:,| and | team\b)"
    rf"|(?:team[- ]player|attention to detail|self-?starter)\b"
    rf"|(?:[A-Z][\w-]+ )?[Cc]ertified (?:as|in|by)\b|research (?:objective|question)s?\b)",
    re.IGNORECASE,
)


MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
"""The name of a month in an expression, short or long."""
_MONTH = rf"(?:{MONTHS}\.?,? |\d{{1,2}}[/.])?(?:19|20)\d\d"


_OF_NO_WORK = re.compile(
    r"^\W*+(?:(?:basic|fluent|good|native|intermediate|advanced|conversational) "
    r"(?:level |command |knowledge )?(?:of |in )?[A-Z][a-z]+ (?:speaking|reading|writing|listening)\b"
    r"|(?:[\w-]++ ){0,3}(?:first[- ]aid|fire(?:[- ]safety)?|manual[- ]handling) (?:training|certificates?|course)\b"
    r"|.{0,60}\blevel (?:A1|A2|B1|B2|C1|C2)\b"
    r"|.{0,60}\b(?:cv|resume|résumé)\b.{0,40}\b(?:available|on my|on request|upon request)\b)",
    re.IGNORECASE,
)
"""How well a language is known, a course in first aid, where a longer resume is found: none of it tells of work."""


def is_job_in_a_line(text: str) -> bool:
    """Whether a line is a whole job, with its years in brackets and a gloss behind them: "Tester, Birch (2011–2012) –
    releases of a shop"."""
    found = _JOB_IN_A_LINE.match(text)
    if found is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’&-]*", found["head"])
    return len(words) > 1 and all(word[0].isupper() or len(word) <= _SMALL for word in words)


_JOB_IN_A_LINE = re.compile(
    rf"\W*(?P<head>[^()]{{3,90}},[^()]{{2,90}})\({_MONTH}(?:\s?(?:[-–—]|to)\s?(?:{_MONTH}|present|now|current|today))?\)"
    r"\s*(?:[-–—:|]|$)",
    re.IGNORECASE,
)


def is_strength_or_wish(bullet: Bullet, resume: Resume) -> bool:
    """Whether a bullet stands in a list under words that say it is a strength or a wish: "I'm good at:"."""
    above = range(bullet.first_line - 1, max(bullet.first_line - _LIST, 0) - 1, -1)
    head = next((at for at in above if _STRENGTH_OR_WISH.match(resume.lines[at].text)), None)
    if head is None:
        return False
    between = {at for at in above if at > head and resume.lines[at].text.strip()}
    return between <= _lines_in_bullets(resume)


_LIST = 30
"""Lines that such a list has at most."""
_STRENGTH_OR_WISH = re.compile(
    r"^\W*+(?:(?:(?:things |what )?i(?:['’]m| am|['’]d| would| want| wish| hope| love| like)\b|things i\b)[^.]{0,52}$"
    r"|(?:my |key |personal |core )?(?:strengths|wishes|goals|ambitions|qualities|traits|interests)"
    r"\s*+(?:[:：]\s*+)?$)",
    re.IGNORECASE,
)


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets as a whole: what a template left open tells of no work."""
    return text.startswith("[") and text.rstrip(" .").endswith("]") and "]" not in text[:-2]


_DATED = re.compile(
    rf"\W*{_MONTH} ?(?:[-–—]|to) ?(?:{_MONTH}|ongoing|present|now|current|today)\b"
    r"[\s|:,–—-]*(?:[\w'’&/+.#]++(?:[ -]|$)){0,9}$",
    re.IGNORECASE,
)
"""The dates of a project with its title behind them."""


_SPAN = re.compile(
    rf"\(?\b{_MONTH}\s?(?:[-–—]|to|until)\s?(?:{_MONTH}|ongoing|present|now|current|today)\b\)?", re.IGNORECASE
)
_JOINING = frozenset("and at of in the for de la von · | – — -".split())


def _names_time_and_place(text: str) -> bool:
    """Whether a line holds dates and names alone, as those below a job title do: "May 2019 – July 2020 Tidewater,
    Oregon"."""
    rest = _SPAN.sub(" ", text)
    words = [word for word in re.split(r"[\s,|·•()/]+", rest) if word and word not in _JOINING]
    return rest != text and not any(word[0].islower() for word in words) and not rest.rstrip().endswith(".")


_LABELLED_RESULT = re.compile(
    r"\W*(?:key |final |business )?(?:results?|outcomes?|impact|achievements?|effects?|benefits?)(?:\s*[:–—]|\s+-\s)",
    re.IGNORECASE,
)
_LEADS_TO_RESULT = re.compile(
    r"\W*(?:problem(?: statement)?|challenge|situation|context|background|objective|goal|aim|task|approach"
    r"|method(?:ology)?|solution|action|process|insights?|idea|role|motivation)(?:\s*[:–—]|\s+-\s)",
    re.IGNORECASE,
)


def is_labelled_result(text: str) -> bool:
    """Whether a line is the result of what is told above it: "Result: …", "Impact – …"."""
    return _LABELLED_RESULT.match(text) is not None


def leads_to_result(text: str) -> bool:
    """Whether a line is labelled as what comes before a result: "Problem: …", "Approach: …"."""
    return _LEADS_TO_RESULT.match(text) is not None


_IN_A_TEAM = re.compile(
    r"^\W*(?:working|collaborating) (?:in|on|with|within|as part of) (?:an? |the |our )?(?:[\w-]+ )?team\b",
    re.IGNORECASE,
)
"""How a line opens that says whom somebody works with, and not what was made."""
_ADVISED = re.compile(
    r"\W*(?:[A-Z][\w&'’.-]*,? |(?:of|for|and|the|in|at|on) |\([^()]{1,60}\),? ){1,14}\(?(?:co-?)?"
    r"(?i:advised|supervised|mentored|directed|headed|led) by (?:[A-Z][\w'’.-]*(?:,? |$)|(?:and|&) ){1,8}\W*$"
)
"""A laboratory with who leads it: "Databases Lab (DBL), advised by Prof. Ada Alder"."""
_FROM_DAY_TO_DAY = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}\s*[-–—]\s*(?:\d{1,2}[./]\d{1,2}[./]\d{4}|present)", re.I)
"""Dates of a job that stand in the middle of a line were joined to it."""
_COURSE = re.compile(r"\W*[A-Z]{2,5}[ -]?\d{3,4}\b")
"""How a course is listed: "CS 101 – Algorithms"."""
_CUT = re.compile(
    r"\b(?:with|and|or|the|an|of|for|from|to|in|into|on|at|by|as|that|which|using|via|through|including|between)$",
    re.IGNORECASE,
)
"""How a line ends of which the rest was lost in reading."""


_PARTED = re.compile(r"[,;|•·/]| and ")
_LISTED, _NAME_WORDS, _NAMES = 4, 2, 0.75
"""Parts from which on a line may be a list, words that a name in it has, and the part of it that names are."""


def is_row_of_names(text: str) -> bool:
    """Whether it lists names, as "Built with: React, Node.js, …": two projects may well be made of the same."""
    label, sign, listed = text.partition(":")
    parts = _PARTED.split(listed if sign and len(label.split()) <= _NAME_WORDS + 1 else text)
    short = sum(len(part.split()) <= _NAME_WORDS for part in parts)
    if len(parts) < _LISTED or short < _NAMES * len(parts):
        return False
    first = parts[0].strip()
    return technologies.load().canonical(first) is not None or lookup(first.split(" ")[0]) is None


def is_title(text: str) -> bool:
    """Whether a line is a job title in capitals: "Senior Software Engineer, Payments Platform Team"."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return (
        0 < len(words) <= 10
        and not text.rstrip().endswith(".")
        and all(word[0].isupper() or len(word) <= 3 for word in words)
        and (lookup(words[0]) is None or words[0].lower() == "lead")
        and titles.is_field(text)
    )


_POST = re.compile(
    r"^\W*(?P<post>(?:[^\W\d_][\w'’&/.-]*,? ){1,7})\W*(?:from |since |between )?(?:\(\s*)?"
    r"(?:[A-Za-z]{3,9}\.? |\d{1,2}/)?(?:19|20)\d\d"
    r"(?:\s*(?:[-–—]|to|until|and)\s*(?:(?:[A-Za-z]{3,9}\.? |\d{1,2}/)?(?:19|20)\d\d|present|current|now|today))?\W*$",
    re.IGNORECASE,
)
_BULLETED = re.compile(r"[\w,.)-] [•●▪◦‣] \w")
"""A bullet in the middle of a line: two columns of them were read across."""
_STARRED = re.compile(r"(?:^\*.*|[\w.]) ?\*(?=[A-Z])")


def is_head(text: str) -> bool:
    """Whether a line is a role with its dates and nothing more: "Delivery driver from 2019 – current"."""
    found = _POST.match(text)
    return found is not None and lookup(found.group("post").split()[0].strip(",.")) is None


def is_glued(text: str) -> bool:
    """Whether several lines run into each other: "*Drafted a plan *Created mockups", "goods Received, entered …"."""
    if _STARRED.search(text) or _BULLETED.search(text):
        return True
    words = text.split()
    for before, word, behind in zip(words, words[1:], (*words[2:], ""), strict=False):
        verb = lookup(word.rstrip(",")) if word[:1].isupper() else None
        if verb is None or word.rstrip(",").lower() != verb.past or not (before.islower() and before.isalpha()):
            continue
        # "for Managed services" is a name; what is done there goes on with "and", "the", "a".
        if word.endswith(",") or (before not in _BEFORE_NAMES and behind in _BEHIND_VERBS):
            return True
    return False


_RUN_ON = re.compile(r"[a-z]{2}(?:[,;&]|\.(?=[A-Z]))[A-Za-z&]|[a-z]{26}")
"""Words that have lost the spaces between them."""


def is_torn(bullet: Bullet, resume: Resume) -> bool:
    """Whether a bullet may be the middle of a text: its spaces are lost, or it has no sign and may go on from the line
    above it."""
    if sum(bool(_RUN_ON.search(word)) for word in bullet.text.split()) > 1:
        return True
    if resume.lines[bullet.first_line].bullet or not bullet.first_line:
        return False
    above = resume.lines[bullet.first_line - 1].text.rstrip()
    if above.endswith((",", "-", "&", "/")) or _CUT.search(above):
        return True
    # In a list without signs either all items end with a stop, or none.
    beside = any(each.last_line == bullet.first_line - 1 and each.entry == bullet.entry for each in resume.bullets)
    return beside and bullet.text.endswith(".") and not above.endswith((".", "!", "?", ":", ";", ")"))


_BEFORE_NAMES = frozenset("a an and as at by for from in into like of on or our the to using via with within".split())
_BEHIND_VERBS = frozenset("a an and the our all its new".split())
"""Words that stand before what is called by a participle, and behind one that is a verb."""


def in_a_list(found: Sequence[Job]) -> Sequence[Job]:
    """The jobs that take a line each, where others are told of and there are several: they may be offices."""
    rows = [job for job in found if job.words == 0 and job.entry.last_line - job.entry.first_line <= 1]
    return rows if len(rows) >= _LIST and any(job.statements for job in found) else ()


_LIST = 3
"""Jobs of a line each from which on they are a list."""

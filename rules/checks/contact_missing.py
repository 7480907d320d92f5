"""Are the details there by which somebody can be reached?"""

import re
from collections.abc import Iterator
from dataclasses import field

from rules.accounts import share_letters
from rules.checks.shape import check
from rules.facts import Facts
from rules.finding import Span
from rules.lexicon import titles
from rules.resume import Entry, SectionKind
from rules.role import Role
from rules.spans import nowhere
from rules.wording import joined
from texts import gettext
from texts.forms import either

PROFILES = ("linkedin", "github")
_FIELD = re.compile(r"\t|\s[|•·∙⋄◇–—]\s|\s{2,}")
_ACCOUNT = re.compile(r"(?:[^\w\s@#+.,:;()'\"/&•·|*–—-]\W*|@)(?P<name>[\w-]{4,39})(?:#\d{4})?/?")
"""An account beside an icon, of which the text has no more than a sign."""
_AUTOMATES = re.compile(r"\b(?:automat\w+|scripts?|scripted|cod(?:e|ed|ing)|programm\w+)\b", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:resid(?:e|es|ing)|based|living|lives?|located) in (?:the )?[A-Z][a-z]")
"""A place that somebody names in a sentence."""
_AT_HOME = re.compile(
    r"\W*(?:(?:(?:permanent|present|current|residential|residence|home|mailing|postal|correspondence|communication|contact"
    r"|local) )?address(?: for \w+)?|place)\s*[:\t][\s:–-]*(?=\w)(?!\S+@)",
    re.IGNORECASE,
)
"""A label with an address or a town behind it."""


@check
class ContactMissing:
    """Yields one span that names what is missing of `items` (fields of the contact, with the words for them).

    `how`: what to write for each item, in the finding's word `how`. `any_of`: one of the items is enough.
    `unless_link`: so is an address (regular expression) anywhere in the resume; `unless_often`: so is what stands there
    at least twice. `of_code`: asked of those only whose work is code: testers may test by hand, and of networks or
    advice nobody expects any. Profiles (`PROFILES`)
    are not missed where accounts stand beside signs that name no site. `in_words`: what to call an address that is
    there in words ("ada at mail dot example"). `alone`: what is said where an account stands in the head without
    its site ({account}), in the finding's word `told`; `page`: where a page is shown that GitHub serves ({page});
    `besides`: where the head leads to another site ({site}); else `plain`. Where the head has a site by its name alone,
    with no address behind it, `behind` has what to call that which is missing, and `dead` what is said of it.
    """

    items: dict[str, str]
    how: dict[str, str] = field(default_factory=dict)
    any_of: bool = False
    unless_link: str = ""
    unless_often: str = ""
    of_code: bool = False
    in_words: str = ""
    plain: str = ""
    alone: str = ""
    page: str = ""
    besides: str = ""
    behind: dict[str, str] = field(default_factory=dict)
    dead: str = ""

    def find(self, facts: Facts) -> Iterator[Span]:
        drawn = _is_head_a_picture(facts)
        if (self.of_code and not _writes_code(facts)) or (drawn and "name" not in self.items):
            return  # nobody asks for it, or it may well stand in the picture
        shown = {*(PROFILES if _has_accounts(facts) else ()), *facts.resume.how_read.may_be}
        page = _page(facts) if self.page else ""
        names = [name for name in self.items if name not in shown and not self._is_there(name, facts)]
        if facts.is_academic and facts.role.role is Role.NONE and facts.resume.contact.website:
            # The own site of a scholar who does no software is where everybody looks them up.
            names = [name for name in names if name in {"name", "email", "phone"}]
        if "location" in names and (_lives_somewhere(facts) or _lives_where_it_works(facts)):
            names.remove("location")
        dead = [name for name in names if name in PROFILES and _is_named_alone(name, facts)]
        missing = [
            gettext(self.behind.get(name, self.items[name]) if name in dead else self.items[name]) for name in names
        ]
        if self.in_words and "email" not in names and _is_in_words(facts):
            missing.insert(0, gettext(self.in_words))
        if self.unless_link and _links(self.unless_link, facts):
            return
        if self.unless_often and len(re.findall(self.unless_often, facts.text)) > 1:
            return
        if missing and not (self.any_of and len(missing) < len(self.items)):
            how = joined([gettext(self.how[name]) for name in names if name in self.how])
            told = _told(either(missing), drawn) if "name" in self.items else self._told(facts, page, bool(dead))
            yield nowhere(SectionKind.CONTACT, missing=joined(missing), neither=either(missing), how=how, told=told)

    def _told(self, facts: Facts, page: str, dead: bool) -> str:
        """What is said of code that nobody can find, by what is there in its place."""
        if dead and self.dead:
            return gettext(self.dead)
        if self.alone and (account := _lone_account(facts)):
            return gettext(self.alone, account=account)
        if page:
            return gettext(self.page, page=page)
        if self.besides and (site := facts.resume.contact.website):
            return gettext(self.besides, site=site)
        return gettext(self.plain) if self.plain else ""

    def _is_there(self, name: str, facts: Facts) -> bool:
        """Whether a detail was found; a page that a host of code serves is no account there."""
        value = getattr(facts.resume.contact, name)
        return bool(value) and not (self.page and _PAGE.search(value))


def _told(neither: str, drawn: bool) -> str:
    if drawn:
        return gettext("The top of your page seems to be a picture. I couldn't read {neither}.", neither=neither)
    return gettext("I couldn't find {neither}.", neither=neither)


def _is_head_a_picture(facts: Facts) -> bool:
    """Whether nothing of what stands at the top could be read, neither a name nor any way to reach somebody, and the
    file holds a picture."""
    contact = facts.resume.contact
    read = (contact.name, contact.email, contact.phone, contact.linkedin, contact.github, contact.website)
    return facts.resume.layout.images > 0 and not any(read)


_PAGE = re.compile(r"(?<![\w.-])[\w-]+\.github\.io\b", re.IGNORECASE)
"""A page that GitHub serves: "ada.github.io"."""


def _page(facts: Facts) -> str:
    """A page that a host of code serves and this resume shows; empty where none is."""
    targets = (link.target for link in facts.resume.links)
    found = next(filter(None, map(_PAGE.search, (facts.resume.contact.website or "", facts.text, *targets))), None)
    return found.group() if found else ""


def _lives_somewhere(facts: Facts) -> bool:
    """Whether a sentence names the place, or a label far below: that of an address, or of where a page was signed."""
    labelled = any(_AT_HOME.match(line.text) for line in facts.resume.seen_lines)
    named = [each for each in facts.resume.sections if each.kind in _OWN and _OF_CONTACT.search(each.heading)]
    posted = any(_HOUSE.match(line.text) for each in named for line in facts.body(each))
    return labelled or posted or _LIVES.search(facts.text) is not None


_OWN = (SectionKind.CONTACT, SectionKind.OTHER)
_OF_CONTACT = re.compile(r"^$|contact|personal|details|address|reach", re.IGNORECASE)
_HOUSE = re.compile(
    r"\W*+\w?(?:house|flat|plot|door|apartment|apt)\b\W{0,3}(?:no\b\W{0,3})?\d[^@]*\b"
    r"(?:street|st|road|rd|block|lane|sector|phase|colony|nagar|town|avenue|ave)\b",
    re.IGNORECASE,
)
"""How the first line of a postal address opens whose town stands below: "House # 4, Street B"."""


def _is_named_alone(site: str, facts: Facts) -> bool:
    """Whether the head has a site by its name alone, in a field of its own: a link stood behind it once."""
    lines = [line for section in facts.resume.of_kind(SectionKind.CONTACT) for line in facts.body(section)]
    fields = [field for line in lines for field in _FIELD.split(line.text)]
    labels = [label for each in fields for row in _LABELS.finditer(each) for label in row.group().split()]
    return any(re.sub(r"[\W_]", "", each).lower() == site for each in (*fields, *labels))


_LABELS = re.compile(
    r"(?:\b(?:linkedin|github|gitlab|portfolio|website|blog|twitter|medium|kaggle|leetcode|hackerrank)\b\W*+){2,}",
    re.IGNORECASE,
)
"""Several labels in a row, with nothing but blanks between them: "LinkedIn GitHub Portfolio"."""


def _lives_where_it_works(facts: Facts) -> bool:
    """Whether a job that goes on and a degree, or two jobs that go on, name the same town: then it is known."""
    held = [_town(entry) for entry in facts.resume.entries if entry.current and entry.section is SectionKind.EXPERIENCE]
    learned = [_town(entry) for entry in facts.degrees]
    return any(town in learned or held.count(town) > 1 for town in held if town)


def _town(entry: Entry) -> str:
    return _BEHIND_TOWN.split(entry.place, maxsplit=1)[0].strip().lower()


_BEHIND_TOWN = re.compile(r",| [-–—] |\(|\b(?:remote|hybrid)\b", re.IGNORECASE)


def _is_in_words(facts: Facts) -> bool:
    """Whether the address stands there in words, which nobody can copy: "ada at mail dot example"."""
    who, _, host = (facts.resume.contact.email or "").partition("@")
    spelt = [r"\W+(?:dot\W+)?".join(map(re.escape, part.split("."))) for part in (who, host)]
    return bool(host) and re.search(r"\W+at\W+".join(spelt), facts.text, re.IGNORECASE) is not None


def _lone_account(facts: Facts) -> str:
    """An account in the head of which nothing but an icon tells the site: a word with figures or in one piece that
    shares letters with its owner, in a line of its own or apart from what stands beside it."""
    contact = facts.resume.contact
    owner = (contact.name or "", (contact.email or "").split("@")[0])
    text = facts.text.lower()
    # An address that stands nowhere in one piece may be broken over two lines, and this one of them.
    broken = filter(None, (contact.email, contact.linkedin, contact.website))
    known = " ".join(each.lower() for each in broken if each.lower() not in text)
    for section in facts.resume.of_kind(SectionKind.CONTACT):
        for word in (each.strip() for line in facts.body(section) for each in line.text.split("\t")):
            if not _HANDLE.fullmatch(word) or word.lower() in known or word.lower() in (contact.name or "").lower():
                continue
            if word.isalpha() and word.istitle():
                continue  # a part of the name, set in a line of its own
            if any(share_letters(word, one) for one in owner):
                return word
    return ""


_HANDLE = re.compile(r"@?(?=\w*[A-Za-z])[A-Za-z0-9][\w-]{3,38}")


def _links(pattern: str, facts: Facts) -> bool:
    address = re.compile(pattern, re.IGNORECASE)
    return any(address.search(link.target) for link in facts.resume.links) or address.search(facts.text) is not None


def _has_accounts(facts: Facts) -> bool:
    """Whether the head names accounts of this person on sites that only their icons tell."""
    contact = facts.resume.contact
    owner = (contact.name or "", (contact.email or "").split("@")[0])
    lines = [line.text for section in facts.resume.of_kind(SectionKind.CONTACT) for line in facts.body(section)]
    rows = [[each.strip() for each in _FIELD.split(text)] for text in lines]
    found = [match["name"] for row in rows for each in row if (match := _ACCOUNT.fullmatch(each))]
    found += [each for row in rows if len(row) > 1 for each in row if _BARE.fullmatch(each)]
    coined = any(_COINED.fullmatch(each) for row in rows for each in row)
    return coined or any(share_letters(name, one) for name in found for one in owner)


_BARE = re.compile(r"@?(?=\w*[A-Za-z])\w+(?:-\w+)+|(?=[a-z]*\d)[a-z][a-z\d]{4,}")
"""An account among the fields of a line, in a form that no word has: "ada-lovelace", "lovelace42"."""
_COINED = re.compile(r"@?(?:[A-Z][a-z]{1,9}){4,6}")
"""One that shares nothing with its owner's name, and is no word: "BigRedTinBox"."""


def _writes_code(facts: Facts) -> bool:
    """Whether the work is known to be code, and nothing in the head may lead there unseen; of testers, whether a line
    says so."""
    if _shows_other_work(facts) or _SHORTENED.search(_head_of(facts)):
        return False
    if facts.role.role is not Role.QA:
        return True
    languages = (each.layer == "languages" for told in facts.told for each in facts.technologies_of(told))
    return any(languages) or any(_AUTOMATES.search(told.text) for told in facts.told)


_SHORTENED = re.compile(
    r"\b(?:tiny\.cc|tinyurl\.com|bit\.ly|goo\.gl|rb\.gy|cutt\.ly|shorturl\.at|t\.ly|is\.gd|ow\.ly|lnkd\.in|s\.id)/",
    re.IGNORECASE,
)
"""Addresses that don't say where they lead."""


def _head_of(facts: Facts) -> str:
    """The text and the addresses of the head; those of the whole file, since a link doesn't say where it stands."""
    return "\n".join((facts.text_of(SectionKind.CONTACT), *(link.target for link in facts.resume.links)))


def _shows_other_work(facts: Facts) -> bool:
    """Whether no fewer of the titles by which somebody goes now are of trades that show no code than of such that do;
    who is a developer now may well have been user support before."""
    head = (line.text for section in facts.resume.of_kind(SectionKind.CONTACT) for line in facts.body(section)[:_TOP])
    called = [field for text in head for field in _FIELD.split(text) if 0 < len(field.split()) <= _TITLE]
    called += [job.entry.title for job in facts.field_jobs[:_LATEST]]
    called = [title for number, title in enumerate(called) if number == 0 or not titles.is_support(title)]
    code, other = (sum(map(of, called)) for of in (titles.shows_code, titles.shows_no_code))
    return other > 0 and other >= code


_TOP, _TITLE, _LATEST = 6, 8, 2
"""Lines of the head, words of a title, and jobs that tell what somebody is now."""

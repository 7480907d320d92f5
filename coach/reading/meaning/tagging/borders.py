"""Borders between title, employer and place that were drawn at the wrong sign: what is beyond them moves."""

import re
from dataclasses import replace

from coach.reading.lexicon import cities, dates, places
from coach.reading.meaning.fields import is_school
from coach.reading.meaning.tagging import whole_titles
from coach.reading.meaning.tagging.head_evidence import Head, classes, look_at
from coach.reading.meaning.tagging.named import BY_WORDS, Named
from rules.lexicon import technologies
from rules.lexicon.titles import in_resumes, is_title, of_companies


def before_place(place: Named) -> tuple[Named, Named]:
    """An employer that was taken for a part of its place: "Harbour Rowing Club, Montreal QC" names no place first,
    nor does "Larkspur, Nantes, France"."""
    name, _, rest = place.text.partition(", ")
    town, _, area = rest.partition(", ")
    placed = places.is_place(rest) or cities.is_plainly_city(rest)
    named = len(name.split()) >= _MIN_NAME or (places.is_area(area) and cities.is_plainly_city(town))
    if not placed or not named or places.is_place(name) or cities.is_city(name):
        return Named(), place
    return replace(place, text=name), replace(place, text=rest)


def above_place(head: Head, organization: Named, place: Named) -> tuple[Named, Named]:
    """An employer without the place that opens the row below: "Larkspur" over "Remote/India · Mar 2021 – Present"."""
    below = organization.line + 1
    if not organization or place or below >= len(head.lines):
        return organization, place
    opening = _SIGNS.split(dates.without_dates(head.lines[below].text), maxsplit=1)[0].strip(" ()")
    name = organization.text.removesuffix(f" {opening}") if opening else organization.text
    if name == organization.text or not places.is_place(opening):
        return organization, place
    return replace(organization, text=name.rstrip(" ,–—-|")), Named(opening, organization.sure, below)


_SIGNS = re.compile(r"\t|\s*[|•·∙⋅●]\s*|\s[–—-]\s")


def below_title(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """A title and an employer of two rows in looks of their own that were taken for one name: "Warehouse Employee" in
    larger type over "Larkspur Logistics"."""
    number = organization.line
    if title or not organization or number + 1 >= len(head.lines):
        return title, organization
    upper, lower = (head.lines[n] for n in (number, number + 1))
    names = [dates.without_dates(line.text).strip() for line in (upper, lower)]
    apart = look_at(upper, 0) != look_at(lower, 0) or abs(upper.size - lower.size) > _SAME_SIZE
    if organization.text != " ".join(names) or not apart or not is_title(names[0]):
        return title, organization
    return replace(organization, text=names[0]), replace(organization, text=names[1], line=number + 1)


_SAME_SIZE = 0.5
"""Points within which two rows are set in one size."""


def before_dash(head: Head, organization: Named, place: Named) -> tuple[Named, Named]:
    """An employer in two parts, its place behind a dash: "Fernhill Data - Larkspur – Bourne, MA"."""
    more, dash, rest = place.text.partition(" – ")
    if not (organization and dash and organization.line == place.line) or places.is_place(more):
        return organization, place
    text = head.lines[place.line].text
    between = text.partition(organization.text)[2].partition(more)[0]
    if between.strip() not in ("-", "–") or not places.is_place(rest):
        return organization, place
    return replace(organization, text=f"{organization.text}{between}{more}"), replace(place, text=rest)


def beside_place(head: Head, organization: Named, place: Named) -> tuple[Named, Named]:
    """An employer and a place without what belongs to the other: the second part of a name behind a dash ("BirchWare -
    Larkspur, Japan", "Birch - Larkspur, Bergen, Norway"), the name before the place, the country behind the name."""
    if not organization or organization.line != (place.line if place else organization.line):
        return organization, place
    if place.text.startswith(f"{organization.text},"):
        return organization, replace(place, text=place.text.removeprefix(organization.text).strip(", "))
    name, _, rest = place.text.partition(", ")
    told = _IN_TWO_CASES.search(name) or ("," in rest and not cities.is_city(name))
    if rest and told and places.is_place(rest):
        joined = rf"{re.escape(organization.text)}\s[–—-]\s{re.escape(name)}(?=, )"
        if whole := re.search(joined, head.lines[organization.line].text):
            return replace(organization, text=whole.group()), replace(place, text=rest)
    name, _, rest = organization.text.rpartition(", ")
    if not place and name.endswith(f" {rest}") and places.is_place(rest):
        return replace(organization, text=name), replace(organization, text=rest)
    return organization, place


_IN_TWO_CASES = re.compile(r"[a-z][A-Z]")
"""A capital within a word, as no town has one: "BirchWare"."""


def with_end(organization: Named, place: Named, head: Head) -> tuple[Named, Named]:
    """An employer whose name ends in a country, its place in brackets behind it: "Post Norway (Bergen, Norway)"."""
    end, bracket, rest = place.text.partition(" (")
    if not (organization and bracket and organization.line == place.line and places.is_place(rest.rstrip(")"))):
        return organization, place
    behind = " ".join(head.lines[place.line].text.replace("\t", " | ").split()).partition(organization.text)[2]
    between, found, _ = behind.partition(end)
    if not found or between.strip(", ") or (between.strip() and places.is_place(end)):
        return organization, place
    return replace(organization, text=f"{organization.text}{between}{end}"), replace(place, text=rest.rstrip(")"))


_AT_EMPLOYER = re.compile(r"(?P<title>[^\t,|]{3,60}?)\s+(?:at|with|@)\s+(?:the\s+)?(?P<name>[A-Z][^\t|]*)")
_PROGRAMME = re.compile(
    r"(?P<title>[^,|]*\b(?:research experience|internship|fellowship|summer research|scholars?|program(?:me)?)\b[^,|]*)"
    r",\s+(?P<name>.+)",
    re.IGNORECASE,
)
""" "Research Experience for Undergraduates, Northfield University": what somebody took part in, and where."""


def before_employer(head: Head, organization: Named) -> tuple[Named, Named]:
    """The title that stands before an employer, in its words or in a line above that names it shorter: "Linguist at
    Larkspur" over "Larkspur Corporation"; none where nothing tells."""
    programme = _PROGRAMME.fullmatch(organization.text)
    if programme is not None and is_school(programme["name"]) and not is_school(programme["title"]):
        return replace(organization, text=programme["title"]), replace(organization, text=programme["name"])
    own = _AT_EMPLOYER.fullmatch(organization.text)
    if own is not None and is_title(own["title"]):
        return replace(organization, text=own["title"]), replace(organization, text=own["name"])
    first = organization.text.split()[0].casefold()
    for number, line in enumerate(head.lines):
        told = _AT_EMPLOYER.match(line.text)
        if told is not None and number != organization.line and told["name"].split()[0].casefold() == first:
            return Named(told["title"].strip(), BY_WORDS, number), organization
    return Named(), organization


_AT = re.compile(r"\s+(?:at|@)\s+(?=[A-Z])")


def at_employer(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """A title and an employer that the word "at" parts, wherever the border was drawn: a department before it is a part
    of the title, as in "Director, Technology at Larkspur"."""
    before_at = _before_at(head, title, organization)
    if before_at is not None:
        return before_at
    whole = organization or title
    cut = _AT.search(whole.text)
    before, name = (whole.text[: cut.start()], whole.text[cut.end() :]) if cut else ("", whole.text)
    if not cut or is_school(before):
        return title, organization
    if not organization:
        return (
            (replace(title, text=before), replace(title, text=name))
            if in_resumes().search(before)
            else (title, organization)
        )
    text = head.lines[organization.line].text
    begin, end = text.find(title.text), text.find(before) + len(before)
    beside = title.line == organization.line and 0 <= begin < text.find(before)
    if not beside or text[begin + len(title.text) : end - len(before)].strip() not in (",", "-", "–", "—"):
        return title, organization
    return replace(title, text=text[begin:end]), replace(organization, text=name)


def _before_at(head: Head, title: Named, organization: Named) -> tuple[Named, Named] | None:
    """A title of several parts before the word "at", one of which was taken for the employer: "System Engineer - BrSE -
    Support at Larkspur, Japan"; None where that is not so."""
    if not (title and organization) or title.line != organization.line:
        return None
    found = _TITLE_AT.fullmatch(head.lines[title.line].text.partition("\t")[0].strip())
    if found is None or organization.text not in found["title"] or title.text not in found["title"]:
        return None
    if is_school(found["title"]) or not is_title(title.text):
        return None
    return replace(title, text=found["title"]), replace(organization, text=found["name"])


_TITLE_AT = re.compile(r"(?P<title>[^,|]{3,80}?\s[–—-]\s[^,|]{2,60}?)\s+at\s+(?P<name>[A-Z][^,|]*?)(?:\s?,.*)?")


def behind_department(title: Named, organization: Named) -> tuple[Named, Named]:
    """The employer behind the department that somebody led: "Director, Technology, Bank of Larkspur"."""
    first, *rest = re.split(r",\s+|\s[–—-]\s", organization.text, maxsplit=1)
    if not rest or title.line != organization.line or not whole_titles.is_department(title.text, first):
        return title, organization
    return replace(title, text=f"{title.text}, {first}"), replace(organization, text=rest[0])


def over_department(head: Head, title: Named, organization: Named) -> Named:
    """The employer in a row of its own above a title, where the department behind that was taken for it: "Larkspur"
    over "Analyst, Digital Strategy and Operations"."""
    beside = bool(title and organization) and title.line == organization.line and title.line > 0
    if not beside or not whole_titles.is_named_department(organization.text):
        return organization
    above = head.lines[title.line - 1].text
    name = dates.without_dates(above).partition("\t")[0].strip(" ,|–—-")
    named = name[:1].isupper() and len(name.split()) <= _MAX_NAME and not is_title(name) and not places.is_place(name)
    return replace(organization, text=name, line=title.line - 1) if named else organization


_MAX_NAME = 7
"""Words of an employer above a title."""
_COURSE = re.compile(
    r"(?:TA|Teaching Assistant|Grader|Tutor|Course Assistant)\s(?:for\s)?.{0,30}?\b[A-Z][A-Za-z]{1,5}\s?\d{2,4}\b.*"
)


def of_course(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """Who taught a course, which is no employer: "TA for CS 288 – Embedded Systems"."""
    if not organization or not _COURSE.fullmatch(organization.text):
        return title, organization
    whole = dates.without_dates(head.lines[organization.line].text).partition("\t")[0].strip(" ,|–—-")
    return replace(organization, text=whole), Named()


def behind_title(title: Named, organization: Named) -> Named:
    """The employer without the title, where that opens it: "Engineer | Northfield University"."""
    rest = organization.text.removeprefix(title.text) if title else organization.text
    sign = rest.lstrip()[:1]
    doubled = rest != organization.text and sign in ("|", ",", "-", "–", "—", "@")
    return replace(organization, text=rest.lstrip(" |,-–—@")) if doubled else organization


def with_town(head: Head, organization: Named, place: Named) -> tuple[Named, Named]:
    """A university with the town in its name, where that was left out: "University of Larkspur at Marsh"."""
    if not organization.text.endswith(" at"):
        return organization, place
    line = " ".join(head.lines[organization.line].text.split())
    town = _TOWN.match(line, line.find(organization.text) + len(organization.text))
    if town is None:
        return organization, place
    whole = replace(organization, text=f"{organization.text}{town.group()}")
    return whole, Named() if place.text == town.group().strip() else place


_COUNTRY = re.compile(r",\s?(?P<code>[A-Z]{2,3})\s*(?:$|\t)")


def in_country(head: Head, organization: Named, place: Named) -> tuple[Named, Named]:
    """A town with the letters of its country, which employ nobody: "Larkspur, SA" at the right end of a row, or a city
    that is known where no other place is."""
    if not place:
        city, comma, code = organization.text.partition(", ")
        known = comma and code.isupper() and len(code) == _LETTERS and cities.is_plainly_city(city)
        return (Named(), organization) if known else (organization, place)
    line = head.lines[place.line].text
    begin = line.find(place.text)
    found = _COUNTRY.match(line, begin + len(place.text)) if begin > 0 and line[:begin].endswith("\t") else None
    if found is None:
        return organization, place
    taken = organization.line == place.line and organization.text == found["code"]
    return Named() if taken else organization, replace(place, text=f"{place.text}, {found['code']}")


_LETTERS = 2
"""Letters of a country."""


def over_rows(head: Head, organization: Named) -> Named:
    """An employer that ends on the next row, in its look: "Northfield University – Molecular" over "Institute"."""
    for first in (organization.line, organization.line - 1):
        if not (organization and 0 <= first < len(head.lines) - 1):
            continue
        upper, lower = (head.lines[number] for number in (first, first + 1))
        begun, rest = (dates.without_dates(one.text.partition("\t")[0]).strip() for one in (upper, lower))
        ends = bool(rest) and all({"company", "school"} & set(classes(word)) for word in rest.split())
        if ends and organization.text in (begun, rest) and begun and look_at(upper, 0) == look_at(lower, 0):
            return organization if is_title(begun) else replace(organization, text=f"{begun} {rest}", line=first)
    return organization


_TOWN = re.compile(r"(?: [A-Z][\w.'’-]*){1,2}")


def before_roles(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """The employer in front of two roles, the last of which was taken for it: "Night Patrol, Driver, Dispatcher"."""
    name, comma, role = title.text.rpartition(", ")
    both = f"{role}, {organization.text}"
    if not comma or not (is_title(role) and is_title(organization.text)) or title.line != organization.line:
        return title, organization
    line = head.lines[title.line].text
    if not line.lstrip().startswith(f"{name}, {both}") or len(role.split()) > _MIN_NAME:
        return title, organization
    return replace(title, text=both), replace(organization, text=name)


def before_colon(head: Head, title: Named, organization: Named) -> Named:
    """The employer that opens a head, with no title or with one in brackets, where the team behind its colon was taken
    for it: "Larkspur: Payment Platform", "Larkspur (Intern): Payment Platform"."""
    if not organization:
        return organization
    name, colon, rest = head.lines[organization.line].text.strip().partition(": ")
    name = name.removesuffix(f" ({title.text})")
    if title and (title.line != organization.line or title.text in name or title.text in rest):
        return organization
    label = any(each.startswith("label_") for word in name.split() for each in classes(word))
    named = colon and name[:1].isupper() and not label and not dates.find(name) and len(name.split()) <= _MAX_NAME
    return replace(organization, text=name) if named and rest.startswith(organization.text) else organization


def from_town(head: Head, title: Named, organization: Named, place: Named) -> tuple[Named, Named]:
    """The employer and the place, where a town stands in the place of the employer: "Leeds, UK | Freelance
    Programmer", "(Bergen, NO) – Nov 2021 – Dec 2021"."""
    if not organization or not is_title(title.text):
        return organization, place
    line = head.lines[organization.line].text
    bracket = _TOWN_IN_BRACKETS.match(line)
    if bracket is not None and organization.text in bracket["town"]:
        return Named(), replace(organization, text=bracket["town"])
    known = cities.is_plainly_city(organization.text.partition(",")[0]) or _ON_THEIR_OWN.search(title.text)
    if place or not known or not is_town(organization.text):
        return organization, place
    return Named(), replace(organization, text=organization.text.rstrip("."))


_ON_THEIR_OWN = re.compile(r"\b(?:freelanc\w*|self[ -]employed|independent)\b", re.IGNORECASE)
_TOWN_IN_BRACKETS = re.compile(
    r"\((?P<town>[A-Z][^(),]{2,40},\s*(?:[A-Z]{2}|[A-Z][a-z]{3,}))\)\s*(?:[–—|-]\s*)?(?=\w|$)"
)


def of_language(head: Head, title: Named, organization: Named) -> Named:
    """No employer where a programming language behind the dash of the title was taken for it, and other rows follow:
    "Data Engineer - Python" over "Larkspur, England"."""
    beside = organization.line == title.line and organization.line < len(head.lines) - 1
    if not beside or not re.search(rf"\s[–—-]\s{re.escape(organization.text)}(?!\S)", head.lines[title.line].text):
        return organization
    known = technologies.load().canonical(organization.text)
    return Named() if known is not None and known.category == "programming language" else organization


def without_department(title: Named, organization: Named) -> Named:
    """No title where a part of the employer was taken for it: "Department of Psychology" behind a university."""
    part = _PART_OF_EMPLOYER.match(title.text) or title.text.startswith("of ")
    return Named() if organization and part and not is_title(title.text) else title


_PART_OF_EMPLOYER = re.compile(
    r"(?:(?:the )?(?:department|dept\.?|faculty|school|institute|division|chair|laborator(?:y|ies)|lab|cent(?:er|re))"
    r" of|dept\.)\s",
    re.IGNORECASE,
)


def to_end(head: Head, organization: Named) -> Named:
    """An employer whose name goes on, up to the next sign, in a word of companies that was left out: "Larkspur
    Workforce Solutions"; or in the last of several names: "Larkspur, Reed, and Associates: Researcher"."""
    if not organization:
        return organization
    line = head.lines[organization.line].text
    for when in dates.find(line):
        line = line[: when.begin] + "\t" * (when.finish - when.begin) + line[when.finish :]
    begin = line.find(organization.text)
    behind = _NAME_BEHIND.match(line, begin + len(organization.text)) if begin >= 0 else None
    if behind is not None and not is_title(behind["rest"]) and not places.is_place(behind["rest"].strip(" ,")):
        words = behind["rest"].split()
        if of_companies().fullmatch(words[-1]) or "company" in classes(words[-1]) or words[0] in ("and", "&", ","):
            return replace(organization, text=line[begin : behind.end("rest")])
    return organization


_NAME_BEHIND = re.compile(
    r"(?P<rest>(?: [A-Z][\w&'’]*){1,2}|,? (?:and|&) [A-Z][\w'’]*(?: [A-Z][\w'’]*)?)"
    r"(?=\s*(?:$|[|\t:(–—]|\s-\s|\.(?:\s|$)))"
)
_STOP = re.compile(r"(?<=[a-z’'s)])\.$")
_ENDS_IN_STOP = re.compile(
    r"\b(?:inc|ltd|corp|co|bros|llc|plc|pvt|dept|univ|sr|jr|st|intl|assoc|lab|labs|gov)\.$", re.IGNORECASE
)


def without_stop(named: Named) -> Named:
    """A name without the full stop behind it, where that ends no abbreviation: "Alder University."."""
    if _STOP.search(named.text) is None or _ENDS_IN_STOP.search(named.text):
        return named
    return replace(named, text=named.text[:-1])


def is_town(text: str) -> bool:
    """True for a town with its state, and nothing else."""
    return "," in text and places.is_place(text.rstrip("."))


_MIN_NAME = 2
"""Words of such a name; a single one may be a district that no list knows."""

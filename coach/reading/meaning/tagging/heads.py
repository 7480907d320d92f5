"""The parts of jobs' heads: title, organization, place, dates, named for all heads of a page together, and how sure.

Each head is read by itself first; then the others say what stands in the same place and look on their lines, for people
write the heads of one page alike.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coach.reading.lexicon import dates
from coach.reading.meaning.fields import is_school
from coach.reading.meaning.tagging import borders, chain, glued, left_over, pattern, whole_titles
from coach.reading.meaning.tagging.head_evidence import Head, evidence_of, look_at, look_of, to_head
from coach.reading.meaning.tagging.named import BY_WORDS, HeadFields, Named
from coach.reading.meaning.tagging.tokens import DATE, MARK, WORD, Piece, Token
from rules.lexicon.titles import evidence, is_title
from rules.resume import Line

_FOR_LENGTH, _MAX_COUNTED = 0.02, 3
"""What each token of a run adds to how likely it is, up to so many: of two runs as likely, the longer one says more."""

_FOR_SCHOOL = 0.15
"""What it adds that a run names a school: of two names in a head, the other is rather a project or a team."""

_FOR_OPENING = 0.03
"""What it adds that a run opens the head: a company, above a part of it that stands beside a title."""

_TITLE, _ORGANIZATION, _PLACE, _OTHER = "T", "O", "P", "X"


def read(heads: Sequence[Sequence[Line]]) -> list[HeadFields]:
    """The fields of the heads of a page, given as their lines."""
    cut = [to_head(_with_whole_titles(lines)) for lines in heads]
    weights = chain.load("heads")
    tables = [chain.scores(weights, evidence) for evidence in evidence_of(cut)]
    likely = [chain.marginals(weights, table) for table in tables]
    votes = pattern.votes(cut, likely)
    tables = [chain.pulled(table, vote, pattern.WEIGHT) for table, vote in zip(tables, votes, strict=True)]
    return [_fields(head, weights, table) for head, table in zip(cut, tables, strict=True)]


def _with_whole_titles(lines: Sequence[Line]) -> list[Line]:
    """The lines of a head; a role that fills a line stands behind the words above that make it narrower, in their
    look: "Senior Software" over "Engineer"."""
    whole = list(lines)
    narrower, roles = evidence()["modifier"], evidence()["role"]
    for number, (upper, lower) in enumerate(pairwise(lines)):
        begun = upper.text.partition("\t")[0].rstrip()
        words = begun.lower().split()
        if not words or words[-1] in roles or not all(word in narrower for word in words):
            continue
        if lower.text.strip().lower() in roles and look_at(upper, 0) == look_at(lower, 0):
            rest = f" {lower.text.strip()}"
            runs = tuple(replace(one, start=one.start + len(rest) * (one.start > len(begun))) for one in upper.runs)
            text = f"{begun}{rest}{upper.text[len(begun) :]}"
            whole[number : number + 2] = [replace(upper, text=text, runs=runs), replace(lower, text="", runs=())]
    return whole


def _fields(head: Head, weights: chain.Weights, table: Sequence[Sequence[float]]) -> HeadFields:
    path = [weights.tags[tag] for tag in chain.best(weights, table)]
    likely = chain.marginals(weights, table)
    found = {
        tag: _span(head, path, [row[weights.tags.index(tag)] for row in likely], tag)
        for tag in (_TITLE, _ORGANIZATION, _PLACE)
    }
    if found[_TITLE].text and not found[_ORGANIZATION].text:
        unsure = [row[weights.tags.index(_ORGANIZATION)] for row in likely]
        found[_ORGANIZATION] = (
            _behind_at(head, found[_TITLE])
            or _second_best(head, path, unsure)
            or _of_oneself(head, found[_TITLE].text)
            or _above_title(head, path, found[_TITLE])
        )
        if not found[_ORGANIZATION]:
            found[_ORGANIZATION], found[_PLACE] = borders.before_place(found[_PLACE])
        if not found[_ORGANIZATION]:
            found[_ORGANIZATION], found[_PLACE] = left_over.employer(head, found[_TITLE], found[_PLACE])
    elif found[_ORGANIZATION].text and not found[_TITLE].text:
        role = _role(head) or _role(head, found[_ORGANIZATION].text)
        if role and role.text == found[_ORGANIZATION].text:
            found[_TITLE], found[_ORGANIZATION] = role, Named()
        elif role and role.text not in found[_ORGANIZATION].text:
            found[_TITLE] = role
        else:
            found[_TITLE], found[_ORGANIZATION] = borders.before_employer(head, found[_ORGANIZATION])
    found[_ORGANIZATION], found[_PLACE] = borders.above_place(head, found[_ORGANIZATION], found[_PLACE])
    found[_TITLE] = borders.without_department(found[_TITLE], found[_ORGANIZATION])
    found[_TITLE], found[_ORGANIZATION] = glued.without_employer(head, found[_TITLE], found[_ORGANIZATION])
    found[_TITLE], found[_PLACE] = glued.without_town(head, found[_TITLE], found[_PLACE])
    found[_ORGANIZATION] = borders.before_colon(head, found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION] = borders.of_language(head, found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION], found[_PLACE] = borders.from_town(head, found[_TITLE], found[_ORGANIZATION], found[_PLACE])
    found[_TITLE], found[_ORGANIZATION] = _by_sign(head, found[_TITLE], found[_ORGANIZATION])
    if found[_TITLE] and not found[_ORGANIZATION]:
        found[_ORGANIZATION] = _of_oneself(head, found[_TITLE].text)
    found[_TITLE], found[_ORGANIZATION] = borders.below_title(head, found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION], found[_PLACE] = borders.before_dash(head, found[_ORGANIZATION], found[_PLACE])
    found[_ORGANIZATION], found[_PLACE] = borders.with_end(found[_ORGANIZATION], found[_PLACE], head)
    if borders.is_town(found[_ORGANIZATION].text) and found[_TITLE].text and not is_title(found[_TITLE].text):
        found[_PLACE] = replace(found[_ORGANIZATION], text=found[_ORGANIZATION].text.rstrip("."))
        found[_TITLE], found[_ORGANIZATION] = Named(), found[_TITLE]
    found[_TITLE], found[_ORGANIZATION] = borders.of_course(head, found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION] = borders.over_department(head, found[_TITLE], found[_ORGANIZATION])
    if _is_swapped(found[_TITLE].text, found[_ORGANIZATION].text):
        found[_TITLE], found[_ORGANIZATION] = _role(head), found[_TITLE]
    found[_ORGANIZATION] = borders.behind_title(found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION] = borders.over_rows(head, found[_ORGANIZATION])
    found[_ORGANIZATION], found[_PLACE] = borders.with_town(head, found[_ORGANIZATION], found[_PLACE])
    found[_TITLE], found[_ORGANIZATION] = borders.at_employer(head, found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION], found[_PLACE] = borders.in_country(head, found[_ORGANIZATION], found[_PLACE])
    found[_ORGANIZATION], found[_PLACE] = borders.beside_place(head, found[_ORGANIZATION], found[_PLACE])
    found[_TITLE], found[_ORGANIZATION] = borders.behind_department(found[_TITLE], found[_ORGANIZATION])
    found[_ORGANIZATION] = borders.without_stop(borders.to_end(head, found[_ORGANIZATION]))
    found[_TITLE], found[_ORGANIZATION] = _with_all_of_title(head, found[_TITLE], found[_ORGANIZATION])
    found[_TITLE], found[_ORGANIZATION] = borders.before_roles(head, found[_TITLE], found[_ORGANIZATION])
    found[_TITLE] = borders.without_stop(found[_TITLE])
    return HeadFields(found[_TITLE], found[_ORGANIZATION], found[_PLACE], _when(head, found[_TITLE].line))


def _when(head: Head, title: int) -> dates.Range | None:
    """The range nearest to the title (a company above may have its own); a single date where there is none."""
    found = [(number, one) for number, line in enumerate(head.lines) for one in _spanned(line.text)]
    found = [each for each in _broken(head) if not each[1].single] + found
    ranges = [(number, one) for number, one in found if not one.single] or _standing_alone(head, found)[:1] or found[:1]
    if not ranges:
        return None
    return min(ranges, key=lambda each: (abs(each[0] - max(title, 0)), each[0] < title))[1]


def _standing_alone(head: Head, found: Sequence[tuple[int, dates.Range]]) -> list[tuple[int, dates.Range]]:
    """Of lone dates those in a field of their own: the year of "Larkspur Conf 2022" is a part of its name."""
    return [
        (number, one)
        for number, one in found
        if any(one.written in cell and dates.is_only_date(cell) for cell in head.lines[number].text.split("\t"))
    ]


def _broken(head: Head) -> list[tuple[int, dates.Range]]:
    """The ranges that begin at the end of one row and end in the next: "Engineer (Jan" over "2022 – Jul 2022)"."""
    found: list[tuple[int, dates.Range]] = []
    for number, (upper, lower) in enumerate(pairwise(head.lines)):
        whole = f"{upper.text} {lower.text}"
        broken = any(one.begin < len(upper.text) < one.finish for one in dates.find(whole))
        over = (one for one in _spanned(whole) if broken and one.begin < len(upper.text) < one.finish)
        found += [(number, one) for one in over]
    return found


def _spanned(text: str) -> list[dates.Range]:
    """The dates of a line, ranges that belong to one time in several parts as one."""
    found: list[dates.Range] = []
    for one in dates.find(text):
        whole = dates.spanned(found[-1], one, text[found[-1].finish : one.begin]) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(one)
    return found


def _span(head: Head, path: Sequence[str], likely: Sequence[float], tag: str) -> Named:
    """The surest run of tokens of one tag."""
    runs = _runs(head, path, tag)
    if not runs:
        return Named()
    runs = [run for run in runs if not _is_client(head, run)] or runs
    runs = [run for run in runs if is_title(_text(head, run)) == (tag == _TITLE)] or runs
    opening = sum(head.tokens[run[0]].line == 0 for run in runs)
    chosen = max(
        runs,
        key=lambda run: (
            sum(likely[i] for i in run) / len(run)
            + _FOR_LENGTH * min(len(run), _MAX_COUNTED)
            + _FOR_SCHOOL * (tag == _ORGANIZATION and is_school(_text(head, run)))
            + _FOR_OPENING * (tag == _ORGANIZATION and run[0] == 0 and opening == 1)
        ),
    )
    return _named(head, chosen, likely)


def _runs(head: Head, path: Sequence[str], tag: str) -> list[list[int]]:
    """The runs of tokens of one tag."""
    runs: list[list[int]] = []
    for index, one in enumerate(path):
        if one != tag:
            continue
        gap = range(runs[-1][-1] + 1, index) if runs else range(0)
        joins = tag == _ORGANIZATION and _joins(head, gap)
        if runs and (not gap or joins or (tag == _TITLE and _is_wrapped(head, runs[-1][0], gap))):
            runs[-1] += [*gap, index]
        else:
            runs.append([index])
    if tag == _ORGANIZATION:
        runs = [run[1:] if head.tokens[run[0]].text in _BEFORE_EMPLOYER else run for run in runs]
    return [trimmed for run in runs if (trimmed := _trimmed(head.tokens, run))]


_BEFORE_EMPLOYER = ("with", "at", "for", "of")


def _named(head: Head, run: Sequence[int], likely: Sequence[float]) -> Named:
    sure = min(likely[i] for i in run if head.tokens[i].kind != MARK)
    return Named(_text(head, run), round(sure, 3), head.tokens[run[0]].line)


def _above_title(head: Head, path: Sequence[str], title: Named) -> Named:
    """What opens the line above a title, or is a school below it, and was taken for another one, but names no role."""
    others = [run for run in _runs(head, path, _TITLE) if head.tokens[run[0]].line != title.line]
    if len(others) != 1 or not is_title(title.text) or is_title(_text(head, others[0])):
        return Named()
    line, text = head.tokens[others[0][0]].line, _text(head, others[0])
    opens = others[0][0] == _first_of(head, line)
    return Named(text, BY_WORDS, line) if opens and (line < title.line or is_school(text)) else Named()


def _first_of(head: Head, line: int) -> int:
    return next(n for n, token in enumerate(head.tokens) if token.line == line and token.text != "\n")


def _is_client(head: Head, run: Sequence[int]) -> bool:
    """Whether a run is labelled as somebody's client, who is no employer where the head names one, too."""
    before = [token.text.lower() for token in head.tokens[max(0, run[0] - 2) : run[0]]]
    return before[-1:] == [":"] and before[0].rstrip("s") in ("client", "customer")


def _is_swapped(title: str, organization: str) -> bool:
    """True where the name of a school stands in the place in which the page has its titles, and none where it has
    companies."""
    return is_school(title) and not is_title(title) and not organization


def _role(head: Head, employer: str = "") -> Named:
    """The words of a head that name a role by themselves, beside those of its employer; none if there are none, or more
    than one such, but for two in a row."""
    roles = [piece for piece in head.pieces if is_title(piece.text) and piece.text not in employer]
    if len(roles) == _BOTH and _are_listed(head, *roles):
        return Named(_text(head, range(roles[0].first, roles[1].last + 1)), BY_WORDS, roles[0].line)
    if len(roles) != 1:
        return Named()
    return Named(_text(head, range(roles[0].first, roles[0].last + 1)), BY_WORDS, roles[0].line)


_BOTH = 2


def _are_listed(head: Head, role: Piece, other: Piece) -> bool:
    """Whether a comma alone parts two roles of one look: "Driver, Dispatcher"."""
    between = [token.text for token in head.tokens[role.last + 1 : other.first]]
    return between == [","] and look_of(role, head) == look_of(other, head)


_MIN_LIKELY = 0.12
"""How likely words of no field must be the organization to be taken for it where a head names none."""


def _behind_at(head: Head, title: Named) -> Named:
    """The name that stands behind the title and the sign for "at": "Intern @ Larkspur, Summer 2019"."""
    cells = dates.without_dates(head.lines[title.line].text).split("\t")
    cell = next((one for each in cells if f"{title.text} @ " in (one := " ".join(each.split()))), "")
    _, sign, name = cell.partition(f"{title.text} @ ")
    name = re.split(r"\s*[,|(]", name)[0].strip(" .–—-")
    return Named(name, BY_WORDS, title.line) if sign and name[:1].isupper() else Named()


def _by_sign(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """Title and employer by the sign between them: "@" names an employer, whatever the row below has, a team or who led
    it; a stroke does where the title was read over it."""
    if title and organization.line != title.line:
        organization = _behind_at(head, title) or organization
    return left_over.behind_stroke(title, organization)


def _with_all_of_title(head: Head, title: Named, organization: Named) -> tuple[Named, Named]:
    """The title with what belongs to it on its line, and the employer, unless that was a part of the title."""
    if not title:
        return title, organization
    text = whole_titles.whole(head.lines[title.line], title.text, organization.text)
    if organization.line == title.line and organization.text in text.removeprefix(title.text):
        organization = Named()
    return replace(title, text=text), organization


def _second_best(head: Head, path: Sequence[str], likely: Sequence[float]) -> Named:
    """Words that were taken for nothing in particular, but could well be the organization that the head lacks."""
    freed = list(path)
    for piece in head.pieces:
        run = [n for n in range(piece.first, piece.last + 1) if head.tokens[n].kind == WORD]
        if run and all(path[n] == _OTHER and likely[n] >= _MIN_LIKELY for n in run):
            freed[piece.first : piece.last + 1] = [_ORGANIZATION] * (piece.last + 1 - piece.first)
    return _span(head, freed, likely, _ORGANIZATION)


_ONESELF = left_over.FREELANCE | {"independent contractor", "independent consultant"}


def _of_oneself(head: Head, title: str) -> Named:
    """Who works for nobody else, where that stands in the place of an employer: "Freelance⇥June – November 2020",
    "Freelancer, Leeds – Web Developer"."""
    for piece in head.pieces:
        if piece.text.lower() in _ONESELF and piece.text not in title:
            return Named(_text(head, range(piece.first, piece.last + 1)), BY_WORDS, piece.line)
    return Named()


def _joins(head: Head, gap: Sequence[int]) -> bool:
    """True for a comma or a line's end between two parts of one name: "Data Center, Northfield University". What stands
    at the right end of a row does not go on at the left of the next one."""
    tokens = head.tokens
    if len(gap) != 1 or tokens[gap[0]].text not in (",", "\n"):
        return False
    if tokens[gap[0]].text == ",":
        return True
    row = tokens[gap[0] - 1].line
    upper, lower = head.lines[row], head.lines[tokens[gap[0]].line]
    at_right = any(one.text == "\t" for one in tokens[: gap[0]] if one.line == row)
    return not at_right and not 0 < lower.right < upper.left


def _is_wrapped(head: Head, first: int, gap: Sequence[int]) -> bool:
    """True for a title that begins behind a mark of its line and goes on at the start of the next one, in its look:
    "Larkspur, Leeds — Warehouse" over "Associate"."""
    tokens = head.tokens
    if len(gap) != 1 or tokens[gap[0]].text != "\n" or first == 0 or tokens[first - 1].text not in ("–", "—", "-", "|"):
        return False
    below = gap[0] + 1
    upper, lower = head.lines[tokens[first].line], head.lines[tokens[below].line]
    return look_at(upper, tokens[first].start) == look_at(lower, tokens[below].start)


def _trimmed(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """Without marks at its ends, but for brackets that have their partner inside."""
    while run and _is_loose(tokens[run[0]]):
        run = run[1:]
    while run and _is_loose(tokens[run[-1]]):
        if tokens[run[-1]].text in ")]" and any(tokens[i].text in "([" for i in run):
            break
        run = run[:-1]
    if not any(tokens[i].kind == WORD for i in run):
        return []
    after = run[-1] + 1
    opened = sum((tokens[i].text == "(") - (tokens[i].text == ")") for i in run)
    if opened > 0 and after < len(tokens) and tokens[after].text == ")":
        return [*run, after]
    if opened > 0:
        return run[: max(n for n, i in enumerate(run) if tokens[i].text == "(")]
    return run


def _is_loose(token: Token) -> bool:
    return token.kind in (MARK, DATE)


def _text(head: Head, run: Sequence[int]) -> str:
    """The text of a run as written; over a line break, both lines' parts."""
    parts: dict[int, tuple[int, int]] = {}
    for index in run:
        token = head.tokens[index]
        if token.text == "\n":
            continue
        begin, end = parts.get(token.line, (token.start, token.end))
        parts[token.line] = (min(begin, token.start), max(end, token.end))
    text = " ".join(" ".join(head.lines[line].text[begin:end].split()) for line, (begin, end) in sorted(parts.items()))
    return _HYPHENATED.sub("", text) if len(parts) > 1 else text


_HYPHENATED = re.compile(r"(?<=[a-z]{2})- (?=[a-z]{3,})(?!and |or )")
"""Where the end of a row cut a word: "Iono- sphere"."""

"""Which kind of software work a resume tells of, how sure that is, and by what.

Three kinds of evidence are weighed apart, so that none drowns the others: titles (the line under the name and the
summary's first sentence among them), skills, and what bullets tell. Full-stack work is what has both of its halves.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property
from math import log

from rules.facts import Facts
from rules.jobs import span
from rules.lexicon import titles
from rules.lexicon.roles import load
from rules.lexicon.technologies import Technology
from rules.resume import Bullet, Entry, Level, Line, Resume, SectionKind
from rules.role import studies
from rules.role.certainty import Borne, is_borne_out, may_be, titles_in
from rules.role.headlines import OPENING, TOP_LINES, headlines
from rules.role.kinds import CLEAR, HALVES, ON_SCREENS, WORK, Reading, Role, Shares, with_halves
from rules.role.signs import roles_of, shares, speaks
from rules.role.software import tells_of_software
from rules.role.titled import FOCUSED, roles_in_title
from rules.shares import Share, share
from texts import gettext, gettext_noop

_FADES = 0.5
"""What a job's title and bullets weigh beside those of the next newer one."""
_TITLES, _SKILLS, _BULLETS = 0.5, 0.2, 0.3
_LEADS = 0.1
_ENOUGH_WEIGHT = 3.0
"""Weight of technologies from which on a list of skills says all it can."""
_ENOUGH_LINES = 4
"""Bullets that speak for a kind of work from which on they say all they can."""
_STANDS_OUT = 2 / 3
"""Part of all that tells of software from which on a student's resume is read as of a kind of work."""
_CHOSEN = (Role.MOBILE, Role.DEVOPS, Role.EMBEDDED, Role.QA, Role.SECURITY, Role.GAME)
"""Work that students do who have chosen it; web pages, data and models are what all of them do some of."""
_NEARLY, _CLEARLY = 0.8, 2.5
"""Times what any other kind of work weighs that make one nearly the first, and clearly."""
_MAKES = 0.2
"""Evidence in skills and lines from which on work of another field is what somebody did before."""
_SCHOLARS = 0.3
"""Evidence below which a scholar whom no title places does research, and no kind of software work."""
_SOFTWARE = 0.12
"""Evidence below which a resume tells of no software work at all."""
_TELLING = (SectionKind.EXPERIENCE, SectionKind.PROJECTS, SectionKind.SUMMARY, SectionKind.OTHER)
_ASIDE = (
    SectionKind.EDUCATION,
    SectionKind.SKILLS,
    SectionKind.CERTIFICATIONS,
    SectionKind.INTERESTS,
    SectionKind.REFERENCES,
)
_OF_WORK = (SectionKind.EXPERIENCE, SectionKind.PROJECTS)
_MANY, _HARDLY, _BARE = 12, 0.25, 0.4
"""Skills that are many; their share for a role that is hardly any; how sure a role then is at most."""
_MOSTLY = 0.5
"""Part of the titles from which on it is most of them."""
_FEW_LINES = 3
"""Lines that speak for a role from which on they may do so alone."""
_SHORT = 9
"""Words of a line that may be a title."""
_BESIDE_MAKING = (Role.DEVOPS, Role.QA, Role.SECURITY)
"""Work around what others make, of which whoever makes software does some as well."""
_MADE = 0.5
"""How much less such work counts where all titles are plainly those of software engineers."""
_PLAIN = re.compile(
    r"\b(?:software|applications?|web)[ -](?:development )?(?:engineer(?:ing)?|developer|programmer|development|lead)\b"
    r"|\b(?:programmer|swe|sde|mts|member of technical staff|(?:tech|technical) lead)\b"
    r"|^(?:(?:senior|junior|lead|principal|staff|chief|sr\.?|jr\.?) )*developer\b",
    re.IGNORECASE,
)
"""Titles of those who make software of whatever kind."""
_MAKER_FIRST = re.compile(
    r"\W*+(?:I am an? |I['’]m an? |An? )?(?:[\w/-]++ ){0,4}?(?:engineer|developer|programmer)"
    r"(?=[,/&|]| (?:and|&|/|\|) )",
    re.IGNORECASE,
)
"""A first line that opens with a title of makers, another beside it: "Software Engineer and Program Manager"."""
_WORKED = 1.5
"""Years of work from which on whoever goes back to study is of a kind of work."""
_YEAR = 12
_TOOLS, _SPEAKS = 3, 0.3
"""Technologies among the skills from which on somebody makes software; what one must weigh for any role."""
_MANAGES = re.compile(
    r"\b(?:project|supply chain|operations|office|event|logistics|construction|property|account|store|restaurant)"
    r" (?:management|manager)\b",
    re.IGNORECASE,
)
"""Another kind of work that the first lines may name beside one of software."""
_VERSED = re.compile(r"\b(?:experience (?:in|with)|skilled in|speciali[sz]ing in|focused on)\b(.{3,90})", re.IGNORECASE)
"""What the first lines say that somebody does, by no title: "Graduate with experience in data analytics"."""
_MAKES_WHAT = re.compile(
    r"\b(?:web|mobile|desktop|cloud|back-?end|front-?end|full-?stack|embedded|data|machine[- ]learning|ml|ai|ios"
    r"|android)\b[\w/ -]{0,20}\b(?:applications?|apps?|software|systems?|services|platforms?|products?|websites?"
    r"|infrastructure|pipelines?|firmware|games?|models?)\b"
    r"|\b(?:software|web|app(?:lication)?|mobile|game|front-?end|back-?end|full-?stack) ?"
    r"(?:design|development|engineering|testing|programming)\b",
    re.IGNORECASE,
)
"""What the first lines say that somebody makes or wants to make: "I build web and mobile applications", "position in
software development"."""
_ABOVE = 12
"""Lines among which the ones that belong to no section but the head tell what somebody wants."""
_BY_DEEDS = (Role.EMBEDDED, Role.GAME)
"""Work that a list of skills cannot tell of alone: its languages and programs are those of others, too."""
_ANALYSIS = re.compile(r"\banaly(?:st|tics)\b", re.IGNORECASE)
_ENGINEERING = re.compile(r"\b(?:engineer(?:ing)?|developer|architect)\b", re.IGNORECASE)
_OF_PRODUCTS = re.compile(r"\b(?:products?|design(?:er)?|ux|user experience)\b", re.IGNORECASE)
_RESEARCHES = re.compile(r"\b(?:research\w*|scholar|intern)\b", re.IGNORECASE)
_LABORATORY = re.compile(r"\b(?:lab(?:oratory|s)?|group|institute|cent(?:er|re))\b", re.IGNORECASE)
"""Houses whose name says what is researched there."""
_OF_ANY_SCIENCE = frozenset(
    ("Python", "C", "C++", "R", "MATLAB", "Microsoft Excel", "LabVIEW", "Fortran", "Git", "LaTeX")
)
"""What students of other sciences and of engineering name, too."""
_OF_TITLES = (gettext_noop("your titles"), gettext_noop("most of your titles"), gettext_noop("some of your titles"))
_OF_SKILLS = (gettext_noop("your skills"), gettext_noop("most of your skills"), gettext_noop("some of your skills"))
_OF_LINES = (
    gettext_noop("your lines about work"),
    gettext_noop("most of your lines about work"),
    gettext_noop("some of your lines about work"),
)
_PLACES = {Share.NEARLY_ALL: 0, Share.MOST: 1, Share.HALF: 2, Share.SOME: 2}
"""Which of these words goes with a share."""


def role_of(resume: Resume, facts: Facts | None = None) -> Reading:
    """What the resume reads as. A student or graduate whose resume leans nowhere reads as a student."""
    facts = facts or Facts(resume)
    read = _Weighing(facts).reading()
    return replace(read, touches=tells_of_software(facts)) if read.role is Role.NONE else read


class _Weighing:
    """The evidence of one resume, each kind worked out once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.signs = {Role(name): signs for name, signs in load().items()}

    def reading(self) -> Reading:
        total = self._total()
        if self._makes_software:
            total.pop(Role.NONE, None)
        if self._begins:
            total.pop(Role.MANAGER, None)  # who begins leads clubs, and shops
        role, best = max(total.items(), key=lambda pair: pair[1], default=(Role.NONE, 0.0))
        one_title = self._leans_on_titles(role)
        if one_title:
            total[role] -= _TITLES * self.titles.get(role, 0.0)
            role, best = max(total.items(), key=lambda pair: pair[1])
        second = max((share for other, share in total.items() if other is not role), default=0.0)
        software = sum(share for each, share in total.items() if each is not Role.NONE)
        if self._is_of_another_field:
            reads_as = Role.STUDENT if self._studies and self._studies_software else Role.NONE
            return self._almost_no_software(reads_as)
        if self._studies_another_field(role):
            return self._almost_no_software(Role.NONE)
        if software < _SOFTWARE or self._is_hardly_told(role):
            reads_as = Role.STUDENT if self._studies_software and (self._studies or not self.jobs) else Role.NONE
            return self._almost_no_software(reads_as)
        scholar = self.facts.is_academic and not self._is_titled and (self._begins or not self._plain)
        if scholar and best < _SCHOLARS:
            reads_as = Role.STUDENT if self._studies or self.facts.is_doctoral_student else Role.NONE
            return Reading(reads_as, 0.5, (gettext("almost no software"),))
        untitled = self._begins and not self.titles and not self._plain
        told = best / (_SKILLS + _BULLETS) if untitled else best
        sure = round(best / (best + second) * min(1.0, 0.4 + told), 2) if best else 0.0
        doubted = (self._is_bare_title, self._is_only_touched, self._is_called_otherwise)
        if one_title or any(is_doubted(role) for is_doubted in doubted):
            sure = min(sure, _BARE)
        if self._is_student and role is not Role.NONE and not self._leans(role, sure, total):
            return Reading(
                Role.STUDENT,
                round(0.9 - best / 2, 2) if self._studies else 0.5,
                (gettext("no year of work in the field"), *self._evidence(role)),
                of_software=self._is_surely_of_software(role) and not self._is_headed_otherwise(role),
                keeps_data=self._keeps_data(total),
                may_be=may_be(role, self._borne) - {Role.MANAGER},
            )
        if role is Role.NONE and self._begins and self._studies and self._studies_software:
            evidence = (gettext("no year of work in the field"),)
            return Reading(Role.STUDENT, 0.5, evidence, keeps_data=self._keeps_data(total))
        return Reading(
            role,
            sure,
            tuple(self._evidence(role)),
            self._states_alone(role),
            self._is_headed,
            role is Role.DATA and self._analyzes,
            not self._is_called_otherwise(role),
            borne_out=is_borne_out(role, total, self._borne),
            studies=self._is_student,
            may_be=may_be(role, self._borne),
        )

    def _almost_no_software(self, reads_as: Role) -> Reading:
        evidence = (gettext("almost no software"),)
        surely = self._is_surely_of_software(Role.NONE)
        return Reading(reads_as, 0.6, evidence, of_software=surely, keeps_data=self._keeps_data({}))

    def _keeps_data(self, total: Shares) -> bool:
        leaning = max((role for role in total if role is not Role.NONE), key=lambda role: total[role], default=None)
        return studies.majors_in_software_alone(self.facts) and leaning in {None, *ON_SCREENS, Role.DATA}

    def _is_surely_of_software(self, role: Role) -> bool:
        """Whether a student's degree or a title is one of software, or what is told leans to what people use."""
        held = (each.title for each in self.facts.resume.entries if each.section is SectionKind.EXPERIENCE)
        leans = role in ON_SCREENS and max(self.skills.get(role, 0.0), self.bullets.get(role, 0.0)) >= _SPEAKS
        return leans or studies.majors_in_software(self.facts) or any(map(_PLAIN.search, held))

    @property
    def _is_of_another_field(self) -> bool:
        """Whether no title is of software, the jobs those of others, and skills name little."""
        if self._is_titled or len(self._tools) >= _TOOLS:
            return False
        if self.facts.is_academic:
            return not self._studies_software
        held = [self.facts.resume.entries[at].title for at in self.jobs]
        return bool(held) and all(map(_is_of_others, held)) and not self.facts.has(SectionKind.PROJECTS)

    def _studies_another_field(self, role: Role) -> bool:
        """Whether a beginner learns or learnt another trade, and neither a title nor many tools tell of this one."""
        if not (self._is_student or self._begins) or self._studies_software or self._is_titled or self._states(role):
            return False
        if not studies.is_of_another_science(self.facts):
            return False
        return sum(tool.name not in _OF_ANY_SCIENCE for tool in self._tools) < _TOOLS

    @cached_property
    def _borne(self) -> Borne:
        headed = [self._roles_in(title) for _, text in self._first_lines for title in titles_in(text)]
        return Borne(
            [(weight, roles) for weight, _, roles in self._called_so] if self.jobs else [],
            [roles for roles in headed if roles],
            self._of_work,
            self.skills,
            self.bullets,
        )

    @property
    def _is_titled(self) -> bool:
        """Whether any title is of software."""
        return any(each is not Role.NONE for each in self.titles)

    def _lines_for(self, wanted: Set[Role]) -> int:
        """How many lines speak for any of these roles."""
        return sum(not wanted.isdisjoint(roles) for _, roles in self.lines)

    @property
    def _tools(self) -> Sequence[Technology]:
        """What the skills name that software is made with."""
        listed = self.facts.technologies_in(SectionKind.SKILLS)
        return [each for each in listed if any(self.signs[role].weight(each) >= _SPEAKS for role in WORK)]

    def _total(self) -> dict[Role, float]:
        total: dict[Role, float] = defaultdict(float)
        for part, found in ((_TITLES, self.titles), (_SKILLS, self.skills), (_BULLETS, self.bullets)):
            for role, points in found.items():
                total[role] += part * points
        # Who leads is told by titles: what a team works with says little of its manager.
        total[Role.MANAGER] += _LEADS * self.titles.get(Role.MANAGER, 0.0)
        for role in _BY_DEEDS:
            if not self._is_done(role):
                total[Role.BACKEND] += total.pop(role, 0.0)
        self._weigh_plain_titles(total)
        if half := self._focus:
            total[half] += total.pop(Role.FULLSTACK, 0.0)
        # In one order whatever that of sets is, so that of two that weigh the same always the same leads; none, first.
        return {role: total[role] for role in (Role.NONE, *Role) if role in total}

    def _weigh_plain_titles(self, total: dict[Role, float]) -> None:
        """A software engineer makes software: of which kind, what is made tells, and work around it counts less, unless
        skills and lines both tell of it above all, and lines hardly of any other."""
        done = (role for role in _BESIDE_MAKING if _leads(role, self.skills) and _leads(role, self.bullets, _CLEARLY))
        beside = {*_BESIDE_MAKING}.difference(done)
        whole = sum(weight for weight, _ in self.named)
        plain = self._plain / whole if whole else 0.0
        made = {role: points for role, points in total.items() if role not in {*beside, Role.MANAGER, Role.NONE}}
        for role, points in made.items():
            total[role] += _TITLES * plain * points / (sum(made.values()) or 1.0)
        for role in beside & set(total):
            total[role] *= 1 - _MADE * plain

    def _is_done(self, role: Role) -> bool:
        """Whether a title, a tool of that work only, or what a line says in words, tells of it."""
        if self.titles.get(role) or any(speaks(role, text, frozenset()) for _, text, _ in self.told):
            return True
        signs = self.signs[role]
        own = (each for each in self.facts.technologies if each.name not in signs.technologies)
        return role is Role.EMBEDDED and any(each.category in signs.categories for each in own)

    @cached_property
    def _focus(self) -> Role | None:
        """The half that the first lines say is most of the work."""
        for _, text in self._first_lines:
            if found := FOCUSED.search(text):
                return Role(f"{found['half'].lower()}end")
        return None

    @cached_property
    def jobs(self) -> tuple[int, ...]:
        """Places of the jobs among the entries, newest first; those held while learning where there are no others."""
        entries = self.facts.resume.entries
        jobs = [at for at, entry in enumerate(entries) if entry.section is SectionKind.EXPERIENCE and entry.title]
        grown = [at for at in jobs if not titles.is_student(entries[at].title) and not _is_club(entries[at])]
        own = [at for at in jobs if titles.is_field(entries[at].title) and not _is_club(entries[at])]
        held = grown or jobs
        if self._begins and own and not set(grown) & set(own):
            held = [at for at in jobs if at not in grown]  # what a beginner does beside says less than internships
        elif self._begins and len(grown) == 1 and set(grown) < set(own):
            held = own  # so does what one short job is called
        return tuple(sorted(held, key=lambda at: _ended(entries[at]), reverse=True))

    @property
    def named(self) -> tuple[tuple[float, frozenset[Role]], ...]:
        """What the first lines and each title weigh, and the roles that they name."""
        return (*self.tops, *((weight, roles) for weight, _, roles in self._called_so))

    @cached_property
    def _called_so(self) -> tuple[tuple[float, str, frozenset[Role]], ...]:
        """Each title with its weight and the roles that it names."""
        entries = self.facts.resume.entries
        jobs = [self._called(entries[at]) for at in self.jobs] or list(self._short_lines)
        return tuple(
            (weight, title, self._roles_in(title)) for weight, title in zip(self._weights(len(jobs)), jobs, strict=True)
        )

    def _weights(self, count: int) -> Sequence[float]:
        """What each of the titles weighs: the less, the longer ago, and one that was held for some months only as much
        less than one that was held for a year."""
        held = [self._months(at) for at in self.jobs]
        if not any(months >= _YEAR for months in held):
            return [_FADES**number for number in range(count)]
        return [_FADES**number * min(1.0, months / _YEAR) for number, months in enumerate(held)]

    def _months(self, at: int) -> int:
        """How long a job was held; one that goes on, or whose dates are not known, for as long as any."""
        entry = self.facts.resume.entries[at]
        found = None if entry.current or entry.start == entry.end else span(entry, self.facts.today)
        return found[1] - found[0] + 1 if found else _YEAR

    def _called(self, job: Entry) -> str:
        """What a job is called, with what a second title or the laboratory's name add to it; a club's post is none."""
        if _is_club(job):
            return ""
        house = job.organization
        if _RESEARCHES.search(job.title) and _LABORATORY.search(house):
            return f"{job.title}; {_LABORATORY.sub('researcher', house)}"
        return f"{job.title}; {house}" if titles.is_title(house) else job.title

    @cached_property
    def tops(self) -> tuple[tuple[float, frozenset[Role]], ...]:
        """What the first lines say, as far as they name a kind of work; who calls themselves a maker of software first
        is none who manages, whatever else they were."""
        named = [
            (weight, self._roles_in(line) - ({Role.MANAGER} if _MAKER_FIRST.match(line) else set()))
            for weight, line in self._first_lines
        ]
        if self._begins and not any(roles for _, roles in named) and studies.studies_games(self.facts):
            named.append((OPENING, frozenset({Role.GAME})))
        return tuple(each for each in named if each[1])[:2]

    def _is_bare_title(self, role: Role) -> bool:
        """Whether titles alone speak for the role, while hardly a skill of many and no line do."""
        listed = self.facts.technologies_in(SectionKind.SKILLS)
        if role in {Role.MANAGER, Role.NONE, Role.FULLSTACK} or len(listed) < _MANY:
            return False
        return self.skills.get(role, 0.0) < _HARDLY and not any(role in roles for _, roles in self.lines)

    def _is_called_otherwise(self, role: Role) -> bool:
        """Whether the first lines or most titles are of no kind of software work, and none is of this one."""
        if role is Role.NONE or self._plain:
            return False
        if self._is_headed_otherwise(role):
            return True
        return self.titles.get(Role.NONE, 0.0) >= _MOSTLY and not any(map(self.titles.get, with_halves(role)))

    def _is_headed_otherwise(self, role: Role) -> bool:
        first = {each for _, roles in self.tops for each in roles}
        return Role.NONE in first and not first & with_halves(role)

    def _is_hardly_told(self, role: Role) -> bool:
        """Whether a line or two of many are all that speaks for the role: no title, no tool, no project."""
        if role is Role.NONE or self._is_titled or self._plain or self._tools or self.facts.has(SectionKind.PROJECTS):
            return False
        return self._lines_for({role}) < min(_FEW_LINES, len(self.told))

    def _leans_on_titles(self, role: Role) -> bool:
        """Whether one short job of a beginner's speaks for the role, and skills and lines both for another."""
        told = (self.skills, self.bullets)
        named = [at for at in self.jobs if role in self._roles_in(self._called(self.facts.resume.entries[at]))]
        others = (each for each in WORK if each is not role and not self.titles.get(each))
        return (
            self._begins
            and not self._states(role)
            and len(named) == 1
            and self._months(named[0]) < _YEAR
            and any(all(part.get(other, 0.0) > part.get(role, 0.0) for part in told) for other in others)
        )

    def _is_only_touched(self, role: Role) -> bool:
        """Whether the role is told of by fewer than half of the lines, and by nothing else."""
        listed = self.facts.technologies_in(SectionKind.SKILLS)
        if self.titles.get(role) or not self.told or any(self.signs[role].weight(each) for each in listed):
            return False
        return self._lines_for({role}) < len(self.told) / 2

    @property
    def _analyzes(self) -> bool:
        entries = self.facts.resume.entries
        called = [*(text for _, text in self._first_lines), *(self._called(entries[at]) for at in self.jobs)]
        return any(map(_ANALYSIS.search, called)) and not any(map(_ENGINEERING.search, called))

    def _states(self, role: Role) -> bool:
        return any(role in roles for _, roles in self.tops)

    @property
    def _is_headed(self) -> bool:
        """Whether the first lines name any kind of work, by its words or by a title."""
        told = [text for _, text in self._first_lines]
        if self.tops or any(titles.in_resumes().search(text) for text in told):
            return True
        if any(map(_MAKES_WHAT.search, (*told, *self._wishes))):
            return True
        return any(roles_of(found[1], ()) for text in told if (found := _VERSED.search(text)))

    @property
    def _wishes(self) -> Iterator[str]:
        """Lines of the head that may go on below the first ones: an objective under no heading that is known."""
        for line in self.facts.resume.lines[TOP_LINES:_ABOVE]:
            section = self.facts.section_at(line.number)
            if section is None or section.kind is SectionKind.CONTACT:
                yield line.text

    def _states_alone(self, role: Role) -> bool:
        """Whether the first lines name this kind of work and no other."""
        named = {each for _, roles in self.tops for each in roles}
        return named == {role} and not any(_MANAGES.search(text) for _, text in self._first_lines)

    def _opens_with(self, role: Role) -> bool:
        """Whether the first words on what somebody is name this kind of work, be it beside a near one, and none else:
        a web developer does what is seen, or both halves."""
        first = self.tops[0][1] if self.tops else frozenset()
        return role in first and first <= set(ON_SCREENS)

    @property
    def _makes_software(self) -> bool:
        """Whether skills and lines tell of software, whatever came before; not if the first lines name other work."""
        if any(Role.NONE in roles for _, roles in self.tops) or self._does_other_work:
            return False
        if not (self._is_titled or self.bullets):
            return False
        made = ((_SKILLS, self.skills), (_BULLETS, self.bullets))
        return sum(part * sum(found.get(role, 0.0) for role in WORK) for part, found in made) >= _MAKES

    @property
    def _does_other_work(self) -> bool:
        """Whether nearly all titles name other work beside software, the newest of products or their design, and no
        projects tell of a change."""
        newest = next((title for _, title, _ in self._called_so), "")
        other = self.titles.get(Role.NONE, 0.0) >= _NEARLY and _OF_PRODUCTS.search(newest) is not None
        return other and not self._is_titled and not self._plain and not self.facts.has(SectionKind.PROJECTS)

    @cached_property
    def titles(self) -> Shares:
        weights: dict[Role, float] = defaultdict(float)
        for weight, roles in self.named:
            for role in sorted(roles):
                weights[role] += weight / len(roles)
        whole = sum(weight for weight, roles in self.named if roles)
        silent = self._silent + 2 * self._plain
        # Who held posts of both halves has done both, whatever the newest is called.
        halves = (
            sum(weight / len(roles) for weight, roles in self.named if half in roles and Role.MOBILE not in roles)
            for half in HALVES
        )
        both = 2 * min(halves)
        if both and not any(self._states_alone(half) for half in HALVES):
            weights[Role.FULLSTACK] += both
        return {role: weight / (whole + silent / 3) for role, weight in weights.items()} if whole else {}

    @cached_property
    def _plain(self) -> float:
        """What titles weigh that are plainly those of software engineers and name no kind of it."""
        return sum(weight for weight, title, roles in self._called_so if not roles and _PLAIN.search(title))

    @property
    def _silent(self) -> float:
        return sum(weight for weight, _, roles in self._called_so if not roles)

    @cached_property
    def _studies(self) -> bool:
        held = (self.facts.resume.entries[at] for at in self.jobs)
        own = (job for job in held if titles.is_field(job.title) and not titles.is_student(job.title))
        return studies.studies(self.facts, max((job.start for job in own if job.start), default=None))

    @cached_property
    def _studies_software(self) -> bool:
        return studies.studies_software(self.facts)

    @cached_property
    def _first_lines(self) -> Sequence[tuple[float, str]]:
        return tuple(headlines(self.facts))

    def _roles_in(self, title: str) -> frozenset[Role]:
        return roles_in_title(title, self.skills, self.bullets)

    @property
    def _short_lines(self) -> Iterator[str]:
        """Lines that look like titles, where the reader found no jobs."""
        for line in self.facts.resume.lines[TOP_LINES:]:
            section = self.facts.section_at(line.number)
            if section is None or section.kind in _ASIDE or line.bullet or len(line.text.split()) > _SHORT:
                continue
            if titles.is_field(line.text) and self._roles_in(line.text):
                yield line.text

    @cached_property
    def skills(self) -> Shares:
        facts = self.facts
        listed = facts.technologies_in(SectionKind.SKILLS)
        # Where there is no list, what is named more often says more.
        named = Counter(listed or (mention.technology for _, mention in facts.mentions))
        weights: dict[Role, float] = {
            role: sum(self.signs[role].weight(each) * (1 + log(count)) for each, count in named.items())
            for role in WORK
        }
        return shares(weights, _ENOUGH_WEIGHT)

    @cached_property
    def lines(self) -> Sequence[tuple[float, tuple[Role, ...]]]:
        """The roles that each line of work or of a project speaks for, with what the line weighs."""
        return [(weight, roles) for weight, roles in self._spoken if roles]

    @cached_property
    def _spoken(self) -> Sequence[tuple[float, tuple[Role, ...]]]:
        """What each of the lines told weighs, and the roles that it speaks for, if any."""
        return [(weight, roles_of(text, used)) for weight, text, used in self.told]

    @property
    def _of_work(self) -> Sequence[tuple[float, tuple[Role, ...]]]:
        """The same of bullets on jobs and projects alone, where there are enough bullets: what is done in a club, at a
        contest or in class is no work."""
        if len(self._bullets) < _ENOUGH_LINES:
            return self._spoken
        told = zip(self._bullets, self._spoken, strict=True)
        return [spoken for each, spoken in told if each.section in _OF_WORK]

    @cached_property
    def _bullets(self) -> Sequence[Bullet]:
        return [each for each in self.facts.resume.bullets if each.section not in _ASIDE]

    @cached_property
    def told(self) -> Sequence[tuple[float, str, tuple[Technology, ...]]]:
        """The lines of work or of a project: what each weighs, its text, and the technologies that it names."""
        facts = self.facts
        newest: dict[int | None, float] = dict(self._held_beside)
        newest |= dict(zip(self.jobs, self._weights(len(self.jobs)), strict=True))
        if len(self._bullets) >= _ENOUGH_LINES:
            return [(newest.get(each.entry, _FADES), each.text, facts.in_bullet(each)) for each in self._bullets]
        sections = [section for kind in _TELLING for section in facts.resume.of_kind(kind)]
        heads = {entry.first_line for entry in facts.resume.entries if entry.title}
        body = (each for section in sections for each in facts.body(section) if each.number not in heads)
        return [(_FADES, each.text, self._on(each)) for each in body]

    def _on(self, line: Line) -> tuple[Technology, ...]:
        return tuple(self.facts.on_line.get(line.number, ()))

    @cached_property
    def bullets(self) -> Shares:
        weights: dict[Role, float] = defaultdict(float)
        for weight, roles in self.lines:
            for role in sorted(roles):
                weights[role] += weight / len(roles)
        return shares(weights, _ENOUGH_LINES)

    @property
    def _held_beside(self) -> Iterator[tuple[int, float]]:
        """What jobs held while learning weigh beside those that were not: the less, the longer ago."""
        entries = self.facts.resume.entries
        held = [at for at, each in enumerate(entries) if each.section is SectionKind.EXPERIENCE and each.title]
        for number, at in enumerate(sorted(held, key=lambda at: _ended(entries[at]), reverse=True)):
            yield at, min(_FADES, _FADES**number)

    @property
    def _begins(self) -> bool:
        return self.facts.resume.level is Level.NEW_GRAD

    @property
    def _is_student(self) -> bool:
        """A graduate to be, or one without a job that was not held while learning; no changer from another field."""
        entries = self.facts.resume.entries
        if not self._begins or (self.facts.resume.years_experience or 0) >= _WORKED:
            return False
        held = [entries[at] for at in self.jobs]
        if not self.facts.jobs and not any(self._short_lines):
            return self._studies or self._studies_software
        learning = bool(held) and all(titles.is_student(job.title) or _is_club(job) for job in held)
        return self._studies or (learning and not studies.have_ended(self.facts))

    def _leans(self, role: Role, sure: float, total: Shares) -> bool:
        """Whether it clearly stands out: alone in the first lines, as most of what titles, skills and lines tell of
        software, or as the first of two of these; a list of skills alone leans nowhere."""
        told = sum(share for each, share in total.items() if each in WORK)
        done = self.titles.get(role) or self._lines_for(with_halves(role))
        most = bool(done) and total[role] >= _STANDS_OUT * told
        leans = most or self._is_told_twice(role) or self._states_alone(role) or self._opens_with(role)
        return sure >= CLEAR and leans

    def _is_told_twice(self, role: Role) -> bool:
        """Whether two of titles, skills and lines speak for it above all, where not all students do some of it."""
        if role not in _CHOSEN:
            return False
        told = (self.titles, self.skills, self.bullets)
        return sum(_leads(role, part, _NEARLY) for part in told) > 1

    def _evidence(self, role: Role) -> Iterator[str]:
        if self._states(role):
            yield gettext("your first lines")
        titled = [role in self._roles_in(self.facts.resume.entries[at].title) for at in self.jobs]
        listed = self.facts.technologies_in(SectionKind.SKILLS)
        halves = HALVES if role is Role.FULLSTACK else (role,)
        fitting = sum(any(self.signs[half].weight(each) >= 0.3 for half in halves) for each in listed)
        for some, whole, told in (
            (sum(titled), len(titled), _OF_TITLES),
            (fitting, len(listed), _OF_SKILLS),
            (self._lines_for({role, *halves}), len(self.told), _OF_LINES),
        ):
            if some:
                yield gettext(told[_PLACES[share(some, whole)]])


def _is_of_others(title: str) -> bool:
    return titles.is_other_field(title) or titles.is_technician(title) or titles.is_academic(title)


def _is_club(job: Entry) -> bool:
    return titles.is_club(job.title, job.organization)


def _leads(role: Role, told: Shares, times: float = 1.0) -> bool:
    """Whether a good part of what is told speaks for the role, and so many times as much as for any other."""
    others = (share for each, share in told.items() if each is not role)
    return told.get(role, 0.0) >= max(_SPEAKS / 2, times * max(others, default=0.0))


def _ended(job: Entry) -> tuple[bool, str]:
    return job.current, job.end or job.start or ""

"""All check kinds by the name that rules use in `check.kind`."""

from rules.checks import Check
from rules.checks.acronym import Acronym
from rules.checks.buried import Buried
from rules.checks.canonical import Canonical
from rules.checks.category import Category
from rules.checks.certifications import Certifications
from rules.checks.chronology import Chronology
from rules.checks.contact_missing import ContactMissing
from rules.checks.credible import Credible
from rules.checks.dense import Dense
from rules.checks.few_technologies import FewTechnologies
from rules.checks.flat_skills import FlatSkills
from rules.checks.frontend_only import FrontendOnly
from rules.checks.gap import Gap
from rules.checks.generic_title import GenericTitle
from rules.checks.impossible_dates import ImpossibleDates
from rules.checks.in_margin import InMargin
from rules.checks.inconsistent import Inconsistent
from rules.checks.keyword_coverage import KeywordCoverage
from rules.checks.lacks import Lacks
from rules.checks.late_languages import LateLanguages
from rules.checks.layout import Layout
from rules.checks.little_told import LittleTold
from rules.checks.long_bullet import LongBullet
from rules.checks.missing_groups import MissingGroups
from rules.checks.names_technology import NamesTechnology
from rules.checks.no_figure import NoFigure
from rules.checks.no_result import NoResult
from rules.checks.no_version import NoVersion
from rules.checks.odd_font import OddFont
from rules.checks.odd_heading import OddHeading
from rules.checks.old_work_fat import OldWorkFat
from rules.checks.opener import Opener
from rules.checks.outdated import Outdated
from rules.checks.phrase import Phrase
from rules.checks.plain_percent import PlainPercent
from rules.checks.project_links import ProjectLinks
from rules.checks.project_told import ProjectTold
from rules.checks.prose import Prose
from rules.checks.rarely import Rarely
from rules.checks.reads_as import ReadsAs
from rules.checks.repeats import Repeats
from rules.checks.section_figure import SectionFigure
from rules.checks.section_length import SectionLength
from rules.checks.section_missing import SectionMissing
from rules.checks.section_order import SectionOrder
from rules.checks.section_present import SectionPresent
from rules.checks.soft_list import SoftList
from rules.checks.stock_phrases import StockPhrases
from rules.checks.stuffing import Stuffing
from rules.checks.tense import Tense
from rules.checks.thin_job import ThinJob
from rules.checks.to_cut import ToCut
from rules.checks.too_long import TooLong
from rules.checks.top_third import TopThird
from rules.checks.typo import Typo
from rules.checks.undated import Undated
from rules.checks.unreferenced_link import UnreferencedLink
from rules.checks.unused_skills import UnusedSkills
from rules.checks.verb import Verb

KINDS: dict[str, type[Check]] = {
    "acronym": Acronym,
    "buried": Buried,
    "canonical": Canonical,
    "category": Category,
    "certifications": Certifications,
    "chronology": Chronology,
    "contact-missing": ContactMissing,
    "credible": Credible,
    "dense": Dense,
    "few-technologies": FewTechnologies,
    "flat-skills": FlatSkills,
    "frontend-only": FrontendOnly,
    "gap": Gap,
    "generic-title": GenericTitle,
    "impossible-dates": ImpossibleDates,
    "in-margin": InMargin,
    "inconsistent": Inconsistent,
    "keyword-coverage": KeywordCoverage,
    "lacks": Lacks,
    "late-languages": LateLanguages,
    "layout": Layout,
    "little-told": LittleTold,
    "long-bullet": LongBullet,
    "missing-groups": MissingGroups,
    "names-technology": NamesTechnology,
    "no-figure": NoFigure,
    "no-result": NoResult,
    "no-version": NoVersion,
    "odd-font": OddFont,
    "odd-heading": OddHeading,
    "old-work-fat": OldWorkFat,
    "opener": Opener,
    "outdated": Outdated,
    "phrase": Phrase,
    "plain-percent": PlainPercent,
    "project-links": ProjectLinks,
    "project-told": ProjectTold,
    "prose": Prose,
    "rarely": Rarely,
    "reads-as": ReadsAs,
    "repeats": Repeats,
    "section-figure": SectionFigure,
    "section-length": SectionLength,
    "section-missing": SectionMissing,
    "section-order": SectionOrder,
    "section-present": SectionPresent,
    "soft-list": SoftList,
    "stock-phrases": StockPhrases,
    "stuffing": Stuffing,
    "tense": Tense,
    "thin-job": ThinJob,
    "to-cut": ToCut,
    "too-long": TooLong,
    "top-third": TopThird,
    "typo": Typo,
    "undated": Undated,
    "unreferenced-link": UnreferencedLink,
    "unused-skills": UnusedSkills,
    "verb": Verb,
}

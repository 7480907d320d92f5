"""Job postings: fetched, read, understood, and held against a resume."""

from coach.posting.finding import from_address, from_file, from_text, load
from coach.posting.matching.match import Match, match
from coach.posting.matching.tailor import tailor
from coach.posting.posting import Keyword, Posting
from coach.posting.source import ReadPosting, Source
from coach.posting.terms.inferred_options import inferred_options

__all__ = [
    "Keyword",
    "Match",
    "Posting",
    "ReadPosting",
    "Source",
    "from_address",
    "from_file",
    "from_text",
    "inferred_options",
    "load",
    "match",
    "tailor",
]

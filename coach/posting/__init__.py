"""Job postings: fetched, read, understood, and held against a resume."""

from coach.posting.finding import from_address, from_file, from_text, load
from coach.posting.leaning import leaning
from coach.posting.match import Match, match
from coach.posting.posting import Keyword, Posting
from coach.posting.weigh import weigh

__all__ = ["Keyword", "Match", "Posting", "from_address", "from_file", "from_text", "leaning", "load", "match", "weigh"]

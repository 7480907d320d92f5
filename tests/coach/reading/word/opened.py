"""A Word document of these blocks, opened as the reader opens it."""

from io import BytesIO
from typing import Any, NamedTuple

import docx
from docx.document import Document as WordDocument

from coach.reading.word.look import Looks
from tests.coach.reading import word_parts


class Opened(NamedTuple):
    """A document with the looks of its text."""

    word: WordDocument
    looks: Looks


def opened(*blocks: str, **rest: Any) -> Opened:
    """`blocks` are paragraphs and tables, `rest` what else a package is made of: header, footer …"""
    word = docx.Document(BytesIO(word_parts.package("".join(blocks), **rest)))
    return Opened(word, Looks(word))

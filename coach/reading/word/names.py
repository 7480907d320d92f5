"""Names of WordprocessingML elements; a resume asks for the same few tens of thousands of times."""

from functools import cache

from docx.oxml import ns

qn = cache(ns.qn)
"""`w:p` → the name with its namespace, as lxml writes it."""

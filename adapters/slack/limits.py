"""Slack's limits, from its Block Kit reference, and where we stay below them."""

HEADER = 150
TEXT = 2900
BUTTONS = 25
LABEL = 75
CHART = 20
CHART_LABEL = 18
"""Characters of a bar and its label: together they fit a line on a telephone."""
FALLBACK = 3000
BLOCKS_A_MESSAGE = 45
BLOCKS_A_VIEW = 95
WEIGHT_A_MESSAGE = 9_000
"""Characters of a message's blocks as JSON. Slack refuses near 13,000 without saying exactly where."""
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
ROWS = 100
"""Of a table, its head included."""

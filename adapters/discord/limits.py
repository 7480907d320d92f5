"""Discord's limits, from its developer documentation (resources/message, components/reference)."""

CONTENT = 2000
EMBEDS = 10
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4070  # of 4096: leaves room for the mark
EMBED_TOTAL = 6000  # over all embeds of a message
FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
ROWS = 5
ROW_BUTTONS = 5
BUTTON_LABEL = 80
BUTTON_URL = 512
CUSTOM_ID = 100
OPTION_LABEL = 100
OPTIONS = 25
FILES = 10
FILE_ALT = 1024
THREAD_NAME = 100
MODAL_TITLE = 45
MODAL_FIELDS = 5
LABEL = 45
LABEL_DESCRIPTION = 100
INPUT_VALUE = 4000
NONCE = 25
CONTENT_TEXT = 1970  # of our own: leaves room for the mark
BLOCK = 1880  # of our own: a block fits an embed and, where embeds are forbidden, a plain message
MESSAGE_TOTAL = 5800  # of our own: leaves room for the mark


def shorten(text: str, limit: int) -> str:
    """One line of at most `limit` characters, with an ellipsis where something is left out."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"

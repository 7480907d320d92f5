"""Whether an account on a site may be somebody's own, by its name."""

import re

SAME = 4
"""Letters in a row that an account shares with its owner's name or mail."""


def share_letters(account: str, owner: str) -> bool:
    """True if two names have some letters in a row in common, whatever stands between them."""
    one, other = (re.sub(r"[\W_]", "", name.lower()) for name in (account, owner))
    return any(one[at : at + SAME] in other for at in range(len(one) - SAME + 1))

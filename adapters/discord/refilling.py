"""Forms in which something was wrong, or that came too late, kept for some minutes: Discord closes a form as it is
sent, and shows one only at once."""

from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic

from coach.chat.answers import Answer, Form

ACTION = "refill"
"""Of the button that opens such a form again; its value is the interaction that sent it."""
MAX_KEPT, SECONDS = 500, 900.0


@dataclass(frozen=True, slots=True)
class Refill:
    """A form with what was typed into it, what is wrong with that, and who typed it."""

    form: Form
    problems: dict[str, str]
    user: int
    language: str
    since: float = field(default_factory=monotonic)


class Refills:
    """In this process's memory only: what people type into forms is nothing to be kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Refill] = OrderedDict()

    def keep(self, number: str, form: Form, answer: Answer, user: int) -> None:
        """Keeps a form under the number of the interaction that sent it; the oldest go."""
        self._kept[number] = Refill(form, answer.problems, user, answer.language)
        while len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)

    def find(self, number: str, user: int) -> Refill | None:
        """The form that this member sent, if it is still kept."""
        kept = self._kept.get(number)
        if kept is None or kept.user != user or monotonic() - kept.since > SECONDS:
            return None
        return kept


refills = Refills()

"""Lists, numbers and dates as the language spoken writes them; their forms are entries of the catalogue, too."""

from collections.abc import Callable, Sequence
from datetime import date

from texts import gettext, languages, ngettext, pgettext, speaking

_WEEKDAYS = (
    lambda: gettext("Monday"),
    lambda: gettext("Tuesday"),
    lambda: gettext("Wednesday"),
    lambda: gettext("Thursday"),
    lambda: gettext("Friday"),
    lambda: gettext("Saturday"),
    lambda: gettext("Sunday"),
)
_MONTHS = (
    lambda: gettext("January"),
    lambda: gettext("February"),
    lambda: gettext("March"),
    lambda: gettext("April"),
    lambda: pgettext("month", "May"),
    lambda: gettext("June"),
    lambda: gettext("July"),
    lambda: gettext("August"),
    lambda: gettext("September"),
    lambda: gettext("October"),
    lambda: gettext("November"),
    lambda: gettext("December"),
)
_SHORT_MONTHS = (
    lambda: pgettext("short month", "Jan"),
    lambda: pgettext("short month", "Feb"),
    lambda: pgettext("short month", "Mar"),
    lambda: pgettext("short month", "Apr"),
    lambda: pgettext("short month", "May"),
    lambda: pgettext("short month", "Jun"),
    lambda: pgettext("short month", "Jul"),
    lambda: pgettext("short month", "Aug"),
    lambda: pgettext("short month", "Sep"),
    lambda: pgettext("short month", "Oct"),
    lambda: pgettext("short month", "Nov"),
    lambda: pgettext("short month", "Dec"),
)
_NUMBERS = (
    lambda: pgettext("number", "no"),
    lambda: pgettext("number", "one"),
    lambda: pgettext("number", "two"),
    lambda: pgettext("number", "three"),
    lambda: pgettext("number", "four"),
    lambda: pgettext("number", "five"),
    lambda: pgettext("number", "six"),
    lambda: pgettext("number", "seven"),
    lambda: pgettext("number", "eight"),
    lambda: pgettext("number", "nine"),
)
"""How a sentence says numbers under ten."""


def listed(names: Sequence[str], at_most: int | None = None) -> str:
    """Names in a sentence: "a, b and c"; from `at_most` on "a, b and 3 more"."""
    shown, left = list(names[:at_most]), len(names[len(names[:at_most]) :])
    if left:
        shown.append(ngettext("{count} more", "{count} more", left))
    return _joined(shown, lambda before, last: pgettext("list", "{before} and {last}", before=before, last=last))


def either(names: Sequence[str]) -> str:
    """Names to choose from: "a, b or c"."""
    return _joined(list(names), lambda before, last: pgettext("list", "{before} or {last}", before=before, last=last))


def number(count: int) -> str:
    """A whole number as a sentence says it: "three", "12"."""
    return _NUMBERS[count]() if 0 <= count < len(_NUMBERS) else str(count)


def decimal(value: float, form: str = "g") -> str:
    """A number with the decimal sign of the language: 2.5."""
    return format(value, form).replace(".", pgettext("decimal sign", "."))


def weekday(day: int) -> str:
    """The name of a day of the week, 0 for Monday, as it stands in a sentence."""
    return _WEEKDAYS[day]()


def month(number: int) -> str:
    """The name of a month, 1 for January, as it stands in a sentence."""
    return _MONTHS[number - 1]()


def short_month(number: int) -> str:
    """The name of a month in three letters or so, 1 for Jan."""
    return _SHORT_MONTHS[number - 1]()


def day(of: date) -> str:
    """A day of the year: "May 3"."""
    return pgettext("date", "{month} {day}", day=of.day, month=month(of.month))


def short_day(of: date) -> str:
    """The same in short: "May 03"."""
    return pgettext("short date", "{month} {day}", month=short_month(of.month), day=f"{of.day:02d}")


def capital(text: str) -> str:
    """The text with its first letter large, for the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def in_sentence(title: str) -> str:
    """A title as it stands within a sentence: with a small letter, if it does not begin with an acronym."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _joined(shown: list[str], with_last: Callable[[str, str], str]) -> str:
    if len(shown) < 2:
        return "".join(shown)
    return with_last(", ".join(shown[:-1]), shown[-1])


def name_of_language(language: str) -> str:
    """What a language calls itself: its catalogue says so."""
    with speaking(language):
        return pgettext("name of this language", "English") if language in languages() else language

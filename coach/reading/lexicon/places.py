"""Places as resumes write them: "Seattle, WA", "London, UK", "Remote"."""

import re

_MAX_WORDS, _MAX_ADDRESS = 3, 90
"""Words of the name of a city, and letters of an address."""

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|ON|BC|QC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|ACT|TAS|UK|USA|US|UAE|EU"
)
_COUNTRIES = """united states|united states of america|united kingdom|england|scotland|wales|ireland
|northern ireland|canada
|germany|deutschland|france|spain|españa|italy|italia|portugal|netherlands|the netherlands|belgium|switzerland|schweiz
|austria|österreich|poland|czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|türkiye|ukraine|russia
|norway|sweden|finland|denmark|iceland|estonia|latvia|lithuania|india|china|japan|south korea|korea|taiwan|hong kong
|singapore|malaysia|indonesia|thailand|vietnam|viet nam|cambodia|myanmar|mongolia
|philippines|pakistan|bangladesh|sri lanka|nepal|israel|egypt|nigeria
|algeria|angola|mozambique|uganda|tanzania|rwanda|cameroon|senegal|zimbabwe|zambia|bahrain|oman|costa rica
|ecuador|bolivia|venezuela
|panama|belarus|moldova|albania|kosovo|montenegro|north macedonia|bosnia and herzegovina|kyrgyzstan
|kenya|south africa|ghana|morocco|tunisia|ethiopia|brazil|brasil|argentina|chile|colombia|peru|mexico|méxico|uruguay
|australia|new zealand|saudi arabia|qatar|kuwait|jordan|lebanon|iran|iraq|serbia|croatia|slovenia|luxembourg|cyprus
|malta|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|england, uk|country|uae|uk|usa
|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa
|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada
|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania
|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin
|wyoming|ontario|quebec|québec|british columbia|alberta|manitoba|nova scotia|bavaria|bayern|catalonia|karnataka
|maharashtra|telangana|tamil nadu|new south wales|victoria|queensland"""
_COUNTRY = "|".join(re.escape(name.strip()) for name in _COUNTRIES.replace("\n", "").split("|"))
_CITY = r"[A-ZÀ-ÞİŞ][\w'’.À-ÿİışğŞ-]*(?:[ -][A-ZÀ-ÞİŞa-z][\w'’.À-ÿİışğŞ-]*){0,3}"
_A_CITY = re.compile(_CITY)
_REMOTE = r"(?:fully |100% )?remote|hybrid|on-?site|worldwide|anywhere"
_AREA = rf"(?:{_STATES})(?:\s+\d{{5}}(?:-\d{{4}})?)?|(?i:{_COUNTRY})"
_AREAS = rf"(?:,\s*(?:{_AREA})){{1,2}}"
PLACE = re.compile(rf"(?<![\w.@/])(?P<place>{_CITY}(?:,\s*{_CITY})?{_AREAS})(?![\w@])")
_SHORT = rf"{_CITY}{_AREAS}"
"""City and area without a district: before those two, a head has the company."""
_SMALL_STATES = "Ca|Ny|Tx|Wa|Fl|Il|Nj|Nc|Ga|Az|Ut|Va|Mn|Wi|Uk"
"""Abbreviations that people write in small letters, too, and that are no words: "Magalia, Ca"."""
_BY_SLASH = rf"(?:{_CITY}|(?i:{_REMOTE}))\s?/\s?(?i:{_COUNTRY})"
""" "Bengaluru/India", "Remote / India"."""
_WHOLE = re.compile(
    rf"(?:{_SHORT}|{_CITY}, (?:{_SMALL_STATES})|{_BY_SLASH}|(?i:{_REMOTE})|(?i:{_COUNTRY}))"
    rf"(?:\s*\((?i:{_REMOTE})\)|\s*[/,]\s*(?i:{_REMOTE}))?"
)
_AT_END = re.compile(rf",\s*(?P<tail>{_SHORT})\s*$")
_ADDRESS = re.compile(rf"[,–-]\s*(?i:{_COUNTRY})\s*$|\b\d{{4,5}}\s+{_CITY}\s*$")
_ONLY_REMOTE = re.compile(_REMOTE, re.IGNORECASE)
_ALL_STATES = frozenset(_STATES.split("|"))
_ALL_COUNTRIES = frozenset(name.strip() for name in _COUNTRIES.replace("\n", "").split("|"))
_REMOTE_AT_END = re.compile(rf"[,(]\s*(?P<tail>(?i:{_REMOTE}))\s*\)?$")


def is_place(text: str) -> bool:
    """True if `text` is a place and nothing else."""
    return _WHOLE.fullmatch(text.strip()) is not None


def is_area(word: str) -> bool:
    """True for a state, country or way of remote work named by one word."""
    word = word.strip(".,")
    return word in _ALL_STATES or word.lower() in _ALL_COUNTRIES or _ONLY_REMOTE.fullmatch(word) is not None


def is_name(text: str) -> bool:
    """True if `text` could be the name of a city: a capital, no figures, few words. Names of people could, too."""
    return _A_CITY.fullmatch(text) is not None and len(text.split()) <= _MAX_WORDS and not any(map(str.isdigit, text))


def is_address(text: str) -> bool:
    """True for a postal address: it ends with a country, or names a postal code with its town."""
    return len(text) <= _MAX_ADDRESS and "@" not in text and _ADDRESS.search(text) is not None


def find(text: str) -> str | None:
    """The first place named in `text`, or None."""
    match = PLACE.search(text)
    return match["place"].strip() if match else None


def take(text: str) -> tuple[str, str]:
    """`text` as (place, rest); the place is empty if there is none at its end."""
    if is_place(text):
        return text, ""
    remote = _REMOTE_AT_END.search(text)
    if remote:
        return remote["tail"], text[: remote.start()].strip(" ,")
    match = _AT_END.search(text)
    if match:
        return match["tail"], text[: match.start()].strip(" ,")
    return "", text

"""Words and forms of the calendar in the four languages."""

import re
from dataclasses import dataclass

from people.curation.languages import Language

SPACE = "[ \u00a0]"
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
RU_STEMS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
KK_STEMS = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
EN_STEMS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
RU_MONTH = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:[ьяюе]|ем|ь?ск\w+)"
    r"|(?:март|август)(?:а|е|у|ом|овск\w+)?|ма(?:й|я|е|ю|ем|йск\w+))\b"
)
KK_MONTH = rf"(?:{'|'.join(KK_STEMS)})(?:[а-яәіңғүұқөһ]{{0,6}})"
EN_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b\.?)"
)


@dataclass(frozen=True)
class Calendar:
    """How one language writes dates; the groups of its patterns are “days” and “month”, or one that holds a value."""

    days: tuple[re.Pattern, ...]
    month: re.Pattern
    stems: tuple[str, ...]
    weekday: re.Pattern
    half: re.Pattern
    quarter: re.Pattern
    decade: re.Pattern
    # What stands before or after a year, rather than a count.
    year: re.Pattern
    ordinals: tuple[tuple[int, str], ...]
    # A day whose month is not told.
    bare_day: re.Pattern = re.compile("(?!)")

    def month_of(self, words: str) -> int:
        if words.isdigit():
            return int(words)
        return next(number for number, stem in enumerate(self.stems, 1) if words.lower().startswith(stem.lower()))

    def ordinal_of(self, words: str) -> int:
        """«Первый», “II”, 상: what a half or a quarter is told by."""
        if words.upper() in ROMAN:
            return ROMAN[words.upper()]
        if words.isdigit():
            return int(words)
        return next(number for number, stem in self.ordinals if words.lower().startswith(stem))


def _list_of(separators, *, number=r"\d{1,2}(?!\d)"):
    return rf"(?P<days>(?<![\d.,]){number}(?:(?:{separators}){number})*)"


def _patterns(*sources, flags=0):
    return tuple(re.compile(source, flags) for source in sources)


DASH = r"[ \u00a0]?[–—\-∼~〜][ \u00a0]?"
RU_DAYS = _list_of(rf"{DASH}|, | и | по | до ")
KK_DAYS = _list_of(rf"{DASH}|, | және | мен | пен | бен ")
EN_DAY = r"\d{1,2}(?!\d|,\d{3})(?:st|nd|rd|th)?"
EN_DAYS = _list_of(rf"{DASH}|, | and | to ", number=EN_DAY)
KO_DAYS = rf"(?P<days>\d{{1,2}}일?(?:(?:{DASH}|[·,] ?|부터 |과 |와 |에서 )\d{{1,2}}(?!\d|월)일?)*)(?<=일)"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d|[.,]\d)"
CALENDARS = {
    Language.RU: Calendar(
        days=_patterns(rf"{RU_DAYS}(?:-?(?:го|е|му|ое))?{SPACE}(?P<month>{RU_MONTH})", flags=re.IGNORECASE),
        bare_day=re.compile(r"(?<![\d.,])(?P<value>\d{1,2})-(?:го|е) числ\w+"),
        month=re.compile(rf"\b(?P<month>{RU_MONTH})", re.IGNORECASE),
        stems=tuple(RU_STEMS),
        weekday=re.compile(
            r"\b(?P<value>понедельник|вторник|четверг|пятниц|суббот|воскресень)\w*"
            r"|\b(?:в|на|за|к|по|до|с|со) (?P<other>сред)[уеыа]м?\b",
            re.IGNORECASE,
        ),
        half=re.compile(r"\b(?P<value>перв\w+|втор\w+|I{1,2}|[12])(?:-\w+)?[ \u00a0]полугоди\w+", re.IGNORECASE),
        quarter=re.compile(
            r"\b(?P<value>перв\w+|втор\w+|трет\w+|четв[её]рт\w+|I{1,3}|IV|[1-4])(?:-\w+)?[ \u00a0]квартал\w*",
            re.IGNORECASE,
        ),
        decade=re.compile(r"(?<!\d)(?P<value>[5-9]0)-[ех]\b"),
        year=re.compile(
            rf"(?<![\d.,]){YEAR}(?=(?:-[егхмй]\w?)?[ \u00a0]?(?:год|гг?\.)|-[ех]|{DASH}\d{{4}}[ \u00a0](?:год|гг?\.))"
            rf"|(?<=[вскВСКоа\x00] )(?<![\d.,])(?P<bare>(?:1[89]|20)\d\d)(?!\d|[.,]\d)"
        ),
        ordinals=((1, "перв"), (2, "втор"), (3, "трет"), (4, "четв")),
    ),
    Language.KK: Calendar(
        days=_patterns(
            rf"{KK_DAYS}(?:-?(?:сы|сі|шы|ші|ы|і))?{SPACE}(?P<month>{KK_MONTH})",
            rf"(?P<month>{KK_MONTH})[дтн][ың]ң? {KK_DAYS}(?=-)",
            flags=re.IGNORECASE,
        ),
        month=re.compile(rf"\b(?P<month>{KK_MONTH})", re.IGNORECASE),
        stems=tuple(KK_STEMS),
        weekday=re.compile(
            r"\b(?P<value>дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма(?!с|ғ|л)|сенбі|жексенбі)\w*", re.IGNORECASE
        ),
        half=re.compile(
            r"\b(?P<value>бірінші|алғашқы|екінші|I{1,2}|[12])(?:-\w+)?[ \u00a0]жартыжылды\w+", re.IGNORECASE
        ),
        quarter=re.compile(
            r"\b(?P<value>бірінші|алғашқы|екінші|үшінші|төртінші|I{1,3}|IV|[1-4])(?:-\w+)?[ \u00a0]тоқсан\w*",
            re.IGNORECASE,
        ),
        decade=re.compile(r"(?<!\d)(?P<value>[5-9]0)-(?:ші |шы )?жылдар"),
        year=re.compile(
            rf"(?<![\d.,]){YEAR}(?=(?:-\w{{1,3}})?[ \u00a0]?(?:жыл|ж\.)|{DASH}\d{{4}}[ \u00a0]?жыл)(?P<bare>)"
        ),
        ordinals=((1, "бір"), (1, "алғ"), (2, "екі"), (3, "үш"), (4, "төр")),
    ),
    Language.KO: Calendar(
        days=_patterns(rf"(?<!\d)(?P<month>\d{{1,2}})월[ \u00a0]?{KO_DAYS}"),
        bare_day=re.compile(r"(?:지난|오는|이달|이번 달|다음 달|내달|같은 달)[ \u00a0](?P<value>\d{1,2})일(?!간)"),
        month=re.compile(rf"(?<!\d)(?:(?P<first>\d{{1,2}}){DASH})?(?P<month>\d{{1,2}})월"),
        stems=(),
        weekday=re.compile(r"(?P<value>[월화수목금토일])요일"),
        half=re.compile("(?P<value>[상하])반기"),
        quarter=re.compile(r"(?P<value>[1-4])[ \u00a0]?분기"),
        decade=re.compile(r"(?<!\d)(?P<value>[5-9]0)년대"),
        year=re.compile(rf"(?<![\d.,]){YEAR}(?=[ \u00a0]?년|{DASH}\d{{4}}년|/\d)(?P<bare>)"),
        ordinals=((1, "상"), (2, "하")),
    ),
    Language.EN: Calendar(
        days=_patterns(
            rf"{EN_DAYS}(?: of)? (?P<month>{EN_MONTH})(?= |\b)",
            rf"(?P<month>{EN_MONTH}) {EN_DAYS}(?! (?:of )?{EN_MONTH})",
        ),
        month=re.compile(rf"\b(?P<month>{EN_MONTH})(?!\w)"),
        stems=tuple(EN_STEMS),
        weekday=re.compile(r"\b(?P<value>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b"),
        half=re.compile(r"\b(?P<value>first|second) half\b|\bH(?P<other>[12])\b", re.IGNORECASE),
        quarter=re.compile(r"\b(?P<value>first|second|third|fourth) quarter\b|\bQ(?P<other>[1-4])\b", re.IGNORECASE),
        decade=re.compile(r"(?<![\d])(?P<value>[5-9]0)s\b"),
        year=re.compile(
            rf"(?<![\d.,]){YEAR}(?=s\b|{DASH}\d{{2,4}}\b)|(?<=[a-z,–—\x00-] )(?<![\d.,])(?P<bare>(?:1[89]|20)\d\d)"
            rf"(?!\d|[.,]\d| [a-z]+s\b)|(?<=[–—-])(?P<last>(?:1[89]|20)\d\d)(?!\d)"
        ),
        ordinals=((1, "fir"), (2, "sec"), (3, "thi"), (4, "fou")),
    ),
}
WEEKDAYS = {
    Language.RU: ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"),
    Language.KK: ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    Language.KO: tuple("월화수목금토일"),
    Language.EN: ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
# «Маусым» is a season as well, «қазан» a cauldron and a town.
AMBIGUOUS = {Language.KK: {6, 10}}
AMBIGUOUS_UNLESS = re.compile(r"жылғы[ \u00a0]$")
AMBIGUOUS_UNLESS_AFTER = re.compile(r"[ \u00a0]ай")
NUMERIC = (
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-.] ?(?P<month>\d{1,2})[-.] ?(?P<day>\d{1,2})(?!\d)"),
)

"""Kazakh in Latin letters, worked out from the Cyrillic text: the alphabet of 31 letters of 28 January 2021.

The alphabet names one Latin letter for each Kazakh sound. What it leaves open, the letters of borrowed words, is
settled in docs/decisions/0036. Whatever is not Cyrillic stays as it is, so that doing it twice changes nothing.
"""

import re
from collections.abc import Iterator

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts tş ş şş - y ı - e iu ia"
# Small and capital i differ by the dot; Python knows only the other pair.
CAPITALS = {"i": "İ", "ı": "I"}
PAIRS = "ЁЦЧЩЮЯ"
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
SMALL = "[a-zа-яёәғқңөұүһі]"
# A borrowed -ия is heard and written with one i: Азия, Azia.
AFTER_I = re.compile("(?<=[ийИЙ])[яюёЯЮЁ]")
WITHOUT_I = str.maketrans("яюёЯЮЁ", "ауоАУО")
# A pair is written in capitals where the word is.
SHOUTED = re.compile(f"[{PAIRS}](?={CAPITAL})|(?<={CAPITAL})[{PAIRS}](?!{SMALL})")
DECOMPOSED = re.compile("[иИ]\u0306|[еЕ]\u0308")
COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё"}
HAS_CYRILLIC = re.compile("[\u0400-\u04ff]")

TOKEN = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>|[^<]+|<", re.DOTALL | re.IGNORECASE
)
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
# What makes a piece of a page something else than Kazakh text.
MARKED = re.compile(r'\s(lang|translate)="([^"]*)"', re.IGNORECASE)
# Attributes that are read aloud or shown, here or by whoever is sent the page.
SPOKEN = re.compile(r'(\s(?:alt|aria-label|content|data-label|placeholder|title)=")([^"]*)', re.IGNORECASE)
LANG = re.compile(r'(\slang=")kk(?=")', re.IGNORECASE)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def _capital(letters: str) -> str:
    return CAPITALS.get(letters[:1], letters[:1].upper()) + letters[1:]


def _in_capitals(letters: str) -> str:
    return "".join(_capital(letter) for letter in letters)


SMALL_LETTERS = {letter: latin.strip("-") for letter, latin in zip(CYRILLIC, LATIN.split(), strict=True)}
LETTERS = str.maketrans(SMALL_LETTERS | {letter.upper(): _capital(latin) for letter, latin in SMALL_LETTERS.items()})
SHOUTED_PAIRS = {letter: _in_capitals(SMALL_LETTERS[letter.lower()]) for letter in PAIRS}


def in_latin(text: str) -> str:
    """The text with each Cyrillic letter of Kazakh and Russian in Latin."""
    if not HAS_CYRILLIC.search(text):
        return text
    text = DECOMPOSED.sub(lambda match: COMPOSED[match.group()], text)
    text = AFTER_I.sub(lambda match: match.group().translate(WITHOUT_I), text)
    text = SHOUTED.sub(lambda match: SHOUTED_PAIRS[match.group()], text)
    return text.translate(LETTERS)


def markup_in_latin(markup: str) -> str:
    """The markup with its Kazakh words in Latin: those of elements in no other language, and what is said of them.

    Tags, addresses and scripts stay, and so does what is marked with another language or `translate="no"`.
    """
    return "".join(_pieces(markup))


def _pieces(markup) -> Iterator[str]:
    # The elements that are open, each with whether its words are Kazakh.
    opened = [("", True)]
    for token in TOKEN.findall(markup):
        tag = TAG.match(token)
        if not tag:
            yield token if token.startswith("<") or not opened[-1][1] else in_latin(token)
        elif tag[1]:
            _close(opened, tag[2].lower())
            yield token
        else:
            is_kazakh = _is_kazakh(token, within=opened[-1][1])
            if tag[2].lower() not in VOID and not token.endswith(("/>", "</script>", "</style>")):
                opened.append((tag[2].lower(), is_kazakh))
            yield _tag_in_latin(token) if is_kazakh else token


def _close(opened, name):
    """Forget the element of that name and whatever was left open in it."""
    for place in range(len(opened) - 1, 0, -1):
        if opened[place][0] == name:
            del opened[place:]
            return


def _is_kazakh(tag, *, within):
    marks = dict(MARKED.findall(tag)) if "lang=" in tag or "translate=" in tag else {}
    if marks.get("translate") == "no":
        return False
    return marks["lang"] == "kk" if "lang" in marks else within


def _tag_in_latin(tag):
    if tag.startswith(("<script", "<style")):
        return tag
    tag = LANG.sub(r"\1kk-Latn", tag)
    return SPOKEN.sub(lambda match: match[1] + in_latin(match[2]), tag) if HAS_CYRILLIC.search(tag) else tag

"""How an entry of the index spells its keys: words by language, those of titles once more, and marks of its record."""

from datetime import date

from ..words import keys_of_text, query_keys, words_in
from .expressions import All, Any, Beginning, Expression

TITLE, WHOLE, MARK = "¶", "¦", "§"
MOST_KEYS, LONGEST_KEY = 20_000, 200


def kind(content_type_id: int) -> str:
    return f"{MARK}k{content_type_id}"


def year(number: int) -> str:
    return f"{MARK}y{number}"


def topic(pk: int) -> str:
    return f"{MARK}t{pk}"


def years(first: date | None, last: date | None) -> list[str]:
    """Every year that an honest date may fall in."""
    return [year(number) for number in range(first.year, last.year + 1)] if first and last else []


def of_edition(edition) -> set[str]:
    """All keys that the texts of an edition give; names in its data count as titles."""
    language, names, texts = edition.language, [edition.title], [edition.summary, edition.body]
    for name, value in edition.data.items():
        (names if name.endswith("name") else texts).extend(_strings_in(value))
    in_names = keys_of_text("\n".join(names), language)
    in_all = in_names | keys_of_text("\n".join(texts), language)
    keys = [kind(edition.content_type_id), *(f"{language}{TITLE}{key}" for key in in_names)]
    keys += [whole(words_in(name), language) for name in names if name]
    kept = in_all if len(in_all) <= MOST_KEYS else sorted(in_all)[:MOST_KEYS]
    return {*keys, *(f"{language}{key}" for key in kept)}


def _strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings_in(part)


def of_query(words: list[str], language: str, *, in_title: bool = False) -> Expression:
    """An entry in the language that holds every word, in its title if so asked."""
    zone = f"{language}{TITLE}" if in_title else language
    return All(Any(f"{zone}{key}" for key in keys) for word in words for keys in query_keys(word, language))


def whole(words: list[str], language: str) -> str:
    """A title that consists of just these words."""
    return f"{language}{WHOLE}{'·'.join(words)}"[:LONGEST_KEY]


def beginning_with(words: list[str], language: str) -> Expression:
    """An entry whose title holds all the words, of which the last is still being typed."""
    *whole, last = words
    typed = Any([Beginning(f"{language}{TITLE}{last}"), of_query([last], language, in_title=True)])
    return All([*of_query(whole, language, in_title=True), typed])

"""A story held against the register: the names, posts and figures that it is linked to."""

from collections.abc import Iterable, Iterator

from newsroom.models import Article
from people.curation.house import Problem, Text
from people.curation.languages import Language
from people.house.posts import Person, Post, posts_outside_dates
from people.house.spellings import Spellings, two_spellings
from people.models import NameVariant, Official
from people.models.names import Named

from .figures import contradictions, stated

SCRIPTS = {
    Language.RU: NameVariant.Script.CYRILLIC,
    Language.KK: NameVariant.Script.CYRILLIC,
    Language.KO: NameVariant.Script.HANGUL,
    Language.EN: NameVariant.Script.LATIN,
}


def names_in_two_spellings(article: Article, language: str, texts: list[Text]) -> Iterator[Problem]:
    names = (spellings_of(named, language) for named in named_in(article))
    return two_spellings(texts, language, [one for one in names if one.usual and one.others])


def named_in(article: Article) -> Iterable[Named]:
    mentions = article.mentions.all()
    return [*filter(None, (one.official or one.organisation for one in mentions)), *article.places.all()]


def spellings_of(named: Named, language: str) -> Spellings:
    """Those met in the language; where the register does not say in which, those in its script."""
    variants = [
        variant.spelling
        for variant in named.name_variants.all()
        if variant.script == SCRIPTS[language] and variant.language in (language, "")
    ]
    return Spellings(named.text_in("name", language), tuple(variants), is_person=isinstance(named, Official))


def posts_out_of_date(article: Article, language: str, texts: list[Text]) -> Iterator[Problem]:
    officials = [mention.official for mention in article.mentions.all() if mention.official]
    people = [person_of(official, language, article.story_date) for official in officials]
    return posts_outside_dates(texts, [one for one in people if one.names], article.story_date)


# A family name this long is told from other words; in Hangul every letter is a syllable.
FAMILY_NAME_LENGTH = {Language.RU: 4, Language.KK: 4, Language.KO: 3, Language.EN: 4}


def person_of(official: Official, language: str, day) -> Person:
    family_name = official.text_in("family_name", language)
    names = [official.text_in("name", language)]
    if len(family_name) >= FAMILY_NAME_LENGTH[language]:
        names.append(family_name)
    posts = [
        Post(post.title_in(language), post.is_known_not_to_run_on(day), str(post.start), str(post.end))
        for post in official.appointments.all()
    ]
    return Person(tuple(filter(None, names)), tuple(post for post in posts if post.title))


def contradicted_figures(article: Article, language: str, texts: list[Text]) -> Iterator[Problem]:
    figures = [stated(figure, language) for figure in article.figures.all() if figure.value is not None]
    return contradictions(texts, language, figures)

"""Pictures without alternative text, credit or caption in a language."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from newsroom.models import Article, Image
from people.curation.house import Code, Problem, Text, define
from people.curation.languages import Language

MISSING_ALT = define(
    "missing-alt",
    title=_("picture without alternative text"),
    explanation=_("The picture “%(picture)s” has no alternative text in this language. Describe what it shows."),
    may_block=True,
)
MISSING_CREDIT = define(
    "missing-credit",
    title=_("picture without credit"),
    explanation=_("The picture “%(picture)s” names nobody as its author in this language. Write the credit."),
    may_block=True,
)
MISSING_CAPTION = define(
    "missing-caption",
    title=_("picture without caption"),
    explanation=_("The picture “%(picture)s” has a caption in another language but not in this one. Write it."),
)
CODES = {"alt": MISSING_ALT, "credit": MISSING_CREDIT, "caption": MISSING_CAPTION}


def picture_credit(image: Image, language: str, texts: list[Text]) -> Iterator[Problem]:
    """A picture is never published without its author; that it has an alternative text is asked by publication."""
    yield from _lacking(image, language, "credit", is_blocking=True)


def picture_texts(image: Image, language: str, texts: list[Text]) -> Iterator[Problem]:
    yield from _lacking(image, language, "caption")


def cover_texts(article: Article, language: str, texts: list[Text]) -> Iterator[Problem]:
    """Where the article shows a picture, what the picture lacks; the article is held by the closure alone."""
    if article.cover:
        for name in CODES:
            yield from _lacking(article.cover, language, name, field="cover")


def _lacking(image, language, name, *, field="", is_blocking=False) -> Iterator[Problem]:
    has_elsewhere = any(image.text_in(name, code) for code in Language.values)
    if not image.text_in(name, language) and (has_elsewhere or name != "caption"):
        yield _problem(CODES[name], image, language, field=field or name, is_blocking=is_blocking)


def _problem(code: Code, image, language, **options):
    return Problem(code, language, excerpt=image.slug, details={"picture": image.slug}, **options)

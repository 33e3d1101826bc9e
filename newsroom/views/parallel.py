"""One story in two to four languages beside each other."""

from dataclasses import dataclass

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.caching import lasting
from newsroom.marginalia.marking import whole_text
from newsroom.marginalia.story import name_in, spellings_of
from newsroom.models import Article
from newsroom.parallel import pieces_of, rows_of
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.scripts import LATIN, PARAMETER
from people.curation.languages import OWN_NAMES, Language
from people.curation.latin import in_latin, markup_in_latin
from people.curation.models import Edition

# How the address names Kazakh in Latin letters.
KAZAKH_IN_LATIN = "kk-latn"
MOST_OTHERS = 3


@dataclass(frozen=True)
class Column:
    """One text on the page: a language, or Kazakh again in Latin letters."""

    code: str
    edition: Edition
    url: str

    @property
    def is_latin(self) -> bool:
        return self.code == KAZAKH_IN_LATIN

    @property
    def language(self) -> str:
        return language_of(self.code)

    @property
    def tag(self) -> str:
        """The language for browsers and screen readers."""
        return "kk-Latn" if self.is_latin else self.code

    @property
    def name(self) -> str:
        return self.in_script(OWN_NAMES[self.language])

    @property
    def title(self) -> str:
        return self.in_script(self.edition.title)

    def in_script(self, text: str) -> str:
        return in_latin(text) if self.is_latin else text

    def markup_of(self, pieces) -> str:
        markup = "".join(piece.markup for piece in pieces)
        return markup_in_latin(markup) if self.is_latin else markup


def article_parallel(request, slug, others):
    """The current editions of the languages in the address, aligned by paragraph; that of the page comes first."""
    reading = reading_of(request)
    asked = columns_asked(others)
    articles = Article.objects.prefetch_related("mentions__official")
    page = open_page(articles, slug, reading)
    asked = [code for code in asked if code != reading.language]
    if not asked:
        return HttpResponseRedirect(page.url)
    editions = {reading.language: page.edition, **editions_in(map(language_of, asked), page.record, reading)}
    columns = [
        Column(code, editions[language_of(code)], address_of(code, page))
        for code in (reading.language, *asked)
        if language_of(code) in editions
    ]
    context = {
        "reading": reading,
        "page": page,
        "columns": columns,
        "rows": list(rows_in(columns, page.record, reading)),
        "absent": [OWN_NAMES[code] for code in dict.fromkeys(map(language_of, asked)) if code not in editions],
        "canonical_url": request.build_absolute_uri(page.url),
    }
    return render(request, "newsroom/article_parallel.html", context)


def columns_asked(others):
    """`kk+ko` names Kazakh and Korean, each once; there is room for three beside the page's own."""
    codes = others.split("+")
    if set(codes) - {*Language.values, KAZAKH_IN_LATIN} or len(set(codes)) < len(codes) or len(codes) > MOST_OTHERS:
        raise Http404(_("There is no such page."))
    return codes


def language_of(code):
    return Language.KK.value if code == KAZAKH_IN_LATIN else code


def address_of(code, page):
    """Where the text of a column is read alone."""
    url = page.url_in(language_of(code))
    return f"{url}?{PARAMETER}={LATIN}" if code == KAZAKH_IN_LATIN else url


def rows_in(columns, article, reading):
    """Each row as the columns with their markup there."""
    texts = {column.code: whole_text(column.edition.summary, column.edition.body) for column in columns}
    names = names_in(texts, article, reading)
    rows = lasting(("parallel", texts, names), lambda: rows_of(pieces_in(texts, names)))
    for row in rows:
        yield [(column, column.markup_of(row.cells.get(column.code, []))) for column in columns]


def editions_in(languages, record, reading):
    current = Edition.objects.about(record).current(reading.at).filter(language__in=languages)
    return {edition.language: edition for edition in current.order_by()}


def names_in(codes, article, reading):
    """The people of the story as each language names them: where they are named, rows belong together."""
    officials = [mention.official for mention in article.mentions.all() if mention.official]
    shelf, spellings = Shelf(reading, officials), spellings_of(officials, Language.values)
    return {
        code: [name_in(language, one, shelf.editions_of(one).get(language), spellings) for one in officials]
        for code, language in ((code, language_of(code)) for code in codes)
    }


def pieces_in(texts, names):
    return {code: pieces_of(text, language_of(code), names[code]) for code, text in texts.items()}

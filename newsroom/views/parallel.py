"""One story in two to four languages beside each other."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from newsroom.caching import lasting
from newsroom.marginalia.marking import whole_text
from newsroom.marginalia.story import name_in, spellings_of
from newsroom.models import Article
from newsroom.parallel import pieces_of, rows_of
from newsroom.reading import Shelf, open_page, reading_of
from people.curation.languages import OWN_NAMES, Language
from people.curation.models import Edition


def article_parallel(request, slug, others):
    """The current editions of the languages in the address, aligned by paragraph; that of the page comes first."""
    reading = reading_of(request)
    asked = languages_asked(others)
    articles = Article.objects.prefetch_related("mentions__official")
    page = open_page(articles, slug, reading)
    asked = [code for code in asked if code != reading.language]
    if not asked:
        return HttpResponseRedirect(page.url)
    editions = {reading.language: page.edition, **editions_in(asked, page.record, reading)}
    columns = [code for code in (reading.language, *asked) if code in editions]
    texts = {code: whole_text(editions[code].summary, editions[code].body) for code in columns}
    names = names_in(columns, page.record, reading)
    rows = lasting(("parallel", texts, names), lambda: rows_of(pieces_in(texts, names)))
    context = {
        "reading": reading,
        "page": page,
        "columns": [(code, OWN_NAMES[code], editions[code], page.url_in(code)) for code in columns],
        "rows": [row.in_order(columns) for row in rows],
        "absent": [OWN_NAMES[code] for code in asked if code not in editions],
        "canonical_url": request.build_absolute_uri(page.url),
    }
    return render(request, "newsroom/article_parallel.html", context)


def languages_asked(others):
    """`kk+ko` names Kazakh and Korean, each once."""
    codes = others.split("+")
    if set(codes) - set(Language.values) or len(set(codes)) < len(codes):
        raise Http404(_("There is no such page."))
    return codes


def editions_in(languages, record, reading):
    current = Edition.objects.about(record).current(reading.at).filter(language__in=languages)
    return {edition.language: edition for edition in current.order_by()}


def names_in(languages, article, reading):
    """The people of the story as each language names them: where they are named, rows belong together."""
    officials = [mention.official for mention in article.mentions.all() if mention.official]
    shelf, spellings = Shelf(reading, officials), spellings_of(officials, languages)
    return {
        code: [name_in(code, one, shelf.editions_of(one).get(code), spellings) for one in officials]
        for code in languages
    }


def pieces_in(texts, names):
    return {code: pieces_of(text, code, names[code]) for code, text in texts.items()}

from django.shortcuts import render

from newsroom import structured
from newsroom.filters import ArticleFilter
from newsroom.models import Article
from newsroom.paging import page_by_key
from newsroom.persons import by_protocol, person_on
from newsroom.reading import Shelf, open_page, reading_of
from people.dates import HonestDate

PAGE_SIZE = 20
NUM_MORE_NEWS = 4
NAMED_IN_ANY_LANGUAGE = ("places", "visits", "documents", "events")
NAMED_IN_THIS_LANGUAGE = ("topics",)


def article_list(request):
    """News, newest publication first, narrowed by the filters in the address."""
    reading = reading_of(request)
    articles = Article.objects.public(reading.language, reading.at)
    filters = ArticleFilter(request.GET, articles, reading=reading)
    rows = filters.qs.select_related("cover").defer("body", "lead")
    page = page_by_key(rows, key="first_public_at", cursor=request.GET.get("after", ""), size=PAGE_SIZE)
    shelf = Shelf(reading, page, [article.cover for article in page])
    cards = [card(article, shelf) for article in page]
    context = {"reading": reading, "filters": filters, "cards": cards, "paging": page}
    return render(request, "newsroom/article_list.html", context)


def card(article, shelf):
    """What a list shows of an article."""
    return {"article": article, "shown": shelf.shown(article), "cover": shelf.shown(article.cover)}


def article_detail(request, slug):
    """One article with the people, bodies, visits, documents, events and figures that it is about."""
    reading = reading_of(request)
    page = open_page(articles_with_relations(), slug, reading)
    article = page.record
    related = more_news(article, reading)
    shelf = shelf_for(article, related, reading)
    cover = shelf.shown(article.cover)
    context = {
        "reading": reading,
        "page": page,
        "article": article,
        "cover": cover,
        "cover_url": request.build_absolute_uri(article.cover.wide.src) if cover else "",
        "persons": persons_in(article, shelf, reading),
        "bodies": shelf.all_shown(mention.organisation for mention in article.mentions.all() if mention.organisation),
        "figures": figures_in(article, shelf),
        "source": source_line(article, shelf),
        "more_news": [card(one, shelf) for one in related],
        **{name: shelf.all_shown(getattr(article, name).all()) for name in NAMED_IN_ANY_LANGUAGE},
        **{name: shelf.in_language(getattr(article, name).all()) for name in NAMED_IN_THIS_LANGUAGE},
    }
    context["structured"] = structured.news_article(
        page,
        article,
        url=request.build_absolute_uri(page.url),
        persons=context["persons"],
        bodies=context["bodies"],
        image=context["cover_url"],
    )
    return render(request, "newsroom/article_detail.html", context)


def shelf_for(article, related, reading):
    """The editions of everything that the page of an article names."""
    source = article.source_text
    return Shelf(
        reading,
        [article.cover, source],
        [source.author, source.translator, source.photographer, source.outlet] if source else [],
        [mention.official or mention.organisation for mention in article.mentions.all()],
        *(getattr(article, name).all() for name in (*NAMED_IN_ANY_LANGUAGE, *NAMED_IN_THIS_LANGUAGE)),
        article.figures.all(),
        [figure.indicator for figure in article.figures.all()],
        related,
        [one.cover for one in related],
    )


def persons_in(article, shelf, reading):
    """The people of the story, first in protocol first, with the posts that they held on its date."""
    today = HonestDate.parse(reading.day.isoformat())
    mentions = [(mention, shelf.shown(mention.official)) for mention in article.mentions.all()]
    return by_protocol(
        person_on(shown, article.story_date, today, words=mention.words, role=mention.role)
        for mention, shown in mentions
        if shown
    )


def figures_in(article, shelf):
    """The figures whose series the reader may open."""
    return shelf.in_language(figure for figure in article.figures.all() if shelf.in_language([figure.indicator]))


def articles_with_relations():
    return Article.objects.select_related(
        "cover",
        "source_text__author",
        "source_text__translator",
        "source_text__photographer",
        "source_text__outlet",
    ).prefetch_related(
        "topics",
        "places",
        "visits",
        "documents",
        "events",
        "figures__indicator",
        "mentions__official__appointments",
        "mentions__organisation",
    )


def source_line(article, shelf):
    """Where the facts of the article come from, once that source is public: outlet, author, translator and so on."""
    source = article.source_text
    shown = shelf.shown(source)
    if shown is None:
        return None
    return {
        "text": source,
        "shown": shown,
        "outlet": shelf.shown(source.outlet),
        "author": shelf.shown(source.author),
        "translator": shelf.shown(source.translator),
        "photographer": shelf.shown(source.photographer),
    }


def more_news(article, reading):
    """The newest other articles that share a topic with this one."""
    topics = [topic.pk for topic in article.topics.all()]
    others = Article.objects.public(reading.language, reading.at).exclude(pk=article.pk)
    sharing = others.filter(pk__in=Article.objects.filter(topics__in=topics).values("pk"))
    return list(sharing.select_related("cover").order_by("-first_public_at", "-pk")[:NUM_MORE_NEWS])

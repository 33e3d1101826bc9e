from django.db.models import Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.attribution import attribution_of, parties_of
from newsroom.caching import remembered
from newsroom.citations import citation_of
from newsroom.facts import facts
from newsroom.filters import ArticleFilter
from newsroom.kinship import kin_of
from newsroom.listing import Listing, at_clean_address
from newsroom.marginalia.story import story_text
from newsroom.models import Article, AttributionStep, Comparison, Figure, Mention
from newsroom.persons import by_protocol, person_on
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.reading_time import minutes_to_read
from newsroom.ribbon import ribbon_at
from newsroom.series import lines_of
from people.dates import HonestDate
from people.models import Appointment

PAGE_SIZE = 20
NAMED_IN_ANY_LANGUAGE = ("places", "visits", "documents", "events")
NAMED_IN_THIS_LANGUAGE = ("topics",)


@at_clean_address
def article_list(request):
    """News, newest publication first, narrowed by the filters in the address."""
    listing = Listing(request, ArticleFilter, size=PAGE_SIZE)
    articles = listing.page.records(Article.objects.select_related("cover").defer("body", "lead", "search_text"))
    shelf = Shelf(listing.reading, articles, [article.cover for article in articles])
    return listing.render("newsroom/article_list.html", cards=[card(article, shelf) for article in articles])


def card(article, shelf):
    """What a list shows of an article."""
    return {"article": article, "shown": shelf.shown(article), "cover": shelf.shown(article.cover)}


def article_detail(request, slug):
    """One article with the people, bodies, visits, documents, events and figures that it is about."""
    reading = reading_of(request)
    page = open_page(articles_with_relations(), slug, reading)
    article = page.record
    shelf = shelf_for(article, reading)
    story = about(article, shelf, reading)
    lines = lines_in(article, shelf)
    cover = shelf.shown(article.cover)
    context = {
        "reading": reading,
        "page": page,
        "article": article,
        "cover": cover,
        "cover_url": request.build_absolute_uri(article.cover.wide.src) if cover else "",
        "text": story_text(page.edition, story["persons"], lines, comparisons_in(article, shelf)),
        "minutes": minutes_to_read(page.summary + page.edition.body, reading.language),
        "source": attribution_of(article.source_text, shelf),
        "citation": citation_of(page, request.build_absolute_uri),
        "kin": kin_of(article, records_in(story, lines), reading),
        "ribbon": ribbon_of(article.story_date, reading),
        **story,
    }
    known = {name: context[name] for name in ("citation", "persons", "bodies", "source", "minutes")}
    context["structured"] = structured.news_article(
        page, article, **known, address=request.build_absolute_uri, image=context["cover_url"]
    )
    return render(request, "newsroom/article_detail.html", context)


def ribbon_of(date, reading):
    """Every story of a day has the same one."""
    asked = ("ribbon", str(date), reading.language, reading.as_of)
    return remembered(asked, lambda: ribbon_at(date, reading))


def articles_with_relations():
    source = [f"source_text__{name}" for name in ("author", "translator", "photographer", "outlet")]
    kinds = [Article._meta.get_field(name) for name in (*NAMED_IN_ANY_LANGUAGE, *NAMED_IN_THIS_LANGUAGE)]
    comparisons = Prefetch("comparisons", facts(Comparison.objects.all()))
    figures = facts(Figure.objects.all(), "indicator", "said_by", "said_by_organisation")
    return facts(Article.objects.all(), "cover", "source_text", *source).prefetch_related(
        *(Prefetch(kind.name, facts(kind.related_model.objects.all())) for kind in kinds),
        Prefetch("figures", figures.prefetch_related(comparisons)),
        Prefetch("mentions", facts(Mention.objects.all(), "official", "organisation")),
        Prefetch("mentions__official__appointments", facts(Appointment.objects.all())),
        Prefetch("source_text__attribution_chain", facts(AttributionStep.objects.all(), "official", "organisation")),
    )


def shelf_for(article, reading):
    """The editions of everything that the page of an article names."""
    source, figures = article.source_text, article.figures.all()
    return Shelf(
        reading,
        [article.cover, source],
        parties_of(source) if source else [],
        [mention.official or mention.organisation for mention in article.mentions.all()],
        *(getattr(article, name).all() for name in (*NAMED_IN_ANY_LANGUAGE, *NAMED_IN_THIS_LANGUAGE)),
        *([figure, figure.indicator, figure.said_by, figure.said_by_organisation] for figure in figures),
        *(figure.comparisons.all() for figure in figures),
        only_to_show=True,
    )


def about(article, shelf, reading):
    """The people and records of the story that the reader may see."""
    return {
        "persons": persons_in(article, shelf, reading),
        "bodies": shelf.all_shown(mention.organisation for mention in article.mentions.all() if mention.organisation),
        **{name: shelf.all_shown(getattr(article, name).all()) for name in NAMED_IN_ANY_LANGUAGE},
        **{name: shelf.in_language(getattr(article, name).all()) for name in NAMED_IN_THIS_LANGUAGE},
    }


def persons_in(article, shelf, reading):
    """The people of the story, first in protocol first, with the posts that they held on its date."""
    today = HonestDate.parse(reading.day.isoformat())
    mentions = [(mention, shelf.shown(mention.official)) for mention in article.mentions.all()]
    return by_protocol(
        person_on(shown, article.story_date, today, words=mention.words, role=mention.role)
        for mention, shown in mentions
        if shown
    )


def lines_in(article, shelf):
    """The figures whose series the reader may open."""
    return lines_of((one for one in article.figures.all() if shelf.in_language([one.indicator])), shelf)


def comparisons_in(article, shelf):
    """The comparisons that the reader may see, by the key of each figure that they take in."""
    return {figure.pk: shelf.in_language(figure.comparisons.all()) for figure in article.figures.all()}


def records_in(story, lines):
    """What other stories may share with this one."""
    return {
        "documents": story["documents"],
        "visits": story["visits"],
        "events": story["events"],
        "figures": [line.shown for line in lines],
        "officials": [person.shown for person in story["persons"]],
        "organisations": story["bodies"],
    }

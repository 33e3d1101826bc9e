from django.shortcuts import render

from newsroom import structured
from newsroom.attribution import attribution_of
from newsroom.caching import remembered
from newsroom.citations import citation_of
from newsroom.filters import ArticleFilter
from newsroom.kinship import kin_of
from newsroom.listing import Listing, at_clean_address
from newsroom.marginalia.story import story_text
from newsroom.models import Article
from newsroom.persons import by_protocol, person_on
from newsroom.reading import Shelf, page_of, reading_of
from newsroom.reading_time import minutes_to_read
from newsroom.ribbon import ribbon_at
from newsroom.series import lines_of
from newsroom.story_facts import article_called, facts_of
from people.dates import HonestDate

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
    page = page_of(article_called(slug), reading)
    article = page.record
    facts = facts_of(article)
    shelf = Shelf(reading, facts.everything(), only_to_show=True)
    story = about(facts, shelf)
    lines = lines_in(facts, shelf)
    cover = shelf.shown(article.cover)
    context = {
        "reading": reading,
        "page": page,
        "article": article,
        "cover": cover,
        "cover_url": request.build_absolute_uri(article.cover.wide.src) if cover else "",
        "text": story_text(page.edition, story["persons"], lines, comparisons_in(facts, shelf)),
        "minutes": minutes_to_read(page.summary + page.edition.body, reading.language),
        "source": attribution_of(article.source_text, facts.chain, shelf),
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


def about(facts, shelf):
    """The people and records of the story that the reader may see."""
    return {
        "persons": persons_in(facts, shelf),
        "bodies": shelf.all_shown(facts.bodies),
        **{name: shelf.all_shown(facts.related[name]) for name in NAMED_IN_ANY_LANGUAGE},
        **{name: shelf.in_language(facts.related[name]) for name in NAMED_IN_THIS_LANGUAGE},
    }


def persons_in(facts, shelf):
    """The people of the story, first in protocol first, with the posts that they held on its date."""
    days = (facts.article.story_date, HonestDate.parse(shelf.reading.day.isoformat()))
    mentions = [(mention, shelf.shown(mention.official)) for mention in facts.mentions]
    return by_protocol(
        person_on(shown, *days, facts.posts[shown.record.pk], words=mention.words, role=mention.role)
        for mention, shown in mentions
        if shown
    )


def lines_in(facts, shelf):
    """The figures whose series the reader may open."""
    return lines_of((one for one in facts.related["figures"] if shelf.in_language([one.indicator])), shelf)


def comparisons_in(facts, shelf):
    """The comparisons that the reader may see, by the key of each figure that they take in."""
    return {key: shelf.in_language(comparisons) for key, comparisons in facts.comparisons.items()}


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

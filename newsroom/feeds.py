from datetime import UTC, datetime

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsroom.models import Article, Topic
from newsroom.paging import page_by_key
from newsroom.reading import Shelf, open_page, reading_of
from newsroom.walks import BY_PUBLICATION, walk
from people.curation.addresses import absolute
from people.curation.models import Edition
from people.models import Official, Organisation

NUM_ITEMS = 30
# When a feed changed that never held anything: it must say something, and always the same.
SINCE_EVER = datetime(2026, 1, 1, tzinfo=UTC)


class NewsAtom(Atom1Feed):
    """Atom with the moment of its last change, which may be a withdrawal, links to its further pages, and topics."""

    def latest_post_date(self):
        return self.feed["changed_at"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for relation, address in self.feed["pages"].items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for topic in item["topics"]:
            handler.addQuickElement("category", "", {"term": topic.record.slug, "label": topic.title})


class NewsFeed(Feed):
    """The newest articles in the language of the address; all of them, or those about one record.

    The identity of a feed or an entry outlives its title and the address of the site.
    """

    feed_type = NewsAtom
    author_name = "Chancery"
    item_guid_is_permalink = False
    about = None
    related_by = ""

    def get_object(self, request, slug=None):
        reading = reading_of(request)
        page = open_page(self.about.objects.all(), slug, reading) if self.about else None
        obj = {"reading": reading, "page": page, "path": request.path}
        rows = page_by_key(
            self.editions(obj), BY_PUBLICATION, of="feed", after=request.GET.get("after", ""), size=NUM_ITEMS
        )
        with_topics = Prefetch("topics", Topic.objects.order_by("pk"))
        articles = rows.records(Article.objects.defer("lead", "body").prefetch_related(with_topics))
        shelf = Shelf(reading, articles, *(article.topics.all() for article in articles))
        return obj | {"rows": rows, "entries": [(one, shelf) for one in shelf.in_language(articles)]}

    def editions(self, obj):
        editions = walk(Article, obj["reading"], BY_PUBLICATION)
        if obj["page"]:
            about = Article.objects.filter(**{self.related_by: obj["page"].record})
            editions = editions.filter(object_id__in=about.values("pk"))
        return editions

    def title(self, obj):
        name = _("Chancery: Kazakhstan and Korea, on record")
        return f"{obj['page'].title} · {name}" if obj["page"] else name

    def subtitle(self, obj):
        return _("Every text is reviewed in its own language before it appears.")

    def link(self, obj):
        return self.page_about(obj["page"]) if obj["page"] else reverse("newsroom:article-list")

    def page_about(self, page):
        return page.url

    def author_link(self, obj):
        return absolute(reverse("newsroom:front-page"))

    def feed_url(self, obj):
        return obj["path"]

    def feed_guid(self, obj):
        return f"tag:chancery,2026:{obj['path'].strip('/')}"

    def feed_extra_kwargs(self, obj):
        return {"changed_at": self.changed_at(obj), "pages": self.pages(obj)}

    def changed_at(self, obj):
        """The last publication, correction or withdrawal that this feed can show."""
        reading = obj["reading"]
        withdrawn = Edition.objects.withdrawn(reading.at).in_language(reading.language).about_model(Article)
        last = withdrawn.order_by("-withdrawn_at").values_list("withdrawn_at", flat=True).first()
        moments = [shown.edition.current_from for shown, _shelf in obj["entries"]]
        return max(filter(None, [last, *moments]), default=SINCE_EVER)

    def pages(self, obj):
        rows, address = obj["rows"], absolute(obj["path"])
        further = {"next": f"{address}?after={rows.next_cursor}"} if rows.next_cursor else {}
        return further if rows.is_first else {"first": address} | further

    def items(self, obj):
        return obj["entries"]

    def item_title(self, item):
        return item[0].title

    def item_description(self, item):
        """Atom takes it for HTML."""
        edition = item[0].edition
        if not edition.note:
            return format_html("{}", edition.summary)
        return format_html("<p>{}</p><p><strong>{}.</strong> {}</p>", edition.summary, _("Correction"), edition.note)

    def item_link(self, item):
        return item[0].url

    def item_guid(self, item):
        return f"tag:chancery,2026:{item[0].edition.language}/news/{item[0].record.slug}"

    def item_extra_kwargs(self, item):
        shown, shelf = item
        return {"topics": shelf.in_language(shown.record.topics.all())}

    def item_pubdate(self, item):
        return item[0].edition.first_public_at

    def item_updateddate(self, item):
        return item[0].edition.current_from


class OfficialFeed(NewsFeed):
    about, related_by = Official, "mentions__official"


class OrganisationFeed(NewsFeed):
    about, related_by = Organisation, "mentions__organisation"


class TopicFeed(NewsFeed):
    about, related_by = Topic, "topics"

    def page_about(self, page):
        """A topic has no page of its own: it narrows the list of news."""
        return f"{reverse('newsroom:article-list')}?topic={page.record.slug}"

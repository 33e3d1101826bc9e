from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from newsroom.models import Article, Topic
from newsroom.reading import Shelf, open_page, reading_of
from people.models import Official, Organisation

NUM_ITEMS = 30


class NewsFeed(Feed):
    """The newest articles in the language of the address; all of them, or those about one record."""

    feed_type = Atom1Feed
    author_name = "Chancery"
    about = None
    related_by = ""

    def get_object(self, request, slug=None):
        reading = reading_of(request)
        page = open_page(self.about.objects.all(), slug, reading) if self.about else None
        return {"reading": reading, "page": page, "path": request.path}

    def title(self, obj):
        name = _("Chancery: Kazakhstan and Korea, on record")
        return f"{obj['page'].title} · {name}" if obj["page"] else name

    def subtitle(self, obj):
        return _("Every text is reviewed in its own language before it appears.")

    def link(self, obj):
        if obj["page"] and hasattr(obj["page"].record, "get_absolute_url"):
            return obj["page"].url
        return reverse("newsroom:article-list")

    def feed_url(self, obj):
        return obj["path"]

    def items(self, obj):
        reading = obj["reading"]
        articles = Article.objects.public(reading.language, reading.at)
        if obj["page"]:
            about = Article.objects.filter(**{self.related_by: obj["page"].record})
            articles = articles.filter(pk__in=about.values("pk"))
        articles = list(articles.order_by("-first_public_at", "-pk")[:NUM_ITEMS])
        return Shelf(reading, articles).in_language(articles)

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        """Atom takes it for HTML."""
        return escape(item.edition.summary)

    def item_link(self, item):
        return item.url

    def item_guid(self, item):
        return f"tag:chancery,2026:{item.edition.language}/news/{item.record.slug}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.edition.first_public_at

    def item_updateddate(self, item):
        return item.edition.current_from


class OfficialFeed(NewsFeed):
    about, related_by = Official, "mentions__official"


class OrganisationFeed(NewsFeed):
    about, related_by = Organisation, "mentions__organisation"


class TopicFeed(NewsFeed):
    about, related_by = Topic, "topics"

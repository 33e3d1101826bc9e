"""What readers search: kinds of records in the order in which results are shown, the record before the news of it."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from newsroom.models import Article, Event, Indicator, SignedDocument, Topic, Visit
from people.curation.models import Curated
from people.models import Official, Organisation, Place

# By the name that a kind has in the address of a search.
KINDS: dict[str, type[Curated]] = {
    "officials": Official,
    "organisations": Organisation,
    "places": Place,
    "topics": Topic,
    "events": Event,
    "visits": Visit,
    "documents": SignedDocument,
    "figures": Indicator,
    "news": Article,
}
LABELS = {
    "officials": pgettext_lazy("section", "Officials"),
    "organisations": pgettext_lazy("section", "Organisations"),
    "places": pgettext_lazy("section", "Places"),
    "topics": pgettext_lazy("section", "Topics"),
    "visits": pgettext_lazy("section", "Visits"),
    "documents": pgettext_lazy("section", "Documents"),
    "events": pgettext_lazy("section", "Events"),
    "figures": pgettext_lazy("section", "Figures"),
    "news": pgettext_lazy("section", "News"),
}
# Kinds without pages of their own lead to the news about them.
NEWS_ABOUT = {Place: "place", Topic: "topic"}
# What a result says above its title.
KICKERS = {Organisation: "kind", Visit: "level", SignedDocument: "kind", Event: "kind", Article: "genre", Place: "kind"}


def kind_ids() -> dict[int, str]:
    return {ContentType.objects.get_for_model(model).pk: name for name, model in KINDS.items()}


def kind_id(name: str) -> int:
    return ContentType.objects.get_for_model(KINDS[name]).pk


def url_of(record: Curated, language: str, shown_in: str) -> str:
    """Where the record can be read in the language `shown_in`, from a page in `language`."""
    if name := NEWS_ABOUT.get(type(record)):
        url = f"{reverse('newsroom:article-list')}?{name}={record.slug}"
    else:
        url = record.get_absolute_url()
    return url.replace(f"/{language}/", f"/{shown_in}/", 1)


def kicker_of(record: Curated) -> str:
    name = KICKERS.get(type(record))
    return getattr(record, f"get_{name}_display")() if name else ""

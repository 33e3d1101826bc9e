from django.urls import path

from . import feeds
from .views import (
    articles,
    calendar,
    chronicle,
    corrections,
    documents,
    editions,
    events,
    figures,
    front,
    officials,
    organisations,
    search,
    visits,
)

app_name = "newsroom"
urlpatterns = [
    path("", front.front_page, name="front-page"),
    path("news/", articles.article_list, name="article-list"),
    path("news/<slug:slug>/", articles.article_detail, name="article-detail"),
    path("officials/", officials.official_list, name="official-list"),
    path("officials/<slug:slug>/", officials.official_detail, name="official-detail"),
    path("officials/<slug:slug>/feed.atom", feeds.OfficialFeed(), name="official-feed"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    path("organisations/<slug:slug>/", organisations.organisation_detail, name="organisation-detail"),
    path("organisations/<slug:slug>/feed.atom", feeds.OrganisationFeed(), name="organisation-feed"),
    path("topics/<slug:slug>/feed.atom", feeds.TopicFeed(), name="topic-feed"),
    path("visits/calendar.ics", calendar.visit_calendar, name="visit-calendar"),
    path("visits/", visits.visit_list, name="visit-list"),
    path("visits/<slug:slug>/", visits.visit_detail, name="visit-detail"),
    path("documents/", documents.document_list, name="document-list"),
    path("documents/<slug:slug>/", documents.document_detail, name="document-detail"),
    path("events/", events.event_list, name="event-list"),
    path("events/<slug:slug>/", events.event_detail, name="event-detail"),
    path("figures/", figures.indicator_list, name="indicator-list"),
    path("figures/<slug:slug>/", figures.indicator_detail, name="indicator-detail"),
    path("chronicle/", chronicle.chronicle, name="chronicle"),
    path("corrections/", corrections.correction_list, name="correction-list"),
    path("search/", search.search, name="search"),
    path("feed.atom", feeds.NewsFeed(), name="feed"),
    path("<slug:section>/<slug:slug>/editions/", editions.edition_list, name="edition-list"),
    path("<slug:section>/<slug:slug>/editions/<int:number>/", editions.edition_detail, name="edition-detail"),
    path("<slug:section>/<slug:slug>/editions/<int:number>/changes/", editions.edition_changes, name="edition-changes"),
]

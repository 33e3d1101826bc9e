from django.urls import path

from . import feeds
from .views import articles, calendar, chronicle, corrections, front, officials, organisations, search

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
    path("chronicle/", chronicle.chronicle, name="chronicle"),
    path("corrections/", corrections.correction_list, name="correction-list"),
    path("search/", search.search, name="search"),
    path("feed.atom", feeds.NewsFeed(), name="feed"),
]

from django.urls import path

from .views import articles, front

app_name = "newsroom"
urlpatterns = [
    path("", front.front_page, name="front-page"),
    path("news/", articles.article_list, name="article-list"),
    path("news/<slug:slug>/", articles.article_detail, name="article-detail"),
]

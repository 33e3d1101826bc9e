from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article, Mention
from people.admin.names import thumbnail
from people.curation.desk import CuratedAdmin, TabularChildren, YearFilter, dates


class StoryYearFilter(YearFilter):
    title = _("year of the story")
    date_field = "story_date"


class MentionInline(TabularChildren):
    model = Mention
    related = ["official", "organisation"]
    fields = ["position", "official", "organisation", "role", "words"]


@admin.register(Article)
class ArticleAdmin(CuratedAdmin):
    list_columns = ["picture", "genre", "story_date"]
    list_filter = ["genre", StoryYearFilter, ("topics", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["cover"]
    facts = [
        (_("Story"), ["genre", *dates("story_date"), "cover", "source_text"]),
        (_("Relations"), ["topics", "places", "visits", "documents", "events", "figures"]),
    ]
    inlines = [MentionInline]

    @admin.display(description=_("cover"))
    def picture(self, article):
        return thumbnail(article.cover.file.thumb if article.cover and article.cover.file else "")

    @admin.display(description=_("date of the story"), ordering="story_date_latest")
    def story_date(self, article):
        return article.story_date

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import Topic
from people.curation.desk import CuratedAdmin


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    list_columns = ["parent", "position"]
    list_select_related = ["parent"]
    facts = [(_("Tree"), [("parent", "position")])]

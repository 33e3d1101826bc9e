from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.models import Image
from people.admin.names import thumbnail
from people.curation.desk import CuratedAdmin


@admin.register(Image)
class ImageAdmin(CuratedAdmin):
    list_columns = ["picture"]
    facts = [(_("Picture"), ["file", "file_ppoi"])]

    @admin.display(description=_("picture"))
    def picture(self, image):
        return thumbnail(image.file.thumb if image.file else "")

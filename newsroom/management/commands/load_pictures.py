from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.importing.pictures import store
from newsroom.models import Image


class Command(BaseCommand):
    help = "Put the pictures of the seeds where the site serves them from; run it before or after loaddata."

    def handle(self, *args, **options):
        files = sorted((settings.BASE_DIR / "seeds" / "pictures").glob("*.jpg"))
        num_new = sum(store(file, f"pictures/{file.name}") for file in files)
        for image in Image.objects.all():
            for rendition in image._meta.get_field("file").formats:
                image.file.process(rendition)
        self.stdout.write(f"Pictures: {num_new} new, {len(files) - num_new} already here.")

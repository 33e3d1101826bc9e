from django.db import transaction
from modeltranslation.management.commands.loaddata import Command as LoadTranslated

from people.curation.loading import one_load


class Command(LoadTranslated):
    def handle(self, *labels, **options):
        with transaction.atomic(using=options["database"]), one_load():
            return super().handle(*labels, **options)

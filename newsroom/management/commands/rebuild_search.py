from django.core.management.base import BaseCommand

from people.curation.search.indexing import rebuild
from people.naming import rebuild_names

EVERY = 1000


class Command(BaseCommand):
    help = "Index all editions and names for search anew; readers search the old index until it is done."

    def handle(self, *, verbosity, **options):
        num_names = rebuild_names()
        num_editions = rebuild(self.tell if verbosity else lambda done, total: None)
        self.stdout.write(f"Indexed {num_editions} editions and {num_names} spellings of names.")

    def tell(self, done, total):
        if done % EVERY == 0 and done != total:
            self.stdout.write(f"  {done} of {total}")
            self.stdout.flush()

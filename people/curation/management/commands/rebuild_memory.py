from django.core.management.base import BaseCommand

from people.curation.memory.rebuilding import rebuild

EVERY = 100


class Command(BaseCommand):
    help = "Fill the translation memory anew from all translations that were confirmed or published."

    def handle(self, *, verbosity, **options):
        num_pairs = rebuild(self.tell if verbosity else lambda done, total: None)
        self.stdout.write(f"The memory holds {num_pairs} pairs.")

    def tell(self, done, total):
        if done % EVERY == 0 and done != total:
            self.stdout.write(f"  {done} of {total} records")
            self.stdout.flush()

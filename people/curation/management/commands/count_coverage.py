from django.core.management.base import BaseCommand

from people.curation.translating.counting import count_all


class Command(BaseCommand):
    help = "Count what is to be done to translations that were not counted yet, as after loading fixtures."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="count all of them again")

    def handle(self, *, again, verbosity, **options):
        num_records = count_all(again=again, tell=self.tell if verbosity else str)
        self.stdout.write(f"Counted the translations of {num_records} records.")

    def tell(self, words):
        self.stdout.write(f"  {words}")
        self.stdout.flush()

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from newsroom.synthetic.filling import Filling, refuse_beside_real_records

EVERY = 1000


class Command(BaseCommand):
    help = "Fill the database with made-up articles in four languages and all that they are about, for benchmarks."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="how many articles")
        parser.add_argument("--seed", type=int, default=1, help="which articles: the same seed makes the same (1)")
        parser.add_argument(
            "--beside-real-records", action="store_true", help="also on a database that holds real records"
        )

    def handle(self, *, number, seed, beside_real_records, **options):
        if number < 1:
            raise CommandError(f"{number} articles cannot be made. Ask for one or more.")
        filling = Filling(number, seed)
        try:
            refuse_beside_real_records(filling.prefix, is_asked=beside_real_records)
        except ValidationError as refusal:
            raise CommandError(refusal.message) from refusal
        num_editions = filling.run(self.tell)
        self.stdout.write(f"Made {number} articles and what they are about: {num_editions} editions.")

    def tell(self, num_articles, num_editions, seconds):
        if num_articles % EVERY == 0:
            self.stdout.write(f"  {num_articles} articles, {num_editions / seconds:.0f} editions/s")
            self.stdout.flush()

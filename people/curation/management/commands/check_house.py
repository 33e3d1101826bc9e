from django.core.management.base import BaseCommand

from people.curation.checking import recheck_all


class Command(BaseCommand):
    help = "Check all texts against the rules of the house; waivers stay for as long as the words they are about."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="count what would be found and store nothing")

    def handle(self, *, dry_run, verbosity, **options):
        tell = self.stdout.write if verbosity else str
        counts = recheck_all(tell=tell, dry_run=dry_run)
        for code, count in sorted(counts.items()):
            self.stdout.write(f"  {code}: {count}")
        kept = " Dry run: nothing was kept." if dry_run else ""
        self.stdout.write(f"Findings: {counts.total()}.{kept}")

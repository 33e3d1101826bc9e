from django.core.management.base import BaseCommand, CommandError

from newsroom.importing.importer import Refused, import_paths


class Command(BaseCommand):
    help = "Import dossiers and records; what is already here stays as it is, and differences are listed."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a folder of seeds, a file of records, or the folder of a dossier"
        )
        parser.add_argument("--dry-run", action="store_true", help="do everything, then take it all back")

    def handle(self, *, paths, dry_run, **options):
        try:
            outcome = import_paths(paths, dry_run=dry_run, tell=self.stdout.write)
        except Refused as refusal:
            listing = "\n".join(refusal.faults)
            raise CommandError(f"{listing}\nFaults: {len(refusal.faults)}. Nothing was imported.") from refusal
        for line in outcome.differences:
            self.stdout.write(line)
        self.stdout.write(summary(outcome, dry_run))


def summary(outcome, dry_run):
    if not outcome.num_created:
        kept = f"Nothing changed: {outcome.num_existing} already here"
    else:
        kept = f"{'Would import' if dry_run else 'Imported'} {outcome.num_created}, {outcome.num_existing} already here"
    differing = f", differences: {len(outcome.differences)}, nothing overwritten" if outcome.differences else ""
    return f"{kept}{differing}.{' Dry run: nothing was kept.' if dry_run else ''}"

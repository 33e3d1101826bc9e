from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from people.curation.catalogues import compile_catalogues, incomplete_entries


class Command(BaseCommand):
    help = "Compile the message catalogues that have changed, without the gettext tools."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="compile nothing; refuse when an entry is empty or fuzzy"
        )

    def handle(self, *, check, **options):
        if check:
            self.report_incomplete(incomplete_entries(settings.LOCALE_PATHS))
        else:
            written = compile_catalogues(settings.LOCALE_PATHS)
            self.stdout.write(f"Catalogues compiled: {len(written)}.")

    def report_incomplete(self, entries):
        if entries:
            listing = "\n".join(f"{entry.file}: {entry.fault}: {entry.msgid}" for entry in entries)
            raise CommandError(f"Translate these entries, or remove their fuzzy mark:\n{listing}")
        self.stdout.write("Every catalogue entry is translated.")

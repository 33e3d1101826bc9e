from datetime import date, datetime, time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsroom.api.dumping import NotADump, dump
from newsroom.reading import Reading


class Command(BaseCommand):
    help = "Writes all current editions and facts to a folder, as JSON Lines and as tables; nothing that is not public."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="A new folder, or one of an earlier dump, which is replaced.")
        parser.add_argument("--as-of", help="Texts as they stood at the end of that day, as in 2025-03-01.")

    def handle(self, *args, folder, as_of, **options):
        reading = reading_at(as_of)
        try:
            manifest = dump(folder.resolve(), reading)
        except NotADump as error:
            raise CommandError(
                f"{folder} holds something else than a dump. Choose an empty or a new folder."
            ) from error
        files = manifest["files"]
        self.stdout.write(f"Wrote {files['editions.csv']['rows']} editions in {len(files)} files to {folder}.")


def reading_at(day):
    """The end of that day, or now; every language."""
    if day is None:
        return Reading("", timezone.now())
    try:
        asked = date.fromisoformat(day)
    except ValueError as error:
        raise CommandError(f"“{day}” is not a date. Write it as 2025-03-01.") from error
    if asked > timezone.localdate():
        raise CommandError(f"{day} is still to come. Choose a day in the past.")
    return Reading("", min(timezone.make_aware(datetime.combine(asked, time.max)), timezone.now()), asked)

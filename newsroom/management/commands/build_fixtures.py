from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.fixture_building.building import build, out_of_step, write
from newsroom.importing.importer import Refused


class Command(BaseCommand):
    help = "Build fixtures/ from seeds/, through the desk's own verbs, on a database of its own."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; refuse when fixtures/ is out of step")

    def handle(self, *, check, **options):
        texts = self.built()
        folder = settings.BASE_DIR / "fixtures"
        if not check:
            write(texts, folder)
            self.stdout.write(f"Fixtures built: {', '.join(texts)}.")
        elif difference := list(out_of_step(texts, folder)):
            raise CommandError("The fixtures are out of step. Run build_fixtures.\n" + "\n".join(difference))
        else:
            self.stdout.write("The fixtures are in step with the seeds.")

    def built(self):
        try:
            return build(settings.BASE_DIR / "seeds")
        except Refused as refusal:
            raise CommandError("The seeds have faults:\n" + "\n".join(refusal.faults)) from refusal

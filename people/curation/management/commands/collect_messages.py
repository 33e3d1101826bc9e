from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from people.curation.catalogues import TRANSLATED_LANGUAGES


class Command(BaseCommand):
    help = "Bring config/locale in step with the words in Python, templates and scripts."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="write nothing; refuse when a catalogue is out of step"
        )

    def handle(self, *, check, **options):
        collecting = import_collecting()
        found = {domain: collecting.collect(settings.BASE_DIR, domain) for domain in collecting.DOMAINS}
        catalogues = [
            (collecting.catalogue_file(settings.BASE_DIR, language, domain), words, language)
            for domain, words in found.items()
            for language in TRANSLATED_LANGUAGES
        ]
        if check:
            self.report([line for file, words, _ in catalogues for line in collecting.differences(file, words)])
        else:
            for file, words, language in catalogues:
                collecting.update_catalogue(file, words, language)
            self.stdout.write(f"Messages collected: {sum(map(len, found.values()))}.")

    def report(self, differences):
        if differences:
            raise CommandError("Run collect_messages and translate what it adds:\n" + "\n".join(differences))
        self.stdout.write("The catalogues are in step with the sources.")


def import_collecting():
    """Babel is wanted where catalogues are made, not where the site is served."""
    try:
        from people.curation import collecting
    except ModuleNotFoundError as error:
        if error.name.partition(".")[0] != "babel":
            raise
        raise CommandError("Babel is not installed. Install the extra “test” and try again.") from error
    return collecting

import os

from django.core.management import call_command
from django.core.management.base import BaseCommand

from newsroom import quickstart
from people.curation.languages import OWN_NAMES


class Command(BaseCommand):
    help = "Set up a desk to try out on this machine: tables, texts, one account per role; then serve it."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
        parser.add_argument("--no-serve", action="store_true", help="set everything up and stop")

    def handle(self, *, port, no_serve, **options):
        if not no_serve:
            quickstart.require_own_machine()
            quickstart.require_free_port(port)
        self.tell_texts(quickstart.prepare_database())
        self.tell_accounts(quickstart.open_accounts())
        if not no_serve:
            self.tell_addresses(port)
            self.serve(port)

    def tell_texts(self, loaded):
        self.stdout.write("The texts were loaded." if loaded else "The database holds articles; its data is kept.")

    def tell_accounts(self, accounts):
        new = [account for account in accounts if account.password]
        if new:
            self.stdout.write("\nAccounts of the desk; the passwords are shown this once:\n\n")
            for role, password in [("user name", "password"), *new]:
                self.stdout.write(f"  {role:<16}{password}")
        if kept := [account.role for account in accounts if not account.password]:
            self.stdout.write(f"\nThese accounts keep their passwords: {', '.join(kept)}.")
            self.stdout.write(f"For a new one, run “python manage.py changepassword {kept[0]}”.")

    def tell_addresses(self, port):
        site = f"http://{quickstart.HOST}:{port}"
        self.stdout.write("\nOpen in a browser:\n\n")
        for code, name in [*OWN_NAMES.items(), ("admin", "the desk")]:
            self.stdout.write(f"  {site}/{code}/".ljust(38) + name)
        self.stdout.write("")
        self.stdout.flush()

    def serve(self, port):
        # Django's warning is about production, where require_own_machine keeps this server out.
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        call_command("runserver", f"{quickstart.HOST}:{port}", use_reloader=False, skip_checks=True)

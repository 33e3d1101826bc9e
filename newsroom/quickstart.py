"""What turns a fresh checkout into a desk that one can try out: tables, texts and one account per role."""

import secrets
import socket
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction

from newsroom.importing.pictures import store
from newsroom.models import Article, Image
from newsroom.roles import ROLES
from people.curation.catalogues import compile_catalogues
from people.curation.checking import recheck_all
from people.curation.memory.rebuilding import rebuild as rebuild_memory
from people.curation.translating.counting import count_all

HOST = "127.0.0.1"
FIXTURES = ("reference", "people", "newsroom")


class Account(NamedTuple):
    """`password` is empty where the account was there before."""

    role: str
    password: str


def require_own_machine() -> None:
    if not (settings.IS_LOCAL or settings.DEBUG):
        raise CommandError(
            "SECRET_KEY is set, so this is an installation for readers, which quickstart does not serve. "
            "Add --no-serve to fill its database only, and see docs/deploy.md for serving."
        )


def require_free_port(port: int) -> None:
    """Bind it for a moment, with the same option as the server that comes later."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used: it is taken, reserved or no port number. Nothing was done. "
                f"Choose another, as in “python manage.py quickstart --port {next_port(port)}”."
            ) from error


def next_port(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001


def prepare_database() -> bool:
    """Bring the tables up to date and fill them, once; tells whether they were filled now."""
    compile_catalogues(settings.LOCALE_PATHS)
    call_command("migrate", interactive=False, verbosity=0)
    if Article.objects.exists():
        return False
    call_command("loaddata", *FIXTURES, verbosity=0)
    call_command("load_pictures")
    put_pictures_in_place()
    rebuild_memory(lambda done, total: None)
    recheck_all(tell=str)
    count_all(tell=str)
    return True


def put_pictures_in_place() -> None:
    """Fixtures hold the names of pictures; the files themselves lie beside the seeds."""
    for image in Image.objects.exclude(file=""):
        source = settings.BASE_DIR / "seeds" / image.file.name
        if source.is_file() and store(source, image.file.name):
            for name in image.file.field.formats:
                image.file.process(name)


@transaction.atomic
def open_accounts() -> list[Account]:
    """One member of staff per role, named after it; whoever has a password keeps it."""
    return [open_account(role) for role in ROLES]


def open_account(role: str) -> Account:
    user, _created = get_user_model().objects.get_or_create(username=role, defaults={"is_staff": True})
    if user.has_usable_password() and user.password:
        return Account(role, "")
    password = secrets.token_urlsafe(15)
    user.is_staff = True
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=role))
    return Account(role, password)

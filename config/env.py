"""The environment, read once; every value that makes no sense is refused in a sentence."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def flag(name: str, *, default: bool) -> bool:
    """An on/off switch; raises ImproperlyConfigured for anything but true and false."""
    value = env.str(name, default=str(default)).strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”, which is neither on nor off. Set it to true or false.")


def words(name: str, *, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in env.list(name, default=default) if word.strip()]


def number(name: str, *, default: int) -> int:
    """A whole number that is not negative; raises ImproperlyConfigured otherwise."""
    value = env.str(name, default=str(default)).strip()
    if not value.isdecimal():
        raise ImproperlyConfigured(
            f"{name} is “{value}”, which is not a whole number. Give it in digits, such as {default}."
        )
    return int(value)


def secret_key(folder: Path, *, debug: bool) -> str:
    """SECRET_KEY or, for a quickstart on this machine, the key in the file `.secret-key` that quickstart made."""
    if key := env.str("SECRET_KEY", default=""):
        if len(key) < 32 and not debug:
            raise ImproperlyConfigured("SECRET_KEY is too short to be safe. Give it at least 50 random characters.")
        return key
    file = folder / ".secret-key"
    if file.is_file():
        return file.read_text().strip()
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Put a long random text into it (see .env.example), "
        "or run “python manage.py quickstart”, which makes a local one."
    )


def make_local_secret(folder: Path) -> None:
    file = folder / ".secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50) + "\n")

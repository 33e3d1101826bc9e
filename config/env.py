"""The environment, read once; every value that makes no sense is refused in a sentence."""

import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
env.read_env(Path(__file__).resolve().parent.parent / ".env")


class MediaStorage(NamedTuple):
    """An entry of STORAGES and, where pictures lie in a folder of this machine, that folder."""

    backend: dict
    folder: str


def text(name: str, *, default: str = "") -> str:
    """A variable that is set and empty counts as not set, as in a copy of .env.example."""
    return env.str(name, default="").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """An on/off switch; raises ImproperlyConfigured for anything but true and false."""
    value = text(name, default=str(default)).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”, which is neither on nor off. Set it to true or false.")


def words(name: str, *, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or default


def number(name: str, *, default: int) -> int:
    """A whole number that is not negative; raises ImproperlyConfigured otherwise."""
    value = text(name, default=str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(
            f"{name} is “{value}”, which is not a whole number. Give it in digits, such as {default}."
        )
    return int(value)


def choice(name: str, *, default: str, known: Iterable[str]) -> str:
    """One of a few known words, in capitals or not."""
    value = text(name, default=default).upper()
    if value not in known:
        raise ImproperlyConfigured(f"{name} is “{value}”, which is not known. Set it to one of: {', '.join(known)}.")
    return value


def database(name: str, *, default: str) -> dict:
    """The database at sqlite:///… or postgres://…; passwords are written in their URL-encoded form."""
    url = _address(name, default, ("sqlite", "postgres", "postgresql"))
    if url.scheme != "sqlite" and not (url.hostname and url.path.strip("/")):
        raise _nonsense(name, "postgres://user:password@host:5432/database")
    return env.db_url_config(text(name, default=default))


def cache(name: str, *, default: str) -> dict:
    """The cache at redis://… or, for one process alone, locmemcache://."""
    url = _address(name, default, ("locmemcache", "redis", "rediss"))
    if url.scheme.startswith("redis") and not url.hostname:
        raise _nonsense(name, "redis://host:6379/1")
    return env.cache_url_config(text(name, default=default))


def mail(name: str, *, default: str) -> dict:
    """The settings of the mail server at smtp+tls://… or, without one, consolemail://."""
    url = _address(name, default, ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "dummymail"))
    if url.scheme.startswith("smtp") and not url.hostname:
        raise _nonsense(name, "smtp+tls://user:password@host:587")
    return env.email_url_config(text(name, default=default))


def media_storage(name: str, *, default: str) -> MediaStorage:
    """Where pictures lie: file:///folder, or s3://key:secret@host/bucket?region=… at anything that speaks S3."""
    url = _address(name, default, ("file", "s3"))
    return _folder(name, url) if url.scheme == "file" else _bucket(name, url)


def secret_key(folder: Path, *, debug: bool) -> str:
    """SECRET_KEY or, for a quickstart on this machine, the key in the file `.secret-key` that quickstart made."""
    if key := text("SECRET_KEY"):
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


def _address(name: str, default: str, schemes: Iterable[str]) -> SplitResult:
    """The parts of a URL of one of the schemes; the refusal leaves out the rest, which may hold a password."""
    value = text(name, default=default)
    try:
        url = urlsplit(value)
        url.port  # noqa: B018 - asking is what refuses a port that is not a number
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not a URL: {error}. Write passwords URL-encoded.") from error
    if url.scheme not in schemes:
        known = ", ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(
            f"{name} begins with “{url.scheme}:”, which is not known. Begin it with one of: {known}."
        )
    return url


def _nonsense(name: str, example: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} lacks a part. Write it like {example}.")


def _folder(name: str, url: SplitResult) -> MediaStorage:
    if url.netloc or url.path in ("", "/"):
        raise _nonsense(name, "file:///srv/chancery/media, with three slashes")
    return MediaStorage({"BACKEND": "django.core.files.storage.FileSystemStorage"}, unquote(url.path))


def _bucket(name: str, url: SplitResult) -> MediaStorage:
    bucket, _slash, location = url.path.strip("/").partition("/")
    query = dict(parse_qsl(url.query))
    if not (url.username and url.password and url.hostname and bucket) or set(query) - {"region", "insecure"}:
        raise _nonsense(name, "s3://key:secret@host/bucket?region=eu-central-1")
    scheme = "http" if query.get("insecure") == "true" else "https"
    options = {
        "access_key": unquote(url.username),
        "secret_key": unquote(url.password),
        "endpoint_url": f"{scheme}://{url.netloc.rpartition('@')[2]}",
        "region_name": query.get("region"),
        "bucket_name": bucket,
        "location": unquote(location),
        "file_overwrite": False,
    }
    return MediaStorage({"BACKEND": "config.storage.PrivateBucket", "OPTIONS": options}, "")

import ast
import json
import os
import re
import secrets
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured
from packaging.requirements import Requirement

from config import env

ROOT = Path(project.BASE_DIR)
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "news.example",
    "SITE_URL": "https://news.example",
}


def in_production(*arguments, **variables):
    """Run manage.py with what an installation sets and nothing of this machine's environment."""
    environment = {"PATH": os.environ["PATH"], **PRODUCTION, **variables}
    command = [sys.executable, "-W", "error", "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def in_production_shell(expression, **variables):
    code = f"import json; from django.conf import settings; print(json.dumps({expression}))"
    return json.loads(in_production("shell", "--no-imports", "-c", code, **variables).stdout)


def variables_read():
    """The names that config/ asks the environment for, through the functions of config/env.py."""
    readers = {name for name, value in vars(env).items() if callable(value)}
    for file in sorted((ROOT / "config").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in readers and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.isupper():
                    yield first.value


def test_the_example_names_every_variable_and_no_other():
    written = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert len(written) == len(set(written))
    assert set(written) == set(variables_read())


def test_a_copy_of_the_example_works():
    lines = (ROOT / ".env.example").read_text().splitlines()
    copied = dict(line.split("=", 1) for line in lines if re.match(r"[A-Z_]+=", line))

    assert in_production("check", **copied | PRODUCTION).returncode == 0


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (lambda: env.flag("X", default=False), "maybe", "neither on nor off"),
        (lambda: env.number("X", default=60), "a minute", "not a whole number"),
        (lambda: env.number("X", default=60), "-1", "not a whole number"),
        (lambda: env.choice("X", default="INFO", known=("INFO", "ERROR")), "loud", "one of: INFO, ERROR"),
        (lambda: env.database("X", default=""), "news", "Begin it with one of: sqlite://"),
        (lambda: env.database("X", default=""), "mysql://host/news", "“mysql:”, which is not known"),
        (lambda: env.database("X", default=""), "postgres:///news", "Write it like postgres://"),
        (lambda: env.database("X", default=""), "postgres://host:port/news", "not a URL"),
        (lambda: env.cache("X", default=""), "memcached://host", "“memcached:”, which is not known"),
        (lambda: env.cache("X", default=""), "redis:///1", "Write it like redis://"),
        (lambda: env.mail("X", default=""), "imap://host", "“imap:”, which is not known"),
        (lambda: env.mail("X", default=""), "smtp+tls://", "Write it like smtp+tls://"),
        (lambda: env.media_storage("X", default=""), "/srv/media", "Begin it with one of: file://, s3://"),
        (lambda: env.media_storage("X", default=""), "file://srv/media", "with three slashes"),
        (lambda: env.media_storage("X", default=""), "s3://host/bucket", "Write it like s3://"),
        (lambda: env.media_storage("X", default=""), "s3://key:secret@host/", "Write it like s3://"),
        (lambda: env.media_storage("X", default=""), "s3://key:secret@host/bucket?zone=1", "Write it like s3://"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(monkeypatch, read, value, sentence):
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match=f"^X .*{re.escape(sentence)}") as refusal:
        read()

    assert "secret" not in str(refusal.value).replace("key:secret@host/bucket?region", "")


def test_a_variable_that_is_empty_takes_its_default(monkeypatch):
    monkeypatch.setenv("X", " ")

    assert (env.number("X", default=3), env.words("X", default=["a"]), env.flag("X", default=True)) == (3, ["a"], True)


def test_pictures_may_lie_in_a_folder(monkeypatch):
    monkeypatch.setenv("X", "file:///srv/desk%20media")

    assert env.media_storage("X", default="") == (
        {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "/srv/desk media",
    )


def test_pictures_may_lie_in_a_bucket(monkeypatch):
    monkeypatch.setenv("X", "s3://key:se%2Fcret@store.example:9000/news/media?region=kz-1")

    assert env.media_storage("X", default="").backend == {
        "BACKEND": "config.storage.PrivateBucket",
        "OPTIONS": {
            "access_key": "key",
            "secret_key": "se/cret",
            "endpoint_url": "https://store.example:9000",
            "region_name": "kz-1",
            "bucket_name": "news",
            "location": "media",
            "file_overwrite": False,
        },
    }


def test_the_bucket_never_gives_an_address_of_its_own():
    pytest.importorskip("storages")
    address = "__import__('django.core.files.storage', fromlist=['_']).default_storage.url('pictures/a b.png')"

    answered = in_production_shell(address, MEDIA_STORAGE_URL="s3://key:secret@store.example/news")

    assert answered == "/media/pictures/a%20b.png"


def test_production_settings_pass_the_deployment_check():
    done = in_production("check", "--deploy", "--fail-level", "WARNING")

    assert (done.returncode, done.stderr) == (0, "")
    assert "(0 silenced)" in done.stdout


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short to be safe."),
        ({"DATABASE_URL": "postgres://desk:secret@host/"}, "DATABASE_URL lacks a part."),
    ],
)
def test_the_site_does_not_start_with_nonsense(variables, sentence):
    done = in_production("check", **variables)

    assert done.returncode != 0
    assert sentence in done.stderr


def test_production_is_the_default():
    names = ("DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "STORAGES")
    answered = in_production_shell(f"{{name: getattr(settings, name) for name in {names}}}")

    assert answered == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["news.example"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
    }


@pytest.mark.parametrize(
    ("variables", "required"),
    [({}, True), ({"SECOND_FACTOR": "false"}, False), ({"DEBUG": "true"}, False)],
)
def test_second_factor_is_required_where_readers_come(variables, required):
    assert in_production_shell("settings.SECOND_FACTOR", **variables) is required


def test_session_lasts_a_working_day_and_stays_out_of_scripts():
    names = ("SESSION_COOKIE_AGE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "PASSWORD_RESET_TIMEOUT")

    assert in_production_shell(f"[getattr(settings, name) for name in {names}]") == [43_200, True, "Lax", 86_400]


def test_every_dependency_is_pinned_within_its_range():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [
        *declared["dependencies"],
        *(one for extra in declared["optional-dependencies"].values() for one in extra),
    ]
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = {name.lower().replace("_", "-"): pin for name, pin in (line.split("==") for line in lines if "==" in line)}
    requirements = [Requirement(line) for line in wanted]

    assert [str(one) for one in requirements if pins.get(one.name.lower()) not in one.specifier] == []
    assert all("://" not in line for line in lines)


def test_the_tests_run_on_the_pinned_django():
    assert f"Django=={version('django')}" in (ROOT / "constraints.txt").read_text()

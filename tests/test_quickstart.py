import os
import re
import socket
import subprocess
import sys
import time
from io import StringIO
from urllib.request import urlopen

import pytest
from django.conf import settings as project
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from newsroom.models import Article
from newsroom.roles import ROLES

from .factories import ArticleFactory


def quickstart():
    """Quick where there is an article already, because then no texts are loaded."""
    out = StringIO()
    call_command("quickstart", no_serve=True, stdout=out)
    return out.getvalue()


def printed_passwords(out):
    return {role: password for role, password in re.findall(r"^  (\S+) +(\S{20})$", out, re.MULTILINE) if role in ROLES}


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a site that quickstart set up from nothing and serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("desk")
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
    command = [sys.executable, "manage.py", "quickstart", "--port", str(port)]
    with subprocess.Popen(command, cwd=project.BASE_DIR, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(server, port):
    """Loading the texts takes a while on a busy machine."""
    give_up_at = time.monotonic() + 300
    while time.monotonic() < give_up_at:
        assert server.poll() is None, "quickstart has ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise TimeoutError(port)


def fetch(url):
    with urlopen(url) as response:
        return response.read().decode(errors="replace")


@pytest.mark.parametrize(("language", "num_stories"), [("ru", 5), ("kk", 5), ("ko", 4), ("en", 5)])
def test_a_newcomer_finds_stories_in_each_language(served, language, num_stories):
    """The Korean text of one of the five is left in review, for the newcomer to publish."""
    page = fetch(f"{served}/{language}/news/")

    assert len(set(re.findall(rf'href="(/{language}/news/[\w-]+/)"', page))) == num_stories


def test_pages_are_served_with_their_styles(served):
    style = re.search(r'href="(/static/[^"]+\.css)"', fetch(f"{served}/en/"))[1]

    assert fetch(f"{served}{style}")


def test_the_stories_have_their_pictures(served):
    pictures = set(re.findall(r'"(/media/[^" ]+)', fetch(f"{served}/ru/news/")))

    assert pictures
    assert all(fetch(f"{served}{picture}") for picture in pictures)


@pytest.mark.django_db
def test_each_role_gets_an_account_that_can_log_in(client):
    ArticleFactory()

    passwords = printed_passwords(quickstart())

    assert set(passwords) == set(ROLES)
    for role, password in passwords.items():
        client.post("/admin/login/", {"username": role, "password": password})
        assert client.get("/admin/account/").status_code == 200
        client.logout()
        assert [group.name for group in User.objects.get(username=role).groups.all()] == [role]


@pytest.mark.django_db
def test_a_second_run_keeps_data_and_passwords():
    ArticleFactory()
    passwords = printed_passwords(quickstart())
    again = quickstart()

    assert (printed_passwords(again), Article.objects.count()) == ({}, 1)
    assert User.objects.get(username="editor").check_password(passwords["editor"])
    assert "changepassword" in again


@pytest.mark.django_db
def test_a_taken_port_is_named_before_anything_is_done(taken_port):
    with pytest.raises(CommandError, match=f"Port {taken_port} .* --port {taken_port + 1}"):
        call_command("quickstart", port=taken_port)

    assert User.objects.count() == 0


@pytest.mark.django_db
def test_an_installation_for_readers_is_not_served(settings):
    settings.IS_LOCAL = False

    with pytest.raises(CommandError, match="SECRET_KEY is set"):
        call_command("quickstart")

    assert User.objects.count() == 0

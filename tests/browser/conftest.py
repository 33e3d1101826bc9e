"""A real browser before a live server; whatever the browser complains about fails the test."""

import shutil
import threading
from time import monotonic, sleep

import pytest
from django.conf import settings as project
from django.core.handlers.base import BaseHandler
from django.db import connections
from django.test import Client
from playwright.sync_api import sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`The policy refuses ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
"""


def pytest_itemcollected(item):
    """Marked, not skipped by a fixture, so that the reason is told once for each file."""
    if not CHROMIUM:
        reason = "Chromium is not installed: put chromium or google-chrome on the PATH to try pages in a browser."
        item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def browser(django_db_setup):
    """Playwright keeps an event loop in this thread, which Django takes for asynchronous code.

    It would forbid the database to such code, and open another connection for it.
    """
    connection = connections["default"]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        connections["default"] = connection
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def live_server(live_server, monkeypatch):
    """Answers one request at a time, for its threads share the one connection that SQLite has in memory."""
    turn, answer = threading.RLock(), BaseHandler.get_response

    def answer_in_turn(handler, request):
        with turn:
            return answer(handler, request)

    monkeypatch.setattr(BaseHandler, "get_response", answer_in_turn)
    return live_server


@pytest.fixture
def open_page(browser, live_server):
    """Opens a page in a context of its own; at the end nothing may have gone wrong in any of them."""
    contexts, faults = [], []

    def open_page(**options):
        wanted = {"base_url": live_server.url, "locale": "en-GB", "color_scheme": "light"} | options
        contexts.append(browser.new_context(**wanted))
        watch(contexts[-1], live_server.url, faults)
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    wait_for_answers()
    assert faults == []


def wait_for_answers():
    """What a closed page still told the server is answered before the database, which both share, is emptied."""
    patience = monotonic() + 10
    while monotonic() < patience and any("process_request" in one.name for one in threading.enumerate()):
        sleep(0.05)


def watch(context, site, faults):
    """Note errors of scripts and of the policy, answers that failed, and requests to other hosts."""

    def on_console(message):
        # What could not be loaded is judged by its answer.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def on_request(request):
        if not request.url.startswith((f"{site}/", "data:", "blob:")):
            faults.append(f"Another host is asked: {request.url}")

    def on_response(response):
        is_page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not is_page):
            faults.append(f"{response.status} {response.url}")

    context.add_init_script(REPORT_VIOLATIONS)
    context.on("console", on_console)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", on_request)
    context.on("response", on_response)


@pytest.fixture
def page(open_page):
    """A reader's page."""
    return open_page()


@pytest.fixture
def open_desk(open_page, live_server):
    """Opens a page on which that member of staff is signed in."""

    def open_desk(user, **options):
        client = Client()
        client.force_login(user)
        session = client.cookies[project.SESSION_COOKIE_NAME].value
        page = open_page(**options)
        cookie = {"name": project.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return open_desk

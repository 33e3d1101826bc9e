"""The site as it is served: gunicorn with two processes, asked over the network."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from socket import socket
from statistics import median
from time import sleep

from tests.benchmarks.clock import proportional_memory, worked_by

NUM_PROCESSES = 2
NUM_REQUESTS, ROUNDS = 40, 3


class Server:
    """Two processes that answer; each answer says which of them it is from."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def get(self, path, **headers):
        """Status, headers and body, over a connection of its own, so that any process may answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            return ask(connection, path, headers)
        finally:
            connection.close()

    def processes(self) -> list[int]:
        children = subprocess.run(["ps", "--ppid", str(self.process.pid), "-o", "pid="], capture_output=True, text=True)
        return [int(pid) for pid in children.stdout.split()]

    def worked(self) -> int:
        return sum(map(worked_by, self.processes()))

    def memory(self) -> float:
        """Megabytes of the larger process after all pages and a publication; what processes share is divided."""
        return max(map(proportional_memory, self.processes()))

    def by_process(self, path) -> dict[str, bytes]:
        """The page as each process gives it."""
        bodies = {}
        for _attempt in range(400):
            _status, headers, body = self.get(path)
            bodies[headers["X-Process"]] = body
            if len(bodies) == NUM_PROCESSES:
                break
        return bodies


def ask(connection, path, headers):
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    return response.status, dict(response.headers), body


@contextmanager
def served(environment: dict) -> Iterator[Server]:
    """Ends only what it began."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(NUM_PROCESSES),
        "LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
    process = subprocess.Popen(command, env=os.environ | environment | own, stderr=subprocess.DEVNULL)
    server = Server(process, port)
    try:
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=40)


def wait_for(server):
    for _attempt in range(120):
        try:
            server.get("/healthz")
            return
        except OSError:
            sleep(0.5)
    raise TimeoutError("gunicorn does not answer within a minute.")


def measure_served(server: Server, article: str) -> dict[str, float]:
    """Milliseconds that the processes work for one answer: constant, kept, unchanged and made anew."""
    _status, headers, _body = server.get(article)
    server.by_process(article)
    cases = {
        "constant response": ("/constant/", {}),
        "kept page": (article, {}),
        "unchanged page": (article, {"If-None-Match": headers["ETag"]}),
        "article made anew": (article, {"Cookie": "sessionid="}),
    }
    taken = {name: [] for name in cases}
    for _round in range(ROUNDS):
        for name, (path, asked) in cases.items():
            taken[name].append(worked_for(server, path, asked))
    return {name: median(times) for name, times in taken.items()}


def worked_for(server, path, headers) -> float:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    ask(connection, path, headers)
    before = server.worked()
    for _request in range(NUM_REQUESTS):
        ask(connection, path, headers)
    worked = server.worked() - before
    connection.close()
    return worked / NUM_REQUESTS / 1_000_000

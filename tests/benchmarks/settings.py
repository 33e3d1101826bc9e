"""The site's own settings, with one more address and a name for the process that answers."""

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE

ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "tests.benchmarks.addresses"
MIDDLEWARE = ["tests.benchmarks.addresses.SignedByProcess", *MIDDLEWARE]

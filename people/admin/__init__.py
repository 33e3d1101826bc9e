from . import appointments, officials, organisations, places, staff  # noqa: F401

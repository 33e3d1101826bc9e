#!/usr/bin/env python
"""Run Django's and the desk's own commands."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise ImportError(
            "Django is not installed in this Python. Run the first command of README.md; it creates .venv."
        ) from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

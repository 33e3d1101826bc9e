"""Parity: what a segment says in numbers, dates, names and quotations, its translation says too."""

from .comparing import misses
from .facts import Kind, Miss
from .names import Known

__all__ = ["Kind", "Known", "Miss", "misses"]

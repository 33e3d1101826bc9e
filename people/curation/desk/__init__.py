"""The desk's workplace: what every admin page of a curated record has in common; it knows no concrete record type."""

from .children import EvidenceInline, StackedChildren, TabularChildren
from .filters import LanguageFilter, StateFilter, TranslationFilter, YearFilter
from .layout import dates, in_all_languages
from .records import ChildAdmin, CuratedAdmin
from .texts import DeskAdmin

__all__ = [
    "ChildAdmin",
    "CuratedAdmin",
    "DeskAdmin",
    "EvidenceInline",
    "LanguageFilter",
    "StackedChildren",
    "StateFilter",
    "TabularChildren",
    "TranslationFilter",
    "YearFilter",
    "dates",
    "in_all_languages",
]

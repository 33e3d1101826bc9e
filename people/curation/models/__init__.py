from .bundles import Bundle, BundleItem
from .colleagues import Colleague
from .curated import Curated, CuratedQuerySet, Part
from .editions import Edition
from .evidence import Evidence
from .findings import Finding
from .memory import MemoryEntry, MemoryKey, MemoryWords
from .presence import Presence
from .previews import PreviewLink
from .remarks import Remark
from .returned_files import ReturnedFile
from .search import SearchEntry
from .segmented_texts import SegmentedText
from .states import LanguageState
from .transitions import Transition

__all__ = [
    "Bundle",
    "BundleItem",
    "Colleague",
    "Curated",
    "CuratedQuerySet",
    "Edition",
    "Evidence",
    "Finding",
    "LanguageState",
    "MemoryEntry",
    "MemoryKey",
    "MemoryWords",
    "Part",
    "Presence",
    "PreviewLink",
    "Remark",
    "ReturnedFile",
    "SearchEntry",
    "SegmentedText",
    "Transition",
]

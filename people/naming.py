"""Whom a name means: every spelling of a person, body or place finds it, in any script and inflected."""

from collections.abc import Iterable

from django.db.models import CharField

from people.curation.loading import for_many_when_loaded
from people.curation.prepared import Keys, Prepared
from people.curation.words import keys_of_name, query_keys, words_in
from people.models import NameKey, NameVariant

# Kind and number of a record.
Key = tuple[int, int]
MOST_NAMED, LONGEST = 50, 60


def follow_spelling(sender, instance, **kwargs):
    """Whoever saves a spelling has it indexed, the loader of fixtures included; its keys go when it goes."""
    for_many_when_loaded(index_spellings, instance)


def index_spellings(variants: Iterable[NameVariant]) -> None:
    """Write the keys of each spelling anew."""
    variants = list(variants)
    NameKey.objects.filter(variant__in=variants).delete()
    NameKey.objects.bulk_create(
        NameKey(variant=variant, key=key) for variant in variants for key in _keys(variant.spelling)
    )


def rebuild_names() -> int:
    """Index all spellings anew."""
    variants = list(NameVariant.objects.order_by("pk"))
    for start in range(0, len(variants), 200):
        index_spellings(variants[start : start + 200])
    return len(variants)


def named(words: list[str], language: str) -> list[Key]:
    """Records with a spelling that holds every word, in whatever form."""
    return WITH_KEYS.tuples(*(keys for word in words for keys in query_keys(word, language)))


def named_exactly(words: list[str]) -> list[Key]:
    """Records with this very spelling."""
    return WITH_KEYS.tuples([_whole(words)])


def named_from(words: list[str]) -> list[Key]:
    """Records with a spelling in which words begin like each of these."""
    spellings = NameVariant.objects.all()
    for word in words:
        spellings = spellings.filter(pk__in=NameKey.objects.filter(key__begins=word).values("variant"))
    return list(_records(spellings))


def known_words(candidates: Iterable[str]) -> list[str]:
    """Those of the words that stand in some name."""
    return sorted(set(NameKey.objects.filter(key__in=candidates).values_list("key", flat=True)))


def _whole(words):
    """Apart from all single words by its sign."""
    return f"={' '.join(words)}"[:LONGEST]


def _keys(spelling):
    words = words_in(spelling)
    return sorted({_whole(words), *(key[:LONGEST] for key in keys_of_name(spelling))})


def _records(spellings):
    rows = spellings.order_by("content_type_id", "object_id").values_list("content_type_id", "object_id")
    return rows.distinct()[:MOST_NAMED]


def _with_keys(*nums):
    """Records with a spelling that has one key of each list."""
    spellings, start = NameVariant.objects.all(), 0
    for num in nums:
        spellings = spellings.filter(keys__key__in=Keys(num, CharField(), start=start))
        start += num
    return _records(spellings)


WITH_KEYS = Prepared(_with_keys)

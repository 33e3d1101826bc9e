"""How long the translation memory takes to answer, and what it finds: `python -m tests.benchmarks.memory 1000 100000`.

Questions are remembered texts that were changed in several ways and are still 70 % alike, and new ones.
Milliseconds of the process and of its database.
"""

import os
import sys
from itertools import islice
from unittest.mock import patch

import django
from rapidfuzz import fuzz

ROUNDS, QUESTIONS, UNITS, NEVER = 3, 60, 40, 2**31
LENGTHS = {"short": range(2, 5), "middling": range(5, 15), "long": range(25, 41)}
# A translation has other letters, and other trigrams.
TO_KAZAKH = str.maketrans("аиоукгнх", "әіөүқғңһ")


def main(sizes):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.benchmarks.databases import scratch_database

    for size in sizes:
        with scratch_database() as connection:
            for line in measured(size, connection):
                print(f"{connection.vendor}, {size} entries: {line}", flush=True)


def measured(size, connection):
    from people.curation.memory.concordance import Asked, entries_with, pairs_with
    from people.curation.memory.recalling import recall
    from people.curation.memory.remembering import Direction
    from people.curation.models import MemoryEntry
    from tests.benchmarks.clock import quartiles
    from tests.benchmarks.sentences import Language

    language = Language(seed=1)
    direction = Direction("ru", "kk")
    texts = filled(size, language, direction, connection)
    questions = dict(changed(texts, language))
    for name, asked in questions.items():
        with patch("people.curation.memory.trigrams.MANY", NEVER):
            by_keys = num_found(asked, direction)
        yield f"{name}: found {by_keys} of {len(asked)} by keys alone, {num_found(asked, direction)} by all means"
    questions |= {f"new, {name}": new(language, lengths) for name, lengths in LENGTHS.items()}
    sheet = {str(number): text for number, text in enumerate([*questions["slightly changed, long"]][:UNITS])}
    common, rare = language.forms[10][0], language.forms[-7][0]

    def listed(word):
        return list(MemoryEntry.objects.filter(pk__in=entries_with([word]))[:100])

    cases = {
        name: lambda asked=asked: [recall({"": text}, direction) for text in asked] for name, asked in questions.items()
    }
    for name, time in quartiles(cases, rounds=ROUNDS).items():
        yield f"one text, {name}: {time / len(questions[name]):.1f} ms"
    cases = {
        f"worksheet of {len(sheet)} units": lambda: recall(sheet, direction),
        "the same, the other way": lambda: recall(sheet, Direction("kk", "ru")),
        "concordance, common word": lambda: pairs_with(Asked(common, "ru", "kk")),
        "concordance, rare word": lambda: pairs_with(Asked(rare, "ru", "kk")),
        "concordance, three words": lambda: pairs_with(Asked(" ".join(texts[5].split()[:3]), "ru", "kk")),
        "list of the desk, common word": lambda: listed(common),
        "list of the desk, rare word": lambda: listed(rare),
    }
    for name, time in quartiles(cases, rounds=ROUNDS).items():
        yield f"{name}: {time:.1f} ms"


def changed(texts, language):
    """By what was done to them and how long they are: what is asked, and what should be found."""
    for change, some in {
        language.slightly_changed: ["middling", "long"],
        language.with_other_words: ["middling", "long"],
        language.inflected: LENGTHS,
        language.misspelt: LENGTHS,
    }.items():
        for length in some:
            of_length = [text for text in texts if len(text.split()) in LENGTHS[length]]
            name = f"{change.__name__.replace('_', ' ')}, {length}"
            yield name, dict(islice(alike(of_length, change, language.random), QUESTIONS))


def alike(texts, change, chosen):
    """Changed texts that are still to be offered what they were."""
    while True:
        text = chosen.choice(texts)
        asked = change(text)
        if asked != text and fuzz.ratio(asked, text) >= 70:
            yield asked, text


def new(language, lengths):
    """Found nowhere, but by chance."""
    return {" ".join(language.words(language.random.choice(lengths))): None for _one in range(QUESTIONS)}


def num_found(questions, direction):
    from people.curation.memory.recalling import recall

    return sum(
        text in [match.entry.source_text for match in recall({"": asked}, direction)[""]]
        for asked, text in questions.items()
    )


def filled(size, language, direction, connection):
    from django.utils import timezone

    from people.curation.memory.remembering import index_entries
    from people.curation.models import MemoryEntry
    from people.curation.search.tables import MEMORY
    from tests.factories import PlaceFactory

    place, now, texts = PlaceFactory(), timezone.now(), [language.sentence() for _one in range(size)]
    for start in range(0, size, 2000):
        index_entries(
            MemoryEntry.objects.bulk_create(
                MemoryEntry(
                    record=place,
                    source_language=direction.source,
                    language=direction.target,
                    unit=f"name.{number}",
                    source_text=text,
                    target_text=text.translate(TO_KAZAKH),
                    target_markup=text.translate(TO_KAZAKH),
                    confirmed_at=now,
                )
                for number, text in enumerate(texts[start : start + 2000], start)
            )
        )
    MEMORY.tidy(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return texts


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 100_000])

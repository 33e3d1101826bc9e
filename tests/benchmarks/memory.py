"""How long the translation memory takes to answer, and what it finds: `python -m tests.benchmarks.memory 1000 100000`.

Made-up texts whose words are as unevenly frequent as those of a language; a third of the questions are remembered
texts of which some words or numbers were changed. Milliseconds of the process and of its database.
"""

import os
import random
import sys

import django

WORDS, ROUNDS, QUESTIONS, UNITS = 20_000, 5, 60, 40
SYLLABLES = "ка ро ми ста ве ли по на те ду ни со ре за ва ло пра ги фе ша жи ко".split()  # noqa: SIM905
ENDINGS = ["", "а", "у", "ом", "ы", "ов", "ам", "ия", "ии", "ый", "ого", "ой"]


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
    from tests.benchmarks.clock import medians

    language = Language(seed=1)
    direction = Direction("ru", "kk")
    texts = filled(size, language, direction, connection)
    meant = random.Random(2).sample(texts, QUESTIONS)
    changed = [language.changed(text) for text in meant]
    new = [language.sentence() for _one in range(QUESTIONS)]
    sheet = {str(number): text for number, text in enumerate((changed + new)[:: 2 * QUESTIONS // UNITS])}
    found = recall(dict(enumerate(changed)), direction)
    recalled = sum(meant[at] in [match.entry.source_text for match in found[at]] for at in found)
    rare = language.words[-7]

    def listed(word):
        return list(MemoryEntry.objects.filter(pk__in=entries_with([word]))[:100])

    yield f"found {recalled} of {QUESTIONS} texts that were changed"
    cases = {
        "120 texts one by one": lambda: [recall({"": text}, direction) for text in changed + new],
        f"worksheet of {len(sheet)} units": lambda: recall(sheet, direction),
        "the same, the other way": lambda: recall(sheet, Direction("kk", "ru")),
        "concordance, common word": lambda: pairs_with(Asked(language.words[3], "ru", "kk")),
        "concordance, rare word": lambda: pairs_with(Asked(rare, "ru", "kk")),
        "concordance, three words": lambda: pairs_with(Asked(" ".join(texts[5].split()[:3]), "ru", "kk")),
        "list of the desk, common word": lambda: listed(language.words[3]),
        "list of the desk, rare word": lambda: listed(rare),
    }
    for name, time in medians(cases, rounds=ROUNDS).items():
        yield f"{name}: {time:.1f} ms"


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
                    target_text=text,
                    target_markup=text,
                    confirmed_at=now,
                )
                for number, text in enumerate(texts[start : start + 2000], start)
            )
        )
    MEMORY.tidy(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return texts


class Language:
    """Made-up words, the first of them common and the last ones rare."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 5))) for _one in range(WORDS)]
        self.weights = [1 / (place + 10) for place in range(WORDS)]

    def sentence(self):
        stems = self.random.choices(self.words, self.weights, k=self.random.randint(4, 40))
        words = [stem + self.random.choice(ENDINGS) for stem in stems]
        if self.random.random() < 0.5:
            words[self.random.randrange(len(words))] = str(self.random.randint(1, 3000))
        return " ".join(words)

    def changed(self, text):
        """Up to a sixth of the words are others, and all numbers."""
        words = [str(self.random.randint(1, 3000)) if word.isdigit() else word for word in text.split()]
        for place in self.random.sample(range(len(words)), len(words) // 6):
            words[place] = self.random.choice(self.words)
        return " ".join(words)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 100_000])

"""Times the house check on a story of the seeds: `python -m tests.benchmarks.house`."""

import os
from statistics import median
from time import process_time

import django

LANGUAGES = ("ru", "kk", "ko", "en")
NUM_RUNS = 20
STORY = "t000-ambassador-review-2024"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print("{:<9} {:>6} {:>15}".format("language", "words", "cpu median, ms"))
    for language in LANGUAGES:
        num_words, seconds = time_check(language)
        print(f"{language:<9} {num_words:>6} {seconds * 1000:>15.1f}")


def time_check(language):
    """How many words the longest story of the seeds has in the language, and how long its check takes."""
    from django.conf import settings

    from people.curation.house import Text, check_texts

    file = settings.BASE_DIR / "seeds" / "dossiers" / STORY / f"{language}.md"
    paragraphs = tuple(line for line in file.read_text("utf-8").splitlines() if line)
    times = []
    for _run in range(NUM_RUNS):
        begun = process_time()
        list(check_texts([Text("body", language, paragraphs, part="body", is_story=True)]))
        times.append(process_time() - begun)
    return sum(len(paragraph.split()) for paragraph in paragraphs), median(times)


if __name__ == "__main__":
    main()

"""How well staleness is told, and in what time: `python -m tests.benchmarks.staleness`.

Precision and recall are those of the fifty edits in Russian, and for the other languages those of finding changed
facts among changed sentences, beside how many severities were told right. Time is that of a text of 10,000 words of
which every tenth paragraph was changed.
"""

import os
from time import process_time

import django

NUM_WORDS = 10_000


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    tell_accuracy()
    tell_severity()
    tell_time()


def tell_accuracy():
    from tests.newsroom.edited_articles import left_behind, original_bodies
    from tests.newsroom.fifty_edits import EDITS

    bodies, found, wanted = original_bodies(), set(), set()
    for number, (article, edit, expected) in enumerate(EDITS, start=1):
        was = left_behind(*bodies[article], edit)
        if was != expected:
            print(f"edit {number}: expected {expected}, found {was}")
        found |= {(number, *one) for one in was.items()}
        wanted |= {(number, *one) for one in expected.items()}
    right = len(found & wanted)
    print(f"{len(EDITS)} edits: precision {right / len(found):.3f}, recall {right / len(wanted):.3f}")


def tell_severity():
    from people.curation.translating.severity import severity
    from tests.people.severity_cases import CASES

    for language in ("kk", "ko", "en"):
        own = [case for case in CASES if case[0] == language]
        judged = [(expected, severity(then, now, language)) for _language, _sort, then, now, expected in own]
        for (_language, sort, then, now, expected), (_expected, found) in zip(own, judged, strict=True):
            if found != expected:
                print(f"{language}, {sort}: expected {expected}, found {found}: {then} > {now}")
        both = sum(expected == found == "facts" for expected, found in judged)
        precision = both / sum(found == "facts" for _expected, found in judged)
        recall = both / sum(expected == "facts" for expected, _found in judged)
        right = sum(expected == found for expected, found in judged)
        print(f"{language}, {len(own)} sentences, {right} right: facts precision {precision:.3f}, recall {recall:.3f}")


def tell_time():
    from people.curation.translating.identity import lay_over
    from people.curation.translating.kept import Kept
    from people.curation.translating.segments import compose, split
    from people.curation.translating.staleness import stale_pairs
    from people.curation.translating.texts import worded
    from tests.newsroom.edited_articles import checked, original_bodies

    paragraphs = [
        one for _language, body in original_bodies().values() for one in worded(split(body, "body", is_rich=True))
    ]
    text, num_words = "", 0
    while num_words < NUM_WORDS:
        one = paragraphs[num_words % len(paragraphs)]
        text += f"<p>{num_words} {one.markup}</p>"
        num_words += len(one.text.split())
    kept, last = lay_over([], split(text, "body", is_rich=True), last=0)
    translation, later = checked(kept), changed(text)
    begun = process_time()
    new = split(later, "body", is_rich=True)
    segmented = process_time()
    laid, _last = lay_over(kept, new, last=last)
    laid_over = process_time()
    num_stale = len(list(stale_pairs(Kept("ru", edition_number=2, edition_segments=laid), translation)))
    done = process_time()
    steps = [segmented - begun, laid_over - segmented, done - laid_over]
    split_ms, laid_ms, stale_ms = (round(1000 * step, 1) for step in steps)
    print(f"{num_words} words, {len(kept)} segments: split {split_ms} ms, laid over {laid_ms} ms, stale {stale_ms} ms")
    print(f"{num_stale} segments stale; composed again the same: {compose(new) == later}")


def changed(text):
    paragraphs = text.split("</p>")
    return "</p>".join(one.replace(" ", " вчера ", 1) if not at % 10 else one for at, one in enumerate(paragraphs))


if __name__ == "__main__":
    main()

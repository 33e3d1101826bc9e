"""What a reader may be about to type: names and titles that begin like the words so far."""

from newsroom.reading import editions_about
from people import naming
from people.curation.search import keys
from people.curation.search.matching import matches
from people.curation.words import words_in

from .asking import Question
from .kinds import LABELS, kind_ids, url_of
from .results import records_of

NUM_SUGGESTIONS, MOST_WORDS, NUM_TITLES = 8, 6, 20


def suggestions_for(question: Question) -> list[dict]:
    """Records that are current in the reader's language: first those known by such a name, then newest titles."""
    words = words_in(question.q)[:MOST_WORDS]
    if not words or len("".join(words)) < (1 if "가" <= words[0][0] <= "힣" else 2):
        return []
    reading = question.reading
    begun = keys.beginning_with(words, reading.language)
    titles = [match.key for match in matches(begun, at=reading.at, limit=NUM_TITLES)]
    found = list(dict.fromkeys([*naming.named_from(words), *titles]))
    shown = {(one.content_type_id, one.object_id): one.title for one in editions_about(found, reading)}
    records = records_of(key for key in found if key in shown)
    names = kind_ids()
    return [
        {
            "title": shown[key],
            "kind": str(LABELS[names[key[0]]]),
            "url": url_of(records[key], reading.language, reading.language),
        }
        for key in sorted((key for key in found if key in records), key=lambda key: list(names).index(key[0]))
    ][:NUM_SUGGESTIONS]

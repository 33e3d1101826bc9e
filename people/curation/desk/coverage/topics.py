"""On which topics there is most to do."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from ..board.headlines import Headline, Headlines
from .figures import WORDS, Figures
from .question import Question

NUM_TOPICS = 20


@dataclass(frozen=True)
class OnTopic:
    headline: Headline
    url: str
    num_texts: int
    num_words: int


def topics(question: Question, figures: Figures, headlines: Headlines) -> list[OnTopic]:
    """What has several topics counts for each of them; kinds without words to do are not asked."""
    if question.topic_model not in question.kinds:
        return []
    texts, words = Counter(), Counter()
    for model in (one for one in question.kinds_with_topics if has_words(figures[question.kinds[one]])):
        for topic, num_texts, num_words in _by_topic(question, model):
            texts[topic] += num_texts
            words[topic] += num_words
    return [
        OnTopic(headlines.at(question.number_of_topics, topic), question.url(topic=topic), texts[topic], num)
        for topic, num in words.most_common(NUM_TOPICS)
    ]


def has_words(by_language) -> bool:
    return any(counts[WORDS] for counts in by_language.values())


def _by_topic(question, model):
    to_do = question.states().filter(content_type=question.kinds[model], num_words_to_do__gt=0).order_by()
    records = QuerySet(model).order_by().filter(states__in=to_do, **{f"{model.searched_by_topics}__isnull": False})
    return records.values_list(model.searched_by_topics).annotate(Count("states"), Sum("states__num_words_to_do"))

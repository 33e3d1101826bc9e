"""Fills the database: first what stories are about, then the stories, batch by batch."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from random import Random
from time import monotonic

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from newsroom.models import Article, Mention
from people.curation.languages import Language
from people.curation.models import Curated
from people.curation.statistics import refresh_statistics

from .editions import Desk
from .records import Records
from .writing import Writer

BATCH = 250
SPAN = timedelta(days=5 * 365)
RELATIONS = {"topics": 2, "places": 2, "visits": 1, "documents": 1, "events": 1, "figures": 2}


class Filling:
    """One run: `seed` fixes every word and relation, and stands in the address of every record."""

    def __init__(self, num_articles: int, seed: int, *, writers: Iterable = ()):
        self.num_articles, self.prefix = num_articles, f"load-{seed}"
        self.random = Random(seed)
        self.ends = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
        self.desk = Desk(self.random, self.ends + timedelta(hours=2), writers)
        self.writers = {language: Writer(language, seed) for language in Language.values}
        self.num_editions = 0

    def run(self, tell: Callable[[int, int, float], object]) -> int:
        """Returns the number of editions; tells of every batch how many stories and editions are done since when."""
        begun = monotonic()
        with transaction.atomic():
            self.records = Records(self.random, self.prefix, self.num_articles)
            for records in self.records.kinds:
                self.publish(records)
        for first in range(0, self.num_articles, BATCH):
            numbers = range(first, min(first + BATCH, self.num_articles))
            with transaction.atomic():
                moments = [self.moment(number) for number in numbers]
                self.num_editions += len(self.desk.carry(self.make_articles(numbers), moments))
            tell(numbers.stop, self.num_editions, monotonic() - begun)
        refresh_statistics()
        return self.num_editions

    def publish(self, records):
        for first in range(0, len(records), BATCH):
            batch = records[first : first + BATCH]
            self.num_editions += len(self.desk.publish(batch, [self.ends - SPAN] * len(batch)))

    def moment(self, number) -> datetime:
        """Stories come at even intervals, the last one an hour ago."""
        return self.ends - SPAN * (self.num_articles - 1 - number) / self.num_articles

    def make_articles(self, numbers) -> list[Article]:
        articles = Article.objects.bulk_create(self.article(number) for number in numbers)
        Mention.objects.bulk_create(mention for article in articles for mention in self.mentions_in(article))
        for name, most in RELATIONS.items():
            self.records.link(getattr(Article, name), articles, getattr(self.records, name), most)
        return articles

    def article(self, number) -> Article:
        texts = {}
        for language, writer in self.writers.items():
            texts |= {f"title_{language}": writer.title(), f"lead_{language}": writer.lead()}
            texts[f"body_{language}"] = writer.body()
        return Article(
            slug=f"{self.prefix}-article-{number}",
            source_language=self.random.choice(["ru", "ru", "ru", "ko"]),
            genre=self.random.choice(Article.Genre.values),
            story_date=self.moment(number).date().isoformat(),
            source_text=self.records.one_of(self.records.sources),
            **texts,
        )

    def mentions_in(self, article):
        people = [{"official": one} for one in self.records.pick(self.records.officials, 4)]
        bodies = [{"organisation": one} for one in self.records.pick(self.records.bodies, 3)]
        for position, whom in enumerate(people + bodies, start=1):
            yield Mention(article=article, position=position, **whom)


def refuse_beside_real_records(prefix: str, *, is_asked: bool) -> None:
    """Raises ValidationError where made-up records would stand among real ones, or twice."""
    kinds = [model for model in Curated.__subclasses__() if not model._meta.abstract]
    if any(model.objects.filter(slug__startswith=f"{prefix}-").exists() for model in kinds):
        raise ValidationError(
            "Records with that seed are in the database already. Nothing was done; choose another --seed.",
            code="seed-used",
        )
    if not is_asked and any(model.objects.exclude(slug__startswith="load-").exists() for model in kinds):
        raise ValidationError(
            "The database holds real records, and made-up ones would stand beside them on every page. Nothing was "
            "done; name an empty database in DATABASE_URL, or add --beside-real-records if you mean it.",
            code="real-records",
        )

"""What a reader sees: records through the editions that are current in their language at their moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from people.curation.languages import Language, active_language, by_preference
from people.curation.models import Curated, Edition, LanguageState

Freshness = LanguageState.Freshness


@dataclass(frozen=True)
class Reading:
    """The language of a page and the moment that it is read at; `as_of` is a past day that the reader asked for."""

    language: str
    at: datetime
    as_of: date | None = None

    @property
    def day(self) -> date:
        return timezone.localtime(self.at).date()


def reading_of(request) -> Reading:
    """Now, or the end of the day that the reader asks for; raises Http404 as `asked_day` does.

    A preview sets `reads_at` on the request that it makes: the moment at which its texts are to be public.
    """
    now = getattr(request, "reads_at", None) or timezone.now()
    day = asked_day(request)
    if day is None:
        return Reading(active_language(), now)
    end = timezone.make_aware(datetime.combine(day, time.max))
    return Reading(active_language(), min(end, now), day)


def asked_day(request) -> date | None:
    """The day of `?as_of=2025-03-01`; raises Http404 for a day to come and for what is no date."""
    wanted = request.GET.get("as_of", "")
    if not wanted:
        return None
    try:
        day = date.fromisoformat(wanted)
    except ValueError as error:
        raise Http404(_("“%(value)s” is not a date. Write it as 2025-03-01.") % {"value": wanted}) from error
    if day > timezone.localdate():
        raise Http404(_("%(value)s is still to come. Choose a day in the past.") % {"value": wanted})
    return day


def day_read(request) -> str:
    """The past day that the page is read at, in ISO form; empty for today and for a day that the page refuses."""
    try:
        day = asked_day(request)
    except Http404:
        return ""
    return day.isoformat() if day else ""


@dataclass(frozen=True)
class Shown:
    """A record as this reader sees it: its facts, and its words from one current edition."""

    record: Curated
    edition: Edition
    language: str

    @property
    def title(self) -> str:
        return self.edition.title

    @property
    def short(self) -> str:
        return self.edition.data.get("short_name") or self.edition.title

    @property
    def lang(self) -> str:
        """The language of the words where it is not that of the page, for the attribute `lang`."""
        return "" if self.edition.language == self.language else self.edition.language

    @cached_property
    def url(self) -> str:
        """The record's page, in the language in which it exists; empty for a kind without pages."""
        if not hasattr(self.record, "get_absolute_url"):
            return ""
        return self.record.get_absolute_url().replace(f"/{self.language}/", f"/{self.edition.language}/", 1)


class Shelf:
    """The current editions of many records at once: one query, whatever their kinds and number.

    With `only_to_show` it holds other languages of those records alone that do not exist in the reader's.
    """

    def __init__(self, reading: Reading, *groups: Iterable[Curated | None], only_to_show: bool = False):
        self.reading = reading
        self._editions: dict[tuple[int, int], dict[str, Edition]] = defaultdict(dict)
        records = [record for group in groups for record in group if record]
        editions = Edition.objects.current(reading.at).about_any(records).without_texts().order_by()
        for edition in _to_show(editions, reading) if only_to_show else editions:
            self._editions[edition.content_type_id, edition.object_id][edition.language] = edition

    def shown(self, record: Curated | None) -> Shown | None:
        """The record in the reader's language, else in another in which it is current, else nothing."""
        if record is None:
            return None
        editions = self.editions_of(record)
        for language in by_preference(self.reading.language, record.source_language):
            if language in editions:
                return Shown(record, editions[language], self.reading.language)
        return None

    def editions_of(self, record: Curated) -> dict[str, Edition]:
        """The current editions of the record by their languages."""
        return self._editions.get((ContentType.objects.get_for_model(record).pk, record.pk), {})

    def all_shown(self, records: Iterable[Curated]) -> list[Shown]:
        return [shown for shown in map(self.shown, records) if shown]

    def in_language(self, records: Iterable[Curated]) -> list[Shown]:
        """Only those that exist in the reader's language."""
        return [shown for shown in self.all_shown(records) if not shown.lang]


def _to_show(editions: QuerySet, reading: Reading) -> QuerySet:
    same = {"content_type": OuterRef("content_type"), "object_id": OuterRef("object_id")}
    own = Edition.objects.current(reading.at).filter(**same, language=reading.language)
    return editions.filter(Q(language=reading.language) | ~Exists(own.order_by()))


@dataclass(frozen=True)
class Page:
    """One record's page: its edition, the earlier ones in this language, and the languages in which it exists."""

    record: Curated
    edition: Edition
    history: list[Edition] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    reading: Reading = None
    # When facts of the original changed that this translation does not have yet.
    original_changed_at: datetime | None = None

    @property
    def title(self) -> str:
        return self.edition.title

    @property
    def summary(self) -> str:
        return self.edition.summary

    @property
    def data(self) -> dict:
        return self.edition.data

    @property
    def corrections(self) -> list[Edition]:
        return [edition for edition in self.history if edition.note]

    @property
    def translated_from(self) -> str:
        """The language that the text was translated from; empty for an original."""
        return self.record.source_language if self.edition.source_edition_id else ""

    @property
    def original_url(self) -> str:
        """The page of the original, where readers may open it."""
        source = self.translated_from
        return self.url_in(source) if source in self.languages else ""

    @property
    def readable_history(self) -> list[Edition]:
        """Editions that were not withdrawn by then, newest first."""
        return [edition for edition in self.history if not _is_withdrawn(edition, self.reading.at)]

    @property
    def archive_url(self) -> str:
        """Where all editions in this language stand, once there is more than one."""
        return f"{self.url}editions/" if len(self.history) > 1 else ""

    @property
    def parallels(self) -> list[str]:
        """The other languages in which the text can be read beside this one."""
        return [code for code in self.languages if code != self.edition.language]

    @property
    def changed_at(self) -> datetime:
        return self.edition.current_from

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()

    def url_in(self, language: str) -> str:
        """The address of the same record in another language."""
        return self.url.replace(f"/{self.edition.language}/", f"/{language}/", 1)


class NotInLanguage(Exception):
    """The record is public, but not in the language of the page."""

    def __init__(self, record, languages: list[str]):
        self.record, self.languages = record, languages


class Withdrawn(Exception):
    """The record was withdrawn in the language of the page; its notice takes the place of the text."""

    def __init__(self, record, edition: Edition, languages: list[str]):
        self.record, self.edition, self.languages = record, edition, languages


def open_page(queryset, slug: str, reading: Reading) -> Page:
    """The page of the record with that slug: two queries beside the record's own.

    Raises Http404 where nothing of the record is public, NotInLanguage where only other languages are,
    and Withdrawn where its text was taken back.
    """
    record = queryset.filter(slug=slug).first()
    if record is None:
        raise Http404(_("There is no such page."))
    editions = Edition.objects.about(record)
    public = set(editions.current(reading.at).values_list("language", flat=True))
    languages = [language for language in Language.values if language in public]
    begun = editions.effective().in_language(reading.language).filter(current_from__lte=reading.at)
    history = list(begun.order_by("-number"))
    if reading.language in public:
        current = next(edition for edition in history if _is_current(edition, reading.at))
        return Page(record, current, history, languages, reading, original_changed_at(record, current, reading))
    withdrawn = next((edition for edition in history if _was_withdrawn(edition, reading.at)), None)
    if withdrawn:
        raise Withdrawn(record, withdrawn, languages)
    if languages:
        raise NotInLanguage(record, languages)
    raise Http404(_("There is no such page."))


def original_changed_at(record: Curated, edition: Edition, reading: Reading) -> datetime | None:
    """When the original changed in its facts after this translation was made from it and last confirmed."""
    if edition.source_edition_id is None:
        return None
    behind = LanguageState.objects.about(record).filter(language=edition.language, freshness=Freshness.FACTS)
    newer = Edition.objects.about(record).in_language(record.source_language).current(reading.at)
    newer = newer.filter(number__gt=Edition.objects.filter(pk=edition.source_edition_id).values("number"))
    return newer.filter(Exists(behind)).values_list("current_from", flat=True).first()


def _is_current(edition: Edition, at: datetime) -> bool:
    ends = [end for end in (edition.superseded_at, edition.withdrawn_at) if end]
    return all(end > at for end in ends)


def _is_withdrawn(edition: Edition, at: datetime) -> bool:
    return bool(edition.withdrawn_at and edition.withdrawn_at <= at)


def _was_withdrawn(edition: Edition, at: datetime) -> bool:
    return _is_withdrawn(edition, at) and bool(edition.withdrawal_notice)

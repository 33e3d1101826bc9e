"""What a reader sees: records through the editions that are current in their language at their moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, DateTimeField, Exists, PositiveIntegerField, Q, Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from people.curation.languages import Language, active_language, by_preference
from people.curation.models import Curated, Edition, LanguageState
from people.curation.models.editions import current_at
from people.curation.prepared import Parameter, Prepared

AT = Parameter("at", DateTimeField())
LANGUAGE = Parameter("language", CharField())
RECORD = {
    "content_type_id": Parameter("kind", PositiveIntegerField()),
    "object_id": Parameter("key", BigIntegerField()),
}
# Which rows of `Edition` are about some of the records of a kind, in SQL.
ABOUT = '"curation_edition"."content_type_id" = %s AND "curation_edition"."object_id" IN ({})'
ON_SHELF = Prepared(lambda: Edition.objects.current(AT).without_texts().order_by())
# What a page that shows nothing but names needs of them.
NAMES_ON_SHELF = Prepared(
    lambda: (
        Edition.objects.current(AT)
        .in_language(LANGUAGE)
        .only("content_type", "object_id", "language", "title", "summary", "data")
        .order_by()
    )
)
# All of a record in one language, and whatever is current in the others.
OF_RECORD = Prepared(
    lambda: (
        Edition.objects.effective()
        .filter(Q(language=LANGUAGE) | current_at(AT), current_from__lte=AT, **RECORD)
        .with_source()
        .defer("folded", "title_key")
        .order_by("-number")
    )
)


def _lacks_facts(language):
    """Whether the record's public text in the language is behind in its facts."""
    return Exists(LanguageState.objects.filter(**RECORD, language=language, lacks_facts=True))


def _of_source(name):
    """From the edition that a translation was made from, or from what that one was made from itself."""
    return Subquery(Edition.objects.filter(pk=Parameter("source", BigIntegerField())).order_by().values(name))


def _later(way, language, *between):
    """Editions in the language that are newer than the one at that distance, if all texts between lack facts."""
    return Q(*map(_lacks_facts, between), language=language, number__gt=_of_source(f"{way}number"))


ORIGINAL, SECOND, THIRD = (
    Parameter("original", CharField()),
    _of_source("source_edition__language"),
    _of_source("source_edition__source_edition__language"),
)
# What a translation that is behind in its facts was made from, as far back as these facts were lost, where readers have
# something newer by now.
NEWER = Prepared(
    lambda: (
        Edition.objects.current(AT)
        .filter(
            _lacks_facts(LANGUAGE),
            _later("", ORIGINAL)
            | _later("source_edition__", SECOND, ORIGINAL)
            | _later("source_edition__source_edition__", THIRD, ORIGINAL, SECOND),
            **RECORD,
        )
        .only("current_from", "language")
        .order_by()
    )
)


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


def editions_about(
    wanted: Iterable[tuple[int, int]], reading: Reading, prepared: Prepared = NAMES_ON_SHELF
) -> Iterable[Edition]:
    """Current editions of records by kind and number, in the reader's language unless `prepared` is of all."""
    kinds = defaultdict(list)
    for kind, pk in sorted(wanted):
        kinds[kind].append(pk)
    if not kinds:
        return []
    about = " OR ".join(ABOUT.format(", ".join(["%s"] * len(pks))) for pks in kinds.values())
    parameters = [one for kind, pks in kinds.items() for one in (kind, *pks)]
    return prepared.where(about, parameters, at=reading.at, language=reading.language)


class Shelf:
    """The current editions of many records at once: one query, whatever their kinds and number.

    With `only_to_show` it holds other languages of those records alone that do not exist in the reader's, and of those
    `in_all_languages`: one query more.
    """

    def __init__(
        self,
        reading: Reading,
        *groups: Iterable[Curated | None],
        only_to_show: bool = False,
        in_all_languages: Iterable[Curated] = (),
    ):
        self.reading = reading
        self._editions: dict[tuple[int, int], dict[str, Edition]] = defaultdict(dict)
        # By the number of the object, since another of the same record may know other facts; it is kept with what it
        # is shown as, so that its number does not go to another.
        self._shown: dict[int, tuple[Curated, Shown | None]] = {}
        wanted = {_key(record) for group in groups for record in group if record}
        whole = {_key(record) for record in in_all_languages}
        if only_to_show:
            self._fill(NAMES_ON_SHELF, wanted - whole)
            wanted -= self._editions.keys()
        self._fill(ON_SHELF, wanted | whole)

    def _fill(self, prepared, wanted):
        for edition in editions_about(wanted, self.reading, prepared):
            self._editions[edition.content_type_id, edition.object_id][edition.language] = edition

    def shown(self, record: Curated | None) -> Shown | None:
        """The record in the reader's language, else in another in which it is current, else nothing."""
        if record is None:
            return None
        if id(record) not in self._shown:
            self._shown[id(record)] = (record, self._as_shown(record))
        return self._shown[id(record)][1]

    def _as_shown(self, record):
        editions = self.editions_of(record)
        for language in by_preference(self.reading.language, record.source_language) if editions else ():
            if language in editions:
                return Shown(record, editions[language], self.reading.language)
        return None

    def editions_of(self, record: Curated) -> dict[str, Edition]:
        """The current editions of the record by their languages."""
        return self._editions.get(_key(record), {})

    def all_shown(self, records: Iterable[Curated]) -> list[Shown]:
        return [shown for shown in map(self.shown, records) if shown]

    def in_language(self, records: Iterable[Curated]) -> list[Shown]:
        """Only those that exist in the reader's language."""
        return [shown for shown in self.all_shown(records) if not shown.lang]


def _key(record) -> tuple[int, int]:
    return ContentType.objects.get_for_model(record).pk, record.pk


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
        return getattr(self.edition, "made_from", "") or ""

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
    """The page of the record with that slug, as `page_of` gives it."""
    return page_of(queryset.filter(slug=slug).first(), reading)


def page_of(record: Curated | None, reading: Reading) -> Page:
    """The page of a record: one query, and another for a translation.

    Raises Http404 where nothing of the record is public, NotInLanguage where only other languages are,
    and Withdrawn where its text was taken back.
    """
    if record is None:
        raise Http404(_("There is no such page."))
    kind, key = _key(record)
    editions = list(OF_RECORD.rows(kind=kind, key=key, language=reading.language, at=reading.at))
    current = {edition.language: edition for edition in editions if edition.is_current(reading.at)}
    languages = [language for language in Language.values if language in current]
    history = [edition for edition in editions if edition.language == reading.language]
    if edition := current.get(reading.language):
        return Page(record, edition, history, languages, reading, original_changed_at(record, edition, reading))
    withdrawn = next((edition for edition in history if _was_withdrawn(edition, reading.at)), None)
    if withdrawn:
        raise Withdrawn(record, withdrawn, languages)
    if languages:
        raise NotInLanguage(record, languages)
    raise Http404(_("There is no such page."))


def original_changed_at(record: Curated, edition: Edition, reading: Reading) -> datetime | None:
    """When the original changed in its facts after this translation was made from it and last confirmed.

    Where that is a translation too, its own original counts, for as long as both wait for the same facts.
    """
    if edition.source_edition_id is None:
        return None
    kind, key = _key(record)
    languages = {"language": edition.language, "original": edition.made_from}
    newer = NEWER.rows(kind=kind, key=key, source=edition.source_edition_id, at=reading.at, **languages)
    newer.sort(key=lambda one: (one.language == record.source_language, one.language != edition.made_from))
    return newer[-1].current_from if newer else None


def _is_withdrawn(edition: Edition, at: datetime) -> bool:
    return bool(edition.withdrawn_at and edition.withdrawn_at <= at)


def _was_withdrawn(edition: Edition, at: datetime) -> bool:
    return _is_withdrawn(edition, at) and bool(edition.withdrawal_notice)

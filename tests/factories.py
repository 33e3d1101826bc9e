"""The least valid object of each kind; lists of languages carry it on through the desk's own verbs.

`ArticleFactory(published=["ko"])` has texts in all four languages and is public in Korean alone: whatever else a
Korean reader then sees has leaked. Texts name their language and their record, as in “한국어 제목 7”.
"""

from datetime import timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Picture

from newsroom import models as newsroom
from people import models as people
from people.curation.drafting import note_edit, state_of, submit
from people.curation.memory.remembering import index_entries
from people.curation.models import Bundle, Evidence, Finding, MemoryEntry, Remark
from people.curation.parity import open_problems_in
from people.curation.previewing import share
from people.curation.publishing import make_public, withdraw
from people.curation.reviewing import approve

from .beginnings import begin, furthest_steps, moments, start_drafts

LANGUAGES = ("ru", "kk", "ko", "en")
WORDS = {
    "title": {"ru": "Русский заголовок", "kk": "Қазақша тақырып", "ko": "한국어 제목", "en": "English title"},
    "name": {"ru": "Русское имя", "kk": "Қазақша атау", "ko": "한국어 이름", "en": "English name"},
    "lead": {"ru": "Русский лид", "kk": "Қазақша лид", "ko": "한국어 리드", "en": "English lead"},
    "body": {"ru": "Русский текст", "kk": "Қазақша мәтін", "ko": "한국어 본문", "en": "English body"},
    "explanation": {"ru": "Русская справка", "kk": "Қазақша анықтама", "ko": "한국어 해설", "en": "English gloss"},
    "alt": {"ru": "Русское описание", "kk": "Қазақша сипаттама", "ko": "한국어 묘사", "en": "English picture"},
    "notice": {"ru": "Русское уведомление", "kk": "Қазақша хабарлама", "ko": "한국어 알림", "en": "English notice"},
}

_numbers = count(1)


def text(field, language, number):
    """The words that a factory writes into a field; `body` is HTML."""
    words = f"{WORDS[field][language]} {number}"
    return f"<p>{words}.</p>" if field == "body" else words


def carry(
    record,
    *,
    submitted=(),
    approved=(),
    published=(),
    withdrawn=(),
    published_at=None,
    scheduled_at=None,
    withdrawn_at=None,
    reviewed_by=None,
    published_by=None,
    walk=None,
):
    """Walk languages of a record as far as they are listed; True means all four. A withdrawal follows in an hour.

    Scenes may show names that are not public: what may be published is asked by the tests of publication alone.
    """
    furthest = furthest_steps(submitted, approved, published or bool(scheduled_at), withdrawn)
    at = scheduled_at or published_at or (next(moments) if furthest else None)
    (walk or walk_by_verbs)(
        record,
        furthest,
        at=at,
        withdrawn_at=withdrawn_at or (at and at + timedelta(hours=1)),
        notices={language: text("notice", language, record.pk) for language in furthest},
        reviewed_by=reviewed_by,
        published_by=published_by,
    )
    return record


def walk_by_verbs(record, furthest, *, at, withdrawn_at, notices, reviewed_by, published_by):
    for language, last in furthest.items():
        state = state_of(record, language)
        submit(state, by=None)
        if last >= 1:
            let_stand(record, language)
            approve(state, by=reviewed_by)
        if last >= 2:
            make_public(state, by=published_by, at=at)
        if last >= 3:
            withdraw(state, by=None, notice=notices[language], at=withdrawn_at)


def let_stand(record, language):
    """Waive what parity finds where a test writes a text in one language alone."""
    waived = {"waived_at": timezone.now(), "waived_because": "One language of a test."}
    Finding.objects.bulk_create(
        [
            Finding(
                record=record,
                language=language,
                field=one.field,
                code=one.code.name,
                excerpt=one.excerpt,
                details=one.details,
                **waived,
            )
            for problems in open_problems_in([(record, language)]).values()
            for one in problems
        ],
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language", "field", "code", "excerpt"],
        update_fields=["details", *waived],
    )


def approve_again(record, language, *, by=None, **fields):
    """Change texts of a record, as the desk would, and carry the language on to approval."""
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    note_edit(record, [language], by=by)
    return carry(record, approved=[language])


def publish_again(record, language, *, at=None, note="", **fields):
    """Change texts of a record and publish them; with a note it is a correction."""
    approve_again(record, language, **fields)
    return publish_past_the_check(record, language, at=at, note=note)


def publish_past_the_check(record, language, *, at=None, note=""):
    """An edition of a text that would be refused today, for its words or for the names that it shows."""
    return make_public(state_of(record, language), by=None, at=at or next(moments), note=note)


TRAITS = carry.__kwdefaults__.keys() - {"walk"}


class Factory:
    """Makes records of one model; rows that belong to a record are given as a list, each as a record or a dict."""

    def __init__(self, model, *, rows=None, **defaults):
        self.model = model
        self.rows = rows or {}
        self.defaults = defaults

    def __call__(self, *, languages=LANGUAGES, written_by=None, **given):
        traits = {name: given.pop(name) for name in TRAITS & given.keys()}
        rows = {name: given.pop(name) for name in self.rows.keys() & given.keys()}
        links = {link.name: given.pop(link.name) for link in self.model._meta.many_to_many if link.name in given}
        record = self.model.objects.create(**self._fields(languages, given))
        for name, objects in links.items():
            getattr(record, name).set(objects)
        for name, wanted in rows.items():
            for position, row in enumerate(wanted, start=1):
                self.rows[name](record, position=position, row=row)
        start_drafts(record, by=written_by)
        return carry(record, walk=begin, **traits)

    def _fields(self, languages, given):
        number = next(_numbers)
        needed = filter(None, (self.model.edition_title, self.model.edition_summary, self.model.edition_body))
        fields = {f"{field}_{code}": text(field, code, number) for field in needed for code in languages}
        fields["slug"] = f"{self.model._meta.model_name}-{number}"
        for name, default in self.defaults.items():
            if name not in given:
                fields[name] = default() if callable(default) else default
        return fields | given


class Rows:
    """Makes rows of one model that belong to a record; a bare record goes into the field for its kind."""

    KINDS = {people.Official: "official", people.Organisation: "organisation", people.Place: "country"}

    def __init__(self, model, owner, **defaults):
        self.model = model
        self.owner = owner
        self.defaults = defaults
        self.names = {field.name for field in model._meta.fields}

    def __call__(self, record, *, row, position=1):
        fields = row if isinstance(row, dict) else {self.KINDS[type(row)]: row}
        own = {"slug": f"{record.slug}-{next(_numbers)}", "position": position}
        numbered = {name: value for name, value in own.items() if name in self.names}
        return self.model.objects.create(**{self.owner: record} | numbered | self.defaults | fields)


def picture(width=8, height=6, kind="PNG"):
    """A tiny file that decodes as a picture."""
    stream = BytesIO()
    Picture.new("RGB", (width, height), "navy").save(stream, kind)
    return ContentFile(stream.getvalue(), name=f"picture-{next(_numbers)}.{kind.lower()}")


PlaceFactory = Factory(people.Place, kind="city")
OrganisationFactory = Factory(people.Organisation, kind="ministry")
OfficialFactory = Factory(people.Official, rows={"appointments": Rows(people.Appointment, "official")})
TopicFactory = Factory(newsroom.Topic)
ImageFactory = Factory(newsroom.Image, file=picture, **{f"credit_{code}": "Chancery" for code in LANGUAGES})
SourceTextFactory = Factory(
    newsroom.SourceText,
    rows={"attribution_chain": Rows(newsroom.AttributionStep, "text", role="publisher")},
    identifier=lambda: f"S{next(_numbers)}",
)
ArticleFactory = Factory(newsroom.Article, rows={"mentions": Rows(newsroom.Mention, "article")})
VisitFactory = Factory(
    newsroom.Visit,
    rows={
        "participants": Rows(newsroom.VisitParticipant, "visit"),
        "programme": Rows(newsroom.ProgrammeItem, "visit"),
    },
    level="official",
    direction="KZ-KR",
    destination=PlaceFactory,
)
SignedDocumentFactory = Factory(
    newsroom.SignedDocument,
    rows={
        "parties": Rows(newsroom.Party, "document"),
        "life_events": Rows(newsroom.LifeEvent, "document", kind="signed"),
        "files": Rows(newsroom.DocumentFile, "document", language="ru"),
    },
    kind="memorandum",
)
EventFactory = Factory(
    newsroom.Event, rows={"announced_dates": Rows(newsroom.AnnouncedDate, "event")}, kind="forum", status="held"
)
IndicatorFactory = Factory(newsroom.Indicator, unit="USD")
FigureFactory = Factory(newsroom.Figure, indicator=IndicatorFactory)
ComparisonFactory = Factory(newsroom.Comparison, kind="apparent_conflict")


def AppointmentFactory(official=None, **fields):
    """A post of its own, with a title in all four languages: “Русское имя 7”."""
    number = next(_numbers)
    titles = {f"title_{code}": text("title", code, number) for code in LANGUAGES}
    return Rows(people.Appointment, "official")(official or OfficialFactory(), row=titles | fields)


def TermFactory(**fields):
    number = next(_numbers)
    wordings = {f"wording_{code}": text("name", code, number) for code in LANGUAGES}
    return newsroom.Term.objects.create(**{"slug": f"term-{number}", "domain": "diplomacy"} | wordings | fields)


def NameVariantFactory(record, **fields):
    spelling = f"Spelling {next(_numbers)}"
    return people.NameVariant.objects.create(record=record, **{"spelling": spelling, "script": "Latn"} | fields)


def EvidenceFactory(record, **fields):
    numbered = {"position": record.sources.count() + 1, "note": f"How it is known {next(_numbers)}"}
    return Evidence.objects.create(record=record, **numbered | fields)


def RemarkFactory(record=None, **fields):
    about = record or ArticleFactory()
    return Remark.objects.create(
        record=about, **{"text": f"Remark {next(_numbers)}", "made_at": timezone.now()} | fields
    )


def FindingFactory(record=None, **fields):
    """An open finding of the house check, in Russian, that stops nothing."""
    defaults = {"language": "ru", "field": "title", "code": "double-space", "excerpt": f"words  {next(_numbers)}"}
    return Finding.objects.create(record=record or ArticleFactory(), **defaults | fields)


def MemoryEntryFactory(record=None, **fields):
    """A confirmed pair, from Russian into Korean."""
    defaults = {"source_language": "ru", "language": "ko", "unit": "body.1", "confirmed_at": timezone.now()}
    texts = {"source_text": "Визит", "target_text": "방문", "target_markup": "방문"}
    entry = MemoryEntry.objects.create(record=record or ArticleFactory(), **defaults | texts | fields)
    index_entries([entry])
    return entry


def BundleFactory(*items, **fields):
    """A bundle of the given records and languages, as in `BundleFactory((article, "ko"), (visit, "ko"))`."""
    bundle = Bundle.objects.create(**{"name": f"Bundle {next(_numbers)}"} | fields)
    for record, language in items:
        bundle.items.create(record=record, language=language)
    return bundle


def PreviewLinkFactory(about, language="ko", *, days=3, made_for="Checker", by=None):
    """A link to the preview of a record or a bundle."""
    return share(about, language=language, made_for=made_for, days=days, by=by)


def UserFactory(role="", *, password=None, **fields):
    """A member of staff; `role` is the name of a group that the migration made, such as `translator-ko`."""
    name = f"{role or 'staff'}-{next(_numbers)}"
    user = get_user_model().objects.create_user(**{"username": name, "is_staff": True, "password": password} | fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user

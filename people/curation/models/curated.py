from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from ..folding import FoldedTextField
from ..labels import Labelled
from ..languages import Language, active_language, by_preference
from ..loading import KeyedManager
from .editions import current_at


class RevisionField(models.PositiveIntegerField):
    """Counts the saves of a record, so that a later save can tell that it started from an older one."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", 0)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        revision = getattr(model_instance, self.attname) + 1
        setattr(model_instance, self.attname, revision)
        return revision


class Part(NamedTuple):
    """A text that stands once in each row of a relation, and the field that tells these rows apart in an edition."""

    relation: str
    field: str
    key: str


class CuratedQuerySet(models.QuerySet):
    def public(self, language, at):
        """Records with a current edition in the language, with `public_title` and `first_public_at` of that edition."""
        here = current_at(at, "editions__") & Q(editions__language=language)
        current = self.annotate(current_edition=FilteredRelation("editions", condition=here))
        return current.filter(current_edition__isnull=False).annotate(
            public_title=F("current_edition__title"), first_public_at=F("current_edition__first_public_at")
        )


class CuratedManager(KeyedManager.from_queryset(CuratedQuerySet)):
    key_fields = ("slug",)


class Curated(Labelled):
    """What the public can see: a working copy with one column per language for each text, and its editions."""

    # How the working copy becomes an edition: names of translated fields.
    edition_title = "name"
    edition_summary = ""
    edition_body = ""
    edition_extras = ()
    # Extras that an edition must hold once another language has them, wherever the record is shown.
    edition_captions = ()
    # Relations, as in `mentions__official`, whose names the page prints and that must be reviewed in its language.
    shown_relations = ()
    # Texts that belong to the record but stand in rows of their own, by the name that they have in an edition.
    edition_parts: dict[str, Part] = {}
    # Whether readers search for it, and the honest date and the relation to topics that narrow such a search.
    is_searched = True
    searched_by_date = ""
    searched_by_topics = ""

    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, help_text=_("The address of the page, the same in all languages.")
    )
    source_language = models.CharField(
        _("source language"),
        max_length=2,
        choices=Language,
        default=Language.RU,
        help_text=_("The language in which the desk writes this record first; the others are translated from it."),
    )
    are_changes_public = models.BooleanField(
        _("readers may compare editions"),
        default=True,
        help_text=_("Shows word by word what changed from one edition to the next."),
    )
    desk_note = models.TextField(_("note of the desk"), blank=True, help_text=_("For colleagues; never public."))
    sources = GenericRelation("curation.Evidence", verbose_name=_("sources"))
    states = GenericRelation("curation.LanguageState", verbose_name=_("languages"))
    editions = GenericRelation("curation.Edition", verbose_name=_("editions"))
    remarks = GenericRelation("curation.Remark", verbose_name=_("remarks"))
    transitions = GenericRelation("curation.Transition", verbose_name=_("transitions"))
    findings = GenericRelation("curation.Finding", verbose_name=_("findings of the house check"))
    segmented_texts = GenericRelation("curation.SegmentedText", verbose_name=_("segmented texts"))
    memory = GenericRelation("curation.MemoryEntry", verbose_name=_("translation memory"))
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    revision = RevisionField(_("revision"))
    search_text = FoldedTextField(_("text to search"))

    objects = CuratedManager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.working_title

    def natural_key(self):
        return (self.slug,)

    def clean(self):
        if not self.working_title:
            raise ValidationError(
                _("This record has no name yet. Fill it in in one language; it may be any of the four."),
                code="no-language",
            )

    @property
    def working_title(self) -> str:
        """The title in the language of the interface, else in that of the source, else in any other; for staff only."""
        languages = by_preference(active_language(), self.source_language)
        titles = (self.text_in(self.edition_title, code) for code in languages)
        return next(filter(None, titles), "")

    @classmethod
    def translated_fields(cls) -> tuple[str, ...]:
        named = (cls.edition_title, cls.edition_summary, cls.edition_body, *cls.edition_extras)
        return tuple(filter(None, named))

    def text_in(self, field: str, language: str) -> str:
        return getattr(self, f"{field}_{language}") or ""

    def texts_in(self, language: str) -> dict:
        """What an edition in the language would hold: title, summary, body and data."""
        data = {field: self.text_in(field, language) for field in self.edition_extras} | self.parts_in(language)
        return {
            "title": self.text_in(self.edition_title, language),
            "summary": self.text_in(self.edition_summary, language) if self.edition_summary else "",
            "body": self.text_in(self.edition_body, language) if self.edition_body else "",
            "data": {key: text for key, text in data.items() if text},
        }

    def parts_in(self, language: str) -> dict:
        """The texts of its rows, such as the titles of posts."""
        return {name: self._texts_of_part(part, language) for name, part in self.edition_parts.items() if self.pk}

    def _texts_of_part(self, part, language):
        texts = {
            str(getattr(row, part.key)): getattr(row, f"{part.field}_{language}")
            for row in getattr(self, part.relation).all()
        }
        return {key: text for key, text in texts.items() if text}

    def missing_in(self, language: str) -> Iterator[str]:
        """Names of the texts that an edition in the language cannot do without and that are still empty."""
        for field in filter(None, (self.edition_title, self.edition_summary, self.edition_body)):
            if not self.text_in(field, language):
                yield str(self._meta.get_field(field).verbose_name)

    def shown_records(self, language: str) -> Iterator["Curated"]:
        """Records whose names the page in the language prints, so that it needs an edition of each."""
        for path in self.shown_relations:
            yield from _at_the_end_of(path.split("__"), self)

    def lacking_captions(self, data: dict) -> Iterator[str]:
        """Names of captions that some language has and an edition with these data has not."""
        for field in self.edition_captions:
            if not data.get(field) and any(self.text_in(field, code) for code in Language.values):
                yield str(self._meta.get_field(field).verbose_name)

    def searchable_text(self):
        texts = (self.text_in(field, code) for field in self.translated_fields() for code in Language.values)
        return " ".join([self.slug.replace("-", " "), *texts])


def _at_the_end_of(path, row):
    if not path:
        yield row
        return
    related = getattr(row, path[0])
    rows = related.all() if hasattr(related, "all") else [related]
    for one in filter(None, rows):
        yield from _at_the_end_of(path[1:], one)

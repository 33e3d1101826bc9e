"""What can be compared: the working copy, a version of it that was kept, an edition; and the two of one comparison."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reversion.models import Version

from ...comparing import Piece, compare, is_changed
from ...languages import Language
from ...models import Curated, Edition
from ...recording import snapshot_in, snapshot_now, versions_of
from ...restoring import texts_of
from ...snapshots import Snapshot
from ...timeline import with_revisions
from .values import label_of

NOW = "now"


@dataclass(frozen=True)
class Side:
    """One of the two texts of a comparison; `key` names it in addresses."""

    key: str
    name: str
    at: datetime
    snapshot: Snapshot | None = None
    edition: Edition | None = None

    def texts(self, language: str, *, by: str) -> dict:
        """Every text in the language, by what tells it apart."""
        if self.edition:
            return _texts_of_edition(self.edition)
        texts = {(name, ""): text for name, text in self.snapshot.texts_in(language).items()}
        return texts | self.snapshot.parts_in(language, by=by)


@dataclass(frozen=True)
class TextComparison:
    label: str
    compared: list[list[Piece]]
    is_changed: bool
    is_markup_alone: bool


def side_of(record: Curated, key: str) -> Side | None:
    """None for a key that names nothing of this record."""
    if key == NOW:
        return Side(NOW, _("working copy"), timezone.now(), snapshot=snapshot_now(record))
    kind, number = key[:1], key[1:]
    if not (number.isascii() and number.isdecimal() and len(number) < 18):
        return None
    if kind == "v":
        version = with_revisions(versions_of(record)).filter(pk=number).first()
        return version and version_side(version)
    edition = Edition.objects.about(record).filter(pk=number).first() if kind == "e" else None
    if edition:
        edition.record = record
    return edition and edition_side(edition)


def version_side(version: Version) -> Side:
    return Side(f"v{version.pk}", version_name(version), version.revision.date_created, snapshot=snapshot_in(version))


def edition_side(edition: Edition) -> Side:
    return Side(f"e{edition.pk}", edition_name(edition), edition.current_from, edition=edition)


def version_name(version: Version) -> str:
    user = version.revision.user
    named = {"moment": moment_in_words(version.revision.date_created), "person": person_name(user)}
    return _("version of %(moment)s, %(person)s") % named if user else _("version of %(moment)s") % named


def edition_name(edition: Edition) -> str:
    return _("edition %(number)s in %(language)s, public from %(moment)s") % {
        "number": edition.number,
        "language": Language(edition.language).label,
        "moment": moment_in_words(edition.current_from),
    }


def moment_in_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def person_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def language_of(sides: tuple[Side, Side], wanted: str) -> str:
    """The language of the comparison; an edition has only its own. Raises ValidationError with code `two-languages`."""
    own = {side.edition.language for side in sides if side.edition}
    if len(own) > 1:
        raise ValidationError(
            _("These two editions are in different languages. Choose two of the same language, or a version."),
            code="two-languages",
        )
    return own.pop() if own else wanted


def compare_texts(record: Curated, older: Side, newer: Side, language: str) -> list[TextComparison]:
    """Every text that either side has; rows are matched by their numbers, and by slug or position beside an edition."""
    by = "" if older.edition or newer.edition else "pk"
    was, now = older.texts(language, by=by), newer.texts(language, by=by)
    labels = {} if by == "" else _row_labels(older.snapshot) | _row_labels(newer.snapshot)
    return [
        _compare(label_of_text(record, *key, labels), was.get(key, ""), now.get(key, ""))
        for key in {**was, **now}
        if was.get(key) or now.get(key)
    ]


def _row_labels(snapshot):
    """What tells a row from its neighbours, by the name of the part and the number of the row."""
    return {
        (name, str(row["pk"])): row.get(part.key)
        for name, part in snapshot.model.edition_parts.items()
        for row in snapshot.rows.get(part.relation, [])
    }


def _compare(label, was, now):
    compared = compare(was, now)
    changed = is_changed(compared)
    return TextComparison(label, compared, changed, was != now and not changed)


def label_of_text(record, name, row, labels):
    if part := record.edition_parts.get(name):
        relation = record._meta.get_field(part.relation).related_model
        field = relation._meta.get_field(part.field)
        return f"{relation._meta.verbose_name_plural}: {field.verbose_name} · {labels.get((name, row), row)}"
    return label_of(record._meta.get_field(name)) if name in record.translated_fields() else name


def _texts_of_edition(edition):
    texts = {(name, ""): text for name, text in texts_of(edition, edition.record, edition.language).items()}
    parts = {name: value for name, value in edition.data.items() if isinstance(value, dict)}
    return texts | {(name, row): text for name, part in parts.items() for row, text in part.items()}

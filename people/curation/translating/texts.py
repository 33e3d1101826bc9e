"""The texts of a record or an edition by their names, and their segments.

A text that stands in a row of the record is named after its part and what tells the rows apart, as in `posts/envoy`.
"""

from collections.abc import Iterable

from ..models import Curated, Edition
from .segments import Segment, split


def texts_in(record: Curated, language: str) -> dict[str, str]:
    """The working copy; empty texts are left out."""
    own = {name: record.text_in(name, language) for name in record.translated_fields()}
    return _named(own, record.parts_in(language))


def texts_of(edition: Edition, model: type[Curated]) -> dict[str, str]:
    head = {model.edition_title: edition.title}
    head |= {model.edition_summary: edition.summary} if model.edition_summary else {}
    head |= {model.edition_body: edition.body} if model.edition_body else {}
    own = head | {name: edition.data.get(name, "") for name in model.edition_extras}
    return _named(own, {name: edition.data.get(name) or {} for name in model.edition_parts})


def _named(own, parts):
    rows = {f"{name}/{key}": text for name, texts in parts.items() for key, text in texts.items()}
    return {name: text for name, text in (own | rows).items() if text.strip()}


def is_rich(model: type[Curated], name: str) -> bool:
    return "/" not in name and hasattr(model._meta.get_field(name), "sanitize")


def segments_of(model: type[Curated], texts: dict[str, str]) -> list[Segment]:
    """All segments in the order of the texts, gaps among them."""
    return [one for name, text in texts.items() for one in split(text, name, is_rich=is_rich(model, name))]


def worded(segments: Iterable[Segment]) -> list[Segment]:
    return [one for one in segments if one.has_words]


def label_of(model: type[Curated], name: str) -> str:
    """What staff call the text."""
    part, _slash, _key = name.partition("/")
    if part == name:
        return str(model._meta.get_field(name).verbose_name)
    row = model._meta.get_field(model.edition_parts[part].relation).related_model
    return str(row._meta.get_field(model.edition_parts[part].field).verbose_name)

"""What a page or its script sends, read and saved."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from ...models import Curated
from ...translating.texts import is_rich
from ...translating.units import Worksheet, worksheet
from ...translating.verbs import save_units
from .notation import read
from .rows import digest_of_field

TEXT, TOKEN = "text:", "token:"


@dataclass
class Typed:
    """Texts in the notation of the page, by the keys of their units; `is_auto` if nobody pressed “Save”."""

    texts: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    confirmed: list[str] = field(default_factory=list)
    is_auto: bool = False

    @classmethod
    def of(cls, post: QueryDict) -> "Typed":
        texts, opened = _named(post, TEXT), {}
        tokens = _named(post, TOKEN)
        for key, token in tokens.items():
            tokens[key], _dot, opened[key] = token.rpartition(".")
        confirmed = post.getlist("confirm")
        theirs = post.getlist("take")
        is_typed = {key: digest_of_field(text) != opened.get(key) and key not in theirs for key, text in texts.items()}
        texts = {key: text for key, text in texts.items() if is_typed[key] or key in confirmed}
        return cls(texts, tokens, confirmed, is_auto="auto" in post or "help" in post)


@dataclass
class Outcome:
    sheet: Worksheet
    saved: list[str] = field(default_factory=list)
    refused: dict[str, ValidationError] = field(default_factory=dict)


def save_typed(record: Curated, language: str, typed: Typed, *, by) -> Outcome:
    """Save what can be saved; the rest is refused unit by unit, so that the page can keep it."""
    markups, refused = {}, {}
    for key, text in typed.texts.items():
        try:
            markups[key] = _markup(record, key, text, is_confirmed=key in typed.confirmed)
        except ValidationError as error:
            refused[key] = error
    confirm = [key for key in typed.confirmed if key not in refused]
    if not (markups or confirm):
        return Outcome(worksheet(record, language), refused=refused)
    result = save_units(record, language, markups, tokens=typed.tokens, confirm=confirm, by=by, is_typing=typed.is_auto)
    return Outcome(result.worksheet, result.saved, refused | result.refused)


def _markup(record, key, text, *, is_confirmed):
    if is_confirmed and not text.strip():
        raise ValidationError(
            _("There is nothing to confirm yet. Write the translation, then confirm it."), code="nothing-to-confirm"
        )
    name, _dot, _number = key.rpartition(".")
    return read(text, is_rich=_is_rich(type(record), name))


def _is_rich(model, name):
    return name in model.translated_fields() and is_rich(model, name)


def _named(post, prefix):
    return {name.removeprefix(prefix): value for name, value in post.items() if name.startswith(prefix)}

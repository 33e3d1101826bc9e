"""The four languages of the desk."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    RU = "ru", _("Russian")
    KK = "kk", _("Kazakh")
    KO = "ko", _("Korean")
    EN = "en", _("English")


# The choices are made anew each time that they are asked for, and a page asks hundreds of times.
CODES = tuple(Language.values)
# What staff and readers see on switches and chips, each in its own script.
SHORT_LABELS = {Language.RU: "RU", Language.KK: "ҚАЗ", Language.KO: "한국어", Language.EN: "EN"}
OWN_NAMES = {Language.RU: "Русский", Language.KK: "Қазақша", Language.KO: "한국어", Language.EN: "English"}


def active_language() -> str:
    """The language of the request, always one of the four."""
    code = (translation.get_language() or Language.EN).split("-")[0]
    return code if code in CODES else Language.EN


def by_preference(language: str, source_language: str = "") -> list[str]:
    """All four languages, the reader's first, then the record's own, then the others in a fixed order."""
    return list(dict.fromkeys(filter(None, [language, source_language, *CODES])))

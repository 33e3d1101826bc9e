"""Text folded for search: letter case, ё and accents do not matter in any of the four scripts."""

import re
import unicodedata

from django.db import models

TAGS = re.compile(r"<[^>]+>")


class _Bases(dict):
    """For `str.translate`: Latin letters without their accents, found out once for each character met."""

    def __missing__(self, code):
        base = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = base if "LATIN" in unicodedata.name(base, "") else chr(code)
        return self[code]


BASES = _Bases()
# Outside of these there is no Latin letter with an accent; to look up every letter takes twenty times as long.
ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]+")


def fold(text: str) -> str:
    """Lower case without accents, ё as е; й, ғ, Hangul and the like stay letters of their own."""
    return " ".join(_without_accents(unicodedata.normalize("NFC", TAGS.sub(" ", text))).split())


def _without_accents(text):
    return ACCENTED.sub(lambda letters: letters[0].translate(BASES), text.casefold().replace("ё", "е"))


def fold_evenly(text: str) -> str:
    """Folded letter by letter, so that each stands where it stood."""
    folded = _without_accents(text)
    return folded if len(folded) == len(text) else "".join(_without_accents(one)[:1] or one for one in text)


class FoldedTextField(models.TextField):
    """What its model's `searchable_text()` says, folded at each save; searched in place of the text itself.

    SQLite ignores the case of ASCII letters only, so Cyrillic can be found in no other way.
    """

    derives_when_loaded = True

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        folded = fold(model_instance.searchable_text())
        setattr(model_instance, self.attname, folded)
        return folded

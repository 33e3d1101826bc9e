"""The people of the desk and the languages that they may write."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import F, Value

from ...languages import Language

RIGHTS = {f"edit_{code}": code for code in Language.values}
NAMES = ("pk", "username", "first_name", "last_name")


@dataclass(frozen=True)
class Writer:
    """Somebody of the desk, with all languages that this person may write."""

    pk: int
    name: str
    languages: list[str]

    @property
    def is_translator(self) -> bool:
        return len(self.languages) < len(Language)


def writers() -> dict[int, Writer]:
    """By number, in the order of their names; one query for the rights of all."""
    names, languages = {}, defaultdict(set)
    people = get_user_model().objects.filter(is_active=True, is_staff=True).order_by()
    free = people.filter(is_superuser=True).values_list(*NAMES, Value(""))
    for pk, username, first, last, right in free.union(_by_right(people, "groups__permissions"), _by_right(people)):
        names[pk] = f"{first} {last}".strip() or username
        languages[pk] |= {RIGHTS[right]} if right else set(Language.values)
    in_order = sorted(names, key=lambda pk: (names[pk], pk))
    return {pk: Writer(pk, names[pk], [one for one in Language.values if one in languages[pk]]) for pk in in_order}


def _by_right(people, path="user_permissions"):
    about = {f"{path}__content_type__app_label": "curation", f"{path}__codename__in": RIGHTS}
    return people.filter(**about).values_list(*NAMES, F(f"{path}__codename"))

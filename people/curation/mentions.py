"""Colleagues called by name in a remark: “@aigul”, “@Айгүл Серікқызы” and “@김민수님” all find their person."""

import re
import unicodedata
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

# Neither the “@” within an address of mail nor one that stands alone calls anybody.
CALL = re.compile(r"(?<![\w.@])@(?=\w)")
WORD = re.compile(r"\w+(?:[.-]\w+)*")
# What Korean hangs on a name without a space.
PARTICLE = re.compile(r"(?:님|씨|에게|께서|께|한테|이|가|은|는|을|를|와|과|도|의)+(?!\w)")


def colleagues() -> QuerySet:
    """Everybody who can be mentioned."""
    staff = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
    return staff.order_by("last_name", "first_name", "username", "pk")


def name_of(user: AbstractBaseUser | None) -> str:
    """As it is written down beside what the person did, so that it outlives the account."""
    return (user.get_full_name() or user.get_username())[:150] if user else ""


def mentioned_in(text: str) -> tuple[list[AbstractBaseUser], list[ValidationError]]:
    """Whom the text calls, and a reason to ask again for each name that is nobody's or that several people bear."""
    calls = list(CALL.finditer(text))
    names = list(_names()) if calls else []
    people, faults = [], []
    for call in calls:
        called = _called(_plain(text[call.end() :]), names)
        if len(called) == 1:
            people += called
        else:
            word = WORD.match(text, call.end()).group()
            faults.append(_ambiguous(word, called) if called else _unknown(word))
    return people, faults


def _plain(text):
    return unicodedata.normalize("NFC", text).casefold()


def _names() -> Iterator[tuple[str, AbstractBaseUser]]:
    """Every way to call each colleague; Koreans put the family name first, with or without a space."""
    for person in colleagues():
        first, last = person.first_name.strip(), person.last_name.strip()
        ways = {person.get_username(), first, last, f"{first} {last}".strip(), f"{last} {first}".strip(), last + first}
        yield from ((_plain(way), person) for way in ways if way)


def _called(text, names) -> list[AbstractBaseUser]:
    """Those who bear the longest name that the text begins with; a user name is one person's alone."""
    found = [(way, person) for way, person in names if text.startswith(way) and _ends(text[len(way) :])]
    longest = max((len(way) for way, _person in found), default=0)
    bearers = list({person.pk: person for way, person in found if len(way) == longest}.values())
    own = [person for person in bearers if _plain(person.get_username()) == text[:longest]]
    return own or bearers


def _ends(rest):
    return not re.match(r"\w", rest) or PARTICLE.match(rest)


def _unknown(word):
    return ValidationError(
        _("Nobody at the desk is called “@%(name)s”. Choose the colleague from the list, or write it without “@”."),
        code="unknown-mention",
        params={"name": word},
    )


def _ambiguous(word, people):
    namesakes = sorted(people, key=lambda person: person.get_username())
    return ValidationError(
        _("Several colleagues are called “@%(name)s”: %(people)s. Write the name of the account after “@”."),
        code="ambiguous-mention",
        params={"name": word, "people": ", ".join(f"{name_of(one)} (@{one.get_username()})" for one in namesakes)},
    )

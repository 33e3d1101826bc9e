"""What the desk knows of an account beside Django's own columns; accounts are made without it, here it appears."""

from people.curation.languages import active_language
from people.curation.models import Colleague


def colleague_of(person) -> Colleague:
    """Not saved yet where nothing is known; it then speaks the language of the page."""
    return getattr(person, "colleague", None) or Colleague(user=person, language=active_language())


def note_given_password(account) -> None:
    """Somebody else knows the password of this account."""
    Colleague.objects.update_or_create(user=account, defaults={"must_renew_password": True})


def note_own_password(person) -> None:
    Colleague.objects.filter(user=person, must_renew_password=True).update(must_renew_password=False)

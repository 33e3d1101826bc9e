"""What can be amiss with a translation: the one definition for filters, figures, the matrix and its file."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy, pgettext_lazy

from ...languages import Language
from ...models import LanguageState

Status, Freshness = LanguageState.Status, LanguageState.Freshness


class Gap(TextChoices):
    MISSING = "missing", pgettext_lazy("status", "missing")
    BEHIND = "behind", gettext_lazy("behind its source")
    TYPOGRAPHY = "typography", pgettext_lazy("freshness", "behind: typography")
    WORDING = "wording", pgettext_lazy("freshness", "behind: wording")
    FACTS = "facts", pgettext_lazy("freshness", "behind: facts")
    WAITING = "waiting", pgettext_lazy("translation", "waiting for the language in between")

    @property
    def condition(self) -> Q:
        """On language states; a record without a state lacks the text as well."""
        name, values = MEANINGS[self]
        return Q(**{f"{name}__in": values})

    def is_of(self, values: dict[str, str]) -> bool:
        """Whether a state with these values has it."""
        name, meant = MEANINGS[self]
        return values[name] in meant


# A field of the language state, and its values.
MEANINGS = {
    Gap.MISSING: ("status", [Status.EMPTY]),
    Gap.BEHIND: ("freshness", [Freshness.WORDING, Freshness.FACTS]),
    Gap.TYPOGRAPHY: ("freshness", [Freshness.TYPOGRAPHY]),
    Gap.WORDING: ("freshness", [Freshness.WORDING]),
    Gap.FACTS: ("freshness", [Freshness.FACTS]),
    Gap.WAITING: ("waits_for", Language.values),
}

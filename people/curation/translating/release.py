"""Whether a translation may go out: the source edition that it is checked against, and the facts that it lacks."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..languages import Language
from ..ledger import Ledger
from ..models import Curated, Edition, LanguageState
from .segments import plain
from .sources import source_of
from .staleness import Pair


def newest_edition(record: Curated, language: str) -> Edition | None:
    """The edition that stands or is scheduled in the language."""
    editions = Edition.objects.about(record).in_language(language)
    return editions.filter(superseded_at=None, withdrawn_at=None).first() if language else None


def latest_source_edition(record: Curated, language: str) -> Edition | None:
    """The newest edition, scheduled ones included, that a translation into the language is checked against."""
    return newest_edition(record, source_of(record, language))


def reasons_of_facts(state: LanguageState, ledger: Ledger) -> Iterator[ValidationError]:
    """A translation that lacks a fact of its source waits until somebody has looked at it."""
    named = {"title": state.record, "language": state.get_language_display()}
    if lost := ledger.lost_facts(state):
        yield ValidationError(
            _(
                "“%(title)s” in %(language)s is behind its source in its facts: “%(then)s” became “%(now)s”. "
                "Open the translation, mend it or confirm that it is right, then publish."
            ),
            code="behind-source",
            params={**named, "then": _then(lost[0]), "now": _now(lost[0])},
        )
    elif state.freshness == LanguageState.Freshness.FACTS and (source := ledger.source_behind(state)):
        yield ValidationError(
            _(
                "“%(title)s” in %(language)s is translated from %(source)s, which is itself behind in its facts. "
                "Bring that up to date first."
            ),
            code="behind-source",
            params={**named, "source": Language(source).label},
        )


def pull_notice(language: str) -> str:
    """What readers find where a translation was taken down because its source states other facts."""
    with override(language):
        return _("The original of this text was changed. The translation is being updated and will be back.")


def _then(pair: Pair) -> str:
    return _shortened(" ".join(plain(markup) for markup in pair.then().values())) or "–"


def _now(pair: Pair) -> str:
    return _shortened(" ".join(one.text for one in pair.sources)) or "–"


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119].rstrip()}…"

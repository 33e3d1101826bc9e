"""The time line of a record in words: who did what to which language, and which facts were changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...languages import SHORT_LABELS, Language
from ...models import Transition
from ...recording import Occasion
from ...timeline import Entry
from .sides import Side, person_name, version_side
from .values import label_of

ROW_KINDS = {
    "added": gettext_lazy("added: %(count)s"),
    "removed": gettext_lazy("removed: %(count)s"),
    "changed": gettext_lazy("changed: %(count)s"),
}


@dataclass(frozen=True)
class Line:
    """What happened to one language, or, without a language, to what all languages share."""

    language: str
    words: str
    reason: str = ""
    is_forced: bool = False
    bundle: object = None

    @property
    def label(self):
        return SHORT_LABELS[Language(self.language)] if self.language else ""


@dataclass
class Told:
    """One entry of the time line, ready for the page."""

    entry: Entry
    base: str
    is_proposed: bool = False

    @property
    def at(self):
        return self.entry.at

    @property
    def who(self) -> str:
        user = self.entry.version.revision.user if self.entry.version else None
        return person_name(user) or next((move.by_name for move in self.entry.moves if move.by_name), "")

    @property
    def what(self) -> str:
        """Why a version was kept; a plain save says so by what it changed."""
        if self.entry.is_first and self.entry.occasion == Occasion.SAVE:
            return _("created")
        return str(self.entry.occasion.label) if self.entry.version else ""

    @property
    def lines(self) -> list[Line]:
        return [*self._changes(), *self._moves()]

    @property
    def side(self) -> Side | None:
        """What of this entry can be marked for a comparison; editions stand in a list of their own."""
        return version_side(self.entry.version) if self.entry.version else None

    @property
    def links(self) -> list[tuple[str, str]]:
        return [*self._links_of_version(), *self._links_of_editions()]

    def _links_of_editions(self):
        for move in self.entry.moves:
            if edition := getattr(move, "edition", None):
                words = _("Compare edition %(number)s with the working copy") % {"number": edition.number}
                yield words, f"{self.base}?older=e{edition.pk}&newer=now"

    def _links_of_version(self):
        if not self.entry.version:
            return []
        key, language = f"v{self.entry.version.pk}", self._language()
        links = [(_("Compare with the working copy"), f"{self.base}?older={key}&newer=now{language}")]
        if self.entry.previous:
            older = f"v{self.entry.previous.pk}"
            links.insert(0, (_("Show what changed"), f"{self.base}?older={older}&newer={key}{language}"))
        return links

    def _language(self):
        changed = self.entry.changes.texts if self.entry.changes else {}
        return f"&language={next(iter(changed))}" if changed else ""

    def _changes(self) -> Iterator[Line]:
        if not (changes := self.entry.changes):
            return
        for language, texts in changes.texts.items():
            yield Line(language, _listed(map(label_of, texts)))
        if changes.facts:
            yield Line("", _("facts: %(names)s") % {"names": _listed(map(label_of, changes.facts))})
        by_relation = Counter((row.relation.name, row.kind) for row in changes.rows)
        for relation in dict.fromkeys(row.relation for row in changes.rows):
            counted = {kind: by_relation[relation.name, kind] for kind in ROW_KINDS}
            words = [str(ROW_KINDS[kind]) % {"count": count} for kind, count in counted.items() if count]
            yield Line("", f"{label_of(relation)} ({', '.join(words)})")

    def _moves(self) -> Iterator[Line]:
        """An edit that is told by its save is told here only where it moved the language."""
        for move in self.entry.moves:
            is_told = move.verb == Transition.Verb.EDIT and self.entry.version
            if not is_told or move.from_status != move.to_status:
                yield Line(move.language, _moved(move, is_told), move.reason, move.is_forced, move.bundle)


def propose(told: list[Told]) -> None:
    """Mark the version before the newest one, so that one press shows the last change."""
    kept = [one for one in told if one.entry.version]
    for one in kept[:2][-1:]:
        one.is_proposed = True


def _moved(move, is_told):
    way = f"{move.get_from_status_display()} → {move.get_to_status_display()}"
    if is_told:
        return way
    verb = str(move.get_verb_display())
    if edition := getattr(move, "edition", None):
        verb = _("%(verb)s edition %(number)s") % {"verb": verb, "number": edition.number}
    return verb if move.from_status == move.to_status else f"{verb}: {way}"


def _listed(words):
    return ", ".join(dict.fromkeys(map(str, words)))


def compare_url(opts, pk) -> str:
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_compare", args=[pk])

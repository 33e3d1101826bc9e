"""Offices: one post in one body, who held it one after another, and where the register does not know."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import BigIntegerField

from newsroom.reading import Shelf, Shown
from people.curation.folding import fold
from people.curation.prepared import Keys, Parameter, Prepared
from people.dates import HonestDate
from people.models import Appointment, Official, Organisation

A_DAY = timedelta(days=1)
TOLD = (
    *("organisation", "slug", "kind", "precedence", "basis"),
    *("start", "start_basis", "end", "end_basis", "confirmed"),
)
# More than any body of the register has had; those first in protocol are taken.
MAX_HOLDERS = 200
# With what their pages tell of each post, and with what it takes to name its holder.
HOLDERS = Prepared(
    lambda num: (
        Appointment.objects.filter(organisation_id__in=Keys(num))
        .exclude(official_id=Parameter("but", BigIntegerField()))
        .select_related("official")
        .only(*TOLD, "official__slug", "official__source_language")[:MAX_HOLDERS]
    )
)
DASHES = str.maketrans("–—‑", "---")


@dataclass(frozen=True)
class Tenure:
    """One person's time in an office, with the title in the words of that person's edition."""

    shown: Shown
    appointment: Appointment
    title: str

    @property
    def moment(self) -> HonestDate:
        """A time at which the post was held, to tell an earlier holder from a later one."""
        return self.appointment.start or self.appointment.confirmed or self.appointment.end

    def is_before(self, other: "Tenure") -> bool:
        """Whether known dates prove it; of two that may be one, neither is before the other."""
        return bool(self.moment and other.moment) and self.moment.latest < other.moment.earliest


@dataclass(frozen=True)
class Handover:
    """Two holders in a row, and what is known of the time between them."""

    earlier: Tenure
    later: Tenure

    @property
    def end(self) -> HonestDate:
        return self.earlier.appointment.end

    @property
    def start(self) -> HonestDate:
        return self.later.appointment.start

    @property
    def is_open(self) -> bool:
        """Whether nobody can tell if there was somebody in between."""
        return not (self.end and self.start)

    @property
    def is_gap(self) -> bool:
        return not self.is_open and self.start.earliest > self.end.latest + A_DAY


@dataclass(frozen=True)
class Office:
    """All tenures of one post, earliest first; those without a known date stand at the end."""

    tenures: list[Tenure] = field(default_factory=list)

    @property
    def is_shared(self) -> bool:
        """Whether two people are known to have held it at once, so that nobody succeeds anybody."""
        return any(_at_once(one, other) for one in self.tenures for other in self.tenures if one is not other)

    @property
    def handovers(self) -> list[Handover]:
        """Between neighbours whose order is proved, latest first."""
        pairs = zip(self.tenures, self.tenures[1:], strict=False)
        return [Handover(one, other) for one, other in pairs if one.is_before(other)][::-1]

    def before(self, tenure: Tenure) -> Handover | None:
        earlier = [one for one in self.tenures if one.is_before(tenure)]
        return Handover(earlier[-1], tenure) if earlier and not self.is_shared else None

    def after(self, tenure: Tenure) -> Handover | None:
        later = [one for one in self.tenures if tenure.is_before(one)]
        return Handover(tenure, later[0]) if later and not self.is_shared else None


def _at_once(one, other):
    (start, end), (other_start, other_end) = _known_bounds(one), _known_bounds(other)
    if one.shown.record == other.shown.record or not (start and end and other_start and other_end):
        return False
    return max(start.latest, other_start.latest) < min(end.earliest, other_end.earliest)


def _known_bounds(tenure):
    held = tenure.appointment
    return held.start or held.confirmed, held.end or held.confirmed


def holders_in(organisations: Iterable[Organisation], *, but: Official | None = None) -> list[Appointment]:
    """Appointments to posts of these bodies, in order of protocol; without those of one person."""
    return HOLDERS.among({body.pk for body in organisations}, but=but.pk if but else 0)


def offices_of(appointments: Iterable[Appointment], shelf: Shelf) -> list[Office]:
    """Posts of one body or several, in order of protocol: appointments to the same post stand together.

    It is the same post where body and kind are the same and the titles agree in any language, letter case and dashes
    apart. Titles are compared as published, so that no working copy joins or parts two people.
    """
    offices: list[tuple[set, list[Tenure]]] = []
    for appointment in appointments:
        if tenure := tenure_of(appointment, shelf):
            keys = _keys_of(appointment, shelf)
            known, tenures = next((one for one in offices if one[0] & keys), (set(), []))
            if not tenures:
                offices.append((known, tenures))
            known |= keys
            tenures.append(tenure)
    return [Office(sorted(tenures, key=lambda one: one.moment.sort_key)) for _known, tenures in offices]


def tenure_of(appointment: Appointment, shelf: Shelf) -> Tenure | None:
    """None where no edition of the person has words for the post."""
    shown = shelf.shown(appointment.official)
    title = shown.edition.data.get("posts", {}).get(appointment.slug) if shown else ""
    return Tenure(shown, appointment, title) if title else None


def _keys_of(appointment, shelf):
    editions = shelf.editions_of(appointment.official)
    titles = {code: edition.data.get("posts", {}).get(appointment.slug, "") for code, edition in editions.items()}
    body = (appointment.organisation_id, appointment.kind)
    return {(*body, code, fold(title.translate(DASHES))) for code, title in titles.items() if title}

"""The sides of a signed document, as its page names them."""

from dataclasses import dataclass

from newsroom.models import Party, SignedDocument
from newsroom.persons import Person, person_on, posts_of
from newsroom.reading import Shelf, Shown
from people.dates import HonestDate
from people.models import Appointment


@dataclass(frozen=True)
class Side:
    """A country or body, and who signed for it: a person, or a post whose holder the source does not name."""

    row: Party
    party: Shown | None
    signatory: Person | None
    signatory_title: str

    @property
    def name(self) -> str:
        """Countries sign under their full name."""
        return self.party.edition.data.get("official_name") or self.party.title

    def __bool__(self):
        return bool(self.party or self.signatory or self.signatory_title)


def sides_of(document: SignedDocument, data: dict, shelf: Shelf, today: HonestDate) -> list[Side]:
    """`data` is that of the document's edition and holds the posts of signatories without a name."""
    titles = data.get("signatories", {})
    day = document.signed or document.outside_date
    sides = [
        Side(row, shown_party(row, shelf), _signatory(row, shelf, day, today), titles.get(str(row.position), ""))
        for row in document.parties.all()
    ]
    return [side for side in sides if side]


def shown_party(row: Party, shelf: Shelf) -> Shown | None:
    return shelf.shown(row.organisation or row.country)


def _signatory(row, shelf, day, today):
    shown = shelf.shown(row.signatory)
    return signatory_of(shown, row.appointment, day, today) if shown else None


def signatory_of(shown: Shown, appointment: Appointment | None, day: HonestDate, today: HonestDate) -> Person:
    """The person in the post that the document was signed in; where none is named, in that of the day."""
    if appointment is None:
        return person_on(shown, day, today)
    then = next(iter(posts_of(shown, [appointment])), None)
    now = next(iter(posts_of(shown, shown.record.posts_on(today))), None)
    is_over = bool(then) and appointment.is_over_by(today.earliest)
    return Person(shown, then, is_over, now if now != then else None)

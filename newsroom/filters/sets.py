"""All filters of one list: what its address asks for, what that leaves, and what else could be chosen."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import django_filters
from django.db.models.functions import Left
from django.utils.functional import cached_property
from django.utils.translation import pgettext

from newsroom.caching import remembered
from newsroom.reading import Reading
from newsroom.walks import Order, walk
from people.curation.alphabets import key_of_letter, letter_of

from .facets import Choice, Facet, Known, Offer, Rest

# From so many rows on, the order of the list finds the first page sooner than the chosen values do.
NUM_SELECTIVE = 1000
SORT, LETTER, NARROW = "sort", "letter", "narrow"
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Link:
    """A way to another state of the list; `num` is how many rows stand there."""

    label: str
    words: str
    url: str
    num: int = 0
    is_here: bool = False


@dataclass(frozen=True)
class Panel:
    """One filter as the reader sees it."""

    name: str
    label: str
    template: str
    choices: tuple[Choice, ...]
    is_cut: bool
    value: str


@dataclass(frozen=True)
class Found:
    """What the filters of an address come to: for every reader of the language the same, until a publication."""

    total: int
    chosen: dict[str, list[Known]]
    letters: tuple[str, ...] = ()
    # What would be left without one of the filters, where nothing is left with all of them.
    without: dict[str, int] = field(default_factory=dict)


class PublicFilterSet(django_filters.FilterSet):
    """Filters over records that a reader may see: any of the values of one filter, and all of the filters."""

    orders: tuple[Order, ...] = ()
    # Whether the list is one, even where its page sets rows apart.
    is_whole = False

    def __init__(self, data, *, reading: Reading, path: str = ""):
        super().__init__(data, self._meta.model.objects.none())
        self.reading, self.path = reading, path

    @property
    def model(self):
        return self._meta.model

    @cached_property
    def asked(self) -> dict[str, list[str]]:
        """The values of the address by filter, without empty ones."""
        self.form.full_clean()
        return {name: self.form.cleaned_data[name] for name in self.filters if self.form.cleaned_data.get(name)}

    @cached_property
    def order(self) -> Order:
        wanted = self.data.get(SORT, "")
        return next((order for order in self.orders if order.name == wanted), self.default_order)

    @property
    def default_order(self) -> Order:
        return self.orders[0]

    @property
    def start(self) -> str:
        """Where the list begins if the address names a letter; empty for the beginning."""
        return key_of_letter(self.data.get(LETTER, ""), self.reading.language) if self.has_letters else ""

    @property
    def has_letters(self) -> bool:
        return self.order.key == "title_key"

    @cached_property
    def found(self) -> Found:
        return remembered(self._key("found", self.order.name), self._find)

    def offer_of(self, name: str) -> Offer:
        """What one filter offers: a look at all rows, so that only who narrows the list waits for it."""
        return remembered(self._key("offer", name), lambda: self._offer(name))

    def _key(self, *what):
        values = sorted((name, tuple(sorted(values))) for name, values in self.asked.items())
        return ("list", self.model._meta.label_lower, self.reading.language, self.reading.as_of, values, *what)

    @property
    def num_rows(self) -> int:
        """How many rows the list walks."""
        return self.found.total

    def rows(self):
        """What the list walks: all that the filters leave, still without its order."""
        rows = walk(self.model, self.reading, self.order)
        is_selective = self.found.total <= NUM_SELECTIVE
        for name, known in self.found.chosen.items():
            rows = self.filters[name].narrow(rows, known, self.reading, is_selective=is_selective)
        return rows

    def url(self, *, without: tuple[str, str] | None = None, **changes: str) -> str:
        """The address of the list as it stands, or after a change: one value fewer, or other parameters."""
        pairs = [
            (name, one.value)
            for name, known in self.found.chosen.items()
            for one in known
            if without not in ((name, one.value), (name, ""))
        ]
        order = changes.pop(SORT, self.order.name)
        pairs += [(SORT, order)] if order != self.default_order.name else []
        pairs += [(name, value) for name, value in changes.items() if value]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @property
    def is_open(self) -> bool:
        """Whether the reader is about to narrow the list."""
        return NARROW in self.data

    @property
    def url_to_narrow(self) -> str:
        """The list as it stands, with its filters open."""
        return f"{self.url(**{NARROW: 'open'})}#{NARROW}"

    @property
    def url_of_all(self) -> str:
        """The list with nothing narrowed, in the order that the reader chose."""
        return f"{self.path}?{urlencode({SORT: self.order.name})}" if self.order != self.orders[0] else self.path

    def active(self) -> list[Link]:
        """Each value in use, and the address of the list without it."""
        return [
            Link(self.filters[name].label, one.words, self.url(without=(name, one.value)))
            for name, known in self.found.chosen.items()
            for one in known
        ]

    def ways_out(self) -> list[Link]:
        """For a list that is empty: which filter to drop, and what there is then, the most first."""
        links = [
            Link(
                self.filters[name].label,
                ", ".join(one.words for one in self.found.chosen[name]),
                self.url(without=(name, "")),
                num,
            )
            for name, num in self.found.without.items()
            if num
        ]
        return sorted(links, key=lambda link: -link.num)

    def unknown(self) -> list[tuple[str, str]]:
        """What the address asks for and the site does not know: the filter and the value."""
        known = {(name, one.value) for name, chosen in self.found.chosen.items() for one in chosen}
        pairs = [
            (self.filters[name].label, value)
            for name, values in self.asked.items()
            for value in values
            if (name, value) not in known
        ]
        if (sort := self.data.get(SORT, "")) and sort not in {order.name for order in self.orders}:
            pairs.append((pgettext("list", "Order"), sort))
        if (letter := self.data.get(LETTER, "")) and not self.start:
            pairs.append((pgettext("list", "Letter"), letter))
        return [(label, value[:LONGEST_SHOWN]) for label, value in pairs]

    def panels(self) -> list[Panel]:
        """The filters that can be used on this list."""
        panels = [self._panel(name, one) for name, one in self.filters.items()]
        return [panel for panel in panels if panel.choices or panel.template != Facet.template]

    def _panel(self, name, one):
        values = [known.value for known in self.found.chosen.get(name, [])]
        offer = self.offer_of(name)
        choices = tuple(choice.marked(values) for choice in offer.choices)
        return Panel(name, one.label, one.template, choices, offer.is_cut, next(iter(values), ""))

    def sorts(self) -> list[Link]:
        """The orders in which the list can be read, if there is more than one."""
        orders = self.orders if len(self.orders) > 1 else ()
        return [
            Link(order.name, order.label, self.url(**{SORT: order.name}), is_here=order == self.order)
            for order in orders
        ]

    def letters(self) -> list[Link]:
        """The letters under which titles stand, each leading to the first of them."""
        return [Link("", letter, self.url(**{LETTER: letter})) for letter in self.found.letters]

    def _find(self):
        chosen = {name: self.filters[name].known(values, self.reading) for name, values in self.asked.items()}
        chosen = {name: known for name, known in chosen.items() if known}
        total = self._rest(chosen).rows.count()
        without = {} if total else {name: self._rest(chosen, without=name).rows.count() for name in chosen}
        return Found(total, chosen, self._letters(chosen), without)

    def _offer(self, name):
        chosen = self.found.chosen
        return self.filters[name].offer(self._rest(chosen, without=name), chosen.get(name, []), self.reading)

    def _rest(self, chosen, without=""):
        """The current editions that the filters leave, all but one of them."""
        rows, others = (
            walk(self.model, self.reading),
            {name: known for name, known in chosen.items() if name != without},
        )
        for name, known in others.items():
            rows = self.filters[name].narrow(rows, known, self.reading, is_selective=True)
        return Rest(rows, is_narrowed=bool(others))

    def _letters(self, chosen):
        """A title key begins with the place of its first letter."""
        if not self.has_letters:
            return ()
        beginnings = self._rest(chosen).rows.annotate(beginning=Left("title_key", 4))
        keys = sorted(beginnings.values_list("beginning", flat=True).distinct())
        return tuple(dict.fromkeys(filter(None, (letter_of(key, self.reading.language) for key in keys))))

"""A map of journeys: an equal-area picture of the lands between both countries, with labels that do not meet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import cos, hypot, log, radians, sin, sqrt
from unicodedata import east_asian_width

from newsroom.models import Visit
from newsroom.outlines import BORDERS, CENTRES, ISLANDS, KAZAKHSTAN, KOREA, MAINLAND, WATERS
from newsroom.reading import Shown
from people.models import Place

WIDTH, HEIGHT = 960, 330
# Albers: true to area between the two parallels, upright at the middle meridian.
PARALLELS, MERIDIAN, LATITUDE = (36, 52), 90, 44
_SINES = [sin(radians(parallel)) for parallel in PARALLELS]
CONE = sum(_SINES) / 2
BASE = cos(radians(PARALLELS[0])) ** 2 + 2 * CONE * _SINES[0]
# Pixels to the radius of the earth, and where the middle stands.
SCALE, LEFT, TOP = 835, 476, 200

LABEL_SIZE, MARK = 15, 7
# How far an arc swings out, in parts of its length, and how finely words keep away from it.
BEND, STEPS = 0.17, 48
# Where the words of a mark may stand: directions in the order of preference, then further out.
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
REACHES = (12, 30, 50, 75, 100)
WAYS = {Visit.Direction.TO_KOREA: "out", Visit.Direction.TO_KAZAKHSTAN: "in", Visit.Direction.DOMESTIC: "within"}


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point of the earth stands on the map."""
    angle = CONE * radians(longitude - MERIDIAN)
    distance, middle = (sqrt(BASE - 2 * CONE * sin(radians(one))) / CONE for one in (latitude, LATITUDE))
    return LEFT + SCALE * distance * sin(angle), TOP + SCALE * (distance * cos(angle) - middle)


def path_of(outline: str, *, is_closed: bool = True) -> str:
    projected = (project(*map(float, point.split())) for point in outline.split(","))
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in projected) + ("Z" if is_closed else "")


@cache
def land() -> dict[str, str]:
    """Paths of what lies under every map."""
    return {
        "land": path_of(MAINLAND) + "".join(map(path_of, ISLANDS.values())),
        "countries": path_of(KAZAKHSTAN) + path_of(KOREA),
        "waters": "".join(map(path_of, WATERS.values())),
        "borders": "".join(path_of(line, is_closed=False) for line in BORDERS.values()),
    }


def position_of(place: Place) -> tuple[tuple[float, float], bool] | None:
    """Longitude and latitude, and whether they are those of the place itself.

    A country stands in its middle, for its capital would claim too much; a region, where its capital is.
    """
    if place.latitude is not None:
        return (float(place.longitude), float(place.latitude)), True
    if place.kind == Place.Kind.COUNTRY:
        return (CENTRES[place.iso2], False) if place.iso2 in CENTRES else None
    capital = place.capital
    if capital and capital.latitude is not None:
        return (float(capital.longitude), float(capital.latitude)), False
    return None


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    @property
    def is_inside(self) -> bool:
        return self.left >= 4 and self.top >= 4 and self.right <= WIDTH - 4 and self.bottom <= HEIGHT - 4


@dataclass
class Mark:
    """A place on the map; a ring stands for a whole country or region. `label` is empty where no words would fit."""

    shown: Shown
    x: float
    y: float
    is_exact: bool
    label: Box | None = None

    @property
    def text_x(self) -> str:
        return f"{self.label.left:.0f}"

    @property
    def text_y(self) -> str:
        """The line that the letters stand on."""
        return f"{self.label.bottom - LABEL_SIZE * 0.3:.0f}"

    @property
    def leader(self) -> dict | None:
        """A line from the mark to words that stand apart from it."""
        x = min(max(self.x, self.label.left), self.label.right)
        y = min(max(self.y, self.label.top), self.label.bottom)
        if hypot(x - self.x, y - self.y) < 2 * MARK + 4:
            return None
        return {"x": f"{x:.0f}", "y": f"{y:.0f}"}


@dataclass(frozen=True)
class Arc:
    """Journeys from one place to another; both ways of a pair bend to different sides."""

    origin: Mark
    destination: Mark
    num: int
    direction: str

    @property
    def _bend(self) -> tuple[float, float]:
        (x, y), (to_x, to_y) = (self.origin.x, self.origin.y), (self.destination.x, self.destination.y)
        return (x + to_x) / 2 + (to_y - y) * BEND, (y + to_y) / 2 - (to_x - x) * BEND

    def trace(self) -> Iterator[Box]:
        """Small boxes along the arc, for words to keep away from."""
        (x, y), (bend_x, bend_y) = (self.origin.x, self.origin.y), self._bend
        for step in range(STEPS + 1):
            on, off = step / STEPS, 1 - step / STEPS
            at_x = off * off * x + 2 * on * off * bend_x + on * on * self.destination.x
            at_y = off * off * y + 2 * on * off * bend_y + on * on * self.destination.y
            yield Box(at_x - 2, at_y - 2, at_x + 2, at_y + 2)

    @property
    def path(self) -> str:
        (x, y), (to_x, to_y) = (self.origin.x, self.origin.y), (self.destination.x, self.destination.y)
        bend_x, bend_y = self._bend
        length = hypot(to_x - bend_x, to_y - bend_y) or 1
        short = min(MARK + 3, length / 2) / length
        end_x, end_y = to_x - (to_x - bend_x) * short, to_y - (to_y - bend_y) * short
        return f"M{x:.0f} {y:.0f}Q{bend_x:.0f} {bend_y:.0f} {end_x:.0f} {end_y:.0f}"

    @property
    def way(self) -> str:
        """How its line is told from others: out of Kazakhstan, into it, or within a country."""
        return WAYS[self.direction]

    @property
    def width(self) -> str:
        return f"{1.25 + log(self.num):.1f}"


@dataclass(frozen=True)
class Chart:
    """What a map shows beside the land."""

    marks: list[Mark]
    arcs: list[Arc]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def land(self) -> dict[str, str]:
        return land()

    @property
    def has_hollow(self) -> bool:
        return any(not mark.is_exact for mark in self.marks)


def chart_of(places: Sequence[Shown], journeys: Iterable[tuple[int, int, int, str]] = ()) -> Chart | None:
    """Places in order of weight, and journeys as (from, to, number, direction) by their keys; None without a place."""
    marks = {shown.record.pk: mark for shown in places if (mark := _mark(shown))}
    arcs = [
        Arc(marks[origin], marks[destination], num, direction)
        for origin, destination, num, direction in journeys
        if origin != destination and origin in marks and destination in marks
    ]
    _write_labels(list(marks.values()), [box for arc in arcs for box in arc.trace()])
    return Chart(list(marks.values()), arcs) if marks else None


def _mark(shown):
    position = position_of(shown.record)
    if position is None:
        return None
    (longitude, latitude), is_exact = position
    x, y = project(longitude, latitude)
    return Mark(shown, round(x), round(y), is_exact) if Box(x, y, x, y).is_inside else None


def _write_labels(marks, arcs):
    """The first free spot for each, what weighs most choosing first; marks are never covered, arcs only in need."""
    taken = [Box(mark.x - MARK, mark.y - MARK, mark.x + MARK, mark.y + MARK) for mark in marks]
    for mark in marks:
        width = words_width(mark.shown.title)
        spots = (_spot(mark, side, reach, width) for reach, side in product(REACHES, SIDES))
        free = [spot for spot in spots if spot.is_inside and not any(spot.meets(other) for other in taken)]
        clear = (spot for spot in free if not any(spot.meets(other) for other in arcs))
        mark.label = next(clear, free[0] if free else None)
        if mark.label:
            taken.append(mark.label)


def _spot(mark, side, reach, width):
    across, down = side
    left = mark.x + across * reach - (0 if across > 0 else width if across < 0 else width / 2)
    middle = mark.y + down * (reach + (0 if across else LABEL_SIZE * 0.4))
    return Box(left, middle - LABEL_SIZE * 0.7, left + width, middle + LABEL_SIZE * 0.7)


def words_width(words: str) -> float:
    """A generous guess, for the server knows no fonts."""
    return LABEL_SIZE * sum(1.02 if east_asian_width(letter) in "WF" else 0.62 for letter in words)

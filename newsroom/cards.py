"""What a messenger shows of a link: the title of an edition, drawn in the letters of the site."""

from io import BytesIO
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from PIL import Image, ImageDraw

from newsroom.models import Article, Event, Indicator, SignedDocument, Visit
from newsroom.typesetting import Face, fitted
from people.curation.languages import OWN_NAMES
from people.curation.models import Curated, Edition
from people.date_words import date_words, period_words
from people.models import Official, Organisation

WIDTH, HEIGHT = 1200, 630
# Counted up with each change of the drawing, so that no cache goes on showing the old one.
DESIGN = 1
MARGIN = 72
PAPER, INK, SOFT, RULE, SEAL = "#fbf8f1", "#1d1a16", "#5a5349", "#cfc5b3", "#7a1b1f"
NUM_COLOURS = 64


class Card(NamedTuple):
    """The words of a card, all in one language."""

    title: str
    kicker: str
    date: str
    language: str


def card_of(record: Curated, edition: Edition) -> Card:
    """In the language that is active, which must be that of the edition."""
    return Card(edition.title, _kicker(record), _date(record, edition.language), edition.language)


def _kicker(record):
    match record:
        case Article():
            return record.get_genre_display()
        case Visit():
            return record.get_level_display()
        case SignedDocument() | Event() | Organisation():
            return record.get_kind_display()
        case Official():
            return pgettext("section", "Officials")
        case Indicator():
            return pgettext("section", "Figures")


def _date(record, language):
    match record:
        case Article() if record.story_date:
            return date_words(record.story_date, language)
        case Visit() if record.start or record.end:
            return period_words(record.start or record.end, record.end or record.start, language)
        case SignedDocument() if record.signed:
            return date_words(record.signed, language)
        case Event() if record.date:
            return date_words(record.date, language)
    return ""


def draw(card: Card) -> bytes:
    """A PNG of 1200 by 630 points."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    _draw_frame(canvas, card)
    _draw_title(canvas, card)
    stream = BytesIO()
    image.quantize(NUM_COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _draw_frame(canvas, card):
    small = Face("notoserif-bold", 28)
    right = WIDTH - MARGIN
    canvas.rectangle((0, 0, WIDTH, 12), SEAL)
    Face("notoserifdisplay-bold", 44).draw(canvas, MARGIN, 92, "Chancery", INK)
    name = OWN_NAMES[card.language]
    small.draw(canvas, right - small.width(name), 88, name, SOFT)
    canvas.rectangle((MARGIN, 116, right, 119), INK)
    canvas.rectangle((MARGIN, 124, right, 124), INK)
    small.draw(canvas, MARGIN, 182, card.kicker, SEAL)
    canvas.rectangle((MARGIN, 544, right, 544), RULE)
    small.draw(canvas, MARGIN, 590, card.date, SOFT)
    tagline = _("Kazakhstan and Korea, on record")
    small.draw(canvas, right - small.width(tagline), 590, tagline, INK)


def _draw_title(canvas, card):
    """In the space between kicker and foot."""
    top, bottom, size, leading = 206, 528, 84, 1.22
    setting = fitted(
        card.title, Face("notoserifdisplay-bold", size), WIDTH - 2 * MARGIN, bottom - top, leading=leading, smallest=0.5
    )
    size = int(size * setting.scale)
    face = Face("notoserifdisplay-bold", size)
    for number, line in enumerate(setting.lines):
        face.draw(canvas, MARGIN, top + size * (0.95 + leading * number), line, INK)

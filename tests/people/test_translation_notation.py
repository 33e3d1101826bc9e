"""How inline markup is typed into the field of a translation, and read back."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from newsroom.richtext import sanitize
from people.curation.desk.translating.notation import read, shown_run

RUNS = {
    "Слова": "Слова",
    "<strong>Важно</strong>: <em>курс</em>": "<b>Важно</b>: <i>курс</i>",
    "CO<sub>2</sub> и м<sup>2</sup>": "CO<sub>2</sub> и м<sup>2</sup>",
    '<a href="https://example.org/?a=1&amp;b=2">сайт</a>': "<a https://example.org/?a=1&b=2>сайт</a>",
    "Строка<br>и ещё одна": "Строка\nи ещё одна",
    "Строка<br><br>через одну": "Строка\n<br>через одну",
    "AT&amp;T, 5 &lt; 6": "AT&T, 5 < 6",
    "&lt;b&gt; — это буквы, и &amp;amp; тоже": "&lt;b> — это буквы, и &amp;amp; тоже",
    "10&nbsp;000": "10\u00a0000",
    'Фото <img src="/m/1.jpg" alt="Сеул"> здесь': 'Фото <img src="/m/1.jpg" alt="Сеул"> здесь',
}
PIECES = [
    "Сеул",
    " ",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "<br>",
    "b",
    "amp;",
    "<em>c</em>",
    "<strong>d </strong>",
    "<sub> </sub>",
]


@pytest.mark.parametrize(("markup", "typed"), RUNS.items())
def test_markup_is_typed_in_short_marks_and_read_back_as_it_was(markup, typed):
    assert shown_run(markup) == typed
    assert sanitize(read(typed, is_rich=True)) == sanitize(markup)


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_nothing_is_lost_on_the_way_through_the_field(pieces):
    """But for spaces around a line break, which no browser shows."""
    markup = "".join(pieces)

    again = read(shown_run(markup), is_rich=True)

    assert tidy(again) == tidy(markup)


def tidy(markup):
    words = sanitize(" ".join(markup.split(" ")))
    while "  " in words or " <br>" in words or "<br> " in words:
        words = words.replace("  ", " ").replace(" <br>", "<br>").replace("<br> ", "<br>")
    return words.strip(" ")


def test_blank_line_begins_a_paragraph():
    assert read("Раз\r\n\r\nДва\n \n\nТри\nи четыре", is_rich=True) == "Раз\n\nДва\n\nТри<br>и четыре"


def test_plain_text_knows_no_marks():
    assert read("5 < 6\r\n<b>", is_rich=False) == "5 < 6\n<b>"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("<b>Важно", "mark-without-end"),
        ("<b>Важно\n\nочень</b>", "mark-without-end"),
        ("Важно</b>", "mark-without-beginning"),
        ("<b><i>Важно</b></i>", "mark-without-beginning"),
        ("<h2>Важно</h2>", "unknown-mark"),
        ("<script>", "unknown-mark"),
        ("<a>сайт</a>", "link-without-address"),
        ("<a javascript:alert(1)>сайт</a>", "link-without-address"),
    ],
)
def test_broken_marks_are_refused(typed, code):
    with pytest.raises(ValidationError) as refusal:
        read(typed, is_rich=True)

    assert refusal.value.code == code

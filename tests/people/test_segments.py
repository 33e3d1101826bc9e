"""Texts as segments: what they are, that they make the text again, and that they keep their numbers."""

import random

import pytest

from newsroom.richtext import sanitize
from people.curation.translating.identity import lay_over
from people.curation.translating.segments import compose, plain, split

RICH = sanitize(
    "<p>One &amp; <em>two</em></p>\n<h2>Head</h2><ul>\n<li>x</li><li><p>y <strong>b</strong></p>tail<ul><li>in</li>"
    "</ul>tail two</li></ul><hr><figure><img src='/a.png' alt='x'><figcaption>c &amp; d</figcaption></figure>"
    "<figure><img src='/b.png' alt='y'></figure><p></p><table><tbody><tr><th>h</th><td><p>1</p></td><td></td></tr>"
    "</tbody></table><blockquote>q<p>z<br>line</p></blockquote>loose words"
)
FIRST = "Президент прибыл в Сеул с официальным визитом в понедельник утром."
TRADE = "Товарооборот составил 4,3 млрд долларов. Стороны подписали семь документов о сотрудничестве."
LAST = "Завтра делегация посетит Пусан и порт."


def segments(markup):
    return split(markup, "body", is_rich=True)


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def renumbered(before, *, after):
    """The number of each block of the later text, and of those that it came from."""
    kept, last = lay_over([], segments(paragraphs(*before)), last=0)
    laid, _last = lay_over(kept, segments(paragraphs(*after)), last=last)
    return [(one.number, *one.came_from) for one in laid]


def test_each_segment_says_what_it_is():
    worded = [(str(one.kind), one.markup) for one in segments(RICH) if one.has_words]

    assert worded == [
        ("paragraph", "One &amp; <em>two</em>"),
        ("heading", "Head"),
        ("list_item", "x"),
        ("list_item", "y <strong>b</strong>"),
        ("list_item", "tail"),
        ("list_item", "in"),
        ("list_item", "tail two"),
        ("caption", "c &amp; d"),
        ("cell", "h"),
        ("cell", "1"),
        ("quotation", "q"),
        ("quotation", "z<br>line"),
        ("paragraph", "loose words"),
    ]


@pytest.mark.parametrize("text", [RICH, "", "<p></p>", "plain &amp; text", "<p>a</p>\n\n<p>b</p>", "<p>&nbsp;</p>"])
def test_all_segments_make_the_text_again(text):
    assert compose(segments(text)) == text


def test_any_segments_in_any_order_make_sound_markup():
    chance = random.Random(11)
    every = segments(RICH)

    for _ in range(300):
        some = chance.sample(every, chance.randint(1, len(every)))
        text = compose(some)
        assert sanitize(text) == text or not plain(text)


def test_caption_keeps_its_picture():
    (caption,) = [one for one in segments(RICH) if one.kind == "caption"]

    assert compose([caption]) == '<figure><img src="/a.png" alt="x"><figcaption>c &amp; d</figcaption></figure>'


def test_neighbours_share_their_list():
    items = [one for one in segments("<ul><li>a</li><li>b</li><li>c</li></ul>") if one.text != "b"]

    assert compose(items) == "<ul><li>a</li><li>c</li></ul>"


def test_plain_text_is_one_segment():
    (title,) = split("Cats & dogs", "title", is_rich=False)

    assert (title.kind, title.markup, title.text, compose([title])) == (
        "text",
        "Cats & dogs",
        "Cats & dogs",
        "Cats & dogs",
    )


def test_moved_block_keeps_its_number():
    assert renumbered([FIRST, TRADE, LAST], after=[LAST, FIRST, TRADE]) == [(3,), (1,), (2,)]


def test_changed_block_keeps_its_number():
    assert renumbered([FIRST, TRADE, LAST], after=[FIRST, TRADE.replace("4,3", "4,8"), LAST]) == [(1,), (2,), (3,)]


def test_new_block_gets_a_number_that_nothing_had():
    assert renumbered([FIRST, TRADE, LAST], after=[FIRST, "Погода была ясной.", TRADE]) == [(1,), (4,), (2,)]


def test_pieces_of_a_block_remember_it():
    one, two = TRADE.split(". ")

    assert renumbered([FIRST, TRADE, LAST], after=[FIRST, f"{one}.", two, LAST]) == [(1,), (4, 2), (2,), (3,)]


def test_merged_block_remembers_both():
    assert renumbered([FIRST, TRADE, LAST], after=[FIRST, f"{TRADE} {LAST}"]) == [(1,), (2, 3)]


def test_rewritten_heading_between_its_neighbours_is_the_same_heading():
    kept, last = lay_over([], segments(f"<p>{FIRST}</p><h2>Торговля</h2><p>{LAST}</p>"), last=0)
    laid, _last = lay_over(kept, segments(f"<p>{FIRST}</p><h2>Деньги</h2><p>{LAST}</p>"), last=last)

    assert [one.number for one in laid] == [1, 2, 3]


def test_number_of_a_deleted_block_is_never_given_again():
    kept, last = lay_over([], segments(paragraphs(FIRST, TRADE, LAST)), last=0)
    kept, last = lay_over(kept, segments(paragraphs(FIRST, TRADE)), last=last)
    laid, _last = lay_over(kept, segments(paragraphs(FIRST, TRADE, "Погода была ясной.")), last=last)

    assert [one.number for one in laid] == [1, 2, 4]

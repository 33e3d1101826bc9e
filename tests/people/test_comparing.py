from people.curation.comparing import Piece, compare, is_changed, paragraphs


def pieces(*pairs):
    return [Piece(kind, text) for kind, text in pairs]


def test_paragraphs_are_those_of_the_markup():
    assert paragraphs("<h2>Визит</h2><p>Первый &amp; главный</p><ul><li>один</li></ul>") == [
        "Визит",
        "Первый & главный",
        "один",
    ]


def test_changed_figure_is_one_piece():
    assert compare("<p>Оборот вырос до 4,3 млрд.</p>", "<p>Оборот вырос до 4,8 млрд.</p>") == [
        pieces(("same", "Оборот вырос до "), ("removed", "4,3"), ("added", "4,8"), ("same", " млрд."))
    ]


def test_added_and_removed_paragraphs_stand_in_their_places():
    older = "<p>첫째 문단은 그대로 있다.</p><p>둘째 문단은 사라진다.</p>"
    newer = "<p>첫째 문단은 그대로 있다.</p><p>A wholly different one.</p>"

    assert compare(older, newer) == [
        pieces(("same", "첫째 문단은 그대로 있다.")),
        pieces(("added", "A wholly different one.")),
        pieces(("removed", "둘째 문단은 사라진다.")),
    ]


def test_markup_alone_is_no_change():
    assert not is_changed(compare("<p>Астана</p>", "<p><strong>Астана</strong></p>"))
    assert is_changed(compare("<p>Астана</p>", "<p>Алматы</p>"))


def test_empty_text_against_a_new_one():
    assert compare("", "<p>Жаңа мәтін</p>") == [pieces(("added", "Жаңа мәтін"))]

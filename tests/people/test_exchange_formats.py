"""Files that another tool has rewritten: what the translation says comes back, however it is written down."""

import re
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import polib
import pytest

from people.curation.exchange import formats
from people.curation.exchange.parcel import State
from people.curation.exchange.terms import FoundTerm

from .test_inline_codes import item, parcel_of
from .xliff_schemas import check_xliff1, check_xliff2

SOURCE = 'Визит <strong>в Сеул</strong>: <a href="/ru/?a=1&amp;b=2">10&nbsp;млрд</a><br>«итоги»'
TARGET = '<a href="/ru/?a=1&amp;b=2">100억</a>&nbsp;&amp; <strong>서울</strong> 방문<br> “결과”'
TERM = FoundTerm("визит", "방문", "출장")


def parcel():
    return parcel_of(
        item(SOURCE, TARGET, terms=(TERM,)),
        item("Новый & <важный>", "", is_rich=False, key="title.2", state=State.NEW),
        item("4,8 млрд", "43억", key="body.3", state=State.STALE, severity="facts", then="4,3 млрд"),
        item("Готово", "완료", key="body.4", state=State.CONFIRMED),
    )


def sent(name):
    return formats.FORMATS[name].write(parcel())


def returned(content):
    _format, replies = formats.read(content)
    return [(reply.key, reply.token, reply.text, str(reply.state), reply.problems) for reply in replies]


def as_sent(states=("draft", "new", "new", "confirmed")):
    texts = zip(("body.1", "title.2", "body.3", "body.4"), (TARGET, "", "43억", "완료"), states, strict=True)
    return [(key, "aa.bb", text, state, []) for key, text, state in texts]


# How other tools write what they have read


def indented(content):
    """White space between elements, but none inside of texts."""
    text = content.decode()
    kept = re.split(
        r"(<(?:source|target|data|note|mda:meta|context)\b.*?</(?:source|target|data|note|mda:meta|context)>)",
        text,
        flags=re.S,
    )
    return "".join(part if number % 2 else part.replace("><", ">\n   <") for number, part in enumerate(kept)).encode()


def with_other_prefixes(content):
    return ElementTree.tostring(ElementTree.fromstring(content), encoding="utf-8", xml_declaration=True)


def with_attributes_turned_round(content):
    root = ElementTree.fromstring(content)
    for element in root.iter():
        element.attrib = dict(reversed(element.attrib.items()))
    return ElementTree.tostring(root)


def with_lines_of_windows(content):
    return b"\xef\xbb\xbf" + indented(content).replace(b"\n", b"\r\n")


def in_utf16(content):
    return content.decode().replace("encoding='utf-8'", "encoding='utf-16'").encode("utf-16")


def with_attributes_of_a_tool(content):
    return content.replace(b"<xliff ", b'<xliff xmlns:tool="urn:x-tool" ').replace(
        b"<target", b'<target tool:score="99" xml:lang="ko"'
    )


def with_annotations(content):
    text = content.decode().replace("서울", '<mrk id="m9" mid="m9" mtype="x-term" type="term">서울</mrk>')
    return text.encode()


REWRITINGS = [
    indented,
    with_other_prefixes,
    with_attributes_turned_round,
    with_lines_of_windows,
    in_utf16,
    with_attributes_of_a_tool,
    with_annotations,
]


@pytest.mark.parametrize("rewrite", REWRITINGS)
def test_rewritten_xliff_2_says_the_same(rewrite):
    assert returned(rewrite(sent("xliff2"))) == as_sent()


@pytest.mark.parametrize("rewrite", REWRITINGS)
def test_rewritten_xliff_1_says_the_same(rewrite):
    assert returned(rewrite(sent("xliff1"))) == as_sent(("draft", "draft", "draft", "confirmed"))


def test_character_data_sections_are_words():
    content = sent("xliff1").replace(
        '<target state="needs-review-translation" state-qualifier="x-chancery-stale-facts">43억'.encode(),
        "<target><![CDATA[43억 <&> ]]]]><![CDATA[>]]>".encode(),
    )
    assert returned(content)[2][2] == "43억 &lt;&amp;&gt; ]]&gt;"


def test_native_codes_of_xliff_1_are_taken_as_markup():
    content = sent("xliff1").replace(
        "43억".encode(), '<bpt id="1">&lt;em&gt;</bpt>43억<ept id="1">&lt;/em&gt;</ept>'.encode()
    )
    assert returned(content)[2][2] == "<em>43억</em>"


def split_segments(content, first, second):
    """The first segment of the first unit in two, as a tool does at the end of a sentence."""
    text = content.decode()
    segment = re.search(r"<segment.*?</segment>", text, re.S)[0]
    new = f"<segment id='a' state='{first[0]}'><source>x</source><target>{first[1]}</target></segment>"
    new += "<ignorable><source> </source></ignorable>"
    new += f"<segment id='b' state='{second[0]}'><source>y</source><target{second[2]}>{second[1]}</target></segment>"
    return text.replace(segment, new, 1).encode()


def test_segments_that_a_tool_split_are_one_unit_again():
    content = split_segments(sent("xliff2"), ("final", "하나."), ("translated", "둘.", ""))
    assert returned(content)[0] == ("body.1", "aa.bb", "하나. 둘.", "draft", [])


def test_segments_follow_the_order_of_the_translation():
    content = split_segments(sent("xliff2"), ("final", "하나."), ("final", "둘.", ' order="1"'))
    content = content.replace("<target>하나.".encode(), '<target order="3">하나.'.encode())
    assert returned(content)[0] == ("body.1", "aa.bb", "둘. 하나.", "confirmed", [])


def test_pair_of_codes_may_span_segments():
    opening, closing = '<sc id="1" dataRef="d1"/>하나.', '둘.<ec startRef="1" dataRef="d2"/>'
    content = split_segments(sent("xliff2"), ("final", opening), ("final", closing, ""))
    assert returned(content)[0] == ("body.1", "aa.bb", "<strong>하나. 둘.</strong>", "confirmed", [])


def test_code_without_its_data_is_found_by_its_number_or_its_kind():
    by_number = re.sub(r' dataRef(?:Start|End)?="d\d+"(?=[^>]*>(?:100억|서울))', "", sent("xliff2").decode())
    assert returned(by_number.encode()) == as_sent()
    by_kind = sent("xliff2").decode().replace("43억", '<pc id="9" type="fmt" subType="xlf:b">43억</pc>')
    assert returned(by_kind.encode())[2][2] == "<strong>43억</strong>"


MATCHES = """<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#s1"><originalData>
<data id="d1">&lt;u&gt;</data></originalData><source>x</source><target>
<pc id="1" dataRefStart="d1">남의 것</pc></target></mtc:match></mtc:matches>"""


def test_offers_of_a_memory_are_no_translation():
    assert returned(sent("xliff2").replace(b"<notes>", MATCHES.encode() + b"<notes>")) == as_sent()
    offer = "<alt-trans><target><g id='1' equiv-text='&lt;u&gt;'>남의 것</g></target></alt-trans></trans-unit>"
    assert returned(sent("xliff1").replace(b"</trans-unit>", offer.encode())) == as_sent(
        ("draft", "draft", "draft", "confirmed")
    )


@pytest.mark.parametrize("number", ["0", "D800", "110000", "", "x"])
def test_number_of_no_letter_is_an_unknown_code(number):
    content = sent("xliff2").replace("43억".encode(), f'43억<cp hex="{number}"/>'.encode())
    assert [problem.code for problem in returned(content)[2][4]] == ["unknown-code"]


# What the files say, and that they say it as their standards ask


def test_xliff_2_keeps_to_its_schema():
    check_xliff2(sent("xliff2"))


def test_xliff_1_keeps_to_its_schema():
    check_xliff1(sent("xliff1"))


def test_xliff_2_says_state_notes_and_terms():
    root = ElementTree.fromstring(sent("xliff2"))

    units = root.findall(".//{*}unit")
    assert root.attrib == {"version": "2.1", "srcLang": "ru", "trgLang": "ko"}
    assert [[segment.attrib for segment in unit.findall("{*}segment")] for unit in units] == [
        [{"id": "s1", "state": "translated"}],
        [{"id": "s1", "state": "initial"}],
        [{"id": "s1", "state": "initial", "subState": "chancery:stale-facts"}],
        [{"id": "s1", "state": "reviewed"}],
    ]
    assert [(note.get("category"), note.text) for note in units[2].findall(".//{*}note")] == [
        ("field", "Body"),
        ("kind", "paragraph"),
        ("severity", "facts"),
        ("then", "4,3 млрд"),
    ]
    assert [one.text for one in units[0].find("{*}glossary/{*}glossEntry")] == ["визит", "방문", "≠ 출장"]


def test_xliff_1_says_state_notes_and_terms():
    root = ElementTree.fromstring(sent("xliff1"))

    units = root.findall(".//{*}trans-unit")
    assert [unit.find("{*}target").attrib for unit in units] == [
        {"state": "translated"},
        {"state": "needs-translation"},
        {"state": "needs-review-translation", "state-qualifier": "x-chancery-stale-facts"},
        {"state": "signed-off"},
    ]
    assert [unit.get("approved") for unit in units] == [None, None, None, "yes"]
    assert [(note.get("from"), note.text) for note in units[0].findall(".//{*}note")] == [
        ("field", "Body"),
        ("kind", "paragraph"),
        ("glossary", "визит = 방문 (≠ 출장)"),
    ]


# PO


def test_po_marks_what_is_not_finished_as_fuzzy():
    po = polib.pofile(sent("po").decode())

    assert [(entry.msgid, entry.msgstr, entry.flags, entry.tcomment, entry.previous_msgid) for entry in po] == [
        (SOURCE, TARGET, ["fuzzy"], "", None),
        ("Новый & <важный>", "", [], "", None),
        ("4,8 млрд", "43억", ["fuzzy"], "", "4,3 млрд"),
        ("Готово", "완료", [], "confirmed", None),
    ]
    assert po[0].comment == "record: Визит\nfield: Body\nkind: paragraph\nglossary: визит = 방문\navoid: 출장"


@pytest.mark.parametrize("width", [20, 400])
def test_po_is_read_however_its_lines_are_wrapped(width):
    po = polib.pofile(sent("po").decode(), wrapwidth=width)
    po.append(polib.POEntry(msgctxt="newsroom.article:1:ru:ko:x/body.9@aa.bb", msgid="a", msgstr="b", obsolete=True))

    rewritten = ("\ufeff" + str(po)).replace("\n", "\r\n").encode()

    assert returned(rewritten) == as_sent(("stale", "draft", "stale", "confirmed"))


def test_po_never_opens_a_file_of_the_server(tmp_path):
    secret = tmp_path / "msgid"
    secret.write_text('msgctxt "x"\nmsgid "secret"\nmsgstr "secret"\n')
    with pytest.raises(Exception, match="cannot be read as PO") as refusal:
        formats.read(str(secret).encode())
    assert refusal.value.code == "broken-po"


# XLSX

FORMULAS = ["=1+1", "+7 701", "-5 %", "@ibyn", '=HYPERLINK("http://x")', "\t=1", "_x000D_"]


def test_text_that_begins_like_a_formula_stays_a_text():
    content = formats.sheets.write(parcel_of(*(item(one, one, is_rich=False, key=f"t.{one}") for one in FORMULAS)))

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert [(cell.data_type, cell.quotePrefix) for cell in sheet["F"][1:]] == [("s", True)] * len(FORMULAS)
    assert [text for _key, _token, text, _state, _problems in returned(content)] == FORMULAS


def rewritten_book(change):
    book = openpyxl.load_workbook(BytesIO(sent("xlsx")))
    change(book)
    book.save(held := BytesIO())
    return held.getvalue()


def turn_columns_round(book):
    old = book.active
    sheet = book.create_sheet("Turned", 0)
    for row in old.iter_rows():
        sheet.append([None, *(cell.value for cell in reversed(row))])
    book.remove(old)


def hide_columns(book):
    book.active.column_dimensions["I"].hidden = True
    book.active.column_dimensions["A"].hidden = True


def add_a_sheet(book):
    book.create_sheet("Notes of the agency", 0).append(["Address", "Telephone"])


def add_rows_above(book):
    book.active.insert_rows(1, amount=3)
    book.active["A1"] = "Translated by an agency"


@pytest.mark.parametrize("change", [turn_columns_round, hide_columns, add_a_sheet, add_rows_above])
def test_changed_workbook_says_the_same(change):
    assert returned(rewritten_book(change)) == as_sent(("draft", "draft", "draft", "confirmed"))


def test_formula_is_a_problem_of_its_segment():
    def calculate(book):
        book.active["F4"] = "=1+1"

    assert [[one.code for one in problems] for *_reply, problems in returned(rewritten_book(calculate))] == [
        [],
        [],
        ["formula"],
        [],
    ]


def test_number_in_a_cell_is_its_digits():
    def write_a_number(book):
        book.active["F4"] = 43
        book.active["F4"].number_format = "0"

    assert returned(rewritten_book(write_a_number))[2][2] == "43"

"""Files that real tools have read and written again: the toolkit of Translate, and lxml with its own indentation."""

import openpyxl
import pytest
from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from people.curation.exchange import formats
from people.curation.exchange.parcel import State

from .test_exchange_formats import SOURCE, TARGET, as_sent, returned, sent
from .test_inline_codes import item, parcel_of, through
from .xliff_schemas import check_xliff1, check_xliff2

TOOLKIT = {"xliff2": Xliff2File, "xliff1": Xliff1File, "po": pofile}
STATES = {
    "xliff2": ("draft", "new", "new", "confirmed"),
    "xliff1": ("draft", "draft", "draft", "confirmed"),
    "po": ("stale", "draft", "stale", "confirmed"),
}


def by_toolkit(name, content, change=None):
    """Read and written again; `change` is given each segment as the toolkit knows it."""
    file = TOOLKIT[name].parsestring(content)
    for unit in file.units:
        if change and not unit.isheader():
            change(unit)
    return bytes(file)


def all_words(content):
    """Whatever an XLIFF file says outside of the translations, notes and terms among it."""
    root = etree.fromstring(content)
    return [(one.tag, dict(one.attrib), " ".join(one.itertext()).strip()) for one in root.iter() if not len(one)]


@pytest.mark.parametrize("name", TOOLKIT)
def test_toolkit_keeps_translations_states_and_identity(name):
    assert returned(by_toolkit(name, sent(name))) == as_sent(STATES[name])


@pytest.mark.parametrize("name", ["xliff2", "xliff1"])
def test_toolkit_keeps_notes_terms_and_codes(name):
    assert all_words(by_toolkit(name, sent(name))) == all_words(sent(name))


def test_toolkit_keeps_comments_of_po():
    units = TOOLKIT["po"].parsestring(by_toolkit("po", sent("po"))).units
    assert units[1].getnotes("developer").splitlines() == [
        "record: Визит",
        "field: Body",
        "kind: paragraph",
        "glossary: визит = 방문",
        "avoid: 출장",
    ]
    assert units[3].prev_source == "4,3 млрд"


def test_rewritten_xliff_still_keeps_to_its_standard():
    check_xliff2(by_toolkit("xliff2", sent("xliff2")))
    check_xliff1(by_toolkit("xliff1", sent("xliff1")))


@pytest.mark.parametrize("name", TOOLKIT)
def test_words_that_are_typed_in_the_toolkit_come_back(name):
    def translate(unit):
        if unit.source.startswith("Новый"):
            unit.target = "새 & <중요한> 것"

    words = "새 & <중요한> 것" if name == "po" else "새 &amp; &lt;중요한&gt; 것"
    assert returned(by_toolkit(name, sent(name), translate))[1][2:] == (words, STATES[name][1], [])


@pytest.mark.parametrize("name", ["xliff2", "xliff1"])
def test_codes_that_the_toolkit_copies_from_the_source_come_back(name):
    def copy_source(unit):
        unit.rich_target = unit.rich_source

    assert returned(by_toolkit(name, sent(name), copy_source))[0][2:] == (SOURCE, STATES[name][0], [])


def test_what_the_toolkit_approves_is_confirmed():
    """In XLIFF 1.2 it marks what was only typed in the same way, which therefore confirms nothing."""

    def approve(unit):
        unit.marktranslated()
        unit.markapproved()

    found = {name: returned(by_toolkit(name, sent(name), approve)) for name in ("xliff2", "xliff1")}
    assert {name: [state for *_reply, state, _problems in replies] for name, replies in found.items()} == {
        "xliff2": ["confirmed"] * 4,
        "xliff1": ["draft"] * 3 + ["confirmed"],
    }


@pytest.mark.parametrize("name", TOOLKIT)
def test_what_the_toolkit_calls_doubtful_is_confirmed_no_more(name):
    states = [
        state for *_reply, state, _problems in returned(by_toolkit(name, sent(name), lambda unit: unit.markfuzzy()))
    ]
    assert State.CONFIRMED not in states


def test_approval_that_was_taken_back_confirms_nothing():
    content = sent("xliff1").replace(b'approved="yes"', b'approved="no"')
    assert returned(content)[3][3] == "draft"


def test_workbooks_are_not_read_by_what_a_tool_brings_along():
    assert (openpyxl.LXML, openpyxl.DEFUSEDXML) == (False, True)


# White space that is put between codes

CODES_ALONE = '<strong><em>방문</em></strong><br><a href="/x">y</a>'


def indented(content):
    root = etree.fromstring(content)
    etree.indent(root, "\t")
    return etree.tostring(root)


def pretty(content):
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)


def with_lines_of_windows(content):
    return pretty(content).replace(b"\n", b"\r\n")


@pytest.mark.parametrize("name", ["xliff2", "xliff1"])
@pytest.mark.parametrize(
    ("rewrite", "text"),
    [
        (indented, CODES_ALONE),
        (pretty, CODES_ALONE),
        (with_lines_of_windows, CODES_ALONE),
        (pretty, TARGET),
        (pretty, "<em>a</em> <em>b</em>"),
        (pretty, "<em>a</em>\n<em>b</em>"),
    ],
)
def test_codes_that_a_tool_indents_are_no_words(name, rewrite, text):
    content = rewrite(formats.FORMATS[name].write(parcel_of(item(text, text))))
    [reply] = formats.read(content)[1]
    assert (reply.text, reply.problems) == (text, [])


def test_line_break_between_codes_stays_where_nobody_indented():
    parcel = parcel_of(item("<em>a</em>", "<em>a</em>\n<em>b</em>"))
    assert through("xliff2", parcel) == [("body.1", "aa.bb", "<em>a</em>\n<em>b</em>", [])]

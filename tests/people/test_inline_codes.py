"""Markup inside a segment, taken apart into words and codes and put together again."""

from html import escape as escape_html
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.richtext import sanitize
from people.curation.exchange import formats
from people.curation.exchange.inline import canonical, numbered_like, tokens_of
from people.curation.exchange.parcel import Item, Parcel, Part, State

WORDS = st.text(
    st.one_of(
        st.sampled_from(list("визит Қазақстан 방문 visit\u00a0«»“”&<>'\"]\u2028\u200d🇰🇿😀\n\t\r=+-@_x000D_")),
        st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]),
    ),
    max_size=20,
)
LINK = '<a href="https://example.org/?a=1&amp;b=%s">%%s</a>'


def joined(parts):
    return "".join(parts)


def around(inside):
    pairs = [f"<{tag}>%s</{tag}>" for tag in ("strong", "em", "sub", "sup")] + [LINK % "x", LINK % "ә"]
    wrapped = st.builds(lambda form, text: form.replace("%s", text), st.sampled_from(pairs), inside)
    return st.lists(st.one_of(wrapped, st.just("<br>"), WORDS.map(escape_html)), max_size=4).map(joined)


MARKUP = st.recursive(WORDS.map(escape_html), around, max_leaves=6).map(sanitize)


def parcel_of(*items):
    part = Part("newsroom.article:1:ru:ko:x", "Визит", "/admin/", "ru", "ko", items)
    return Parcel("ko", (part,))


def item(source, target, *, is_rich=True, key="body.1", state=State.DRAFT, **given):
    return Item(key, "aa.bb", "Body", "paragraph", source, target, is_rich, state, **given)


def through(name, parcel):
    """What comes back of a file that nobody has touched."""
    _format, replies = formats.read(formats.FORMATS[name].write(parcel))
    return [(reply.key, reply.token, reply.text, reply.problems) for reply in replies]


def test_codes_of_a_translation_bear_the_numbers_of_its_source():
    source = tokens_of('<em>a</em> <strong>b</strong> <a href="/x">c</a>')
    target = numbered_like(tokens_of('<a href="/x">c</a> <sub>new</sub> <em>a</em>'), source)

    assert [(one.text, one.number) for one in target if one.number] == [
        ('<a href="/x">', 3),
        ("</a>", 3),
        ("<sub>", 4),
        ("</sub>", 4),
        ("<em>", 1),
        ("</em>", 1),
    ]


def test_end_without_its_other_end_stands_alone():
    assert [(one.role, one.text, one.number) for one in tokens_of("<em>a</strong>")] == [
        ("single", "<em>", 1),
        ("words", "a", 0),
        ("single", "</strong>", 2),
    ]


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_sanitised_markup_is_canonical(markup):
    assert canonical(markup) == markup


@settings(max_examples=60, deadline=None)
@given(MARKUP, MARKUP)
def test_rich_text_comes_back_from_xliff_as_it_was_sent(source, target):
    parcel = parcel_of(item(source, target))
    assert through("xliff2", parcel) == [("body.1", "aa.bb", target, [])]
    assert through("xliff1", parcel) == [("body.1", "aa.bb", target, [])]


@settings(max_examples=60, deadline=None)
@given(MARKUP.filter(str.strip), MARKUP)
def test_rich_text_comes_back_from_tables_as_it_was_sent(source, target):
    parcel = parcel_of(item(source, target))
    assert through("po", parcel) == [("body.1", "aa.bb", target, [])]
    assert through("xlsx", parcel) == [("body.1", "aa.bb", target, [])]


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_plain_text_comes_back_as_it_was_sent(text):
    parcel = parcel_of(item("x", text, is_rich=False))
    assert through("po", parcel) == through("xlsx", parcel) == [("body.1", "aa.bb", text, [])]
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")
    assert through("xliff2", parcel) == through("xliff1", parcel) == [("body.1", "aa.bb", escaped, [])]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("\x01\x0b\x1fab\ufffe"), min_size=1))
def test_letters_that_xml_may_not_hold_come_back_all_the_same(text):
    parcel = parcel_of(item("x", text, is_rich=False))
    assert through("xliff2", parcel) == through("xliff1", parcel) == [("body.1", "aa.bb", text, [])]
    assert through("xlsx", parcel) == [("body.1", "aa.bb", text, [])]


def test_unknown_code_is_a_problem_of_its_segment():
    file = formats.xliff2.write(parcel_of(item("<em>a</em>", "<em>a</em>"), item("b", "b", key="body.2")))
    root = ElementTree.fromstring(file)
    code = root.find(".//{*}target/{*}pc")
    code.attrib = {"id": "77"}

    _format, replies = formats.read(ElementTree.tostring(root))

    assert [[problem.code for problem in reply.problems] for reply in replies] == [["unknown-code"], []]

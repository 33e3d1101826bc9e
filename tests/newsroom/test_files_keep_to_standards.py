"""Every kind of record, however far its translation has come, leaves as a file that keeps to its standard."""

import pytest

from newsroom import models as newsroom
from people import models as people
from people.curation.exchange import formats
from people.curation.exchange.packing import pack
from people.curation.exchange.parcel import State
from people.curation.translating.texts import is_rich
from people.curation.translating.units import worksheet
from people.curation.translating.verbs import save_units
from tests import factories

from ..people.xliff_schemas import check_xliff1, check_xliff2

pytestmark = pytest.mark.django_db

FACTORIES = [one for name in dir(factories) if isinstance(one := getattr(factories, name), factories.Factory)]
SOURCE = "О визите «к соседям» & 4 годах"
RICH = """<h2>О визите & 4 годах</h2><p><strong>О <em>визите</em></strong> & 4 годах<sup>2</sup><sub>3</sub><br>тут</p>
<p><a href="https://example.org/?a=1&amp;b=2">Визит</a>&nbsp;на 4 года: <img src="/m/x.png" alt="Вид"> снимок</p>
<ul><li>О визите на 4 года</li></ul><blockquote><p>О визите на 4 года</p></blockquote>
<table><tbody><tr><td>О визите на 4 года</td></tr></tbody></table>"""
CODES = ("ru", "kk", "ko", "en")
CHANGES = {"typography": ("О ", "О\u00a0"), "wording": ("О ", "Об этом "), "facts": ("4 год", "5 год")}


def written(factory, **more):
    """A record with a text in every field that has one per language."""
    model = factory.model
    texts = {f"{name}_ru": source_of(model, name) for name in model.translated_fields()}
    return factory(languages=[], published=["ru"], **texts, **more)


def source_of(model, name):
    return RICH if is_rich(model, name) else SOURCE


def translate(record, *, confirm):
    sheet = worksheet(record, "ko")
    markups = {unit.key: unit.source_markup.replace("изит", "方問") for unit in sheet.units}
    tokens = {unit.key: unit.token for unit in sheet.units}
    result = save_units(record, "ko", markups, tokens=tokens, confirm=set(markups) if confirm else (), by=None)
    assert result.refused == {}
    record.refresh_from_db()


def change_source(record, severity):
    was, now = CHANGES[severity]
    names = [f"{name}_ru" for name in record.translated_fields()]
    factories.publish_again(record, "ru", **{name: getattr(record, name).replace(was, now) for name in names})


def sent_out(record):
    """The parcel, both files of it checked."""
    parcel = pack([record], "ko")
    check_xliff2(formats.xliff2.write(parcel))
    check_xliff1(formats.xliff1.write(parcel))
    return parcel


def sub_states(parcel):
    return {item.sub_state or str(item.state) for part in parcel.parts for item in part.items}


# What fell behind by less than facts differs from it in one word of the file.
CASES = [(factory, state) for factory in FACTORIES for state in ("new", "draft", "confirmed", "facts")]
CASES += [(factories.ArticleFactory, state) for state in ("typography", "wording")]


def test_every_kind_of_record_is_among_them():
    curated = {factory.model for factory in FACTORIES}
    assert {people.Official, people.Organisation, people.Place, newsroom.Article, newsroom.Figure} <= curated
    assert len(curated) == 13


@pytest.mark.parametrize(
    ("factory", "state"), CASES, ids=lambda one: one if isinstance(one, str) else one.model.__name__
)
def test_files_keep_to_their_standards(factory, state):
    factories.TermFactory(slug="visit", wording_ru="визит", wording_ko="방문", avoid_ko="출장")
    record = written(factory)
    if state != State.NEW:
        translate(record, confirm=state != State.DRAFT)
    if state in CHANGES:
        change_source(record, state)

    parcel = sent_out(record)

    wanted = f"stale-{state}" if state in CHANGES else state
    assert wanted in sub_states(parcel)
    assert any(item.terms for part in parcel.parts for item in part.items)


def test_every_pair_of_languages_keeps_to_the_standards():
    for source, language in ((one, other) for one in CODES for other in CODES if one != other):
        record = factories.ArticleFactory(languages=[source, language], source_language=source)
        check_xliff2(formats.xliff2.write(pack([record], language)))

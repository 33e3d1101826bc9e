"""Who held a post before and after, by dated appointments alone, and where the register has a gap or does not know."""

import pytest

from people.date_words import date_words, period_words
from people.dates import HonestDate

from ..factories import OfficialFactory, OrganisationFactory
from .reader import LANGUAGES, find, said, title_in, words_of

pytestmark = pytest.mark.django_db

UNKNOWN = "not known to the register"


@pytest.fixture
def body():
    return OrganisationFactory(published=True)


def holder(body, words="Minister", *, published=LANGUAGES, precedence=40, titles=(), **dates):
    """Somebody who held one post of the body."""
    texts = {f"title_{code}": f"{words} {code}" for code in LANGUAGES} | dict(titles)
    post = texts | {"organisation": body, "precedence": precedence} | dates
    return OfficialFactory(appointments=[post], published=published)


def said_on(client, official, language="en"):
    """The lines of the page about who was before and after."""
    return words_of(client.get(f"/{language}/officials/{official.slug}/"), "dd")[-2:]


def words_for(official, start, end, language="en"):
    period = period_words(HonestDate.parse(start), HonestDate.parse(end), language)
    return f"{title_in(official, language)} {period}".replace("\xa0", " ")


def gap(end, start, language="en"):
    end, start = (date_words(HonestDate.parse(one), language) for one in (end, start))
    return (said("Gap in the register: %(end)s – %(start)s", language) % {"end": end, "start": start}).replace(
        "\xa0", " "
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_post_is_shown_with_whoever_held_it_before_and_after(client, body, language):
    first = holder(body, start="2013-02-25", end="2017-03-10")
    second = holder(body, start="2017-03-10", end="2022-05-09")
    third = holder(body, start="2022-05-10")
    holder(OrganisationFactory(published=True), start="2015", end="2016")

    lines = said_on(client, second, language)

    assert lines == [
        words_for(first, "2013-02-25", "2017-03-10", language),
        words_for(third, "2022-05-10", "", language),
    ]


def test_gap_between_two_holders_is_shown(client, body):
    first = holder(body, start="2013", end="2017-03")
    second = holder(body, start="2022-05", end="2025")

    assert said_on(client, first) == [UNKNOWN, f"{words_for(second, '2022-05', '2025')} {gap('2017-03', '2022-05')}"]
    assert said_on(client, second) == [f"{words_for(first, '2013', '2017-03')} {gap('2017-03', '2022-05')}", UNKNOWN]


def test_nobody_is_guessed_to_have_been_the_next_where_a_bound_is_not_known(client, body):
    first = holder(body, start="2013", confirmed="2015")
    second = holder(body, start="2022", end="2024")

    in_between = "Whether anybody held the post in between is not known to the register."
    assert said_on(client, second) == [f"{words_for(first, '2013', '')} {in_between}", UNKNOWN]


def test_two_whose_order_is_not_known_do_not_succeed_each_other(client, body):
    one, other = (holder(body, start="2019", end="2019") for _ in range(2))
    undated = holder(body, end="")

    assert [said_on(client, official) for official in (one, other)] == [[UNKNOWN, UNKNOWN]] * 2
    assert said_on(client, undated)[-1] == UNKNOWN


def test_post_that_two_hold_at_once_has_no_succession(client, body):
    one = holder(body, start="2019", end="2021")
    holder(body, start="2020-02-01", end="2023")

    response = client.get(f"/en/officials/{one.slug}/")

    assert find(response, "dl", class_="succession") == []


def test_same_post_is_told_by_its_title_in_any_language_as_published(client, body):
    earlier = holder(body, start="2013", end="2017", titles={"title_en": "Foreign Minister"})
    later = holder(body, start="2018", end="2020")
    stranger = holder(body, "Envoy", start="2010", end="2012")
    stranger.appointments.update(**{f"title_{code}": f"Minister {code}" for code in LANGUAGES})

    assert said_on(client, later)[0] == f"{words_for(earlier, '2013', '2017')}"
    assert said_on(client, earlier)[0] == UNKNOWN


def test_holder_who_is_not_public_is_not_named(client, body):
    holder(body, start="2013", end="2017", published=())
    later = holder(body, start="2018", end="2020")

    assert said_on(client, later) == [UNKNOWN, UNKNOWN]


def test_expert_is_not_said_to_have_predecessors(client, body):
    expert = holder(body, "Professor", precedence=300, start="2019", end="2021")

    assert find(client.get(f"/en/officials/{expert.slug}/"), "dl", class_="succession") == []


def test_body_lists_the_holders_of_each_post_latest_first_and_the_gap_between_them(client, body):
    first = holder(body, start="2013", end="2017")
    last = holder(body, start="2022", end="2024")
    deputy = holder(body, "Deputy", precedence=60, start="2020")

    response = client.get(f"/en/organisations/{body.slug}/")

    assert words_of(response, "h3", class_="post") == ["Minister en", "Deputy en"]
    holders = [words_of(response, "p", class_="list-title")[place] for place in range(3)]
    assert holders == [title_in(official, "en") for official in (last, first, deputy)]
    assert words_of(response, "span", class_="gap") == [gap("2017", "2022")]

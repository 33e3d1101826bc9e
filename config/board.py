"""The front page of the desk, put together from the ground floor and the newsroom."""

from newsroom.board import KINDS, expected_events, newest_articles
from people.curation.desk.board import (
    Headlines,
    Links,
    activity,
    findings,
    flags,
    my_work,
    remarks_for_me,
    returned_to_me,
    schedule,
    translation_gaps,
    waiting_for_review,
)


def board(request, site):
    """The sections that this person can use, in an editor's order of thought."""
    links = Links(request, site)
    headlines = Headlines(links)
    sections = {
        "work": my_work(links, headlines),
        "returned": returned_to_me(links, headlines),
        "review": waiting_for_review(links, headlines),
        "remarks": remarks_for_me(links, headlines),
        "flags": flags(links, headlines),
        "findings": findings(links),
        "gaps": translation_gaps(links, KINDS),
        "articles": newest_articles(links, headlines),
        "schedule": schedule(links, headlines),
        "events": expected_events(links, headlines),
        "activity": activity(links, headlines),
    }
    headlines.fill()
    return {name: section for name, section in sections.items() if section}

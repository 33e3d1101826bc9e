"""Structured data of a page (schema.org, as JSON-LD): what machines may take from it."""

from django.utils.translation import gettext as _

CONTEXT = "https://schema.org"
# As far as the register says it; a document that is only signed may be in force or not.
LEGAL_FORCE = {
    "in_force": "https://schema.org/InForce",
    "expired": "https://schema.org/NotInForce",
    "superseded": "https://schema.org/NotInForce",
}


def _without_gaps(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def _named(kind: str, shown, address=str) -> dict | None:
    if not shown:
        return None
    return _without_gaps({"@type": kind, "name": shown.title, "url": shown.url and address(shown.url)})


def _iso(date) -> str:
    """The date as schema.org takes it: a day, a month or a year; nothing else is claimed."""
    return date.notation if date and date.precision in ("day", "month", "year") else ""


def news_article(page, article, *, url, persons, bodies, image=None) -> dict:
    kind = "OpinionNewsArticle" if article.genre == "opinion" else "NewsArticle"
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": kind,
            "headline": page.title,
            "description": page.summary,
            "inLanguage": page.edition.language,
            "datePublished": page.edition.first_public_at.isoformat(),
            "dateModified": page.changed_at.isoformat(),
            "temporalCoverage": _iso(article.story_date),
            "mainEntityOfPage": url,
            "image": image,
            "author": [{"@type": "Organization", "name": "Chancery"}],
            "publisher": {"@type": "Organization", "name": "Chancery"},
            "correction": [edition.note for edition in page.corrections],
            "about": [_named("Organization", body) for body in bodies],
            "mentions": [_named("Person", person.shown) for person in persons],
        }
    )


def person(page, *, url, posts, posts_now, country) -> dict:
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Person",
            "name": page.title,
            "familyName": page.data.get("family_name"),
            "url": url,
            "jobTitle": [post.title for post in posts_now],
            "nationality": country and {"@type": "Country", "name": country.title},
            "hasOccupation": [
                _without_gaps(
                    {
                        "@type": "Role",
                        "roleName": post.title,
                        "startDate": _iso(post.appointment.start),
                        "endDate": _iso(post.appointment.end),
                    }
                )
                for post in posts
            ],
        }
    )


def organisation(page, body, *, url, parent, country) -> dict:
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "NewsMediaOrganization" if body.kind == "media" else "Organization",
            "name": page.title,
            "alternateName": page.data.get("short_name"),
            "url": url,
            "parentOrganization": _named("Organization", parent),
            "areaServed": country and {"@type": "Country", "name": country.title},
        }
    )


def event(
    page, *, url, start, end=None, place=None, description="", organisers=(), performers=(), attendees=()
) -> dict:
    """A visit or an event; without a start that schema.org can express there is nothing valid to say."""
    if not _iso(start):
        return {}
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "name": page.title,
            "description": description,
            "inLanguage": page.edition.language,
            "startDate": _iso(start),
            "endDate": _iso(end),
            "url": url,
            "location": _place(place) if place else {"@type": "Place", "name": _("not stated")},
            "organizer": [_named("Organization", one) for one in organisers],
            "performer": [_named("Person", one) for one in performers],
            "attendee": [_named("Person", one) for one in attendees],
        }
    )


def _place(shown) -> dict:
    """With its position, where that is known."""
    place = {"@type": "Place", "name": shown.title}
    if shown.record.latitude is not None:
        position = {"latitude": float(shown.record.latitude), "longitude": float(shown.record.longitude)}
        place["geo"] = {"@type": "GeoCoordinates", **position}
    return place


def document(page, record, *, address, place=None, sides=(), files=()) -> dict:
    """A treaty or agreement is legislation, anything else a creative work; `address` makes a path absolute."""
    is_law = record.kind in ("treaty", "agreement")
    countries = [side.party for side in sides if side.party and side.row.country_id]
    bodies = [side.party for side in sides if side.party and side.row.organisation_id]
    data = {
        "@context": CONTEXT,
        "@type": "Legislation" if is_law else "CreativeWork",
        "@id": address(page.url),
        "name": page.title,
        "inLanguage": page.edition.language,
        "genre": str(record.get_kind_display()),
        "dateCreated": _iso(record.signed),
        "expires": _iso(record.term_end) if record.term_end.precision == "day" else "",
        "temporalCoverage": _interval(record.term_start, record.term_end),
        "locationCreated": place and _place(place),
        "author": [_named("Organization", body, address) for body in bodies],
        "spatialCoverage": [_named("Country", country) for country in countries],
        "encoding": [_media(file, address) for file in files],
        "url": address(page.url),
    }
    if is_law:
        data["legislationDate"] = _iso(record.signed)
        data["legislationType"] = str(record.get_kind_display())
        data["legislationJurisdiction"] = [_named("Country", country) for country in countries]
        data["legislationLegalForce"] = LEGAL_FORCE.get(record.status, "")
    return _without_gaps(data)


def _interval(start, end) -> str:
    """A span in ISO 8601, open where a bound is not known; nothing if neither can be written."""
    bounds = _iso(start), _iso(end)
    return "/".join(bound or ".." for bound in bounds) if any(bounds) else ""


def _media(file, address) -> dict:
    return {
        "@type": "MediaObject",
        "contentUrl": address(file.file.url),
        "encodingFormat": file.content_type,
        "contentSize": f"{file.size} B",
        "inLanguage": file.language,
        "sha256": file.sha256,
    }

"""Structured data of a page (schema.org, as JSON-LD): what machines may take from it."""

from django.utils.translation import gettext as _

CONTEXT = "https://schema.org"


def _without_gaps(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def _named(kind: str, shown) -> dict | None:
    return {"@type": kind, "name": shown.title, "url": shown.url} if shown else None


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


def event(page, *, url, start, end=None, place=None, description="", organisers=(), performers=()) -> dict:
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
            "location": _named("Place", place) if place else {"@type": "Place", "name": _("not stated")},
            "organizer": [_named("Organization", one) for one in organisers],
            "performer": [_named("Person", one) for one in performers],
        }
    )


def document(page, record, *, url) -> dict:
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Legislation" if record.kind in ("treaty", "agreement") else "CreativeWork",
            "name": page.title,
            "inLanguage": page.edition.language,
            "dateCreated": _iso(record.signed),
            "url": url,
        }
    )


def dataset(page, *, unit, url, files, periods) -> dict:
    """A series of values; `files` are its addresses by media type, `periods` the honest dates that it covers."""
    known = [period for period in periods if period]
    covered = [min(one.earliest for one in known), max(one.latest for one in known)] if known else []
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": page.title,
            "description": page.data.get("definition") or page.title,
            "inLanguage": page.edition.language,
            "url": url,
            "isAccessibleForFree": True,
            "dateModified": page.changed_at.isoformat(),
            "temporalCoverage": "/".join(day.isoformat() for day in covered),
            "variableMeasured": {"@type": "PropertyValue", "name": page.title, "unitText": unit},
            "creator": {"@type": "Organization", "name": "Chancery"},
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
                for kind, address in files.items()
            ],
        }
    )

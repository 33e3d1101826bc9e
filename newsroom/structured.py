"""Structured data of a page (schema.org, as JSON-LD): what machines may take from it."""

from django.utils.translation import gettext as _

from people.curation.addresses import absolute

CONTEXT = "https://schema.org"
# As far as the register says it; a document that is only signed may be in force or not.
LEGAL_FORCE = {
    "in_force": "https://schema.org/InForce",
    "expired": "https://schema.org/NotInForce",
    "superseded": "https://schema.org/NotInForce",
}
# What schema.org calls kinds of bodies; every other is an Organization.
ORGANISATIONS = {
    **dict.fromkeys(
        (
            *("presidency", "ministry", "ministry_department", "diplomatic_mission", "state_agency", "central_bank"),
            *("parliament", "state_advisory_body", "regional_government", "city_government"),
        ),
        "GovernmentOrganization",
    ),
    "university": "CollegeOrUniversity",
    "hospital": "Hospital",
    "company": "Corporation",
    "media": "NewsMediaOrganization",
}


def _without_gaps(data: dict) -> dict:
    return {key: value for key, value in data.items() if value}


def _named(kind: str, shown, address=absolute) -> dict | None:
    if not shown:
        return None
    return _without_gaps({"@type": kind, "name": shown.title, "url": shown.url and address(shown.url)})


def _iso(date) -> str:
    """The date as schema.org takes it: a day, a month or a year; nothing else is claimed."""
    return date.notation if date and date.precision in ("day", "month", "year") else ""


def news_article(page, article, *, citation, persons, bodies, source, minutes, address, image="") -> dict:
    """A story; `address` makes a path absolute."""
    kind = "OpinionNewsArticle" if article.genre == "opinion" else "NewsArticle"
    house = {"@type": "Organization", "name": "Chancery", "url": address(f"/{page.edition.language}/")}
    authors = [_named("Person", one.shown, address) for one in persons if page.data.get("byline") and one.is_author]
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": kind,
            "@id": address(page.url),
            "headline": page.title,
            "description": page.summary,
            "inLanguage": page.edition.language,
            "datePublished": page.edition.first_public_at.isoformat(),
            "dateModified": page.changed_at.isoformat(),
            "temporalCoverage": _iso(article.story_date),
            "mainEntityOfPage": address(page.url),
            "identifier": citation.url,
            "version": citation.number,
            "timeRequired": f"PT{minutes}M",
            "isAccessibleForFree": True,
            "image": image,
            "author": authors or [house],
            "publisher": house,
            "correction": [_correction(edition) for edition in page.corrections],
            "isBasedOn": _source(source, address) if source else None,
            "about": [_named("Organization", body, address) for body in bodies],
            "mentions": [_named("Person", person.shown, address) for person in persons],
            **_translations(page, kind, address),
        }
    )


def _correction(edition):
    return {"@type": "CorrectionComment", "text": edition.note, "datePublished": edition.current_from.isoformat()}


def _source(source, address):
    """The text that the story rests on."""
    outlet = source.outlet and _named("Organization", source.outlet, address)
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "name": source.text.original_title or source.shown.title,
            "inLanguage": source.text.translated_from or source.text.language,
            "datePublished": _iso(source.text.published),
            "author": source.author and _named("Person", source.author, address),
            "publisher": outlet or {"@type": "Organization", "name": source.shown.title},
        }
    )


def _translations(page, kind, address):
    """The same story in other languages: what this one was translated from, or what was translated from it."""
    own, source = page.edition.language, page.translated_from
    others = [source] if source else page.languages
    works = [
        {"@type": kind, "@id": address(page.url_in(code)), "inLanguage": code}
        for code in others
        if code in page.languages and code != own
    ]
    if source:
        return {"translationOfWork": works[0] if works else None}
    return {"workTranslation": works}


def person(entry: dict, posts, *, address, image="") -> dict:
    """From the context of the person's page; each post is a role with no other dates than those that are known.

    `address` makes a path absolute.
    """
    page, country = entry["page"], entry["country"]
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": "Person",
            "name": page.title,
            "alternateName": _other_names(page, entry["names"]),
            "familyName": page.data.get("family_name"),
            "@id": address(page.url),
            "url": address(page.url),
            "image": image and address(image),
            "jobTitle": [post.title for post in entry["standing"].held],
            "nationality": country and {"@type": "Country", "name": country.title},
            "affiliation": [
                _role("affiliation", post, _named("Organization", post.organisation, address))
                for post in posts
                if post.organisation
            ],
            "hasOccupation": [
                _role("hasOccupation", post, {"@type": "Occupation", "name": post.title})
                for post in posts
                if not post.organisation
            ],
        }
    )


def _role(name: str, post, value: dict) -> dict:
    """schema.org puts a role between the two ends of a property, which it then repeats."""
    return _without_gaps(
        {
            "@type": "OrganizationRole" if value["@type"] != "Occupation" else "Role",
            "roleName": post.title,
            "startDate": _iso(post.appointment.start),
            "endDate": _iso(post.appointment.end),
            name: value,
        }
    )


def _other_names(page, names) -> list[str]:
    """All names but the one that the page goes by, each once."""
    words = [one for name in names for one in (name.edition.title, name.short, *(also.words for also in name.also))]
    return [one for one in dict.fromkeys(words) if one and one != page.title]


def organisation(entry: dict, *, address) -> dict:
    """From the context of the body's page; `address` makes a path absolute."""
    page, body, country = entry["page"], entry["organisation"], entry["country"]
    kin = {
        name: [_named("Organization", one, address) for one in entry[name]]
        for name in ("children", "members", "member_of")
    }
    holders = [holding.tenure for chair in entry["chairs"] for holding in chair.holdings]
    return _without_gaps(
        {
            "@context": CONTEXT,
            "@type": ORGANISATIONS.get(body.kind, "Organization"),
            "name": page.title,
            "alternateName": _other_names(page, entry["names"]),
            "@id": address(page.url),
            "url": address(page.url),
            "foundingDate": _iso(body.began),
            "dissolutionDate": _iso(body.ended),
            "location": _named("Place", entry["seat"]),
            "areaServed": country and {"@type": "Country", "name": country.title},
            "parentOrganization": _named("Organization", next(iter(entry["parents"]), None), address),
            "subOrganization": kin["children"],
            "memberOf": kin["member_of"],
            "member": kin["members"] + [_role("member", one, _named("Person", one.shown, address)) for one in holders],
        }
    )


def event(
    page,
    *,
    url,
    start,
    end=None,
    place=None,
    description="",
    organisers=(),
    performers=(),
    attendees=(),
    standing="",
    moved_from=None,
    part_of=None,
    parts=(),
    address=str,
) -> dict:
    """A visit or an event; without a start that schema.org can express there is nothing valid to say.

    A postponed event keeps the date that it was moved from until it has another.
    """
    start = start or moved_from
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
            "eventStatus": standing and f"{CONTEXT}/{standing}",
            "previousStartDate": _iso(moved_from),
            "superEvent": _named("Event", part_of, address),
            "subEvent": [_named("Event", one, address) for one in parts],
            "url": url,
            "location": _place(place) if place else {"@type": "Place", "name": _("not stated")},
            "organizer": [_named("Organization", one, address) for one in organisers],
            "performer": [_named("Person", one, address) for one in performers],
            "attendee": [_named("Person", one, address) for one in attendees],
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

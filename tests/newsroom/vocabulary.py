"""As much of schema.org as the site uses or may soon use, kept by hand: types, their properties and what these take.

A property that is missing here was not looked up yet: see https://schema.org/<property>, then add it.
"""

import re
from datetime import datetime

TEXT, URL, DATE, MOMENT, NUMBER, INTEGER, BOOLEAN = "Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean"
DURATION = "Duration"
WHEN = (DATE, MOMENT)
WHO = ("Person", "Organization")

# Each type with the type that it is a kind of.
PARENTS = {
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "AnalysisNewsArticle": "NewsArticle",
    "BackgroundNewsArticle": "NewsArticle",
    "OpinionNewsArticle": "NewsArticle",
    "ReportageNewsArticle": "NewsArticle",
    "Claim": "CreativeWork",
    "CorrectionComment": "CreativeWork",
    "DataCatalog": "CreativeWork",
    "DataDownload": "MediaObject",
    "Dataset": "CreativeWork",
    "ImageObject": "MediaObject",
    "Legislation": "CreativeWork",
    "MediaObject": "CreativeWork",
    "Quotation": "CreativeWork",
    "WebPage": "CreativeWork",
    "CollectionPage": "WebPage",
    "ProfilePage": "WebPage",
    "WebSite": "CreativeWork",
    "Organization": "Thing",
    "NewsMediaOrganization": "Organization",
    "GovernmentOrganization": "Organization",
    "EducationalOrganization": "Organization",
    "CollegeOrUniversity": "EducationalOrganization",
    "Corporation": "Organization",
    "PerformingGroup": "Organization",
    "Person": "Thing",
    "Place": "Thing",
    "AdministrativeArea": "Place",
    "Country": "AdministrativeArea",
    "State": "AdministrativeArea",
    "City": "AdministrativeArea",
    "Event": "Thing",
    "BusinessEvent": "Event",
    "EventSeries": "Event",
    "Action": "Thing",
    "SearchAction": "Action",
    "Intangible": "Thing",
    "EntryPoint": "Intangible",
    "ItemList": "Intangible",
    "BreadcrumbList": "ItemList",
    "ListItem": "Intangible",
    "Occupation": "Intangible",
    "Role": "Intangible",
    "OrganizationRole": "Role",
    "Observation": "Intangible",
    "StatisticalVariable": "Intangible",
    "StructuredValue": "Intangible",
    "GeoCoordinates": "StructuredValue",
    "PropertyValue": "StructuredValue",
    "QuantitativeValue": "StructuredValue",
    "SpeakableSpecification": "Intangible",
}
PROPERTIES = {
    "Thing": {
        "name": (TEXT,),
        "alternateName": (TEXT,),
        "description": (TEXT,),
        "disambiguatingDescription": (TEXT,),
        "identifier": (TEXT, URL, "PropertyValue"),
        "image": (URL, "ImageObject"),
        "mainEntityOfPage": (URL, "CreativeWork"),
        "potentialAction": ("Action",),
        "sameAs": (URL,),
        "subjectOf": ("CreativeWork", "Event"),
        "url": (URL,),
    },
    "CreativeWork": {
        "about": ("Thing",),
        "abstract": (TEXT,),
        "author": WHO,
        "citation": (TEXT, "CreativeWork"),
        "contentLocation": ("Place",),
        "correction": (TEXT, URL, "CorrectionComment"),
        "creator": WHO,
        "creditText": (TEXT,),
        "dateCreated": WHEN,
        "dateModified": WHEN,
        "datePublished": WHEN,
        "encoding": ("MediaObject",),
        "encodingFormat": (TEXT, URL),
        "expires": WHEN,
        "genre": (TEXT, URL),
        "hasPart": ("CreativeWork",),
        "headline": (TEXT,),
        "inLanguage": (TEXT,),
        "isAccessibleForFree": (BOOLEAN,),
        "isBasedOn": (URL, "CreativeWork"),
        "isPartOf": (URL, "CreativeWork"),
        "keywords": (TEXT, URL),
        "license": (URL, "CreativeWork"),
        "locationCreated": ("Place",),
        "mainEntity": ("Thing",),
        "mentions": ("Thing",),
        "publisher": WHO,
        "spatialCoverage": ("Place",),
        "temporalCoverage": (MOMENT, TEXT, URL),
        "text": (TEXT,),
        "thumbnailUrl": (URL,),
        "timeRequired": (DURATION,),
        "translationOfWork": ("CreativeWork",),
        "translator": WHO,
        "version": (NUMBER, TEXT),
        "workTranslation": ("CreativeWork",),
    },
    "Article": {
        "articleBody": (TEXT,),
        "articleSection": (TEXT,),
        "speakable": (URL, "SpeakableSpecification"),
        "wordCount": (INTEGER,),
    },
    "NewsArticle": {"dateline": (TEXT,)},
    "SpeakableSpecification": {"cssSelector": (TEXT,), "xpath": (TEXT,)},
    "MediaObject": {
        "bitrate": (TEXT,),
        "contentSize": (TEXT,),
        "contentUrl": (URL,),
        "height": ("QuantitativeValue", INTEGER),
        "sha256": (TEXT,),
        "uploadDate": WHEN,
        "width": ("QuantitativeValue", INTEGER),
    },
    "ImageObject": {"caption": (TEXT, "MediaObject"), "representativeOfPage": (BOOLEAN,)},
    "Dataset": {
        "distribution": ("DataDownload",),
        "includedInDataCatalog": ("DataCatalog",),
        "measurementTechnique": (TEXT, URL),
        "variableMeasured": (TEXT, "PropertyValue", "StatisticalVariable"),
    },
    "Legislation": {
        "jurisdiction": (TEXT, "AdministrativeArea"),
        "legislationDate": (DATE,),
        "legislationDateVersion": (DATE,),
        "legislationIdentifier": (TEXT, URL),
        "legislationJurisdiction": (TEXT, "AdministrativeArea"),
        "legislationLegalForce": (URL,),
        "legislationPassedBy": WHO,
        "legislationResponsible": WHO,
        "legislationType": (TEXT,),
    },
    "Quotation": {"spokenByCharacter": WHO},
    "WebPage": {
        "breadcrumb": (TEXT, "BreadcrumbList"),
        "lastReviewed": (DATE,),
        "primaryImageOfPage": ("ImageObject",),
        "reviewedBy": WHO,
    },
    "Person": {
        "additionalName": (TEXT,),
        "affiliation": ("Organization",),
        "alumniOf": ("Organization",),
        "birthDate": (DATE,),
        "familyName": (TEXT,),
        "gender": (TEXT,),
        "givenName": (TEXT,),
        "hasOccupation": ("Occupation",),
        "honorificPrefix": (TEXT,),
        "jobTitle": (TEXT,),
        "memberOf": ("Organization",),
        "nationality": ("Country",),
        "performerIn": ("Event",),
        "worksFor": ("Organization",),
    },
    "Occupation": {"occupationLocation": ("AdministrativeArea",)},
    "Organization": {
        "address": (TEXT,),
        "areaServed": (TEXT, "AdministrativeArea", "Place"),
        "dissolutionDate": (DATE,),
        "employee": ("Person",),
        "event": ("Event",),
        "foundingDate": (DATE,),
        "foundingLocation": ("Place",),
        "legalName": (TEXT,),
        "location": (TEXT, "Place"),
        "logo": (URL, "ImageObject"),
        "member": WHO,
        "memberOf": ("Organization",),
        "parentOrganization": ("Organization",),
        "subOrganization": ("Organization",),
    },
    "NewsMediaOrganization": {"correctionsPolicy": (URL, "CreativeWork")},
    "Place": {
        "address": (TEXT,),
        "containedInPlace": ("Place",),
        "geo": ("GeoCoordinates",),
        "latitude": (NUMBER, TEXT),
        "longitude": (NUMBER, TEXT),
    },
    "GeoCoordinates": {"latitude": (NUMBER, TEXT), "longitude": (NUMBER, TEXT)},
    "Event": {
        "about": ("Thing",),
        "attendee": WHO,
        "endDate": WHEN,
        "eventAttendanceMode": (URL,),
        "eventStatus": (URL,),
        "inLanguage": (TEXT,),
        "location": (TEXT, "Place"),
        "maximumAttendeeCapacity": (INTEGER,),
        "organizer": WHO,
        "performer": WHO,
        "previousStartDate": (DATE,),
        "recordedIn": ("CreativeWork",),
        "startDate": WHEN,
        "subEvent": ("Event",),
        "superEvent": ("Event",),
        "workFeatured": ("CreativeWork",),
    },
    "Action": {"target": (URL, "EntryPoint"), "agent": WHO},
    "SearchAction": {"query": (TEXT,), "query-input": (TEXT,)},
    "EntryPoint": {"urlTemplate": (TEXT,)},
    "ItemList": {
        "itemListElement": ("ListItem", TEXT, "Thing"),
        "itemListOrder": (TEXT,),
        "numberOfItems": (INTEGER,),
    },
    "ListItem": {"item": (URL, "Thing"), "position": (INTEGER, TEXT)},
    "Role": {"startDate": WHEN, "endDate": WHEN, "roleName": (TEXT, URL), "namedPosition": (TEXT, URL)},
    "Observation": {
        "measuredProperty": (TEXT, URL),
        "observationAbout": ("Thing",),
        "observationDate": WHEN,
        "observationPeriod": (TEXT,),
        "value": (NUMBER, TEXT, "QuantitativeValue"),
        "variableMeasured": (TEXT, "StatisticalVariable"),
    },
    "StatisticalVariable": {"measuredProperty": (TEXT, URL), "statType": (TEXT, URL)},
    "QuantitativeValue": {
        "maxValue": (NUMBER,),
        "minValue": (NUMBER,),
        "unitCode": (TEXT, URL),
        "unitText": (TEXT,),
        "value": (NUMBER, TEXT, BOOLEAN),
    },
    "PropertyValue": {
        "maxValue": (NUMBER,),
        "minValue": (NUMBER,),
        "propertyID": (TEXT, URL),
        "unitCode": (TEXT, URL),
        "unitText": (TEXT,),
        "value": (NUMBER, TEXT, BOOLEAN),
    },
}
SHAPES = {
    URL: re.compile(r"https?://[^\s]+"),
    DATE: re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"),
    DURATION: re.compile(r"P(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?"),
    TEXT: re.compile(r"(?s).*\S.*"),
}


def kinds_of(kind):
    """A type and all that it is a kind of."""
    while kind:
        yield kind
        kind = PARENTS.get(kind)


def faults(node, where="$"):
    """What schema.org would not understand, one line each."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if unknown := [kind for kind in kinds if kind not in PARENTS]:
        return [f"{where}: type {unknown[0]}"]
    chain = [one for kind in kinds for one in kinds_of(kind)]
    known = {name: takes for kind in chain for name, takes in PROPERTIES.get(kind, {}).items()}
    found = []
    for name, value in node.items():
        if name in ("@context", "@type", "@id"):
            continue
        # A role stands between a thing and the value of one of its properties, and repeats that property.
        takes = (*known.get(name, ()), "Role") if name in known else ("Thing",) if "Role" in chain else ()
        values = value if isinstance(value, list) else [value]
        found += [one for each in values for one in _value_faults(each, takes, f"{where}.{name}")]
    return found


def _value_faults(value, takes, where):
    if not takes:
        return [f"{where}: no such property"]
    if isinstance(value, dict):
        fits = set(kinds_of(value.get("@type") if isinstance(value.get("@type"), str) else "Thing")) & set(takes)
        return faults(value, where) if fits else [f"{where}: {value.get('@type')} is none of {takes}"]
    return [] if _is_one_of(value, takes) else [f"{where}: {value!r} is none of {takes}"]


def _is_one_of(value, takes):
    if isinstance(value, bool):
        return BOOLEAN in takes
    if isinstance(value, int | float):
        return NUMBER in takes or (INTEGER in takes and isinstance(value, int))
    if not isinstance(value, str):
        return False
    return (MOMENT in takes and _is_moment(value)) or any(
        SHAPES[one].fullmatch(value) for one in takes if one in SHAPES
    )


def _is_moment(text):
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False

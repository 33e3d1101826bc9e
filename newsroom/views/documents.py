from django.db.models import Prefetch
from django.shortcuts import render

from newsroom import structured
from newsroom.evidence import evidence_of
from newsroom.expiry import ending_on
from newsroom.filters import DocumentFilter
from newsroom.listing import Listing, at_clean_address
from newsroom.models import Article, LifeEvent, Party, SignedDocument
from newsroom.parties import shown_party, sides_of
from newsroom.reading import Shelf, Shown, open_page, reading_of
from newsroom.registers import NEWEST, news_about
from people.curation.languages import OWN_NAMES
from people.curation.models import Edition
from people.dates import HonestDate

PAGE_SIZE = 40


@at_clean_address
def document_list(request):
    """The register of documents, newest first; those without a date, such as proposals, stand at the end."""
    listing = Listing(request, DocumentFilter, size=PAGE_SIZE)
    documents = listing.page.records(with_parties(SignedDocument.objects.all()))
    parties = [party for document in documents for party in document.parties.all()]
    shelf = Shelf(listing.reading, documents, [party.organisation or party.country for party in parties])
    entries = [{"shown": shelf.shown(document), "parties": party_names(document, shelf)} for document in documents]
    return listing.render("newsroom/document_list.html", entries=entries)


def with_parties(documents):
    return documents.prefetch_related(Prefetch("parties", Party.objects.select_related("country", "organisation")))


def party_names(document, shelf):
    return [shown for shown in (shown_party(party, shelf) for party in document.parties.all()) if shown]


def document_detail(request, slug):
    """One document: its parties and signatories, its title in each language, its life, and what it belongs to."""
    reading = reading_of(request)
    page = open_page(documents_with_relations(), slug, reading)
    document = page.record
    articles = news_about(reading, Article.documents.through.objects.filter(signeddocument=document))
    older = predecessors_of(document)
    shelf = Shelf(reading, *shelved(document), older, articles)
    context = {
        "reading": reading,
        "page": page,
        "document": document,
        "standing": document.title_status_in(reading.language),
        "facing_titles": facing_titles(page),
        "absent_languages": [code for code in OWN_NAMES if code not in page.languages],
        "files": list(document.files.all()),
        "predecessors": shelf.all_shown(older),
        "ratified": [row for row in document.life_events.all() if row.kind == LifeEvent.Kind.RATIFIED],
        "needs_ratification": document.kind == SignedDocument.Kind.TREATY,
        "ending": ending_on(document.term_end, reading.day),
        "sides": sides_of(document, page.data, shelf, HonestDate.parse(reading.day.isoformat())),
        "life": [{"row": row, "successor": shelf.shown(row.superseded_by)} for row in document.life_events.all()],
        "place": shelf.shown(document.place),
        "visit": shelf.shown(document.visit),
        "topics": shelf.in_language(document.topics.all()),
        "articles": shelf.in_language(articles),
        "num_articles": articles.is_cut and articles.total_words,
        "evidence": evidence_of(document, reading),
    }
    context["structured"] = structured.document(
        page,
        document,
        address=request.build_absolute_uri,
        place=context["place"],
        sides=context["sides"],
        files=context["files"],
    )
    return render(request, "newsroom/document_detail.html", context)


def documents_with_relations():
    parties = Party.objects.select_related("country", "organisation", "signatory", "appointment")
    return SignedDocument.objects.select_related("place", "visit").prefetch_related(
        Prefetch("parties", parties.prefetch_related("signatory__appointments")),
        Prefetch("life_events", LifeEvent.objects.select_related("superseded_by")),
        "files",
        "topics",
        "sources",
    )


def shelved(document):
    """Everything whose name the page of a document may need."""
    parties = document.parties.all()
    return [
        [document.place, document.visit],
        [party.organisation or party.country for party in parties],
        [party.signatory for party in parties],
        [row.superseded_by for row in document.life_events.all()],
        document.topics.all(),
    ]


def predecessors_of(document):
    """Documents that this one replaced; a text seldom replaces more than a few."""
    replaced = LifeEvent.objects.filter(superseded_by=document).values("document")
    return list(SignedDocument.objects.filter(pk__in=replaced).order_by("signed_earliest", "pk")[:NEWEST])


def facing_titles(page):
    """The title in every other language in which the document is public, and how far it can be relied on there."""
    editions = Edition.objects.about(page.record).current(page.reading.at).exclude(language=page.edition.language)
    shown = {edition.language: Shown(page.record, edition, page.reading.language) for edition in editions}
    return [
        {"shown": shown[code], "name": name, "standing": page.record.title_status_in(code)}
        for code, name in OWN_NAMES.items()
        if code in shown
    ]

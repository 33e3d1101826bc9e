"""Every page of the desk opens, for everybody who works there, in the four languages of the interface."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom import models as newsroom
from people import models as people
from people.curation.models import (
    Bundle,
    Edition,
    Evidence,
    Finding,
    LanguageState,
    MemoryEntry,
    PreviewLink,
    Remark,
    Transition,
)
from tests import factories

MAKERS = {
    newsroom.Article: factories.ArticleFactory,
    newsroom.Visit: factories.VisitFactory,
    newsroom.SignedDocument: factories.SignedDocumentFactory,
    newsroom.Event: factories.EventFactory,
    newsroom.Indicator: factories.IndicatorFactory,
    newsroom.Figure: factories.FigureFactory,
    newsroom.Comparison: factories.ComparisonFactory,
    newsroom.Topic: factories.TopicFactory,
    newsroom.Image: factories.ImageFactory,
    newsroom.SourceText: factories.SourceTextFactory,
    newsroom.Term: factories.TermFactory,
    people.Official: factories.OfficialFactory,
    people.Organisation: factories.OrganisationFactory,
    people.Place: factories.PlaceFactory,
    people.Appointment: factories.AppointmentFactory,
    people.NameVariant: lambda: factories.NameVariantFactory(factories.OfficialFactory()),
    Evidence: lambda: factories.EvidenceFactory(factories.OfficialFactory()),
    Remark: lambda: factories.RemarkFactory(factories.OfficialFactory()),
    Bundle: lambda: factories.BundleFactory((factories.OfficialFactory(), "ko")),
    LanguageState: lambda: factories.OfficialFactory().states.first(),
    Edition: lambda: factories.OfficialFactory(published=["ko"]).editions.get(),
    Transition: lambda: factories.OfficialFactory(published=["ko"]).transitions.first(),
    Finding: factories.FindingFactory,
    MemoryEntry: factories.MemoryEntryFactory,
    PreviewLink: lambda: factories.PreviewLinkFactory(factories.OfficialFactory()),
    Group: lambda: Group.objects.get(name="editor"),
}
LANGUAGES = ["ru", "kk", "ko", "en"]
# Each kind in one of the languages, in turn, and articles in all four.
IN_TURN = [
    *((model, LANGUAGES[turn % 4]) for turn, model in enumerate(MAKERS) if model is not newsroom.Article),
    *((newsroom.Article, language) for language in LANGUAGES),
]


def page(model, act, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}", args=args)


def test_every_registered_model_is_looked_at_here(chief):
    assert set(admin.site._registry) == {*MAKERS, type(chief)}


@pytest.mark.parametrize(
    ("model", "language"), IN_TURN, ids=lambda one: one if isinstance(one, str) else one._meta.model_name
)
def test_pages_of_a_model_open(client, chief, model, language):
    row = MAKERS[model]()
    client.force_login(chief)
    client.cookies["django_language"] = language

    assert client.get(page(model, "changelist")).status_code == 200
    assert client.get(page(model, "change", row.pk)).status_code == 200
    if admin.site._registry[model].has_add_permission(client.get("/admin/").wsgi_request):
        assert client.get(page(model, "add")).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_of_the_desk_opens(client, reporter, language):
    client.force_login(reporter)
    client.cookies["django_language"] = language

    response = client.get("/admin/")

    assert {"work", "returned", "remarks", "gaps", "schedule", "activity"} <= set(response.context["board"])

from django.urls import path, re_path

from . import views

app_name = "api"
urlpatterns = [
    path("", views.index, name="index"),
    path("openapi.json", views.description, name="description"),
    path("corrections/", views.correction_list, name="corrections"),
    path("withdrawals/", views.withdrawal_list, name="withdrawals"),
    path("<slug:path>/", views.record_list, name="list"),
    path("<slug:path>/<slug:slug>/", views.record_detail, name="record"),
    path("<slug:path>/<slug:slug>/editions/", views.edition_list, name="editions"),
    re_path(r"^(?P<rest>.*/)$", views.nothing, name="nothing"),
]

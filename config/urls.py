from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from newsroom.views import front

urlpatterns = [
    path("", front.negotiate_language, name="negotiate-language"),
    re_path(r"^kz/(?P<rest>.*)$", front.redirect_kz),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("newsroom.urls"))),
]

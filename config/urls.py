from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from config.health import healthz
from newsroom import sitemaps
from newsroom.views import files, front, media

urlpatterns = [
    path("", front.negotiate_language, name="negotiate-language"),
    re_path(r"^kz/(?P<rest>.*)$", front.redirect_kz),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemaps/latest-news.xml", sitemaps.news_sitemap, name="news-sitemap"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.sitemap_part, name="sitemap-part"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("healthz", healthz, name="healthz"),
    path("media/documents/<str:name>", files.serve_file, name="document-file"),
    path("api/v1/", include("newsroom.api.urls")),
    path("media/<path:path>", media.serve_media, name="media"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("newsroom.urls"))),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    """The desk's workplace: the stock admin under our own name."""

    site_header = _("Chancery")
    site_title = _("Chancery")
    index_title = _("The desk")

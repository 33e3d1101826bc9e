"""The queues of the board as filters of lists, so that a list holds exactly what the number before it counted."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _


class QueueFilter(SimpleListFilter):
    """`queues` offers each queue by its value, its name and what it leaves of a list for whoever looks."""

    queues = ()

    def lookups(self, request, model_admin):
        return [(value, name) for value, name, _chosen in self.queues]

    def queryset(self, request, queryset):
        chosen = {value: chosen for value, _name, chosen in self.queues}.get(self.value())
        return chosen(queryset, request.user) if chosen else queryset


class MyTextsFilter(QueueFilter):
    title = _("for me")
    parameter_name = "mine"
    queues = [
        ("drafts", _("my drafts"), lambda states, user: states.drafts_of(user)),
        ("returned", _("returned to me"), lambda states, user: states.returned_to(user)),
        ("review", _("waiting for my review"), lambda states, user: states.for_review_by(user)),
    ]


class RemarkQueueFilter(QueueFilter):
    title = _("queue")
    parameter_name = "queue"
    queues = [
        ("mine", _("waiting for my answer"), lambda remarks, user: remarks.waiting_for(user)),
        ("answered", _("answers to my remarks"), lambda remarks, user: remarks.waiting_for(user).filter(author=user)),
        ("outside", _("from outside the desk"), lambda remarks, user: remarks.from_outside()),
        ("flags", _("flags from the sources"), lambda remarks, user: remarks.flags()),
    ]


class MyFindingsFilter(QueueFilter):
    title = _("for me")
    parameter_name = "mine"
    queues = [("drafts", _("in my drafts"), lambda findings, user: findings.in_drafts_of(user))]

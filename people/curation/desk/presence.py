"""Who has the page of a record open, and whether it was saved since one opened it; nobody is ever locked out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ..models import Presence
from .history.saves import last_save, moment, name_of

# A page with its script says every twenty seconds that it is still open.
HEARD_OF = timedelta(seconds=60)
# A page without it says so once.
OPENED = timedelta(minutes=10)


@dataclass(frozen=True)
class Place:
    """The page of one record, open before one person at one moment."""

    content_type: ContentType
    object_id: int
    user: object
    at: datetime

    @classmethod
    def of(cls, model, pk, user):
        return cls(ContentType.objects.get_for_model(model), pk, user, timezone.now())

    @property
    def presences(self):
        return Presence.objects.filter(content_type=self.content_type, object_id=self.object_id)

    def enter(self) -> None:
        """Who was away comes anew; what nobody has heard of for long is cleared away."""
        away = Q(
            content_type=self.content_type, object_id=self.object_id, user=self.user, seen_at__lt=self.at - HEARD_OF
        )
        Presence.objects.filter(away | Q(seen_at__lt=self.at - OPENED)).delete()
        self.stay()

    def stay(self) -> None:
        here = Presence(
            content_type=self.content_type, object_id=self.object_id, user=self.user, opened_at=self.at, seen_at=self.at
        )
        keys = ["content_type", "object_id", "user"]
        Presence.objects.bulk_create([here], update_conflicts=True, unique_fields=keys, update_fields=["seen_at"])

    def leave(self, seen_at: datetime) -> None:
        """A page that was opened again in the meantime, or in another window, has been seen since."""
        self.presences.filter(user=self.user, seen_at__lte=seen_at).delete()

    def present(self):
        heard_of = Q(seen_at__gte=self.at - HEARD_OF)
        opened = Q(seen_at=F("opened_at"), opened_at__gte=self.at - OPENED)
        return self.presences.filter(heard_of | opened).select_related("user")

    def sentences(self, presences) -> list[str]:
        return [self._sentence(one) for one in presences if one.user != self.user]

    def _sentence(self, presence):
        params = {"person": name_of(presence.user), "time": moment(presence.opened_at)}
        if presence.seen_at < self.at - HEARD_OF:
            return _("%(person)s opened this at %(time)s.") % params
        return _("%(person)s has had this open since %(time)s.") % params


class PresenceLine:
    """Says above the form who else has the record open; the page of a row speaks of its record."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj and not context.get("is_popup"):
            record = self.record_of(obj)
            place = Place.of(type(record), record.pk, request.user)
            place.enter()
            context["presence"] = {
                "sentences": place.sentences(place.present()),
                "url": reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_presence", args=[record.pk]),
                "revision": record.revision,
                "seen_at": place.at.isoformat(),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)


class PresenceOfRecord(PresenceLine):
    """Answers the pages that say they are still open."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        view = self.admin_site.admin_view(self.presence_view)
        return [path("<int:object_id>/presence/", view, name=name), *super().get_urls()]

    def presence_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        if object_id >= 2**63:
            raise Http404
        place = Place.of(self.model, object_id, request.user)
        if left := request.POST.get("left"):
            place.leave(_moment(left))
            return HttpResponse(status=204)
        place.stay()
        return JsonResponse(self.news(place, request.POST.get("revision", "")))

    def news(self, place, revision):
        stored = self.model._base_manager.filter(pk=OuterRef("object_id")).values("revision")
        present = list(place.present().annotate(revision=Subquery(stored)))
        now = next((one.revision for one in present), revision)
        answer = {"people": place.sentences(present), "seen_at": place.at.isoformat(), "news": ""}
        if now is None:
            place.leave(place.at)
            answer["news"] = _("This record was deleted meanwhile: copy what you need, it cannot be saved any more.")
        elif str(now) != revision:
            answer["news"] = self.news_of_save(place.object_id)
        return answer

    def news_of_save(self, pk):
        record = self.model._base_manager.filter(pk=pk).first()
        save = last_save(record) if record else None
        sentence = _(
            "%(person)s saved this record at %(time)s, after you opened it: reload the page, or go on and choose when "
            "you save."
        )
        return sentence % {"person": save.name, "time": save.moment} if save else ""


def _moment(text):
    try:
        at = parse_datetime(text)
    except ValueError:
        at = None
    if at is None or timezone.is_naive(at):
        raise Http404
    return at

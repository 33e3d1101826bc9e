"""Text that is kept on the computer of whoever types it: which page it belongs to, and when it may be forgotten."""

from django.conf import settings
from django.urls import reverse

# The browser reads it on the next page and forgets the draft of that record; draft-store.js knows the name.
SAVED = "desk_saved"


class LocalDrafts:
    """For an admin of pages. What is typed never leaves the browser before it is saved."""

    def draft_name(self, obj=None):
        return f"{self.opts.label_lower}:{obj.pk if obj else 'add'}"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if not context.get("is_popup"):
            context["drafts"] = {
                "record": self.draft_name(obj),
                "revision": getattr(self.record_of(obj), "revision", ""),
                "is_refused": context["adminform"].form.is_bound,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.saved(super().response_add(request, obj, post_url_continue), self.draft_name())

    def response_change(self, request, obj):
        return self.saved(super().response_change(request, obj), self.draft_name(obj))

    def saved(self, response, name):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(SAVED, name, max_age=3600, path=reverse("admin:index"), secure=secure, samesite="Lax")
        return response

"""What each verb asks beside the button; every form also carries what the person saw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Edition
from ..moments import MomentField
from .seen import Seen

# Written for readers, in the language of the text.
PUBLIC_TEXTS = ("note", "notice")


def text_field(label):
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class VerbForm(forms.Form):
    """Asks nothing; `may_force` says whether this person may give a reason for overriding a refusal."""

    seen_page = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, language="", may_force=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_force:
            self.fields.pop("forced_because", None)
        for name in self.fields.keys() & PUBLIC_TEXTS:
            self.fields[name].widget.attrs["lang"] = language

    @property
    def answers(self) -> dict:
        """What the verb takes."""
        return {name: answer for name, answer in self.cleaned_data.items() if name != "seen_page"}

    @property
    def page(self) -> Seen:
        return Seen.parse(self.cleaned_data["seen_page"])


class ApproveForm(VerbForm):
    forced_because = text_field(_("Reason, if you approve your own text"))


class ReturnForm(VerbForm):
    remark = text_field(_("What should be changed"))


class PublishForm(VerbForm):
    at = MomentField()
    forced_because = text_field(_("Reason, if you publish all the same"))


class CorrectForm(VerbForm):
    note = text_field(_("Correction note for readers"))
    at = MomentField()
    forced_because = text_field(_("Reason, if you publish all the same"))


class UnscheduleForm(VerbForm):
    reason = text_field(_("Reason, for colleagues (may stay empty)"))


class WithdrawForm(VerbForm):
    notice = text_field(_("Notice that readers find in place of the text"))


class ConfirmForm(VerbForm):
    """The newest edition of the source, and the token of both texts as they stood on the page."""

    seen = forms.ModelChoiceField(Edition.objects.all(), required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

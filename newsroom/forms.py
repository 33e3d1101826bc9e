from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    """What the reader of a preview has to say about it."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    paragraph = forms.TypedChoiceField(label=_("Which paragraph?"), coerce=int, empty_value=None, required=False)
    quote = forms.CharField(
        label=_("The words it is about"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    text = forms.CharField(label=_("Your comment"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    # Nobody sees this field; what fills it in is a robot.
    website = forms.CharField(label=_("Leave this field empty"), required=False)

    def __init__(self, *args, paragraphs=(), **kwargs):
        super().__init__(*args, auto_id="comment-%s", **kwargs)
        numbered = [(number, f"{number}. {Truncator(text).chars(70)}") for number, text in enumerate(paragraphs, 1)]
        self.fields["paragraph"].choices = [("", _("The text as a whole")), *numbered]
        if not numbered:
            del self.fields["paragraph"]
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    @property
    def shown_fields(self):
        return [field for field in self.visible_fields() if field.name != "website"]

    @property
    def is_from_a_robot(self):
        return bool(self.data.get("website"))

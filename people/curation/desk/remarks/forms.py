"""What is asked for when somebody makes a remark or answers one."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ...languages import OWN_NAMES, Language, by_preference
from ...mentions import colleagues, name_of
from ...paragraphs import paragraphs


class PlaceSelect(forms.Select):
    """First words of paragraphs stand in their own language."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        language, dash, _number = str(value).partition("-")
        if dash:
            option["attrs"]["lang"] = language
        return option


class ColleaguesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person):
        return f"{name_of(person)} @{person.get_username()}" if person.get_full_name() else f"@{person.get_username()}"


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("remark", "Remark"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("“@” and a name call a colleague."),
    )
    place = forms.ChoiceField(label=pgettext_lazy("remark", "About"), required=False, widget=PlaceSelect)
    quote = forms.CharField(
        label=gettext_lazy("Words it is about"), required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    mentioning = ColleaguesField(None, label=pgettext_lazy("remark", "For whom"), required=False)

    def __init__(self, *args, record, person, **kwargs):
        super().__init__(*args, auto_id="new-remark-%s", **kwargs)
        self.fields["place"].choices = [("", _("The whole record")), *places_in(record)]
        self.fields["mentioning"].queryset = colleagues().exclude(pk=person.pk)

    def answers(self) -> dict:
        """What the verb asks for."""
        given = dict(self.cleaned_data)
        language, _dash, number = given.pop("place").partition("-")
        return given | {"language": language, "paragraph": int(number) if number else None}


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("remark", "Answer"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def places_in(record):
    """What a remark can be about: each language, and each of its paragraphs by its first words."""
    for code in by_preference(record.source_language):
        yield OWN_NAMES[Language(code)], [(code, _("The whole text")), *_paragraphs_in(record, code)]


def _paragraphs_in(record, language):
    if not record.edition_summary:
        return
    body = record.text_in(record.edition_body, language) if record.edition_body else ""
    for number, words in enumerate(paragraphs(record.text_in(record.edition_summary, language), body), start=1):
        if words:
            yield f"{language}-{number}", f"¶{number} {Truncator(words).chars(60)}"

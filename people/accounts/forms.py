from django import forms
from django.contrib.auth.forms import PasswordResetForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from people.curation.mailing import language_of
from people.curation.models import Colleague

from . import second_factor

PASSWORD = {"autocomplete": "current-password"}
# Nobody's mailbox is filled by somebody who asks again and again.
SECONDS_BETWEEN_RESETS = 300


class CodeForm(forms.Form):
    """A code of the app or, if it is lost, a recovery code; `device` is what accepted it."""

    code = forms.CharField(
        label=pgettext_lazy("second factor", "Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false", "autocapitalize": "none"}
        ),
    )
    check_code = staticmethod(second_factor.verify)
    device = None

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_code(self):
        self.device = self.check_code(self.person, self.cleaned_data["code"])
        return self.cleaned_data["code"]


class AppForm(CodeForm):
    """The first code of an app, which shows that it has learnt the secret."""

    check_code = staticmethod(second_factor.confirm_app)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class OwnPasswordMixin:
    """Asks for the password of the person at the keyboard."""

    def clean_password(self):
        password = self.cleaned_data["password"]
        if password and not self.person.check_password(password):
            raise ValidationError(_("This is not your password. Type it again."), code="wrong-password")
        return password


class RemovalForm(OwnPasswordMixin, CodeForm):
    """The password first, so that a wrong one spends no code."""

    password = forms.CharField(
        label=gettext_lazy("Your password"), strip=False, widget=forms.PasswordInput(attrs=PASSWORD)
    )
    field_order = ["password", "code"]

    def clean_code(self):
        return super().clean_code() if "password" in self.cleaned_data else self.cleaned_data["code"]


class AccountForm(OwnPasswordMixin, forms.ModelForm):
    """What people change on their own page; a new address for mails takes the password, for it can reset that."""

    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        help_text=gettext_lazy("Only to change the e-mail: whoever reads your mail can set a new password."),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs=PASSWORD),
    )
    own_fields = ["first_name", "last_name", "email"]
    field_order = [*own_fields, "password", "language", "wants_mail"]

    class Meta:
        model = Colleague
        fields = ["language", "wants_mail"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = self.instance.user
        for name in self.own_fields:
            self.initial[name] = getattr(self.person, name)

    def clean(self):
        cleaned = super().clean()
        if "email" in self.changed_data and not self.errors and not cleaned["password"]:
            self.add_error(
                "password",
                ValidationError(_("The e-mail changes, so type your password here."), code="password-needed"),
            )
        return cleaned

    def save(self, commit=True):
        for name in self.own_fields:
            setattr(self.person, name, self.cleaned_data[name])
        self.person.save(update_fields=self.own_fields)
        return super().save(commit)


class ResetForm(PasswordResetForm):
    """Sends the link to staff, in the language of each."""

    def get_users(self, email):
        staff = (person for person in super().get_users(email) if person.is_staff)
        return (person for person in staff if cache.add(f"password-reset:{person.pk}", True, SECONDS_BETWEEN_RESETS))

    def send_mail(self, subject, body, context, *args, **kwargs):
        with override(language_of(context["user"])):
            super().send_mail(subject, body, context, *args, **kwargs)

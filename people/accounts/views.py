"""The page of one's own account, and the doors before the desk."""

import django_otp
from django.contrib import admin, messages
from django.contrib.auth import views as auth_views
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_otp.plugins.otp_static.models import StaticDevice

from people.curation import rules

from . import second_factor
from .colleagues import colleague_of, note_own_password
from .doors import destination, speak
from .forms import AccountForm, AppForm, CodeForm, RemovalForm, ResetForm
from .logins import failed_logins_of, logins_of

# In the session while recovery codes wait to be written down.
UNSEEN_CODES = "unseen_recovery_codes"


def show(request, name, title, **context):
    page = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/account/{name}.html", page)


def account(request):
    person = request.user
    form = AccountForm(request.POST or None, instance=colleague_of(person))
    if request.method == "POST" and form.is_valid():
        language = form.save().language
        with override(language):
            messages.success(request, _("Your account was saved."))
        return speak(redirect("admin:account"), language)
    return show(
        request,
        "account",
        _("Your account"),
        form=form,
        app=second_factor.app_of(person),
        num_codes=len(second_factor.recovery_codes_of(person)),
        logins=logins_of(person),
        failures=failed_logins_of(person),
    )


def enter_code(request):
    """The second half of a login."""
    if rules.may_enter(request.user):
        return redirect(destination(request))
    form = CodeForm(request.user, request.POST or None)
    if form.is_valid():
        prove(request, form.device)
        if isinstance(form.device, StaticDevice):
            tell_codes_left(request)
        return redirect(destination(request))
    return show(request, "code", _("Second factor"), form=form, next=destination(request))


def prove(request, device):
    """The session has shown the second factor; under a new key, as at each gain of rights."""
    django_otp.login(request, device)
    request.session.cycle_key()


def tell_codes_left(request):
    left = len(second_factor.recovery_codes_of(request.user))
    sentence = ngettext(
        "You used a recovery code; %(count)d is left. On the page of your account you can make new ones.",
        "You used a recovery code; %(count)d are left. On the page of your account you can make new ones.",
        left,
    )
    messages.warning(request, sentence % {"count": left})


def enrol(request):
    """The app learns its secret and shows so with a code; recovery codes follow."""
    person = request.user
    if person.has_second_factor:
        return redirect("admin:account")
    form = AppForm(person, request.POST or None)
    if form.is_valid():
        prove(request, form.device)
        request.session[UNSEEN_CODES] = destination(request)
        return redirect("admin:recovery-codes")
    device = second_factor.prepare_app(person)
    return show(
        request,
        "enrolment",
        _("Set up your second factor"),
        form=form,
        device=device,
        qr_code=second_factor.qr_code(device),
        secret=second_factor.secret_in_words(device),
        is_required=rules.must_verify(person),
        next=destination(request),
    )


def recovery_codes(request):
    """Shown until the person has said that they are stored, and never again."""
    if UNSEEN_CODES not in request.session:
        return redirect("admin:account")
    if request.method == "POST":
        return redirect(request.session.pop(UNSEEN_CODES))
    codes = second_factor.recovery_codes_of(request.user)
    return show(request, "recovery_codes", _("Your recovery codes"), codes=codes)


def renew_codes(request):
    if not request.user.has_second_factor:
        return redirect("admin:account")
    form = CodeForm(request.user, request.POST or None)
    if form.is_valid():
        second_factor.renew_recovery_codes(request.user)
        request.session[UNSEEN_CODES] = reverse("admin:account")
        return redirect("admin:recovery-codes")
    explanation = _("The codes that you have now stop working. Type a code of the app to get ten new ones.")
    return show(
        request,
        "confirmation",
        _("New recovery codes"),
        form=form,
        explanation=explanation,
        button=_("Make new codes"),
    )


def remove_second_factor(request):
    person = request.user
    if not person.has_second_factor:
        return redirect("admin:account")
    form = RemovalForm(person, request.POST or None)
    if form.is_valid():
        second_factor.remove(person)
        messages.success(request, _("Your second factor was removed."))
        return redirect("admin:account")
    explanation = _("The app and the recovery codes stop working. Do this to change to another phone.")
    if rules.must_verify(person):
        explanation += " " + _("You are then asked to set up a new one at once, because of what you may do here.")
    return show(
        request,
        "confirmation",
        _("Remove the second factor"),
        form=form,
        explanation=explanation,
        button=_("Remove it"),
    )


class OutsideMixin:
    """A page before the password, in the frame of the desk."""

    def get_context_data(self, **kwargs):
        frame = {**admin.site.each_context(self.request), "is_nav_sidebar_enabled": False}
        return {**frame, **super().get_context_data(**kwargs)}


class PasswordReset(OutsideMixin, auth_views.PasswordResetView):
    form_class = ResetForm
    subject_template_name = "admin/account/password_reset_subject.txt"
    email_template_name = "admin/account/password_reset_mail.txt"
    success_url = reverse_lazy("admin:password-reset-sent")


class PasswordResetSent(OutsideMixin, auth_views.PasswordResetDoneView):
    pass


class PasswordResetConfirm(OutsideMixin, auth_views.PasswordResetConfirmView):
    success_url = reverse_lazy("admin:password-reset-complete")

    def form_valid(self, form):
        note_own_password(self.user)
        return super().form_valid(form)


class PasswordResetComplete(OutsideMixin, auth_views.PasswordResetCompleteView):
    pass

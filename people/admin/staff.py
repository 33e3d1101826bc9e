"""Accounts: rights come from groups alone, and nobody hands out more than they hold."""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

from people.accounts import lockout, second_factor
from people.accounts.colleagues import note_given_password
from people.curation.models import Colleague
from people.curation.rules import may_manage

# Roles and accounts get pages of their own below; devices get none, for theirs show secrets.
admin.site.unregister([User, Group, StaticDevice, TOTPDevice])


class StaffForm(UserChangeForm):
    person = None

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        for group in groups:
            names = group.permissions.select_related("content_type")
            rights = {f"{right.content_type.app_label}.{right.codename}" for right in names}
            if not self.person.has_perms(rights):
                raise ValidationError(
                    _("The group “%(group)s” may do more than you. Ask somebody with these rights to add it."),
                    code="group-beyond-you",
                    params={"group": group},
                )
        return groups


class ColleagueInline(admin.StackedInline):
    """Whoever may open the page of an account may write these."""

    model = Colleague
    fields = ["language", "wants_mail", "must_renew_password"]
    verbose_name = gettext_lazy("Language and mail")
    min_num = 1
    can_delete = False

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return obj is None or may_manage(request.user, obj)

    has_add_permission = has_change_permission


def reasons_not_to_reset(account, *, by):
    if account == by:
        yield ValidationError(
            _("Your own second factor is removed on the page of your account, with your password and a code."),
            code="own-account",
        )
    elif not may_manage(by, account):
        yield beyond(account)
    elif not account.has_app:
        yield ValidationError(
            _("“%(account)s” has no second factor, so there is nothing to reset."),
            code="no-second-factor",
            params={"account": account},
        )


def reasons_not_to_unlock(account, *, by):
    if not may_manage(by, account):
        yield beyond(account)


def beyond(account):
    return ValidationError(
        _("“%(account)s” may do more than you. Ask somebody with these rights."),
        code="account-beyond-you",
        params={"account": account},
    )


@admin.register(User)
class StaffAdmin(UserAdmin):
    form = StaffForm
    list_display = ["username", "full_name", "roles", "is_active", "has_app", "login_state", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ()
    autocomplete_fields = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (gettext_lazy("Person"), {"fields": [("first_name", "last_name"), "email"]}),
        (gettext_lazy("Rights"), {"fields": [("is_active", "is_staff"), "groups"]}),
        (pgettext_lazy("account", "Safety"), {"fields": [("has_app", "login_state")]}),
        (gettext_lazy("Dates"), {"fields": [("last_login", "date_joined")]}),
    ]
    readonly_fields = ["has_app", "login_state", "last_login", "date_joined"]
    inlines = [ColleagueInline]
    actions = ["unlock_selected", "reset_second_factor_of_selected"]

    # Actions

    @admin.action(permissions=["change"], description=gettext_lazy("Unlock after failed logins"))
    def unlock_selected(self, request, accounts):
        done = gettext_lazy("“%(account)s” is unlocked.")
        self.for_each(request, accounts, reasons_not_to_unlock, lockout.unlock, done)

    @admin.action(permissions=["change"], description=gettext_lazy("Reset the second factor"))
    def reset_second_factor_of_selected(self, request, accounts):
        done = gettext_lazy("The second factor of “%(account)s” was removed. At the next login the password suffices.")
        self.for_each(request, accounts, reasons_not_to_reset, second_factor.remove, done)

    def for_each(self, request, accounts, reasons_not_to, act, done):
        """A sentence for every account, and a line in its history."""
        for account in accounts:
            if reasons := list(reasons_not_to(account, by=request.user)):
                for reason in ValidationError(reasons).messages:
                    self.message_user(request, reason, messages.ERROR)
                continue
            act(account)
            sentence = done % {"account": account}
            self.log_change(request, account, sentence)
            self.message_user(request, sentence, messages.SUCCESS)

    # Rights and rows

    def get_queryset(self, request):
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        locks = lockout.locks(username=OuterRef("username"))
        staff = super().get_queryset(request).prefetch_related("groups")
        return staff.annotate(has_app=Exists(apps), is_locked=Exists(locks))

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_manage(request.user, obj))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.person = request.user
        return form

    # Passwords that somebody else chose

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            note_given_password(form.instance)

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        account = self.get_object(request, id)
        if response.status_code == 302 and account != request.user:
            note_given_password(account)
        return response

    # Columns

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=gettext_lazy("second factor"), boolean=True, ordering="has_app")
    def has_app(self, user):
        return user.has_app

    @admin.display(description=pgettext_lazy("account", "login"), ordering="is_locked", empty_value="–")
    def login_state(self, user):
        return pgettext("account", "locked") if user.is_locked else None


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Roles are made by migration; here they are read."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

"""Pages of accounts inside the admin, whose site guards those that need somebody to be there."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.cache import never_cache

from . import views


def guarded(view):
    return admin.site.admin_view(view)


def open_to_all(view):
    return never_cache(view.as_view())


def account_urls():
    return [
        path("account/", guarded(views.account), name="account"),
        path("account/code/", guarded(views.enter_code), name="account-code"),
        path("account/second-factor/", guarded(views.enrol), name="second-factor"),
        path("account/second-factor/remove/", guarded(views.remove_second_factor), name="second-factor-removal"),
        path("account/recovery-codes/", guarded(views.recovery_codes), name="recovery-codes"),
        path("account/recovery-codes/renew/", guarded(views.renew_codes), name="recovery-code-renewal"),
        path("password_reset/", open_to_all(views.PasswordReset), name="password-reset"),
        path("password_reset/sent/", open_to_all(views.PasswordResetSent), name="password-reset-sent"),
        path("password_reset/complete/", open_to_all(views.PasswordResetComplete), name="password-reset-complete"),
        path(
            "password_reset/<uidb64>/<token>/", open_to_all(views.PasswordResetConfirm), name="password-reset-confirm"
        ),
    ]

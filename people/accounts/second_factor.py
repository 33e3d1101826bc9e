"""The second factor: an app on the person's phone, and ten recovery codes for the day it is lost."""

import math
from base64 import b32encode, b64encode

import qrcode
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

NUM_RECOVERY_CODES = 10
NUM_DIGITS = 6


def app_of(person) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=person, confirmed=True).first()


def recovery_codes_of(person) -> list[str]:
    codes = StaticToken.objects.filter(device__user=person).order_by("pk").values_list("token", flat=True)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def prepare_app(person) -> TOTPDevice:
    """The secret that the person's app is to learn; the same at each visit until a code has confirmed it."""
    device, _created = TOTPDevice.objects.get_or_create(user=person, confirmed=False, defaults={"name": "app"})
    return device


def secret_in_words(device: TOTPDevice) -> str:
    """For typing by hand, in groups of four."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def qr_code(device: TOTPDevice) -> str:
    """As the address of a picture."""
    picture = qrcode.make(device.config_url, image_factory=SvgPathImage, border=2).to_string()
    return f"data:image/svg+xml;base64,{b64encode(picture).decode()}"


@transaction.atomic
def _confirm(device: TOTPDevice) -> None:
    TOTPDevice.objects.filter(user=device.user, confirmed=True).delete()
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    renew_recovery_codes(device.user)


def confirm_app(person, code: str) -> Device:
    """From now on every login of this person takes a code; raises ValidationError if the app shows another."""
    device = _check(prepare_app(person), _bare(code))
    _confirm(device)
    return device


@transaction.atomic
def renew_recovery_codes(person) -> None:
    """Ten new codes in place of whatever is left of the old ones."""
    device, _created = StaticDevice.objects.get_or_create(user=person, defaults={"name": "recovery codes"})
    device.token_set.all().delete()
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=StaticToken.random_token()) for _number in range(NUM_RECOVERY_CODES)
    )


def verify(person, code: str) -> Device:
    """Accept a code of the app or a recovery code, each of them once; raises ValidationError otherwise."""
    code = _bare(code)
    is_of_app = len(code) == NUM_DIGITS and code.isdecimal()
    kind = TOTPDevice if is_of_app else StaticDevice
    return _check(kind.objects.filter(user=person, confirmed=True).first(), code)


@transaction.atomic
def remove(person) -> None:
    """The app and the recovery codes, so that the password alone opens the account again."""
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=person).delete()


def forgive_wrong_codes(person) -> None:
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=person).update(throttling_failure_count=0, throttling_failure_timestamp=None)


def _bare(code: str) -> str:
    """As it was made, however it was typed."""
    return "".join(code.split()).replace("-", "").lower()


def _check(device: Device | None, code: str) -> Device:
    """Locks the device, counts a wrong code and makes the next attempt wait."""
    if device is None:
        raise _wrong_code()
    allowed, obstacle = device.verify_is_allowed()
    if not allowed:
        raise _too_many(obstacle["locked_until"])
    if verify_token(device.user, device.persistent_id, code) is None:
        raise _wrong_code()
    return device


def _wrong_code():
    return ValidationError(
        _("This code is not right, or it has been used already. Wait for the next one in the app and type that."),
        code="wrong-code",
    )


def _too_many(until):
    seconds = math.ceil((until - timezone.now()).total_seconds())
    if seconds < 120:
        sentence = ngettext(
            "Too many wrong codes were typed. Try again in %(count)d second.",
            "Too many wrong codes were typed. Try again in %(count)d seconds.",
            seconds,
        )
        return ValidationError(sentence, code="too-many-codes", params={"count": seconds})
    minutes = math.ceil(seconds / 60)
    sentence = ngettext(
        "Too many wrong codes were typed. Try again in %(count)d minute.",
        "Too many wrong codes were typed. Try again in %(count)d minutes.",
        minutes,
    )
    return ValidationError(sentence, code="too-many-codes", params={"count": minutes})

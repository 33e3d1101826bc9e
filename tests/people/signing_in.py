"""How a member of staff comes in: a password, and a phone with an app that shows codes."""

from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken

from people.accounts import second_factor

PASSWORD = "Nauryz-at-the-desk"


class Phone:
    """Shows one code after another without waiting for half a minute."""

    def __init__(self, device):
        self.device = device
        self.totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
        self.totp.time = self.totp.time

    def code(self):
        code = self.shown()
        self.totp.time += self.device.step
        return code

    def shown(self):
        return f"{self.totp.token():06}"


def enrolled(person):
    """The phone of a person who has set up the second factor."""
    phone = Phone(second_factor.prepare_app(person))
    second_factor.confirm_app(person, phone.code())
    return phone


def sign_in(client, person, password=PASSWORD, **headers):
    return client.post("/admin/login/", {"username": person.username, "password": password}, **headers)


def type_code(client, code, **data):
    return client.post("/admin/account/code/", {"code": code, **data})


def num_recovery_codes(person):
    return StaticToken.objects.filter(device__user=person).count()


def is_inside(client):
    return client.get("/admin/account/").status_code == 200

"""Mail servers as they fail."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend


class Unreachable(BaseEmailBackend):
    def open(self):
        raise ConnectionRefusedError


class Refusing(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({})


class Choosy(EmailBackend):
    """Takes all letters but those to one address."""

    def send_messages(self, messages):
        if any("refused@desk.example" in letter.to for letter in messages):
            raise SMTPRecipientsRefused({})
        return super().send_messages(messages)

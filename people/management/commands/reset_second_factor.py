from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from people.accounts import lockout, second_factor


class Command(BaseCommand):
    help = "Remove the second factor of an account, for somebody who lost the phone and the recovery codes."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")

    def handle(self, *, username, dry_run, **options):
        account = get_user_model().objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account “{username}”. Give its user name as it is typed at the login.")
        if not second_factor.app_of(account):
            self.stdout.write(f"“{username}” has no second factor; nothing was changed.")
        elif dry_run:
            self.stdout.write(f"The second factor of “{username}” would be removed.")
        else:
            second_factor.remove(account)
            lockout.unlock(account)
            self.stdout.write(f"The second factor of “{username}” was removed; the password alone opens the account.")

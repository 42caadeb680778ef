"""`learningcity reset-factor ACCOUNT [--by ACCOUNT]`: take the second factor off where the phone is lost."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from learningcity.city.people.models import User
from learningcity.city.people.services import reset_factor
from learningcity.core.errors import Refused
from learningcity.core.thai_text import read_phone


class Command(BaseCommand):
    help = "Take the second factor off an account whose phone is lost; signs it out, tells it by letter."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", help="e-mail or telephone number of the account")
        parser.add_argument("--by", help="e-mail or number of the operator, for the trail")

    def handle(self, *_args: Any, account: str, by: str | None, **_options: Any) -> None:
        holder, operator = _account(account), _account(by) if by else None
        with override("en"):
            try:
                reset_factor(account=holder, by=operator)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{holder} is signed out everywhere and told by letter; they set up a new second step at work."
        )


def _account(known_by: str) -> User:
    found = User.objects.filter(email__iexact=known_by).first() or _with_phone(known_by)
    if found is None:
        raise CommandError(f"No account has the e-mail or the number {known_by}.")
    return found


def _with_phone(text: str) -> User | None:
    try:
        return User.objects.with_phone(read_phone(text))
    except Refused:
        return None

"""What opens an account, and how its holder is written to."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.people.queries import account_known
from learningcity.city.people.services.persons import a_name
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.fields import look_up
from learningcity.core.thai_text import read_phone


@transaction.atomic
def open_account(
    *,
    name: str,
    email: str = "",
    phone: str = "",
    line_user: str = "",
    password: str | None = None,
    language: str = "th",
) -> User:
    """Make an account that an e-mail address, a number or a LINE account opens; each opens only one."""
    name, phone = a_name(name), read_phone(phone) if phone else ""
    if account_known(email=email, phone=phone):
        raise Refused("account-exists", _("There is already an account with this: sign in."), field="contact")
    try:
        with transaction.atomic():
            account = User.objects.create_user(
                email=email.lower() or None,
                phone=phone,
                line_key=look_up(line_user) if line_user else None,
                password=password,
                name=name,
                language=language,
            )
    except IntegrityError as fault:
        raise Refused(
            "account-exists", _("There is already an account with this: sign in."), field="contact"
        ) from fault
    audit.record("open_account", account, by=account)
    return account


@transaction.atomic
def account_of(*, email: str, name: str, language: str = "th") -> User:
    """The account of an e-mail address, opened if there is none; one that was closed stays closed."""
    known = User.objects.filter(email__iexact=email).first()
    if known and not known.is_active:
        raise Refused("account-closed", _("The account of this e-mail address is closed."), field="email")
    if known is None and not name:
        raise Refused(
            "name-missing", _("There is no account with this e-mail: say their name too."), field="name"
        )
    return known or open_account(name=name, email=email, language=language)


@transaction.atomic
def change_phone(*, account: User, phone: str) -> None:
    """Change the number an account is opened with; the person's own number follows if it was the same."""
    phone = read_phone(phone) if phone else ""
    holder = User.objects.with_phone(phone) if phone else None
    if holder and holder.pk != account.pk:
        raise Refused("phone-taken", _("Another account uses this number."), field="phone")
    if not phone and not account.email and not account.line_key:
        raise Refused("only-way-in", _("Without it you could not sign in any more."), field="phone")
    Person.objects.filter(account=account, phone_key=account.phone_key or "").update(
        phone=phone, phone_key=look_up(phone) if phone else ""
    )
    account.phone_verified = account.phone_verified and phone == account.phone
    account.phone = phone
    account.save(update_fields=["phone", "phone_key", "phone_verified"])
    audit.record("change_phone", account, by=account)


@transaction.atomic
def choose_language(*, account: User, language: str) -> None:
    """Keep the language in which an account is written to."""
    account.language = language
    account.save(update_fields=["language"])

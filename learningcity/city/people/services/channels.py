"""How people are reached: their choice, their LINE account, and the proof of a telephone number."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import LineEvent, LineNonce, Person, PhoneCode, Reach, User
from learningcity.city.people.services.persons import person_of
from learningcity.core import audit, outbox
from learningcity.core.channels import Channel, Way
from learningcity.core.errors import Refused
from learningcity.core.fields import look_up
from learningcity.core.thai_text import arabic_digits

NONCE_LASTS = timedelta(minutes=15)
CODE_LASTS = timedelta(minutes=10)
BETWEEN_CODES = timedelta(minutes=1)
CODES_A_DAY = 5
TRIES = 5
DAY = timedelta(days=1)
EVENTS_KEPT = timedelta(days=7)


@transaction.atomic
def choose_channel(*, person: Person, channel: str, by: User | None) -> None:
    """Keep by what a person wants to be told first; the others stay as what is tried next."""
    if channel and channel not in Reach.Channel.values:
        raise Refused("no-such-channel", _("Choose one of the ways."), field="channel")
    Reach.objects.filter(person=person, chosen=True).update(chosen=False)
    if channel:
        Reach.objects.update_or_create(person=person, channel=channel, defaults={"chosen": True})
    audit.record("choose_channel", person, by=by, channel=channel or "any")


# -- LINE --------------------------------------------------------------------------------------------------


@transaction.atomic
def link_line(*, account: User, line_user: str, by: User | None, signs_in: bool = False) -> Reach:
    """Bind a LINE account, which its owner has proven, to an account; it leaves whoever had it before."""
    person, key, now = person_of(account=account), look_up(line_user), timezone.now()
    Reach.objects.filter(address_key=key).exclude(person=person).delete()
    reach, _new = Reach.objects.update_or_create(
        person=person,
        channel=Channel.LINE,
        defaults={"address": line_user, "address_key": key, "verified_at": now, "blocked_at": None},
    )
    if signs_in:
        User.objects.filter(pk=account.pk).update(line_key=key)
    audit.record("link_line", person, by=by or account)
    return reach


@transaction.atomic
def unlink_line(*, account: User, by: User | None) -> None:
    """Part a LINE account from an account: messages go by the next way."""
    person = person_of(account=account)
    User.objects.filter(pk=account.pk).exclude(email=None, phone_key=None).update(line_key=None)
    if Reach.objects.filter(person=person, channel=Channel.LINE).delete()[0]:
        audit.record("unlink_line", person, by=by)


def begin_linking(*, account: User) -> str:
    """A secret for LINE to give back with who its user is; it is good once, for a quarter of an hour."""
    LineNonce.objects.filter(made_at__lt=timezone.now() - DAY).delete()
    nonce = secrets.token_urlsafe(32)
    LineNonce.objects.create(account=account, key=look_up(nonce))
    return nonce


@transaction.atomic
def finish_linking(*, nonce: str, line_user: str, now: datetime) -> bool:
    """Bind the LINE user who brought a secret back to the account it was made for."""
    fresh = LineNonce.objects.filter(key=look_up(nonce), used_at=None, made_at__gt=now - NONCE_LASTS)
    row = fresh.select_related("account").first()
    if row is None or not fresh.update(used_at=now):
        return False
    link_line(account=row.account, line_user=line_user, by=row.account)
    return True


@transaction.atomic
def hear_line_event(*, code: str, now: datetime) -> bool:
    """Whether an event of LINE's is heard for the first time; LINE sends some again, within days."""
    LineEvent.objects.filter(at__lt=now - EVENTS_KEPT).delete()
    _row, new = LineEvent.objects.get_or_create(code=code[:40], defaults={"at": now})
    return new


def note_blocked(*, line_user: str, at: datetime | None) -> None:
    """Note that a LINE user left the city's account (or, without a time, came back)."""
    Reach.objects.filter(address_key=look_up(line_user)).update(blocked_at=at)


def invite_to_link(*, line_user: str, once: str) -> None:
    """Answer who came on LINE with the button that binds it to their account here."""
    outbox.queue(
        template="line_welcome",
        to=User(),
        key=f"line_welcome:{once}"[:120],
        context={"link_token": ""},
        ways=[Way(Channel.LINE, line_user)],
        urgent=True,
        useless_after=timezone.now() + timedelta(hours=1),
    )


# -- telephone numbers -------------------------------------------------------------------------------------


@transaction.atomic
def send_phone_code(*, account: User, now: datetime) -> None:
    """Send six digits to the number of an account; only so many, so that nobody's telephone is flooded."""
    User.objects.select_for_update().get(pk=account.pk)
    PhoneCode.objects.filter(sent_at__lt=now - DAY).delete()
    if not account.phone:
        raise Refused("no-phone", _("There is no number to confirm yet."))
    _refuse_too_many(PhoneCode.objects.filter(phone_key=account.phone_key or "", sent_at__gt=now - DAY), now)
    _refuse_too_many(PhoneCode.objects.filter(account=account, sent_at__gt=now - DAY), now)
    code = f"{secrets.randbelow(10**6):06d}"
    row = PhoneCode.objects.create(
        account=account, phone_key=account.phone_key or "", code_key=_code_key(account, code), sent_at=now
    )
    outbox.queue(
        template="phone_code",
        to=account,
        key=f"phone_code:{row.pk}",
        context={"secret_code": code},
        ways=[Way(Channel.SMS, account.phone)],
        urgent=True,
        useless_after=now + CODE_LASTS,
    )


def _refuse_too_many(sent: QuerySet[PhoneCode], now: datetime) -> None:
    if sent.filter(sent_at__gt=now - BETWEEN_CODES).exists():
        raise Refused("code-just-sent", _("A code was sent a moment ago. Wait a minute before the next."))
    if sent.count() >= CODES_A_DAY:
        raise Refused("codes-used-up", _("Five codes were sent today. Try again tomorrow."))


def _code_key(account: User, code: str) -> str:
    return look_up(f"phone-code:{account.pk}:{account.phone_key}:{code}")


def confirm_phone(*, account: User, code: str, now: datetime) -> None:
    """Note that a number is an account's own, if the code is the one sent to it; five tries a code."""
    if not _tried(account, arabic_digits(code).strip(), now):
        raise Refused(
            "wrong-code",
            _("That is not the code, or it is too old. Check it, or ask for a new one."),
            field="code",
        )
    audit.record("confirm_phone", account, by=account)


@transaction.atomic
def _tried(account: User, code: str, now: datetime) -> bool:
    """Count the try, kept also when it was wrong."""
    valid = PhoneCode.objects.select_for_update().filter(
        account=account, phone_key=account.phone_key or "", used_at=None, sent_at__gt=now - CODE_LASTS
    )
    row = valid.filter(tries__lt=TRIES).order_by("-sent_at").first()
    if row is None:
        return False
    row.tries += 1
    fits = secrets.compare_digest(row.code_key, _code_key(account, code))
    row.used_at = now if fits else None
    row.save(update_fields=["tries", "used_at"])
    if fits:
        User.objects.filter(pk=account.pk).update(phone_verified=True)
        account.phone_verified = True
    return fits

"""Messages that leave once their act is safe: queued in its transaction, sent at least once by the worker.

A message knows the ways to its reader in order. It leaves by the first; only where that one surely did not
take it, it turns to the next, so that nobody is told twice.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from learningcity.core import audit, channels, quiet
from learningcity.core.channels import Channel, Way
from learningcity.core.channels.answers import Answer, Later, NotTaken, Sent
from learningcity.core.models import Message
from learningcity.core.prepared import insert

BATCH = 50
LEASE = timedelta(minutes=5)
"""How long a worker has to send what it claimed, before another may think that it died."""

MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(hours=6)
LONGEST_BUSY_WAIT = timedelta(hours=2)
LONGEST_SPARED_WAIT = timedelta(minutes=10)
"""The same for messages that were held back because another found the channel busy."""

PATIENCE = timedelta(hours=23)
"""How long a busy channel is tried before the next way is taken; LINE knows a retry key for a day."""

LITTLE_PATIENCE = timedelta(minutes=10)
"""The same for what is urgent."""

LONGEST_KEY = cast("int", Message._meta.get_field("dedupe_key").max_length)

State = Message.State
Wanted = Callable[[Message], bool]


def queue(**given: Any) -> bool:
    """Put a message in the outbox within the caller's transaction; the same key twice is one message.

    Takes what `compose` takes; answers False, and keeps nothing, when there is no way to reach the reader.
    """
    message = compose(**given)
    if message is not None:
        queue_all([message])
    return message is not None


def compose(
    *,
    template: str,
    to: Any,
    key: str,
    context: Mapping[str, Any],
    ways: Sequence[tuple[str, str]] | None = None,
    about: UUID | None = None,
    urgent: bool = False,
    rests_on: str = "",
    useless_after: datetime | None = None,
    not_before: datetime | None = None,
) -> Message | None:
    """The row of a message, for `queue_all`; nothing when there is no way to reach the reader.

    `to` is a person or an account, `about` the person whom it tells of, if another. Without `ways` it goes by
    e-mail. It `rests_on` a purpose that was agreed to, and leaves no more once that is withdrawn.
    """
    if len(key) > LONGEST_KEY:
        raise ValueError("a message's key must fit its column, which only some databases see to")
    account = getattr(to, "account", None) or to
    found = list(_by_email(to, account) if ways is None else ways)
    if not found:
        return None
    return Message(
        dedupe_key=key,
        template=template,
        language=getattr(account, "language", "") or "th",
        **_first(found),
        person_uuid=about or _person_uuid(to),
        context=dict(context),
        urgent=urgent,
        rests_on=rests_on,
        useless_after=useless_after,
        not_before=not_before or timezone.now(),
    )


def _by_email(to: Any, account: Any) -> list[Way]:
    address = getattr(account, "email", None) or to.email
    return [Way(Channel.EMAIL, address)] if address else []


def _first(ways: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The fields of a message that leaves by the first of these ways."""
    channel, address = ways[0]
    return {
        "ways": [list(way) for way in ways],
        "channel": str(channel),
        "recipient": address if channel == Channel.EMAIL else "",
    }


def queue_all(messages: list[Message]) -> None:
    """Put many messages in the outbox in one statement; those whose key is there already are left out."""
    if len(messages) == 1:
        insert(messages[0], once=True)
    else:
        Message.objects.bulk_create(messages, ignore_conflicts=True)


@transaction.atomic
def send_again(*, message: Message, by: Any, city: str) -> bool:
    """Let a failed message leave again at once, with as many attempts as at first; no other is touched."""
    failed = Message.objects.filter(pk=message.pk, state=State.FAILED)
    changed = failed.update(state=State.WAITING, not_before=timezone.now(), last_error="", **_UNTRIED)
    if changed:
        audit.record("send_again", message, by=by, city=city)
    return bool(changed)


def drop(*, about: UUID, rests_on: str) -> int:
    """Let nothing leave any more that rests on what a person agreed to and has now withdrawn."""
    unsent = Message.objects.filter(state__in=(State.WAITING, State.FAILED))
    return unsent.filter(person_uuid=about, rests_on=rests_on).update(state=State.DROPPED)


def _person_uuid(to: Any) -> UUID | None:
    """Which person a message is about, so that erasure finds it; accounts are found by their address."""
    return to.uuid if hasattr(to, "birth_year") else None


# -- sending -----------------------------------------------------------------------------------------------


def send_due(now: datetime | None = None, wanted: Wanted = lambda _message: True) -> int:
    """Send what is due and answer how many left; what is no longer wanted is dropped.

    A failure waits twice as long each time, eight times. A channel that is busy gets no further message in
    this run, and is asked again for a day without that being counted as failure.
    """
    sent, busy = 0, dict[str, Later]()
    while batch := _claim(now or timezone.now()):
        sent += sum(_send(message, now or timezone.now(), wanted, busy) for message in batch)
    return sent


@transaction.atomic
def _claim(now: datetime) -> list[Message]:
    """Take a batch so that no other worker sends it; who dies while sending leaves it due again, later."""
    due = Message.objects.filter(state=State.WAITING, not_before__lte=now).exclude(channel=Channel.PRINT)
    batch = list(due.order_by("not_before", "id").select_for_update(skip_locked=True)[:BATCH])
    for message in batch:
        message.attempts += 1
        message.not_before = now + LEASE
    Message.objects.bulk_update(batch, ["attempts", "not_before"])
    return batch


def _send(message: Message, now: datetime, wanted: Wanted, busy: dict[str, Later]) -> bool:
    if not _is_ours(message):
        return False
    if _is_useless(message, now) or not wanted(message):
        _note(message, state=State.DROPPED)
        return False
    if until := _rests_until(message, now):
        _note(message, not_before=until, attempts=message.attempts - 1)
        return False
    answer = _spare(busy.get(message.channel)) or _ask(message)
    if isinstance(answer, Later):
        busy[message.channel] = answer
    return _settle(message, answer, now)


def _is_ours(message: Message) -> bool:
    """Whether a claimed message still waits for us: consent may have been withdrawn, our lease have ended."""
    return Message.objects.filter(
        pk=message.pk, state=State.WAITING, not_before=message.not_before, channel=message.channel
    ).exists()


def _is_useless(message: Message, now: datetime) -> bool:
    return message.useless_after is not None and message.useless_after <= now


def _rests_until(message: Message, now: datetime) -> datetime | None:
    if message.urgent or not channels.rings(message.channel):
        return None
    return quiet.hours_of(message.context.get("city", "")).morning(now)


def _spare(answer: Later | None) -> Later | None:
    """What a channel said of the message before holds for the next, which it was not even shown."""
    return Later(answer.why, answer.wait, spared=True) if answer else None


def _ask(message: Message) -> Answer | Exception:
    """What the channel answers, or what went wrong here: the next message must still leave."""
    try:
        return channels.SENDERS[message.channel].send(message, _address(message))
    except Exception as fault:  # noqa: BLE001
        return fault


def _address(message: Message) -> str:
    return str(message.ways[0][1]) if message.ways else message.recipient


def _settle(message: Message, answer: Answer | Exception, now: datetime) -> bool:
    if isinstance(answer, Sent):
        # Killed before this line, an e-mail leaves twice: better than never. LINE knows it by its key.
        _note(message, state=State.SENT, sent_at=now, last_error="", context=_without_secrets(message))
    elif isinstance(answer, Later):
        _wait(message, answer, now)
    elif isinstance(answer, NotTaken):
        _turn_to_next(message, answer.why, now)
    else:
        _put_off(message, answer, now)
    return isinstance(answer, Sent)


def _without_secrets(message: Message) -> dict[str, Any]:
    """What is said once and must not be kept, such as a code that proves a telephone number."""
    return {name: value for name, value in message.context.items() if not name.startswith("secret_")}


def _wait(message: Message, answer: Later, now: datetime) -> None:
    """Ask the busy channel again later; when patience ends, take the next way if this one surely did not."""
    since = message.first_tried_at or now
    in_doubt = message.in_doubt or answer.in_doubt
    again = now + max(_busy_wait(message, answer), answer.wait)
    may_turn = len(message.ways) > 1 and not in_doubt
    if again - since > (LITTLE_PATIENCE if message.urgent and may_turn else PATIENCE):
        _turn_to_next(message, answer.why, now, may_turn=may_turn)
        return
    _note(
        message,
        not_before=again,
        attempts=message.attempts - 1,
        waits=message.waits + 1,
        first_tried_at=since,
        in_doubt=in_doubt,
        last_error=answer.why,
    )


def _busy_wait(message: Message, answer: Later) -> timedelta:
    """A minute, two, four, … up to two hours, each message a little apart from the others."""
    longest = LONGEST_SPARED_WAIT if answer.spared else LONGEST_BUSY_WAIT
    wait = min(timedelta(minutes=2 ** min(message.waits, 10)), longest)
    spread: float = 0.75 + message.uuid.int % 1000 / 2000
    return wait * spread


_UNTRIED: dict[str, Any] = {"attempts": 0, "waits": 0, "first_tried_at": None, "in_doubt": False}


def _turn_to_next(message: Message, why: str, now: datetime, *, may_turn: bool = True) -> None:
    """Go by the next way, or fail where there is none; the dedupe key stays, so it is still one message."""
    rest = message.ways[1:]
    if not rest or not may_turn or why.startswith(channels.sms.UNSURE):
        _note(message, state=State.FAILED, last_error=why)
        return
    _note(message, not_before=now, last_error=why, **_first(rest), **_UNTRIED)


def _put_off(message: Message, fault: Exception, now: datetime) -> None:
    """Try again in a minute, two, four, …; the error is kept by its name, for its text may hold addresses."""
    wait = min(timedelta(minutes=2 ** (message.attempts - 1)), LONGEST_WAIT)
    state = State.FAILED if message.attempts >= MOST_ATTEMPTS else State.WAITING
    _note(message, state=state, not_before=now + wait, last_error=type(fault).__name__)


def _note(message: Message, **fields: Any) -> None:
    """Write what became of a message, unless it was dropped or erased meanwhile."""
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(**fields)

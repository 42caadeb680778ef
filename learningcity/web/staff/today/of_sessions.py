"""What sessions ask of somebody: attendance, people who wait, held seats, offers, too few who come."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.enrolment.queries import without_guardian
from learningcity.city.people.permissions import Permission
from learningcity.core.groups import Group
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need, few
from learningcity.web.staff.today.watching import Watched

RELEASE_SOON, OFFER_SOON = timedelta(hours=48), timedelta(hours=24)
WAITING_DUE = timedelta(days=3)
FEW_FROM, FEW_TO, FEW_SHARE = timedelta(days=1), timedelta(days=5), 0.3


def needs(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    """Everything about these sessions that this person can do something about."""
    every = Act(_("See all sessions"), room_url("sessions", desk.powers.city.code))
    yield from _missing(desk, sessions)
    yield from _offers(desk, sessions)
    for kind, more in KINDS:
        yield from few(list(kind(desk, sessions)), more, every)


def _roster(desk: Desk, row: Watched, label: str, *, plain: bool = False) -> Act:
    return Act(label, room_url("roster", desk.powers.city.code, row.session.uuid), plain)


def _attendance(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    for row in _unmarked(desk, sessions):
        if row.session.ends_at < desk.now:
            continue
        going_on = row.session.starts_at <= desk.now
        enrolled = ngettext("%(count)s enrolled", "%(count)s enrolled", row.taken) % {"count": row.taken}
        yield Need(
            _("Attendance: %(title)s") % {"title": row.title},
            f"{row.where} · {enrolled}",
            row.session.starts_at,
            [_roster(desk, row, _("Take attendance"))],
            row.session.activity.is_invented,
            due=_("going on now") if going_on else "",
            state="soon",
        )


def _unmarked(desk: Desk, sessions: list[Watched]) -> list[Watched]:
    """Sessions up to tonight with people but no attendance."""
    if not desk.powers.may(Permission.ATTENDANCE_TAKE):
        return []
    return [row for row in sessions if row.session.starts_at < desk.midnight and row.taken and not row.marked]


def _missing(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    """One row for all sessions that are over and have no attendance yet."""
    rows = [row for row in _unmarked(desk, sessions) if row.session.ends_at < desk.now]
    if not rows:
        return
    title = ngettext(
        "Attendance is missing for %(count)s session",
        "Attendance is missing for %(count)s sessions",
        len(rows),
    )
    url = room_url("sessions", desk.powers.city.code)
    one = _roster(desk, rows[0], _("Key it in"))
    yield Need(
        title % {"count": len(rows)},
        _named(rows),
        rows[0].session.ends_at,
        [one if len(rows) == 1 else Act(_("See which"), f"{url}?when=unmarked" if url else "")],
        all(row.session.activity.is_invented for row in rows),
    )


def _named(rows: list[Watched]) -> str:
    """The first few sessions by title and day."""
    named = " · ".join(f"{row.title} {row.day}" for row in rows[:3])
    return f"{named} …" if len(rows) > 3 else named


def _held(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    for row in sessions:
        soon = [
            pool
            for pool in row.pools
            if pool.group
            and pool.free
            and pool.releases_at
            and desk.now < pool.releases_at < desk.now + RELEASE_SOON
        ]
        for pool in soon:
            title = ngettext(
                "%(title)s, %(day)s: %(count)s seat held for %(group)s is still free",
                "%(title)s, %(day)s: %(count)s seats held for %(group)s are still free",
                pool.free,
            )
            yield Need(
                title
                % {"title": row.title, "day": row.day, "count": pool.free, "group": Group(pool.group).label},
                _("After that they open to everyone, and to those who wait."),
                pool.releases_at,
                [_roster(desk, row, _("Enrol someone")), _change(desk, row, _("Change the seats"))],
                row.session.activity.is_invented,
            )


def _change(desk: Desk, row: Watched, label: str) -> Act:
    url = room_url("session_edit", desk.powers.city.code, row.session.uuid)
    may = desk.powers.may_for(Permission.ACTIVITY_EDIT, row.session.activity.organisation_id)
    return Act(label, url if may else "", plain=True)


def _offers(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    """One row for all seats offered to people who have not answered and soon lose them."""
    ending = [
        row
        for row in sessions
        if row.line.offers_end and desk.now < row.line.offers_end < desk.now + OFFER_SOON
    ]
    if not ending:
        return
    people = sum(row.line.offered for row in ending)
    title = ngettext(
        "%(count)s person has not answered the offer of a seat",
        "%(count)s people have not answered the offer of a seat",
        people,
    )
    first = min(ending, key=lambda row: row.line.offers_end or desk.now)
    yield Need(
        title % {"count": people},
        _("%(sessions)s · unanswered, the seat goes to the next person waiting; a phone call helps")
        % {"sessions": _named(ending)},
        first.line.offers_end,
        [_roster(desk, first, _("See whom to call"))],
        all(row.session.activity.is_invented for row in ending),
    )


def _waiting(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    for row in sessions:
        if not row.line.waiting or row.session.starts_at < desk.now or row.open_free(desk.now):
            continue
        title = ngettext(
            "“%(title)s” on %(day)s is full, %(count)s person waits",
            "“%(title)s” on %(day)s is full, %(count)s people wait",
            row.line.waiting,
        )
        code, activity = desk.powers.city.code, row.session.activity
        may = desk.powers.may_for(Permission.ACTIVITY_EDIT, activity.organisation_id)
        another = room_url("session_new", code, activity.uuid) if may else ""
        yield Need(
            title % {"title": row.title, "day": row.day, "count": row.line.waiting},
            row.where,
            max(row.session.starts_at - WAITING_DUE, desk.midnight - timedelta(hours=6), desk.now),
            [
                Act(_("Open another session"), another),
                _roster(desk, row, _("See who waits"), plain=bool(another)),
            ],
            activity.is_invented,
        )


def _children(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    """Coming sessions with a child under 10 whose guardian has ended, so that nobody may bring it."""
    if not desk.powers.may(Permission.ENROLMENT_BY_PROXY):
        return
    coming = [row for row in sessions if row.session.starts_at > desk.now]
    alone = without_guardian(row.session.pk for row in coming)
    for row in coming:
        if children := len(alone.get(row.session.pk, [])):
            title = ngettext(
                "“%(title)s” on %(day)s: %(count)s child under 10 has no guardian here",
                "“%(title)s” on %(day)s: %(count)s children under 10 have no guardian here",
                children,
            )
            yield Need(
                title % {"title": row.title, "day": row.day, "count": children},
                _("Their seats stand. Ask who brings them, and note the guardian."),
                row.session.starts_at,
                [_roster(desk, row, _("See which children"))],
                row.session.activity.is_invented,
            )


def _few(desk: Desk, sessions: list[Watched]) -> Iterator[Need]:
    for row in sessions:
        ahead = row.session.starts_at - desk.now
        if not FEW_FROM < ahead < FEW_TO or row.seats < 5 or row.taken >= FEW_SHARE * row.seats:
            continue
        yield Need(
            _("“%(title)s” on %(day)s has %(taken)s of %(seats)s seats taken")
            % {"title": row.title, "day": row.day, "taken": row.taken, "seats": row.seats},
            _("%(place)s · tell neighbours and community leaders, or enrol people by phone")
            % {"place": row.where},
            row.session.starts_at - FEW_FROM,
            [_roster(desk, row, _("Open the list"))],
            row.session.activity.is_invented,
        )


KINDS = (
    (
        _attendance,
        lambda n: ngettext(
            "%(count)s more session today needs attendance",
            "%(count)s more sessions today need attendance",
            n,
        ),
    ),
    (
        _held,
        lambda n: ngettext(
            "%(count)s more session has held seats that are still free",
            "%(count)s more sessions have held seats that are still free",
            n,
        ),
    ),
    (
        _waiting,
        lambda n: ngettext(
            "%(count)s more session is full while people wait",
            "%(count)s more sessions are full while people wait",
            n,
        ),
    ),
    (
        _children,
        lambda n: ngettext(
            "%(count)s more session has children without a guardian",
            "%(count)s more sessions have children without a guardian",
            n,
        ),
    ),
    (
        _few,
        lambda n: ngettext(
            "%(count)s more session has few people so far",
            "%(count)s more sessions have few people so far",
            n,
        ),
    ),
)
"""The kinds that can be many, each with the sentence that counts those not shown."""

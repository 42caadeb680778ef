"""What needs somebody today: when, what, why, and one or two things to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.people.access import Powers
from learningcity.core import thai_time
from learningcity.web.ui.bilingual import reader_language

SHOWN_OF_A_KIND = 3


@dataclass(frozen=True)
class Desk:
    """Who looks at the workspace of which city, and when."""

    powers: Powers
    now: datetime

    @property
    def midnight(self) -> datetime:
        """The end of today in Bangkok."""
        return thai_time.at(thai_time.day_of(self.now), datetime.min.time()) + timedelta(days=1)


@dataclass(frozen=True)
class Act:
    """One thing to do about a need; the first of an urgent need is filled."""

    label: str
    url: str
    plain: bool = False
    filled: bool = False


@dataclass(frozen=True)
class Need:
    """One row of the page; `due_at` empty means it can wait. `told` words `due` where it is not given."""

    title: str
    text: str = ""
    due_at: datetime | None = None
    acts: list[Act] = field(default_factory=list)
    invented: bool = False
    due: str = ""
    state: str = "ok"

    @property
    def urgent(self) -> bool:
        return self.state in {"late", "soon"}


def told(needs: Iterable[Need], desk: Desk) -> list[Need]:
    """The needs with their due time in words, the most pressing first."""
    rows = [_told(need, desk) for need in needs]
    far = datetime.max.replace(tzinfo=thai_time.BANGKOK)
    return sorted(rows, key=lambda need: need.due_at or far)


def _told(need: Need, desk: Desk) -> Need:
    state = need.state if need.due else _state(need.due_at, desk)
    acts = [act for act in need.acts if act.url]
    if acts and state != "ok":
        acts[0] = replace(acts[0], filled=True)
    return replace(need, due=need.due or _due(need.due_at, desk), state=state, acts=acts)


def _state(due_at: datetime | None, desk: Desk) -> str:
    if due_at is None or due_at >= desk.midnight:
        return "ok"
    return "late" if due_at < desk.now else "soon"


def _due(due_at: datetime | None, desk: Desk) -> str:
    if due_at is None:
        return ""
    language = reader_language()
    if due_at < desk.now:
        days = (thai_time.day_of(desk.now) - thai_time.day_of(due_at)).days
        late = ngettext("%(count)s day overdue", "%(count)s days overdue", days) % {"count": days}
        return late if days else _("overdue since %(time)s") % {"time": thai_time.clock(due_at, language)}
    if due_at < desk.midnight:
        return _("today %(time)s") % {"time": thai_time.clock(due_at, language)}
    return _("by %(day)s") % {"day": thai_time.be_date(due_at, language)}


def few(needs: list[Need], more: Callable[[int], str], rest: Act) -> list[Need]:
    """The first needs of a kind, and one that says how many `more` there are."""
    hidden = len(needs) - SHOWN_OF_A_KIND
    if hidden <= 0:
        return needs
    last = needs[SHOWN_OF_A_KIND]
    title = more(hidden) % {"count": hidden}
    return [
        *needs[:SHOWN_OF_A_KIND],
        Need(title, due_at=last.due_at, acts=[rest], due=last.due, state=last.state),
    ]

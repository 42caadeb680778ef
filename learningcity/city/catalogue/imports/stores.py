"""How an import finds and writes topics, activities, sessions and their seats."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.models import Activity, SeatPool, Session, Topic
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.imports.stores import ModelStore, batches, plain


class TopicStore(ModelStore):
    """Root topics; one that is missing is planted."""

    def __init__(self) -> None:
        super().__init__(Topic)

    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {code: Topic.objects.add_root({"code": code, **values}) for code, values in new.items()}


class SessionStore(ModelStore):
    """Sessions, known by their activity's code and start, or by their own uuid."""

    def __init__(self, city: City) -> None:
        super().__init__(Session, city=city)
        self.elsewhere: set[str] = set()
        """Codes of the file that are taken by sessions of other cities."""

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        wanted = set(keys)
        codes = {key.partition("|")[0] for key in wanted}
        uuids = {key.removeprefix("uuid:") for key in wanted if key.startswith("uuid:")}
        rows = self.rows.select_related("activity").order_by("-pk")
        of_codes = {
            session_key(row.activity.code, row.starts_at): row
            for row in rows.filter(activity__code__in=codes)
        }
        by_uuid = {f"uuid:{row.uuid}": row for row in rows.filter(uuid__in=uuids)}
        self.elsewhere |= _taken(uuids - {key.removeprefix("uuid:") for key in by_uuid})
        return {key: row for key, row in (of_codes | by_uuid).items() if key in wanted}

    def check(self, found: Any, values: Mapping[str, Any]) -> None:
        super().check(found, values)
        if found is None and str(values.get("uuid")) in self.elsewhere:
            sentence = _("No session here has this code. Leave the code empty to add a new session.")
            raise Refused("not-here", sentence, field="session")
        start = _moment(values, found, "starts_at")
        fault = rules.time_fault(start, _moment(values, found, "ends_at"), start)
        if fault == "ends-before-start":
            raise Refused(fault, _("The session ends before it starts."), field="time_end")
        if start - timezone.now() > rules.LONGEST_AHEAD:
            sentence = _("This day is more than two years ahead; check the year.")
            raise Refused("far-ahead", sentence, field="start")
        moved = {"starts_at", "ends_at", "venue_id"} & set(values)
        if found is not None and moved and found.pools.filter(taken__gt=0).exists():
            sentence = _("People are enrolled already. Change time and place on the session's own page.")
            raise Refused("people-enrolled", sentence, field="start")

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        return {"activity": list(self.rows.filter(pk__in=list(ids)).values_list("activity_id", flat=True))}

    def _built(self, key: str, values: Mapping[str, Any]) -> Any:
        given = {column: self._field(column).to_python(value) for column, value in values.items()}
        return Session(**self.fixed, **given)


class SeatStore(ModelStore):
    """The open seats of sessions, known by their session's key."""

    def __init__(self, sessions: SessionStore) -> None:
        super().__init__(SeatPool, group="")
        self.sessions = sessions

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        sessions = {row.pk: key for key, row in self.sessions.find(keys).items()}
        pools = self.rows.filter(session__in=sessions).select_related("session__activity")
        return {sessions[pool.session_id]: pool for pool in pools}

    def check(self, found: Any, values: Mapping[str, Any]) -> None:
        super().check(found, values)
        if found is not None and values.get("seats", found.taken) < found.taken:
            sentence = _("%(taken)s people have a seat already; there cannot be only %(seats)s seats.")
            raise Refused(
                "fewer-than-taken", sentence % {"taken": found.taken, "seats": values["seats"]}, field="seats"
            )

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        pools = self.rows.filter(pk__in=list(ids))
        return {"activity": list(pools.values_list("session__activity_id", flat=True).distinct())}

    def _built(self, key: str, values: Mapping[str, Any]) -> Any:
        return SeatPool(**self.fixed, **values)


class ActivityStore(ModelStore):
    """A city's activities."""

    def __init__(self, city: City) -> None:
        super().__init__(Activity, city=city)


def session_key(activity_code: str, starts_at: datetime) -> str:
    """What a session is known by in a file that carries no session codes."""
    return f"{activity_code}|{plain(starts_at)}"


def _taken(uuids: Iterable[str]) -> set[str]:
    """Those that sessions of any city have."""
    rows = (Session.everywhere.filter(uuid__in=batch) for batch in batches(uuids))
    return {str(uuid) for found in rows for uuid in found.values_list("uuid", flat=True)}


def _moment(values: Mapping[str, Any], found: Any, column: str) -> datetime:
    given = values.get(column)
    return datetime.fromisoformat(given) if given else getattr(found, column)

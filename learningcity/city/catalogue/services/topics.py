"""Topics that another place uses and that are missing here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Topic
from learningcity.core import audit
from learningcity.core.errors import Refused


@transaction.atomic
def add_topics(*, told: Iterable[Mapping[str, Any]], by: Any) -> int:
    """Add topics (`code`, `name_th`, `name_en`, `above`) that are not here, and say how many were added."""
    known = {topic.code: topic for topic in Topic.objects.all()}
    added = 0
    for row in told:
        if row["code"] in known:
            continue
        fields = {name: row[name] for name in ("code", "name_th", "name_en")}
        topic = _written(fields, row["above"], known)
        known[topic.code] = topic
        audit.record("add_topic", topic, by=by)
        added += 1
    return added


def _written(fields: dict[str, Any], above: str, known: Mapping[str, Topic]) -> Topic:
    if not above:
        made: Topic = Topic.objects.add_root(fields)
        return made
    if above not in known:
        raise Refused("unknown-topic", _("There is no such topic."), field="above")
    parent: Topic = Topic.objects.get(code=above)
    below: Topic = Topic.objects.add_child(parent, fields)
    return below

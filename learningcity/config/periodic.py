"""What the worker does again and again."""

from datetime import timedelta

from django.utils import timezone

from learningcity.city.catalogue import search
from learningcity.city.enrolment import tasks
from learningcity.city.partners import tasks as partner_tasks
from learningcity.city.people import tasks as people_tasks
from learningcity.core import audit, changes
from learningcity.core.schedule import Periodic
from learningcity.web.staff.imports import uploads
from learningcity.web.staff.sharing import figures

TABLE = (
    Periodic("send-messages", timedelta(seconds=2), people_tasks.send_messages),
    Periodic("seal-audit-trail", timedelta(seconds=10), audit.seal),
    Periodic("lapse-offers", timedelta(seconds=20), tasks.lapse_offers),
    Periodic("release-seats", timedelta(minutes=1), tasks.release_seats),
    Periodic("expire-vouchers", timedelta(minutes=10), tasks.expire_vouchers),
    Periodic("look-for-misuse", timedelta(hours=1), tasks.look_for_misuse),
    Periodic("run-out-questions", timedelta(hours=1), people_tasks.run_out_questions),
    Periodic("prune-changes", timedelta(days=1), changes.prune),
    Periodic("erase-on-request", timedelta(minutes=10), tasks.erase_due),
    Periodic("count-what-is-shared", timedelta(minutes=5), figures.count_all),
    Periodic("clear-undecided-imports", timedelta(hours=1), uploads.sweep),
    Periodic("clear-what-is-old", timedelta(days=1), tasks.clear_old),
    Periodic("let-quiet-learners-go", timedelta(days=1), tasks.let_quiet_learners_go),
    Periodic("remind", timedelta(minutes=2), tasks.remind),
    Periodic("ask-feedback", timedelta(minutes=10), tasks.ask_feedback),
    Periodic("count-learnt-next", timedelta(hours=6), tasks.count_learnt_next),
    Periodic("warn-of-ends", timedelta(hours=1), partner_tasks.warn_of_ends),
    Periodic("remind-advice", timedelta(hours=1), partner_tasks.remind_advice),
    Periodic("remind-owners", timedelta(hours=1), partner_tasks.remind_owners),
    Periodic("follow-up", timedelta(hours=6), tasks.follow_up),
)
"""Done once by whichever worker comes first."""

ON_EACH_MACHINE = (search.catch_up,)
"""Done by every worker each second: what a machine keeps for itself."""

LATE = timedelta(minutes=2)
"""A worker that has not finished its most frequent task for so long is taken to be down."""


def last_beat() -> timedelta | None:
    """How long ago a worker last finished anything; nothing if none ever did."""
    from learningcity.core.models import ScheduledTask

    finished = ScheduledTask.objects.exclude(last_finished_at=None).order_by("-last_finished_at").first()
    return timezone.now() - finished.last_finished_at if finished and finished.last_finished_at else None

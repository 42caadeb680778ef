"""What the schedule calls: time itself changes who has a seat and who must be told."""

from django.utils import timezone

from learningcity.city.catalogue.services import keep_learnt_next
from learningcity.city.enrolment import services
from learningcity.city.enrolment.queries.recommending import counts_of_learnt_next
from learningcity.city.places.models import City
from learningcity.core import retention


def lapse_offers() -> int:
    """End the offers nobody answered and pass their seats on."""
    return services.lapse_offers(now=timezone.now())


def release_seats() -> int:
    """Offer seats whose group's time has passed to those in line."""
    return services.release_reserved_seats(now=timezone.now())


def remind() -> int:
    """Remind people of tomorrow's sessions."""
    return services.remind(now=timezone.now())


def ask_feedback() -> int:
    """Ask those who came to a session that just ended how it was."""
    return services.ask_feedback(now=timezone.now())


def follow_up() -> int:
    """Ask, 3, 6 and 12 months after, what changed; count what nobody answered in time."""
    now = timezone.now()
    return services.open_waves(now=now) + services.close_waves(now=now)


def expire_vouchers() -> int:
    """End vouchers that have run out; their money can be given out again."""
    return services.expire_vouchers(now=timezone.now())


def look_for_misuse() -> int:
    """Note what someone should look at about vouchers."""
    return services.look_for_misuse(now=timezone.now())


def erase_due() -> int:
    """Erase those who asked for it, once their days to think it over have passed."""
    return services.erase_due(now=timezone.now())


def let_quiet_learners_go() -> int:
    """Ask learners not seen for years whether to stay; erase those who did not answer."""
    return services.let_quiet_learners_go(now=timezone.now())


def clear_old() -> int:
    """Clear what has been kept for its months."""
    return retention.clear(timezone.now())


def count_learnt_next() -> int:
    """Count what people learnt after what, in every city, for suggestions."""
    return sum(
        keep_learnt_next(city=city, counts=counts_of_learnt_next(city))
        for city in City.objects.order_by("pk")
    )

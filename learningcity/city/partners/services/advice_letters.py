"""What letters about advice say, and the link to the adviser's own page in each of them."""

from datetime import time
from typing import Any

from learningcity.city.partners.models import Advice, Contact
from learningcity.city.partners.queries.advice import advice_token
from learningcity.core import outbox, thai_time


def tell_adviser(advice: Advice, template: str) -> None:
    """Put a letter to the adviser in the outbox, once for each piece of advice."""
    outbox.queue(
        template=template,
        to=advice.adviser,
        key=f"{template}-{advice.uuid}",
        context=told(advice),
        about=advice.adviser.person_uuid,
    )


def told(advice: Advice) -> dict[str, Any]:
    """What letters about a piece of advice say."""
    return of_adviser(advice.adviser) | {
        "title_th": advice.title_th,
        "title_en": advice.title_en,
        "question_th": advice.question_th,
        "question_en": advice.question_en,
        "reply": advice.reply,
        "reason_th": advice.reason_th,
        "reason_en": advice.reason_en,
        "advice": str(advice.uuid),
        "due_at": thai_time.at(advice.due_on, time(12)).isoformat(),
    }


def of_adviser(adviser: Contact) -> dict[str, Any]:
    """To whom a letter is, from which city, and the link to their page."""
    city = adviser.city
    return {
        "city": city.code,
        "city_th": city.name_th,
        "city_en": city.name_en,
        "name": str(adviser),
        "token": advice_token(adviser),
    }

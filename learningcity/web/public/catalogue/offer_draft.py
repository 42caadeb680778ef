"""An offer on its way to be sent: its answers kept sealed in the reader's session, part by part."""

import json
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, QueryDict

from learningcity.city.places.models import City
from learningcity.core.fields import SecretText
from learningcity.web.public.catalogue.offer_form import PARTS, SECTIONS, OfferForm

KEY = "offering"

_seal: Any = SecretText()  # sealed with the same keys as secret columns

Answers = dict[int, QueryDict]


def keep(request: HttpRequest, city: City, part: int) -> None:
    """Keep the part that was just sent with those before; a session holds one offer, the last."""
    answers = find(request, city)
    answers[part] = request.POST
    told = {
        str(number): {name: data.getlist(name) for name in SECTIONS[number - 1][1] if name in data}
        for number, data in answers.items()
    }
    request.session[KEY] = _seal.get_prep_value(json.dumps([city.code, told]))


def find(request: HttpRequest, city: City) -> Answers:
    """The parts answered so far for a city, as forms read them."""
    sealed = request.session.get(KEY)
    if not sealed:
        return {}
    try:
        code, told = json.loads(_seal.f.decrypt(sealed.encode()))
    except InvalidToken:
        return {}
    return {int(part): _data(answers) for part, answers in told.items()} if code == city.code else {}


def _data(answers: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data


def next_part(answers: Answers) -> int | None:
    """The first part that is still to be answered, or nothing when the offer is whole."""
    for part in PARTS:
        if part not in answers or not OfferForm(answers[part], part=part).is_valid():
            return part
    return None


def whole(answers: Answers) -> OfferForm:
    """The parts as one form."""
    data = QueryDict(mutable=True)
    for part in answers.values():
        for name, values in part.lists():
            data.setlist(name, values)
    return OfferForm(data)


def forget(request: HttpRequest) -> None:
    """Forget it, once it has been kept for good or is not wanted any more."""
    request.session.pop(KEY, None)

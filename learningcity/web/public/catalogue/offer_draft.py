"""An offer filled in before signing in: kept sealed in the reader's session until it is theirs to send."""

import json
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, QueryDict

from learningcity.city.places.models import City
from learningcity.core.fields import SecretText

KEY = "offering"
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "website"})

_seal: Any = SecretText()  # sealed with the same keys as secret columns


def keep(request: HttpRequest, city: City) -> None:
    """Keep what was just sent; a session holds one, the last."""
    answers = {name: values for name, values in request.POST.lists() if name not in LEFT_OUT}
    request.session[KEY] = _seal.get_prep_value(json.dumps([city.code, answers]))


def find(request: HttpRequest, city: City) -> QueryDict | None:
    """What was filled in for a city, as a form reads it, or nothing that can still be read."""
    sealed = request.session.get(KEY)
    if not sealed:
        return None
    try:
        code, answers = json.loads(_seal.f.decrypt(sealed.encode()))
    except InvalidToken:
        return None
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    return data if code == city.code else None


def forget(request: HttpRequest) -> None:
    """Forget it once it has been kept for good."""
    request.session.pop(KEY, None)

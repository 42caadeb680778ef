"""What someone has filled in on the way to joining, kept sealed in their session until they confirm."""

import json
from typing import Any
from uuid import uuid4

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, QueryDict

from learningcity.city.catalogue.models import Session
from learningcity.core.fields import SecretText

KEY, DONE = "joining", "joined"
MOST = 5
"""So many sessions may be half joined at once; the oldest is forgotten first."""
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "you-password1", "you-website", "then"})

_seal: Any = SecretText()  # sealed with the same keys as secret columns


class Draft:
    """The answers of the step “who comes”, and the identifier under which they can be sent only once."""

    def __init__(self, identifier: str, answers: dict[str, list[str]]) -> None:
        self.id, self.answers = identifier, answers

    @property
    def data(self) -> QueryDict:
        """The answers as a form reads them."""
        data = QueryDict(mutable=True)
        for name, values in self.answers.items():
            data.setlist(name, values)
        return data

    @property
    def initial(self) -> dict[str, Any]:
        """The answers as they fill an empty form; several values of one question stay several."""
        return {
            name: values if name == "groups" else values[-1]
            for name, values in self.answers.items()
            if values and not name.startswith("you-")
        }

    @property
    def of_account(self) -> dict[str, str]:
        """What was typed about the account to be opened; never its password."""
        return {
            name.removeprefix("you-"): values[-1]
            for name, values in self.answers.items()
            if values and name.startswith("you-")
        }


def keep(request: HttpRequest, session: Session) -> Draft:
    """Keep what was just sent; a draft that is changed stays the same draft."""
    before = find(request, session)
    answers = {name: values for name, values in request.POST.lists() if name not in LEFT_OUT}
    draft = Draft(before.id if before else str(uuid4()), answers)
    kept = _all(request)
    kept.pop(str(session.uuid), None)
    kept[str(session.uuid)] = _seal.get_prep_value(json.dumps([draft.id, draft.answers]))
    request.session[KEY] = dict(list(kept.items())[-MOST:])
    return draft


def find(request: HttpRequest, session: Session) -> Draft | None:
    """The draft for a session, or nothing when there is none that can still be read."""
    sealed = _all(request).get(str(session.uuid))
    if not sealed:
        return None
    try:
        return Draft(*json.loads(_seal.f.decrypt(sealed.encode())))
    except InvalidToken:
        return None


def finish(request: HttpRequest, session: Session, draft: Draft, enrolment: Any) -> None:
    """Forget a draft, and remember what became of it for when the same form is sent again."""
    kept = _all(request)
    kept.pop(str(session.uuid), None)
    request.session[KEY] = kept
    done = {**request.session.get(DONE, {}), draft.id: str(enrolment.uuid)}
    request.session[DONE] = dict(list(done.items())[-MOST:])


def became(request: HttpRequest, draft_id: str) -> str:
    """The enrolment that a draft became, or nothing."""
    return str(request.session.get(DONE, {}).get(draft_id, ""))


def _all(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(KEY, {}))

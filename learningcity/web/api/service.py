"""The API itself: its name, its errors as problem+json (RFC 9457), its answers with an ETag."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from learningcity.core.errors import Refused
from learningcity.web.api.catalogue.urls import router

PROBLEM = "application/problem+json"
FRESH_SECONDS = 30


class Service(NinjaAPI):
    """Answers that pages of any site may read and a client may keep for a moment, then ask about again."""

    def create_response(self, request: HttpRequest, data: Any, **kwargs: Any) -> HttpResponse:
        answer = self._fresh(request, super().create_response(request, data, **kwargs))
        answer["Access-Control-Allow-Origin"] = "*"
        return answer

    def _fresh(self, request: HttpRequest, answer: HttpResponse) -> HttpResponse:
        if request.method != "GET" or answer.status_code != HTTPStatus.OK:
            return answer
        tag = f'"{blake2b(answer.content, digest_size=12).hexdigest()}"'
        answer["ETag"] = tag
        answer["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
        return get_conditional_response(request, etag=tag, response=answer) or answer


api = Service(
    title="Learning City",
    version="1",
    description=(
        "What the cities that run here show everyone; no account is needed to read it. Advice, notes of a "
        "coach and what a city shares with some are not in it."
    ),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", router)


def _problem(request: HttpRequest, status: HTTPStatus, detail: str, **more: Any) -> HttpResponse:
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail, **more}
    answer = api.create_response(request, body, status=status.value)
    answer["Content-Type"] = PROBLEM
    return answer


@api.exception_handler(Http404)
def not_found(request: HttpRequest, missing: Http404) -> HttpResponse:
    """There is nothing of that name."""
    return _problem(request, HTTPStatus.NOT_FOUND, "There is nothing of this name here.")


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """A parameter is not what it should be: which, and why."""
    errors = [{"field": ".".join(map(str, each["loc"][1:])), "message": each["msg"]} for each in wrong.errors]
    return _problem(
        request, HTTPStatus.UNPROCESSABLE_ENTITY, "Some parameters could not be read.", errors=errors
    )


@api.exception_handler(Refused)
def refused(request: HttpRequest, no: Refused) -> HttpResponse:
    """A no that the caller may read."""
    return _problem(request, HTTPStatus.CONFLICT, str(no), code=no.code)


@api.exception_handler(HttpError)
def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Any other answer that is not the one asked for."""
    return _problem(request, HTTPStatus(error.status_code), str(error))

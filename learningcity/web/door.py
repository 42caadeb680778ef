"""The door of every page: which city it is about, who may enter, and how a refusal is told."""

from collections.abc import Callable
from copy import copy
from functools import lru_cache, wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.city.people.access import Powers
from learningcity.city.people.models import User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import lacks_factor
from learningcity.city.places.models import Area, City
from learningcity.core.errors import Refused

RESERVED_CODES = frozenset(
    {
        "accounts", "admin", "api", "healthz", "lessons", "line", "me", "preferences", "readyz",
        "second-step", "shared", "staff", "static", "ui",
    }
)  # fmt: skip
"""Path beginnings that no city may be called."""


class CityRequest(HttpRequest):
    """A request as views see it, after the middleware."""

    city: City
    account: User
    powers: Powers
    tag: str
    htmx: Any


_View = TypeVar("_View", bound=Callable[..., HttpResponseBase])


_known: dict[str, tuple[tuple[Any, ...], City]] = {}


def city_named(code: str) -> City:
    """The city of a path, or a page not found; its row is read each time, and unpacked when it changed."""
    row = _row_of(code)
    if row is None:
        raise Http404(code)
    if code not in _known or _known[code][0] != row:
        _known[code] = (row, _unpacked(row))
    return copy(_known[code][1])


def _row_of(code: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [code])
        return cast("tuple[Any, ...] | None", cursor.fetchone())


@lru_cache(maxsize=1)
def _statement() -> str:
    """The statement that reads a city with its area, worded once."""
    return str(_compiler().as_sql()[0])


def _compiler() -> Any:
    return City.objects.select_related("area").filter(code="code").query.get_compiler(connection=connection)


def _unpacked(row: tuple[Any, ...]) -> City:
    """A row of the statement as a city with its area."""
    compiler = _compiler()
    compiler.as_sql()
    values = list(next(iter(compiler.results_iter(results=[[row]]))))
    names, of_area = ([field.attname for field in model._meta.concrete_fields] for model in (City, Area))
    city = City.from_db(connection.alias, names, values[: len(names)])
    if city.area_id:
        city.area = Area.from_db(connection.alias, of_area, values[len(names) :])
    return city


class CityMiddleware:
    """Puts the city of the path (or of the host) on the request before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.city = None  # type: ignore[attr-defined]
        if "\0" in request.path:  # no row is called so, and some databases do not even look
            raise Http404
        if request.path == "/":
            own = City.objects.filter(host=request.get_host().partition(":")[0]).first()
            if own:
                return redirect(f"/{own.code}/")
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Resolve `city` of the URL once, so that no view names a city by itself; hold who lacks a factor."""
        if "city" in kwargs:
            request.city = city_named(kwargs.pop("city"))  # type: ignore[attr-defined]
        return asked_for_factor(request)


GUARDED = frozenset({"staff", "admin"})
"""The faces where sensitive data is seen: no address of theirs opens without the second factor."""

SECOND_STEP = "staff:second_step"
WAY_ON = "second_step_way_on"
"""Where the visit keeps the page to which whoever sets up a second factor was going."""


def asked_for_factor(request: HttpRequest) -> HttpResponse | None:
    """Lead an account that must have a second factor and has none to where it is set up."""
    match = request.resolver_match
    if match is None or GUARDED.isdisjoint(match.app_names) or match.view_name == SECOND_STEP:
        return None
    if not isinstance(request.user, User) or not lacks_factor(request.user):
        return None
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse(SECOND_STEP)})
    if "text/html" not in request.headers.get("Accept", ""):
        return problem(
            HTTPStatus.FORBIDDEN,
            Refused(
                "second-factor", _("Set up the second step of signing in first, on a page of the workspace.")
            ),
        )
    if request.method == "GET":
        request.session[WAY_ON] = request.get_full_path()
    return redirect(SECOND_STEP)


def problem(status: HTTPStatus, refused: Refused) -> HttpResponse:
    """A refusal as `problem+json` (RFC 9457), for who reads no pages."""
    body = {"type": "about:blank", "title": status.phrase, "status": status, "detail": str(refused)}
    return JsonResponse(body | {"code": refused.code}, status=status, content_type="application/problem+json")


def public(view: _View) -> _View:
    """Mark a view that anyone may open."""
    view.door = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: _View) -> _View:
    """Let in whoever has an account; each sees only their own."""

    @wraps(view)
    def entered(request: CityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        request.account = request.user
        return view(request, *args, **kwargs)

    entered.door = "signed_in"  # type: ignore[attr-defined]
    return cast("_View", entered)


def requires(permission: Permission) -> Callable[[_View], _View]:
    """Let in accounts whose roles in the request's city carry the permission; views narrow by `powers`."""

    def guard(view: _View) -> _View:
        @wraps(view)
        def entered(request: CityRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            request.account = request.user
            request.powers = Powers(request.user, request.city)
            if not request.powers.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        entered.door = permission  # type: ignore[attr-defined]
        return cast("_View", entered)

    return guard

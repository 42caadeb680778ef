"""The walls of docs/architecture.md, as tests."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from learningcity.city.people.models import Person, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import City
from learningcity.core.personal import STAYS, holders
from learningcity.core.scope import CityScoped
from tests.factories import make_account, make_city, make_officer

PACKAGE = Path(__file__).resolve().parent.parent / "learningcity"
CONTEXTS = [
    "places", "partners", "people", "projects", "catalogue", "enrolment", "goals", "lessons", "templates",
]  # fmt: skip
"""From the lowest to the highest; foreign keys point down this list."""

MENU = {
    "__init__", "access", "admin", "apps", "imports", "measures", "models", "parts", "permissions", "queries",
    "roles", "rules", "search", "services", "statistics", "tasks", "migrations", "management",
}  # fmt: skip
"""What a context may be made of (docs/architecture.md, *Inside a context*)."""

DRAWERS = {"utils", "util", "helpers", "managers", "signals", "selectors", "interfaces", "common", "misc"}
OTHERS_VIEWS = ("allauth.", "django.contrib.", "ninja.", "learningcity.config.health")
"""Views of libraries, which guard themselves."""

DESCRIPTIONS = {"openapi-json", "openapi-view", "api-root"}
"""Pages that describe the public API, made by its library."""


def modules() -> Iterator[Path]:
    return (file for file in PACKAGE.rglob("*.py") if "migrations" not in file.parts)


def test_no_file_is_a_drawer() -> None:
    assert [file for file in modules() if file.stem in DRAWERS] == []


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_is_made_from_the_fixed_menu(context: str) -> None:
    found = {entry.stem for entry in (PACKAGE / "city" / context).iterdir() if entry.name != "__pycache__"}
    assert found - MENU == set()


def test_every_context_is_listed_here() -> None:
    folders = {entry.name for entry in (PACKAGE / "city").iterdir() if (entry / "apps.py").exists()}
    assert folders == set(CONTEXTS)


def test_foreign_keys_point_down() -> None:
    rank = {label: height for height, label in enumerate(["core", *CONTEXTS])}
    upward = [
        f"{model.__name__}.{field.name}"
        for label in rank
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and rank.get(field.related_model._meta.app_label, -1) > rank[label]
    ]
    assert upward == []


def test_every_row_of_a_city_fails_closed() -> None:
    careless = [
        model.__name__
        for model in apps.get_models()
        if issubclass(model, CityScoped)
        and (model._default_manager.name != "everywhere" or not hasattr(model.objects.all(), "in_city"))
    ]
    assert careless == []


def test_faces_never_look_everywhere() -> None:
    """Pages narrow by `objects.in_city`; the default manager is for constraints, tasks and the operator."""
    found = [
        f"{file.relative_to(PACKAGE)}:{number}"
        for file in modules()
        if "web" in file.relative_to(PACKAGE).parts
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if ".everywhere" in line
    ]
    assert found == []


def test_rules_import_no_django() -> None:
    found = [
        str(file.relative_to(PACKAGE))
        for file in modules()
        if "rules" in (file.stem, file.parent.name)
        and re.search(r"^(from|import) django", file.read_text(), re.MULTILINE)
    ]
    assert found == []


IMPERSONAL = {
    "ActionItem": "what is to be done; `owner` only does it, and is declared as a contact",
    "Activity": "what is offered; `created_by` only typed it",
    "Agreement": "what organisations agreed; `keeper` only looks after it",
    "Breach": "an event; `recorded_by` only typed it, and names do not belong in it",
    "Commitment": "what an organisation promised; `owner` only answers for it",
    "LedgerEntry": "money that moved; its vouchers say whose they are",
    "LineNonce": "a secret of a few minutes that says nothing",
    "Share": "what the city shares; `made_by` and `ended_by` only decided it",
    "PhoneCode": "keyed digests of a few minutes that say nothing",
    "Table": "points of a whole meeting counted together; `keyed_by` only typed them",
}
"""Models that lead to a person or account and hold text, yet say nothing about that person, with why."""


def texts_of(model: type[models.Model]) -> list[str]:
    """The columns into which anything can be written."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, kinds) and not field.choices and not isinstance(field, models.SlugField)
    ]


def test_whatever_leads_to_a_person_says_what_it_holds() -> None:
    """Declared in `personal`, or named above with the reason why it is not about anyone."""
    declared = {holder.model for holder in holders()}
    about_someone = {Person, User, *declared}
    silent = [
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("learningcity") and model not in declared
        if any(field.related_model in about_someone for field in model._meta.fields)
        if texts_of(model) and model.__name__ not in IMPERSONAL
    ]
    assert silent == []


def test_what_erasure_writes_fits_its_column() -> None:
    unfit = [
        f"{holder.model.__name__}.{name}"
        for holder in holders()
        for name, erased in holder.erased.items()
        for field in [holder.model._meta.get_field(name)]
        if (erased is None and not field.null) or (erased == "" and isinstance(field, models.IntegerField))
    ]
    assert unfit == []


def test_a_declared_path_leads_to_a_column() -> None:
    for holder in holders():
        paths = [name for name, held in holder.held.fields.items() if held.erased is STAYS or held.shown]
        str(
            holder.rows.values_list(
                "pk", *paths, *filter(None, [holder.held.person, holder.held.since])
            ).query
        )


def test_services_take_keywords_and_say_who() -> None:
    """A change is `verb_noun(*, by, …)`, so that a call reads as a sentence."""
    positional = [
        f"{file.relative_to(PACKAGE)}:{node.name}"
        for file in modules()
        if "services" in (file.stem, file.parent.name)
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.args.args
        and (file.stem == "services" or "by" in {argument.arg for argument in node.args.args})
    ]
    assert positional == []


def views(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, address)
        else:
            yield address, pattern


def our_views() -> list[tuple[str, URLPattern]]:
    return [
        (address, pattern)
        for address, pattern in views(get_resolver().url_patterns)
        if not pattern.callback.__module__.startswith(OTHERS_VIEWS)
        and not address.startswith(("admin/", "accounts/social/"))
        and pattern.name not in DESCRIPTIONS
    ]


def test_every_view_says_who_may_enter() -> None:
    silent = [
        f"{address} ({pattern.callback.__module__}.{getattr(pattern.callback, '__name__', '?')})"
        for address, pattern in our_views()
        if not hasattr(pattern.callback, "door")
    ]
    assert silent == []


def filled(address: str) -> str:
    """An address with values that exist nowhere, in the city `phra-nakhon`."""
    address = address.replace("<slug:city>", "phra-nakhon")
    address = re.sub(r"<uuid:\w+>", "00000000-0000-4000-8000-000000000000", address)
    address = re.sub(r"<int:\w+>", "1", address)
    return "/" + re.sub(r"<(?:\w+:)?\w+>", "nothing", address).replace("^", "").replace("$", "")


@pytest.fixture
def strangers(city: City) -> dict[str, User | None]:
    """Nobody, a learner, and another city's coordinator."""
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    return {
        "nobody": None,
        "learner": make_account(),
        "another city's officer": make_officer(Role.CITY_COORDINATOR, elsewhere),
    }


@pytest.mark.slow
def test_no_stranger_enters_the_workspace(strangers: dict[str, User | None]) -> None:
    guarded = [address for address, pattern in our_views() if address.startswith("staff/<slug:city>")]
    inside = [
        (who, address)
        for who, account in strangers.items()
        for client in [client_of(account)]
        for address in guarded
        if _status(client, filled(address)) not in (302, 403, 404, 405)
    ]
    assert inside == []


def client_of(account: User | None) -> Client:
    client = Client()
    if account:
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _status(client: Client, address: str) -> int:
    answer = client.get(address)
    if answer.status_code == 302:
        assert "/accounts/login/" in answer["Location"], address
    return answer.status_code


WITHOUT_TOKEN = {
    "learningcity.web.public.people.line": "LINE has no token; it signs each call with the channel's secret",
    "learningcity.web.ui.views": "a page without another form is kept for all; only display cookies change",
    "ninja.operation": "programs have no token; the API only reads, and knows no account",
}
"""Modules whose views take a request without the form's token, with why that harms nobody."""


def test_few_views_take_a_request_without_the_forms_token() -> None:
    found = {
        pattern.callback.__module__: pattern.callback
        for _address, pattern in views(get_resolver().url_patterns)
        if getattr(pattern.callback, "csrf_exempt", False)
    }
    assert found.keys() == WITHOUT_TOKEN.keys()


def test_the_api_only_reads(client: Client, city: City) -> None:
    for address, pattern in views(get_resolver().url_patterns):
        if pattern.callback.__module__ == "ninja.operation":
            for method in (client.post, client.put, client.patch, client.delete):
                assert method(filled(address)).status_code == 405, address


def test_every_workspace_page_asks_for_a_permission() -> None:
    open_doors = [
        address
        for address, pattern in our_views()
        if address.startswith("staff/<slug:city>") and not isinstance(pattern.callback.door, Permission)
    ]
    assert open_doors == []


def test_permissions_stand_in_alphabetical_order() -> None:
    assert [permission.value for permission in Permission] == sorted(
        permission.value for permission in Permission
    )


def test_every_role_has_a_sentence_and_every_permission_a_role() -> None:
    assert set(ROLES) == set(Role)
    below_operator = [ROLES[role].permissions for role in Role if role is not Role.OPERATOR]
    assert frozenset().union(*below_operator) == frozenset(Permission)


def test_templates_carry_no_inline_style_or_script() -> None:
    """The content security policy would drop them; and nothing but the tokens names a colour or a size."""
    inline = re.compile(
        r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*(?:src=|type=\"application/(?:ld\+)?json\"))"
    )
    found = [
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.html")
        if "post" not in file.parts and inline.search(file.read_text())
    ]
    assert found == []


def test_no_file_is_over_500_lines() -> None:
    assert [file.name for file in modules() if len(file.read_text().splitlines()) > 500] == []

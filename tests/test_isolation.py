"""No city reads another's: programs, the command line, files brought in, and what the worker does.

The pages are walked in `test_strangers`; here stands what is not a page, and the proof that the walks find a
leak where there is one.
"""

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands, load_command_class
from django.core.serializers import serialize
from django.test import Client

from learningcity.city.catalogue import queries
from learningcity.city.catalogue import search as catalogue_search
from learningcity.city.catalogue.models import Path as LearningPath
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.people.models import Share, Subject
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.config.commands import SYNONYMS
from learningcity.config.periodic import ON_EACH_MACHINE, TABLE
from learningcity.core.exports import write_csv
from learningcity.core.models import Message
from learningcity.core.scope import CityScoped
from learningcity.core.thai_time import today
from learningcity.web.api.service import api
from learningcity.web.staff.imports.kinds import KINDS
from tests.factories import (
    make_activity,
    make_learner,
    make_neighbourhood,
    make_organisation,
    make_session,
    make_share,
    make_venue,
)
from tests.test_strangers import (
    KNOWN_BY,
    OF_NO_CITY,
    OF_THE_VICTIMS_CITY,
    Rows,
    addresses,
    client_of,
    elsewhere,
    officer,
    opened,
    rows,
    special,
    words_of,
)

__all__ = ["elsewhere", "rows"]
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


# -- what a city shares, in every page of the workspace ----------------------------------------------------


@pytest.mark.parametrize("role", [Role.CITY_UNIT_COACH, Role.PROVINCE_VIEWER])
def test_who_looks_on_enters_nothing_where_nothing_is_shared(city: City, rows: Rows, role: Role) -> None:
    Share.everywhere.all().delete()
    found = addresses("staff", city, city, rows, rows_only=False)
    assert opened(client_of(officer(role, city)), found, OF_THE_VICTIMS_CITY) == OF_NO_CITY


def test_who_looks_on_at_everything_reads_no_persons_name(city: City, rows: Rows) -> None:
    for subject in set(Subject) - {Subject.GOALS}:
        make_share(city, subject)
    coach = client_of(officer(Role.CITY_UNIT_COACH, city))
    names = opened(coach, addresses("staff", city, city, rows, rows_only=False), KNOWN_BY)
    assert names == OF_NO_CITY | {
        "staff:shared_city", "staff:shared", "staff:shared_table", "staff:note_new",
    }  # fmt: skip
    for subject in Subject:
        assert KNOWN_BY not in coach.get(f"/staff/{city.code}/sharing/seen/{subject}").content.decode()


# -- the walks find a leak where there is one --------------------------------------------------------------


@pytest.mark.urls("tests.leaky")
@pytest.mark.parametrize("face", ["staff", "public"])
def test_a_list_that_forgot_its_city_does_not_pass(
    city: City, elsewhere: City, rows: Rows, face: str
) -> None:
    found = [each for each in addresses(face, elsewhere, city, rows, rows_only=False) if "leak" in each[0]]
    with pytest.raises(AssertionError, match=f"{face}:leak"):
        opened(client_of(officer(Role.CITY_COORDINATOR, elsewhere)), found, OF_THE_VICTIMS_CITY)


@pytest.mark.urls("tests.leaky")
def test_a_row_looked_up_by_its_key_alone_does_not_pass(city: City, elsewhere: City, rows: Rows) -> None:
    found = [each for each in addresses("staff", elsewhere, city, rows) if "leak" in each[0]]
    coordinator = client_of(officer(Role.CITY_COORDINATOR, elsewhere))
    assert opened(coordinator, found) == {"staff:leak_of_one"}


def everywhere_paths(city: City, *, stage: str = "") -> Any:
    """A query that forgot its city."""
    return LearningPath.everywhere.all()


def test_an_operation_that_forgot_its_city_does_not_pass(
    client: Client, city: City, elsewhere: City, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "paths_of", everywhere_paths)
    with pytest.raises(AssertionError, match="/paths"):
        ask_every_operation(client, city, elsewhere, rows)


# -- programs ----------------------------------------------------------------------------------------------


def operations() -> dict[str, list[str]]:
    """Every address that programs can read, with the names of its parts."""
    described = api.get_openapi_schema()["paths"]
    return {
        address: [part["name"] for part in methods["get"].get("parameters", []) if part["in"] == "path"]
        for address, methods in described.items()
    }


def keys_of(city: City, rows: Rows) -> set[str]:
    """Every identifier and code of the city's rows."""
    codes = {code for given in special(city, rows).values() for code in given.values()}
    return {str(row) for row in rows.values() if row} | {str(code) for code in codes if code}


def asked(city: str, address: str, key: str) -> str:
    """An address with the city and one key in each of its other parts."""
    parts = address.split("/")
    return "/".join(
        city if part == "{city_code}" else key if part.startswith("{") else part for part in parts
    )


def ask_every_operation(client: Client, city: City, elsewhere: City, rows: Rows) -> None:
    """Ask each at the other city, with all keys of this one: nothing may be known or said of it."""
    keys = keys_of(city, rows)
    for address, parts in operations().items():
        assert set(parts) <= {"city_code", "code", "uuid"}, f"{address}: say which key stands for {parts}"
        if parts == []:
            continue  # the list of cities, and what is said of all of them alike
        for key in sorted(keys) if len(parts) > 1 else [""]:
            answer = client.get(asked(elsewhere.code, address, key))
            told = words_of(answer)
            assert answer.status_code in ((404, 422) if key else (200, 422)), (address, key)
            assert OF_THE_VICTIMS_CITY not in told, address
            assert f"/{city.code}/" not in told, address


def test_no_operation_of_one_city_knows_a_row_of_another(
    client: Client, city: City, elsewhere: City, rows: Rows
) -> None:
    catalogue_search.rebuild()
    ask_every_operation(client, city, elsewhere, rows)


def test_every_operation_knows_a_row_at_home(client: Client, city: City, rows: Rows) -> None:
    """Else the walk above would ask for nothing that there is."""
    keys = keys_of(city, rows)
    unknown = {
        address
        for address, parts in operations().items()
        if len(parts) > 1
        if not any(client.get(asked(city.code, address, key)).status_code == 200 for key in keys)
    }
    assert unknown == set()


def test_what_is_shared_is_no_operation_of_programs() -> None:
    """Notes, shares and advice are for people with a role; the API knows no account."""
    words = ("share", "sharing", "note", "coach", "advice")
    assert [address for address in operations() if any(word in address for word in words)] == []


# -- the command line --------------------------------------------------------------------------------------


OF_NO_ONE_CITY = {
    "backup": "the whole installation, for the operator",
    "city_new": "opens a city and reads none",
    "demo": "builds the cities of the demonstration",
    "doctor": "how the installation is set up",
    "reference": "pages drawn from the code",
    "reindex": "the search index of all cities on this machine; reading it is by city",
    "reset_factor": "an account, whichever cities it works in, for the operator",
    "restore": "the whole installation, for the operator",
    "serve": "begins to answer",
    "worker": "does what is due; see below",
}
"""Commands that take no city, with why."""

FOR_A_CITY = {"find", "import_file", "city_export_template"}


def our_commands() -> set[str]:
    return {name for name, app in get_commands().items() if str(app).startswith("learningcity")}


def test_every_command_is_either_of_one_city_or_says_why_not() -> None:
    assert our_commands() == FOR_A_CITY | OF_NO_ONE_CITY.keys()
    assert set(SYNONYMS.values()) <= our_commands()
    for name in our_commands():
        options = load_command_class("learningcity.config", name).create_parser("learningcity", name)
        takes_a_city = any(action.dest == "city" for action in options._actions)
        assert takes_a_city == (name in FOR_A_CITY), name


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["--limit=1000", "--json"])
def test_finding_in_one_city_says_nothing_of_another(
    city: City, elsewhere: City, rows: Rows, form: str
) -> None:
    make_activity(elsewhere, title_th="ขิมยะลา")
    catalogue_search.rebuild()
    for words in (OF_THE_VICTIMS_CITY, "ขิม", "ยาเสพติด", "library"):
        told = said("find", words, "--city", elsewhere.code, form)
        assert OF_THE_VICTIMS_CITY not in told
        assert set(re.findall(rf"/{city.code}/([^/]*)", told)) <= {"lessons"}, "only lessons cross"
    assert OF_THE_VICTIMS_CITY in said("find", OF_THE_VICTIMS_CITY, "--city", city.code, form)


def test_a_template_of_one_city_holds_nothing_of_another(city: City, elsewhere: City, rows: Rows) -> None:
    assert OF_THE_VICTIMS_CITY not in said("city_export_template", elsewhere.code)
    assert OF_THE_VICTIMS_CITY in said("city_export_template", city.code)


def sheet_of(city: City, kind: str, rows: Rows) -> bytes:
    """A file as the city itself would bring it in: of what it has, or with the keys of its own rows."""
    made = KINDS[kind].rows
    if made is not None:
        return write_csv(KINDS[kind].headings, made(city))
    enrolment = Enrolment.everywhere.get(uuid=rows["enrolment"])
    code, on = slip_code(enrolment.pk), today().isoformat()
    lines = {
        "attendance": [[str(enrolment.session.uuid), on, code, "", "", "มา"]],
        "payments": [[on, "10:00", "50.00", code, code]],
    }[kind]
    headings = {
        "attendance": ["session", "date", "code", "name", "birth_year", "present"],
        "payments": ["date", "time", "amount", "description", "reference"],
    }[kind]
    return write_csv(headings, lines)


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if not kind.whole_country])
def test_a_file_of_one_city_brought_into_another_changes_nothing_there(
    city: City, elsewhere: City, rows: Rows, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"{kind}.csv"
    file.write_bytes(sheet_of(city, kind, rows))
    before = held(city)
    told = json.loads(said("import_file", kind, str(file), "--city", elsewhere.code, "--json"))
    assert held(city) == before
    assert told["rows"] > 0
    assert KNOWN_BY not in json.dumps(told, ensure_ascii=False)


def scoped() -> Iterator[Any]:
    return (model for model in apps.get_models() if issubclass(model, CityScoped))


def held(city: City) -> dict[str, str]:
    """Every row that carries the city."""
    return {
        model._meta.label: serialize("json", model.objects.in_city(city).order_by("pk")) for model in scoped()
    }


# -- the worker --------------------------------------------------------------------------------------------


def live_in(city: City) -> None:
    """A city with a place, an activity ahead and somebody in it, of whom nothing is due."""
    make_neighbourhood(city)
    partner = make_organisation(city)
    make_session(make_activity(city, organisation=partner, venue=make_venue(city)))
    make_learner(city=city)


@pytest.mark.parametrize("name", [task.name for task in TABLE])
def test_what_is_due_in_one_city_changes_nothing_in_another(
    city: City, elsewhere: City, rows: Rows, name: str
) -> None:
    live_in(elsewhere)
    before, messages = held(elsewhere), set(Message.objects.values_list("pk", flat=True))
    next(task.run for task in TABLE if task.name == name)()
    assert held(elsewhere) == before
    for message in Message.objects.exclude(pk__in=messages):
        assert elsewhere.code not in json.dumps(message.context), message.template


def test_the_search_index_is_kept_for_all_and_read_by_city(
    client: Client, city: City, elsewhere: City, rows: Rows
) -> None:
    live_in(elsewhere)
    for task in ON_EACH_MACHINE:
        task()
    for query in ("find?q=", "find?view=map&q=", "find?view=calendar&q="):
        assert OF_THE_VICTIMS_CITY not in client.get(f"/{elsewhere.code}/{query}").content.decode()

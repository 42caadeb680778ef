"""Pages that have not changed are not sent again."""

import pytest
from django.test import Client, RequestFactory

from learningcity.city.catalogue.models import Activity, SeatPool
from learningcity.city.catalogue.search import catch_up, rebuild
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.core import changes
from learningcity.web.public.catalogue import freshness
from tests.factories import make_account, make_activity, make_session, make_venue
from tests.thai_on_pages import unmarked


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "time", lambda: 1_000_000.0)


def test_a_page_the_reader_holds_is_not_sent_again(client: Client, city: City) -> None:
    make_session(make_activity(city))
    tag = client.get("/phra-nakhon/find")["ETag"]
    again = client.get("/phra-nakhon/find", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""


def test_a_change_makes_the_page_anew(client: Client, city: City) -> None:
    activity = make_activity(city)
    make_session(activity)
    tag = client.get("/phra-nakhon/find")["ETag"]
    changes.record("activity", activity.pk)
    catch_up()
    assert client.get("/phra-nakhon/find", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("cookie", ["language=en", "lc_theme=dark", "lc_text=3"])
def test_language_and_screen_have_pages_of_their_own(client: Client, city: City, cookie: str) -> None:
    tag = client.get("/phra-nakhon/find")["ETag"]
    answer = client.get("/phra-nakhon/find", headers={"if-none-match": tag, "cookie": cookie})
    assert answer.status_code == 200


def test_someone_signed_in_always_gets_the_page(client: Client, city: City) -> None:
    tag = client.get("/phra-nakhon/find")["ETag"]
    client.force_login(make_account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get("/phra-nakhon/find", headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "ETag" not in answer


def test_a_page_that_everyone_sees_alike_is_made_once(client: Client, city: City) -> None:
    make_session(make_activity(city))
    made, again = (client.get("/phra-nakhon/find") for _ in range(2))
    assert made.templates
    assert not again.templates
    assert again.content == made.content


@pytest.mark.parametrize("path", ["/phra-nakhon/find?lang=en", "/phra-nakhon/activities/garden?lang=en"])
def test_a_seat_taken_is_on_the_next_page_whatever_else_stands_still(
    client: Client, city: City, path: str
) -> None:
    session = make_session(make_activity(city, code="garden"), seats=23)
    assert "23 of 23 seats left" in " ".join(client.get(path).content.decode().split())
    SeatPool.objects.filter(session=session).update(taken=9)
    assert "14 of 23 seats left" in " ".join(client.get(path).content.decode().split())


def test_readers_with_a_session_have_pages_made_for_them(client: Client, city: City) -> None:
    client.get("/phra-nakhon/find")
    client.force_login(make_account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/phra-nakhon/find").templates


def test_a_page_with_the_token_of_a_form_is_made_for_each(city: City, rf: RequestFactory) -> None:
    tokens = {_page_with_a_form(city, rf) for _ in range(2)}
    assert len(tokens) == 2


def _page_with_a_form(city: City, rf: RequestFactory) -> bytes:
    request = rf.get("/phra-nakhon/find")
    request.city, request.tag = city, 'W/"the same"'  # type: ignore[attr-defined]
    return freshness.page(request, "ui/parts/dialog.html", dict, live=None).content  # type: ignore[arg-type]


def test_a_change_writes_only_the_rows_it_touches_anew(client: Client, city: City) -> None:
    """The one whose change nobody noted still reads as before, so it was not read again."""
    changed, quiet = make_activity(city, title_th="ก่อนแก้"), make_activity(city, title_th="เรื่องเงียบ")
    for each in (changed, quiet):
        make_session(each)
    client.get("/phra-nakhon/find")
    Activity.everywhere.filter(pk=changed.pk).update(title_th="หลังแก้")
    Activity.everywhere.filter(pk=quiet.pk).update(title_th="ไม่มีใครบอก")
    changes.record("activity", changed.pk)
    catch_up()
    page = client.get("/phra-nakhon/find").content.decode()
    assert "หลังแก้" in page
    assert "ก่อนแก้" not in page
    assert "เรื่องเงียบ" in page


def test_a_venues_new_name_is_in_the_rows_of_what_happens_there(client: Client, city: City) -> None:
    venue = make_venue(city)
    make_session(make_activity(city, venue=venue))
    client.get("/phra-nakhon/find")
    Venue.everywhere.filter(pk=venue.pk).update(name_th="ศาลาใหม่")
    changes.record("venue", venue.pk)
    catch_up()
    assert "ศาลาใหม่" in client.get("/phra-nakhon/find").content.decode()


def test_a_page_that_a_change_leaves_as_it_was_is_not_made_again(client: Client, city: City) -> None:
    make_session(make_activity(city, title_th="เรื่องเงียบ"))
    other = make_activity(city, price_satang=4_000)
    make_session(other)
    free, every = "/phra-nakhon/find?cost=free", "/phra-nakhon/find"
    held = [client.get(free), client.get(every)]
    Activity.everywhere.filter(pk=other.pk).update(title_th="เรื่องใหม่")
    changes.record("activity", other.pk)
    catch_up()
    quiet, told = client.get(free), client.get(every)
    assert not quiet.templates
    assert quiet.content == held[0].content
    assert quiet["ETag"] != held[0]["ETag"]
    assert "เรื่องใหม่" in told.content.decode()


@pytest.mark.parametrize("kind", ["topic", "neighbourhood"])
def test_a_filters_new_name_is_on_the_page(client: Client, city: City, kind: str) -> None:
    activity = make_activity(city, venue=make_venue(city))
    hood = Neighbourhood.everywhere.create(city=city, code="yan", name_th="ย่านเดิม", lat=13.75, lon=100.5)
    activity.venue.neighbourhoods.add(hood)
    make_session(activity)
    rebuild()
    client.get("/phra-nakhon/find")
    changed = hood if kind == "neighbourhood" else activity.topic
    type(changed)._base_manager.filter(pk=changed.pk).update(name_th="ชื่อที่เพิ่งเปลี่ยน")
    changes.record(kind, changed.pk)
    catch_up()
    assert "ชื่อที่เพิ่งเปลี่ยน" in client.get("/phra-nakhon/find").content.decode()


def test_an_index_built_anew_keeps_no_rows(client: Client, city: City) -> None:
    activity = make_activity(city, title_th="ก่อนแก้")
    make_session(activity)
    client.get("/phra-nakhon/find")
    Activity.everywhere.filter(pk=activity.pk).update(title_th="หลังแก้")
    rebuild()
    assert "หลังแก้" in client.get("/phra-nakhon/find").content.decode()


def test_a_page_that_is_kept_says_what_of_it_is_thai(client: Client, city: City) -> None:
    make_session(make_activity(city, title_th="ตีมีด", title_en="", instructor_th="ลุงเหน่ง", instructor_en=""))
    first, again = (client.get("/phra-nakhon/find?lang=en").content.decode() for _time in range(2))
    assert "ตีมีด" in first
    assert first == again
    assert unmarked(again) == []

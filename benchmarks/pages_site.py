"""What the benchmark of pages is served from: the site itself, beside a bare view and an empty one.

python -m benchmarks.pages_site 20000      fills the database of LEARNINGCITY_DATA
gunicorn benchmarks.pages_site:application
"""

import gc
import os
import random
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import Context, Engine  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.tables import make_tables  # noqa: E402
from learningcity.city.catalogue.models import Activity, SeatPool, Session, Topic  # noqa: E402
from learningcity.city.partners.models import Organisation  # noqa: E402
from learningcity.city.places.models import City, Neighbourhood, Venue, VenueAccess  # noqa: E402

WORDS_TH = [
    "ทำขนม",
    "มือถือ",
    "นวดไทย",
    "ภาษาอังกฤษ",
    "ซ่อมพัดลม",
    "เดินเมืองเก่า",
    "บัญชีร้านเล็ก",
    "ร้อยมาลัย",
    "ปลูกผัก",
    "เล่านิทาน",
]
WORDS_EN = [
    "Baking",
    "Phone",
    "Massage",
    "English",
    "Mending",
    "Old town walk",
    "Accounts",
    "Garlands",
    "Gardening",
    "Stories",
]
TOPICS = ["food", "digital", "health", "language", "work", "heritage", "civic", "craft", "nature", "family"]
CITY = "bench"


def bare(request: HttpRequest) -> HttpResponse:
    """One SQL statement and a line of text: what a view costs at least."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_th FROM places_city WHERE code = %s", [CITY])
        return HttpResponse(cursor.fetchone()[0])


BARE_LIST = Engine().from_string(
    "<!doctype html><title>{{ total }}</title><ol>{% for row in rows %}<li>{{ row.0 }}</li>{% endfor %}</ol>"
)


def bare_list(request: HttpRequest) -> HttpResponse:
    """One SQL statement for the twenty soonest sessions and a template that lists their titles."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.title_th, s.starts_at FROM catalogue_session s"
            " JOIN catalogue_activity a ON a.id = s.activity_id "
            "WHERE s.city_id = 1 AND s.starts_at > %s ORDER BY s.starts_at LIMIT 20",
            [timezone.now()],
        )
        rows = cursor.fetchall()
    return HttpResponse(BARE_LIST.render(Context({"rows": rows, "total": len(rows)})))


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing at all."""
    return HttpResponse()


urlpatterns = [
    path("bare", bare),
    path("bare-list", bare_list),
    path("empty", empty),
    path("", include("learningcity.config.urls")),
]
settings.ROOT_URLCONF = "benchmarks.pages_site"
application = get_wsgi_application()
gc.freeze()


@transaction.atomic
def fill(count: int) -> None:
    """A city of so many activities, each with one to three sessions to come, some of them full."""
    chance, now = random.Random(2569), timezone.now()
    topics = [Topic.objects.add_root({"code": code, "name_th": code, "name_en": code}) for code in TOPICS]
    city = City.objects.create(
        code=CITY,
        name_th="เมืองทดลอง",
        name_en="Bench",
        lat=13.75,
        lon=100.5,
        west=100.4,
        south=13.7,
        east=100.6,
        north=13.8,
    )
    venues = _venues(city, chance)
    organisation = Organisation.objects.create(city=city, code="office", name_th="สำนักงาน", kind="agency")
    activities = [_activity(city, organisation, number, topics, venues, chance) for number in range(count)]
    Activity.everywhere.bulk_create(activities, batch_size=2_000)
    sessions = [
        Session(
            city=city,
            activity=activity,
            venue=activity.venue,
            starts_at=now + timedelta(hours=chance.randrange(1, 24 * 90)),
            ends_at=now + timedelta(days=100),
        )
        for activity in activities
        for _ in range(chance.randrange(1, 4))
    ]
    Session.everywhere.bulk_create(sessions, batch_size=2_000)
    pools = [SeatPool(session=each, seats=20, taken=chance.randrange(21)) for each in sessions]
    held = [SeatPool(session=each, group="older", seats=4) for each in sessions[::3]]
    SeatPool.objects.bulk_create([*pools, *held], batch_size=2_000)


def _venues(city: City, chance: random.Random) -> list[Venue]:
    hoods = [
        Neighbourhood.objects.create(city=city, code=f"yan-{n}", name_th=f"ย่าน {n}", lat=13.75, lon=100.5)
        for n in range(12)
    ]
    venues = []
    for number in range(120):
        venue = Venue.objects.create(
            city=city,
            code=f"venue-{number}",
            name_th=f"ศาลาชุมชน {number}",
            name_en=f"Hall {number}",
            kind="community",
            lat=chance.uniform(13.7, 13.8),
            lon=chance.uniform(100.4, 100.6),
        )
        venue.neighbourhoods.add(chance.choice(hoods))
        VenueAccess.objects.create(venue=venue, feature="step_free", present=number % 3 > 0)
        venues.append(venue)
    return venues


def _activity(
    city: City,
    organisation: Organisation,
    number: int,
    topics: list[Topic],
    venues: list[Venue],
    chance: random.Random,
) -> Activity:
    which = chance.randrange(10)
    return Activity(
        city=city,
        organisation=organisation,
        code=f"activity-{number}",
        title_th=f"{WORDS_TH[which]}กับเพื่อนบ้าน รุ่น {number}",
        title_en=f"{WORDS_EN[which]} with neighbours {number}",
        summary_th="เรียนด้วยกันในย่าน ลงมือทำทุกคน มีคนช่วยข้าง ๆ",
        topic=topics[which],
        venue=chance.choice(venues),
        learning_type="self_development",
        languages=["th"],
        state="published",
        price_satang=chance.choice([0, 0, 4_000]),
        min_age=chance.choice([None, 13, 50]),
    )


if __name__ == "__main__":
    make_tables()
    call_command("collectstatic", interactive=False, verbosity=0)
    fill(int(sys.argv[1]))
    from learningcity.city.catalogue.search import rebuild

    rebuild()

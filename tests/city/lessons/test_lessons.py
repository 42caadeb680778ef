"""Lessons: written, whole before they are shown, adopted by another city, reported, given up."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from learningcity.city import lessons
from learningcity.city.goals.services import enter_value
from learningcity.city.lessons import queries, services
from learningcity.city.lessons.measures import measure_cities
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.rules.lessons import AdoptionState, LessonState
from learningcity.city.lessons.rules.similar import Share, Size
from learningcity.city.partners.models import Resolution
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Population
from learningcity.city.projects.models import Project
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from learningcity.core.scope import CityNotNamed
from learningcity.core.thai_time import today
from learningcity.core.uploads import read_paper
from tests.factories import (
    make_activity,
    make_adoption,
    make_area,
    make_city,
    make_goal,
    make_lesson,
    make_matter,
    make_officer,
    make_organisation,
    make_programme,
    make_result,
    make_topic,
    make_venue,
)

pytestmark = pytest.mark.django_db
CONTEXT = Path(str(lessons.__file__)).parent
TEXTS = {
    f"{name}_th": "เล่าไว้ครบถ้วน"
    for name in ("title", "context", "problem", "done", "gave", "cost_note", "failed", "repeat")
}
SAID = {"result_th": "ผู้สูงอายุโทรหาลูกหลานเองได้"}


@pytest.fixture
def yala(city: City) -> City:
    return make_city("yala", name_th="ยะลา", name_en="Yala")


@pytest.fixture
def lesson(city: City) -> Lesson:
    return make_lesson(city)


@pytest.fixture
def adoption(lesson: Lesson, yala: City) -> Adoption:
    return adopted(lesson, yala)


def adopted(lesson: Lesson, city: City, **given: Any) -> Adoption:
    fields = {
        "adapted_th": "ทำที่บ้านพักแทน",
        "lead": make_organisation(city),
        "due_on": today() + timedelta(days=90),
        "by": make_officer(Role.CITY_COORDINATOR, city),
    }
    return services.adopt_lesson(city=city, lesson=lesson, **(fields | given))


def refused(act: Any, **given: Any) -> str:
    with pytest.raises(Refused) as no:
        act(**given)
    return no.value.code


def acts() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("city", "act"))


# -- a city's own --------------------------------------------------------------------------------------------


def test_a_lesson_is_a_draft_until_it_is_whole_and_shown(city: City) -> None:
    lesson = services.write_lesson(city=city, by=None, topics=[make_topic()], title_th="บทเรียน")
    assert lesson.state == "draft"
    with pytest.raises(Refused) as no, override("en"):
        services.publish_lesson(lesson=lesson, by=None)
    assert "what failed" in str(no.value)
    services.write_lesson(city=city, by=None, lesson=lesson, version=1, **TEXTS)
    assert refused(services.publish_lesson, lesson=lesson, by=None) == "not-whole"
    services.add_evidence(to=lesson, by=None, url="https://example.org", title_th="รายงาน")
    services.publish_lesson(lesson=lesson, by=None)
    lesson.refresh_from_db()
    assert (lesson.state, lesson.published_on) == ("published", today())
    assert acts()[-1] == (city.code, "publish_lesson")


def test_what_every_city_reads_stays_whole(city: City, lesson: Lesson) -> None:
    lesson.failed_th = ""
    code = refused(
        services.write_lesson, city=city, by=None, lesson=lesson, version=1, **TEXTS | {"failed_th": " "}
    )
    assert code == "not-whole"


def test_who_saves_second_is_told_and_overwrites_nothing(city: City, lesson: Lesson) -> None:
    services.write_lesson(city=city, by=None, lesson=lesson, version=1, **TEXTS | {"title_th": "คนแรก"})
    later = Lesson.everywhere.get()
    code = refused(services.write_lesson, city=city, by=None, lesson=later, version=1, **TEXTS)
    assert code == "stale"
    assert Lesson.everywhere.get().title_th == "คนแรก"


def test_a_lesson_is_withdrawn_with_a_reason_and_written_anew(lesson: Lesson) -> None:
    assert refused(services.withdraw_lesson, lesson=lesson, because=" ", by=None) == "reason-missing"
    services.withdraw_lesson(lesson=lesson, because="ตัวเลขนับผิด", by=None)
    assert queries.published_lesson(lesson.uuid) is None
    services.reopen_lesson(lesson=lesson, by=None)
    assert Lesson.everywhere.get().state == "draft"


def test_lessons_of_a_city_that_is_not_named_are_not_read(lesson: Lesson) -> None:
    with pytest.raises(CityNotNamed):
        Lesson.objects.all().count()
    with pytest.raises(CityNotNamed):
        Adoption.objects.all().count()


# -- what shows it -------------------------------------------------------------------------------------------


def test_a_figure_is_frozen_as_it_stood_that_day(city: City, lesson: Lesson) -> None:
    result = make_result(make_goal(make_programme(city)), unit_th="คน")
    enter_value(result=result, value=Decimal(4), on=today(), words="สมุดลงชื่อ", by=None)
    make_result(result.goal)
    evidence = services.add_evidence(to=lesson, record=result, by=None)
    enter_value(result=result, value=Decimal(9), on=today(), words="สมุดเล่มสอง", by=None)
    (goal,) = Evidence.objects.get(pk=evidence.pk).frozen["goals"]
    (kept,) = goal["results"]
    assert (kept["actual"], kept["unit_th"], evidence.on) == (4, "คน", today())


def test_only_a_record_that_everyone_can_open_shows_anything(city: City, lesson: Lesson) -> None:
    lead = make_organisation(city)
    days = {"starts_on": today(), "ends_on": today()}
    project = Project.everywhere.create(
        city=city, code="p", title_th="โครงการ", objective_th="x", lead=lead, **days
    )
    assert refused(services.add_evidence, to=lesson, record=project, by=None) == "evidence-hidden"
    Project.everywhere.update(is_public=True)
    project.refresh_from_db()
    services.add_evidence(to=lesson, record=project, by=None)
    services.withdraw_lesson(lesson=lesson, because="แก้", by=None)
    services.reopen_lesson(lesson=lesson, by=None)
    Project.everywhere.update(is_public=False)
    assert refused(services.publish_lesson, lesson=lesson, by=None) == "evidence-hidden"


def test_a_resolution_shows_a_lesson_once_its_minutes_are_adopted(city: City, lesson: Lesson) -> None:
    item = make_matter(city, is_public=True)
    resolution = Resolution.objects.create(item=item, text_th="ตกลงเปิดครัว", outcome="agreed")
    assert refused(services.add_evidence, to=lesson, record=resolution, by=None) == "evidence-hidden"
    item.meeting.adopted_on = today()
    item.meeting.save()
    kept = services.add_evidence(to=lesson, record=resolution, by=None)
    assert (kept.kind, kept.title_th) == ("resolution", "ตกลงเปิดครัว")


def test_a_record_of_another_city_shows_nothing(lesson: Lesson, yala: City) -> None:
    assert refused(services.add_evidence, to=lesson, record=make_activity(yala), by=None) == "elsewhere"


def test_a_file_is_kept_once_and_under_a_name_of_our_own(lesson: Lesson) -> None:
    paper = read_paper(SimpleUploadedFile("ผล.pdf", b"%PDF-1.7\n%%EOF"))
    kept = services.add_file(to=lesson, paper=paper, title_th="", by=None)
    assert kept.file.name == f"lessons/{kept.uuid}.pdf"
    assert (kept.kind, kept.title_th, kept.size) == ("file", "ผล.pdf", 14)
    assert refused(services.add_file, to=lesson, paper=paper, title_th="", by=None) == "paper-already"


def test_the_last_thing_that_shows_a_lesson_stays(lesson: Lesson) -> None:
    only = lesson.evidence.get()
    assert refused(services.take_out_evidence, evidence=only, by=None) == "last-evidence"
    more = services.add_evidence(to=lesson, by=None, url="https://example.org/2", title_th="อีกอย่าง")
    services.take_out_evidence(evidence=only, by=None)
    assert list(lesson.evidence.all()) == [more]


def test_the_last_thing_stays_also_when_the_lesson_was_published_meanwhile(lesson: Lesson) -> None:
    Lesson.everywhere.update(state="draft")
    seen = Evidence.objects.select_related("lesson").get()
    Lesson.everywhere.update(state="published")
    assert refused(services.take_out_evidence, evidence=seen, by=None) == "last-evidence"


def test_a_file_that_shows_it_no_longer_is_kept_nowhere(
    lesson: Lesson, django_capture_on_commit_callbacks: Any
) -> None:
    paper = read_paper(SimpleUploadedFile("ผล.pdf", b"%PDF-1.7\n%%EOF"))
    kept = services.add_file(to=lesson, paper=paper, title_th="", by=None)
    storage, name = kept.file.storage, kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        services.take_out_evidence(evidence=kept, by=None)
        assert storage.exists(name), "what is not yet certain loses no file"
    assert not storage.exists(name)


def test_evidence_is_one_thing_of_one_lesson(lesson: Lesson, city: City) -> None:
    for given in (
        {"url": ""},
        {"url": "https://x.example", "activity": make_activity(city)},
        {"lesson": None},
    ):
        fields = {"lesson": lesson, "title_th": "x", "url": "https://x.example"} | given
        with pytest.raises(IntegrityError), transaction.atomic():
            Evidence.objects.create(**fields)


# -- another city --------------------------------------------------------------------------------------------


def test_another_city_adopts_a_lesson_and_both_trails_say_so(lesson: Lesson, city: City, yala: City) -> None:
    keeper = make_officer(Role.CITY_COORDINATOR, city)
    adoption = adopted(lesson, yala)
    assert (adoption.state, adoption.city) == ("planned", yala)
    assert acts()[-2:] == [("yala", "adopt_lesson"), (city.code, "lesson_taken_up")]
    there = AuditEntry.objects.get(act="lesson_taken_up")
    assert (there.actor, there.details) == ("", {"reason": "ยะลา"})
    letter = Message.objects.get(template="lesson_adopted")
    assert (letter.recipient, letter.context["by_en"]) == (keeper.email, "Yala")


def test_a_city_adopts_no_lesson_of_its_own_and_none_that_is_not_shown(
    lesson: Lesson, city: City, yala: City
) -> None:
    assert refused(adopted, lesson=lesson, city=city) == "own-lesson"
    for state in ("draft", "withdrawn"):
        Lesson.everywhere.update(state=state, withdrawn_because="x")
        assert refused(adopted, lesson=lesson, city=yala) == "not-shown"


def test_a_city_adopts_a_lesson_once(adoption: Adoption, lesson: Lesson, yala: City) -> None:
    assert refused(adopted, lesson=lesson, city=yala) == "adopted"
    assert Adoption.everywhere.count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [({"adapted_th": " "}, "adapted-missing"), ({"due_on": today() - timedelta(days=1)}, "due-before")],
)
def test_an_adoption_says_what_is_done_otherwise_and_by_when(
    lesson: Lesson, yala: City, given: dict[str, Any], code: str
) -> None:
    assert refused(adopted, lesson=lesson, city=yala, **given) == code


def test_who_leads_belongs_to_the_city_that_adopts(lesson: Lesson, city: City, yala: City) -> None:
    assert refused(adopted, lesson=lesson, city=yala, lead=make_organisation(city)) == "elsewhere"


def test_a_report_stands_on_the_lesson_with_its_source(
    adoption: Adoption, lesson: Lesson, city: City
) -> None:
    make_officer(Role.CITY_COORDINATOR, city)
    services.start_adoption(adoption=adoption, by=None)
    figure = {"figure": Decimal(62), "unit_th": "คน", "figure_note_th": "จากผู้เรียน 80 คน"}
    services.report_adoption(adoption=adoption, version=2, by=None, **SAID, **figure)
    (found,) = queries.adoptions_everywhere(lesson)
    assert (found.state, found.city.code, found.figure, found.reported_on) == (
        "reported",
        "yala",
        62,
        today(),
    )
    assert acts()[-2:] == [("yala", "report_adoption"), (city.code, "lesson_reported_on")]
    assert Message.objects.filter(template="lesson_reported").count() == 1
    assert queries.published_lessons().get().told == 1


def test_a_figure_says_what_it_counts_and_of_how_many(adoption: Adoption) -> None:
    code = refused(services.report_adoption, adoption=adoption, version=1, by=None, figure=Decimal(5), **SAID)
    assert code == "figure-alone"
    assert (
        refused(services.report_adoption, adoption=adoption, version=1, by=None, result_th="")
        == "result-missing"
    )


def test_a_report_is_taken_down_before_it_is_mended(adoption: Adoption) -> None:
    services.report_adoption(adoption=adoption, version=1, by=None, **SAID)
    assert refused(services.report_adoption, adoption=adoption, version=2, by=None, **SAID) == "not-now"
    services.mend_report(adoption=adoption, by=None)
    kept = Adoption.everywhere.get()
    assert (kept.state, kept.reported_on) == ("running", None)


def test_two_who_report_at_once_lose_no_word(adoption: Adoption) -> None:
    services.start_adoption(adoption=adoption, by=None)
    assert refused(services.report_adoption, adoption=adoption, version=1, by=None, **SAID) == "stale"
    lead = adoption.lead
    changes = {"adapted_th": "ทำที่มัสยิด", "adapted_en": "", "lead": lead, "due_on": adoption.due_on}
    services.change_adoption(adoption=adoption, version=2, by=None, **changes)
    assert refused(services.change_adoption, adoption=adoption, version=2, by=None, **changes) == "stale"


def test_the_plan_of_a_late_report_can_be_changed_and_its_day_only_moved_ahead(adoption: Adoption) -> None:
    day = today() - timedelta(days=3)
    Adoption.everywhere.update(due_on=day)
    plan = {"adapted_th": "ที่มัสยิด", "adapted_en": "", "lead": adoption.lead, "due_on": day}
    services.change_adoption(adoption=adoption, version=1, by=None, **plan)
    earlier = plan | {"due_on": day - timedelta(days=1)}
    assert refused(services.change_adoption, adoption=adoption, version=2, by=None, **earlier) == "due-before"


def test_what_was_given_up_says_why_and_can_be_tried_again(adoption: Adoption, lesson: Lesson) -> None:
    assert refused(services.give_up_adoption, adoption=adoption, because_th="", by=None) == "reason-missing"
    services.give_up_adoption(adoption=adoption, because_th="ไม่มีครูที่พูดภาษามลายู", by=None)
    (found,) = queries.adoptions_everywhere(lesson)
    assert found.given_up_because_th == "ไม่มีครูที่พูดภาษามลายู"
    services.take_up_again(adoption=adoption, due_on=today() + timedelta(days=9), by=None)
    kept = Adoption.everywhere.get()
    assert (kept.state, kept.given_up_on, kept.given_up_because_th) == ("planned", None, "")


def test_who_took_up_a_lesson_is_written_to_when_it_is_withdrawn(
    adoption: Adoption, lesson: Lesson, city: City, yala: City
) -> None:
    make_officer(Role.CITY_COORDINATOR, city)
    keeper = make_officer(Role.CITY_COORDINATOR, yala)
    gone = make_city("phayao")
    make_officer(Role.CITY_COORDINATOR, gone)
    make_adoption(lesson, gone, state="given_up", given_up_because_th="ไกลไป")
    services.withdraw_lesson(lesson=lesson, because="ตัวเลขผิด", by=None)
    found = Message.objects.filter(template="lesson_withdrawn")
    assert keeper.email in {letter.recipient for letter in found}
    for letter in found:
        told = {name: letter.context[name] for name in ("city", "adoption", "because", "by_th")}
        assert told == {
            "city": "yala", "adoption": str(adoption.uuid), "because": "ตัวเลขผิด", "by_th": city.name_th
        }  # fmt: skip


def test_what_cities_make_of_a_lesson_is_shown_only_while_it_is(
    adoption: Adoption, lesson: Lesson, yala: City
) -> None:
    services.withdraw_lesson(lesson=lesson, because="ตัวเลขผิด", by=None)
    assert queries.adoptions_everywhere(lesson) == []
    assert [each.lesson.withdrawn_because for each in queries.adoptions_of(yala)] == ["ตัวเลขผิด"]


def test_what_can_be_learnt_from_stands_first(lesson: Lesson, yala: City) -> None:
    states = (AdoptionState.GIVEN_UP, AdoptionState.PLANNED, AdoptionState.REPORTED)
    for number, state in enumerate(states):
        make_adoption(
            lesson, make_city(f"c{number}"), state=state,
            result_th="x", reported_on=today(), given_up_because_th="x",
        )  # fmt: skip
    assert [each.state for each in queries.adoptions_everywhere(lesson)] == [
        "reported",
        "planned",
        "given_up",
    ]


def test_a_row_stands_in_the_states_of_the_rules() -> None:
    for model, states in ((Lesson, LessonState), (Adoption, AdoptionState)):
        assert [code for code, _label in model._meta.get_field("state").choices] == list(states)


# -- cities side by side -------------------------------------------------------------------------------------


def counted(city: City, code: str, *bands: tuple[int, int | None, int]) -> City:
    city.area = make_area(code)
    city.save()
    Population.objects.bulk_create(
        Population(
            area=city.area, sex="all", age_from=low, age_to=high, people=people, source="ทะเบียน", year_be=2565
        )
        for low, high, people in bands
    )
    return city


def test_facts_are_counted_and_what_is_missing_is_not_guessed(city: City, yala: City) -> None:
    counted(city, "1001", (0, 17, 2_000), (18, 59, 5_000), (60, None, 3_000))
    make_venue(city)
    topic = make_topic()
    for price in (0, 0, 0, 0, 5_000):
        make_activity(city, price_satang=price, topic=topic)
    ours, theirs = (measure_cities([city, yala])[each.pk] for each in (city, yala))
    assert ours["people"].fact == Size(10_000)
    assert ours["older"].fact == Share(0.3, 0.2)
    assert ours["children"].fact == Share(0.2, 0.2)
    assert ours["venues"].fact == Size(1)
    assert ours["free"].fact == Share(0.8, 0.5)
    assert ours["older"].source == "ทะเบียน 2565"
    assert {each.fact for each in theirs.values()} == {None}


def test_the_most_alike_city_stands_first_and_its_lessons_too(city: City, yala: City) -> None:
    counted(city, "1001", (0, 17, 2_000), (18, 59, 5_000), (60, None, 3_000))
    counted(yala, "9501", (0, 17, 20_000), (18, 59, 50_000), (60, None, 2_000))
    phayao = counted(make_city("phayao"), "5601", (0, 17, 2_100), (18, 59, 5_000), (60, None, 3_100))
    near, far = make_lesson(phayao), make_lesson(yala)
    assert [each.city.code for each in queries.cities_like(city)] == ["phayao", "yala"]
    found = queries.suggested(city, [far, near])
    assert [each.lesson for each in found] == [near, far]
    assert found[0].by is not None
    assert found[0].by.likeness.most_alike() == ["people", "older"]


def test_a_report_of_a_city_like_ours_brings_a_lesson_nearer(city: City, yala: City) -> None:
    counted(city, "1001", (0, 17, 2_000), (18, 59, 5_000), (60, None, 3_000))
    phayao = counted(make_city("phayao"), "5601", (0, 17, 2_000), (18, 59, 5_000), (60, None, 3_000))
    make_lesson(yala)
    tried = make_lesson(yala, title_th="ลองแล้ว")
    make_adoption(tried, phayao, state="reported", result_th="ได้ผล", reported_on=today())
    found = queries.suggested(city, list(queries.published_lessons()))
    assert found[0].lesson == tried
    assert found[0].by is not None
    assert found[0].by.city == phayao


def test_however_many_cities_there_are_the_facts_take_as_many_statements(city: City) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.cities_like(city)
        return len(seen)

    counted(city, "1001", (0, None, 500))
    make_city("c0")
    few = statements()
    for number in range(1, 8):
        make_venue(make_city(f"c{number}"))
    assert statements() == few


# -- the gate ------------------------------------------------------------------------------------------------

GATE = {
    "queries/across.py",
    "services/adoptions.py",
    "services/lessons.py",
    "services/evidence.py",
    "measures.py",
}
"""Where this context looks past a city: to read what was published, to lock one row, to count for all."""


def test_lessons_cross_from_city_to_city_by_one_gate() -> None:
    found = {
        str(file.relative_to(CONTEXT))
        for file in CONTEXT.rglob("*.py")
        if "migrations" not in file.parts and ".everywhere." in file.read_text()
    }
    assert found == GATE


def test_what_the_gate_reads_was_published(city: City, yala: City) -> None:
    drafts = [make_lesson(city, state=state, withdrawn_because="x") for state in ("draft", "withdrawn")]
    for draft in drafts:
        make_adoption(draft, yala)
        assert queries.published_lesson(draft.uuid) is None
        assert queries.adoptions_everywhere(draft) == []
    assert list(queries.published_lessons()) == []

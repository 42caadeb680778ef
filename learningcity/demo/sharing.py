"""What each city of the demonstration shares, and the notes of its coach with what became of them."""

from datetime import datetime, timedelta

from learningcity.city.partners.models import ActionItem, Contact
from learningcity.city.people.models import CoachNote, Share
from learningcity.core.thai_time import day_of
from learningcity.demo.texts import sharing as texts
from learningcity.demo.together import Builder
from learningcity.demo.world import World

COORDINATORS = {
    "phra-nakhon": "thana@demo.example",
    "phayao": "kaew@demo.example",
    "yala": "fatimoh@demo.example",
}
COACH = "chai@demo.example"


def build_sharing(world: World) -> None:
    """Let each city share in its own way, and the coach write to two of them."""
    for code, shares in texts.SHARES.items():
        Share.everywhere.bulk_create(_share(world, code, each) for each in shares)
    builders = {code: Builder(world, city, "sharing") for code, city in world.cities.items()}
    for note in texts.NOTES:
        _note(world, builders[note.city], note)


def _share(world: World, code: str, text: texts.Shared) -> Share:
    clerk, made_at = world.accounts[COORDINATORS[code]], _ago(world, text.since)
    return Share(
        city=world.cities[code],
        subject=text.subject,
        audience=text.audience,
        since=day_of(made_at),
        until=None if text.left is None else day_of(world.now + timedelta(days=text.left)),
        reason=text.reason,
        made_by=clerk,
        made_at=made_at,
        ended_at=None if text.ended is None else _ago(world, text.ended),
        ended_by=None if text.ended is None else clerk,
        is_invented=True,
    )


def _note(world: World, build: Builder, text: texts.Note) -> None:
    CoachNote.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        author=world.accounts[COACH],
        kind=text.kind,
        subject=text.subject,
        title=text.title,
        text=text.text,
        written_at=_ago(world, text.written),
        sent_at=None if text.sent is None else _ago(world, text.sent),
        reply=text.reply,
        reason=text.reason,
        replied_at=_ago(world, text.replied) if text.reply else None,
        replied_by=world.accounts[COORDINATORS[build.city.code]] if text.reply else None,
        task=_task(build, text),
        is_invented=True,
    )


def _task(build: Builder, text: texts.Note) -> ActionItem | None:
    if text.task is None:
        return None
    there = Contact.everywhere.filter(city=build.city, left_on=None, advises=False)
    return ActionItem.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        title_th=text.task.th,
        title_en=text.task.en,
        owner=there.order_by("pk")[0],
        due_on=build.day(text.due),
        is_invented=True,
    )


def _ago(world: World, days: int) -> datetime:
    return world.now - timedelta(days=days)

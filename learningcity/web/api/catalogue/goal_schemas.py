"""The shapes in which goals, their key results and reviews are read."""

from datetime import date

from ninja import Field, Schema

from learningcity.web.api.catalogue.schemas import Text

SAME = ("uuid", "baseline", "target", "due_on", "actual", "of", "too_few", "status", "way", "elapsed")
"""What a key result says as it was pictured."""


class How(Schema):
    """Where a figure comes from: counted by a measure over days, or entered with what shows it."""

    first: date
    last: date
    measure: str = Field("", description="name of what is counted; empty for a figure that was entered")
    source: str = ""
    words: str = ""
    link: str = ""


class KeyResultOut(Schema):
    """A key result; a figure that is missing is null, never nothing, and one of a few people is not told."""

    uuid: str
    title: Text
    unit: Text
    baseline: float | None
    target: float
    due_on: date
    actual: float | None
    of: float | None = Field(description="how many there are, where a share is meant")
    too_few: bool
    status: str = Field(description="docs/reference/key-result-status.md")
    way: float | None = Field(description="share of the way from baseline to target")
    elapsed: float = Field(description="share of the time that has gone")
    how: How


class GoalOut(Schema):
    number: int
    title: Text
    status: str
    results: list[KeyResultOut]


class ReviewRow(Schema):
    uuid: str
    month: int
    held_on: date
    is_invented: bool
    page: str


class ProgrammeRow(Schema):
    """What a city wants to reach in a span of time, where its goals come from and of which year they are."""

    uuid: str
    title: Text
    summary: Text
    starts_on: date
    ends_on: date
    source: str
    source_url: str
    source_year: int
    reviews: list[ReviewRow]
    is_invented: bool
    page: str


class ProgrammeOut(ProgrammeRow):
    goals: list[GoalOut]


class SaidOut(Schema):
    """What was said, by office and never by name."""

    by: Text
    text: Text


class ReviewOut(ReviewRow):
    goals: list[GoalOut]
    said: list[SaidOut]

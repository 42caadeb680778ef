"""The shapes of the API's answers; nothing else in the house knows them."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class FieldError(Schema):
    """One parameter and what is wrong with it."""

    field: str
    message: str


class Unreadable(Problem):
    """Parameters that could not be read."""

    errors: list[FieldError]


class Text(Schema):
    """A text in Thai and in English; either may be empty."""

    th: str
    en: str


class Point(Schema):
    lat: float
    lon: float


class Named(Schema):
    """Something with a code and a name."""

    code: str
    name: Text


class CityOut(Named):
    part_of: Text
    area: str | None = Field(description="official code of the city's area")
    point: Point
    page: str


class AreaOut(Named):
    level: str
    within: str | None = Field(description="code of the area above")
    point: Point | None


class NeighbourhoodOut(Named):
    summary: Text
    point: Point
    areas: list[str]
    page: str


class AccessOut(Schema):
    feature: str
    present: bool
    note: Text


class VenueOut(Named):
    uuid: str
    kind: str
    summary: Text
    address: Text
    area: str | None
    neighbourhoods: list[str]
    point: Point | None
    hours: dict[str, Any] = Field(description='by weekday: {"mon": [["08:30", "16:30"]]}')
    access: list[AccessOut] = Field(description="what is stated; what is left out is not known")
    verified_on: date | None
    source: str
    licence: str
    page: str


class OrganisationOut(Named):
    uuid: str
    kind: str
    summary: Text
    website: str
    is_invented: bool
    page: str


class CommitmentOut(Schema):
    """What a partner promised: satang for money, else whole units; how it stands is worked out for today."""

    uuid: str
    title: Text
    organisation: str
    kind: str
    amount: int
    given: int
    worth_satang: int | None
    promised_on: date
    due_on: date
    complete_on: date | None
    state: str
    is_invented: bool


class NeedOut(Schema):
    """What residents need, in their own words; each person who has it is counted once."""

    uuid: str
    title: str
    details: str
    neighbourhood: str | None
    group: str | None
    people: int = Field(
        description="known people and telephone numbers once, unsigned slips as many as there are"
    )
    state: str = Field(description="open, taken_up, answered, declined")
    answer: str
    answered_at: datetime | None
    projects: list[str] = Field(description="codes of the projects that answer it")
    is_invented: bool
    page: str


class ProjectOut(Schema):
    """A project; how it stands is worked out for today from its milestones, days and sessions."""

    uuid: str
    code: str
    title: Text
    objective: Text
    lead: str
    starts_on: date
    ends_on: date
    standing: str = Field(description="docs/reference/project-standings.md")
    milestones: int
    milestones_reached: int
    targets: dict[str, int]
    needs: list[str]
    activities: list[str]
    is_invented: bool
    page: str


class EvidenceOut(Schema):
    """What shows a lesson or a report; the figure of a key result as it was frozen on a day."""

    kind: str = Field(description="project, result, activity, resolution, file, url")
    title: Text
    url: str | None = Field(description="nothing when the record is not open to everyone any more")
    on: date | None
    frozen: dict[str, Any] | None


class FigureOut(Schema):
    """A figure with what it counts and out of how many."""

    value: float
    unit: Text
    note: Text


class AdoptionOut(Schema):
    """What another city made of a lesson, in its own words; it is the source of its result."""

    city: str
    lead: Text
    state: str = Field(description="docs/reference/lesson-states.md")
    adapted: Text
    due_on: date
    reported_on: date | None
    given_up_because: Text
    result: Text
    figure: FigureOut | None
    evidence: list[EvidenceOut]
    is_invented: bool
    page: str


class LessonRow(Schema):
    """A lesson as a list gives it."""

    uuid: str
    city: str
    title: Text
    summary: Text
    topics: list[str]
    groups: list[str]
    cost_satang: int | None
    cost_hours: int | None
    published_on: date
    source: str
    is_invented: bool
    page: str


class LessonOut(LessonRow):
    """A lesson whole."""

    context: Text
    problem: Text
    done: Text
    gave: Text
    failed: Text
    repeat: Text
    cost_note: Text
    evidence: list[EvidenceOut]
    adoptions: list[AdoptionOut]


class SeatsOut(Schema):
    """Seats of a session: all, taken, free for everyone, and free but held for a group."""

    total: int
    taken: int
    free: int
    held: dict[str, int]


class SessionOut(Schema):
    uuid: str
    starts_at: datetime
    ends_at: datetime
    state: str
    cancel_reason: str
    venue: Named | None
    services: list[str]
    seats: SeatsOut


class ActivityRow(Schema):
    """An activity as a list gives it, with the next session that fits the query."""

    uuid: str
    code: str
    title: Text
    summary: Text
    topic: str
    learning_type: str
    mode: str
    languages: list[str]
    min_age: int | None
    max_age: int | None
    audience: list[str]
    price_satang: int
    waiver: bool
    leads_to_work: bool
    is_invented: bool
    venue: Named | None
    next_session: SessionOut | None
    more_sessions: int
    page: str


class ActivityOut(ActivityRow):
    """An activity whole."""

    description: Text
    organisation: Named
    prices: dict[str, int] = Field(description="satang by group, instead of the ordinary price")
    services: list[str]
    bring: Text
    outcome: Text
    sessions: list[SessionOut]


class Found(Schema):
    """A page of what a query finds, and how many there would be with each choice of each filter."""

    total: int
    page: int
    pages: int
    text: str = Field(description="what was looked for in the end: a mended typo differs from `q`")
    items: list[ActivityRow]
    facets: dict[str, dict[str, int]]


class StepOut(Schema):
    """One activity of a path, in its place, and why it is there."""

    position: int
    activity: Named
    is_optional: bool
    why: Text


class PathOut(Schema):
    """A learning path: activities to take one after the other, and what they lead to."""

    uuid: str
    code: str
    title: Text
    summary: Text
    leads_to: str
    leads: Text
    stages: list[str] = Field(description="early, school, working, older; none: every age")
    audience: list[str]
    organisation: Named | None
    is_invented: bool
    steps: list[StepOut]
    page: str


class FindParams(Schema):
    """The parameters of the find page; several values of one widen the search, except `access` and `with`."""

    q: str = Field("", max_length=200)
    topic: list[str] = []
    age: list[str] = Field([], description="early, school, working, older")
    group: list[str] = Field([], alias="for")
    cost: list[str] = Field([], description="free, waiver, paid")
    type: list[str] = Field([], description="lifelong, self_development, qualification")
    mode: list[str] = []
    language: list[str] = []
    access: list[str] = []
    hood: list[str] = []
    area: list[str] = []
    flags: list[str] = Field([], alias="with", description="work, seats")
    venue: list[str] = []
    by: list[str] = Field([], description="codes of organisations")
    when: list[str] = Field([], description="weekend, morning, afternoon, evening")
    first: date | None = Field(None, alias="from")
    to: date | None = None
    seats: str = Field("", description="1: only with a seat free", pattern="^1?$")
    near: str = Field("", description="latitude,longitude", pattern=r"^(-?\d+(\.\d+)?,-?\d+(\.\d+)?)?$")
    within: int | None = Field(None, ge=1, le=100_000, description="metres from `near`")
    sort: str = Field("", pattern="^(relevance|soonest|nearest)?$")
    page: int = Field(1, ge=1, le=5_000)
    size: int = Field(20, ge=1, le=100)

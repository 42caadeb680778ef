"""What there is to learn: topics, activities, their sessions, the seats of each session, and who teaches."""

from learningcity.city.catalogue.models.activities import (
    Activity,
    ActivityQuerySet,
    ActivityState,
    Language,
    LearningType,
    Mode,
    Price,
    Service,
)
from learningcity.city.catalogue.models.offers import (
    Asks,
    Instructor,
    InstructorQuerySet,
    OfferState,
    Setting,
    Suits,
    TeachingOffer,
    TeachingOfferQuerySet,
)
from learningcity.city.catalogue.models.paths import (
    LeadsTo,
    LearntNext,
    LifeStage,
    NotThis,
    Path,
    PathQuerySet,
    PathState,
    Step,
)
from learningcity.city.catalogue.models.sessions import (
    SeatPool,
    Series,
    Session,
    SessionQuerySet,
    SessionState,
)
from learningcity.city.catalogue.models.topics import Topic

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "ActivityState",
    "Asks",
    "Instructor",
    "InstructorQuerySet",
    "Language",
    "LeadsTo",
    "LearningType",
    "LearntNext",
    "LifeStage",
    "Mode",
    "NotThis",
    "OfferState",
    "Path",
    "PathQuerySet",
    "PathState",
    "Price",
    "SeatPool",
    "Series",
    "Service",
    "Session",
    "SessionQuerySet",
    "SessionState",
    "Setting",
    "Step",
    "Suits",
    "TeachingOffer",
    "TeachingOfferQuerySet",
    "Topic",
]

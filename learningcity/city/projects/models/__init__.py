"""What residents need, what comes first, and the projects that answer it."""

from learningcity.city.projects.models.needs import (
    DECIDED,
    Need,
    NeedMerge,
    NeedQuerySet,
    NeedState,
    Support,
    ToldApart,
)
from learningcity.city.projects.models.priorities import Ballot, Candidate, PriorityRound, Table
from learningcity.city.projects.models.projects import (
    Brief,
    BudgetLine,
    Milestone,
    Project,
    ProjectPartner,
    ProjectQuerySet,
    Risk,
    TargetGroup,
)

__all__ = [
    "DECIDED",
    "Ballot",
    "Brief",
    "BudgetLine",
    "Candidate",
    "Milestone",
    "Need",
    "NeedMerge",
    "NeedQuerySet",
    "NeedState",
    "PriorityRound",
    "Project",
    "ProjectPartner",
    "ProjectQuerySet",
    "Risk",
    "Support",
    "Table",
    "TargetGroup",
    "ToldApart",
]

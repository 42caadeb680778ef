"""Who takes part, what they agreed on, what each promised, and who decided it."""

from learningcity.city.partners.models.advice import Advice, AdviceQuerySet, ReplyKind, Tongue
from learningcity.city.partners.models.agreements import (
    Agreement,
    AgreementKind,
    AgreementPaper,
    Party,
    PartyRole,
    Signatory,
    Term,
)
from learningcity.city.partners.models.commitments import Commitment, Contribution, GiftKind, InKindRate
from learningcity.city.partners.models.contacts import Contact, ContactQuerySet
from learningcity.city.partners.models.groups import Seat, SeatRole, WorkingGroup
from learningcity.city.partners.models.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingQuerySet,
    Outcome,
    Presence,
    Resolution,
)
from learningcity.city.partners.models.organisations import Organisation, OrganisationQuerySet

__all__ = [
    "ActionItem",
    "Advice",
    "AdviceQuerySet",
    "AgendaItem",
    "Agreement",
    "AgreementKind",
    "AgreementPaper",
    "Commitment",
    "Contact",
    "ContactQuerySet",
    "Contribution",
    "GiftKind",
    "InKindRate",
    "Meeting",
    "MeetingQuerySet",
    "Organisation",
    "OrganisationQuerySet",
    "Outcome",
    "Party",
    "PartyRole",
    "Presence",
    "ReplyKind",
    "Resolution",
    "Seat",
    "SeatRole",
    "Signatory",
    "Term",
    "Tongue",
    "WorkingGroup",
]

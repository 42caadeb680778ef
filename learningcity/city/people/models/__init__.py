"""Who people are here: accounts, learners, those who act for them, roles and consent."""

from learningcity.city.people.models.accounts import Accounts, User
from learningcity.city.people.models.care import CareInvitation, CareLink
from learningcity.city.people.models.channels import LineEvent, LineNonce, PhoneCode, Reach
from learningcity.city.people.models.coaching import CoachNote, CoachNoteQuerySet
from learningcity.city.people.models.consents import Consent, Purpose
from learningcity.city.people.models.merging import Merge, TwoPeople
from learningcity.city.people.models.persons import KnownIn, Person, PersonQuerySet
from learningcity.city.people.models.rights import Breach, RightsRequest, RightsRequestQuerySet
from learningcity.city.people.models.roles import RoleGrant, RoleGrantQuerySet
from learningcity.city.people.models.sharing import Audience, Share, SharedFigures, ShareQuerySet, Subject

__all__ = [
    "Accounts",
    "Audience",
    "Breach",
    "CareInvitation",
    "CareLink",
    "CoachNote",
    "CoachNoteQuerySet",
    "Consent",
    "KnownIn",
    "LineEvent",
    "LineNonce",
    "Merge",
    "Person",
    "PersonQuerySet",
    "PhoneCode",
    "Purpose",
    "Reach",
    "RightsRequest",
    "RightsRequestQuerySet",
    "RoleGrant",
    "RoleGrantQuerySet",
    "Share",
    "ShareQuerySet",
    "SharedFigures",
    "Subject",
    "TwoPeople",
    "User",
]

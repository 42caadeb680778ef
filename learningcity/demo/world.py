"""What the builders of one demonstration share: chance, the moment it is dated around, the rows so far."""

import random
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from learningcity.city.catalogue.models import Topic
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import User
from learningcity.city.places.models import Area, City, Neighbourhood, Venue


@dataclass
class World:
    """One demonstration while it is being built; two with the same seed and moment are the same."""

    seed: int
    now: datetime
    portion: float = 1.0
    chance: random.Random = field(init=False)
    areas: dict[str, Area] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    neighbourhoods: dict[str, list[Neighbourhood]] = field(default_factory=dict)
    venues: dict[str, list[Venue]] = field(default_factory=dict)
    quarters: dict[int, list[Neighbourhood]] = field(default_factory=dict)
    organisations: dict[str, dict[str, Organisation]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    titles: set[tuple[int, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def uuid(self) -> uuid.UUID:
        """The next identifier of this seed."""
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def quarters_of(self, venue: Venue) -> list[Neighbourhood]:
        """The neighbourhoods a venue counts to."""
        return self.quarters.get(venue.pk, [])

    def happens(self, share: float) -> bool:
        """Whether something that happens to this share of cases happens now."""
        return self.chance.random() < share

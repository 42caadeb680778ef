"""What lists of a city's named things share: their city and its lock, and a draft a row."""

from collections.abc import Sequence
from typing import ClassVar

from learningcity.city.places.imports.whereabouts import Whereabouts
from learningcity.city.places.models import City
from learningcity.core.imports.drafts import Draft, Reading, Source
from learningcity.core.imports.stores import ModelStore
from learningcity.core.tables import Aliases, Row, read_table


class NamedRowsImporter:
    """Reads a list whose rows each name one thing of a city; a kind says its headings and its `_draft`."""

    aliases: ClassVar[Aliases]

    def __init__(self, city: City, stores: Sequence[ModelStore]) -> None:
        self.city = city
        self.city_code = city.code
        self.where = Whereabouts(city)
        self.stores = stores

    def lock(self) -> None:
        City.objects.select_for_update().get(pk=self.city.pk)

    def drafts(self, source: Source) -> Reading:
        table = read_table(source.data, self.aliases)
        table.require(["name_th"], self.aliases)
        return Reading((self._draft(row) for row in table.rows), table.ignored)

    def _draft(self, row: Row) -> Draft:
        raise NotImplementedError

"""Cities are isolated: a query over a city's rows fails closed until it says which city it is for."""

from typing import Any, Self, TypeVar

from django.db import models

_Row = TypeVar("_Row", bound=models.Model)


class CityNotNamed(Exception):  # noqa: N818  a bug in the calling code, never shown to a person
    """A query over rows of cities was run without `in_city`."""


class CityQuerySet(models.QuerySet[_Row]):
    """A queryset that answers only after `in_city`; `Model.everywhere` opens it for the operator's work."""

    _city_named = False

    def in_city(self, city: models.Model) -> Self:
        """Narrow to the rows of one city."""
        narrowed = self.filter(city=city)
        narrowed._city_named = True
        return narrowed

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._city_named = self._city_named
        return clone

    def _refuse_unless_named(self) -> None:
        if not self._city_named:
            raise CityNotNamed(f"{self.model.__name__}: say .in_city(city) first")

    def _fetch_all(self) -> None:
        self._refuse_unless_named()
        super()._fetch_all()

    def _raw_delete(self, using: str | None) -> int:
        self._refuse_unless_named()
        return int(super()._raw_delete(using))

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_unless_named()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._refuse_unless_named()
        return super().count()

    def exists(self) -> bool:
        self._refuse_unless_named()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._refuse_unless_named()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._refuse_unless_named()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_unless_named()
        return super().delete()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse_unless_named()
        return super().resolve_expression(*args, **kwargs)


class Everywhere(models.Manager[_Row]):
    """The default manager: rows of all cities, for constraints, related rows, tasks and the operator."""

    def get_queryset(self) -> Any:
        queryset: Any = super().get_queryset()
        queryset._city_named = True
        return queryset


class CityScoped(models.Model):
    """An aggregate root of one city; with `objects = ItsQuerySet.as_manager()` and
    `everywhere = Everywhere.from_queryset(ItsQuerySet)()`.
    """

    city = models.ForeignKey("places.City", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

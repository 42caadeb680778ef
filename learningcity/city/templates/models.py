"""From which template a city started, and which record came of which line of it."""

from django.db import models
from django.utils import timezone

from learningcity.city.places.models import City
from learningcity.core.fields import in_language, outside_id


class Start(models.Model):
    """The template a city started from, as it was that day."""

    uuid = outside_id()
    city = models.OneToOneField(City, on_delete=models.CASCADE, related_name="+")
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    from_code = models.SlugField(max_length=40)
    from_th = models.CharField(max_length=120)
    from_en = models.CharField(max_length=120)
    made_on = models.DateField()
    began_on = models.DateField(help_text="the day from which the days of the template are counted")
    started_at = models.DateTimeField(default=timezone.now)

    objects = models.Manager["Start"]()

    def __str__(self) -> str:
        return in_language(self, "from")


class Origin(models.Model):
    """That a record of the city came of a line of the template."""

    start = models.ForeignKey(Start, on_delete=models.CASCADE, related_name="origins")
    key = models.CharField(max_length=120, help_text="the place of the line in the document")
    record = models.UUIDField()

    objects = models.Manager["Origin"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["start", "key"], name="origin_once_a_line")]

    def __str__(self) -> str:
        return f"{self.key} {self.record}"

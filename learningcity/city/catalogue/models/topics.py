"""What activities are about."""

from django.db import models
from treebeard.mp_tree import MP_Node

from learningcity.core.fields import in_language


class Topic(MP_Node):  # type: ignore[misc]
    """What an activity is about; the ten roots have a colour and an icon in the design system."""

    code = models.SlugField(max_length=40, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    def __str__(self) -> str:
        return in_language(self, "name")

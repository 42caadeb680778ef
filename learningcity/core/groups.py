"""The groups of people whom seats are held for, prices differ by and reach is counted for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    CHILD = "child", _("children under 13")
    YOUTH = "youth", _("young people 13–24")
    OLDER = "older", _("older people (60 and over)")
    DISABLED = "disabled", _("disabled people")
    LOW_INCOME = "low_income", _("people on low incomes")
    OUT_OF_SCHOOL = "out_of_school", _("out-of-school children and youth")
    ENTREPRENEUR = "entrepreneur", _("entrepreneurs and small shops")
    INFORMAL_WORKER = "informal_worker", _("informal workers")
    CARER = "carer", _("people who care for someone")
    NEWCOMER = "newcomer", _("people new to the city")


AGE_GROUPS: dict[Group, tuple[int, int]] = {
    Group.CHILD: (0, 12),
    Group.YOUTH: (13, 24),
    Group.OLDER: (60, 200),
}
"""Groups that follow from age alone, in completed years, both ends included."""

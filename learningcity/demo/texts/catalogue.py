"""All invented activities together."""

from learningcity.demo.texts.civic import CIVIC
from learningcity.demo.texts.craft import CRAFT
from learningcity.demo.texts.digital import DIGITAL
from learningcity.demo.texts.family import FAMILY
from learningcity.demo.texts.food import FOOD
from learningcity.demo.texts.health import HEALTH
from learningcity.demo.texts.heritage import HERITAGE
from learningcity.demo.texts.language import LANGUAGE
from learningcity.demo.texts.nature import NATURE
from learningcity.demo.texts.shapes import ActivityText
from learningcity.demo.texts.work import WORK

TEXTS: tuple[ActivityText, ...] = (
    *WORK,
    *DIGITAL,
    *HEALTH,
    *CRAFT,
    *FOOD,
    *HERITAGE,
    *LANGUAGE,
    *NATURE,
    *FAMILY,
    *CIVIC,
)

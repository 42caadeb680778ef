"""Parts of pages that are made of values alone: the same values in the same language are written once."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from learningcity.web.ui.bilingual import reader_language


def written(template: str, **shown: Hashable) -> SafeString:
    """A template filled with values that are equal only if they look the same."""
    make = _written.__wrapped__ if settings.DEBUG else _written
    return make(template, reader_language(), tuple(shown.items()))


@lru_cache(maxsize=8_192)
def _written(template: str, _language: str, shown: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return mark_safe(get_template(template).render(dict(shown)))  # noqa: S308  a template's own output

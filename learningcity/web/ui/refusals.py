"""How a form tells a refusal: one sentence at the top, and one at the input it is about."""

from collections.abc import Iterable

from django import forms

from learningcity.core.errors import Refused, RefusedTogether


def tell(form: forms.BaseForm, refused: Refused) -> None:
    """Put a refusal on the form, which comes back as it was left."""
    for each in _parts(refused):
        form.add_error(each.field if each.field in form.fields else None, str(each))


def _parts(refused: Refused) -> Iterable[Refused]:
    return refused if isinstance(refused, RefusedTogether) else [refused]

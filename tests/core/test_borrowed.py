"""What the framework says is said in the person's language."""

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import translation
from django.utils.translation import gettext

from learningcity.core import borrowed


@pytest.mark.parametrize("sentence", borrowed.SENTENCES)
def test_a_borrowed_sentence_is_said_in_thai(sentence: str) -> None:
    with translation.override("th"):
        assert gettext(sentence) != sentence


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (forms.CharField(max_length=5), "เมืองแห่งการเรียนรู้"),
        (forms.CharField(min_length=5), "ขาว"),
        (forms.DecimalField(max_digits=4, decimal_places=2), "12345"),
        (forms.DecimalField(max_digits=4, decimal_places=2), "1.234"),
        (forms.DecimalField(max_digits=4, decimal_places=2), "123.4"),
    ],
)
def test_what_does_not_fit_a_field_is_said_in_thai(field: forms.Field, typed: str) -> None:
    with translation.override("th"), pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert not any("a" <= letter <= "z" for message in refused.value.messages for letter in message.lower())


@pytest.mark.parametrize("typed", ["กขค", "password1"])
def test_a_weak_password_is_refused_in_thai(typed: str) -> None:
    with translation.override("th"), pytest.raises(forms.ValidationError) as refused:
        validate_password(typed)
    assert not any("a" <= letter <= "z" for message in refused.value.messages for letter in message.lower())

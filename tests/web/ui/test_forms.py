"""Forms as the design system draws them."""

import re
from datetime import date, time

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from learningcity.city.places.models import Area
from learningcity.web.ui.forms import (
    BahtField,
    DateField,
    Hinted,
    InParts,
    ManyRowsField,
    PhoneField,
    TimeField,
    WholeNumberField,
    abreast,
)


class Visit(forms.Form):
    name = forms.CharField(label="Name", help_text="a nickname will do")
    day = DateField(label="Day", required=False)
    fee = BahtField(label="Fee", required=False)
    phone = PhoneField(label="Phone", required=False)
    who = forms.ChoiceField(
        label="Who",
        widget=forms.RadioSelect,
        choices=[("me", "Me"), ("other", Hinted("Another", "a neighbour"))],
    )
    agree = forms.BooleanField(label="Understood")


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def sent(**data: str) -> Visit:
    return Visit({"name": "Som", "who": "me", "agree": "on", **data})


def test_hint_and_error_are_tied_to_the_input() -> None:
    shown = str(Visit({"name": ""}))
    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown


def test_the_summary_links_to_each_input_that_must_be_mended() -> None:
    shown = str(sent(phone="๐๘๑ ๒๓๔ ๕๖๗"))
    assert 'href="#id_phone"' in shown
    assert re.search(r"please mend 1 thing\s", shown)


def test_a_refused_form_comes_back_as_it_was_typed() -> None:
    assert 'value="๐๘๑ ๒๓๔ ๕๖๗"' in str(sent(phone="๐๘๑ ๒๓๔ ๕๖๗"))


def test_a_clean_form_shows_no_summary() -> None:
    assert "errsum" not in str(Visit())


def test_choices_carry_their_explanation_and_boxes_their_label() -> None:
    shown = str(Visit())
    assert "<b>Another</b><small>a neighbour</small>" in shown
    assert '<label class="tick" for="id_agree">' in shown


def test_text_inputs_take_the_design_systems_class_once() -> None:
    assert 'class="in short"' in str(Visit()["day"])
    assert "class" not in str(Visit()["agree"])


@pytest.mark.parametrize("typed", ["26/11/2569", "๒๖ พ.ย. ๒๕๖๙", "2026-11-26"])
def test_a_date_is_understood_as_people_write_it(typed: str) -> None:
    form = sent(day=typed)
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 11, 26)


def test_a_stored_date_is_shown_as_it_may_be_typed_again() -> None:
    with translation.override("th"):
        shown = DateField().prepare_value(date(2026, 11, 26))
        assert shown == "26 พ.ย. 2569"
        assert DateField().clean(shown) == date(2026, 11, 26)


def test_money_times_numbers_and_phones_are_read_and_shown() -> None:
    assert BahtField().clean("๑,๒๐๐ บาท") == 120_000
    assert BahtField().prepare_value(120_000) == "1,200"
    assert TimeField().clean("13.30 น.") == time(13, 30)
    assert WholeNumberField(low=1).clean("๑๒") == 12
    assert PhoneField().clean("081 234 5678") == "+66812345678"
    assert PhoneField().prepare_value("+66812345678") == "081 234 5678"


def test_an_input_left_as_it_was_has_not_changed() -> None:
    assert not DateField().has_changed(date(2026, 11, 26), "26 พ.ย. 2569")
    assert DateField().has_changed(date(2026, 11, 26), "27 พ.ย. 2569")
    assert DateField().has_changed(None, "rubbish")


def test_what_cannot_be_read_is_refused_in_a_sentence() -> None:
    with pytest.raises(forms.ValidationError, match="1,000"):
        BahtField(most=1_000).clean("1,000.01")
    with pytest.raises(forms.ValidationError, match="9"):
        WholeNumberField(low=1, high=9).clean("12")


@pytest.mark.django_db
@pytest.mark.parametrize("named", ["-1", "99999999999999999999", "nan"])
def test_rows_that_are_not_there_cannot_be_chosen(named: str) -> None:
    with pytest.raises(forms.ValidationError):
        ManyRowsField(queryset=Area.objects.all()).clean([named])


class Told(forms.Form):
    title_th = forms.CharField()
    title_en = forms.CharField()
    note_en = forms.CharField()
    starts_on = DateField()
    ends_on = DateField()


def test_a_question_stands_beside_the_one_it_completes_and_else_alone() -> None:
    rows = [[field.name for field in row] for row in abreast(Told())]
    assert rows == [["title_th", "title_en"], ["note_en"], ["starts_on", "ends_on"]]
    assert Told().as_div().count('class="abreast low"') == 0
    assert str(Told()).count('class="abreast low"') == 2


class Place(InParts, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name_th = forms.CharField()
    access_lift = forms.CharField()
    access_ramp = forms.CharField()
    access_toilet = forms.CharField()

    alike = "access_"
    sections = (("What", ("name_th",)), ("How to get in", ("access_lift", "access_ramp", "access_toilet")))


def test_questions_answered_alike_share_a_row() -> None:
    rows = [[field.name for field in row] for row in abreast(Place().visible_fields())]
    assert rows == [["name_th"], ["access_lift", "access_ramp", "access_toilet"]]


@pytest.mark.parametrize(("form", "parts"), [(Place, 2), (Told, 0)])
def test_a_form_is_drawn_in_its_parts_or_in_rows_with_every_question_once(
    form: type[forms.Form], parts: int
) -> None:
    drawn = render_to_string("ui/forms/parted.html", {"form": form()})
    assert drawn.count('<section class="leaf"') == parts
    assert [drawn.count(f'name="{name}"') for name in form.base_fields] == [1] * len(form.base_fields)

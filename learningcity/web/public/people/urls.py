"""Addresses of one's own page and data."""

from django.urls import path

from learningcity.web.public.people import (
    acting_for_me,
    asking,
    carers,
    data,
    erasing,
    looks,
    mine,
    needs,
    reach,
    statements,
    taking,
)

urlpatterns = [
    path("<slug:city>/mine/", mine.mine, name="mine"),
    path("<slug:city>/mine/data", data.my_data, name="my_data"),
    path("<slug:city>/mine/data/consent", data.change_consent, name="change_consent"),
    path("<slug:city>/mine/data/correct", data.correct, name="correct_data"),
    path("<slug:city>/mine/data/looks", looks.who_looked, name="who_looked"),
    path("<slug:city>/mine/data/erase", erasing.erase_data, name="erase_data"),
    path("<slug:city>/mine/data/keep", erasing.keep_data, name="keep_data"),
    path("<slug:city>/mine/data.json", taking.as_file, name="take_away"),
    path("<slug:city>/mine/data.pdf", taking.as_pages, name="print_data"),
    path("<slug:city>/accessibility", statements.accessibility, name="accessibility"),
    path("<slug:city>/privacy", statements.privacy, name="privacy"),
    path("<slug:city>/mine/reach", reach.reach, name="reach"),
    path("<slug:city>/mine/support", needs.my_needs, name="my_needs"),
    path("<slug:city>/mine/support/forget", needs.forget, name="forget_needs"),
    path("<slug:city>/mine/people", carers.my_people, name="my_people"),
    path("<slug:city>/mine/people/<uuid:person>/end", carers.end_my_care, name="end_care"),
    path("<slug:city>/mine/people/ask", asking.ask, name="ask_to_help"),
    path("<slug:city>/mine/people/asked/<uuid:invitation>/end", asking.take_back, name="take_back_question"),
    path("<slug:city>/mine/people/<uuid:person>/guardian", asking.second_guardian, name="second_guardian"),
    path("<slug:city>/mine/helpers", acting_for_me.page, name="helpers"),
    path("<slug:city>/mine/helpers/<uuid:invitation>", acting_for_me.answer, name="answer_question"),
    path("<slug:city>/mine/helpers/<int:link>/end", acting_for_me.end, name="end_help"),
]

"""Addresses of joining and of one's enrolments."""

from django.urls import path

from learningcity.web.public.enrolment import enrolments, here, joining, saying, support

urlpatterns = [
    path("<slug:city>/join/<uuid:session>", joining.join, name="join"),
    path("<slug:city>/join/<uuid:session>/confirm", joining.confirm, name="join_confirm"),
    path("<slug:city>/enrolments/<uuid:enrolment>", enrolments.enrolment, name="enrolment"),
    path("<slug:city>/enrolments/<uuid:enrolment>/give-up", enrolments.give_up, name="give_up"),
    path("<slug:city>/enrolments/<uuid:enrolment>/accept", enrolments.accept, name="accept_offer"),
    path("<slug:city>/enrolments/<uuid:enrolment>/support", support.ask, name="ask_support"),
    path(
        "<slug:city>/enrolments/<uuid:enrolment>/support/<uuid:asked>/withdraw",
        support.withdraw,
        name="withdraw_support",
    ),
    path("<slug:city>/enrolments/<uuid:enrolment>/decline", enrolments.decline, name="decline_offer"),
    path("<slug:city>/here/<str:token>", here.here, name="here"),
    path("<slug:city>/tablet/<str:token>", here.tablet, name="tablet"),
    path("<slug:city>/say/<str:token>", saying.say, name="say"),
    path("<slug:city>/slip/<str:code>", enrolments.slip, name="slip"),
]

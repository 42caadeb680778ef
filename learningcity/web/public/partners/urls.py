"""Addresses of partners: who works with whom, what they agreed, decided and promised."""

from django.urls import path

from learningcity.web.public.partners import advice, network, papers, promises

urlpatterns = [
    path("<slug:city>/partners", network.partners, name="partners"),
    path("<slug:city>/partners/promises", promises.promises, name="partner_promises"),
    path("<slug:city>/partners/advice", advice.listing, name="partner_advice"),
    path("<slug:city>/advice/<str:token>", advice.advise, name="advise"),
    path("<slug:city>/partners/agreements/<uuid:agreement>", papers.agreement, name="agreement"),
    path(
        "<slug:city>/partners/agreements/<uuid:agreement>/papers/<uuid:paper>",
        papers.paper,
        name="agreement_paper",
    ),
    path("<slug:city>/partners/meetings/<uuid:meeting>", papers.meeting, name="meeting"),
    path("<slug:city>/partners/meetings/<uuid:meeting>/minutes.pdf", papers.minutes, name="meeting_pdf"),
]

"""The workspace: `/staff/` chooses a city, `/staff/<city>/…` are its rooms."""

from django.urls import include, path

from learningcity.web.staff.sharing import notes, shown

app_name = "staff"

urlpatterns = [
    path("shared/", shown.cities, name="shared_cities"),
    path("shared/drafts/<uuid:note>/discard", notes.discard_draft, name="draft_discard"),
    path("", include("learningcity.web.staff.today.urls")),
    path("<slug:city>/activities/", include("learningcity.web.staff.catalogue.urls")),
    path("<slug:city>/paths/", include("learningcity.web.staff.paths.urls")),
    path("<slug:city>/attendance/", include("learningcity.web.staff.enrolment.urls")),
    path("<slug:city>/rights/", include("learningcity.web.staff.rights.urls")),
    path("<slug:city>/learners/", include("learningcity.web.staff.people.urls")),
    path("<slug:city>/support/", include("learningcity.web.staff.support.urls")),
    path("<slug:city>/places/", include("learningcity.web.staff.places.urls")),
    path("<slug:city>/needs/", include("learningcity.web.staff.projects.urls")),
    path("<slug:city>/projects/", include("learningcity.web.staff.projects.project_urls")),
    path("<slug:city>/template/", include("learningcity.web.staff.template.urls")),
    path("<slug:city>/goals/", include("learningcity.web.staff.goals.urls")),
    path("<slug:city>/lessons/", include("learningcity.web.staff.lessons.urls")),
    path("<slug:city>/offers/", include("learningcity.web.staff.offers.urls")),
    path("<slug:city>/partners/", include("learningcity.web.staff.partners.urls")),
    path("<slug:city>/money/", include("learningcity.web.staff.money.urls")),
    path("<slug:city>/vouchers/", include("learningcity.web.staff.vouchers.urls")),
    path("<slug:city>/sharing/", include("learningcity.web.staff.sharing.urls")),
    path("<slug:city>/imports/", include("learningcity.web.staff.imports.urls")),
]

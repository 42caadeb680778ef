"""Lists of organisations."""

import pytest

from learningcity.city.partners.imports.organisations import OrganisationImporter
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Source

pytestmark = pytest.mark.django_db


def test_organisations_come_in_with_their_kind_and_a_link_or_a_text_as_source(city: City) -> None:
    text = (
        "org_id,kind,name_th,email,source_url\n"
        "org-1,local_government,เทศบาล,,https://example.org/1\n"
        "org-2,วิสาหกิจชุมชน,กลุ่มจักสาน,,แจ้งด้วยวาจา\n"
        "org-3,agency,สำนักงาน,ไม่ใช่อีเมล,\n"
    )
    plan, _run = apply_import(OrganisationImporter(city), Source("o.csv", text.encode("cp874")), by="tester")
    assert plan.counts["new"] == 2
    assert [(each.row, each.field) for each in plan.problems] == [(4, "email")]
    found = {row.code: row for row in Organisation.objects.in_city(city)}
    assert (found["org-1"].kind, found["org-1"].source_url) == ("municipality", "https://example.org/1")
    assert (found["org-2"].kind, found["org-2"].source) == ("community_enterprise", "แจ้งด้วยวาจา")

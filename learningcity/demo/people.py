"""Whom one can sign in as in the demonstration: one person a role, and one for each further city."""

from datetime import timedelta
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.roles import Role
from learningcity.demo.world import World

PASSWORD = "demo"  # noqa: S105  printed and shown on purpose; a demonstration holds nobody's data


class DemoPerson(NamedTuple):
    """Someone invented one can sign in as, the role they hold and where."""

    email: str
    name_th: str
    name_en: str
    role: Role
    cities: tuple[str, ...]
    organisation: str = ""
    neighbourhood: str = ""
    language: str = "th"
    birth_year_be: int = 2520
    sex: str = "female"


_PN, _PY, _YL = "phra-nakhon", "phayao", "yala"
_ALL = (_PN, _PY, _YL)

DEMO_PEOPLE = (
    DemoPerson(
        "malee@demo.example", "มาลี วงศ์ทอง", "Malee Wongthong", Role.LEARNER, (_PN,), birth_year_be=2499
    ),
    DemoPerson("anong@demo.example", "อนงค์ ใจดี", "Anong Chaidi", Role.HELPER, (_PN,)),
    DemoPerson("suda@demo.example", "สุดา แซ่ลิ้ม", "Suda Saelim", Role.GUARDIAN, (_PN,), birth_year_be=2531),
    DemoPerson(
        "prasit@demo.example",
        "ประสิทธิ์ พานทอง",
        "Prasit Phanthong",
        Role.NEIGHBOURHOOD_LEADER,
        (_PN,),
        neighbourhood="ban-phan-thom",
        birth_year_be=2503,
        sex="male",
    ),
    DemoPerson(
        "nok@demo.example",
        "นก ศรีสุข",
        "Nok Sisuk",
        Role.PROVIDER_EDITOR,
        (_PN,),
        organisation="bangkok-city-library",
        birth_year_be=2538,
    ),
    DemoPerson(
        "wichai@demo.example",
        "วิชัย เพชรรัตน์",
        "Wichai Phetcharat",
        Role.PROVIDER_MANAGER,
        (_PN,),
        organisation="bangkok-city-library",
        sex="male",
    ),
    DemoPerson(
        "pim@demo.example", "พิมพ์ใจ รุ่งเรือง", "Phimchai Rungrueang", Role.LEARNING_ADMINISTRATOR, (_PN,)
    ),
    DemoPerson("kanya@demo.example", "กัลยา มั่นคง", "Kanlaya Mankhong", Role.CASE_MANAGER, (_PN,)),
    DemoPerson(
        "thana@demo.example", "ธนา สุขเกษม", "Thana Sukkasem", Role.CITY_COORDINATOR, (_PN,), sex="male"
    ),
    DemoPerson("chai@demo.example", "ชัยวัฒน์ ใจคำ", "Chaiwat Chaikham", Role.CITY_UNIT_COACH, _ALL, sex="male"),
    DemoPerson("orawan@demo.example", "อรวรรณ ดีงาม", "Orawan Dingam", Role.FUNDER_OFFICER, _ALL),
    DemoPerson("somsak@demo.example", "สมศักดิ์ แก้วมณี", "Somsak Kaeomani", Role.REVIEWER, _ALL, sex="male"),
    DemoPerson(
        "minjun@demo.example", "คิม มินจุน", "Kim Min-jun", Role.ADVISER, _ALL, language="en", sex="male"
    ),
    DemoPerson("ratree@demo.example", "ราตรี คงเจริญ", "Ratree Khongcharoen", Role.PROVINCE_VIEWER, _ALL),
    DemoPerson("operator@demo.example", "ผู้ดูแลระบบ", "Operator", Role.OPERATOR, ()),
    DemoPerson(
        "buakham@demo.example", "บัวคำ ปันแก้ว", "Buakham Pankaeo", Role.LEARNER, (_PY,), birth_year_be=2502
    ),
    DemoPerson("kaew@demo.example", "แก้วมา อินต๊ะ", "Kaeoma Inta", Role.CITY_COORDINATOR, (_PY,)),
    DemoPerson("siwan@demo.example", "ศรีวรรณ ไชยวงค์", "Siwan Chaiwong", Role.LEARNING_ADMINISTRATOR, (_PY,)),
    DemoPerson(
        "aminoh@demo.example", "อามีเนาะ สาและ", "Aminoh Salae", Role.LEARNER, (_YL,), birth_year_be=2540
    ),
    DemoPerson("fatimoh@demo.example", "ฟาตีเมาะ ดอเลาะ", "Fatimoh Doloh", Role.CITY_COORDINATOR, (_YL,)),
    DemoPerson(
        "hasan@demo.example", "ฮาซัน มะแซ", "Hasan Masae", Role.LEARNING_ADMINISTRATOR, (_YL,), sex="male"
    ),
)


def build_accounts(world: World) -> None:
    """The accounts one can sign in with, each with its role; they share one password and so one hash."""
    joined = world.now - timedelta(days=330)
    kept = make_password(PASSWORD)
    made = User.objects.bulk_create(
        [
            User(
                uuid=world.uuid(),
                email=each.email,
                name=each.name_th if each.language == "th" else each.name_en,
                password=kept,
                language=each.language,
                is_staff=each.role == Role.OPERATOR,
                is_superuser=each.role == Role.OPERATOR,
                date_joined=joined,
            )
            for each in DEMO_PEOPLE
        ]
    )
    world.accounts = {str(account.email): account for account in made}
    RoleGrant.objects.bulk_create([grant for each in DEMO_PEOPLE for grant in _grants(world, each)])


def _grants(world: World, person: DemoPerson) -> list[RoleGrant]:
    account, granted_at = world.accounts[person.email], world.now - timedelta(days=320)
    if person.role == Role.OPERATOR:
        return [RoleGrant(account=account, role=person.role, granted_at=granted_at)]
    return [
        RoleGrant(
            account=account,
            role=person.role,
            city=world.cities[city],
            organisation=world.organisations[city].get(person.organisation),
            neighbourhood=next(
                (n for n in world.neighbourhoods[city] if n.code == person.neighbourhood), None
            ),
            granted_at=granted_at,
        )
        for city in person.cities
    ]

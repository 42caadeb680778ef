"""The pages of docs/reference that are drawn from the code itself; a test compares page and code."""

from collections.abc import Callable

from django.utils.translation import override

from learningcity.city.catalogue import rules as catalogue_rules
from learningcity.city.catalogue.rules.offers import offer_diagram
from learningcity.city.enrolment import rules as enrolment_rules
from learningcity.city.enrolment.rules.gaps import gap_page
from learningcity.city.enrolment.rules.support import support_diagram
from learningcity.city.goals.rules import goal_page
from learningcity.city.lessons.rules.lessons import lesson_page
from learningcity.city.partners.rules.advice import advice_page
from learningcity.city.partners.rules.agreements import agreement_page
from learningcity.city.partners.rules.commitments import commitment_page
from learningcity.city.people.permissions import SENSITIVE, Permission
from learningcity.city.people.roles import ROLES
from learningcity.city.projects.rules.needs import need_diagram
from learningcity.city.projects.rules.projects import project_page
from learningcity.city.templates.rules.document import template_page
from learningcity.core.personal import STAYS, Erasure, Holder, holders

NOTE = "Drawn from `{source}` by `learningcity reference`; a test compares the two."


def roles_page() -> str:
    """Each role with its sentence, where it holds, whether it sees sensitive data, and what it may do."""
    with override("en"):
        rows = [
            f"| {role.name} (`{code}`) | {role.sentence} | {role.scope} | "
            f"{'yes' if role.sees_sensitive else '–'} | "
            f"{', '.join(f'`{permission}`' for permission in sorted(role.permissions)) or '–'} |"
            for code, role in ROLES.items()
        ]
    return _table(
        "Roles",
        "city/people/roles.py",
        "| role | what for | holds in | sees sensitive data | permissions |",
        rows,
    )


def permissions_page() -> str:
    """Each permission with the roles that carry it."""
    carriers = {p: [code for code, role in ROLES.items() if p in role.permissions] for p in Permission}
    rows = [
        f"| `{permission}` | {'yes' if permission in SENSITIVE else '–'} | {', '.join(roles)} |"
        for permission, roles in carriers.items()
    ]
    head = "| permission | opens sensitive data | roles |"
    return _table("Permissions", "city/people/permissions.py", head, rows)


def activity_states_page() -> str:
    """Which act leads an activity from which state to which."""
    rows = [
        f"| `{act}` | {before} | {after} |"
        for act, moves in catalogue_rules.MOVES.items()
        for before, after in moves.items()
    ]
    return _table("States of an activity", "city/catalogue/rules.py", "| act | from | to |", rows)


def personal_data_page() -> str:
    """Each kind of thing held about people: why, on what ground, for how long, and what erasing leaves."""
    with override("en"):
        rows = [_held_row(holder, name) for holder in holders() for name in holder.held.fields]
    head = "| held in | field | purpose | lawful basis | kept | after erasure |"
    return _table("Personal data", "core/personal.py (each model's `personal`)", head, rows)


def _held_row(holder: Holder, name: str) -> str:
    held, of_model = holder.held.fields[name], holder.held
    kept = f"{of_model.months} months from `{of_model.since}`" if of_model.months else "while known"
    after = {Erasure.DELETE: "row deleted", Erasure.KEEP: "stays"}.get(of_model.on_erase)
    left = after or ("stays" if held.erased is STAYS else "blank")
    model = holder.model._meta.label
    return f"| `{model}` | `{name}` | {held.purpose} | {held.basis} | {kept} | {left} |"


def _table(title: str, source: str, head: str, rows: list[str]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    lines = [f"# {title}", "", NOTE.format(source=f"learningcity/{source}"), "", head, rule, *rows, ""]
    return "\n".join(lines)


PAGES: dict[str, Callable[[], str]] = {
    "roles.md": roles_page,
    "permissions.md": permissions_page,
    "activity-states.md": activity_states_page,
    "personal-data.md": personal_data_page,
    "enrolment-states.md": enrolment_rules.diagram,
    "offer-states.md": offer_diagram,
    "support-states.md": support_diagram,
    "advice-states.md": advice_page,
    "agreement-standings.md": agreement_page,
    "commitment-states.md": commitment_page,
    "key-result-status.md": goal_page,
    "lesson-states.md": lesson_page,
    "need-states.md": need_diagram,
    "project-standings.md": project_page,
    "gaps.md": gap_page,
    "template.md": template_page,
}
"""File name under docs/reference and the function that draws it."""

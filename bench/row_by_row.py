"""What most people would write first: a page and a sweep through the ORM, a few queries a person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.template import Context, Engine
from tests.sweep.naive import RULES, Found, Naive

from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.orders.models import Order, SupervisionState
from throughcare.casework.supervision.models import Appointment, Contact
from throughcare.decisions.noncompliance.models import ExcuseJudgment
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.caseload.models import Allocation
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Name, Person

TEMPLATE = Engine().from_string("""<table>{% for row in rows %}<tr><td>{{ row.person.reference }}</td>
<td>{{ row.name.given }} {{ row.name.family }}</td><td>{{ row.level.level }}</td><td>{{ row.state.state }}</td>
<td>{{ row.order.kind }} {{ row.order.ends_on|date:"j F Y" }}</td><td>{{ row.next.starts_at|date:"j F Y H:i" }}</td>
<td>{{ row.last.happened_at|date:"j F Y" }}</td><td>{{ row.failures }}</td><td>{{ row.alerts }}</td></tr>
{% endfor %}</table>""")


def caseload_row_by_row(officer: User) -> str:
    """The officer's caseload as a table."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('tc.user', %s, true), set_config('tc.agency', %s, true)",
                [str(officer.pk), str(officer.agency_id)],
            )
        held = Allocation.objects.filter(officer=officer, ends_on__isnull=True).select_related("person")
        return TEMPLATE.render(Context({"rows": [_row(each.person) for each in held]}))


def _row(person: Any) -> dict[str, Any]:
    now = clock.now()
    return {
        "person": person,
        "name": Name.objects.filter(person=person, kind="main").first(),
        "level": LevelHeld.objects.filter(person=person).first(),
        "state": SupervisionState.objects.filter(person=person, ends_on__isnull=True).first(),
        "order": Order.objects.filter(person=person, status="active").order_by("-ends_on").first(),
        "next": Appointment.objects.filter(person=person, status="booked", starts_at__gt=now)
        .order_by("starts_at")
        .first(),
        "last": Contact.objects.filter(person=person).order_by("-happened_at").first(),
        "unrecorded": Appointment.objects.filter(person=person, status="booked", starts_at__lte=now).count(),
        "failures": ExcuseJudgment.objects.filter(person=person, reasonable=False).count(),
        "alerts": Alert.objects.filter(person=person).exclude(state="done").count(),
    }


def sweep_row_by_row(people: list[UUID], day: date, zone: str) -> set[Found]:
    """The sweep as a loop: every rule asked of one person after the other, through the ORM, an alert got or made.

    The rules are those against which the tests hold the sweep. Gives what they found.
    """
    naive = Naive(day, zone)
    found = {
        each
        for person in Person.objects.filter(pk__in=people)
        for rule in RULES
        for each in rule(naive, person)
    }
    for each in found:
        _alert(each)
    return found


def _alert(found: Found) -> None:
    rule, person, subject, due_on = found
    held = Allocation.objects.filter(person_id=person, part="responsible", ends_on__isnull=True).first()
    Alert.objects.get_or_create(
        rule=f"loop-{rule}",
        subject=subject,
        due_on=due_on,
        defaults={"person_id": person, "officer_id": held.officer_id if held else None},
    )

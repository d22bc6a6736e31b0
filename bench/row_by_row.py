"""What most people would write first: the caseload through the ORM, a few queries a person, a Django template."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.template import Context, Engine

from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.orders.models import Order, SupervisionState
from throughcare.casework.supervision.models import Appointment, Contact, Task
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure
from throughcare.platform import clock
from throughcare.platform.access.models import User
from throughcare.register.caseload.models import Allocation
from throughcare.register.notices.models import Alert
from throughcare.register.people.models import Name

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


def sweep_row_by_row(people: list[Any]) -> int:
    """The sweep as a loop: each person's rows through the ORM, an alert got or made for each finding."""
    now, found = clock.now(), 0
    today = now.date()
    for person in people:
        for late in Appointment.objects.filter(person_id=person, status="booked", starts_at__lt=now):
            found += _alert(person, "loop-outcome", late.pk, late.starts_at.date())
        for waiting in Contact.objects.filter(person_id=person, evidence_due_on__lt=today):
            found += _alert(person, "loop-evidence", waiting.pk, waiting.evidence_due_on)
        for task in Task.objects.filter(person_id=person, done_at__isnull=True, due_on__lt=today):
            found += _alert(person, "loop-task", task.pk, task.due_on)
        for order in Order.objects.filter(
            person_id=person, status="active", ends_on__lte=today + timedelta(weeks=4)
        ):
            found += _alert(person, "loop-order", order.pk, order.ends_on)
        last = Contact.objects.filter(person_id=person).order_by("-happened_at").first()
        coming = Appointment.objects.filter(person_id=person, status="booked", starts_at__gte=now).exists()
        if last and not coming and last.happened_at < now - timedelta(days=28):
            found += _alert(person, "loop-overdue", person, last.happened_at.date())
        for failure in Failure.objects.filter(person_id=person).exclude(stage="closed"):
            found += _alert(person, f"loop-{failure.stage}", failure.pk, failure.failed_on)
    return found


def _alert(person: Any, rule: str, subject: Any, due_on: Any) -> int:
    state = SupervisionState.objects.filter(person_id=person, ends_on__isnull=True).first()
    if state is not None and state.state in {"died", "ended"}:
        return 0
    held = Allocation.objects.filter(person_id=person, part="responsible", ends_on__isnull=True).first()
    Alert.objects.get_or_create(
        rule=rule,
        subject=subject,
        due_on=due_on,
        defaults={"person_id": person, "officer_id": held.officer_id if held else None},
    )
    return 1

"""Where the plan stands with the person and the place: agreement with a version, with an objective, who signs too."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from throughcare.casework.classification.queries.levels import level_on
from throughcare.casework.plans.models import Agreement, Objective, PlanVersion
from throughcare.rules.jurisdictions import Countersigned, Jurisdiction
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.plans.agreement import DRAFT, agreement

STANDS = ("signed", "waiting", "countersigned")
"""States of a version that was not sent back."""


def latest_version(plan_id: UUID) -> PlanVersion | None:
    """The last version that was not sent back."""
    rows = PlanVersion.objects.filter(plan_id=plan_id, state__in=STANDS).order_by("-number")
    found: PlanVersion | None = rows.first()
    return found


def agreement_with(version: PlanVersion) -> str:
    """The state of agreement with one version, after every answer in its order."""
    state = DRAFT
    for answer in (
        Agreement.objects.filter(plan_version=version).order_by("id").values_list("answer", flat=True)
    ):
        after = agreement(current=state, answer=answer).results["status"]
        assert isinstance(after, str)
        state = after
    return state


def agreement_about(objective: Objective) -> str:
    """The same for one objective: by the last version that holds it and was asked about; a draft where none was."""
    version = _asked_about(objective)
    return agreement_with(version) if version else DRAFT


def answer_about(objective: Objective) -> str:
    """What the person answered last to a version that holds it; "" where they were not asked."""
    version = _asked_about(objective)
    rows = (
        Agreement.objects.filter(plan_version=version).order_by("-id")
        if version
        else Agreement.objects.none()
    )
    answer: str = rows.values_list("answer", flat=True).first() or ""
    return answer


def _asked_about(objective: Objective) -> PlanVersion | None:
    """An objective stands in every version signed after it was first written."""
    written = Objective.versions.of(objective.pk).values_list("known_from", flat=True).first()
    rows = PlanVersion.objects.filter(
        plan_id=objective.plan_id, state__in=STANDS, signed_at__gte=written,
        pk__in=Agreement.objects.filter(person_id=objective.person_id).values("plan_version_id"),
    )  # fmt: skip
    found: PlanVersion | None = rows.order_by("-number").first()
    return found


def was_asked_about(person_id: UUID, objective_id: UUID) -> bool:
    """Whether the person was asked about a version that holds this objective. One statement."""
    asked = Agreement.objects.filter(
        person_id=person_id, plan_version__state__in=STANDS, plan_version__known_to__isnull=True,
        plan_version__signed_at__gte=Objective.versions.filter(record_id=objective_id).order_by("version").values(
            "known_from"
        )[:1],
    )  # fmt: skip
    return bool(asked.exists())


def second_signature(
    pack: Jurisdiction, person_id: UUID, today: date, orders: Iterable[str]
) -> Countersigned | None:
    """Why the place asks for a second signature on this person's plan; None where it does not.

    orders: codes of the orders in force.
    """
    level = level_on(person_id, today)
    try:
        band = pack.level(level).band if level else None
    except UnknownCode:
        band = None
    kinds = {entry.code: entry.kind for entry in pack.order_types}
    return pack.plan.countersigned(band, [kinds[code] for code in orders if code in kinds])

"""A report for a court drawn up from the whole record: orders, contacts kept, assessments, plan. An officer signs it.

What concerns health, drugs or alcohol is left out: whoever signs adds it only with the person's consent. What the
person says, what the officer thinks and what is asked of the court are never gathered; they stay empty.
"""

from collections import Counter
from uuid import UUID

from throughcare.casework.plans.queries import Assessed, PlanRead, plan_of
from throughcare.casework.plans.wording import OBJECTIVE_STATES
from throughcare.decisions.noncompliance.queries import compliance_of
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import prepare_paper
from throughcare.register.documents.drafts import PaperDraft
from throughcare.register.documents.models import Paper
from throughcare.register.documents.refusals import NoSuchPaper
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind
from throughcare.shell.web.queries.overview import Overview, overview

LEFT_OUT = frozenset({"health", "drugs", "alcohol"})
"""Needs of which a report says nothing by itself."""
CONSENT = "What concerns health, drugs or alcohol is left out. Add it only where the person agreed."
KEPT = {
    "kept": "kept",
    "missed": "missed",
    "excused": "missed with a good reason",
    "unknown": "not known how they went",
}


def draw_up_report(actor: Actor, person_id: UUID, kind: LetterKind) -> Paper:
    """Draw up a report, or go on with the one that waits. Raises NotPermitted, NotThere, PurposeNeeded, NoSuchPaper."""
    if not kind.report:
        raise NoSuchPaper("There is no such report", "kind")
    pack = jurisdictions.get(actor.jurisdiction)
    seen, plan = overview(actor, person_id), plan_of(actor, person_id)
    values = {
        "orders": "\n".join(_orders(pack, seen)), "attendance": "\n".join(_attendance(actor, pack, person_id)),
        "assessments": "\n".join(_assessed(pack, plan.assessed if plan else ())),
        "plan_progress": "\n".join(_plan(plan)), "offence": _offence(pack, seen),
    }  # fmt: skip
    court = seen.offence.court if seen.offence else ""
    return prepare_paper(actor, person_id, PaperDraft(kind=kind.value, values=values, recipient=court))


def _orders(pack: Jurisdiction, seen: Overview) -> list[str]:
    said = []
    for order in seen.orders:
        title = pack.order_type(order.kind).title
        since = f" from {pack.in_words(order.starts_on)}" if order.starts_on else ""
        by = f", {order.authority}" if order.authority else ""
        said.append(f"{title}{since}{by}.")
    return said


def _attendance(actor: Actor, pack: Jurisdiction, person_id: UUID) -> list[str]:
    """The compliance calendar in figures: what is not known stands apart from what was missed."""
    record = compliance_of(actor, person_id)
    counted = Counter(day.answer for day in record.contacts)
    if not counted:
        return [f"No contacts are on record since {pack.in_words(record.begins)}."]
    parts = [f"{counted[answer]} {words}" for answer, words in KEPT.items() if counted[answer]]
    return [f"Since {pack.in_words(record.begins)}: {len(record.contacts)} contacts; {', '.join(parts)}."]


def _assessed(pack: Jurisdiction, assessed: tuple[Assessed, ...]) -> list[str]:
    said = []
    for each in assessed:
        shown = [need.section for need in each.needs if need.size]
        needs = ", ".join(section.title for section in shown if section.area not in LEFT_OUT)
        said.append(
            f"{each.form.title}, {pack.in_words(each.assessed_on)}, by {each.by}: {needs or 'no needs shown'}."
        )
    return [*said, CONSENT] if said else []


def _plan(plan: PlanRead | None) -> list[str]:
    if plan is None:
        return ["There is no plan yet."]
    objectives = [each for each in plan.objectives if each.need not in LEFT_OUT and each.state != "removed"]
    return [f"{each.title}: {OBJECTIVE_STATES[each.state].lower()}." for each in objectives]


def _offence(pack: Jurisdiction, seen: Overview) -> str:
    if seen.offence is None:
        return ""
    on = f", {pack.in_words(seen.offence.committed_on)}" if seen.offence.committed_on else ""
    return f"{seen.offence.description}{on}."

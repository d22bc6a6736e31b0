"""What is asked of every decision before it is made: the grounds, the proposal, the power, the cap, the words."""

from dataclasses import dataclass
from uuid import UUID

from throughcare.decisions.noncompliance.commands.writing import pack_of, state_today
from throughcare.decisions.noncompliance.drafts import DecisionDraft
from throughcare.decisions.noncompliance.models import (
    AbilityFinding,
    ExcuseJudgment,
    Failure,
    ProposalMade,
    Weighing,
)
from throughcare.decisions.noncompliance.options import SANCTION, STRICTER, Option, Weighed, options
from throughcare.decisions.noncompliance.queries.grids import live_grids
from throughcare.decisions.noncompliance.queries.weighing import range_of
from throughcare.decisions.noncompliance.refusals import (
    BeyondTheCap,
    DayNeeded,
    DepartureNeedsReason,
    NoPower,
    NotNow,
    NotTheOnlyGround,
    SupervisorDecides,
    WordsNeeded,
)
from throughcare.decisions.noncompliance.wording import ACTIONS, ADVERSE
from throughcare.platform import clock
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.responses import Step
from throughcare.rules.responses.grid import Power
from throughcare.rules.responses.grounds import grounds

ANSWERS_FOR_OTHERS = Permission.SANCTION_APPROVE
"""Held by those who answer for officers: they decide where no rule does, and approve what is harder than proposed."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a decision rests on, as it stands now."""

    pack: Jurisdiction
    failure: Failure
    judgment: ExcuseJudgment
    proposal: ProposalMade
    weighed: Weighed | None


def basis_of(actor: Actor, failure: Failure) -> Basis:
    """What is known of a failure that waits for a decision. A grid that is not live any more counts for nothing."""
    pack = pack_of(actor, failure.person_id)
    return Basis(
        pack=pack,
        failure=failure,
        judgment=ExcuseJudgment.objects.select_related("judged_by").get(failure=failure),
        proposal=ProposalMade.objects.get(failure=failure),
        weighed=_weighed(actor, pack, failure),
    )


def check(actor: Actor, basis: Basis, draft: DecisionDraft, *, for_officer: bool = False) -> Option:
    """The option chosen, if everything allows it. for_officer: what an officer asked for, now before the approver.

    Raises NotNow, NotTheOnlyGround, SupervisorDecides, NoPower, BeyondTheCap, DayNeeded, WordsNeeded or
    DepartureNeedsReason.
    """
    person_id = basis.failure.person_id
    if draft.kind not in ACTIONS and draft.kind != SANCTION:
        raise NotNow("Choose what follows", "kind")
    if draft.kind in ADVERSE:
        _check_adverse(actor, basis, draft)
    supervisor = ANSWERS_FOR_OTHERS in actor.permissions and not for_officer
    option = _option(basis, draft, supervisor=supervisor)
    _check_power(actor, basis, option)
    if draft.kind == SANCTION:
        _check_measure(actor, option, draft)
    if not draft.reasons.strip():
        raise WordsNeeded("Say why", "reasons")
    typed = ("reasons", "departs_because", "requirement", "what", "proportionate")
    refuse_what_tells(actor, person_id, {field: getattr(draft, field) for field in typed})
    if option.direction and not draft.departs_because.strip():
        raise DepartureNeedsReason("Say why you depart from what is proposed", "departs_because")
    return option


def needs_approval(option: Option) -> bool:
    """Whether somebody else has to approve it: what is stricter than proposed, and nothing else."""
    return option.direction == STRICTER


def _check_adverse(actor: Actor, basis: Basis, draft: DecisionDraft) -> None:
    person_id = basis.failure.person_id
    state = state_today(actor, person_id)
    if state is not None and stops(state, Activity.RESPONSE):
        raise NotNow(f"Nothing adverse is decided while the state is “{state.label}”.", "kind")
    beside = _beside(person_id, draft.beside_id)
    able = AbilityFinding.objects.filter(failure=basis.failure).values_list("able", flat=True).first()
    found = grounds.ask(
        {
            "failure": basis.failure.kind,
            "beside": [beside.kind] if beside else [],
            "able_to_pay": None if able in (None, "not_known") else able == "able",
        }
    )
    if not found.results["may_be_answered"]:
        field = "beside_id" if basis.failure.subject_kind == "checkin" else "kind"
        raise NotTheOnlyGround(found.sentences[0], field)


def _beside(person_id: UUID, failure_id: UUID | None) -> Failure | None:
    if failure_id is None:
        return None
    unexcused = ExcuseJudgment.objects.filter(person_id=person_id, failure_id=failure_id, reasonable=False)
    if not unexcused.exists():
        raise NotTheOnlyGround(
            "Choose a failure of this person judged to have no reasonable excuse", "beside_id"
        )
    beside: Failure = Failure.objects.get(pk=failure_id)
    return beside


def _option(basis: Basis, draft: DecisionDraft, *, supervisor: bool) -> Option:
    wanted = f"{SANCTION}:{draft.measure}" if draft.kind == SANCTION else draft.kind
    held = options(basis.pack, basis.proposal.step, basis.weighed, supervisor=supervisor)
    for each in held:
        if each.code == wanted:
            return each
    raise NotNow("No table that is in use here gives anybody the power to impose this", "kind")


def _check_power(actor: Actor, basis: Basis, option: Option) -> None:
    supervisor = ANSWERS_FOR_OTHERS in actor.permissions
    unknown = basis.weighed is not None and not basis.weighed.found.known
    asked = basis.weighed is None and basis.proposal.step == Step.SUPERVISOR_DECIDES
    title = basis.pack.words.supervisor
    if option.kind in ADVERSE and (unknown or asked) and not supervisor:
        raise SupervisorDecides(f"The {title} decides this: ask them to open this page.", "kind")
    if not option.power.in_agency:
        raise NoPower(
            f"Only {option.power.label} may impose this. Refer it, so that they can decide.", "kind"
        )
    if option.power is not Power.OFFICER and not supervisor:
        raise NoPower(f"Only the {title} may impose this: ask them to open this page.", "kind")


def _check_measure(actor: Actor, option: Option, draft: DecisionDraft) -> None:
    measure = option.measure
    if measure is None and not draft.what.strip():
        raise WordsNeeded("Say what the person is to do", "what")
    if measure is not None and measure.counted_in and draft.amount is None:
        raise DayNeeded(f"Say how many {measure.counted_in}", "amount")
    if draft.amount is not None and draft.amount < 1:
        raise DayNeeded("The number must be 1 or more", "amount")
    most = measure.most if measure else None
    if most is not None and draft.amount is not None and draft.amount > most:
        raise BeyondTheCap(
            f"At most {most} {measure.counted_in if measure else ''} may be imposed", "amount", most=most
        )
    if draft.due_on is not None and draft.due_on < clock.today(actor.zone):
        raise DayNeeded("The day must be today or after", "due_on")


def _weighed(actor: Actor, pack: Jurisdiction, failure: Failure) -> Weighed | None:
    held: Weighing | None = Weighing.objects.filter(failure=failure).first()
    if held is None:
        return None
    order_kind = failure.order.kind if failure.order else ""
    live = live_grids(actor.agency_id, pack, order_kind, clock.today(actor.zone))
    grid = next((each for each in live if each.code == held.grid), None)
    if grid is None:
        return None
    return Weighed(grid, range_of(grid, held.facts))

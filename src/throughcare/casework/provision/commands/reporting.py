"""Outcome measures, and the end-of-service report by which a service is concluded."""

from uuid import UUID

from django.db import transaction

from throughcare.casework.interventions.commands.moving import move
from throughcare.casework.interventions.models import ReferralMove, ServiceReferral
from throughcare.casework.provision.commands.writing import (
    add,
    day_of,
    referral_of,
    refuse_unless_accepted,
    today_of,
    wrote,
)
from throughcare.casework.provision.drafts import MeasureDraft, ReportDraft
from throughcare.casework.provision.events import EndReportSubmitted, MeasureTaken
from throughcare.casework.provision.models import ActionPlan, EndReport, Measure, Session
from throughcare.casework.provision.refusals import AnotherState, MeasureDay, NotOne, NotWritten, ReportNotDue
from throughcare.casework.provision.wording import ACHIEVED, MOMENTS
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.rules.interventions.commissioned import referral_conclusion
from throughcare.rules.interventions.referring import RUNNER, SERVICE
from throughcare.rules.kernel import Unknown

LONGEST_CODE = 60


@transaction.atomic
def take_measure(actor: Actor, referral_id: UUID, draft: MeasureDraft) -> Measure:
    """Write down a value. Raises NotPermitted, NotThere, NotAccepted, NotOne or MeasureDay."""
    referral = referral_of(actor, referral_id)
    refuse_unless_accepted(referral)
    if draft.moment not in MOMENTS or draft.better not in {"up", "down"}:
        raise NotOne("moment")
    if draft.measured_on > today_of(actor):
        raise MeasureDay("The day must be today or in the past")
    if referral.sent_at and draft.measured_on < day_of(actor, referral.sent_at):
        raise MeasureDay("The day must be on or after the day of the referral")
    code = draft.measure or draft.title.strip().lower()[:LONGEST_CODE]
    same = Measure.objects.filter(referral=referral, measure=code, measured_on=draft.measured_on)
    if same.exists():
        raise MeasureDay("This was measured on that day already")
    measure = Measure(
        person_id=referral.person_id, referral=referral, organisation_id=referral.organisation_id,
        measure=code, title=draft.title.strip(), unit=draft.unit, better=draft.better, moment=draft.moment,
        measured_on=draft.measured_on, value=draft.value,
    )  # fmt: skip
    add(actor, measure, "provision:measure:taken")
    bus.publish(actor, MeasureTaken(referral.person_id, referral.pk, measure.pk))
    return measure


@transaction.atomic
def ask_to_end(actor: Actor, referral_id: UUID, *, reason: str, words: str, expected: int) -> None:
    """Ask to end a service before its last session. Raises as `interventions.move`."""
    referral_of(actor, referral_id)
    if not words.strip():
        raise NotWritten("Say why it is to end", "words")
    move(
        actor,
        referral_id,
        to="end_requested",
        side=RUNNER,
        reason=reason,
        words=words.strip(),
        expected=expected,
    )


@transaction.atomic
def write_report(
    actor: Actor, referral_id: UUID, draft: ReportDraft, *, submit: bool, expected: int = 0
) -> EndReport:
    """Write the end-of-service report, or go on writing it; `submit` sends it and concludes the service.

    expected: the version of the report being written; 0 begins one.
    Raises NotPermitted, NotThere, AnotherState, NotOne, NotWritten, ReportNotDue or StaleVersion.
    """
    referral = referral_of(actor, referral_id)
    stands: EndReport | None = EndReport.objects.filter(referral=referral).first()
    if stands is not None and stands.submitted_at is not None:
        raise AnotherState("The report was sent already")
    refuse_unless_accepted(referral)
    _check(referral, draft, submit)
    given = {
        "outcomes": [
            {"outcome": outcome, "achieved": achieved, "words": words.strip()}
            for outcome, achieved, words in draft.outcomes
        ],
        "progress": draft.progress.strip(), "further": draft.further.strip(),
        "submitted_at": clock.now() if submit else None,
    }  # fmt: skip
    if stands is None:
        stands = EndReport(
            person_id=referral.person_id, referral=referral, organisation_id=referral.organisation_id,
            author_id=actor.user_id, **given,
        )  # fmt: skip
        add(actor, stands, "provision:report:written")
    else:
        amend(stands, expected=expected, by=actor, because="written", **given)
        wrote(actor, "provision:report:written", stands)
    if submit:
        _conclude(actor, referral)
        bus.publish(actor, EndReportSubmitted(referral.person_id, referral.pk, stands.pk))
    return stands


def _check(referral: ServiceReferral, draft: ReportDraft, submit: bool) -> None:
    hoped = set(referral.outcomes)
    if any(
        outcome not in hoped or (achieved and achieved not in ACHIEVED)
        for outcome, achieved, _ in draft.outcomes
    ):
        raise NotOne("outcomes")
    if not submit:
        return
    if hoped - {outcome for outcome, achieved, _ in draft.outcomes if achieved}:
        raise NotWritten("Say of each outcome how far it was reached", "outcomes")
    if not draft.progress.strip():
        raise NotWritten("Say what became of it", "progress")
    if referral.route == SERVICE and not state_of_delivery(referral)["can_start_end_of_service_report"]:
        raise ReportNotDue(
            "The report is sent once the last session is recorded, or after somebody has asked to end the service"
        )


def state_of_delivery(referral: ServiceReferral) -> dict[str, object]:
    """What the published rule says of how far delivery has come."""
    states = list(Session.objects.filter(referral=referral).values_list("state", "number"))
    approved = ActionPlan.objects.filter(referral=referral, state="approved").order_by("-answered_at").first()
    settled = {number for state, number in states if state in {"attended", "not_attended"}}
    planned = approved.sessions if approved else 0
    found = referral_conclusion(
        action_plan_approved=approved is not None, end_requested=referral.state == "end_requested",
        end_of_service_report_submitted=Unknown.NOT_ASKED,
        sessions_attended=len({number for state, number in states if state == "attended"}),
        sessions_not_attended=len(settled - {number for state, number in states if state == "attended"}),
        sessions_without_outcome=max(planned - len(settled), 0),
    )  # fmt: skip
    return dict(found.results)


def _conclude(actor: Actor, referral: ServiceReferral) -> None:
    """A service whose report is sent ends as the rule says; a programme is ended by its own team's move."""
    if referral.route != SERVICE:
        return
    how = state_of_delivery(referral)["delivery_state"]
    move(actor, referral.pk, to="report_submitted", side=RUNNER, expected=referral.version)
    if how == "completed":
        move(actor, referral.pk, to="completed", side=RUNNER, expected=referral.version + 1)
        return
    asked = ReferralMove.objects.filter(referral=referral, to="end_requested").order_by("-known_from").first()
    move(
        actor, referral.pk, to="prematurely_ended", side=RUNNER, expected=referral.version + 1,
        reason=asked.reason if asked else "another", words=asked.words if asked else "Ended early",
    )  # fmt: skip

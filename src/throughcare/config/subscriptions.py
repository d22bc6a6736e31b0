"""Which handler hears of which event: the only place that wires events upward."""

from throughcare.casework.assessments import events as assessments
from throughcare.casework.assessments.handlers import (
    answer_after_assessment,
    call_after_concern,
    call_after_decision,
    call_after_move,
    call_after_offence,
    call_after_order,
    tell_of_return,
    tell_of_section,
    tell_of_signature,
)
from throughcare.casework.checkins import events as checkins
from throughcare.casework.checkins import handlers as of_checkins
from throughcare.casework.classification import events as classification
from throughcare.casework.classification.handlers import (
    calculate_after_assessment,
    calculate_after_flag,
    calculate_after_order,
    calculate_after_score,
)
from throughcare.casework.diaries.handlers import stop_reminders
from throughcare.casework.earlysupport import events as earlysupport
from throughcare.casework.interventions import events as interventions
from throughcare.casework.interventions.handlers import review_after_service
from throughcare.casework.orders import events as orders
from throughcare.casework.plans import events as plans
from throughcare.casework.plans import handlers as of_plans
from throughcare.casework.provision import events as provision
from throughcare.casework.resettlement import events as resettlement
from throughcare.casework.selfreports import events as selfreports
from throughcare.casework.supervision import events as supervision
from throughcare.casework.supervision.handlers import (
    ask_for_interpreter,
    follow_orders,
    follow_state,
    no_interpreter_any_more,
    tell_of_overdue_visit,
)
from throughcare.casework.testing import events as testing
from throughcare.casework.unpaidwork import events as unpaidwork
from throughcare.decisions.appeals import events as appeals
from throughcare.decisions.appeals.handlers import end_conditions, end_part_condition
from throughcare.decisions.dossiers import events as dossiers
from throughcare.decisions.dueprocess import events as dueprocess
from throughcare.decisions.hearings import events as hearings
from throughcare.decisions.hearings.handlers import remind_of_hearing, stop_hearing_reminder
from throughcare.decisions.licences import events as licences
from throughcare.decisions.licences.handlers import end_after_order as end_licences
from throughcare.decisions.noncompliance import events as noncompliance
from throughcare.decisions.noncompliance.handlers import (
    consider_checkin,
    consider_contact,
    consider_state,
    consider_test,
    consider_work,
    end_after_appeal,
    end_part_after_appeal,
)
from throughcare.platform.events.bus import Handler
from throughcare.register.caseload import events as caseload
from throughcare.register.caseload.handlers import look_for_hidden
from throughcare.register.documents import events as documents
from throughcare.register.documents.handlers import examine_stored
from throughcare.register.messaging import events as messaging
from throughcare.register.notices.handlers import (
    follow_allocation,
    look_again,
    tell_of_cover,
    tell_of_danger,
    tell_of_erasure_decided,
    tell_of_glass,
    tell_of_help,
    tell_of_late_review,
    tell_of_recipients,
    tell_of_refused_glass,
    tell_of_tie,
    tell_of_unusual_look,
)
from throughcare.register.people import events as people
from throughcare.register.rights import events as rights
from throughcare.register.rights.handlers import forget_packs, put_together
from throughcare.register.safeguarding import events as safeguarding

SUBSCRIPTIONS: dict[type, tuple[Handler, ...]] = {
    supervision.AppointmentBooked: (look_again,),
    supervision.AppointmentMoved: (stop_reminders, look_again),
    supervision.AppointmentCancelled: (stop_reminders, look_again),
    supervision.ContactRecorded: (consider_contact, look_again),
    supervision.OutcomeChanged: (consider_contact, look_again),
    supervision.TaskDone: (look_again,),
    supervision.AppointmentSetAside: (stop_reminders, look_again),
    supervision.AppointmentRestored: (look_again,),
    supervision.VisitOverdue: (tell_of_overdue_visit, look_again),
    supervision.VisitSettled: (look_again,),
    supervision.ProgressProposed: (look_again,),
    supervision.ProgressDecided: (look_again,),
    orders.OrderChanged: (
        follow_orders,
        calculate_after_order,
        call_after_order,
        of_checkins.end_after_orders,
        look_again,
    ),
    orders.OffenceHistoryChanged: (call_after_offence,),
    orders.OrderEnded: (
        follow_orders,
        calculate_after_order,
        of_plans.end_after_order,
        of_checkins.end_after_orders,
        end_licences,
        look_again,
    ),
    orders.KeyDateChanged: (look_again,),
    orders.SupervisionStateChanged: (
        follow_state,
        consider_state,
        of_plans.review_after_state,
        of_checkins.pause_after_state,
        look_again,
    ),
    noncompliance.FailureOpened: (look_again,),
    noncompliance.FailureClosed: (look_again,),
    noncompliance.ReasonAsked: (look_again,),
    noncompliance.ExcuseHeard: (look_again,),
    noncompliance.ExcuseJudged: (look_again,),
    noncompliance.WarningWithdrawn: (look_again,),
    noncompliance.ApprovalAsked: (look_again,),
    noncompliance.ApprovalAnswered: (look_again,),
    noncompliance.SanctionBegun: (look_again,),
    noncompliance.SanctionEnded: (look_again,),
    noncompliance.ResponseDecided: (call_after_decision, of_plans.review_after_decision),
    dossiers.DossierAssembled: (),
    dossiers.WithholdingAsked: (look_again,),
    dossiers.DossierFixed: (look_again,),
    dossiers.DossierHandedOver: (look_again,),
    dueprocess.ProcessOpened: (look_again,),
    dueprocess.GateClosed: (look_again,),
    dueprocess.GateReopened: (look_again,),
    dueprocess.GateNotEvidenced: (look_again,),
    dueprocess.ProcessAdjourned: (look_again,),
    dueprocess.ProcessDecided: (look_again,),
    dueprocess.ProcessDropped: (look_again,),
    dueprocess.DecisionSetAside: (end_after_appeal, look_again),
    dueprocess.PartSetAside: (end_part_after_appeal, end_part_condition, look_again),
    appeals.AppealLodged: (look_again,),
    appeals.AppealMoved: (look_again,),
    appeals.AppealWithdrawn: (look_again,),
    appeals.AppealDecided: (end_conditions, look_again),
    hearings.HearingListed: (remind_of_hearing, look_again),
    hearings.HearingMoved: (remind_of_hearing, look_again),
    hearings.HearingOff: (stop_hearing_reminder, look_again),
    hearings.HearingHeard: (stop_hearing_reminder, look_again),
    hearings.PartyChanged: (look_again,),
    hearings.EligibilityAnswered: (),
    licences.LicenceBegun: (look_again,),
    licences.LicenceMoved: (look_again,),
    licences.LicenceInForce: (look_again,),
    licences.LicenceOver: (look_again,),
    earlysupport.SupportOfferClosed: (look_again,),
    interventions.ReferralMoved: (look_again,),
    interventions.ServiceEnded: (review_after_service, look_again),
    interventions.ConsentRecorded: (look_again,),
    interventions.ConsentRevoked: (look_again,),
    interventions.FlowStopped: (look_again,),
    provision.SessionRecorded: (look_again,),
    provision.ReturnSeen: (look_again,),
    provision.ActionPlanSubmitted: (look_again,),
    provision.ActionPlanAnswered: (look_again,),
    selfreports.DangerTold: (tell_of_danger, look_again),
    selfreports.HelpAsked: (tell_of_help, look_again),
    selfreports.DangerAnswered: (look_again,),
    selfreports.SelfReportAnswered: (of_checkins.follow_answer,),
    checkins.CheckinSubmitted: (of_checkins.set_day, look_again),
    checkins.CheckinExpired: (consider_checkin, look_again),
    checkins.CheckinReviewed: (consider_checkin, look_again),
    checkins.AnotherWayChosen: (of_checkins.arrange_another_way, look_again),
    checkins.CheckinTroubled: (of_checkins.help_with_trouble, look_again),
    assessments.AssessmentStarted: (look_again,),
    assessments.SectionAsked: (tell_of_section,),
    assessments.AssessmentSigned: (tell_of_signature, look_again),
    assessments.AssessmentReturned: (tell_of_return, look_again),
    assessments.AssessmentCompleted: (
        answer_after_assessment,
        calculate_after_assessment,
        of_plans.review_after_assessment,
        look_again,
    ),
    assessments.AssessmentSetAside: (look_again,),
    assessments.AssessmentContested: (look_again,),
    assessments.ContestDecided: (look_again,),
    assessments.AssessmentCalledFor: (look_again,),
    assessments.AssessmentCallDeclined: (look_again,),
    assessments.SourceScoreRecorded: (calculate_after_score,),
    classification.LevelProposed: (look_again,),
    classification.ProposalAnswered: (look_again,),
    classification.OverrideAsked: (look_again,),
    classification.OverrideAnswered: (look_again,),
    classification.OverrideEnded: (look_again,),
    classification.LevelChanged: (look_again,),
    classification.LevelTold: (look_again,),
    classification.FlagSet: (calculate_after_flag, look_again),
    classification.FlagReviewed: (calculate_after_flag, look_again),
    classification.FlagRemoved: (calculate_after_flag, look_again),
    plans.PlanBegun: (look_again,),
    plans.PlanChanged: (look_again,),
    plans.ObjectiveAchieved: (of_plans.review_after_achievement, look_again),
    plans.PlanSigned: (of_plans.tell_of_signature, look_again),
    plans.PlanCountersigned: (of_plans.tell_of_return, look_again),
    plans.PlanAnswered: (look_again,),
    plans.ReviewDue: (look_again,),
    plans.ReviewDone: (look_again,),
    plans.PlanEnded: (look_again,),
    unpaidwork.WorkPlanned: (look_again,),
    unpaidwork.WorkCancelled: (look_again,),
    unpaidwork.WorkOutcomeRecorded: (consider_work, look_again),
    unpaidwork.TravelAsked: (look_again,),
    unpaidwork.TravelDecided: (look_again,),
    testing.TestOrdered: (look_again,),
    testing.TestMoved: (look_again,),
    testing.TestResulted: (consider_test, look_again),
    testing.TestNotTaken: (consider_test, look_again),
    resettlement.ResettlementReportSent: (look_again,),
    resettlement.ResettlementReportSkipped: (look_again,),
    resettlement.PreparationReset: (look_again,),
    safeguarding.ConcernNoted: (call_after_concern, of_plans.review_after_concern, look_again),
    safeguarding.ConcernReviewed: (look_again,),
    safeguarding.ConcernRemoved: (look_again,),
    safeguarding.ReferralSent: (look_again,),
    safeguarding.ReferralChased: (look_again,),
    safeguarding.ReferralAnswered: (look_again,),
    documents.DocumentStored: (examine_stored,),
    documents.InterpreterNeeded: (ask_for_interpreter,),
    documents.LetterWithdrawn: (no_interpreter_any_more,),
    messaging.PersonNotReached: (of_checkins.give_by_hand,),
    messaging.PersonReplied: (look_again,),
    messaging.ReplyTellsOfDanger: (tell_of_danger, look_again),
    messaging.ReplyRead: (look_again,),
    people.PersonAdded: (look_for_hidden,),
    people.PersonDetailsChanged: (look_for_hidden,),
    rights.PackAsked: (put_together,),
    rights.ErasureDecided: (tell_of_erasure_decided,),
    rights.RecordTakenAway: (forget_packs, look_again, tell_of_recipients),
    rights.RecordPutBack: (look_again,),
    rights.PersonErased: (tell_of_recipients,),
    caseload.AllocationChanged: (follow_allocation, call_after_move, of_plans.review_after_move, look_again),
    caseload.AllocationEnded: (follow_allocation, look_again),
    caseload.GlassBroken: (look_again, tell_of_glass),
    caseload.GlassRefused: (tell_of_refused_glass,),
    caseload.GlassReviewed: (look_again,),
    caseload.GlassNotReviewed: (tell_of_late_review,),
    caseload.TieDeclared: (tell_of_tie,),
    caseload.HiddenMatchFound: (look_again,),
    caseload.HiddenMatchAnswered: (look_again,),
    caseload.CoverArranged: (tell_of_cover,),
    caseload.UnusualLookFound: (tell_of_unusual_look,),
}

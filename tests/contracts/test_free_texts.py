"""No free text of a person's record may tell what is protected around them: every such field is sealed or refused.

A new text field fails here until it says which of the three it is: sealed, not typed freely, or refused with the way
in which somebody would type into it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from tests import factories
from tests.arranging import World
from tests.contracts.texts_not_typed import NOT_TYPED, TELLS
from tests.contracts.texts_of_appeals import REFUSED_BY_APPEALS
from tests.contracts.texts_of_dossiers import REFUSED_BY_DOSSIERS
from tests.contracts.texts_of_fairness import REFUSED_BY_FAIRNESS
from tests.contracts.texts_of_hearings import REFUSED_BY_HEARINGS
from tests.contracts.texts_of_licences import REFUSED_BY_LICENCES
from tests.contracts.texts_of_messages import REFUSED_BY_MESSAGES
from tests.contracts.texts_of_plans import BESIDE_THEM, REFUSED_BY_PLANS
from tests.contracts.texts_of_reasons import WHY_IT_CHANGES
from tests.contracts.texts_of_responses import REFUSED_BY_RESPONSES
from tests.contracts.texts_of_services import REFUSED_BY_SERVICES
from tests.contracts.texts_of_supervision import REFUSED_BY_SUPERVISION
from tests.contracts.texts_of_testing import REFUSED_BY_TESTING

from throughcare.casework.assessments import commands as assessments
from throughcare.casework.assessments.drafts import ContestDecision, ContestDraft, Typed
from throughcare.casework.checkins import commands as checkins
from throughcare.casework.checkins.drafts import ReviewDraft
from throughcare.casework.checkins.tests.arranged import draft as checkin_draft
from throughcare.casework.classification import commands as classification
from throughcare.casework.classification.drafts import FlagDraft, LevelDraft, OverrideDraft
from throughcare.casework.orders import commands as orders
from throughcare.casework.orders import drafts as o
from throughcare.casework.resettlement import commands as resettlement
from throughcare.casework.resettlement.drafts import ActivityDraft, NeedDraft, PartDraft
from throughcare.casework.selfreports import commands as selfreports
from throughcare.casework.supervision import commands as supervision
from throughcare.casework.supervision import drafts as s
from throughcare.casework.unpaidwork import commands as unpaidwork
from throughcare.casework.unpaidwork.drafts import AdjustmentDraft, OutcomeDraft
from throughcare.decisions.noncompliance import commands as noncompliance
from throughcare.decisions.noncompliance.drafts import DecisionDraft, JudgmentDraft
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.platform.database.holdings import models_of_the_record, own_fields
from throughcare.platform.keys.fields import SealedTextField
from throughcare.register.caseload import commands as caseload
from throughcare.register.caseload.models import Allocation
from throughcare.register.documents import commands as documents
from throughcare.register.documents.drafts import StoredDraft
from throughcare.register.people import commands as people
from throughcare.register.people import drafts as p
from throughcare.register.people.birth import Birth
from throughcare.register.people.commands import merging
from throughcare.register.people.models import Person
from throughcare.register.protection import commands as protection
from throughcare.register.protection.content import Content
from throughcare.register.protection.refusals import ProtectedInText
from throughcare.register.rights import commands as rights
from throughcare.register.rights.commands import disputes, taking_away
from throughcare.register.safeguarding import commands as safeguarding
from throughcare.register.safeguarding import drafts as g
from throughcare.rules.contacts import ContactKind, Interval, Repetition
from throughcare.rules.forms import find_form
from throughcare.rules.kernel import Choice, Text

pytestmark = pytest.mark.requirement("R139", "R120")
A_TEXT, A_CODE = (
    next(each.name for each in find_form("needs-and-harm-ew") if isinstance(each.item.kind, kind))
    for kind in (Text, Choice)
)
"""Questions that are answered in words, and by a code."""
TODAY = clock.today("Europe/London")
SOON = TODAY + timedelta(days=7)
f: Any = factories
TEXTS = (models.CharField, models.TextField, models.JSONField, SealedTextField)
type Typing = Callable[[Actor, Person, World], object]


def item(draft: p.ItemDraft) -> Typing:
    """Adding one detail."""
    return lambda a, person, _: people.add_item(a, person.pk, draft)


def booking(**more: Any) -> s.BookingDraft:
    """An appointment next week, offered."""
    at = {"on": SOON, "at": clock.now().time().replace(microsecond=0), "minutes": 30}
    return s.BookingDraft(kind=ContactKind.OFFICE, required=False, **at, **more)


def contact(**more: Any) -> s.ContactDraft:
    """An unplanned call yesterday."""
    yesterday = TODAY - timedelta(days=1)
    return s.ContactDraft(kind=ContactKind.PHONE, on=yesterday, at=clock.now().time(), **more)


def failure(person: Person, stage: str) -> Any:
    """A failure at a stage, with what stands beside it there."""
    made = f.FailureFactory(person=person, stage=stage, failed_on=TODAY, heard_on=TODAY)
    if stage == "to_decide":
        f.ExcuseJudgmentFactory(person=person, failure=made)
        f.ProposalMadeFactory(person=person, failure=made)
    return made


def decide(a: Actor, person: Person, **texts: str) -> object:
    """Deciding on a failure."""
    held = failure(person, "to_decide")
    draft = DecisionDraft(
        **{"kind": "no_action", "reasons": "Because", "departs_because": "Because", **texts}
    )
    return noncompliance.decide(a, person.pk, held.pk, draft, expected=held.version)


def asked_for(person: Person) -> Any:
    """Check-ins that wait for a manager."""
    return f.CheckinSeriesFactory(
        person=person, status="initial", decision="", decided_by=None, decided_at=None
    )


def end_order(a: Actor, person: Person, w: World) -> object:
    """Ending an order by somebody's decision."""
    held = f.OrderFactory(person=person)
    ending = o.EndingDraft(last_day=TODAY, reason="early", decided_by=TELLS)
    return orders.end_order(a, person.pk, held.pk, ending, expected=held.version)


def condition(a: Actor, person: Person, **texts: Any) -> object:
    """Adding a condition."""
    draft = o.ConditionDraft(
        **{"kind": "ew-requirement-curfew", "text": "Not to drink", "authority": "Governor", **texts}
    )
    return orders.add_condition(a, person.pk, f.OrderFactory(person=person).pk, draft)


def second_source(a: Actor, person: Person, w: World) -> object:
    """Confirming a death."""
    report = f.DeathReportFactory(person=person)
    return orders.confirm_death(a, person.pk, report.pk, source=TELLS, died_on=None, expected=report.version)


def review(a: Actor, person: Person, w: World) -> object:
    """Judging an opening of the glass by another."""
    glass = f.GlassFactory(person=person, user=w.officer, user_agency=w.agency)
    return caseload.review_glass(a, glass.pk, expected=1, outcome="justified", note=TELLS)


def merged(a: Actor, person: Person, w: World) -> object:
    """Merging with a record of nobody else."""
    gone = f.PersonFactory(agency=w.agency)
    return merging.merge(a, person.pk, gone.pk, expected=(person.version, gone.version), reasons=TELLS)


def offence(**texts: str) -> Typing:
    """Adding an entry of the history."""
    draft = o.OffenceDraft(**{"description": "Theft", "outcome": "convicted", **texts})
    return lambda a, person, _: orders.add_offence(a, person.pk, draft)


def order(**texts: str) -> Typing:
    """Adding an order."""
    draft = o.OrderDraft(kind="ew-community-order", **texts)
    return lambda a, person, _: orders.add_order(a, person.pk, draft)


def concern(a: Actor, person: Person, w: World) -> object:
    """Noting a concern."""
    draft = g.ConcernDraft(kind="self-harm", what=TELLS, source="person", noted_on=TODAY)
    return safeguarding.note_concern(a, person.pk, draft)


def referral(**texts: str) -> Typing:
    """Sending a referral."""
    told = {"to": "The council", "why": "Worried"} | texts
    draft = g.ReferralDraft(about="child", how="phone", sent_on=TODAY, **told)
    return lambda a, person, _: safeguarding.send_referral(a, person.pk, draft)


def disclosure(**texts: str) -> Typing:
    """Writing down what was told outside."""
    told = {"recipient": "A desk", "what": "Where", "why": "Safety", "power": "An act"} | texts
    codes = {"recipient_kind": "police", "basis": "public_task", "how": "speech"}
    draft = g.DisclosureDraft(**codes, **told, told_on=TODAY)
    return lambda a, person, _: safeguarding.disclose(a, person.pk, draft)


def of(factory: Any, command: Callable[..., object], **given: Any) -> Typing:
    """A command on a row of the person's that stands already."""

    def typed(a: Actor, person: Person, w: World) -> object:
        row = factory(person=person)
        return command(a, person.pk, row.pk, **given, expected=row.version)

    return typed


def of_row(factory: Any, command: Callable[..., object], **given: Any) -> Typing:
    """The same for a command that takes the row alone."""
    return lambda a, person, w: command(a, factory(person=person).pk, **given)


def on(command: Callable[..., object], **given: Any) -> Typing:
    """A command on the person."""
    return lambda a, person, w: command(a, person.pk, **given)


def assessment(form: str = "phq-9", **more: Any) -> Callable[[Person], Any]:
    """An assessment of the person's."""
    return lambda person: f.AssessmentFactory(person=person, form=str(find_form(form).id), **more)


def answer(question: str, **typed: Any) -> Typing:
    """Answering a question of the broad form."""
    form = "needs-and-harm-ew"
    code = find_form(form).section_of(question).code
    return lambda a, person, w: assessments.save_answers(
        a, person.pk, assessment(form)(person).pk, code, {question: Typed(**typed)}, {}
    )


def section_again(a: Actor, person: Person, w: World) -> object:
    """Opening a section again."""
    held = assessment()(person)
    f.SectionWorkFactory(person=person, assessment=held, done_by=w.officer, done_at=clock.now())
    return assessments.reopen_section(a, person.pk, held.pk, "questions", because=TELLS)


def settle(a: Actor, person: Person, w: World) -> object:
    """Deciding a contest."""
    held = f.ContestFactory(person=person)
    return assessments.decide_contest(
        a, person.pk, held.pk, ContestDecision(state="refused", reasons=TELLS), expected=1
    )


COMPLETED = {"stage": "final", "signed_at": clock.now()}
ORDERED = taking_away.RemovalOrder("expunged", TELLS, TODAY)
STAY = {"establishment": "HMP Example", "received_on": TODAY}
LINE = {"on": TODAY, "kind": "other", "as_given": "Well", "source": "Wing"}
REFUSED: dict[str, Typing] = {
    "people.Person.born_as_given": lambda a, person, w: people.change_about(
        a, person.pk, p.AboutDraft(birth=Birth(as_given=TELLS)), expected=1, because="mistake"),
    "people.Removal.authority": lambda a, person, w: taking_away.take_away(
        a, person.pk, "orders-offence", f.OffenceFactory(person=person).pk, ORDERED),
    "people.Removal.opened_authority": lambda a, person, w: taking_away.put_back(
        a, person.pk, f.sealed_removal(person).act, TELLS),
    "people.Name.given": item(p.NameDraft(given=TELLS, kind="former")),
    "people.Name.middle": item(p.NameDraft(given="A", middle=TELLS, kind="former")),
    "people.Name.family": item(p.NameDraft(given="Vera", family="Lockwood", kind="former")),
    "people.Name.alias": item(p.NameDraft(given="Vera", family="Lockwood", kind="alias")),
    "people.Address.seen_by": item(p.AddressDraft(kind="previous", lines="1 Invented Road", seen_by=TELLS)),
    "people.ContactPoint.value": item(p.ContactDraft(kind="email", value="vera@example.org")),
    "people.ContactPoint.seen_by": item(p.ContactDraft(kind="phone", value="01632 960001", seen_by=TELLS)),
    "people.ContactPoint.note": item(p.ContactDraft(kind="phone", value="01632 960001", note=TELLS)),
    "people.Characteristic.as_given": item(p.CharacteristicDraft(kind="religion", as_given=TELLS)),
    "people.Adjustment.need": item(p.AdjustmentDraft(need=TELLS)),
    "people.Relation.name": item(p.RelationDraft(kind="partner", name=TELLS)),
    "people.Relation.note": item(p.RelationDraft(kind="partner", note=TELLS)),
    "people.Occupation.status": item(p.OccupationDraft(kind="employment", status=TELLS)),
    "people.Occupation.organisation": item(
        p.OccupationDraft(kind="employment", status="employed", organisation=TELLS)),
    "people.Merge.reasons": merged,
    "people.Merge.undone_because": lambda a, person, w: merging.take_apart(
        a, f.MergeFactory(person=person).pk, expected=1, because=TELLS),
    "caseload.Allocation.reason": lambda a, person, w: caseload.transfer(
        a, person.pk, officer_id=w.manager.pk, team_id=w.team.pk, starts_on=TODAY, reason=TELLS),
    "caseload.Restriction.reason": on(caseload.restrict, reason=TELLS),
    "caseload.Named.reason": lambda a, person, w: (
        caseload.restrict(a, person.pk, reason="Known here"),
        caseload.name_user(a, person.pk, user_id=w.user("officer").pk, reason=TELLS)),
    "caseload.Exclusion.reason": lambda a, person, w: caseload.exclude(
        a, person.pk, user_id=w.user("officer").pk, reason=TELLS),
    "caseload.WellKnown.reason": on(caseload.watch_person, reason=TELLS),
    "caseload.Glass.review_note": review,
    "protection.Holder.reason": lambda a, person, w: protection.name_holder(
        a, person.pk, user_id=w.user("victim_liaison").pk, reason=TELLS),
    "assessments.Assessment.remarks": lambda a, person, w: assessments.correct_assessment(
        a, person.pk, assessment(**COMPLETED)(person).pk, because=TELLS),
    "assessments.SectionWork.why_again": section_again,
    "assessments.Answer.note": answer(A_CODE, state="not_known", note=TELLS),
    "assessments.Answer.value": answer(A_TEXT, state="value", value=TELLS),
    "assessments.Contest.said": lambda a, person, w: assessments.contest(
        a, person.pk, assessment(**COMPLETED)(person).pk, ContestDraft(said=TELLS, said_on=TODAY)),
    "assessments.Contest.reasons": settle,
    "assessments.CalledFor.why_none": lambda a, person, w: assessments.decline_call(
        a, person.pk, f.CalledForFactory(person=person).pk, why=TELLS, expected=1),
    "safeguarding.Concern.what": concern,
    "safeguarding.Concern.removed_because": of(f.ConcernFactory, safeguarding.remove_concern, because=TELLS),
    "safeguarding.Referral.to": referral(to=TELLS),
    "safeguarding.Referral.why": referral(why=TELLS),
    "safeguarding.Referral.answer_note": of(
        f.ReferralFactory, safeguarding.answer_referral, answer="accepted", answered_on=TODAY, note=TELLS),
    "safeguarding.Disclosure.recipient": disclosure(recipient=TELLS),
    "safeguarding.Disclosure.what": disclosure(what=TELLS),
    "safeguarding.Disclosure.why": disclosure(why=TELLS),
    "safeguarding.Disclosure.power": disclosure(power=TELLS),
    "rights.AccessRequest.asked_by": on(rights.ask_access, asked_on=TODAY, asked_by=TELLS),
    "rights.AccessRequest.handed_to": lambda a, person, w: rights.hand_over(
        a, f.AccessPackFactory(request__person=person, state="made").request_id, expected=1, handed_to=TELLS),
    "rights.AccessRequest.answer": of_row(
        f.AccessRequestFactory, rights.close_request, expected=1, because=TELLS),
    "rights.PartDecision.reason": of_row(
        f.AccessRequestFactory, rights.decide_part, part="x", give=False, reason=TELLS),
    "rights.Dispute.what": on(disputes.record_dispute, kind="disagreement", about=disputes.About(), what=TELLS,
                              said="No", starts_on=TODAY),
    "rights.Dispute.said": on(disputes.record_dispute, kind="disagreement", about=disputes.About(), what="",
                              said=TELLS, starts_on=TODAY),
    "rights.Dispute.settled": of_row(
        f.DisputeFactory, disputes.settle_dispute, expected=1, ends_on=TODAY, settled=TELLS),
    "rights.RecipientTold.how": on(
        rights.tell_recipient, disclosure=uuid4(), corrected=uuid4(), told_on=TODAY, how=TELLS),
    "rights.KeepingReview.reason": on(
        rights.decide_keeping, keeping="case", due_on=TODAY, keep_until=date(2099, 1, 1), reason=TELLS),
    "orders.Offence.description": offence(description=TELLS),
    "orders.Offence.court": offence(court=TELLS),
    "orders.Sentence.kind": on(orders.add_sentence, draft=o.SentenceDraft(kind=TELLS)),
    "orders.Sentence.court": on(orders.add_sentence, draft=o.SentenceDraft(kind="Fine", court=TELLS)),
    "orders.Sentence.length": on(orders.add_sentence, draft=o.SentenceDraft(kind="Fine", length=TELLS)),
    "orders.Order.authority": order(authority=TELLS),
    "orders.Order.reference": order(reference=TELLS),
    "orders.Order.ends_because": end_order,
    "orders.Condition.text": lambda a, person, w: condition(a, person, text=TELLS),
    "orders.Condition.authority": lambda a, person, w: condition(a, person, authority=TELLS),
    "orders.Condition.terms": lambda a, person, w: condition(
        a, person, kind="ew-requirement-alcohol-abstinence", terms={"substances": ["alcohol"], "named": TELLS}),
    "orders.Condition.answers": lambda a, person, w: condition(
        a, person, kind="ew-licence-association", text="", wording="groups", answers={"name_of_organisation": [TELLS]}),
    "orders.Condition.legal_basis": lambda a, person, w: condition(a, person, legal_basis=TELLS),
    "orders.KeyDate.note": on(
        orders.add_key_date, draft=o.KeyDateDraft(kind="ew-hearing", on=SOON, certainty="confirmed", note=TELLS)),
    "orders.SupervisionState.note": on(
        orders.change_state, draft=o.StateDraft(state="hospital", starts_on=TODAY, note=TELLS)),
    "orders.ReachAttempt.note": on(
        orders.record_attempt, draft=o.AttemptDraft(on=TODAY, way="phone", result="no_answer", note=TELLS)),
    "orders.DeathReport.told_by": on(
        orders.report_death, draft=o.DeathDraft(told_by=TELLS, told_how="phone", told_on=TODAY)),
    "orders.DeathReport.second_source": second_source,
    **{f"orders.CustodyStay.{name}": on(orders.receive, draft=o.StayDraft(**{**STAY, name: TELLS}))
       for name in ("establishment", "category", "source")},
    **{f"orders.CustodyNote.{name}": on(orders.note_custody, draft=o.CustodyNoteDraft(**{**LINE, name: TELLS}))
       for name in ("as_given", "source")},
    "classification.Proposal.words": of(
        f.ProposalFactory, classification.decline_proposal, reasons="", words=TELLS),
    **{f"classification.Override.{name}": on(classification.ask_override, draft=OverrideDraft(
        **{"level": "B", "reason": "harm", "words": "Known", "review_on": SOON, name: TELLS}))
       for name in ("words", "speaks_for")},
    "classification.Override.answer": of(
        f.OverrideFactory, classification.approve_override, reasons="", answer=TELLS),
    "classification.Flag.note": on(classification.set_flag, draft=FlagDraft(kind="STRG", starts_on=TODAY, note=TELLS)),
    "unpaidwork.WorkAppointment.notes": lambda a, person, w: unpaidwork.record_work_outcome(
        a, person.pk, f.WorkAppointmentFactory(person=person).pk, OutcomeDraft(outcome="ATTC", notes=TELLS),
        expected=1),
    "unpaidwork.WorkAdjustment.note": lambda a, person, w: unpaidwork.adjust_hours(
        a, person.pk, AdjustmentDraft(
            requirement_id=f.WorkRequirementFactory(person=person).pk, minutes=-60, reason="earlier", on=TODAY,
            note=TELLS)),
    "unpaidwork.TravelDecision.words": of(
        f.TravelDecisionFactory, unpaidwork.decide_travel, minutes=0, words=TELLS),
    "checkins.CheckinSeries.reason": on(checkins.ask_for_checkins, draft=checkin_draft(reason=TELLS)),
    "checkins.CheckinSeries.decision_reason": lambda a, person, w: checkins.decide(
        a, person.pk, asked_for(person).pk, decision="refused", reason=TELLS, expected=1),
    "checkins.Checkin.note": lambda a, person, w: checkins.review(
        a, person.pk, f.CheckinFactory(person=person, state="submitted", submitted_at=clock.now()).pk,
        ReviewDraft(how="fine", note=TELLS), expected=1),
    "checkins.OwnQuestion.asks": lambda a, person, w: checkins.add_question(
        a, person.pk, f.CheckinSeriesFactory(person=person).pk, TELLS),
    "resettlement.Preparation.words": lambda a, person, w: (
        f.PreparationFactory(person=person),
        resettlement.begin_anew(a, person.pk, because="recall", words=TELLS)),
    "resettlement.ResettlementReport.words": on(
        resettlement.skip_report, kind="BCST2", reason="other", words=TELLS),
    "resettlement.ReportPart.answers": on(resettlement.answer_part, kind="BCST2", pathway="health", draft=PartDraft(
        answers={"health_more": TELLS}), expected=0),
    "resettlement.ReportPart.summary": on(
        resettlement.answer_part, kind="BCST2", pathway="health", draft=PartDraft(summary=TELLS), expected=0),
    "resettlement.PathwayStatus.words": on(
        resettlement.set_pathway_status, pathway="health", status="done", words=TELLS),
    "resettlement.SupportNeed.words": on(resettlement.add_support_need, draft=NeedDraft(
        pathway="health", need="other", words=TELLS, who="custody")),
    "resettlement.SupportNeed.latest": of(
        f.SupportNeedFactory, resettlement.change_support_need, status="met", who="custody", latest=TELLS),
    **{f"resettlement.CustodyActivity.{name}": on(resettlement.add_activity, draft=ActivityDraft(**{
        "pathway": "health", "kind": "other", "title": "Gym", "starts_on": TODAY, name: TELLS}))
       for name in ("title", "place", "words")},
    "classification.Flag.words": of(
        f.FlagFactory, classification.remove_flag, because="no_longer", words=TELLS),
    "supervision.Appointment.purpose": on(supervision.book_appointment, draft=booking(purpose=TELLS)),
    "supervision.Appointment.place": on(supervision.book_appointment, draft=booking(place=TELLS)),
    "supervision.Appointment.moved_because": of(
        f.AppointmentFactory, supervision.cancel, asked_by="person", because=TELLS),
    "supervision.Contact.title": on(supervision.record_contact, draft=contact(title=TELLS)),
    "supervision.Note.text": on(supervision.record_contact, draft=contact(note=TELLS)),
    "supervision.Task.what": on(supervision.add_task, draft=s.TaskDraft(what=TELLS, due_on=SOON)),
    "selfreports.SafetyTask.done": lambda a, person, w: selfreports.say_what_was_done(
        a, person.pk, f.SafetyTaskFactory(person=person).pk, done=TELLS, done_at=clock.now(), expected=1),
    "noncompliance.Failure.excuse": lambda a, person, w: noncompliance.hear_excuse(
        a, person.pk, failure(person, "asked").pk, excuse=TELLS, heard_on=TODAY, expected=1),
    "noncompliance.ExcuseJudgment.reasons": lambda a, person, w: noncompliance.judge(
        a, person.pk, failure(person, "to_judge").pk, JudgmentDraft(reasonable=True, reasons=TELLS), expected=1),
    "noncompliance.Response.reasons": lambda a, person, w: decide(a, person, reasons=TELLS),
    "noncompliance.Response.departs_because": lambda a, person, w: decide(a, person, departs_because=TELLS),
    "documents.StoredDocument.title": lambda a, person, _: documents.store_document(
        a, person.pk, StoredDraft(title=TELLS, kind="other", came_on=TODAY, came_from="us"), BytesIO(), "a.pdf"
    ),
    **REFUSED_BY_PLANS,
    **REFUSED_BY_SERVICES,
    **REFUSED_BY_TESTING,
    **REFUSED_BY_SUPERVISION,
    **REFUSED_BY_MESSAGES,
    **REFUSED_BY_RESPONSES,
    **REFUSED_BY_DOSSIERS,
    **REFUSED_BY_FAIRNESS,
    **REFUSED_BY_HEARINGS,
    **REFUSED_BY_LICENCES,
    **REFUSED_BY_APPEALS,
}  # fmt: skip
NOT_A_COLUMN: dict[str, Typing] = {
    "the reason of a level": on(classification.record_level, draft=LevelDraft(
        level="B", starts_on=TODAY, reason=TELLS, source="decision")),
    "a note on the person": on(supervision.add_note, draft=s.NoteDraft(text=TELLS)),
    "the first of a series": lambda a, person, w: supervision.plan_series(
        a, person.pk, s.SeriesDraft(first=booking(purpose=TELLS), repetition=Repetition(Interval.WEEKLY, 2))),
    "why a day of work is cancelled": of(f.WorkAppointmentFactory, unpaidwork.cancel_day, because=TELLS),
    "why an adjustment is taken back": of(f.WorkAdjustmentFactory, unpaidwork.take_back_adjustment, because=TELLS),
    "praise": on(noncompliance.praise, reasons=TELLS, given_on=TODAY),
    "why a paper is taken back": of(f.StoredDocumentFactory, documents.set_document_aside, because=TELLS),
    "why a paper is detached": lambda a, person, w: documents.detach_document(
        a, person.pk, f.StoredDocumentFactory(person=person).pk, about=uuid4(), because=TELLS),
    "the end of a part": lambda a, person, w: caseload.end_allocation(
        a, Allocation.objects.get(person=person).pk, expected=1, ends_on=SOON, because=TELLS),
    **BESIDE_THEM,
    **WHY_IT_CHANGES,
}  # fmt: skip


NO_NAME = {"people.ContactPoint.value"}
"""Where no name is typed: an e-mail address is kept safe with the protected person it belongs to."""


def typed_fields() -> Iterator[tuple[str, Any]]:
    """Every text column of the record: those with a fixed list of values are none."""
    for model in models_of_the_record():
        own = set(own_fields(model))
        for field in model._meta.concrete_fields:
            if field.attname in own and isinstance(field, TEXTS) and not field.choices:
                yield f"{model._meta.label}.{field.attname}", field


def test_every_free_text_is_sealed_or_refused() -> None:
    known = {f"{model}.{name}" for model, names in NOT_TYPED.items() for name in names}
    loose = {
        name
        for name, field in typed_fields()
        if not isinstance(field, SealedTextField) and name not in known and name not in REFUSED
    }
    assert loose == set(), "say in this file how each is kept from telling what is protected"
    there = {name for name, _ in typed_fields()}
    assert (known | set(REFUSED)) - there == set(), "named here, and no longer a field"
    assert known & set(REFUSED) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*REFUSED, *NOT_A_COLUMN])
def test_a_text_that_tells_is_refused_beside_its_field(world: World, name: str) -> None:
    person = world.person()
    known = Content(name=TELLS, contact="vera@example.org")
    factories.EntryFactory(person=person, kind="person", content=known.text())
    with acting(world.actor(world.manager)) as actor, pytest.raises(ProtectedInText) as refusal:
        {**REFUSED, **NOT_A_COLUMN}[name](actor, person, world)
    assert TELLS not in refusal.value.message and "Protected person" in refusal.value.message
    assert refusal.value.field or name in {"people.Name.family", "people.Name.alias"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", [each for each in (*REFUSED, *NOT_A_COLUMN) if each not in NO_NAME])
def test_so_is_one_that_names_a_victim_who_stands_only_among_the_relations(world: World, name: str) -> None:
    person = world.person()
    factories.RelationFactory(person=person, kind="victim", name=TELLS)
    with acting(world.actor(world.manager)) as actor, pytest.raises(ProtectedInText) as refusal:
        {**REFUSED, **NOT_A_COLUMN}[name](actor, person, world)
    assert "Vera" not in refusal.value.message and "without the name" in refusal.value.message
    assert refusal.value.field or name in {"people.Name.family", "people.Name.alias"}

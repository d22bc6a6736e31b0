"""One world for the whole matrix: a user for each role and relation, people on each side of each wall, and the
objects that addresses speak of."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests import factories
from tests.arranging import World
from tests.factories_selfreports import report_of

from throughcare.casework.assessments.models import Assessment, ScoreMade
from throughcare.casework.checkins.models import Checkin
from throughcare.casework.classification.models import Flag, LevelHeld, Override, Proposal
from throughcare.casework.earlysupport.models import SupportOffer, SupportSwitch
from throughcare.casework.orders.models import CustodyStay, DeathReport, SupervisionState
from throughcare.casework.plans.models import Plan, PlanReview, PlanVersion
from throughcare.casework.resettlement.models import Preparation, ResettlementReport
from throughcare.casework.supervision.models import PhaseHeld, Progress
from throughcare.casework.testing.models import Draw
from throughcare.casework.unpaidwork.models import TravelDecision, WorkAppointment, WorkRequirement
from throughcare.decisions.appeals.models import Appeal
from throughcare.decisions.dossiers.models import Dossier
from throughcare.decisions.dueprocess.models import GateDays, Process
from throughcare.decisions.hearings.models import Hearing
from throughcare.decisions.licences.models import Licence
from throughcare.platform.access.models import User
from throughcare.platform.access.permissions import ROLES
from throughcare.platform.access.policy import NOBODY, Facts
from throughcare.register.people.models import Person

RELATIONS: dict[str, Facts] = {
    "own": Facts(True, same_agency=True, own=True),
    "team": Facts(True, same_agency=True, team=True),
    "agency": Facts(True, same_agency=True),
    "other agency": Facts(True),
    "covered": Facts(True, same_agency=True, cover=True),
    "glass": Facts(True, glass=True),
    "restricted and glass": Facts(True, same_agency=True, restricted=True, glass=True),
    "never breakable and glass": Facts(True, same_agency=True, restricted=True, glass=True, unbreakable=True),
    "restricted": Facts(True, same_agency=True, restricted=True, own=True),
    "excluded": Facts(True, same_agency=True, excluded=True, own=True),
}
"""What the policy is told of each kind of person in the world."""


def told_of(role: str, relation: str) -> Facts:
    """What the policy is told: for an outsider there is no record of anybody, whatever it is to them."""
    return NOBODY if ROLES[role].outside else RELATIONS[relation]


@cache
def addresses() -> dict[str, URLPattern]:
    """Every named address of the site, by "namespace:name"."""
    return dict(_walk(get_resolver(), ""))


def _walk(resolver: Any, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, namespace + (f"{entry.namespace}:" if entry.namespace else ""))
        else:
            yield f"{namespace}{entry.name}", entry


class MatrixWorld:
    """Users by role, people by (role, relation)."""

    def __init__(self) -> None:
        self.world = World()
        self.other = World()
        self.users: dict[str, User] = {
            role: self.world.user(role, team=self.world.team, name=f"User {role}", **self.of(role))
            for role in ROLES
        }
        self.far_team = factories.TeamFactory(agency=self.world.agency)
        self.made = 0

    def of(self, role: str) -> dict[str, Any]:
        """Who holds a role of outsiders works for an outside organisation."""
        return (
            {"organisation": factories.OrganisationFactory(agency=self.world.agency)}
            if ROLES[role].outside
            else {}
        )

    def person(self, role: str, relation: str) -> Person:
        """A person who stands in `relation` to the user of `role`; their name is a canary."""
        self.made += 1
        user = self.users[role]
        fields: dict[str, Any] = {"reference": f"KANARIE{self.made:05}"}
        if relation in {"other agency", "glass"}:
            foreign = self.other.person(given="Kanarie", family=f"Hidden{self.made}", **fields)
            if relation == "glass":
                factories.GlassFactory(person=foreign, user=user)
            return foreign
        made: Person = factories.PersonFactory(agency=self.world.agency, **fields)
        factories.NameFactory(
            person=made,
            given="Kanarie",
            family=f"Hidden{self.made}",
            given_key="kanarie",
            family_key=f"hidden{self.made}",
        )
        if relation in {"own", "restricted", "excluded"}:
            factories.AllocationFactory(person=made, officer=user, team=self.far_team)
        if relation == "team":
            factories.AllocationFactory(person=made, officer=self.world.user(), team=self.world.team)
        if relation == "covered":
            self._covered(made, user)
        if "restricted" in relation or "never" in relation:
            factories.RestrictionFactory(
                person=made, agency=self.world.agency, never_broken="never" in relation
            )
        if "glass" in relation:
            factories.GlassFactory(person=made, user=user)
        if relation == "excluded":
            factories.ExclusionFactory(person=made, agency=self.world.agency, user=user)
        return made

    def _covered(self, person: Person, user: User) -> None:
        """The person is a colleague's, whom the user covers for."""
        colleague = self.world.user("officer", team=self.far_team)
        factories.AllocationFactory(person=person, officer=colleague, team=self.far_team)
        factories.CoverFactory(officer=colleague, covered_by=user)


def dossier_of(person: Person) -> Any:
    """A dossier that was made, with one paper and the whole of it."""
    held = Dossier.objects.filter(person=person).first()
    if held is not None:
        return held
    paper = factories.DossierItemFactory(person=person, dossier__process=process_of(person))
    whole = factories.DossierCopyFactory(person=person, dossier=paper.dossier)
    factories.CopyPartFactory(person=person, copy=whole)
    Dossier.objects.filter(pk=paper.dossier_id).update(
        state="fixed",
        fixed_at=paper.known_from - timedelta(days=2),
        fixed_by=factories.UserFactory(agency=person.agency),
    )
    return Dossier.objects.get(pk=paper.dossier_id)


def work_of(person: Person) -> dict[str, Callable[[], Any]]:
    """The objects of unpaid work; one set of hours, and one day at a time."""

    @cache
    def requirement() -> Any:
        return WorkRequirement.objects.filter(person=person).first() or factories.WorkRequirementFactory(
            person=person
        )

    @cache
    def day() -> Any:
        return WorkAppointment.objects.filter(person=person).first() or factories.WorkAppointmentFactory(
            person=person, requirement=requirement()
        )

    return {
        "requirement_id": requirement,
        "work_day_id": day,
        "project_id": lambda: day().project,
        "adjustment_id": cache(
            lambda: factories.WorkAdjustmentFactory(person=person, requirement=requirement())
        ),
        "travel_id": cache(
            lambda: (
                TravelDecision.objects.filter(person=person).first()
                or factories.TravelDecisionFactory(person=person, appointment=day())
            )
        ),
    }


def checkin_of(person: Person) -> Checkin:
    """A check-in that stands open; one report answers one."""
    made: Checkin = Checkin.objects.filter(person=person).first() or factories.CheckinFactory(person=person)
    return made


def preparation_of(person: Person) -> Preparation:
    """The preparation that runs; one at a time."""
    made: Preparation = Preparation.objects.filter(person=person, ended_on=None).first() or (
        factories.PreparationFactory(person=person)
    )
    return made


def process_of(person: Person) -> Process:
    """The person's one process."""
    found: Process | None = Process.objects.filter(person=person).first()
    return found or factories.ProcessFactory(person=person)


def licence_of(person: Person) -> Licence:
    """The person's one licence, which is being drafted."""
    found: Licence | None = Licence.objects.filter(person=person, stage="draft").first()
    return found or factories.LicenceFactory(person=person)


def hearing_of(person: Person) -> Hearing:
    """The person's one hearing, which has begun."""
    found: Hearing | None = Hearing.objects.filter(person=person).first()
    return found or factories.HearingFactory(person=person)


def appeal_of(person: Person) -> Appeal:
    """The person's one appeal, against a decision recorded as a fact."""
    found: Appeal | None = Appeal.objects.filter(person=person).first()
    return found or factories.AppealFactory(person=person)


def objects_of(person: Person) -> dict[str, Callable[[], Any]]:
    """How to make each object an address may name, belonging to `person`; each is made once."""

    @cache
    def order() -> Any:
        return factories.OrderFactory(person=person)

    @cache
    def contact() -> Any:
        return factories.ContactFactory(person=person, outcome="absent", order=order())

    @cache
    def evidence() -> Any:
        return factories.EvidenceFactory(person=person)

    @cache
    def appointment() -> Any:
        return factories.AppointmentFactory(person=person)

    @cache
    def assessment() -> Any:
        # One draft of a form at a time: a second address about the same person takes what the first one made.
        return Assessment.objects.filter(person=person).first() or factories.AssessmentFactory(person=person)

    @cache
    def failure() -> Any:
        return factories.FailureFactory(person=person, contact=contact(), order=order())

    @cache
    def plan() -> Any:
        # One plan a person, as above.
        return Plan.objects.filter(person=person).first() or factories.PlanFactory(person=person)

    @cache
    def objective() -> Any:
        return factories.ObjectiveFactory(person=person, plan=plan())

    @cache
    def service() -> Any:
        return factories.ServiceReferralFactory(person=person, objective=objective(), state="delivering")

    @cache
    def service_draft() -> Any:
        draft = factories.ServiceReferralFactory(
            person=person, objective=objective(), state="draft", sent_at=None, waits_from=None
        )
        factories.ReferralGroundFactory(person=person, referral=draft)
        return draft

    made: dict[str, Callable[[], Any]] = {
        "service_referral_id": service,
        "service_draft_id": service_draft,
        "offering_id": cache(lambda: factories.OfferingFactory(agency=person.agency)),
        "consent_id": cache(lambda: factories.ConsentFactory(person=person)),
        "resource_id": cache(lambda: factories.ResourceFactory(agency=person.agency)),
        "organisation_id": cache(lambda: factories.OrganisationFactory(agency=person.agency)),
        "action_plan_id": cache(
            lambda: factories.ActionPlanFactory(person=person, referral=service(), state="submitted")
        ),
        "session_id": cache(lambda: factories.ServiceSessionFactory(person=person, referral=service())),
        "group_id": cache(
            lambda: factories.GroupFactory(
                agency=person.agency, organisation=service().organisation, offering=service().offering
            )
        ),
        "figures_id": cache(lambda: factories.OwnFiguresFactory(agency=person.agency)),
        "plan_id": plan,
        "objective_id": objective,
        "step_id": cache(lambda: factories.StepFactory(person=person, objective=objective())),
        "version_id": cache(
            lambda: (
                PlanVersion.objects.filter(person=person).first()
                or factories.PlanVersionFactory(person=person, plan=plan())
            )
        ),
        "review_id": cache(
            lambda: (
                PlanReview.objects.filter(person=person).first()
                or factories.PlanReviewFactory(person=person, plan=plan())
            )
        ),
        "order_id": order,
        "contact_id": contact,
        "failure_id": failure,
        "assessment_id": assessment,
        "score_id": cache(
            lambda: (
                ScoreMade.objects.filter(person=person).first()
                or factories.ScoreMadeFactory(person=person, assessment=assessment())
            )
        ),
        "call_id": cache(lambda: factories.CalledForFactory(person=person)),
        "contest_id": cache(lambda: factories.ContestFactory(person=person)),
        "condition_id": cache(lambda: factories.ConditionFactory(person=person, order=order())),
        "stay_id": cache(
            lambda: (
                CustodyStay.objects.filter(person=person).first()
                or factories.CustodyStayFactory(person=person)
            )
        ),
        "offence_id": cache(lambda: factories.OffenceFactory(person=person)),
        "sentence_id": cache(lambda: factories.SentenceFactory(person=person)),
        "key_date_id": cache(lambda: factories.KeyDateFactory(person=person, order=order())),
        "appointment_id": appointment,
        "note_id": cache(lambda: factories.NoteFactory(person=person, contact=contact())),
        "task_id": cache(lambda: factories.TaskFactory(person=person)),
        "visit_id": cache(lambda: factories.VisitFactory(person=person)),
        "progress_id": cache(
            lambda: (
                Progress.objects.filter(person=person, state="waiting").first()
                or factories.ProgressFactory(person=person)
            )
        ),
        "phase_id": cache(
            lambda: (
                PhaseHeld.objects.filter(person=person).first() or factories.PhaseHeldFactory(person=person)
            )
        ),
        "message_id": cache(lambda: factories.PersonMessageFactory(person=person)),
        "reply_id": cache(lambda: factories.ReplyFactory(person=person)),
        "paper_id": cache(lambda: factories.PaperFactory(person=person)),
        "letter_id": cache(lambda: factories.LetterFactory(person=person)),
        "document_id": lambda: evidence().document,
        "about": lambda: SimpleNamespace(pk=evidence().about),
        "response_id": cache(lambda: factories.ResponseFactory(person=person, order=order())),
        "sanction_id": cache(lambda: factories.SanctionFactory(person=person)),
        "arrangement_id": cache(
            lambda: factories.ArrangementFactory(person=person, appointment=appointment())
        ),
        "self_report_id": cache(lambda: report_of(person)),
        "safety_task_id": cache(lambda: factories.SafetyTaskFactory(person=person)),
        "proposal_id": cache(
            lambda: (
                Proposal.objects.filter(person=person, state="waiting").first()
                or factories.ProposalFactory(person=person)
            )
        ),
        "override_id": cache(
            lambda: (
                Override.objects.filter(person=person, state="asked").first()
                or factories.OverrideFactory(person=person)
            )
        ),
        "level_id": cache(
            lambda: (
                LevelHeld.objects.filter(person=person).first()
                or factories.LevelHeldFactory(person=person, level="C")
            )
        ),
        "flag_id": cache(
            lambda: (
                Flag.objects.filter(person=person, removed_on=None).first()
                or factories.FlagFactory(person=person)
            )
        ),
        **work_of(person),
        "resettlement_report_id": cache(
            lambda: (
                ResettlementReport.objects.filter(person=person).first()
                or factories.ResettlementReportFactory(person=person, preparation=preparation_of(person))
            )
        ),
        "support_need_id": cache(
            lambda: factories.SupportNeedFactory(person=person, preparation=preparation_of(person))
        ),
        "activity_id": cache(lambda: factories.CustodyActivityFactory(person=person)),
        "test_id": cache(lambda: factories.TestFactory(person=person, state="told")),
        "treatment_id": cache(lambda: factories.TreatmentFactory(person=person)),
        "test_contest_id": cache(lambda: factories.TestContestFactory(person=person)),
        "draw_id": lambda: (
            Draw.objects.filter(agency=person.agency).first() or factories.DrawFactory(agency=person.agency)
        ),
        "process_id": cache(lambda: process_of(person)),
        "appeal_id": cache(lambda: appeal_of(person)),
        "hearing_id": cache(lambda: hearing_of(person)),
        "party_id": cache(lambda: factories.PartyFactory(person=person, hearing=hearing_of(person))),
        "licence_id": cache(lambda: licence_of(person)),
        "clause_id": cache(
            lambda: factories.LicenceConditionFactory(person=person, licence=licence_of(person))
        ),
        "dossier_id": cache(lambda: dossier_of(person)),
        "exhibit_id": cache(lambda: dossier_of(person).items.get(known_to=None)),
        "representation_id": cache(
            lambda: factories.RepresentationFactory(person=person, process=process_of(person))
        ),
        "gate_days_id": cache(
            lambda: (
                GateDays.objects.filter(agency=person.agency).first()
                or factories.GateDaysFactory(agency=person.agency)
            )
        ),
        "concern_id": cache(lambda: factories.ConcernFactory(person=person)),
        "support_offer_id": cache(
            lambda: (
                SupportOffer.objects.filter(person=person, state="open").first()
                or factories.SupportOfferFactory(person=person)
            )
        ),
        "switch_id": lambda: (
            SupportSwitch.objects.filter(agency=person.agency).first()
            or factories.SupportSwitchFactory(agency=person.agency)
        ),
        "series_id": cache(lambda: factories.CheckinSeriesFactory(person=person)),
        "checkin_id": cache(lambda: checkin_of(person)),
        "own_question_id": cache(lambda: factories.OwnQuestionFactory(person=person)),
        "referral_id": cache(lambda: factories.ReferralFactory(person=person)),
        "disclosure_id": cache(lambda: factories.DisclosureFactory(person=person)),
        "alert_id": cache(lambda: factories.AlertFactory(person=person)),
        "attempt_id": cache(lambda: factories.ReachAttemptFactory(person=person)),
        # One state at a time: a second address about the same person takes what the first one made.
        "report_id": cache(
            lambda: (
                DeathReport.objects.filter(person=person).first()
                or factories.DeathReportFactory(person=person)
            )
        ),
        "state_id": cache(
            lambda: (
                SupervisionState.objects.filter(person=person, ends_on=None).first()
                or factories.SupervisionStateFactory(person=person)
            )
        ),
        "allocation_id": cache(lambda: factories.AllocationFactory(person=person, part="supporting")),
        "named_id": cache(lambda: factories.NamedFactory(person=person, agency=person.agency)),
        "exclusion_id": cache(lambda: factories.ExclusionFactory(person=person, agency=person.agency)),
        "part_id": cache(lambda: factories.AllocationFactory(person=person, part="supporting")),
        "record_id": order,
        "entry_id": cache(lambda: factories.EntryFactory(person=person)),
        "holder_id": cache(lambda: factories.HolderFactory(person=person)),
        "opening_id": cache(lambda: factories.GlassFactory(person=person)),
        "glass_id": cache(lambda: factories.GlassFactory(person=person)),
        "match_id": cache(lambda: factories.HiddenMatchFactory(person=person)),
        "row_id": cache(lambda: factories.NamedFactory(person=person, agency=person.agency)),
        "other_id": lambda: person,
        "request_id": cache(lambda: factories.AccessRequestFactory(person=person)),
        "pack_id": cache(
            lambda: factories.AccessPackFactory(
                request=factories.AccessRequestFactory(person=person), state="made", file=b"PK"
            )
        ),
        "act_id": cache(lambda: factories.sealed_removal(person)),
        "dispute_id": cache(lambda: factories.DisputeFactory(person=person)),
        "merge_id": cache(lambda: factories.MergeFactory(person=person)),
        "template_id": cache(lambda: factories.TemplateFactory(agency=person.agency, draft=True)),
        "snippet_id": cache(lambda: factories.SnippetFactory(owner__agency=person.agency)),
        "item_id": cache(lambda: factories.NameFactory(person=person, kind="alias")),
    }
    return made

"""One factory a model (tests/contracts checks that none is missing). Everything they make is invented.

Rows are made as the system; `OfPersonFactory` gives each row its person. Those of one app may stand in a module of
their own, from which this one takes them.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

import factory
from factory.django import DjangoModelFactory

from tests.factories_appeals import *  # noqa: F403 - one a model, named in its `__all__`
from tests.factories_assessing import (  # noqa: F401
    AnswerFactory,
    AssessmentFactory,
    CalledForFactory,
    ContestFactory,
    RelianceFactory,
    ScoreMadeFactory,
    SectionWorkFactory,
    SourceScoreFactory,
)
from tests.factories_brought import (  # noqa: F401
    BadRowFactory,
    ImportedRowFactory,
    ImportRunFactory,
    OutcomeFactory,
    ReferenceItemFactory,
)
from tests.factories_checkins import *  # noqa: F403
from tests.factories_classification import (  # noqa: F401
    CalculationFactory,
    FlagFactory,
    LevelHeldFactory,
    OverrideFactory,
    ProposalFactory,
)
from tests.factories_dossiers import (  # noqa: F401
    CopyPartFactory,
    DossierCopyFactory,
    DossierFactory,
    DossierItemFactory,
    HandoverFactory,
    MadeDossierFactory,
)
from tests.factories_dueprocess import (  # noqa: F401
    AdjournmentFactory,
    DecisionFactory,
    GateDaysFactory,
    GateRowFactory,
    ProcessFactory,
    RepresentationFactory,
    ServiceAttemptFactory,
    WaiverFactory,
)
from tests.factories_earlysupport import (  # noqa: F401
    DayLookedFactory,
    IndicationFactory,
    OfferAnswerFactory,
    SupportOfferFactory,
    SupportSwitchFactory,
)
from tests.factories_ground import (  # noqa: F401 - the rest for whoever takes them from here
    LONG_AGO,
    AgencyFactory,
    LockFactory,
    OfPersonFactory,
    OrganisationFactory,
    PersonFactory,
    RoleHeldFactory,
    SessionFactory,
    SignInFailureFactory,
    TeamFactory,
    UserFactory,
)
from tests.factories_hearings import *  # noqa: F403 - one a model, named in its `__all__`
from tests.factories_interventions import (  # noqa: F401
    ActionPlanFactory,
    ConsentFactory,
    EndReportFactory,
    GroupFactory,
    MeasureFactory,
    OfferingFactory,
    ReferralGroundFactory,
    ReferralMoveFactory,
    ResourceFactory,
    ServiceReferralFactory,
    ServiceSessionFactory,
    SessionNoteFactory,
)
from tests.factories_licences import *  # noqa: F403 - one a model, named in its `__all__`
from tests.factories_messaging import *  # noqa: F403 - one a model, named in its `__all__`
from tests.factories_outside import (  # noqa: F401
    DeliveryFactory,
    StoredEventFactory,
    TokenFactory,
    TokenUseFactory,
    WebhookFactory,
    WebhookMessageFactory,
)
from tests.factories_plans import *  # noqa: F403 - one a model, named in its `__all__`
from tests.factories_protection import DataKeyFactory, EntryFactory, HolderFactory  # noqa: F401
from tests.factories_releases import OwnFiguresFactory, RuleChangeFactory  # noqa: F401
from tests.factories_resettlement import (  # noqa: F401
    CustodyActivityFactory,
    PathwayStatusFactory,
    PreparationFactory,
    ReportPartFactory,
    ResettlementReportFactory,
    SupportNeedFactory,
)
from tests.factories_rights import (  # noqa: F401
    AccessPackFactory,
    AccessRequestFactory,
    DisputeFactory,
    KeepingReviewFactory,
    MergedRowFactory,
    MergeFactory,
    PartDecisionFactory,
    RecipientToldFactory,
    RemovalFactory,
    sealed_removal,
)
from tests.factories_safeguarding import (  # noqa: F401
    ArrangementFactory,
    ConcernFactory,
    DisclosureFactory,
    HomeVisitFactory,
    ReferralFactory,
)
from tests.factories_selfreports import (  # noqa: F401
    ReportKeyFactory,
    SafetyTaskFactory,
    SelfAnswerFactory,
    SelfReportFactory,
)
from tests.factories_testing import *  # noqa: F403 - every factory of draws and tests
from tests.factories_unpaidwork import (  # noqa: F401
    TravelDecisionFactory,
    WorkAdjustmentFactory,
    WorkAppointmentFactory,
    WorkProjectFactory,
    WorkRequirementFactory,
)
from throughcare.casework.orders import models as orders
from throughcare.casework.supervision import models as supervision
from throughcare.platform import clock
from throughcare.platform.access import models as access
from throughcare.register.caseload import models as caseload
from throughcare.register.documents import models as documents
from throughcare.register.notices import models as notices
from throughcare.register.people import aliases
from throughcare.register.people import models as people


class NameFactory(OfPersonFactory):
    class Meta:
        model = people.Name

    given, family = "Alex", "Example"
    given_key, family_key = "alex", "example"

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        """An alias is sealed: its parts go where aliases stand."""
        if kwargs.get("kind") == "alias":
            text = aliases.alias_text(kwargs["given"], kwargs.get("middle", ""), kwargs["family"])
            return {**kwargs, **aliases.EMPTY, "alias": text}
        return kwargs


class NameWordFactory(DjangoModelFactory[people.NameWord]):
    class Meta:
        model = people.NameWord

    part = "given"
    word = factory.Sequence(lambda n: f"word{n}")


class IdentifierFactory(OfPersonFactory):
    class Meta:
        model = people.Identifier

    scheme = "crn"
    value = factory.Sequence(lambda n: f"X{n:06}")
    value_key = factory.LazyAttribute(lambda made: made.value.lower())


class AddressFactory(OfPersonFactory):
    class Meta:
        model = people.Address

    lines = "1 Invented Street"
    town = "Exampleton"


class ContactPointFactory(OfPersonFactory):
    class Meta:
        model = people.ContactPoint

    kind = "mobile"
    value = "07700 900123"


class CharacteristicFactory(OfPersonFactory):
    class Meta:
        model = people.Characteristic

    kind = "ethnicity"
    as_given = "White British"


class AdjustmentFactory(OfPersonFactory):
    class Meta:
        model = people.Adjustment

    need = "Large print"


class RelationFactory(OfPersonFactory):
    class Meta:
        model = people.Relation

    kind = "sibling"
    name = "Sam Example"


class OccupationFactory(OfPersonFactory):
    class Meta:
        model = people.Occupation

    kind = "employment"
    status = "Employed full time"


class SourceSummaryFactory(OfPersonFactory):
    class Meta:
        model = people.SourceSummary

    topic, source = "Prior history", "Test"
    entries: ClassVar[list[dict[str, str]]] = [{"measure": "arrests", "label": "Prior arrests", "value": "3"}]


class AllocationFactory(OfPersonFactory):
    class Meta:
        model = caseload.Allocation

    team = factory.SubFactory(TeamFactory, agency=factory.SelfAttribute("..person.agency"))
    officer = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    starts_on = LONG_AGO


class RestrictionFactory(OfPersonFactory):
    class Meta:
        model = caseload.Restriction

    agency = factory.SelfAttribute("person.agency")
    reason = "Known to staff"
    starts_on = LONG_AGO


class NamedFactory(OfPersonFactory):
    class Meta:
        model = caseload.Named

    agency = factory.SelfAttribute("person.agency")
    user = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))


class ExclusionFactory(OfPersonFactory):
    class Meta:
        model = caseload.Exclusion

    agency = factory.SelfAttribute("person.agency")
    user = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    reason = "Relative"


class PurposeStatedFactory(DjangoModelFactory[access.PurposeStated]):
    class Meta:
        model = access.PurposeStated

    user = factory.SubFactory(UserFactory)
    person_id = factory.LazyAttribute(lambda made: PersonFactory(agency=made.user.agency).pk)
    purpose = "cover"
    ends_at = factory.LazyFunction(lambda: clock.now() + timedelta(hours=1))


class SubmissionFactory(DjangoModelFactory[access.Submission]):
    class Meta:
        model = access.Submission

    user = factory.SubFactory(UserFactory)
    key = factory.Sequence(lambda n: f"key-{n}")
    digest = "0" * 64


class OffenceFactory(OfPersonFactory):
    class Meta:
        model = orders.Offence

    description = "Theft from a shop"
    outcome = "convicted"


class SentenceFactory(OfPersonFactory):
    class Meta:
        model = orders.Sentence

    kind = "community"


class OrderFactory(OfPersonFactory):
    class Meta:
        model = orders.Order

    kind = "community-order"
    starts_on = date(2026, 1, 5)
    ends_on = date(2027, 7, 5)


class ConditionFactory(OfPersonFactory):
    class Meta:
        model = orders.Condition

    order = factory.SubFactory(OrderFactory, person=factory.SelfAttribute("..person"))
    kind = "reporting"
    text = "Keep in touch with your officer as instructed."


class KeyDateFactory(OfPersonFactory):
    class Meta:
        model = orders.KeyDate

    kind = "review"
    on = date(2027, 1, 5)


class SupervisionStateFactory(OfPersonFactory):
    class Meta:
        model = orders.SupervisionState

    state = "active"
    starts_on = LONG_AGO
    decided_by = factory.LazyAttribute(
        lambda made: UserFactory(agency=made.person.agency) if made.state == "whereabouts_unknown" else None
    )


class ReachAttemptFactory(OfPersonFactory):
    class Meta:
        model = orders.ReachAttempt

    on = date(2026, 11, 2)
    way, result = "phone", "no_answer"


class DeathReportFactory(OfPersonFactory):
    class Meta:
        model = orders.DeathReport

    state = factory.SubFactory(SupervisionStateFactory, person=factory.SelfAttribute("..person"), state="died",
                               starts_on=date(2019, 1, 1), ends_on=LONG_AGO)  # fmt: skip
    told_by, told_how, told_on = "A hospital", "phone", date(2026, 11, 2)
    reported_by = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))


class CustodyStayFactory(OfPersonFactory):
    class Meta:
        model = orders.CustodyStay

    establishment = "Northtown"
    received_on = date(2026, 6, 1)


class CustodyNoteFactory(OfPersonFactory):
    class Meta:
        model = orders.CustodyNote

    on, kind, as_given, source = date(2026, 7, 1), "incentive", "Standard", "Northtown"


class AppointmentFactory(OfPersonFactory):
    class Meta:
        model = supervision.Appointment

    officer = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    kind = "office"
    starts_at = datetime(2026, 11, 2, 10, tzinfo=UTC)
    ends_at = factory.LazyAttribute(lambda made: made.starts_at + timedelta(minutes=30))
    order = None
    required = factory.LazyAttribute(lambda made: made.order is not None)


class ContactFactory(OfPersonFactory):
    class Meta:
        model = supervision.Contact

    officer = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    kind = "office"
    happened_at = datetime(2026, 11, 2, 10, tzinfo=UTC)
    outcome = "complied"


class NoteFactory(OfPersonFactory):
    class Meta:
        model = supervision.Note

    text = "Arrived on time."
    written_at = datetime(2026, 11, 2, 11, tzinfo=UTC)


class TaskFactory(OfPersonFactory):
    class Meta:
        model = supervision.Task

    owner = factory.SubFactory(UserFactory, agency=factory.SelfAttribute("..person.agency"))
    what = "Ring the housing team"
    due_on = date(2026, 11, 9)


class LetterFactory(OfPersonFactory):
    class Meta:
        model = documents.Letter

    kind, template, title = "appointment", "appointment@1", "Your appointment"
    content: ClassVar[dict[str, Any]] = {
        "title": "Your appointment", "made_on": "2026-11-02", "language": "en",
        "sender": ["Agency", "1 Invented Street"], "recipient": ["Alex Example"],
        "sections": [{"heading": "When", "paragraphs": ["Monday at 10am."], "points": []}],
    }  # fmt: skip
    fingerprint = "0" * 64
    made_on = date(2026, 11, 2)


class AlertFactory(DjangoModelFactory[notices.Alert]):
    class Meta:
        model = notices.Alert

    person = factory.SubFactory(PersonFactory)
    rule = "outcome-not-recorded"
    subject = factory.LazyAttribute(lambda made: made.person.pk)
    due_on = date(2026, 11, 3)


class MessageFactory(DjangoModelFactory[notices.Message]):
    class Meta:
        model = notices.Message

    to = factory.SubFactory(UserFactory)
    kind, subject, text = "alerts", "You have new alerts", "Sign in to see them."


class SweepRunFactory(DjangoModelFactory[notices.SweepRun]):
    class Meta:
        model = notices.SweepRun

    rule, zone, as_of, delta = "outcome-not-recorded", "Europe/London", date(2026, 11, 3), False
    started_at = factory.LazyFunction(clock.now)
    took_ms = due = raised = reopened = closed = 0


from tests.factories_noncompliance import (  # noqa: E402, F401 - they stand on the bases above
    AbilityFindingFactory,
    ExcuseJudgmentFactory,
    FailureFactory,
    GridConfirmedFactory,
    JudgedFailureFactory,
    ProposalMadeFactory,
    ResponseAskedFactory,
    ResponseFactory,
    SanctionFactory,
    WeighingFactory,
)
from tests.factories_supervising import PhaseHeldFactory, ProgressFactory, VisitFactory  # noqa: E402, F401
from tests.factories_texts import (  # noqa: E402, F401
    EvidenceFactory,
    PaperFactory,
    SnippetFactory,
    StoredDocumentFactory,
    StoredPartFactory,
    TemplateFactory,
)
from tests.factories_walls import (  # noqa: E402, F401 - they stand on the bases above
    CoverFactory,
    GlassFactory,
    HiddenMatchFactory,
    OwnPlaceFactory,
    UnusualLookFactory,
    WellKnownFactory,
)

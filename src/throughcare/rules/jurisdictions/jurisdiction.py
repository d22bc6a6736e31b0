"""A jurisdiction pack: one frozen object naming the orders, words, calendar, tables and rules of a place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from throughcare.rules.conditions import Catalogue, CatalogueVersion, ConditionType
from throughcare.rules.contacts import AttemptsAsked
from throughcare.rules.dates import DateOrder, civil_date, clock_time, in_words, time_in_words
from throughcare.rules.interventions.catalogue import Programme
from throughcare.rules.jurisdictions.assessing import FormUse
from throughcare.rules.jurisdictions.checking_in import HOUSE_CHECKINS, CheckinTerms
from throughcare.rules.jurisdictions.classifying import HOUSE_FLAGS, FlagKind, LevelRule, OverrideTerms
from throughcare.rules.jurisdictions.cohorts import Cohort
from throughcare.rules.jurisdictions.colours import HeaderColours
from throughcare.rules.jurisdictions.contact_standards import ContactStandards, house_standards
from throughcare.rules.jurisdictions.crisis import HelpNow
from throughcare.rules.jurisdictions.data_rights import NEUTRAL, DataRights
from throughcare.rules.jurisdictions.eligibility import HOUSE_ELIGIBILITY, EligibilityTerms
from throughcare.rules.jurisdictions.house_messages import HOUSE_MESSAGES
from throughcare.rules.jurisdictions.intervening import OffenceKinds, RiskScore
from throughcare.rules.jurisdictions.letters import LetterKind, LetterTemplate
from throughcare.rules.jurisdictions.library import Purpose, RuleUse
from throughcare.rules.jurisdictions.licensing import HOUSE_LICENSING, Licensing
from throughcare.rules.jurisdictions.limits import TimeLimit
from throughcare.rules.jurisdictions.messaging import MessageTerms
from throughcare.rules.jurisdictions.parts import (
    ActionWord,
    AllocationWord,
    IdentifierScheme,
    KeyDateKind,
    Level,
    OffenceScheme,
    OrderType,
    OutcomeWord,
    ReviewInterval,
)
from throughcare.rules.jurisdictions.planning import HOUSE_PLAN, PlanTerms
from throughcare.rules.jurisdictions.progress import HOUSE_PROGRESS, ProgressTerms
from throughcare.rules.jurisdictions.resettling import Resettlement
from throughcare.rules.jurisdictions.responding import HOUSE_RESPONSES, ResponseTerms
from throughcare.rules.jurisdictions.sharing import HOUSE_SHARING, SharingTerms
from throughcare.rules.jurisdictions.testing import HOUSE_TESTING, Testing
from throughcare.rules.jurisdictions.unpaid_work import UnpaidWork
from throughcare.rules.jurisdictions.words import Words
from throughcare.rules.kernel import DuplicateCode, UnknownCode
from throughcare.rules.responses import MissedContactFacts, Proposal
from throughcare.rules.responses.gates import HOUSE_PROCESS, DueProcess

STARTING_ATTEMPTS = AttemptsAsked()
STARTING_OVERRIDES = OverrideTerms()
STARTING_RESETTLEMENT = Resettlement()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Everything that differs from place to place. Raises DuplicateCode for a code used twice in one list.

    calendar: the key of its holidays; `holidays_in` computes them for whole years.
    evidence_limit: how long "waiting for evidence" may stand.
    excuse_limit: how long the person has to give a reason.
    contact_standards: None where no number is published.
    attempts: what must have been tried before anybody is said not to be found.
    postcode: a regular expression for a postal code within a sentence; "" where none is known.
    data_rights: what the law gives people over their data; neutral where nothing was read.
    rules: the published rules used here, and for what; none where no rule was read for the place.
    cohorts: people of the place whose outcome is known, against which scores are validated.
    forms: what people are assessed with here, the main one first. questionnaire: the form a person fills in about
    themselves, "" where there is none.
    help_now: whom anybody may call when it cannot wait; none where no page was read that says so.
    level_rule: by which rule people are classified; None where none was read, so that a level comes from elsewhere.
    overrides: what another level than the rule's needs. flags: the registrations that may stand on a record.
    unpaid_work: how hours of unpaid work are kept; None where no condition carries any. resettlement: by when people
    are prepared for release. plan: when a plan is made and reviewed, and what calls for it.
    programmes: what the field offers here. risk_scores: from which scores a person's class of risk is read, the highest
    counting; none where no score of the place is mapped to the classes. offence_kinds: how its codes tell the kinds of
    offending by which programmes choose; None where they do not. sharing: what a service is told, and on what ground.
    testing: what is collected in a drug or alcohol test, and by which procedures.
    progress: phases of supervision, and what is asked before somebody may move on, or supervision may end early.
    messages: what texts and e-mails to the person say, and when they come.
    catalogues: versions of the types of condition; one of its own for a type that names none.
    responding: grids of responses, the ladder of rewards, and how soon a failure is answered.
    due_process: what comes before, in and after each kind of adverse decision; every gate where nothing was read.
    checkins: how people check in remotely, and who may.
    licensing: which orders carry a licence, its kinds and statuses; the house's own where nothing was read.
    eligibility: by which rules somebody may be considered for release, and which dates call for a hearing.
    """

    code: str
    title: str
    country: str
    languages: tuple[str, ...]
    time_zone: str
    date_order: DateOrder
    colours: HeaderColours
    calendar: str
    holidays_in: Callable[[int], frozenset[date]]
    words: Words
    order_types: tuple[OrderType, ...]
    condition_types: tuple[ConditionType, ...]
    offence_schemes: tuple[OffenceScheme, ...]
    identifier_schemes: tuple[IdentifierScheme, ...]
    levels: tuple[Level, ...]
    allocations: tuple[AllocationWord, ...]
    outcome_words: tuple[OutcomeWord, ...]
    action_words: tuple[ActionWord, ...]
    key_date_kinds: tuple[KeyDateKind, ...]
    review_intervals: tuple[ReviewInterval, ...]
    evidence_limit: TimeLimit
    excuse_limit: TimeLimit
    contact_standards: ContactStandards | None
    letters: tuple[LetterTemplate, ...]
    postcode: str = ""
    data_rights: DataRights = NEUTRAL
    attempts: AttemptsAsked = STARTING_ATTEMPTS
    rules: tuple[RuleUse, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    forms: tuple[FormUse, ...] = ()
    questionnaire: str = ""
    help_now: tuple[HelpNow, ...] = ()
    level_rule: LevelRule | None = None
    overrides: OverrideTerms = STARTING_OVERRIDES
    flags: tuple[FlagKind, ...] = HOUSE_FLAGS
    unpaid_work: UnpaidWork | None = None
    resettlement: Resettlement = STARTING_RESETTLEMENT
    plan: PlanTerms = HOUSE_PLAN
    programmes: tuple[Programme, ...] = ()
    risk_scores: tuple[RiskScore, ...] = ()
    offence_kinds: OffenceKinds | None = None
    sharing: SharingTerms = HOUSE_SHARING
    testing: Testing = HOUSE_TESTING
    progress: ProgressTerms = HOUSE_PROGRESS
    messages: MessageTerms = HOUSE_MESSAGES
    catalogues: tuple[Catalogue, ...] = ()
    responding: ResponseTerms = HOUSE_RESPONSES
    due_process: DueProcess = HOUSE_PROCESS
    checkins: CheckinTerms = HOUSE_CHECKINS
    licensing: Licensing = HOUSE_LICENSING
    eligibility: EligibilityTerms = HOUSE_ELIGIBILITY

    def __post_init__(self) -> None:
        lists = {
            "order types": [entry.code for entry in self.order_types],
            "condition types": [entry.code for entry in self.condition_types],
            "offence schemes": [entry.code for entry in self.offence_schemes],
            "identifier schemes": [entry.code for entry in self.identifier_schemes],
            "levels": [entry.code for entry in self.levels],
            "outcome words": [entry.code for entry in self.outcome_words],
            "action words": [entry.code for entry in self.action_words],
            "key date kinds": [entry.code for entry in self.key_date_kinds],
            "review intervals": [entry.code for entry in self.review_intervals],
            "letters": [f"{entry.kind}/{entry.language}" for entry in self.letters],
            "rules": [entry.code for entry in self.rules],
            "cohorts": [entry.code for entry in self.cohorts],
            "forms": [entry.code for entry in self.forms],
            "flags": [entry.code for entry in self.flags],
            "programmes": [entry.code for entry in self.programmes],
            "catalogues": [entry.code for entry in self.catalogues],
        }
        for name, codes in lists.items():
            for at, code in enumerate(codes):
                if code in codes[:at]:
                    raise DuplicateCode(f"{self.title}, {name},", code)

    def respond(self, facts: MissedContactFacts) -> Proposal:
        """Propose what follows a missed contact, by the rule of its order's type. Never decides.

        Raises UnknownCode for an order type this pack does not have, and what the rule itself raises.
        """
        return self.order_type(facts.order_type).response(facts)

    def rules_for(self, purpose: Purpose) -> tuple[RuleUse, ...]:
        """The published rules used here for one purpose, the preferred one first.

        What follows a missed contact is named by the types of order, and comes before any other response.
        """
        named = [entry for entry in self.rules if entry.purpose is purpose]
        if purpose is Purpose.RESPONSE:
            codes = dict.fromkeys(order_type.response.card.id.code for order_type in self.order_types)
            return (*(RuleUse(purpose, code) for code in codes), *named)
        return tuple(named)

    def standards_in_force(self, confirmed: bool = False) -> ContactStandards:
        """The table of contact standards that holds: the pack's where it is live, else this program's own.

        confirmed: whether the agency confirmed a table that is not live by itself.
        """
        table = self.contact_standards
        live = table is not None and (table.confirmed or confirmed)
        return table if table is not None and live else house_standards(self.levels)

    def form_use(self, code: str) -> FormUse | None:
        """How the form with this code is used here; None where the pack does not name it."""
        return next((entry for entry in self.forms if entry.code == code), None)

    def order_type(self, code: str) -> OrderType:
        """The order type with this code. Raises UnknownCode."""
        return _find(f"{self.title}: order types", code, self.order_types)

    def condition_type(self, code: str) -> ConditionType:
        """The condition type with this code. Raises UnknownCode."""
        return _find(f"{self.title}: condition types", code, self.condition_types)

    def catalogue_of(self, kind: ConditionType) -> Catalogue:
        """The catalogue whose versions a type of condition follows. Raises UnknownCode for one that is not listed."""
        if not kind.catalogue:
            return Catalogue(
                code=self.code,
                title=self.title,
                versions=(CatalogueVersion(version="1", source=kind.source),),
            )
        held = {entry.code: entry for entry in self.catalogues}
        if kind.catalogue not in held:
            raise UnknownCode(f"{self.title}: catalogues", kind.catalogue, held)
        return held[kind.catalogue]

    def level(self, code: str) -> Level:
        """The supervision level with this code. Raises UnknownCode."""
        return _find(f"{self.title}: levels", code, self.levels)

    def flag(self, code: str) -> FlagKind:
        """The kind of flag with this code. Raises UnknownCode."""
        return _find(f"{self.title}: flags", code, self.flags)

    def programme(self, code: str) -> Programme:
        """The programme with this code. Raises UnknownCode."""
        return _find(f"{self.title}: programmes", code, self.programmes)

    def identifier_scheme(self, code: str) -> IdentifierScheme:
        """The identifier scheme with this code. Raises UnknownCode."""
        return _find(f"{self.title}: identifier schemes", code, self.identifier_schemes)

    def key_date_kind(self, code: str) -> KeyDateKind:
        """The kind of key date with this code. Raises UnknownCode."""
        return _find(f"{self.title}: key dates", code, self.key_date_kinds)

    def letter(
        self, kind: LetterKind, language: str = "en", *, order_type: str | None = None
    ) -> LetterTemplate | None:
        """The letter of this kind in this language, or None: there is none to send.

        What nobody has checked is never given here; `letters` holds it, for an agency to begin from.
        order_type: the order it is about. A letter that states one order's law is given for that order only.
        """
        for entry in self.letters:
            fits = not entry.order_types or order_type in entry.order_types
            if fits and entry.is_checked and (entry.kind, entry.language) == (kind, language):
                return entry
        return None

    def holidays(self, first_year: int, last_year: int) -> frozenset[date]:
        """The holidays of whole years, both included, to be passed to the rules that count working days."""
        return frozenset().union(*(self.holidays_in(year) for year in range(first_year, last_year + 1)))

    def in_words(self, day: date) -> str:
        """A date as this place writes it, with the month in letters."""
        return in_words(day, self.date_order)

    def moment_in_words(self, moment: datetime, zone: str) -> str:
        """A moment on the clock of `zone` as this place writes it: "2:30pm on 3 March 2026"."""
        return f"{time_in_words(clock_time(moment, zone))} on {self.in_words(civil_date(moment, zone))}"


def _find[T: (OrderType, ConditionType, Level, FlagKind, IdentifierScheme, KeyDateKind, Programme)](
    register: str, code: str, entries: Iterable[T]
) -> T:
    held = {entry.code: entry for entry in entries}
    if code not in held:
        raise UnknownCode(register, code, held)
    return held[code]

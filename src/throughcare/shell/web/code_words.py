"""The words for the codes that the record stores, of every app, as the pages of what changed show them."""

from collections.abc import Callable, Mapping

from throughcare.casework.orders.reasons import ENDINGS, WORDS, ending_in_words
from throughcare.casework.orders.wording import Wording
from throughcare.casework.plans.wording import SCHEDULED
from throughcare.casework.supervision.commands.contacts import WITH_WHOM
from throughcare.casework.supervision.home_visits import NOT_ACHIEVED, WENT_WITH
from throughcare.decisions.noncompliance.wording import ASKED_HOW, CLOSED, DIRECTIONS, KINDS
from throughcare.register.documents.wording import CAME_FROM, DELIVERED, DOCUMENT_KINDS, RETURNED, SENT_HOW
from throughcare.register.people import words as people
from throughcare.register.people.coded import Word
from throughcare.rules.contacts import ContactKind, Outcome, ReachResult, ReachWay, SupervisionState
from throughcare.rules.interventions.unpaid_work_outcomes import WORK_QUALITY
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.plans.reviewing import PLAN_TRIGGERS
from throughcare.rules.responses.failures import FAILURES


def _listed(words: Mapping[str, str]) -> Word:
    return lambda pack, code: words.get(code, code)


def _labelled(kinds: type[ContactKind | Outcome | SupervisionState | ReachWay | ReachResult]) -> Word:
    return _listed({str(kind.value): kind.label for kind in kinds})


def _by_pack(said: Callable[[Jurisdiction], Callable[[str], str]]) -> Word:
    return lambda pack, code: said(pack)(code) if pack is not None else code


def _titles(of: Callable[[Jurisdiction], Mapping[str, str]]) -> Word:
    return lambda pack, code: of(pack).get(code, code) if pack is not None else code


def _work_outcomes(pack: Jurisdiction) -> Mapping[str, str]:
    outcomes = pack.unpaid_work.outcomes if pack.unpaid_work else {}
    return {code: each.words for code, each in outcomes.items()}


COLUMNS: dict[str, Word] = {
    "people.Person.sex": _listed(people.SEXES),
    "people.Person.language": lambda pack, code: language_name(code),
    "people.Person.letter_format": _listed(people.LETTER_FORMATS),
    "people.Person.best_way": _listed(people.BEST_WAYS),
    "people.Identifier.scheme": _titles(lambda pack: {each.code: each.title for each in pack.identifier_schemes}),
    "people.Characteristic.kind": _listed(people.CHARACTERISTICS),
    "people.Relation.kind": _listed(people.RELATIONS),
    "rights.KeepingReview.keeping": _titles(lambda pack: {each.code: each.what for each in pack.data_rights.keeping}),
    "documents.StoredDocument.kind": _listed(DOCUMENT_KINDS),
    "documents.StoredDocument.came_from": _listed(CAME_FROM),
    "documents.Letter.language": lambda pack, code: language_name(code),
    "documents.Letter.sent_how": _listed(SENT_HOW),
    "documents.Letter.came_how": _listed({**DELIVERED, **RETURNED}),
    "orders.Offence.scheme": _titles(lambda pack: {each.code: each.title for each in pack.offence_schemes}),
    "orders.Order.kind": _by_pack(lambda pack: Wording(pack).order),
    "orders.Order.ends_because": lambda pack, code: ending_in_words(code),
    "orders.Condition.kind": _by_pack(lambda pack: Wording(pack).condition),
    "orders.KeyDate.kind": _by_pack(lambda pack: Wording(pack).key_date),
    "orders.SupervisionState.state": _labelled(SupervisionState),
    "orders.ReachAttempt.way": _labelled(ReachWay),
    "orders.ReachAttempt.result": _labelled(ReachResult),
    "supervision.Appointment.kind": _labelled(ContactKind),
    "supervision.Contact.kind": _labelled(ContactKind),
    "supervision.Contact.with_whom": _listed(WITH_WHOM),
    "supervision.Contact.outcome": _labelled(Outcome),
    "supervision.HomeVisit.not_achieved": _listed(NOT_ACHIEVED),
    "supervision.HomeVisit.went_with": _listed(WENT_WITH),
    "plans.PlanReview.called_by": _listed(
        {SCHEDULED: "On schedule"} | {str(trigger): words for trigger, words in PLAN_TRIGGERS.items()}
    ),
    "unpaidwork.WorkAppointment.outcome": _titles(_work_outcomes),
    "testing.Test.specimen": _titles(lambda pack: {code: each.title for code, each in pack.testing.specimens.items()}),
    "testing.Test.event": _titles(lambda pack: pack.testing.events),
    "testing.HandOver.flaw": _titles(lambda pack: pack.testing.flaws),
    "testing.Finding.analyte": _titles(lambda pack: pack.testing.analytes),
    **{f"unpaidwork.WorkAppointment.{name}": _listed(WORK_QUALITY) for name in ("work_quality", "behaviour")},
    "noncompliance.Failure.asked_how": _listed(ASKED_HOW),
    "noncompliance.Failure.kind": _listed({code: kind.title for code, kind in FAILURES.items()}),
    "noncompliance.ResponseAsked.kind": _listed(KINDS),
    "noncompliance.Response.direction": _listed(DIRECTIONS),
    "noncompliance.Failure.closed_reason": _listed(CLOSED),
    **{
        f"classification.{column}": _titles(lambda pack: {each.code: each.title for each in pack.levels})
        for column in (
            "LevelHeld.level", "LevelHeld.rule_level", "Calculation.level", "Proposal.level", "Proposal.level_now",
            "Override.level", "Override.rule_level",
        )
    },
}  # fmt: skip
REASONS: dict[str, str] = {**WORDS, **{ending.code: ending.words for ending in ENDINGS.values()}}
"""Why a version was written, where its code does not read well by itself."""

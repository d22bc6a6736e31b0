"""What a screen and a laboratory found. A screen ends a test only when it is negative; nothing counts on it alone."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from throughcare.casework.testing.commands.concluding import conclude
from throughcare.casework.testing.commands.writing import Place, add, hold, move, specimen_of, test_in
from throughcare.casework.testing.drafts import FindingDraft, ReportDraft
from throughcare.casework.testing.models import Finding, Specimen, Test, Treatment
from throughcare.casework.testing.refusals import (
    Missing,
    NotAtOdds,
    NotListed,
    WrongMoment,
    WrongState,
    told,
)
from throughcare.casework.testing.wording import (
    COLLECTED,
    CONFIRMATION,
    DILUTE,
    EXPLAINED,
    INVALID,
    NEGATIVE,
    NOT_NEGATIVE,
    POSITIVE,
    REPORTED,
    RETEST,
    SCREEN,
    SCREENED,
    UNCONFIRMED,
    VALIDITY,
)
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.kernel import BadAnswers


@transaction.atomic
def record_screen(
    actor: Actor, person_id: UUID, test_id: UUID, findings: Sequence[FindingDraft], *, expected: int
) -> Test:
    """What an on-site screen showed. All negative: the test is negative. Else nothing follows before a laboratory.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, Missing, NotAtOdds or StaleVersion.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, COLLECTED)
    specimen = specimen_of(test)
    found = [_find(actor, place, specimen, SCREEN, each) for each in _listed(place, findings)]
    if all(each.found == NEGATIVE for each in found):
        conclude(actor, test, expected, NEGATIVE)
    else:
        move(actor, test, expected, SCREENED, "testing:test:screened")
    return test


@transaction.atomic
def record_report(actor: Actor, person_id: UUID, test_id: UUID, draft: ReportDraft, *, expected: int) -> Test:
    """What a laboratory confirmed. A positive result goes to the person first, unless treatment on record explains it.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, Missing, NotAtOdds, WrongMoment, StaleVersion,
    or what a text may not tell.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id, COLLECTED, SCREENED)
    specimen = specimen_of(test)
    if not draft.laboratory.strip():
        raise Missing("Enter the laboratory", "laboratory")
    if not place.day_of(specimen.collected_at) <= draft.reported_on <= place.today:
        raise WrongMoment("The day of the report must be from the day of the sample to today", "reported_on")
    refuse_what_tells(actor, person_id, {"laboratory": draft.laboratory})
    validity = _validity(place, test, draft)
    if validity not in ("invalid", "substituted") or draft.findings:
        found = [_find(actor, place, specimen, CONFIRMATION, each) for each in _listed(place, draft.findings)]
        _check_covers_screen(specimen, found)
    else:
        found = []
    amend(
        specimen, expected=specimen.version, by=actor, because="reported", laboratory=draft.laboratory.strip(),
        reported_on=draft.reported_on, validity=validity, creatinine_mg_dl=draft.creatinine_mg_dl,
        gravity=draft.gravity,
    )  # fmt: skip
    trail.record(actor, "testing:sample:reported", specimen)
    _go_on(actor, place, test, expected, specimen, found)
    return test


@transaction.atomic
def record_retest(
    actor: Actor, person_id: UUID, test_id: UUID, findings: Sequence[FindingDraft], *, expected: int
) -> Test:
    """What the second bottle showed. What is not found again, in whatever amount, counts against nobody.

    Raises NotPermitted, NotThere, PurposeNeeded, WrongState, NotListed, Missing or StaleVersion.
    """
    require(actor, Permission.TEST_RECORD, person_id)
    place = hold(person_id)
    test = test_in(person_id, test_id)
    specimen = specimen_of(test)
    if not specimen.second_seal:
        raise NotAtOdds("No second bottle was sealed in this test", "findings")
    confirmed = set(positives(specimen))
    drafts = [each for each in _listed(place, findings) if each.analyte in confirmed]
    if not drafts:
        raise Missing("Enter what the retest showed of the substances that were confirmed", "findings")
    again = Finding.objects.filter(
        specimen=specimen, stage=RETEST, analyte__in=[each.analyte for each in drafts]
    )
    if again.exists():
        raise WrongState("What the retest showed of this substance is recorded already")
    for each in drafts:
        _find(actor, place, specimen, RETEST, each)
    still = unexplained(place, specimen)
    amend(test, expected=expected, by=actor, because="retested", answerable=test.answerable and bool(still))
    trail.record(actor, "testing:test:retested", test)
    if not still:
        conclude(actor, test, test.version, NEGATIVE)
    return test


def _go_on(
    actor: Actor, place: Place, test: Test, expected: int, specimen: Specimen, found: Iterable[Finding]
) -> None:
    if specimen.validity in ("invalid", "substituted"):
        conclude(actor, test, expected, INVALID)
    elif not any(each.found == POSITIVE for each in found):
        conclude(actor, test, expected, DILUTE if specimen.validity == "dilute" else NEGATIVE)
    elif not unexplained(place, specimen):
        conclude(actor, test, expected, EXPLAINED)
    else:
        move(actor, test, expected, REPORTED, "testing:test:reported")


def positives(specimen: Specimen) -> list[str]:
    """Substances that a laboratory confirmed."""
    rows = Finding.objects.filter(specimen=specimen, stage=CONFIRMATION, found=POSITIVE)
    return list(rows.values_list("analyte", flat=True))


def unexplained(place: Place, specimen: Specimen) -> list[str]:
    """Confirmed substances that neither a retest took back nor a confirmed treatment explains.

    The database asks the same, by the same day (tc_testing_answerable).
    """
    gone = set(
        Finding.objects.filter(specimen=specimen, stage=RETEST, found=NEGATIVE).values_list(
            "analyte", flat=True
        )
    )
    day = place.day_of(specimen.collected_at)
    for treatment in Treatment.objects.filter(person_id=specimen.person_id).exclude(shown_by=UNCONFIRMED):
        if treatment.starts_on <= day and (treatment.ends_on is None or treatment.ends_on >= day):
            gone |= set(treatment.analytes)
    return [analyte for analyte in positives(specimen) if analyte not in gone]


def _listed(place: Place, findings: Sequence[FindingDraft]) -> Sequence[FindingDraft]:
    if not findings:
        raise Missing("Enter what was found of at least one substance", "findings")
    for each in findings:
        if each.analyte not in place.testing.analytes:
            raise NotListed("findings", each.analyte)
    if len({each.analyte for each in findings}) < len(findings):
        raise NotAtOdds("A substance stands twice", "findings")
    return findings


def _find(actor: Actor, place: Place, specimen: Specimen, stage: str, draft: FindingDraft) -> Finding:
    """Keep one finding, read against its cut-off where one was published and something was measured."""
    kind = specimen.test.specimen
    limit = place.testing.cutoff(kind, draft.analyte, confirmed=stage != SCREEN)
    high = NOT_NEGATIVE if stage == SCREEN else POSITIVE
    found = draft.found
    if draft.measured is not None and limit is not None and stage != RETEST:
        found = high if draft.measured >= limit else NEGATIVE
        if draft.found not in ("", found):
            name = place.testing.analytes[draft.analyte]
            raise NotAtOdds(
                f"{draft.measured:g} ng/mL of {name} is {'at or above' if found == high else 'below'} the cut-off of"
                f" {limit} ng/mL: that is {'not negative' if found == high else 'negative'}",
                "findings",
            )
    if found not in (NEGATIVE, high):
        raise NotListed("findings", draft.found)
    row = Finding(
        person_id=specimen.person_id, specimen=specimen, stage=stage, analyte=draft.analyte, measured=draft.measured,
        cutoff=None if limit is None else Decimal(limit), found=found,
        cutoff_from="" if limit is None else place.testing.specimens[kind].cutoffs_from,
    )  # fmt: skip
    add(actor, row, "testing:finding:recorded")
    return row


def _validity(place: Place, test: Test, draft: ReportDraft) -> str:
    """By the place's rule where creatinine was measured in urine; else the laboratory's own word."""
    rules = place.testing.procedures
    if rules is not None and draft.creatinine_mg_dl is not None and test.specimen == "urine":
        given = {"creatinine_mg_dl": float(draft.creatinine_mg_dl)}
        if draft.gravity is not None:
            given["specific_gravity"] = float(draft.gravity)
        try:
            found = str(rules.validity.ask(given).results["validity"])
        except BadAnswers as refusal:
            raise told(refusal, {"specific_gravity": "gravity"}) from refusal
        if draft.validity not in ("", found, "invalid"):
            raise NotAtOdds(f"By what was measured this sample is {VALIDITY[found].lower()}", "validity")
        return "invalid" if draft.validity == "invalid" else found
    if draft.validity not in VALIDITY:
        raise NotListed("validity", draft.validity)
    return draft.validity


def _check_covers_screen(specimen: Specimen, found: Iterable[Finding]) -> None:
    """What the screen left open is confirmed or not, substance by substance."""
    reported = {each.analyte for each in found}
    left = Finding.objects.filter(specimen=specimen, stage=SCREEN, found=NOT_NEGATIVE).exclude(
        analyte__in=reported
    )
    if missing := list(left.values_list("analyte", flat=True)):
        raise Missing(f"Enter what the laboratory found of {', '.join(sorted(missing))}", "findings")

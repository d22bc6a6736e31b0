"""Beginning an assessment, with what is known already; correcting one that stands; setting one aside."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.casework.assessments import wording
from throughcare.casework.assessments.commands.standing import being_made, standing
from throughcare.casework.assessments.drafts import StartDraft
from throughcare.casework.assessments.events import AssessmentSetAside, AssessmentStarted
from throughcare.casework.assessments.models import Answer, Assessment
from throughcare.casework.assessments.queries.carrying import Carried, carried_forward, facts_of
from throughcare.casework.assessments.refusals import (
    BegunAlready,
    FormUnknown,
    NotCompleted,
    NotYet,
    OutsideForm,
    WordsMissing,
)
from throughcare.casework.releases.queries import in_use
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.queries import is_adult
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, find_form
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.assessing import TRIGGERS
from throughcare.rules.jurisdictions.library import Purpose
from throughcare.rules.kernel import UnknownCode

INSTRUMENTS = (Purpose.RISK, Purpose.SCREEN, Purpose.NEEDS)
"""Rules of the pack that are assessed with by themselves."""


@transaction.atomic
def start_assessment(actor: Actor, person_id: UUID, draft: StartDraft) -> Assessment:
    """Begin an assessment; what an earlier one or the record says already stands in it.

    Raises NotPermitted, NotThere, PurposeNeeded, FormUnknown, OutsideForm, NotYet, BegunAlready.
    """
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    # One writer at a time for this person: two beginnings cannot both find that there is none.
    person = (
        Person.objects.select_for_update(no_key=True, of=("self",)).select_related("agency").get(pk=person_id)
    )
    form = _form_in_use(person, draft)
    if draft.assessed_on > clock.today(actor.zone):
        raise NotYet("assessed_on", draft.assessed_on)
    if draft.occasion not in wording.OCCASIONS or draft.occasion == "correction":
        raise WordsMissing("Choose why it is made", "occasion")
    if draft.event and draft.event not in TRIGGERS:
        raise WordsMissing("Choose one of the events listed", "event")
    if form.adults and is_adult(person_id, draft.assessed_on) is False:
        raise OutsideForm(form.population)
    _refuse_second(person_id, form)
    made = Assessment(
        person_id=person_id, form=str(form.id), occasion=draft.occasion, event=draft.event,
        assessed_on=draft.assessed_on, lead_id=actor.user_id, recorded_by_id=actor.user_id,
    )  # fmt: skip
    known = {**carried_forward(person_id, form), **facts_of(person, form, draft.assessed_on)}
    return _begin(actor, made, known)


@transaction.atomic
def correct_assessment(actor: Actor, person_id: UUID, assessment_id: UUID, *, because: str) -> Assessment:
    """Begin a corrected version of one that stands: it starts with every answer of the first.

    Raises NotPermitted, NotThere, PurposeNeeded, NotCompleted, WordsMissing, BegunAlready.
    """
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    if not because.strip():
        raise WordsMissing("Say what is to be corrected", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    first = standing(person_id, assessment_id)
    if first.stage != "final":
        raise NotCompleted
    return copy_of(actor, first, because=because.strip())


def copy_of(actor: Actor, first: Assessment, *, because: str) -> Assessment:
    """A corrected version, begun with every answer of the first. Raises BegunAlready."""
    _refuse_second(first.person_id, find_form(first.form))
    made = Assessment(
        person_id=first.person_id, form=first.form, occasion="correction", assessed_on=first.assessed_on,
        lead_id=actor.user_id, recorded_by_id=actor.user_id, corrects_id=first.pk, remarks=because,
    )  # fmt: skip
    return _begin(actor, made, dict(_answers_of(first)))


@transaction.atomic
def set_aside(actor: Actor, person_id: UUID, assessment_id: UUID, *, expected: int, because: str) -> None:
    """Give up an assessment that is not signed. Raises as `correct_assessment`, NotBeingMade or StaleVersion."""
    require(actor, Permission.ASSESSMENT_WRITE, person_id)
    if not because.strip():
        raise WordsMissing("Say why it is set aside", "because")
    refuse_what_tells(actor, person_id, {"because": because})
    held = being_made(person_id, assessment_id)
    amend(held, expected=expected, by=actor, because="set aside", stage="abandoned", remarks=because.strip())
    trail.record(actor, "assessments:assessment:set-aside", held)
    bus.publish(actor, AssessmentSetAside(person_id, held.pk, held.form))


def usable_form(pack: Jurisdiction, code: str) -> Form:
    """The form, if the place assesses with it. Raises FormUnknown."""
    plain = code.partition("@")[0]
    used = {use.code for use in pack.forms}
    used |= {use.code for purpose in INSTRUMENTS for use in pack.rules_for(purpose)}
    if plain not in used:
        raise FormUnknown(code)
    try:
        return find_form(code)
    except UnknownCode:
        raise FormUnknown(code) from None


def _form_in_use(person: Person, draft: StartDraft) -> Form:
    """The form in the version that the agency uses that day; no other can be asked for. Raises FormUnknown."""
    code = draft.form.partition("@")[0]
    version = in_use(person.agency_id, [code], draft.assessed_on).get(code)
    if version is not None and draft.form not in (code, version):
        raise FormUnknown(draft.form)
    return usable_form(jurisdictions.get(person.agency.jurisdiction), version or draft.form)


def _refuse_second(person_id: UUID, form: Form) -> None:
    begun = Assessment.objects.filter(
        person_id=person_id, form__startswith=f"{form.id.code}@", stage__in=("draft", "signed")
    ).first()
    if begun is not None:
        raise BegunAlready(begun.pk)


def _begin(actor: Actor, made: Assessment, known: dict[str, Carried]) -> Assessment:
    made.full_clean()
    made.save(force_insert=True)
    Answer.objects.bulk_create(
        Answer(
            person_id=made.person_id, assessment=made, question=name, state=each.state, value=each.value,
            note=each.note, origin=each.origin, origin_on=each.on, origin_of=each.of, recorded_by_id=actor.user_id,
        )
        for name, each in known.items()
    )  # fmt: skip
    trail.record(
        actor, "assessments:assessment:started", made, details={"form": made.form, "carried": len(known)}
    )
    bus.publish(actor, AssessmentStarted(made.person_id, made.pk, made.form))
    return made


def _answers_of(first: Assessment) -> Iterator[tuple[str, Carried]]:
    """Every answer of an assessment, each with where it came from before."""
    for row in Answer.objects.filter(assessment=first):
        on: date = row.origin_on or first.assessed_on
        yield row.question, Carried(row.state, row.value, "earlier", on, row.origin_of or first.pk, row.note)

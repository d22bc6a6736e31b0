"""What was seen of an objective: progress, engagement, a reading of its measure."""

from math import isfinite
from uuid import UUID

from django.db import transaction

from throughcare.casework.plans.commands.writing import add, hold, objective_of
from throughcare.casework.plans.drafts import NoteDraft
from throughcare.casework.plans.events import ProgressNoted
from throughcare.casework.plans.models import ObjectiveNote
from throughcare.casework.plans.refusals import DayWrong, FigureWrong, WordsMissing
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells


@transaction.atomic
def note_progress(actor: Actor, person_id: UUID, objective_id: UUID, draft: NoteDraft) -> ObjectiveNote:
    """Write down what was seen of an objective, in words, as a reading, or both.

    Raises NotPermitted, NotThere, PurposeNeeded, WordsMissing, FigureWrong, DayWrong, or what a text may not tell.
    """
    require(actor, Permission.PLAN_STEP, person_id)
    place, objective = hold(person_id), objective_of(person_id, objective_id)
    if not draft.words.strip() and draft.value is None:
        raise WordsMissing("Write what was seen, or give a reading", "words")
    if draft.value is not None and objective.target_value is None:
        raise FigureWrong("This objective is not counted. Give it figures first", "value")
    if draft.value is not None and not isfinite(draft.value):
        raise FigureWrong("Enter a number", "value")
    if draft.seen_on > place.today:
        raise DayWrong("The day must be today or in the past", "seen_on", draft.seen_on)
    if draft.seen_on < objective.plan.begun_on:
        raise DayWrong("The day must not be before the plan began", "seen_on", draft.seen_on)
    refuse_what_tells(actor, person_id, {"words": draft.words})
    note = ObjectiveNote(
        person_id=person_id, objective=objective, kind="progress", seen_on=draft.seen_on, value=draft.value,
        words=draft.words.strip(),
    )  # fmt: skip
    add(actor, note, "plans:note:kept")
    bus.publish(actor, ProgressNoted(person_id, objective.pk, note.pk))
    return note

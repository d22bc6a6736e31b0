"""Asking the person for the reason, and writing down what they say. Nothing is judged here."""

from datetime import date
from uuid import UUID

from django.db import transaction

from throughcare.decisions.noncompliance.commands.letters import reason_letter
from throughcare.decisions.noncompliance.commands.writing import failure_held, last_day, pack_of
from throughcare.decisions.noncompliance.drafts import AskDraft
from throughcare.decisions.noncompliance.events import ExcuseHeard, ReasonAsked
from throughcare.decisions.noncompliance.models import Failure
from throughcare.decisions.noncompliance.refusals import DayNeeded, NotNow, WordsNeeded
from throughcare.decisions.noncompliance.wording import ASKED_HOW, BY_LETTER
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import amend
from throughcare.platform.events import bus
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.jurisdictions import Jurisdiction

Stage = Failure.Stage
NOT_JUDGED = (Stage.TO_ASK, Stage.ASKED, Stage.TO_JUDGE)


@transaction.atomic
def ask_reason(actor: Actor, person_id: UUID, failure_id: UUID, draft: AskDraft, *, expected: int) -> Failure:
    """Ask the person for the reason, by letter or otherwise; asking again gives more time.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, DayNeeded, StaleVersion, and what making a letter raises.
    """
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    failure = failure_held(person_id, failure_id, Permission.EXCUSE_JUDGE)
    if failure.stage not in (Stage.TO_ASK, Stage.ASKED):
        raise NotNow("The reason has been heard or judged already.")
    if draft.how not in ASKED_HOW:
        raise NotNow("Choose how the person is asked", "how")
    pack, today = pack_of(actor, person_id), clock.today(actor.zone)
    answer_by = _answer_by(pack, draft.answer_by, today)
    if draft.how in BY_LETTER:
        reason_letter(actor, pack, failure, answer_by, by_hand=draft.how == "hand")
    amend(
        failure, expected=expected, by=actor, because="reason-asked", stage=Stage.ASKED, asked_how=draft.how,
        excuse_due_on=answer_by,
    )  # fmt: skip
    trail.record(actor, "noncompliance:reason:asked", failure, details={"how": draft.how})
    bus.publish(actor, ReasonAsked(failure.pk, person_id, answer_by))
    return failure


@transaction.atomic
def hear_excuse(
    actor: Actor, person_id: UUID, failure_id: UUID, *, excuse: str, heard_on: date, expected: int
) -> Failure:
    """Write down what the person says, in their words; it may come before they were asked, and be added to.

    Raises NotPermitted, NotThere, PurposeNeeded, NotNow, WordsNeeded, DayNeeded, StaleVersion.
    """
    require(actor, Permission.EXCUSE_JUDGE, person_id)
    failure = failure_held(person_id, failure_id, Permission.EXCUSE_JUDGE)
    if failure.stage not in NOT_JUDGED:
        raise NotNow("This has been judged already. Judge it again if there is something new.")
    if not excuse.strip():
        raise WordsNeeded("Write down what the person said", "excuse")
    refuse_what_tells(actor, person_id, {"excuse": excuse}, before=failure)
    if not failure.failed_on <= heard_on <= clock.today(actor.zone):
        raise DayNeeded("The day must be from the day of the contact up to today", "heard_on")
    amend(
        failure, expected=expected, by=actor, because="excuse-heard", stage=Stage.TO_JUDGE, excuse=excuse.strip(),
        heard_on=heard_on,
    )  # fmt: skip
    trail.record(actor, "noncompliance:excuse:heard", failure)
    bus.publish(actor, ExcuseHeard(failure.pk, person_id))
    return failure


def least_answer_day(pack: Jurisdiction, today: date) -> date | None:
    """The first day on which the person's time may end, by the pack's own limit; None where it has no figure."""
    return last_day(pack, pack.excuse_limit, today)


def _answer_by(pack: Jurisdiction, given: date | None, today: date) -> date:
    least = least_answer_day(pack, today)
    answer_by = given or least
    if answer_by is None:
        raise DayNeeded("Give the day by which the person is to answer", "answer_by")
    if least is not None and answer_by < least:
        raise DayNeeded(f"The person has until {pack.in_words(least)} at least", "answer_by", least=least)
    if answer_by <= today:
        raise DayNeeded("The day must be after today", "answer_by")
    return answer_by

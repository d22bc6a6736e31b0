"""The letter about a response that has none of its own: what follows, why, by which facts, how to appeal."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.commands.telling import letter_telling
from throughcare.decisions.noncompliance.commands.writing import pack_of
from throughcare.decisions.noncompliance.models import ExcuseJudgment, Failure, Response, Sanction
from throughcare.decisions.noncompliance.refusals import NothingToTell
from throughcare.decisions.noncompliance.wording import response_words, told_of
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.models import Paper
from throughcare.rules.jurisdictions import Jurisdiction


@transaction.atomic
def tell_of_response(actor: Actor, person_id: UUID, failure_id: UUID) -> Paper:
    """Draw up the letter about what was decided to follow from a failure, or go on with the one that waits.

    Raises NotPermitted, NotThere, PurposeNeeded, NothingToTell, NoSuchPaper.
    """
    require(actor, Permission.LETTER_MAKE, person_id)
    rows = Response.objects.select_related("failure__contact", "failure__person__agency")
    response: Response | None = rows.filter(
        failure_id=failure_id, person_id=person_id, set_aside=False
    ).first()
    failure = response.failure if response else None
    if response is None or failure is None or response.process_id is None:
        raise NothingToTell
    if response.letter_id or response.withdrawn_on:
        raise NothingToTell
    pack = pack_of(actor, person_id)
    return letter_telling(
        actor, person_id, response.process_id, what=_what(pack, response), facts=_facts(pack, failure)
    )  # fmt: skip


def _what(pack: Jurisdiction, response: Response) -> str:
    """ "Sanction: community service, 20 hours, by 1 March 2027"."""
    title = response_words(pack, response.kind)
    sanction: Sanction | None = Sanction.objects.filter(response=response).first()
    if sanction is None:
        return f"{title}: {response.what}." if response.what and response.what != title else f"{title}."
    said = [f"{sanction.what[0].lower()}{sanction.what[1:]}"]
    if sanction.amount:
        said.append(f"{sanction.amount} {sanction.counted_in}")
    if sanction.due_on:
        said.append(f"by {pack.in_words(sanction.due_on)}")
    return f"{title}: {', '.join(said)}."


def _facts(pack: Jurisdiction, failure: Failure) -> list[str]:
    """What the record says happened, what the person said, and how that was judged."""
    facts = [told_of(failure, pack.in_words(failure.failed_on))]
    judged: ExcuseJudgment | None = ExcuseJudgment.objects.filter(failure=failure).first()
    if judged is not None:
        facts += [f"You told us: {judged.excuse}"] if judged.excuse else []
        facts.append(f"We judged the reason: {judged.reasons}")
    return facts

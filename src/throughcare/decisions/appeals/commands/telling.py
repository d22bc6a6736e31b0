"""Drawing up the letters of an appeal: that it came in and what happens next, and what was decided on it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughcare.decisions.appeals.models import Appeal, Outcome, Ruling
from throughcare.decisions.appeals.queries.parts import parts_of_outcome, stood
from throughcare.decisions.appeals.wording import CALLED, OUTCOMES
from throughcare.decisions.dueprocess.commands.telling import DAYS_TO_CORRECT
from throughcare.decisions.dueprocess.wording import KIND_WORDS
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import prepare_paper
from throughcare.register.documents.drafts import PaperDraft
from throughcare.register.documents.models import Paper
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind

NO_DAY = "We cannot tell you a day yet. Ask us at any time how far it is."
ON_OUR_WAY = "Somebody who did not make the decision looks at it, and writes to you."


@transaction.atomic
def prepare_letter(actor: Actor, person_id: UUID, appeal_id: UUID) -> Paper:
    """Draw up the letter that is due: of the decision on the appeal or on its lateness, else that it came in.

    What the record does not hold stays empty; it is asked for before anybody signs. Raises NotPermitted, NotThere,
    PurposeNeeded, NoSuchPaper.
    """
    rows = Appeal.objects.select_related("decision__process__order", "person__agency")
    appeal: Appeal | None = rows.filter(pk=appeal_id, person_id=person_id).first()
    if appeal is None:
        raise NotThere(Permission.LETTER_MAKE, person_id, "no such appeal")
    pack = jurisdictions.get(appeal.decision.process.place)
    order = appeal.decision.process.order
    told = _decided(pack, appeal) or _not_heard(pack, appeal)
    kind = LetterKind.APPEAL_DECIDED if told else LetterKind.APPEAL_RECEIVED
    draft = PaperDraft(
        kind=kind.value, values=told or _received(pack, appeal), about=appeal.pk,
        order_type=order.kind if order else None,
    )  # fmt: skip
    return prepare_paper(actor, person_id, draft)


def _received(pack: Jurisdiction, appeal: Appeal) -> dict[str, str]:
    late = "It came after its last day, so somebody first decides whether we can look at it. " if (
        appeal.state == "late"
    ) else ""  # fmt: skip
    return {
        "appeal_against": _against(pack, appeal), "appeal_date": pack.in_words(appeal.lodged_on),
        "next_steps": late + ON_OUR_WAY,
        "decide_by": pack.in_words(appeal.decide_by) if appeal.decide_by else NO_DAY, "meanwhile": _meanwhile(appeal),
    }  # fmt: skip


def _meanwhile(appeal: Appeal) -> str:
    ruling: Ruling | None = Ruling.objects.filter(appeal=appeal, about="suspension").first()
    if ruling is None or not ruling.granted:
        return "Until then the decision goes on. Keep to it, and ask us if you are not sure what that means."
    return "The decision waits until then."


def _decided(pack: Jurisdiction, appeal: Appeal) -> dict[str, str] | None:
    held: Outcome | None = Outcome.objects.filter(appeal=appeal).first()
    if held is None:
        return None
    said = [f"{CALLED[appeal.called]}: {OUTCOMES[held.outcome].lower()}."]
    said += [stood(pack, each) for each in parts_of_outcome(held.pk)]
    if held.instead:
        said.append(held.instead)
    return {
        "what_was_decided": "\n".join(said), "because": held.reasons, "facts": held.facts, "decided_by": held.made_by,
        "decision_date": pack.in_words(civil_date(held.decided_at, appeal.person.agency.zone)),
        "next_way": held.next_way, **_both(pack, appeal),
    }  # fmt: skip


def _not_heard(pack: Jurisdiction, appeal: Appeal) -> dict[str, str] | None:
    rows = Ruling.objects.select_related("decided_by").filter(appeal=appeal, about="admission", granted=False)
    held: Ruling | None = rows.first()
    if held is None:
        return None
    return {
        "what_was_decided": "We cannot look at it, because it came after its last day.", "because": held.reasons,
        "facts": _came(pack, appeal), "decided_by": held.decided_by.name,
        "decision_date": pack.in_words(civil_date(held.decided_at, appeal.person.agency.zone)), "next_way": "",
        **_both(pack, appeal),
    }  # fmt: skip


def _came(pack: Jurisdiction, appeal: Appeal) -> str:
    last = f"The last day was {pack.in_words(appeal.last_day)}. " if appeal.last_day else ""
    return f"{last}It came on {pack.in_words(appeal.lodged_on)}."


def _both(pack: Jurisdiction, appeal: Appeal) -> dict[str, str]:
    by = clock.today(appeal.person.agency.zone) + timedelta(days=DAYS_TO_CORRECT)
    return {
        "appeal_against": _against(pack, appeal), "appeal_date": pack.in_words(appeal.lodged_on),
        "correct_by": pack.in_words(by),
    }  # fmt: skip


def _against(pack: Jurisdiction, appeal: Appeal) -> str:
    zone = appeal.person.agency.zone
    day = pack.in_words(civil_date(appeal.decision.decided_at, zone))
    return f"{KIND_WORDS[appeal.decision.process.kind]}, decided on {day}"

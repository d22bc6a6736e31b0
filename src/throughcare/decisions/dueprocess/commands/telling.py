"""Drawing up the letter that tells a person what was decided, from the decision's own record."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from throughcare.decisions.dueprocess.models import Decision, GateRow, Process
from throughcare.decisions.dueprocess.refusals import NotDecided
from throughcare.decisions.dueprocess.wording import GATE_WORDS, KIND_WORDS, OUTCOMES
from throughcare.platform import clock
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.register.documents.commands import prepare_paper
from throughcare.register.documents.drafts import PaperDraft
from throughcare.register.documents.models import Paper
from throughcare.register.documents.queries import particulars
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind
from throughcare.rules.responses.gates import DecisionKind, Gate

DAYS_TO_CORRECT = 14
"""How long a fact can be put right from when the letter is drawn up: the house's own, where nothing else is said."""


@transaction.atomic
def prepare_letter(actor: Actor, person_id: UUID, process_id: UUID) -> Paper:
    """Draw up the letter about a decision: what, why, on which facts, by whom, how to correct and to appeal.

    What the record does not hold stays empty; it is asked for before anybody signs. Raises NotPermitted, NotThere,
    PurposeNeeded, NotDecided, NoSuchPaper.
    """
    return letter_telling(actor, person_id, process_id)


@transaction.atomic
def letter_telling(
    actor: Actor, person_id: UUID, process_id: UUID, *, what: str = "", facts: Sequence[str] = ()
) -> Paper:
    """As `prepare_letter`. what, facts: what the app that asked for the decision knows of it beside the process."""
    rows = Decision.objects.select_related("process__order")
    decision = rows.filter(process_id=process_id, person_id=person_id).first()
    if decision is None:
        if not Process.objects.filter(pk=process_id, person_id=person_id).exists():
            raise NotThere(Permission.LETTER_MAKE, person_id, "no such process")
        raise NotDecided
    pack = jurisdictions.get(decision.process.place)
    order = decision.process.order
    draft = PaperDraft(
        kind=LetterKind.DECISION.value, values=_values(actor, pack, decision, what, facts), about=decision.pk,
        order_type=order.kind if order else None,
    )  # fmt: skip
    return prepare_paper(actor, person_id, draft)


def _values(
    actor: Actor, pack: Jurisdiction, decision: Decision, what: str, facts: Sequence[str]
) -> dict[str, str]:  # fmt: skip
    process = decision.process
    known = particulars(actor, decision.person_id)
    why = [decision.reasons]
    if decision.proportionate:
        why.append(f"Why this and nothing less: {decision.proportionate}")
    by = pack.in_words(clock.today(actor.zone) + timedelta(days=DAYS_TO_CORRECT))
    asks = f"we do not know it here: ask {known.officer or known.office} now"
    return {
        "what_was_decided": what or f"{KIND_WORDS[process.kind]}: {OUTCOMES[decision.outcome].lower()}.",
        "because": "\n".join(why), "decided_by": decision.made_by,
        "decision_date": pack.in_words(civil_date(decision.decided_at, actor.zone)),
        "facts": "\n".join([*facts, *_facts(process)]), "correct_by": by,
        "how_to_appeal": _appeal(pack, process), "appeal_by":
        pack.in_words(decision.appeal_by) if decision.appeal_by else asks,
    }  # fmt: skip


def _facts(process: Process) -> list[str]:
    """What was found at each gate, in the words of whoever vouches for it."""
    rows = GateRow.objects.filter(process=process, state="met").exclude(words="").order_by("position")
    return [f"{GATE_WORDS[row.gate]}: {row.words}" for row in rows]


def _appeal(pack: Jurisdiction, process: Process) -> str:
    """Which ways the place's table gives, with the law; "" where it says nothing of any, so that somebody says it."""
    said = {
        Gate.REPRESENTATIONS: "You can say or write why you think the decision is wrong, and we must answer.",
        Gate.REVIEW: "You can have the decision looked at again by somebody else.",
        Gate.APPEAL_TOLD: "You can appeal. Ask us for the form and for help with it.",
    }
    gates = {rule.gate for rule in pack.due_process.of(DecisionKind(process.kind)).gates}
    return " ".join(words for gate, words in said.items() if gate in gates)

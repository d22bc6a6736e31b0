"""How somebody would type what is protected into due process: each way is refused."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing
from tests.fair import close_gates

from throughcare.decisions.dueprocess import commands
from throughcare.decisions.dueprocess.drafts import (
    AdjournmentDraft,
    DecisionDraft,
    FactDraft,
    MetDraft,
    RepresentationDraft,
    ServiceDraft,
    WaiverDraft,
)
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.documents import commands as papers
from throughcare.register.documents.drafts import PaperChange, PaperDraft
from throughcare.register.people.models import Person

NOW = clock.now() - timedelta(hours=1)


def begun(a: Actor, person: Person, kind: str = "condition_change") -> Process:
    """A process somebody else reported."""
    return commands.open_process(
        a, person.pk, kind, about=uuid4(), reported_by=f.UserFactory(agency=person.agency).pk
    )


def met(**texts: str) -> Typing:
    """Saying what met a gate held by somebody."""
    given: dict[str, Any] = {"finding": "cause_found", "happened_at": NOW, "words": "Held", "held_by": "Ines"}

    def typed(a: Actor, person: Person, _: World) -> object:
        process = begun(a, person)
        close_gates(a, process.pk, but=frozenset({"preliminary_hearing"}))
        return commands.meet_gate(a, process.pk, "preliminary_hearing", MetDraft(**(given | texts)))

    return typed


def waived(**texts: str) -> Typing:
    """Recording a waiver."""
    given: dict[str, Any] = {
        "language": "en", "told": "That it is free", "informed": True, "signed_at": NOW, "signed_how": "paper",
    }  # fmt: skip

    def typed(a: Actor, person: Person, _: World) -> object:
        process = begun(a, person)
        close_gates(a, process.pk, but=frozenset({"counsel"}))
        return commands.waive_gate(a, process.pk, "counsel", WaiverDraft(**(given | texts)))

    return typed


def decided(**texts: str) -> Typing:
    """Deciding, as the responsible officer may."""
    given = {"outcome": "imposed", "reasons": "Because", "proportionate": "Nothing less"} | texts

    def typed(a: Actor, person: Person, _: World) -> object:
        process = begun(a, person, "warning")
        close_gates(a, process.pk)
        process.refresh_from_db()
        return commands.decide(a, process.pk, DecisionDraft(**given), expected=process.version)

    return typed


def recorded(**texts: str) -> Typing:
    """Recording a decision as a fact."""
    given: dict[str, Any] = {
        "authority": "court", "made_by": "The court", "decided_at": NOW, "outcome": "imposed", "reasons": "Because",
        "late_because": "", **texts,
    }  # fmt: skip
    return lambda a, person, _: commands.record_as_fact(
        a, person.pk, "sanction", FactDraft(about=uuid4(), **given)
    )


def answered(a: Actor, person: Person, _: World) -> object:
    process = begun(a, person)
    said = commands.represent(a, process.pk, RepresentationDraft(by="person", made_at=NOW, words="Not so"))
    return commands.answer_representation(a, said.pk, TELLS, expected=1)


def drawn_up(**texts: Any) -> Typing:
    """Completing a letter about a decision."""
    change: dict[str, Any] = {"values": {"because": "Reasons"}, **texts}
    return lambda a, person, _: papers.change_paper(
        a, person.pk, f.PaperFactory(person=person).pk, PaperChange(**change), expected=1
    )


REFUSED_BY_FAIRNESS: dict[str, Typing] = {
    "documents.Paper.gathered": lambda a, person, _: papers.prepare_paper(
        a, person.pk, PaperDraft(kind="decision", values={"because": TELLS})
    ),
    "documents.Paper.values": drawn_up(values={"because": TELLS}),
    "documents.Paper.recipient": drawn_up(recipient=TELLS),
    "documents.Paper.own_words_by": drawn_up(own_words_by=TELLS),
    "dueprocess.Process.ended_because": lambda a, person, _: commands.drop_process(
        a, begun(a, person).pk, TELLS, expected=1
    ),
    "dueprocess.GateRow.words": met(words=TELLS),
    "dueprocess.GateRow.held_by": met(held_by=TELLS),
    "dueprocess.ServiceAttempt.words": lambda a, person, _: commands.serve_notice(
        a, begun(a, person).pk,
        ServiceDraft(how="post", outcome="returned", tried_at=NOW, words=TELLS, gate="preliminary_notice"),
    ),
    "dueprocess.Waiver.told": waived(told=TELLS),
    "dueprocess.Waiver.adult": waived(adult=TELLS),
    "dueprocess.Waiver.interpreter": waived(interpreter=TELLS),
    "dueprocess.Adjournment.words": lambda a, person, _: commands.adjourn(
        a, begun(a, person).pk,
        AdjournmentDraft(asked_by="person", because=TELLS, from_at=NOW, until_at=NOW + timedelta(days=3)),
    ),
    "dueprocess.Representation.words": lambda a, person, _: commands.represent(
        a, begun(a, person).pk, RepresentationDraft(by="person", made_at=NOW, words=TELLS)
    ),
    "dueprocess.Representation.answer": answered,
    "dueprocess.Decision.reasons": decided(reasons=TELLS),
    "dueprocess.Decision.proportionate": decided(proportionate=TELLS),
    "dueprocess.Decision.made_by": recorded(made_by=TELLS),
    "dueprocess.Decision.late_because": recorded(late_because=TELLS),
}  # fmt: skip

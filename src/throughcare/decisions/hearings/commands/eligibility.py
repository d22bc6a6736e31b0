"""Answering what a rule of release asks and the record does not: with who said so, version by version."""

from uuid import UUID

from django.db import transaction

from throughcare.decisions.hearings.commands.writing import add
from throughcare.decisions.hearings.considering import RuleConsidered
from throughcare.decisions.hearings.drafts import EligibilityDraft
from throughcare.decisions.hearings.events import EligibilityAnswered
from throughcare.decisions.hearings.models import EligibilityAnswer
from throughcare.decisions.hearings.queries.eligibility import eligibility
from throughcare.decisions.hearings.refusals import DoesNotFit, NotListed, StandsElsewhere, WordsNeeded
from throughcare.platform import clock
from throughcare.platform.access.door import require
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.versioned import StaleVersion, amend
from throughcare.platform.events import bus
from throughcare.register.people.models import Person
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.kernel import Item, Unknown


@transaction.atomic
def answer_eligibility(actor: Actor, person_id: UUID, draft: EligibilityDraft) -> int:
    """Keep the answers, and say what a writer has seen of them now: the sum of their versions.

    What the record answers itself is refused, as is a rule that is not about this person. It decides nothing.
    Raises NotPermitted, NotThere, PurposeNeeded, NotListed, StandsElsewhere, DoesNotFit, WordsNeeded, StaleVersion, or
    what a text may not tell.
    """
    require(actor, Permission.HEARING_ARRANGE, person_id)
    Person.objects.select_for_update(no_key=True).values_list("pk").get(pk=person_id)
    found = next((each for each in eligibility(actor, person_id).rules if each.rule.code == draft.rule), None)
    if found is None:
        raise NotListed("rule")
    if found.seen != draft.seen:
        raise StaleVersion("EligibilityAnswer", person_id, draft.seen, found.seen)
    answers = _read(found, draft)
    if not draft.said_by.strip():
        raise WordsNeeded("Say who said so, or where it stands", "said_by")
    refuse_what_tells(actor, person_id, {"said_by": draft.said_by})
    before = {each.item: each.answer for each in found.answers}
    changed = {name: text for name, text in answers.items() if before.get(name, Unknown.NOT_ASKED) != text}
    for name, text in changed.items():
        _keep(actor, person_id, draft, name, text)
    if changed:
        bus.publish(actor, EligibilityAnswered(person_id, draft.rule))
    rows = EligibilityAnswer.objects.filter(person_id=person_id, rule=draft.rule)
    return sum(rows.values_list("version", flat=True))


def _keep(actor: Actor, person_id: UUID, draft: EligibilityDraft, name: str, text: str) -> None:
    said = {"answer": text, "said_by": draft.said_by.strip(), "said_on": clock.today(actor.zone)}
    row = EligibilityAnswer.objects.filter(person_id=person_id, rule=draft.rule, item=name).first()
    if row is None:
        made = EligibilityAnswer(person_id=person_id, rule=draft.rule, item=name, **said)
        add(actor, made, "hearings:eligibility:answered", rule=draft.rule, item=name)
        return
    amend(row, expected=row.version, by=actor, because="answered", **said)
    trail.record(actor, "hearings:eligibility:answered", row, details={"rule": draft.rule, "item": name})


def _read(found: RuleConsidered, draft: EligibilityDraft) -> dict[str, str]:
    """The answers as they are kept. Raises NotListed, StandsElsewhere and DoesNotFit."""
    open_items = {item.name: item for item in found.to_type}
    read = {}
    for name, value in draft.answers.items():
        if name not in found.rule.items:
            raise NotListed("answers")
        if name not in open_items:
            raise StandsElsewhere(name)
        read[name] = _text(open_items[name], value)
    return read


def _text(item: Item, value: object) -> str:
    if value in {each.value for each in Unknown}:
        return str(value)
    try:
        told = item.kind.read(item.kind.from_text(value) if isinstance(value, str) else value)
    except ValueError as wrong:
        raise DoesNotFit(item.name, str(wrong)) from wrong
    if isinstance(told, bool):
        return "yes" if told else "no"
    return f"{told:g}" if isinstance(told, float) else str(told)

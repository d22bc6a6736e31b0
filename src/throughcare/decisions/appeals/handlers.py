"""What follows an appeal: conditions set by what it set aside, the whole or a part, are taken back."""

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.events import AppealDecided
from throughcare.decisions.appeals.wording import UNDOES
from throughcare.decisions.dueprocess.events import PartSetAside
from throughcare.platform.actor import Actor


def end_conditions(actor: Actor, event: AppealDecided) -> None:
    """Only where the whole decision was set aside; of one changed in part, each part is told of by itself."""
    if UNDOES.get(event.outcome) == "whole":
        commands.end_conditions(actor, event.person_id, event.process_id)


def end_part_condition(actor: Actor, event: PartSetAside) -> None:
    """A condition that the decision set, and that an appeal allowed in part set aside."""
    if event.what == "set":
        commands.end_conditions(actor, event.person_id, event.process_id, only=event.part)

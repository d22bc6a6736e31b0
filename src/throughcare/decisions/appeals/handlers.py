"""What follows an appeal: conditions set by what it set aside are taken back."""

from throughcare.decisions.appeals import commands
from throughcare.decisions.appeals.events import AppealDecided
from throughcare.decisions.appeals.wording import UNDOES
from throughcare.platform.actor import Actor


def end_conditions(actor: Actor, event: AppealDecided) -> None:
    """Only where the whole decision was set aside; what was changed in part, a named person carries out."""
    if UNDOES.get(event.outcome) == "whole":
        commands.end_conditions(actor, event.person_id, event.process_id)

"""A dossier of the demo: a draft for the hearing to come, with words taken out, and a paper withheld by somebody else.

All invented.
"""

from uuid import UUID

from throughcare.decisions.dossiers import commands, queries
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting


def put_together(officer: Actor, manager: Actor, person: UUID, hearing: UUID) -> None:
    """Put it together, take words out of one paper, and have another withheld."""
    with acting(officer):
        held = commands.assemble(officer, person, hearing)
        items = list(queries.dossier_of(officer, person, held.pk).items)
        said = next(
            ((each, line[1]) for each in items for line in each.said if line[0] in ("By", "Made by", "Why it ended")),
            (items[0], items[0].said[0][1]),
        )  # fmt: skip
        commands.remove_passage(
            officer,
            said[0].id,
            said[1],
            "Who it was does not matter to the decision",
            expected=said[0].version,
        )
        kept = next((each for each in reversed(items) if each.id != said[0].id), None)
        if kept is None:
            return
        asked = commands.ask_to_withhold(
            officer, kept.id, "It would tell where somebody else can be found", expected=kept.version
        )
    with acting(manager):
        commands.decide_withholding(
            manager,
            asked.pk,
            agree=True,
            answer="Nothing in it is used against the person",
            expected=asked.version,
        )

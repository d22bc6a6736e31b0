"""How somebody would type what is protected into a dossier: each way is refused."""

from tests import factories as f
from tests.arranging import World
from tests.contracts.texts_not_typed import TELLS
from tests.contracts.texts_of_plans import Typing

from throughcare.decisions.dossiers import commands
from throughcare.decisions.dossiers.drafts import HandoverDraft, PageDraft, PlaceDraft
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people.models import Person


def left_out(a: Actor, person: Person, _: World) -> object:
    item = f.DossierItemFactory(person=person)
    place = PlaceDraft(item_id=item.pk, position=1, included=False, because=TELLS)
    return commands.arrange(a, item.dossier_id, [place], expected=1)


def decided(a: Actor, person: Person, world: World) -> object:
    item = f.DossierItemFactory(
        person=person, withheld="asked", withheld_because="It tells", withheld_asked_by=world.user()
    )
    return commands.decide_withholding(a, item.pk, agree=True, answer=TELLS, expected=1)


REFUSED_BY_DOSSIERS: dict[str, Typing] = {
    "dossiers.DossierItem.left_out_because": left_out,
    "dossiers.DossierItem.removed": lambda a, person, _: commands.remove_passage(
        a, f.DossierItemFactory(person=person).pk, "The bus", TELLS, expected=1
    ),
    "dossiers.DossierItem.pages": lambda a, person, _: commands.treat_page(
        a, f.DossierItemFactory(person=person, page_count=1).pk,
        PageDraft(number=1, what="withhold", because=TELLS), expected=1,
    ),
    "dossiers.DossierItem.withheld_because": lambda a, person, _: commands.ask_to_withhold(
        a, f.DossierItemFactory(person=person).pk, TELLS, expected=1
    ),
    "dossiers.DossierItem.withheld_answer": decided,
    "dossiers.Handover.name": lambda a, person, _: commands.hand_over(
        a, f.MadeDossierFactory(person=person).pk,
        HandoverDraft(recipient="court", how="paper", given_at=clock.now(), name=TELLS),
    ),
}  # fmt: skip

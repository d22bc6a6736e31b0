"""Nobody who is to be kept safe is named beside a condition either: in who agreed, why, or where to come."""

from collections.abc import Mapping
from uuid import UUID

from throughcare.casework.orders.queries.protected import protected_names
from throughcare.casework.orders.refusals import NamesSomebodyProtected
from throughcare.platform.actor import Actor
from throughcare.register.people.texts import refuse_what_tells
from throughcare.rules.conditions import PrivateDetail, private_details


def refuse_to_tell(actor: Actor, person_id: UUID, texts: Mapping[str, str], *, before: object = None) -> None:
    """Refuse texts that hold something protected around the person, or name a victim or child among their relations.

    texts: by the form's field; one that stands in `before` already is not asked about again.
    Raises ProtectedInText or NamesSomebodyProtected.
    """
    refuse_what_tells(actor, person_id, texts, before=before)
    typed = {
        field: said for field, said in texts.items() if said.strip() and getattr(before, field, None) != said
    }
    names = protected_names(person_id) if typed else ()
    for field, said in typed.items():
        if PrivateDetail.NAME in private_details(said, names=names):
            raise NamesSomebodyProtected(field)

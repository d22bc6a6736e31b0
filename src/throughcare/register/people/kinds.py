"""The kinds of detail known of a person: their tables, their names on screen, what each draft makes."""

from dataclasses import dataclass

from throughcare.register.people import drafts, models


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of detail. code: in addresses and audit entries. one: what a single one is called.

    replaced_by: what the present main one becomes when another takes its place; "" where several stand side by side.
    """

    code: str
    title: str
    one: str
    model: type[models.OfPerson]
    draft: type[drafts.ItemDraft]
    replaced_by: str = ""

    def can_end(self, sort: str = "") -> bool:
        """Whether one of this sort holds until a day, and not for good: a main name stays until another replaces it."""
        return hasattr(self.model, "ends_on") and not (
            self.model is models.Name and sort == models.Name.Kind.MAIN
        )


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("name", "Names", "name", models.Name, drafts.NameDraft, "former"),
        Kind("identifier", "Reference numbers", "number", models.Identifier, drafts.IdentifierDraft),
        Kind("address", "Addresses", "address", models.Address, drafts.AddressDraft, "previous"),
        Kind("contact", "Telephone and e-mail", "contact detail", models.ContactPoint, drafts.ContactDraft),
        Kind("adjustment", "Adjustments needed", "adjustment", models.Adjustment, drafts.AdjustmentDraft),
        Kind("relation", "Family and other people", "relation", models.Relation, drafts.RelationDraft),
        Kind("occupation", "Work and education", "occupation", models.Occupation, drafts.OccupationDraft),
        Kind(
            "characteristic",
            "Personal characteristics",
            "characteristic",
            models.Characteristic,
            drafts.CharacteristicDraft,
        ),
    )
}
"""In the order of the page of personal details."""


def kind_of(draft: drafts.ItemDraft) -> Kind:
    """The kind of detail that a draft makes."""
    return next(kind for kind in KINDS.values() if kind.draft is type(draft))

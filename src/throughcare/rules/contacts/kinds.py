"""The ways in which an officer and a person meet or write."""

from enum import StrEnum


class ContactKind(StrEnum):
    """How a contact takes place. The same kinds serve for what is planned and for what happened."""

    OFFICE = "office"
    HOME = "home"
    PHONE = "phone"
    VIDEO = "video"
    THIRD_PARTY = "third_party"
    WRITTEN = "written"

    @property
    def label(self) -> str:
        """Words for a list or a form."""
        return _TITLES[self]

    @property
    def definition(self) -> str:
        """What belongs under this kind."""
        return _DEFINITIONS[self]

    @property
    def with_the_person(self) -> bool:
        """Whether the person themselves takes part, at the time."""
        return self not in (ContactKind.THIRD_PARTY, ContactKind.WRITTEN)

    @property
    def face_to_face(self) -> bool:
        """Whether they meet in one place. A video call is not counted: no source read here counts it."""
        return self in (ContactKind.OFFICE, ContactKind.HOME)


_TITLES: dict[ContactKind, str] = {
    ContactKind.OFFICE: "Office visit",
    ContactKind.HOME: "Home visit",
    ContactKind.PHONE: "Phone call",
    ContactKind.VIDEO: "Video call",
    ContactKind.THIRD_PARTY: "Contact with someone else",
    ContactKind.WRITTEN: "Letter, text or email",
}

_DEFINITIONS: dict[ContactKind, str] = {
    ContactKind.OFFICE: "The person comes to an office, a court or a partner's premises.",
    ContactKind.HOME: "The officer goes to where the person lives. An attempt is not a visit.",
    ContactKind.PHONE: "They speak by phone.",
    ContactKind.VIDEO: "They speak and see each other on screens.",
    ContactKind.THIRD_PARTY: "The officer speaks or writes to somebody else: family, employer, treatment.",
    ContactKind.WRITTEN: "One writes to the other.",
}

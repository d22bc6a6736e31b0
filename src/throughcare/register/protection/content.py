"""What is known of a protected person or address, and how it is written to be sealed. Pure."""

import json
from dataclasses import asdict, dataclass, fields

CAPACITIES = {
    "victim": "Victim of the person",
    "child": "Child at risk",
    "adult": "Adult at risk",
    "witness": "Witness",
    "other": "Somebody else to be kept safe",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """name: of the protected person, or of whose address it is. capacity: a code of CAPACITIES. contact: how they may
    be reached, number or e-mail. lines: address, one line each. note: what a colleague who is named must know.
    """

    name: str = ""
    capacity: str = ""
    contact: str = ""
    lines: str = ""
    postcode: str = ""
    note: str = ""

    def text(self) -> str:
        """One text for all of it, as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Content":
        """From the opened text; what a later version may have added is left alone."""
        held = json.loads(text)
        return cls(**{each.name: held.get(each.name, "") for each in fields(cls)})

"""What a search for a name looks up among the sealed aliases: blind indexes of the whole name and of its last word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from throughcare.platform.keys.fields import BlindIndexField
from throughcare.platform.keys.ring import RING, blind_with
from throughcare.register.people.aliases import whole
from throughcare.register.people.models import Name
from throughcare.register.people.queries.names import Reading


@dataclass(frozen=True, slots=True)
class AliasKeys:
    """Parameters of the SQL that looks aliases up: keys and what each match costs."""

    parameters: dict[str, Any] = field(default_factory=dict)


def alias_keys(agency: UUID | None, asked: Sequence[Reading]) -> AliasKeys | None:
    """The keys of these readings; None where the agency has sealed nothing. One statement a minute at most."""
    key = RING.indexing(agency) if agency else None
    if key is None:
        return None
    wholes = {whole(each.given, each.family): each.extra for each in reversed(asked)}
    words = {
        each.family or each.given: each.extra for each in reversed(asked) if not (each.given and each.family)
    }
    found: dict[str, Any] = {}
    for name, texts in (("alias_whole", wholes), ("alias_word", words)):
        label = _field(name).label
        found[name] = [blind_with(key, label, text) for text in texts]
        found[f"{name}_cost"] = list(texts.values())
    return AliasKeys(found)


def _field(name: str) -> BlindIndexField:
    found = Name._meta.get_field(name)
    assert isinstance(found, BlindIndexField)
    return found

"""What the place of whoever asks says of tests."""

from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.testing import Testing


def testing_of(actor: Actor) -> Testing:
    """How tests are kept where the actor works."""
    return jurisdictions.get(actor.jurisdiction).testing


def kinds_of(actor: Actor) -> list[str]:
    """Types of condition that allow tests here."""
    pack = jurisdictions.get(actor.jurisdiction)
    return [kind.code for kind in pack.condition_types if pack.testing.allows(kind)]

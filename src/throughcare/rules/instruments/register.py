"""The register of instruments, by code and version. It fills itself from the modules of this folder."""

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.kernel import Register

INSTRUMENTS: Register[Instrument] = Register("The register of instruments")


def instrument(made: Instrument) -> Instrument:
    """Put an instrument into the register. Raises DuplicateCode on import."""
    return INSTRUMENTS.add(str(made.card.id), made)

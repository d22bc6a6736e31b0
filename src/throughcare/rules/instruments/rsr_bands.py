"""The bands of RSR in per cent. CSRP, which replaced it in 2026, has other bands for the same numbers."""

from throughcare.rules.instruments.links import Band, Bands
from throughcare.rules.kernel import Figures

RSR_BANDS = Bands((Band("LOW", "Low", 0), Band("MEDIUM", "Medium", 3), Band("HIGH", "High", 6.9)))
FIGURES = Figures(
    "Bands", ("band", "from per cent"), tuple((band.code, f"{band.low:g}") for band in RSR_BANDS.of)
)


def rsr_band(percent: float) -> Band:
    """The band of a chance in per cent."""
    return next(band for band in reversed(RSR_BANDS.of) if percent >= band.low)

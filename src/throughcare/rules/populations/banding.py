"""Bands over columns: how many of the edges a number has reached."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.instruments import Band, Bands, Instrument


class Banding:
    """The bands of an instrument. by: the feature its bands go by with the values of its places; None if one set serves
    all."""

    def __init__(self, instrument: Instrument, by: tuple[str, tuple[Hashable, ...]] | None) -> None:
        sets = list(instrument.bands_by[1].values()) if instrument.bands_by else []
        if instrument.bands:
            sets.append(instrument.bands)
        self.codes = tuple(dict.fromkeys(band.code for bands in sets for band in bands.of))
        self._instrument = instrument
        self._by = by

    def place(self, band: Band | None) -> int:
        """The place of a band in `codes`; -1 for none."""
        return self.codes.index(band.code) if band else -1

    def find(self, numbers: NDArray[np.float64], found: Mapping[str, NDArray[Any]]) -> NDArray[np.int8]:
        """The place of each number's band."""
        if self._by is None:
            return self._in(self._instrument.bands, numbers)
        feature, values = self._by
        result = np.full(len(numbers), -1, dtype=np.int8)
        sets = self._instrument.bands_by[1] if self._instrument.bands_by else {}
        for at, value in enumerate(values):
            bands = sets.get(value)
            here = found[feature] == at
            result[here] = self._in(bands, numbers[here])
        return result

    def _in(self, bands: Bands | None, numbers: NDArray[np.float64]) -> NDArray[np.int8]:
        if bands is None:
            return np.full(len(numbers), -1, dtype=np.int8)
        reached = np.zeros(len(numbers), dtype=np.int8)
        for band in bands.of:
            reached += numbers >= band.low
        return np.array([-1, *map(self.place, bands.of)], dtype=np.int8).take(reached)

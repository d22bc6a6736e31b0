"""Outcome measures over time, as the pages show them: each measure with its first and latest value and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from throughcare.casework.provision.queries import MeasureRead
from throughcare.casework.provision.wording import MOMENTS


@dataclass(frozen=True)
class Series:
    """One measure. says: what changed from the first to the latest, in words; rows: every value, for the table."""

    title: str
    unit: str
    better: str
    says: str
    rows: list[tuple[MeasureRead, str]]


def series_of(measures: Iterable[MeasureRead]) -> list[Series]:
    """Each measure's values in order of their days."""
    ordered = sorted(measures, key=lambda each: (each.measure, each.measured_on))
    return [_series(list(rows)) for _, rows in groupby(ordered, key=lambda each: each.measure)]


def _series(rows: list[MeasureRead]) -> Series:
    first, last = rows[0], rows[-1]
    return Series(
        first.title, first.unit, "More is better" if first.better == "up" else "Less is better",
        _says(first, last) if len(rows) > 1 else "Measured once so far",
        [(each, MOMENTS[each.moment]) for each in rows],
    )  # fmt: skip


def _says(first: MeasureRead, last: MeasureRead) -> str:
    by = last.value - first.value
    if by == 0:
        return f"Unchanged at {last.value:g}"
    better = (by > 0) == (first.better == "up")
    return f"{'Better' if better else 'Worse'}: from {first.value:g} to {last.value:g}"

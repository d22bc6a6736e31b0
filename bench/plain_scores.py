"""What a user would write instead: the same formulas in plain numpy, with no checks, no bands and no explanation."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from throughcare.rules.instruments import ByValue, Instrument
from throughcare.rules.instruments import ogrs3 as published
from throughcare.rules.instruments.arp import YEARS_ADDED
from throughcare.rules.instruments.arp_coefficients import DYNAMIC, NEEDS
from throughcare.rules.instruments.ogrs4_needs import LIVING_TOGETHER, OTHER_DRUGS
from throughcare.rules.instruments.ogrs4_needs import TOGETHER as LIVING
from throughcare.rules.kernel import Choice, Whole, YesNo
from throughcare.rules.populations import Coded

type Numbers = NDArray[np.float64]

EDGES = np.array(list(published.MALE))
TOGETHER = list(LIVING_TOGETHER).index(LIVING)
AGES = np.array([list(published.MALE.values()), list(published.FEMALE.values())])
OFFENCES = np.array([weight for _, weight in published.OFFENCES.values()])


def ogrs3(columns: dict[str, Any]) -> tuple[Numbers, Numbers]:
    """Chances within one and two years."""
    previous = np.minimum(columns["previous_sanctions"], 50)
    years = columns["age_at_current_conviction"] - columns["age_at_first_sanction"]
    age = np.searchsorted(EDGES, columns["age_at_start_of_followup"], side="right") - 1
    total = (
        published.TWO_YEARS
        + published.COPAS * np.log((1 + previous) / (10 + years))
        + np.where(previous > 0, published.REPEAT, published.FIRST)
        + AGES[columns["gender"].at, age]
        + OFFENCES[columns["offence_group"].at]
    )
    in_one_year = total - published.TWO_YEARS + published.ONE_YEAR
    return 1 / (1 + np.exp(-in_one_year)), 1 / (1 + np.exp(-total))


@dataclass(frozen=True, slots=True)
class ArpColumns:
    """Columns for ARP's dynamic form. given: as we take them. needs: for each question the places of its answers and
    the weight of each, as a plain program has them."""

    given: dict[str, Any]
    needs: tuple[tuple[NDArray[np.int8], Numbers], ...]

    @classmethod
    def invented(cls, instrument: Instrument, chance: np.random.Generator, people: int) -> Self:
        """A million invented people."""
        first = chance.integers(10, 40, people).astype(np.int16)
        convicted = first + chance.integers(0, 40, people).astype(np.int16)
        given: dict[str, Any] = {
            "age_at_first_sanction": first,
            "age_at_current_conviction": convicted,
            "age_at_start_of_followup": convicted + chance.integers(0, 3, people).astype(np.int16),
            "total_number_of_sanctions_for_all_offences": np.where(
                convicted > first, chance.integers(2, 40, people), 1
            ).astype(np.int16),
            "offence_free_months": chance.integers(0, 37, people).astype(np.int8),
        }
        for item in instrument.items:
            if item.name not in given:
                given[item.name] = _any(item.kind, chance, people)
        asked = {part.feature: part for part in instrument.parts if isinstance(part, ByValue)}
        needs = tuple(
            (given[item.name].at, np.array([asked[item.name].weights[value] for value in given[item.name].values]))
            for item in instrument.items
            if item.name in asked and item.name not in ("gender", "offence_category")
            and isinstance(given[item.name], Coded)
        )  # fmt: skip
        return cls(given, needs)


def _any(kind: object, chance: np.random.Generator, people: int) -> Any:
    if isinstance(kind, Choice):
        values: tuple[object, ...] = tuple(kind.options)
    elif isinstance(kind, YesNo):
        values = (False, True)
    else:
        assert isinstance(kind, Whole)
        return chance.integers(kind.low, kind.high + 1, people)
    return Coded(chance.integers(0, len(values), people).astype(np.int8), values)


def _powers(weights: tuple[float, ...], x: NDArray[Any]) -> Numbers:
    total = np.zeros(len(x))
    for weight in reversed(weights):
        total = (total + weight) * x
    return total


def arp_dynamic(columns: ArpColumns) -> Numbers:
    """The chance within two years."""
    given, of = columns.given, DYNAMIC
    woman = given["gender"].at == 1
    age = given["age_at_start_of_followup"].astype(np.float64)
    sanctions = given["total_number_of_sanctions_for_all_offences"]
    years = given["age_at_current_conviction"] - given["age_at_first_sanction"]
    offences = np.array([of.offence[code] for code in given["offence_category"].values])
    total = of.start + np.where(
        woman, _powers(of.age["FEMALE"], age) + of.female, _powers(of.age["MALE"], age)
    )
    total += offences[given["offence_category"].at]
    total += np.where(sanctions == 1, of.first_sanction, 0.0) + np.where(
        sanctions == 2, of.second_sanction, 0.0
    )
    total += of.sanctions * sanctions
    gap = np.where(woman, of.years_to_second["FEMALE"], of.years_to_second["MALE"])
    total += np.where(sanctions == 2, gap * years, 0.0)
    total += _powers(of.offence_free_months, given["offence_free_months"].astype(np.float64))
    rate = np.where(sanctions > 2, np.log(sanctions / (years + YEARS_ADDED)), 0.0)
    total += np.where(woman, of.copas["FEMALE"], of.copas["MALE"]) * rate
    total += np.where(woman, of.copas_squared["FEMALE"], of.copas_squared["MALE"]) * rate * rate
    for at, weights in columns.needs:
        total += weights[at]
    quality = given["current_relationship_with_partner"].at
    together = given["current_relationship_status"].at == TOGETHER
    total += NEEDS["multiplicative_relationship_weight"] * together * quality
    other = np.zeros(len(total), dtype=bool)
    for name in OTHER_DRUGS:
        other |= given[name].at == 1
    total += NEEDS["other_drug_usage_weight"] * other
    return 1 / (1 + np.exp(-total))

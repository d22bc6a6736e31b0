"""From a good row to records: one tuple a table row, in the order of TABLES.

Every record's id follows from agency, mapping, the row's key and the record's place in the mapping. So the same row
makes the same records, a changed row changes them, and a second import changes nothing.
"""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from throughcare.casework.assessments.models import SourceScore
from throughcare.casework.classification.models import LevelHeld
from throughcare.casework.orders.models import Condition, Offence, Order
from throughcare.casework.supervision.models import Appointment
from throughcare.insight.models import Outcome
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.models import Address, Characteristic, Occupation, Person, SourceSummary
from throughcare.shell.exchange.importing.mapping import Mapping, Spec

RECORDS = UUID("5b3d6c1e-2d52-7c43-8c1b-0a6d6a0f4c11")
"""Namespace of imported records' ids."""

TABLES: dict[type[Any], tuple[str, ...]] = {
    Person: ("id", "agency_id", "reference", "born_precision", "born_as_given", "sex", "source"),
    Address: ("id", "person_id", "area"),
    Characteristic: ("id", "person_id", "kind", "as_given"),
    Occupation: ("id", "person_id", "kind", "status", "as_given"),
    SourceSummary: ("id", "person_id", "topic", "source", "entries"),
    Allocation: ("id", "person_id", "officer_id", "team_id", "starts_on", "reason"),
    Offence: ("id", "person_id", "description", "outcome", "is_main"),
    Order: ("id", "person_id", "kind", "authority", "source"),
    Condition: ("id", "person_id", "order_id", "kind", "text", "as_given"),
    LevelHeld: ("id", "person_id", "level", "source"),
    SourceScore: ("id", "person_id", "instrument", "value", "source"),
    Appointment: ("id", "person_id", "order_id", "officer_id", "kind", "purpose", "starts_at", "ends_at"),
    Outcome: ("id", "person_id", "cohort", "measure", "value"),
}
"""What an import writes, parents before children."""
ONCE = {Allocation, Appointment, Outcome}
"""Written by the first import only: afterwards the agency's own work decides."""

Records = dict[type[Any], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of one import go. officers: (user id, team id), in a fixed order. slots: times that can be
    booked, in order; the row's number in that order chooses."""

    agency_id: UUID
    agency_code: str
    officers: tuple[tuple[UUID, UUID], ...]
    slots: tuple[tuple[datetime, datetime], ...]
    today: date


class Shaper:
    """Turns good rows into records."""

    def __init__(self, mapping: Mapping, at: AnyMapping[str, int], place: Place) -> None:
        self.mapping, self.at, self.place = mapping, at, place

    def shape(self, key: str, cells: tuple[str, ...], into: Records) -> UUID:
        """Add the row's records to `into`; returns the person's id."""
        row = {name: cells[at].strip() for name, at in self.at.items()}
        made = _Row(self, key, row)
        made.add_person(into)
        made.add_circumstances(into)
        made.add_order(into)
        made.add_work(into)
        return made.person


class _Row:
    """One row on its way to records."""

    def __init__(self, shaper: Shaper, key: str, row: dict[str, str]) -> None:
        self.mapping, self.place, self.key, self.row = shaper.mapping, shaper.place, key, row
        self.person = self.id_of("person")

    def id_of(self, what: str) -> UUID:
        return uuid5(RECORDS, f"{self.place.agency_code}/{self.mapping.code}/{self.key}/{what}")

    def add_person(self, into: Records) -> None:
        spec = self.mapping.person
        reference = spec["reference"]["prefix"] + self.key.zfill(spec["reference"].get("width", 0))
        born = self.said(spec.get("born_as_given"))
        precision = "age_band" if born else "unknown"
        sex = self.said(spec.get("sex"))
        into[Person].append(
            (self.person, self.place.agency_id, reference, precision, born, sex, self.mapping.code)
        )

    def add_circumstances(self, into: Records) -> None:
        area = self.said((self.mapping.address or {}).get("area"))
        if area:
            into[Address].append((self.id_of("address"), self.person, area))
        for spec in self.mapping.characteristics:
            into[Characteristic].append(
                (
                    self.id_of(f"characteristic/{spec['kind']}"),
                    self.person,
                    spec["kind"],
                    self.row[spec["column"]],
                )
            )
        for spec in self.mapping.occupations:
            value = self.row[spec["column"]]
            if value:
                into[Occupation].append(
                    (self.id_of(f"occupation/{spec['kind']}"), self.person, spec["kind"], value, value)
                )
        for number, summary in enumerate(self.mapping.summaries):
            entries = [
                {"measure": column, "label": label, "value": self.row[column]}
                for column, label in summary["columns"].items()
            ]
            into[SourceSummary].append(
                (self.id_of(f"summary/{number}"), self.person, summary["topic"], self.mapping.source, entries)
            )

    def add_order(self, into: Records) -> None:
        source = self.mapping.source
        into[Order].append(
            (self.id_of("order"), self.person, self.mapping.order["kind"], self.mapping.order["source_words"],
             self.mapping.code)
        )  # fmt: skip
        if self.mapping.offence:
            said = self.said(self.mapping.offence["description"])
            if said:
                into[Offence].append(
                    (self.id_of("offence"), self.person, said, self.mapping.offence["outcome"], True)
                )
        for spec in self.mapping.conditions:
            if self.row[spec["column"]] == spec["when"]:
                into[Condition].append(
                    (self.id_of(f"condition/{spec['kind']}"), self.person, self.id_of("order"), spec["kind"],
                     spec["text"], f"{spec['column']} = {spec['when']}")
                )  # fmt: skip
        level = self.said(self.mapping.level)
        if level:
            into[LevelHeld].append((self.id_of("level"), self.person, level, source))
        if self.mapping.score:
            into[SourceScore].append(
                (self.id_of("score"), self.person, self.mapping.score["instrument"],
                 self.row[self.mapping.score["column"]], source)
            )  # fmt: skip

    def add_work(self, into: Records) -> None:
        """Who takes the person on, and when they first meet: by the key, so that it can be repeated anywhere."""
        number = stable_number(self.key)
        if self.place.officers:
            officer, team = self.place.officers[number % len(self.place.officers)]
            into[Allocation].append(
                (
                    self.id_of("allocation"),
                    self.person,
                    officer,
                    team,
                    self.place.today,
                    "Allocated by import, in turn",
                )
            )
            spec = self.mapping.appointments
            if spec and self.place.slots:
                start, end = self.place.slots[number // len(self.place.officers) % len(self.place.slots)]
                into[Appointment].append(
                    (self.id_of("appointment"), self.person, self.id_of("order"), officer, spec["kind"],
                     spec["purpose"], start, end)
                )  # fmt: skip
        if self.mapping.outcomes:
            for column in self.mapping.outcomes["columns"]:
                into[Outcome].append(
                    (self.id_of(f"outcome/{column}"), self.person, self.mapping.outcomes["cohort"], column,
                     self.row[column])
                )  # fmt: skip

    def said(self, spec: Spec | None) -> str:
        """A cell in this product's words: coded, prefixed or put into words; "" when it is blank."""
        if not spec:
            return ""
        value = self.row[spec["column"]]
        if not value:
            return ""
        if "values" in spec:
            return str(spec["values"][value])
        return str(spec.get("words", spec.get("prefix", "") + "{}")).format(value)


def stable_number(key: str) -> int:
    """A whole number for a row's key: the key itself when it is one, else a checksum of it."""
    if key.isdigit():
        return int(key)
    return uuid5(RECORDS, key).int & 0x7FFFFFFF

"""The result of a hearing, as the courts' service sends it: results, and lines within them that are conditions."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from throughcare.rules.conditions import Weekday
from throughcare.shell.exchange.orders.found import ConditionFound, Gathering, OrderFound, Reading, Wearer
from throughcare.shell.exchange.orders.table import OrderTable
from throughcare.shell.exchange.orders.values import clock_of, day_of, hours_in, keyed, listed

NOT_A_CONDITION = "is no condition that is known here: enter it by hand, if it is one"
NOT_AN_ORDER = "is no order or requirement that is known here"
HOURS_NOT_READ = "does not say hours and days in a way that can be read: enter them on the condition's page"
CARRIED = (
    "Place or area",
    "Details",
    "Additional information",
    "Within",
    "Of",
    "Hostel name",
    "Specified person",
)
"""Lines of a prompt that may be said again in a condition's text."""


class Hearing:
    """One hearing on its way to a reading."""

    def __init__(self, sent: dict[str, Any], table: OrderTable, zone: str) -> None:
        self.sent, self.table, self.zone, self.seen = sent, table, zone, Gathering()
        self.court = str(keyed(sent.get("courtCentre")).get("name") or "")[:160]

    def read(self) -> Reading:
        """Every order of every defendant. A payload about several people is for their own records, one by one."""
        wearers, orders = [], []
        for case_at, case in enumerate(map(keyed, listed(self.sent.get("prosecutionCases")))):
            for at, defendant in enumerate(map(keyed, listed(case.get("defendants")))):
                path = f"prosecutionCases[{case_at}].defendants[{at}]"
                found = list(self._orders(path, defendant, keyed(case.get("prosecutionCaseIdentifier"))))
                if found:
                    wearers.append(self._wearer(path, defendant))
                    orders += found
        return Reading(tuple(wearers), tuple(orders), tuple(self.seen.refused))

    def _wearer(self, path: str, defendant: dict[str, Any]) -> Wearer:
        person = keyed(keyed(defendant.get("personDefendant")).get("personDetails"))
        path = f"{path}.personDefendant.personDetails"
        return Wearer(
            path, str(person.get("lastName", "")), day_of(person.get("dateOfBirth") or "", self.zone)
        )

    def _orders(self, path: str, defendant: dict[str, Any], case: dict[str, Any]) -> Iterator[OrderFound]:
        for offence_at, offence in enumerate(map(keyed, listed(defendant.get("offences")))):
            here = f"{path}.offences[{offence_at}].judicialResults"
            results = [keyed(each) for each in listed(offence.get("judicialResults"))]
            kinds = [self.table.of_label("orders", str(each.get("label", ""))) for each in results]
            taken = set()
            for at, kind in enumerate(kinds):
                if kind:
                    until = next((to for to in range(at + 1, len(kinds)) if kinds[to]), len(kinds))
                    taken |= set(range(at, until))
                    yield self._order(here, kind, results, at, until, str(case.get("caseURN") or ""))
            for at in set(range(len(results))) - taken:
                self.seen.refuse(f"{here}[{at}].label", NOT_AN_ORDER)

    def _order(
        self, path: str, kind: str, results: list[dict[str, Any]], at: int, until: int, reference: str
    ) -> OrderFound:
        result, label = results[at], str(results[at].get("label", ""))
        ordered = self._day(f"{path}[{at}].orderedDate", result.get("orderedDate"))
        power = ", ".join(part for part in (label, self.court) if part)[:200]
        made = self._prompt_day(f"{path}[{at}]", result, "made")
        conditions = list(self._prompts(f"{path}[{at}]", result, power))
        for to in range(at + 1, until):
            conditions += self._requirement(f"{path}[{to}]", results[to], power)
        return OrderFound(
            path=f"{path}[{at}]", kind=kind, label=label, authority=self.court, reference=reference[:60],
            made_on=made or ordered, starts_on=made or ordered,
            last_day=self._prompt_day(f"{path}[{at}]", result, "ends"), conditions=tuple(conditions),
        )  # fmt: skip

    def _day(self, path: str, value: Any) -> date | None:
        day = day_of(value, self.zone) if value else None
        if value and day is None:
            self.seen.refuse(path, "is not a date")
        return day

    def _prompt_day(self, path: str, result: dict[str, Any], part: str) -> date | None:
        """The first date among the prompts that say when something starts, ends or was made."""
        for at, prompt in enumerate(map(keyed, listed(result.get("judicialResultPrompts")))):
            if prompt.get("promptReference") in self.table.hearing[part]:
                return self._day(f"{path}.judicialResultPrompts[{at}].value", prompt.get("value"))
        return None

    def _requirement(self, path: str, result: dict[str, Any], power: str) -> list[ConditionFound]:
        label = str(result.get("label", ""))
        kind = self.table.of_label("requirements", label)
        if not kind:
            self.seen.refuse(f"{path}.label", NOT_AN_ORDER)
            return []
        values = {
            str(each.get("promptReference")): (
                f"{path}.judicialResultPrompts[{at}].value",
                str(each.get("value", "")),
            )
            for at, each in enumerate(map(keyed, listed(result.get("judicialResultPrompts"))))
        }
        text, terms = [f"{label}."], {}
        for name in ("detailsAndTimings", "placeArea", "additionalInformation"):
            where, said = values.get(name, ("", ""))
            if said.strip():
                text.append(said.strip())
            if kind.endswith("curfew") and name == "detailsAndTimings":
                terms = self._daily(where or f"{path}.judicialResultPrompts", said)
        if kind.endswith("curfew") and "detailsAndTimings" not in values:
            self.seen.refuse(f"{path}.judicialResultPrompts", HOURS_NOT_READ)
        return [
            ConditionFound(
                path=path, kind=kind, text=" ".join(text), terms=terms, legal_basis=power,
                starts_on=self._prompt_day(path, result, "starts"), last_day=self._prompt_day(path, result, "ends"),
            )
        ]  # fmt: skip

    def _daily(self, path: str, said: str) -> dict[str, Any]:
        hours = hours_in(said)
        if hours is None:
            self.seen.refuse(path, HOURS_NOT_READ)
            return {}
        return {"hours": [_row(day, *hours) for day in Weekday]}

    def _prompts(self, path: str, result: dict[str, Any], power: str) -> Iterator[ConditionFound]:
        """Lines within a result that are conditions by themselves; of the others those that hold words are named."""
        for at, prompt in enumerate(map(keyed, listed(result.get("judicialResultPrompts")))):
            if prompt.get("type"):
                continue  # a date, a name, a number of the result itself
            here, label = f"{path}.judicialResultPrompts[{at}]", str(prompt.get("label", ""))
            kind = self.table.of_label("prompts", label)
            if kind:
                yield self._line(here, kind, label, str(prompt.get("value") or ""), power)
            elif str(prompt.get("value") or "").strip():
                self.seen.refuse(f"{here}.label", NOT_A_CONDITION)

    def _line(self, path: str, kind: str, label: str, value: str, power: str) -> ConditionFound:
        lines = dict(line.split(":", 1) for line in re.split(r"\n|\\n", value) if ":" in line)
        said = [f"{name}: {lines[name].strip()}" for name in CARRIED if lines.get(name, "").strip()]
        text = f"{label.strip(' :')}. {'; '.join(dict.fromkeys(said))}".strip()
        terms = self._lines_hours(path, lines) if kind.endswith("curfew") else {}
        return ConditionFound(path=path, kind=kind, text=text, terms=terms, legal_basis=power)

    def _lines_hours(self, path: str, lines: dict[str, str]) -> dict[str, Any]:
        starts, ends = clock_of(lines.get("Between", "")), clock_of(lines.get("And", ""))
        daily = lines.get("Frequency", "").strip().casefold() in self.table.hearing["every_day"]
        if starts is None or ends is None or not daily:
            self.seen.refuse(f"{path}.value", HOURS_NOT_READ)
            return {}
        return {"hours": [_row(day, starts, ends) for day in Weekday]}


def _row(day: Weekday, starts: Any, ends: Any) -> dict[str, str]:
    return {"day": day.value, "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}

"""The order form for a device, as the service for electronic monitoring sends it."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from throughcare.rules.conditions import Weekday
from throughcare.shell.exchange.orders.found import ConditionFound, Gathering, OrderFound, Reading, Wearer
from throughcare.shell.exchange.orders.table import OrderTable
from throughcare.shell.exchange.orders.values import clock_of, day_of, keyed, listed

DRAWN_APART = "The map is a file of its own. Draw the area on the condition's page."
SECTIONS = (
    "deviceWearer", "addresses", "curfewConditions", "curfewReleaseDateConditions", "curfewTimeTable",
    "enforcementZoneConditions", "mandatoryAttendanceConditions", "monitoringConditions", "monitoringConditionsTrail",
    "monitoringConditionsAlcohol", "interestedParties", "id", "versions", "status",
)  # fmt: skip
NOT_OF_AN_ORDER = "is not part of an order here: enter it where it belongs, if it is needed"


class OrderForm:
    """One form on its way to a reading."""

    def __init__(self, sent: dict[str, Any], table: OrderTable, zone: str) -> None:
        self.sent, self.table, self.zone, self.seen = sent, table, zone, Gathering()
        self.conditions_sent = keyed(sent.get("monitoringConditions"))

    def read(self) -> Reading:
        """The order with its conditions."""
        for name, value in self.sent.items():
            if name not in SECTIONS and value not in (None, "", [], {}):
                self.seen.refuse(name, NOT_OF_AN_ORDER)
        version = keyed((listed(self.sent.get("versions")) or [{}])[-1])
        request = str(version.get("type", ""))
        kind = self._kind()
        if request not in self.table.form["requests"]:
            self.seen.refuse("versions.type", "asks for something else than an order or its variation")
            kind = ""
        orders = (self._order(kind),) if kind else ()
        return Reading((self._wearer(),), orders, tuple(self.seen.refused))

    def _wearer(self) -> Wearer:
        wearer = keyed(self.sent.get("deviceWearer"))
        return Wearer(
            "deviceWearer", str(wearer.get("lastName", "")), day_of(wearer.get("dateOfBirth"), self.zone)
        )

    def _kind(self) -> str:
        said = str(self.conditions_sent.get("orderType") or "")
        if said == "POST_RELEASE":
            path, after = (
                "monitoringConditions.conditionType",
                str(self.conditions_sent.get("conditionType") or ""),
            )
            found = self.table.form["after_release"].get(after, "")
        else:
            path, found = "monitoringConditions.orderType", self.table.form["orders"].get(said, "")
        if not found:
            self.seen.refuse(path, "names no kind of order of this place")
        return str(found)

    def _order(self, kind: str) -> OrderFound:
        parties = keyed(self.sent.get("interestedParties"))
        court = str(parties.get("notifyingOrganisationName") or "").replace("_", " ").title()
        starts, ends = (self._day("monitoringConditions", name) for name in ("startDate", "endDate"))
        return OrderFound(
            path="monitoringConditions", kind=kind, label="Order form", authority=court, made_on=None, starts_on=starts,
            reference=str(self.sent.get("id") or "")[:60], last_day=ends, conditions=tuple(self._conditions(court)),
        )  # fmt: skip

    def _day(self, section: str, name: str, at: dict[str, Any] | None = None) -> Any:
        value = keyed(self.sent.get(section)).get(name) if at is None else at.get(name)
        if value in (None, ""):
            return None
        day = day_of(value, self.zone)
        if day is None:
            self.seen.refuse(f"{section}.{name}", "is not a date")
        return day

    def _conditions(self, court: str) -> Iterator[ConditionFound]:
        power = f"Electronic monitoring order{f', {court}' if court else ''}"
        if curfew := keyed(self.sent.get("curfewConditions")):
            yield self._curfew(curfew, power)
        for at, zone in enumerate(map(keyed, listed(self.sent.get("enforcementZoneConditions")))):
            yield from self._zone(f"enforcementZoneConditions[{at}]", zone, power)
        if trail := keyed(self.sent.get("monitoringConditionsTrail")):
            yield self._made(
                "monitoringConditionsTrail", "trail", trail, "Your whereabouts are monitored.", power
            )
        if alcohol := keyed(self.sent.get("monitoringConditionsAlcohol")):
            level = alcohol.get("monitoringType") == "ALCOHOL_LEVEL"
            text = (
                "The level of alcohol is monitored." if level else "Not to drink alcohol; this is monitored."
            )
            yield self._made(
                "monitoringConditionsAlcohol",
                "alcohol",
                alcohol,
                text,
                power,
                {"level_only": True} if level else {},
            )
        for at, visit in enumerate(map(keyed, listed(self.sent.get("mandatoryAttendanceConditions")))):
            yield self._attendance(f"mandatoryAttendanceConditions[{at}]", visit, power)

    def _made(
        self, path: str, code: str, sent: dict[str, Any], text: str, power: str, terms: dict[str, Any] | None = None,
        places: dict[str, str] | None = None,
    ) -> ConditionFound:  # fmt: skip
        return ConditionFound(
            path=path, kind=self.table.form["conditions"][code], text=text, terms=terms or {}, places=places or {},
            starts_on=self._day(path, "startDate", sent), last_day=self._day(path, "endDate", sent), legal_basis=power,
        )  # fmt: skip

    def _curfew(self, sent: dict[str, Any], power: str) -> ConditionFound:
        rows = [row for row in map(self._row, enumerate(listed(self.sent.get("curfewTimeTable")))) if row]
        if not rows:
            self.seen.refuse(
                "curfewTimeTable", "holds no hours that can be read: enter them on the condition's page"
            )
        if self.sent.get("curfewReleaseDateConditions"):
            self.seen.refuse("curfewReleaseDateConditions", "hours of the day of release are entered by hand")
        text = "Stay at the address told to you at the hours of the timetable."
        return self._made("curfewConditions", "curfew", sent, text, power, {"hours": rows}, self._postcodes())

    def _row(self, numbered: tuple[int, Any]) -> dict[str, str] | None:
        at, sent = numbered[0], keyed(numbered[1])
        path, day = f"curfewTimeTable[{at}]", str(sent.get("dayOfWeek", "")).lower()
        starts, ends = self._clock(path, "startTime", sent), self._clock(path, "endTime", sent)
        if day not in set(Weekday):
            self.seen.refuse(f"{path}.dayOfWeek", "is no day of the week")
        if day not in set(Weekday) or starts is None or ends is None:
            return None
        place = str(sent.get("curfewAddress") or "").removesuffix("_ADDRESS")
        row = {"day": day, "starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}
        return row | ({"place": place} if place else {})

    def _clock(self, path: str, name: str, sent: dict[str, Any]) -> time | None:
        clock = clock_of(sent.get(name, ""))
        if clock is None:
            self.seen.refuse(f"{path}.{name}", "is not a time of day")
        return clock

    def _postcodes(self) -> dict[str, str]:
        """Postal codes by the kind of address, to find it among those on the record."""
        sent = map(keyed, listed(self.sent.get("addresses")))
        return {str(each.get("addressType", "")): str(each.get("postcode", "")) for each in sent}

    def _zone(self, path: str, sent: dict[str, Any], power: str) -> Iterator[ConditionFound]:
        kind = str(sent.get("zoneType", ""))
        if kind not in self.table.form["conditions"]:
            self.seen.refuse(f"{path}.zoneType", "is no kind of zone that is known here")
            return
        if sent.get("fileName"):
            self.seen.refuse(f"{path}.fileName", DRAWN_APART)
        text = (
            str(sent.get("description") or sent.get("name") or "").strip() or "Keep to the area shown to you."
        )
        yield self._made(path, kind, sent, text, power)

    def _attendance(self, path: str, sent: dict[str, Any], power: str) -> ConditionFound:
        starts = clock_of(sent.get("startTime", ""))
        text = f"Attend {sent.get('purpose') or 'as told'}, {sent.get('appointmentDay') or 'on the days told to you'}."
        return self._made(path, "attendance", sent, text, power, {"at": f"{starts:%H:%M}"} if starts else {})

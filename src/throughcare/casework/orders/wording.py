"""The rows of a person's orders in the words of the jurisdiction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from throughcare.casework.orders.queries import (
    CERTAINTIES,
    OFFENCE_OUTCOMES,
    TOLD_HOW,
    ConditionHeld,
    DeathHeard,
    Held,
    KeyDateHeld,
    OffenceHeld,
    OrderHeld,
    SentenceHeld,
    StateHeld,
)
from throughcare.casework.orders.queries.history import CONVICTED
from throughcare.casework.orders.reasons import ending_in_words
from throughcare.casework.orders.terms_in_words import terms_in_words
from throughcare.rules.contacts import Activity, SupervisionState
from throughcare.rules.jurisdictions import Certainty, Jurisdiction
from throughcare.rules.kernel import UnknownCode

NOT_RECORDED = "Not recorded"
STATUSES = {"planned": "Not yet begun", "active": "In force", "ended": "Ended", "revoked": "Revoked"}
OF_THE_KIND = {
    Certainty.SET: "",
    Certainty.EARLIEST: "the earliest day on which it may happen; somebody still decides",
    Certainty.PLANNED: "a plan or a target",
}
ACTIVITIES = {
    Activity.DIRECT_CONTACT: "contacts with the person",
    Activity.COLLATERAL_CONTACT: "contacts with others about the person",
    Activity.LETTER: "letters",
    Activity.REMINDER: "reminders",
    Activity.EXCUSE_CLOCK: "time limits for giving a reason",
    Activity.RESPONSE: "proposals after a missed contact",
    Activity.REVIEW: "reviews",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Codes and dates as this jurisdiction says them; a code it does not know is shown as it stands."""

    pack: Jurisdiction

    def order(self, code: str) -> str:
        """The title of an order type."""
        try:
            return self.pack.order_type(code).title
        except UnknownCode:
            return code

    def condition(self, code: str) -> str:
        """The title of a condition type."""
        try:
            return self.pack.condition_type(code).title
        except UnknownCode:
            return code

    def terms(self, row: ConditionHeld, known: Mapping[UUID, str]) -> tuple[tuple[str, str], ...]:
        """Label and value of a condition's terms; none for a type this place does not have."""
        try:
            kind = self.pack.condition_type(row.kind)
        except UnknownCode:
            return ()
        return terms_in_words(kind, row.terms, known, self.pack.date_order)

    def reading(self, code: str) -> str:
        """How the record is read for a type of condition; "" for one this place does not have."""
        try:
            return self.pack.condition_type(code).kind_of_terms.reading
        except UnknownCode:
            return ""

    def law(self, row: ConditionHeld) -> str:
        """The power a condition stands on, and the catalogue it was written under; "" where neither is recorded."""
        under = f"written under {row.catalogue}" if row.catalogue else ""
        return "; ".join(part for part in (row.legal_basis, under) if part)

    def key_date(self, code: str) -> str:
        """The title of a kind of key date."""
        try:
            return self.pack.key_date_kind(code).title
        except UnknownCode:
            return code

    def certainty(self, row: KeyDateHeld) -> str:
        """How sure this date is, and what its kind of date means: "Estimated: a plan or a target"."""
        said = dict(CERTAINTIES).get(row.certainty, row.certainty)
        try:
            meaning = OF_THE_KIND[self.pack.key_date_kind(row.kind).certainty]
        except UnknownCode:
            meaning = ""
        return f"{said}: {meaning}" if meaning else said

    def offence_code(self, row: OffenceHeld) -> str:
        """The code with the list it is taken from; "" without one."""
        if not row.code:
            return ""
        titles = {scheme.code: scheme.title for scheme in self.pack.offence_schemes}
        return f"{titles.get(row.scheme, row.scheme)} {row.code}".strip()

    def convicted(self, row: OffenceHeld) -> str:
        """The date of conviction, or that there is none: an arrest is never left to be read as one."""
        if row.outcome == CONVICTED:
            return self.day(row.convicted_on)
        return "" if row.outcome == "not_recorded" else "No conviction"

    def status(self, row: OrderHeld, today: date) -> str:
        """Whether the order stands today, by its dates as well as by its status."""
        if row.status not in ("planned", "active"):
            return STATUSES.get(row.status, row.status)
        if row.stands_on(today):
            return STATUSES["active"]
        begun = row.starts_on is None or row.starts_on <= today
        return "Ran out" if begun else STATUSES["planned"]

    def day(self, day: date | None) -> str:
        """A date written out, or "Not recorded"."""
        return NOT_RECORDED if day is None else self.pack.in_words(day)

    def period(self, first: date | None, last: date | None, open_end: str = "no end date") -> str:
        """ "5 January 2026 to 4 July 2027"; both days are inside."""
        start = "start not recorded" if first is None else self.pack.in_words(first)
        return f"{start} to {open_end if last is None else self.pack.in_words(last)}"

    def death(self, report: DeathHeard) -> str:
        """What was heard, and whether a second source says the same."""
        how = dict(TOLD_HOW).get(report.told_how, report.told_how)
        said = f"{report.told_by} said so on {self.day(report.told_on)} ({how[0].lower()}{how[1:]}); "
        said += f"taken down by {report.reported_by}. "
        said += f"Day of death: {self.day(report.died_on)}. "
        if report.confirmed:
            said += f"Confirmed on {self.day(report.confirmed_on)} by {report.confirmed_by}: "
            return f"{said}{report.second_source}."
        return f"{said}Not yet confirmed from a second source."

    def summary(self, row: Held) -> str:
        """One version of any record in one line, for its history."""
        match row:
            case OffenceHeld():
                parts = [row.description, outcome(row.outcome), self.offence_code(row)]
                parts += [f"committed {self.day(row.committed_on)}"] if row.committed_on else []
                parts += [f"convicted {self.day(row.convicted_on)}"] if row.convicted_on else []
            case SentenceHeld():
                parts = [row.kind, row.length, row.court, self.day(row.imposed_on)]
            case OrderHeld():
                parts = [self.order(row.kind), self.period(row.starts_on, row.last_day), row.authority,
                         ending_in_words(row.ends_because)]  # fmt: skip
            case ConditionHeld():
                parts = [self.condition(row.kind), row.text, self._own_dates(row), row.authority,
                         *(f"{label}: {value}" for label, value in self.terms(row, {}))]  # fmt: skip
            case KeyDateHeld():
                parts = [self.key_date(row.kind), self.day(row.on), self.certainty(row), row.note]
            case StateHeld():
                parts = [row.label, self.period(row.starts_on, row.last_day, "now"), row.note]
            case _:
                parts = []
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _own_dates(self, row: ConditionHeld) -> str:
        if row.starts_on is None and row.last_day is None:
            return ""
        return self.period(row.starts_on, row.last_day, "the end of the order")


def outcome(code: str) -> str:
    """What came of an alleged offence, in words."""
    return dict(OFFENCE_OUTCOMES).get(code, code)


def what_stops(state: SupervisionState) -> str:
    """ "Stops by itself: letters, reminders." in the order of the rules' own table; nothing stops while active."""
    if not state.stops:
        return "Nothing stops."
    if state.stops == frozenset(Activity):
        return "Everything stops: nothing is due, and no letter or reminder goes out."
    listed = ", ".join(ACTIVITIES[activity] for activity in Activity if activity in state.stops)
    return f"Stopped meanwhile: {listed}."

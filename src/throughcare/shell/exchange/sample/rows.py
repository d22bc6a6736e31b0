"""From an invented person to rows: who they are, why they are under supervision, who is responsible."""

from functools import cache

from throughcare.casework.orders.models import Condition, KeyDate, Offence, Order, Sentence, SupervisionState
from throughcare.register.caseload.models import Allocation
from throughcare.register.people.aliases import alias_text
from throughcare.register.people.folding import name_key, number_key
from throughcare.register.people.models import (
    Address,
    Adjustment,
    Characteristic,
    ContactPoint,
    Identifier,
    Name,
    Occupation,
    Person,
    Relation,
)
from throughcare.register.safeguarding.models import Concern, Referral
from throughcare.shell.exchange.sample.class_rows import ClassRows
from throughcare.shell.exchange.sample.condition_terms import stated
from throughcare.shell.exchange.sample.contact_rows import ContactRows
from throughcare.shell.exchange.sample.days import DAY
from throughcare.shell.exchange.sample.desk import Desk, Officer
from throughcare.shell.exchange.sample.form_rows import FormRows
from throughcare.shell.exchange.sample.records import NameHeld, SamplePerson, Story
from throughcare.shell.exchange.sample.safety import concerns_of, of_address, of_point, referral_of

folded = cache(name_key)


class Shaper:
    """Turns invented people into rows on a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.place, self.days, self.ids, self.rows = (
            desk,
            desk.place,
            desk.days,
            desk.ids,
            desk.rows,
        )

    def add(self, person: SamplePerson) -> str:
        """Add everything about one person; returns the record's id."""
        key = self.ids.new()
        self._add_person(key, person)
        self._add_circumstances(key, person)
        officer = self.place.officer_of(person.number)
        order = self._add_order(key, person, officer)
        ClassRows(self.desk, key, person, officer).add()
        FormRows(self.desk, key, person, officer).add()
        if person.story is not Story.UNALLOCATED:
            self._add_allocations(key, person, officer)
            ContactRows(self.desk, key, person, order, officer).add()
        return key

    def _add_person(self, key: str, person: SamplePerson) -> None:
        new, rows, birth = self.ids.new, self.rows, person.birth
        rows[Person].append((
            key, self.place.agency_id, person.reference, birth.earliest, birth.latest, birth.precision, birth.as_given,
            person.sex, person.language, person.interpreter, self.place.source,
        ))  # fmt: skip
        rows[Name].extend((new(), key, *_name_columns(name)) for name in person.names)
        rows[Identifier].extend(
            (new(), key, scheme, value, number_key(value)) for scheme, value in person.identifiers
        )
        rows[Address].extend(
            (new(), key, home.kind, not home.lines, home.lines, home.town, home.postcode, home.area, home.starts_on,
             home.ends_on, *of_address(person.seat))
            for home in person.homes
        )  # fmt: skip
        rows[ContactPoint].extend(
            (new(), key, kind, value, *of_point(person.seat, kind)) for kind, value in person.contact_points
        )

    def _add_circumstances(self, key: str, person: SamplePerson) -> None:
        new, rows, since = self.ids.new, self.rows, person.order.starts_on
        rows[Characteristic].extend(
            (new(), key, kind, value, since) for kind, value in person.characteristics
        )
        rows[Adjustment].extend((new(), key, need, since) for need in person.adjustments)
        rows[Relation].extend((new(), key, kind, name) for kind, name in person.relations)
        if person.work is not None:
            rows[Occupation].append((new(), key, *person.work))
        noted_by = self.place.officer_of(person.number).id
        for concern in concerns_of(person.seat, person.story, self.days.today):
            rows[Concern].append((new(), key, *concern, noted_by))
        if referral := referral_of(person.seat, person.story, self.days.today):
            rows[Referral].append((new(), key, *referral))

    def _add_order(self, key: str, person: SamplePerson, officer: Officer) -> str:
        new, rows, order = self.ids.new, self.rows, person.order
        main, sentence, under = new(), new(), new()
        for offence in person.offences:
            rows[Offence].append((
                main if offence.is_main else new(), key, offence.committed_on, offence.convicted_on, offence.scheme,
                offence.code, offence.description, offence.outcome, offence.court, offence.is_main,
            ))  # fmt: skip
        imposed_on = person.offences[0].convicted_on
        rows[Sentence].append((sentence, key, main, order.sentence, imposed_on, order.court, order.length))
        rows[Order].append((
            under, key, sentence, order.kind, order.authority, order.reference, order.made_on, order.starts_on,
            order.ends_on, order.status, "completed" if order.status == "ended" else "",
        ))  # fmt: skip
        rows[Condition].extend(
            (new(), key, under, kind, text, order.starts_on, *stated(kind)) for kind, text in order.conditions
        )
        rows[KeyDate].extend(
            (new(), key, under, kind, on, certainty) for kind, certainty, on in order.key_dates
        )
        rows[SupervisionState].extend(
            (new(), key, *state, officer.id if state.state == "whereabouts_unknown" else None)
            for state in person.states
        )
        return under

    def _add_allocations(self, key: str, person: SamplePerson, officer: Officer) -> None:
        """The responsible officer; for some a colleague before, or one who supports."""
        rows, since = self.rows[Allocation], person.order.starts_on
        until = person.order.ends_on if person.story is Story.ENDED else None
        colleague = self.place.colleague_of(person.number)
        handed_over = since + 45 * DAY
        if (
            person.number % 11 == 3
            and handed_over < self.days.today
            and colleague is not officer
            and until is None
        ):
            rows.append((
                self.ids.new(), key, colleague.id, colleague.team_id, "responsible", since, handed_over, "New order",
            ))  # fmt: skip
            since = handed_over
        reason = "Change of team" if since == handed_over else "New order"
        rows.append((self.ids.new(), key, officer.id, officer.team_id, "responsible", since, until, reason))
        if person.number % 19 == 4 and colleague is not officer and until is None:
            rows.append((
                self.ids.new(), key, colleague.id, colleague.team_id, "supporting", since, None, "Runs the group",
            ))  # fmt: skip


def _name_columns(name: NameHeld) -> tuple[str | None, ...]:
    """Kind, the parts, their keys, and the text that an alias is sealed from."""
    if name.kind == "alias":
        return ("alias", "", "", "", "", "", alias_text(name.given, name.middle, name.family))
    plain = (name.given, name.middle, name.family)
    return (name.kind, *plain, folded(name.given), folded(name.family), None)

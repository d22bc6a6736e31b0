"""The words, tags and times that several pages show, and the ids that they are asked with."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from throughcare.casework.orders.queries import Power
from throughcare.casework.supervision import commands
from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import ContactKind, Outcome, OutcomeFamily
from throughcare.rules.dates import DateOrder, civil_date, clock_time, time_in_words

ASKED_BY = {"person": "the person", "service": "the service"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A word in a colour. Tags are for compliance, and in blue for who asked to move an appointment."""

    text: str
    colour: str


_TAGS: dict[OutcomeFamily, Tag] = {
    OutcomeFamily.COMPLIED: Tag("Complied", "green"),
    OutcomeFamily.ABSENT: Tag("Did not attend", "red"),
    OutcomeFamily.ATTENDED_FAILED: Tag("Did not comply", "red"),
    OutcomeFamily.ACCEPTABLE_ABSENCE: Tag("Acceptable absence", "grey"),
    OutcomeFamily.WAITING: Tag("Waiting for evidence", "yellow"),
    OutcomeFamily.CANCELLED: Tag("Called off by the service", "grey"),
}


def kind_label(code: str) -> str:
    """A kind of contact in words; a source's own code as it is."""
    return ContactKind(code).label if code in set(ContactKind) else code


def outcome_label(code: str) -> str:
    """An outcome in words, as a page says it of the contact."""
    if code == Outcome.WAITING_FOR_EVIDENCE:
        return "Waiting for evidence"
    return Outcome(code).label if code in set(Outcome) else code or "No outcome recorded"


def outcome_tag(code: str) -> Tag | None:
    """The tag of an outcome; none while nothing is recorded."""
    return _TAGS[Outcome(code).family] if code in set(Outcome) else None


def whom_label(code: str) -> str:
    """With whom a contact took place, in words."""
    return commands.WITH_WHOM.get(code, code)


SET_ASIDE = Tag("Set aside: nobody is expected", "grey")
"""The tag of an appointment that the state of supervision, or the end of an order, keeps from taking place."""


def asked_tag(status: str, asked_by: str) -> Tag:
    """ "Rescheduled by the person": neutral, so that a pattern can be seen and nobody is judged."""
    done = {"moved": "Rescheduled", "cancelled": "Cancelled"}.get(status, status)
    return Tag(f"{done} by {ASKED_BY[asked_by]}" if asked_by in ASKED_BY else done, "blue")


def day_of(actor: Actor, moment: datetime) -> date:
    """The civil date of a moment where the agency is."""
    return civil_date(moment, actor.zone)


def time_of(actor: Actor, moment: datetime) -> str:
    """ "9:30am", where the agency is."""
    return time_in_words(clock_time(moment, actor.zone))


def day_words(actor: Actor, day: date) -> str:
    """ "Wednesday 3 March 2027", or "Wednesday, March 3, 2027" where the pack puts the month first."""
    pack = jurisdictions.get(actor.jurisdiction)
    comma = "," if pack.date_order is DateOrder.MONTH_DAY else ""
    return f"{day:%A}{comma} {pack.in_words(day)}"


def when(actor: Actor, moment: datetime) -> str:
    """ "Wednesday 3 March 2027 at 9:30am"."""
    return f"{day_words(actor, day_of(actor, moment))} at {time_of(actor, moment)}"


def rests_on(actor: Actor, code: str) -> str:
    """The title of the condition on which an appointment rests; a source's own code as it is."""
    kinds = jurisdictions.get(actor.jurisdiction).condition_types if actor.jurisdiction else ()
    return next((each.title for each in kinds if each.code == code), code)


def power_words(actor: Actor, power: Power) -> str:
    """A condition with the days on which it stands, where they are limited."""
    first = power.starts_on if power.starts_on and power.starts_on > clock.today(actor.zone) else None
    since = f", from {day_words(actor, first)}" if first else ""
    until = f", until {day_words(actor, power.last_day)}" if power.last_day else ""
    return f"{power.title}{since}{until}"


def as_key(typed: str | None) -> UUID | None:
    """An id from an address or a form; None for none, and for what is no id."""
    try:
        return UUID(typed) if typed else None
    except ValueError:
        return None

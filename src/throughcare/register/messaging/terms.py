"""By which terms a person is told things: the pack's, what the agency chose, and what the person chose over both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from throughcare.register.documents.queries import Particulars
from throughcare.register.documents.wording import tells
from throughcare.register.messaging.drafts import Params
from throughcare.rules.dates import civil_date
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.crisis import sentences
from throughcare.rules.jurisdictions.messaging import (
    MASKS,
    SECRET_BLANKS,
    MessageWording,
    clock_words,
    day_words,
)

AGREED = "the place we agreed"
"""What a place is called whose own name would tell a stranger what it is about, or that has none."""
OUR_OFFICE = "the office"
"""What stands for an officer or a number that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for one person. stopped: they wrote STOP. wants: "", "text", "email" or "none"."""

    pack: Jurisdiction
    zone: str
    first: time
    last: time
    reminders: bool = True
    wants: str = ""
    stopped: bool = False
    language: str = "en"
    languages_read: tuple[str, ...] = ()

    def wording(self, kind: str) -> MessageWording:
        """The words for this person. Raises UnknownCode."""
        return self.pack.messages.wording(kind, self.language, self.languages_read)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the message is from; "the office" for what nobody knows."""

    officer: str
    phone: str

    @classmethod
    def of(cls, found: Particulars) -> Self:
        """Whoever is responsible, and their number."""
        return cls(found.officer or OUR_OFFICE, found.phone or OUR_OFFICE)


@dataclass(frozen=True, slots=True)
class Worded:
    """A message in words. shown: its text with links and codes masked, as staff see it."""

    subject: str
    text: str
    shown: str
    language: str
    template: str


def split(params: Params) -> tuple[dict[str, str], dict[str, str]]:
    """Plain values for the outbox, and those that open something and are sealed."""
    plain = {name: _plain(value) for name, value in params.items() if name not in SECRET_BLANKS}
    return plain, {name: str(value) for name, value in params.items() if name in SECRET_BLANKS}


def word(
    terms: Terms, kind: str, params: Mapping[str, str], secrets: Mapping[str, str], known: Known, at: datetime | None
) -> Worded:  # fmt: skip
    """The message in the person's words. at: the time it is about, for the blanks {date} and {time}.

    Raises BlanksDoNotFit, UnknownCode.
    """
    wording = terms.wording(kind)
    order, language = terms.pack.date_order, wording.language
    values = {
        "officer_name": known.officer, "phone": known.phone, "help": " ".join(sentences(terms.pack.help_now)),
        **(_when(at, terms, language) if at else {}),
        **params,
    }  # fmt: skip
    if tells(values.get("place", "")):
        values["place"] = AGREED
    if "date" in params:
        values["date"] = day_words(date.fromisoformat(params["date"]), language, order)
    subject, text = wording.fill({**values, **secrets})
    _, shown = wording.fill({**values, **{name: MASKS[name] for name in secrets}})
    return Worded(subject, text, shown, language, wording.named)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _when(at: datetime, terms: Terms, language: str) -> dict[str, str]:
    """Day and time of what it is about, in words."""
    day = day_words(civil_date(at, terms.zone), language, terms.pack.date_order)
    return {"date": day, "time": clock_words(at, terms.zone, language)}

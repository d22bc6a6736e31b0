"""What texts and e-mails to the person say, when they may come, and what the words of a reply mean.

A wording is one plain text with named blanks. It says when, where and what happens, asks for a plan, and names no
charge, illness or programme; who reads it over a shoulder learns nothing. The house's own are in `house_messages`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions.letters import BLANK, BlanksDoNotFit, filled
from throughcare.rules.kernel import Source, UnknownCode

SECRET_BLANKS = frozenset({"link", "code"})
"""Blanks that open something: kept sealed until the message has gone, and never shown to staff."""
MASKS = {"link": "(link)", "code": "(code)"}
ALWAYS_KNOWN = frozenset({"officer_name", "phone", "help"})
"""Blanks filled from the record and the pack; everything else comes with the message."""


class Asked(StrEnum):
    """By whom a kind of message is begun."""

    SYSTEM = "system"  # by what happens in the record
    OFFICER = "officer"  # by somebody, from the page of messages
    ANSWER = "answer"  # to what the person has just written: it goes out although texts were stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKind:
    """One kind of message. title: what staff call it. at_once: it waits for no hour of the day.

    reminds: the person, or the agency, may choose to have none of these.
    """

    code: str
    title: str
    by: Asked = Asked.SYSTEM
    at_once: bool = False
    reminds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWording:
    """The words of one kind in one language. subject: of an e-mail. checked: a speaker of the language has read it.

    An unchecked one is sent nowhere until the agency says that somebody who knows the language has read it.
    """

    kind: str
    language: str = "en"
    subject: str
    text: str
    version: date
    checked: bool = True

    @property
    def blanks(self) -> frozenset[str]:
        """The names of what is filled in."""
        return frozenset(BLANK.findall(f"{self.subject} {self.text}"))

    @property
    def named(self) -> str:
        """Which words it was: "appointment/en@2026-11-22"."""
        return f"{self.kind}/{self.language}@{self.version}"

    def fill(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Subject and text with every blank filled. Raises BlanksDoNotFit for one that is missing or empty."""
        missing = {name for name in self.blanks if not values.get(name, "").strip()}
        if missing:
            raise BlanksDoNotFit(self.named, missing, set())
        return filled(self.subject, values), filled(self.text, values)


class Meaning(StrEnum):
    """What a reply asks for, by its words alone. Nothing that a person writes counts against them."""

    PLAIN = "plain"
    STOP = "stop"
    START = "start"
    DISTRESS = "distress"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWords:
    """Words of replies, in lower case. stop, start: as the whole reply. distress: anywhere in it."""

    stop: frozenset[str]
    start: frozenset[str]
    distress: tuple[str, ...]

    def meaning_of(self, text: str) -> Meaning:
        """What the reply asks for. Distress is heard before anything else is."""
        said = plain_words(text)
        if any(f" {words} " in f" {said} " for words in self.distress):
            return Meaning.DISTRESS
        if said in self.stop:
            return Meaning.STOP
        return Meaning.START if said in self.start else Meaning.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTerms:
    """How a place tells people things. days_before, remind_at: of a reminder, by the clock where the agency is.

    first, last: the hours between which messages come, unless the person chose others. least: how long before an
    appointment a reminder still helps. source: for the day before; the hours are the house's own.
    """

    wordings: tuple[MessageWording, ...]
    replies: ReplyWords
    source: Source
    days_before: int = 1
    remind_at: time = time(10)
    first: time = time(9)
    last: time = time(20)
    least: timedelta = field(default=timedelta(hours=2))

    def wording(self, kind: str, language: str, read: Iterable[str] = ()) -> MessageWording:
        """The words of this kind: in the language where they may be sent in it, else in English.

        read: languages whose unchecked words the agency has had read. Raises UnknownCode.
        """
        ready = set(read)
        of_kind = {each.language: each for each in self.wordings if each.kind == kind}
        found = of_kind.get(language)
        if found is not None and (found.checked or language in ready):
            return found
        if "en" not in of_kind:
            raise UnknownCode("Messages", kind, sorted({each.kind for each in self.wordings}))
        return of_kind["en"]

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Languages in which there are words that nobody has read yet."""
        return tuple(sorted({each.language for each in self.wordings if not each.checked}))


def plain_words(text: str) -> str:
    """A reply as it is compared: lower case, without marks, one space between words."""
    low = text.lower().replace("’", "'").replace("'", "")
    return " ".join(re.findall(r"[^\W_]+", low))


def next_allowed(moment: datetime, zone: str, first: time, last: time) -> datetime:
    """`moment`, or the next time of day from `first` up to before `last` where the agency is. All aware."""
    place = ZoneInfo(zone)
    local = moment.astimezone(place)
    if first <= local.time() < last:
        return moment
    day = local.date() + timedelta(days=int(local.time() >= last))
    return datetime.combine(day, first, place).astimezone(moment.tzinfo)


def day_words(day: date, language: str, order: DateOrder) -> str:
    """The day with its weekday, in a language whose names of days and months stand here; else in English."""
    if language not in DAYS:
        return f"{DAYS['en'][day.weekday()]} {in_words(day, order)}"
    if language == "en":
        comma = "," if order is DateOrder.MONTH_DAY else ""
        return f"{DAYS['en'][day.weekday()]}{comma} {in_words(day, order)}"
    join = " de " if language == "es" else " "
    return f"{DAYS[language][day.weekday()]} {day.day}{join}{MONTHS[language][day.month - 1]}{join}{day.year}"


def clock_words(moment: datetime, zone: str, language: str) -> str:
    """ "10am", "2:30pm" in English, "14:30" in others, by the clock where the agency is."""
    local = moment.astimezone(ZoneInfo(zone))
    if language != "en":
        return f"{local:%H:%M}"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


DAYS: dict[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "cy": ("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"),
}
MONTHS: dict[str, tuple[str, ...]] = {
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
    "cy": ("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
           "Tachwedd", "Rhagfyr"),
}  # fmt: skip

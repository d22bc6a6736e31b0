"""What someone wants to record about a person, checked and turned into columns before anything is written.

Each draft has `columns(setting)`: the values to store, or a refusal that names the form's field.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from throughcare.platform import clock
from throughcare.platform.actor import Actor
from throughcare.register.people import aliases
from throughcare.register.people.aliases import alias_text
from throughcare.register.people.birth import OLDEST, UNKNOWN, Birth
from throughcare.register.people.folding import name_key, number_key
from throughcare.register.people.models import Address, ContactPoint, Name
from throughcare.register.people.refusals import (
    BirthImpossible,
    EndsBeforeStart,
    IdentifierNotValid,
    NameEmpty,
    NamesAChild,
    NotAChoice,
    NothingSaid,
)
from throughcare.register.people.words import (
    ASKED,
    BEST_WAYS,
    CHARACTERISTICS,
    CHILD,
    LETTER_FORMATS,
    OCCUPATIONS,
    RELATIONS,
)
from throughcare.rules import jurisdictions
from throughcare.rules.dates import age_on
from throughcare.rules.jurisdictions import InvalidIdentifier, Jurisdiction
from throughcare.rules.kernel import UnknownCode

type Columns = dict[str, object]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a draft is checked: the agency's pack (None for the system) and its civil date."""

    pack: Jurisdiction | None
    today: date

    @classmethod
    def of(cls, actor: Actor) -> "Setting":
        """The actor's own setting."""
        pack = jurisdictions.get(actor.jurisdiction) if actor.jurisdiction else None
        return cls(pack, clock.today(actor.zone))


class ItemDraft(Protocol):
    """One detail of a person."""

    def columns(self, setting: Setting) -> Columns:
        """The values to store. Raises a refusal."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDraft:
    """A name. replaces: it becomes the main name and the present main name a former one."""

    given: str = ""
    middle: str = ""
    family: str = ""
    kind: str = "main"
    starts_on: date | None = None
    ends_on: date | None = None
    replaces: bool = False

    def columns(self, setting: Setting) -> Columns:
        """Raises NameEmpty, NotAChoice, EndsBeforeStart."""
        given, middle, family = (" ".join(part.split()) for part in (self.given, self.middle, self.family))
        keys = name_key(given), name_key(family)
        if not any(keys):
            raise NameEmpty
        _choice("kind", self.kind, Name.Kind.values)
        period = _period(self.starts_on, self.ends_on)
        if self.kind == Name.Kind.ALIAS:
            return {"kind": self.kind, **aliases.EMPTY, "alias": alias_text(given, middle, family), **period}
        return {
            "kind": self.kind, "given": given, "middle": middle, "family": family,
            "given_key": keys[0], "family_key": keys[1], "alias": None, **period,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierDraft:
    """A number by which another register knows the person. scheme: a code of the pack's schemes."""

    scheme: str
    value: str

    def columns(self, setting: Setting) -> Columns:
        """Raises IdentifierNotValid with what the scheme expects."""
        value = self.value.strip()
        if not value:
            raise IdentifierNotValid("Enter the number", "value")
        if setting.pack is not None:
            try:
                value = setting.pack.identifier_scheme(self.scheme).clean(value)
            except UnknownCode as unknown:
                raise NotAChoice("scheme", self.scheme) from unknown
            except InvalidIdentifier as wrong:
                raise IdentifierNotValid(str(wrong), "value", scheme=self.scheme) from wrong
        return {"scheme": self.scheme, "value": value, "value_key": number_key(value)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDraft:
    """Where the person lives or gets letters. replaces: the present main address becomes a previous one.

    safe, letters: "yes", "no", "" for not asked; seen_by: who else sees what arrives. None leaves each as it is.
    """

    kind: str = "main"
    no_fixed_abode: bool = False
    lines: str = ""
    town: str = ""
    postcode: str = ""
    area: str = ""
    safe: str | None = None
    letters: str | None = None
    seen_by: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    replaces: bool = False

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, NotAChoice, EndsBeforeStart."""
        lines = "\n".join(line.strip() for line in self.lines.splitlines() if line.strip())
        town, area = self.town.strip(), self.area.strip()
        if not (self.no_fixed_abode or lines or town or self.postcode.strip() or area):
            raise NothingSaid("Enter the address, or tick that there is no fixed abode", "lines")
        _choice("kind", self.kind, Address.Kind.values)
        return {
            "kind": self.kind, "no_fixed_abode": self.no_fixed_abode, "lines": lines, "town": town,
            "postcode": " ".join(self.postcode.upper().split()), "area": area,
            **_safety(safe=self.safe, letters=self.letters), **_seen(self.seen_by),
            **_period(self.starts_on, self.ends_on),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """A telephone number or e-mail address. safe, voicemail, texts, seen_by: as in AddressDraft."""

    kind: str
    value: str
    safe: str | None = None
    voicemail: str | None = None
    texts: str | None = None
    seen_by: str | None = None
    note: str = ""

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, NotAChoice."""
        _choice("kind", self.kind, ContactPoint.Kind.values)
        value = self.value.strip()
        email = self.kind == ContactPoint.Kind.EMAIL
        figures = sum(letter.isdigit() for letter in value)
        if email and ("@" not in value[1:-1] or " " in value):
            raise NothingSaid("Enter an e-mail address, such as name@example.org", "value")
        if not email and (figures < 5 or any(letter not in "0123456789 +()-.#x" for letter in value.lower())):
            raise NothingSaid("Enter a telephone number in figures, such as 07700 900123", "value")
        return {
            "kind": self.kind, "value": value, "note": self.note.strip() or None, **_seen(self.seen_by),
            **_safety(safe=self.safe, voicemail=self.voicemail, texts=self.texts),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacteristicDraft:
    """A protected or personal characteristic in the person's or the source's own words."""

    kind: str
    as_given: str
    code: str = ""
    noted_on: date | None = None

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, NotAChoice."""
        _choice("kind", self.kind, CHARACTERISTICS)
        said = _said(self.as_given, "as_given", "Enter what the person says, or “prefers not to say”")
        if self.noted_on and self.noted_on > setting.today:
            raise NothingSaid("The date must be today or in the past", "noted_on")
        return {"kind": self.kind, "as_given": said, "code": self.code, "noted_on": self.noted_on}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentDraft:
    """What the person needs so that they can take part."""

    need: str
    starts_on: date | None = None
    ends_on: date | None = None

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, EndsBeforeStart."""
        need = _said(self.need, "need", "Enter what is needed, such as large print")
        return {"need": need, **_period(self.starts_on, self.ends_on)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """Someone around the person. other: their own record, where they have one."""

    kind: str
    name: str = ""
    note: str = ""
    other: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, NotAChoice, EndsBeforeStart."""
        _choice("kind", self.kind, RELATIONS)
        name, note = self.name.strip(), self.note.strip()
        if not (name or note or self.other):
            raise NothingSaid("Enter a name, or what is known of them", "name")
        if self.kind == CHILD and name:
            raise NamesAChild
        return {
            "kind": self.kind, "name": name, "note": note, "other_id": self.other,
            **_period(self.starts_on, self.ends_on),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationDraft:
    """Employment, education or training."""

    kind: str
    status: str
    organisation: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def columns(self, setting: Setting) -> Columns:
        """Raises NothingSaid, NotAChoice, EndsBeforeStart."""
        _choice("kind", self.kind, OCCUPATIONS)
        return {
            "kind": self.kind, "status": _said(self.status, "status", "Choose what best describes it"),
            "organisation": self.organisation.strip(), **_period(self.starts_on, self.ends_on),
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutDraft:
    """What stands in the person's own row. interpreter_needed: None until asked.

    letter_format, best_way: codes of `words`, "" for not asked; None leaves each as it is.
    """

    birth: Birth = UNKNOWN
    sex: str = ""
    language: str = ""
    interpreter_needed: bool | None = None
    letter_format: str | None = None
    best_way: str | None = None

    def columns(self, setting: Setting) -> Columns:
        """Raises BirthImpossible."""
        birth = self.birth
        if birth.earliest and birth.earliest > setting.today:
            raise BirthImpossible(birth.earliest, future=True)
        if birth.latest and age_on(birth.latest, setting.today) > OLDEST:
            raise BirthImpossible(birth.latest, future=False)
        return {
            "born_from": birth.earliest, "born_to": birth.latest, "born_precision": birth.precision,
            "born_as_given": birth.as_given.strip(), "sex": self.sex, "language": self.language,
            "interpreter_needed": self.interpreter_needed,
            **_chosen("letter_format", self.letter_format, LETTER_FORMATS),
            **_chosen("best_way", self.best_way, BEST_WAYS),
        }  # fmt: skip


NOTHING_KNOWN = AboutDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A new person as intake knows them. The reference is the system's to give; an older one is an identifier."""

    about: AboutDraft = NOTHING_KNOWN
    names: tuple[NameDraft, ...] = ()
    identifiers: tuple[IdentifierDraft, ...] = ()
    addresses: tuple[AddressDraft, ...] = ()
    contacts: tuple[ContactDraft, ...] = ()
    source: str = ""

    @property
    def items(self) -> tuple[ItemDraft, ...]:
        """Every detail beside the person's own row."""
        return (*self.names, *self.identifiers, *self.addresses, *self.contacts)


def _period(starts_on: date | None, ends_on: date | None) -> Columns:
    if starts_on and ends_on and ends_on < starts_on:
        raise EndsBeforeStart(starts_on, ends_on)
    return {"starts_on": starts_on, "ends_on": ends_on}


def _safety(**answers: str | None) -> Columns:
    """The answers that were given; one that was not stays as it is."""
    for field, answer in answers.items():
        if answer is not None:
            _choice(field, answer, ASKED)
    return {field: answer for field, answer in answers.items() if answer is not None}


def _seen(by: str | None) -> Columns:
    return {} if by is None else {"seen_by": by.strip()}


def _chosen(field: str, code: str | None, codes: Container[str]) -> Columns:
    if code is None:
        return {}
    if code:
        _choice(field, code, codes)
    return {field: code}


def _choice(field: str, code: str, codes: Container[str]) -> None:
    if code not in codes:
        raise NotAChoice(field, code)


def _said(text: str, field: str, otherwise: str) -> str:
    said = text.strip()
    if not said:
        raise NothingSaid(otherwise, field)
    return said

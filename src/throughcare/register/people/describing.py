"""Each kind of detail in words: label and value, from its columns as the database's JSON gives them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from throughcare.register.people.aliases import with_parts
from throughcare.register.people.birth import Birth
from throughcare.register.people.models import Address, ContactPoint, Name
from throughcare.register.people.words import (
    ASKED,
    BEST_WAYS,
    CHARACTERISTICS,
    LETTER_FORMATS,
    RELATIONS,
    sex_name,
)
from throughcare.rules.dates import DateOrder, in_words
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.languages import language_name

type Row = Mapping[str, Any]
type Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes opened rows in the words of one agency. schemes: what its identifier schemes are called."""

    order: DateOrder
    schemes: Mapping[str, str]

    @classmethod
    def of(cls, pack: Jurisdiction | None) -> "Describer":
        """The describer of a pack; neutral without one."""
        if pack is None:
            return cls(DateOrder.DAY_MONTH, {})
        return cls(pack.date_order, {scheme.code: scheme.title for scheme in pack.identifier_schemes})

    def rows(self, kind: str, row: Row) -> Rows:
        """The labels and values of one version of a detail; an empty value reads "Not recorded"."""
        describe: dict[str, Callable[[Row], Rows]] = {
            "about": self._about, "name": self._name, "identifier": self._identifier, "address": self._address,
            "contact": self._contact, "characteristic": self._characteristic, "adjustment": self._adjustment,
            "relation": self._relation, "occupation": self._occupation,
        }  # fmt: skip
        return describe[kind](row)

    def _about(self, row: Row) -> Rows:
        birth = Birth(
            _day(row["born_from"]), _day(row["born_to"]), row["born_precision"], row["born_as_given"]
        )
        asked = {None: "Not asked", True: "Yes", False: "No"}[row["interpreter_needed"]]
        return (
            ("Date of birth", birth.words(self.order)),
            ("Sex", sex_name(row["sex"])),
            ("Language", language_name(row["language"])),
            ("Interpreter needed", asked),
            ("Letters in", LETTER_FORMATS.get(row.get("letter_format") or "", "Not asked")),
            ("Best way to reach them", BEST_WAYS.get(row.get("best_way") or "", "Not asked")),
        )

    def _name(self, row: Row) -> Rows:
        parts = with_parts(row)
        spelt = " ".join(part for part in (parts["given"], parts["middle"], parts["family"]) if part)
        return ((str(Name.Kind(row["kind"]).label), spelt), *self._period(row))

    def _identifier(self, row: Row) -> Rows:
        return ((self.schemes.get(row["scheme"], row["scheme"]), row["value"]),)

    def _address(self, row: Row) -> Rows:
        lines = "\n".join(part for part in (row["lines"], row["town"], row["postcode"]) if part)
        said = "\n".join(part for part in ("No fixed abode" if row["no_fixed_abode"] else "", lines) if part)
        area = (("Area", row["area"]),) if row["area"] else ()
        asked = self._asked(row, safe="Safe to use", letters="Letters allowed")
        return ((str(Address.Kind(row["kind"]).label), said), *area, *asked, *self._period(row))

    def _contact(self, row: Row) -> Rows:
        phone = {"voicemail": "Voicemail allowed", "texts": "Texts allowed"}
        questions = {"safe": "Safe to use", **({} if row["kind"] == "email" else phone)}
        note = (("Note", row["note"]),) if row["note"] else ()
        return (
            (str(ContactPoint.Kind(row["kind"]).label), row["value"]),
            *self._asked(row, **questions),
            *note,
            *self._until(row),
        )

    def _characteristic(self, row: Row) -> Rows:
        noted = (("Noted on", self._date(row["noted_on"])),) if row["noted_on"] else ()
        return ((CHARACTERISTICS.get(row["kind"], row["kind"]), row["as_given"] or row["code"]), *noted)

    def _adjustment(self, row: Row) -> Rows:
        return (("Needs", row["need"]), *self._period(row))

    def _relation(self, row: Row) -> Rows:
        note = (("Note", row["note"]),) if row["note"] else ()
        return ((RELATIONS.get(row["kind"], row["kind"]), row["name"]), *note, *self._period(row))

    def _occupation(self, row: Row) -> Rows:
        label = "Employment" if row["kind"] == "employment" else "Education"
        said = row["as_given"] or row["status"]
        where = (("Where", row["organisation"]),) if row["organisation"] else ()
        return ((label, said), *where, *self._period(row))

    def _asked(self, row: Row, **questions: str) -> Rows:
        """The questions of safety; versions from before they were asked read "Not asked"."""
        answers = tuple((label, ASKED[row.get(name) or ""]) for name, label in questions.items())
        return (*answers, ("Who else sees it", row["seen_by"])) if row.get("seen_by") else answers

    def _period(self, row: Row) -> Rows:
        starts = (("From", self._date(row["starts_on"])),) if row["starts_on"] else ()
        return (*starts, *self._until(row))

    def _until(self, row: Row) -> Rows:
        return (("Until", self._date(row["ends_on"])),) if row["ends_on"] else ()

    def _date(self, iso: str) -> str:
        return in_words(date.fromisoformat(iso), self.order)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None

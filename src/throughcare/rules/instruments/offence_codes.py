"""Home Office offence codes and the groups that the predictors of England and Wales put them into.

A code is five digits: three for the class and two for the subclass ("04600"; the Home Office writes 046/00).

Why a table is here and can be replaced: assessments name an offence by its code, so a predictor that came without the
mapping could answer nobody; but codes are added every year, and an agency must not wait for a release of this library.
So a reviewed table ships with the library (`offence_codes_ew.csv`, one line for each run of subclasses that share
everything), is read on first need, and gives way to the agency's own: `using(read(path))` here, `--offence-codes FILE`
or THROUGHCARE_OFFENCE_CODES on the command line. Facts restated from ministryofjustice/hmpps-arns-risk-actuarial-api
and the Manage Offences mapping it reads: MIT, Crown copyright 2020-2024 (Ministry of Justice). Its weights are left
out: those columns come from a mock with permuted labels, and each instrument has its own. A code whose group the
source does not know (000/00, 000/01) is in no group here either, and 29 codes have no OGRS3 group.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from throughcare.rules.kernel import RuleError

CATEGORIES: dict[str, str] = {
    "burglary_domestic": "Burglary of a home",
    "burglary_other": "Other burglary",
    "drunkenness": "Drunkenness",
    "drink_driving": "Drink driving",
    "motoring_offences": "Motoring",
    "vehicle_related_theft": "Theft of or from vehicles",
    "fraud_and_forgery": "Fraud and forgery",
    "welfare_fraud": "Welfare fraud",
    "drug_import_export_or_production": "Drug import, export or production",
    "drug_possession_or_supply": "Drug possession or supply",
    "violence_against_the_person_abh_plus": "Violence, actual bodily harm or worse",
    "violence_against_the_person_sub_abh": "Violence below actual bodily harm",
    "public_order_and_harrassment": "Public order and harassment",  # spelt as its source spells it
    "weapons_non_firearm": "Weapons other than firearms",
    "firearms_most_serious": "Firearms, most serious",
    "firearms_other": "Other firearms",
    "handling_stolen_goods": "Handling stolen goods",
    "criminal_damage": "Criminal damage",
    "acquisitive_violence": "Robbery and other violence for gain",
    "other_offences": "Other offences",
    "absconding_or_bail": "Absconding or bail",
    "sexual_against_child": "Sexual, against a child",
    "sexual_not_against_child": "Sexual, not against a child",
    "theft_non_motor": "Theft, not of or from vehicles",
}
"""The 24 groups of the predictors of 2026, with their words."""

OGRS3_GROUPS: dict[str, str] = {
    "Violence": "violence",
    "Robbery": "robbery",
    "Public order": "public_order",
    "Sexual (not against child)": "sexual_not_against_child",
    "Sexual (against child)": "sexual_against_child",
    "Soliciting or prostitution": "soliciting_or_prostitution",
    "Burglary (domestic)": "burglary_domestic",
    "Burglary (other)": "burglary_other",
    "Theft (non-motor)": "theft_non_motor",
    "Handling stolen goods": "handling_stolen_goods",
    "Fraud and forgery": "fraud_and_forgery",
    "Absconding or bail offences": "absconding_or_bail",
    "Taking & driving away and related offences": "taking_and_driving_away",
    "Theft from vehicles": "theft_from_vehicles",
    "Other motoring": "other_motoring",
    "Drink driving and related offences": "drink_driving",
    "Criminal damage": "criminal_damage",
    "Drug import/export/production": "drug_import_export_production",
    "Drug possession/supply": "drug_possession_supply",
    "Other offence": "other",
}
"""What the Home Office form of the table calls the groups of OGRS3."""

CODE = re.compile(r"[0-9]{5}")
_PLAIN = re.compile(r"(?P<class>[0-9]{3})/?(?P<subclass>[0-9]{2})")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class BadOffenceTable(RuleError):
    """A table of offence codes cannot be used. line: where in the file."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, line {line}: {reason}.", table=name, line=line)


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence code and its groups. category: one of CATEGORIES, or None where none is known.

    violent: whether a sanction for it counts as violent. violent_or_sexual: the flag of the personality-disorder
    pathway. ogrs3_group: a group of OGRS3, or None.
    """

    code: str
    category: str | None = None
    violent: bool | None = None
    violent_or_sexual: bool | None = None
    ogrs3_group: str | None = None


@dataclass(frozen=True, slots=True)
class OffenceCodes:
    """A table of offence codes. name: what it is called in reasons."""

    name: str
    offences: Mapping[str, Offence] = field(repr=False)

    def find(self, code: str) -> Offence:
        """The offence under a code of five digits; one without groups where the table does not hold it."""
        return self.offences.get(code, Offence(code))


@dataclass(frozen=True, slots=True)
class OffenceCode:
    """A Home Office code, looked up in the table in use. Text that is no code is kept, in no group."""

    def read(self, value: object) -> Offence:
        if isinstance(value, Offence):
            return value
        if not isinstance(value, str):
            raise ValueError('must be text of five digits, such as "04600"')
        return in_use().find(value)

    def from_text(self, text: str) -> object:
        return text

    @property
    def words(self) -> str:
        return 'a Home Office offence code: text of five digits, such as "04600"'


def read(path: Path) -> OffenceCodes:
    """The table of a CSV file, in the form of this library's own or in the Home Office's. Raises BadOffenceTable.

    The Home Office's has a code a line: ho_code (046/00 or 04600), actuarial_category, IS_VIOLENT_SANCTION,
    OPD_VIOLENCE_SEX_FLAG, ogrs3Weighting_group; further columns are left alone.
    """
    try:
        return _checked(path.name, path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError, csv.Error) as unreadable:
        raise BadOffenceTable(path.name, 0, f"it cannot be read ({unreadable})") from unreadable


@cache
def shipped() -> OffenceCodes:
    """The table that comes with the library."""
    from importlib.resources import files

    text = files("throughcare.rules.instruments").joinpath("offence_codes_ew.csv").read_text(encoding="utf-8")
    return _checked("the library's table of Home Office offence codes", text.splitlines())


_CHOSEN: ContextVar[OffenceCodes | None] = ContextVar("offence codes in use", default=None)


def in_use() -> OffenceCodes:
    """The table that codes are looked up in: the one chosen by `using`, else the library's."""
    return _CHOSEN.get() or shipped()


@contextmanager
def using(table: OffenceCodes) -> Iterator[None]:
    """Look codes up in `table` for as long as the block runs."""
    before = _CHOSEN.set(table)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def _checked(name: str, lines: Iterable[str]) -> OffenceCodes:
    rows = csv.DictReader(lines)
    reads = _ours if "subclasses" in (rows.fieldnames or ()) else _home_office
    offences: dict[str, Offence] = {}
    for row in rows:
        try:
            if None in row.values():
                raise ValueError("it has too few columns")
            found = list(reads(row))
        except (KeyError, ValueError) as wrong:
            raise BadOffenceTable(name, rows.line_num, _said(wrong)) from wrong
        for offence in found:
            if offence.code in offences:
                raise BadOffenceTable(name, rows.line_num, f"{offence.code} stands there already")
            offences[offence.code] = offence
    if not offences:
        raise BadOffenceTable(name, rows.line_num, "it holds no code")
    return OffenceCodes(name, offences)


def _said(wrong: KeyError | ValueError) -> str:
    return f"it has no column or value {wrong}" if isinstance(wrong, KeyError) else str(wrong)


def _ours(row: dict[str, str]) -> Iterator[Offence]:
    for run in row["subclasses"].split():
        first, _, last = run.partition("-")
        for subclass in range(int(first), int(last or first) + 1):
            yield Offence(
                _code(f"{row['class']}{subclass:02d}"), _category(row["category"]),
                _YES_NO[row["violent_sanction"]], _YES_NO[row["violent_or_sexual"]], row["ogrs3_group"] or None,
            )  # fmt: skip


def _home_office(row: dict[str, str]) -> Iterator[Offence]:
    yield Offence(
        _code(row["ho_code"]),
        _category(row["actuarial_category"].lower().removeprefix("unknown")),
        _YES_NO[row["IS_VIOLENT_SANCTION"].lower()],
        _YES_NO[row["OPD_VIOLENCE_SEX_FLAG"].lower()],
        OGRS3_GROUPS.get(row["ogrs3Weighting_group"]),
    )


def _code(text: str) -> str:
    found = _PLAIN.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no offence code: three digits, a stroke or none, two digits")
    return found["class"] + found["subclass"]


def _category(text: str) -> str | None:
    if text and text not in CATEGORIES:
        raise ValueError(f"{text!r} is none of the groups: {', '.join(CATEGORIES)}")
    return text or None

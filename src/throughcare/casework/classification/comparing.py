"""Two calculations side by side: input by input, with what differs; and what another level would change. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from throughcare.casework.classification.titles import band_title, level_title
from throughcare.rules import catalogue
from throughcare.rules.forms import Question, shown
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.classifying import Fact, FromFact
from throughcare.rules.kernel import Item, UnknownCode

NOTHING = "Not known"
PRIORITY = {
    "low": "A place on a programme of high intensity goes to others first; help with needs stays open.",
    "medium": "Places on programmes of medium intensity are meant for people at this level.",
    "high": "Places on programmes of high intensity are meant first for people at this level.",
}
"""The risk principle in words: intensity follows risk."""


class Made(Protocol):
    """A calculation as it is read."""

    @property
    def rule(self) -> str: ...
    @property
    def inputs(self) -> dict[str, Any]: ...
    @property
    def origins(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """One input, before and now. changed: whether it differs. origin: where the present one came from."""

    asks: str
    before: str
    now: str
    origin: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a level brings with it, now and as proposed."""

    what: str
    now: str
    then: str

    @property
    def changed(self) -> bool:
        """Whether it differs."""
        return self.now != self.then


def compared(pack: Jurisdiction, now: Made, before: Made | None) -> tuple[Compared, ...]:
    """Every input that either has, those that differ first. The day of a calculation is no difference."""
    items = _items(now.rule)
    days = _days(pack)
    names = [name for name in items if name in now.inputs or (before is not None and name in before.inputs)]
    lines = []
    for name in names:
        if name in days:
            continue
        was = before.inputs.get(name) if before is not None else None
        value = now.inputs.get(name)
        lines.append(
            Compared(
                items[name].asks, _words(items[name], was), _words(items[name], value),
                _first_upper(now.origins.get(name, "")), before is not None and was != value,
            )
        )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: not line.changed))


def effects(pack: Jurisdiction, now: str, then: str) -> tuple[Effect, ...]:
    """What would change with the level, as the pack has it; "" for `now` where none is held."""
    work = pack.level_rule.work if pack.level_rule else {}
    unit = pack.level_rule.work_unit if pack.level_rule else ""
    says = pack.level_rule.work_says if pack.level_rule else "No published figure was read."
    return (
        Effect("Comes down to", band_title(pack, now) or NOTHING, band_title(pack, then) or NOTHING),
        Effect(f"{pack.words.contact.title} standard", _standard(pack, now), _standard(pack, then)),
        Effect("Workload", *(f"{work[level]:g} {unit}" if level in work else says for level in (now, then))),
        Effect("Programme priority", _priority(pack, now), _priority(pack, then)),
    )


def _standard(pack: Jurisdiction, level: str) -> str:
    table = pack.contact_standards
    if table is None:
        return "No published standard was read: the agency's own holds."
    rows = [row for row in table.rows if row.level == level]
    said = "; ".join(
        f"{row.what.replace('_', ' ')}: {row.times} in {row.days} days" if row.times else f"{row.what}: none"
        for row in rows
    )
    return said or f"None for {level_title(pack, level) or 'no level'}"


def _priority(pack: Jurisdiction, level: str) -> str:
    found = next((each for each in pack.levels if each.code == level), None)
    if found is None or found.band is None:
        return "Not said for this level"
    return PRIORITY[found.band.value]


def _items(rule: str) -> Mapping[str, Item]:
    try:
        return {item.name: item for item in catalogue.find(rule).items}
    except UnknownCode:
        return {}


def _days(pack: Jurisdiction) -> Sequence[str]:
    takes = pack.level_rule.takes if pack.level_rule else {}
    return [name for name, of in takes.items() if FromFact(Fact.TODAY) in of]


def _words(item: Item, value: object) -> str:
    return NOTHING if value is None else _first_upper(shown(Question(item=item), value))


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Whether two descriptions may be of one person, and why, in words. Pure.

A warning at intake, not a merge: it would rather show one too many, and always says its reason.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.register.people.birth import UNKNOWN, Birth

A_YEAR = 366
"""Days; two births no further apart are "within a year"."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two records are compared by, all of it folded.

    names: (given, family) of every name. identifiers: (scheme, number). postcodes, areas: of any address. contacts:
    telephone numbers and e-mail addresses, of the one described only: those held are sealed.
    """

    names: frozenset[tuple[str, str]] = frozenset()
    birth: Birth = UNKNOWN
    identifiers: frozenset[tuple[str, str]] = frozenset()
    postcodes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records may be one person. weight: 1 is slight, 5 next to certain."""

    weight: int
    words: str


def reasons(new: Likeness, held: Likeness, schemes: dict[str, str]) -> tuple[Reason, ...]:
    """Why `new` and `held` may be one person, strongest first; none when nothing speaks for it.

    schemes: what each identifier scheme is called.
    """
    found = [
        Reason(5, f"Same {schemes.get(scheme, 'identifier')}")
        for scheme, number in sorted(new.identifiers & held.identifiers)
    ]
    named = max((_alike(mine, theirs) for mine in new.names for theirs in held.names), default=NOT_ALIKE)
    by_name_and_birth = _name_and_birth(named, new, held)
    if by_name_and_birth:
        found.append(by_name_and_birth)
    if _same_day(new.birth, held.birth) and new.postcodes & held.postcodes:
        found.append(Reason(3, "Same date of birth and postcode"))
    return tuple(sorted(found, key=lambda reason: -reason.weight))


def slips(one: str, other: str, most: int = 2) -> int:
    """How many slips part two words: letters left out, put in, replaced or changing places; `most` + 1 if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for to, against in enumerate(other, start=1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != against))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == against:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


SAME, REVERSED, SIMILAR, SAME_FAMILY, NOT_ALIKE = 4, 3, 2, 1, 0
NAME_WORDS = {
    SAME: "Same name",
    REVERSED: "Same names the other way round",
    SIMILAR: "Similar name",
    SAME_FAMILY: "Same surname",
}


def _alike(mine: tuple[str, str], theirs: tuple[str, str]) -> int:
    if mine == theirs:
        return SAME
    if mine == theirs[::-1] and all(mine):
        return REVERSED
    if all(_near(one, other) for one, other in zip(mine, theirs, strict=True)):
        return SIMILAR
    return SAME_FAMILY if mine[1] and mine[1] == theirs[1] else NOT_ALIKE


def _near(one: str, other: str) -> bool:
    """The same but for a slip or two, or one the beginning of the other; a part not said is near anything."""
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    return slips(one, other) <= min(2, min(len(one), len(other)) // 3)


def _name_and_birth(named: int, new: Likeness, held: Likeness) -> Reason | None:
    if named == NOT_ALIKE:
        return None
    words = NAME_WORDS[named]
    if _same_day(new.birth, held.birth):
        return Reason(4 if named >= REVERSED else 3, f"{words} and date of birth")
    if named == SAME_FAMILY:
        return None
    if _day_and_month_swapped(new.birth, held.birth):
        return Reason(3, f"{words}, day and month of birth the other way round")
    apart = _days_apart(new.birth, held.birth)
    same_area = bool(new.areas & held.areas)
    if apart is None:
        return (
            Reason(2, f"{words}, a date of birth is not recorded") if named >= REVERSED or same_area else None
        )
    if apart > A_YEAR:
        return None
    if same_area:
        return Reason(2, f"{words}, born within a year, same area")
    return Reason(1, f"{words}, born within a year") if named >= REVERSED else None


def _same_day(one: Birth, other: Birth) -> bool:
    return one.precision == other.precision == "exact" and one.earliest == other.earliest


def _day_and_month_swapped(one: Birth, other: Birth) -> bool:
    if not (one.precision == other.precision == "exact" and one.earliest and other.earliest):
        return False
    mine, theirs = one.earliest, other.earliest
    return (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month) and mine != theirs


def _days_apart(one: Birth, other: Birth) -> int | None:
    """Days between two births, 0 where their spans meet; None when one is not known."""
    spans: list[tuple[date, date]] = [
        (birth.earliest, birth.latest) for birth in (one, other) if birth.earliest and birth.latest
    ]
    if len(spans) < 2:
        return None
    (first, last), (begin, end) = spans
    return max((begin - last).days, (first - end).days, 0)
